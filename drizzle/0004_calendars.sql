CREATE TABLE "calendar_documents" (
	"hash" text PRIMARY KEY NOT NULL,
	"calendar_id" text NOT NULL,
	"year" integer NOT NULL,
	"document" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_moves" (
	"proposal" text NOT NULL,
	"rank" integer NOT NULL,
	"project_id" text NOT NULL,
	"item" text,
	"kind" text NOT NULL,
	"subject" text,
	"department" text,
	"running" boolean NOT NULL,
	"expected" boolean NOT NULL,
	"before" date NOT NULL,
	"after" date NOT NULL,
	"provisional_before" boolean NOT NULL,
	"provisional_after" boolean NOT NULL,
	CONSTRAINT "calendar_moves_pkey" PRIMARY KEY("proposal","rank")
);
--> statement-breakpoint
CREATE TABLE "calendar_proposals" (
	"id" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"origin" text NOT NULL,
	"undoes" integer,
	"base" integer NOT NULL,
	"documents" jsonb NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"created_by_name" text NOT NULL,
	"checked_at" timestamp (3) with time zone NOT NULL,
	"checked_for" date NOT NULL,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"decided_by_name" text,
	"decision_note" text,
	"release" integer
);
--> statement-breakpoint
CREATE TABLE "calendar_releases" (
	"number" integer PRIMARY KEY NOT NULL,
	"applied_at" timestamp (3) with time zone NOT NULL,
	"proposal" text,
	"documents" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"audience" text NOT NULL,
	"kind" text NOT NULL,
	"project_id" text,
	"region" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE INDEX "calendar_proposals_created" ON "calendar_proposals" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_key" ON "messages" USING btree ("key");--> statement-breakpoint
CREATE INDEX "messages_audience" ON "messages" USING btree ("audience","created_at");--> statement-breakpoint
CREATE INDEX "cases_refiled" ON "cases" USING btree ("received_on") WHERE instance > 1;