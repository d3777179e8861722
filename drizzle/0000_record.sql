CREATE TABLE "accounts" (
	"username" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"roles" text[] NOT NULL,
	"department" text,
	"region" text,
	"credit_code" text,
	"phone" text,
	"active" boolean NOT NULL,
	"lang" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"key" text NOT NULL,
	"window_start" timestamp (3) with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "sign_in_attempts_pkey" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "sign_in_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"project_id" text NOT NULL,
	"item" text NOT NULL,
	"position" integer NOT NULL,
	"stage" text NOT NULL,
	"department" text NOT NULL,
	"status" text NOT NULL,
	"holder" text,
	"holder_since" date,
	"instance" integer NOT NULL,
	"version" integer NOT NULL,
	"received_on" date,
	"accepted_on" date,
	"deemed" boolean NOT NULL,
	"deemed_from" date,
	"decided_on" date,
	"done_on" date,
	"delivered_on" date,
	"result" text,
	"pause_until" date,
	"owed" jsonb NOT NULL,
	"waits_for" jsonb NOT NULL,
	"run" jsonb NOT NULL,
	"yellow_on" date,
	"red_on" date,
	"breach_on" date,
	"next_due_on" date,
	CONSTRAINT "cases_pkey" PRIMARY KEY("project_id","item")
);
--> statement-breakpoint
CREATE TABLE "clocks" (
	"project_id" text NOT NULL,
	"item" text NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"subject" text,
	"state" text NOT NULL,
	"holder" text,
	"started_on" date NOT NULL,
	"limit_days" integer,
	"limit_unit" text,
	"extended_by" integer NOT NULL,
	"due_on" date,
	"expected_due_on" date,
	"stopped_on" date,
	"provisional" boolean NOT NULL,
	"edition" text NOT NULL,
	"used_days" integer,
	"remaining_days" integer,
	"pauses" jsonb NOT NULL,
	"overdue_working" integer,
	"overdue_natural" integer,
	"yellow_on" date,
	"late_on" date,
	"late" text,
	"next_change_on" date,
	"main" boolean NOT NULL,
	CONSTRAINT "clocks_pkey" PRIMARY KEY("project_id","item","ordinal")
);
--> statement-breakpoint
CREATE TABLE "events" (
	"project_id" text NOT NULL,
	"seq" integer NOT NULL,
	"item" text,
	"case_version" integer,
	"type" text NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"occurred_on" date NOT NULL,
	"recorded_at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"actor_name" text NOT NULL,
	"data" jsonb NOT NULL,
	"back_entry" boolean NOT NULL,
	"rest_day" boolean NOT NULL,
	"idempotency_key" text,
	"request_hash" text,
	"hash_algorithm" text NOT NULL,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "events_pkey" PRIMARY KEY("project_id","seq"),
	CONSTRAINT "events_case_version" UNIQUE("project_id","item","case_version")
);
--> statement-breakpoint
CREATE TABLE "projects" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"pinyin" text NOT NULL,
	"search" text GENERATED ALWAYS AS (lower(name || ' ' || code || ' ' || pinyin)) STORED,
	"template_id" text NOT NULL,
	"template_version" text NOT NULL,
	"category" text NOT NULL,
	"region" text NOT NULL,
	"owner_name" text NOT NULL,
	"owner_credit_code" text NOT NULL,
	"agent" text,
	"attributes" jsonb NOT NULL,
	"warnings" jsonb NOT NULL,
	"opened_on" date NOT NULL,
	"last_seq" integer NOT NULL,
	"last_hash" text NOT NULL,
	"stage" text,
	"done" integer NOT NULL,
	"total" integer NOT NULL,
	"yellow_on" date,
	"red_on" date,
	"breach_on" date,
	"next_due_on" date,
	"closed" boolean NOT NULL,
	"target" jsonb,
	CONSTRAINT "projects_code" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"id" text NOT NULL,
	"version" text NOT NULL,
	"status" text NOT NULL,
	"document" jsonb NOT NULL,
	"source" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	"imported_by" text NOT NULL,
	CONSTRAINT "templates_pkey" PRIMARY KEY("id","version")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_username_accounts_username_fk" FOREIGN KEY ("username") REFERENCES "public"."accounts"("username") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_username_accounts_username_fk" FOREIGN KEY ("username") REFERENCES "public"."accounts"("username") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sign_in_links" ADD CONSTRAINT "sign_in_links_username_accounts_username_fk" FOREIGN KEY ("username") REFERENCES "public"."accounts"("username") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_tokens_username" ON "api_tokens" USING btree ("username");--> statement-breakpoint
CREATE INDEX "sessions_expires" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_username" ON "sessions" USING btree ("username");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_window" ON "sign_in_attempts" USING btree ("window_start");--> statement-breakpoint
CREATE INDEX "cases_status_holder" ON "cases" USING btree ("status","holder");--> statement-breakpoint
CREATE INDEX "cases_department" ON "cases" USING btree ("department","status");--> statement-breakpoint
CREATE INDEX "cases_holder" ON "cases" USING btree ("holder","status");--> statement-breakpoint
CREATE INDEX "cases_deemed_from" ON "cases" USING btree ("deemed_from") WHERE status = 'received';--> statement-breakpoint
CREATE INDEX "clocks_next_change" ON "clocks" USING btree ("next_change_on") WHERE state = 'running';--> statement-breakpoint
CREATE INDEX "clocks_due" ON "clocks" USING btree ("due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "events_idempotency" ON "events" USING btree ("actor","idempotency_key") WHERE idempotency_key is not null;--> statement-breakpoint
CREATE INDEX "events_occurred_on" ON "events" USING btree ("occurred_on");--> statement-breakpoint
CREATE INDEX "projects_region" ON "projects" USING btree ("region" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "projects_agent" ON "projects" USING btree ("agent");--> statement-breakpoint
CREATE INDEX "projects_owner" ON "projects" USING btree ("owner_credit_code");--> statement-breakpoint
CREATE INDEX "projects_template" ON "projects" USING btree ("template_id","template_version");--> statement-breakpoint
CREATE INDEX "projects_code_prefix" ON "projects" USING btree ("code" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "projects_open_yellow" ON "projects" USING btree ("yellow_on") WHERE not closed;--> statement-breakpoint
CREATE INDEX "projects_open_red" ON "projects" USING btree ("red_on") WHERE not closed;