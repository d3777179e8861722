CREATE TABLE "counter_drafts" (
	"username" text NOT NULL,
	"project_id" text NOT NULL,
	"item" text NOT NULL,
	"values" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "counter_drafts_pkey" PRIMARY KEY("username","project_id","item")
);
--> statement-breakpoint
ALTER TABLE "counter_drafts" ADD CONSTRAINT "counter_drafts_username_accounts_username_fk" FOREIGN KEY ("username") REFERENCES "public"."accounts"("username") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "counter_drafts_saved" ON "counter_drafts" USING btree ("saved_at");--> statement-breakpoint
CREATE INDEX "events_told_again" ON "events" USING btree ("recorded_at") WHERE jsonb_path_exists(data, '$.again') or jsonb_path_exists(data, '$.replacement.fact.again');