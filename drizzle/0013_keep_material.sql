CREATE TABLE "certificates" (
	"id" text PRIMARY KEY NOT NULL,
	"credit_code" text NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"number" text NOT NULL,
	"valid_until" date,
	"source" text NOT NULL,
	"hash" text,
	"revoked_on" date,
	"revoked_reason" text,
	"revoked_by" text,
	"registered_at" timestamp (3) with time zone NOT NULL,
	"registered_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "file_reads" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "file_reads_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"project_id" text NOT NULL,
	"seq" integer NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"project_id" text NOT NULL,
	"seq" integer NOT NULL,
	"item" text NOT NULL,
	"material" text NOT NULL,
	"material_name" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"how" text NOT NULL,
	"arrived_at" timestamp (3) with time zone NOT NULL,
	"sent_by" text NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "materials_pkey" PRIMARY KEY("project_id","seq")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"hash" text NOT NULL,
	"name" text NOT NULL,
	"bytes" bigint NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "certificates_owner" ON "certificates" USING btree ("credit_code","name_key");--> statement-breakpoint
CREATE INDEX "file_reads_file" ON "file_reads" USING btree ("project_id","seq");--> statement-breakpoint
CREATE INDEX "materials_pending" ON "materials" USING btree ("arrived_at") WHERE state = 'pending';--> statement-breakpoint
CREATE INDEX "uploads_created" ON "uploads" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "uploads_hash" ON "uploads" USING btree ("hash");--> statement-breakpoint
CREATE INDEX "events_file" ON "events" USING btree ((data ->> 'file')) WHERE data ? 'file';