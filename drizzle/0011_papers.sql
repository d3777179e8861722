CREATE TABLE "paper_counters" (
	"region" text NOT NULL,
	"office" text NOT NULL,
	"word" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "paper_counters_pkey" PRIMARY KEY("region","office","word","year")
);
--> statement-breakpoint
CREATE TABLE "paper_texts" (
	"region" text NOT NULL,
	"kind" text NOT NULL,
	"version" integer NOT NULL,
	"document" jsonb,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"saved_by" text NOT NULL,
	"saved_by_name" text NOT NULL,
	CONSTRAINT "paper_texts_pkey" PRIMARY KEY("region","kind","version")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"id" text PRIMARY KEY NOT NULL,
	"project_id" text NOT NULL,
	"item" text,
	"kind" text NOT NULL,
	"region" text NOT NULL,
	"office" text NOT NULL,
	"word" text NOT NULL,
	"year" integer NOT NULL,
	"serial" integer NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"issued_by" text NOT NULL,
	"issued_by_name" text NOT NULL,
	"about" integer,
	"replaces" text,
	"facts" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"hash_algorithm" text NOT NULL,
	"voided_at" timestamp (3) with time zone,
	"void_reason" text,
	"replaced_by" text,
	CONSTRAINT "papers_number" UNIQUE("region","office","word","year","serial")
);
--> statement-breakpoint
CREATE INDEX "papers_project" ON "papers" USING btree ("project_id","issued_at");--> statement-breakpoint
-- What was issued stays word for word; only its state (void, replaced) may follow the record.
CREATE FUNCTION "refuse_paper_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' THEN
		IF (to_jsonb(NEW) - ARRAY['voided_at', 'void_reason', 'replaced_by'])
			= (to_jsonb(OLD) - ARRAY['voided_at', 'void_reason', 'replaced_by']) THEN
			RETURN NEW;
		END IF;
	END IF;
	RAISE EXCEPTION 'papers are append-only: % is refused; void the paper and issue another', lower(TG_OP)
		USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "papers_append_only" BEFORE UPDATE OR DELETE ON "papers"
	FOR EACH ROW EXECUTE FUNCTION "refuse_paper_change"();
--> statement-breakpoint
CREATE TRIGGER "papers_not_truncated" BEFORE TRUNCATE ON "papers"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_event_change"();
