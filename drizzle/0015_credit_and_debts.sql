CREATE TABLE "credit_acts" (
	"mark_id" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"on_day" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"reason" text,
	"document" text,
	"outcome" text,
	"idempotency_key" text,
	"request_hash" text,
	CONSTRAINT "credit_acts_pkey" PRIMARY KEY("mark_id","seq")
);
--> statement-breakpoint
CREATE TABLE "credit_marks" (
	"id" text PRIMARY KEY NOT NULL,
	"credit_code" text NOT NULL,
	"owner_name" text NOT NULL,
	"region" text NOT NULL,
	"ground" text NOT NULL,
	"list" text,
	"document" text,
	"reason" text NOT NULL,
	"project_id" text,
	"item" text,
	"source_seq" integer,
	"effective_from" date NOT NULL,
	"public_from" date NOT NULL,
	"ban_until" date,
	"status" text NOT NULL,
	"ended_on" date,
	"appeal_open" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cases" ADD COLUMN "debts" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "credit_acts" ADD CONSTRAINT "credit_acts_mark_id_credit_marks_id_fk" FOREIGN KEY ("mark_id") REFERENCES "public"."credit_marks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "credit_acts_idempotency" ON "credit_acts" USING btree ("actor","idempotency_key") WHERE idempotency_key is not null;--> statement-breakpoint
CREATE INDEX "credit_marks_owner" ON "credit_marks" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "credit_marks_list" ON "credit_marks" USING btree ("region" text_pattern_ops,"status");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_marks_source" ON "credit_marks" USING btree ("project_id","item","source_seq") WHERE source_seq is not null;--> statement-breakpoint
CREATE INDEX "cases_debts" ON "cases" USING btree ("department","project_id") WHERE debts <> '[]'::jsonb;--> statement-breakpoint
-- What was done about a mark is only ever added to; a mark may stand otherwise, and is never taken away.
CREATE FUNCTION "refuse_credit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION '% is append-only: % is refused; add an act instead', TG_TABLE_NAME, lower(TG_OP)
		USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER "credit_acts_append_only" BEFORE UPDATE OR DELETE ON "credit_acts"
	FOR EACH ROW EXECUTE FUNCTION "refuse_credit_change"();
--> statement-breakpoint
CREATE TRIGGER "credit_acts_not_truncated" BEFORE TRUNCATE ON "credit_acts"
	FOR EACH STATEMENT EXECUTE FUNCTION "refuse_credit_change"();
--> statement-breakpoint
CREATE TRIGGER "credit_marks_kept" BEFORE DELETE ON "credit_marks"
	FOR EACH ROW EXECUTE FUNCTION "refuse_credit_change"();
