CREATE TABLE "owner_problems" (
	"project_id" text NOT NULL,
	"problem" text NOT NULL,
	"kind" text NOT NULL,
	"item" text,
	"unit" text NOT NULL,
	"status" text NOT NULL,
	"named" boolean NOT NULL,
	"complex" boolean NOT NULL,
	"round" integer NOT NULL,
	"summary" text NOT NULL,
	"opened_on" date NOT NULL,
	"started_on" date NOT NULL,
	"due_on" date NOT NULL,
	"yellow_on" date,
	"late_on" date,
	"provisional" boolean NOT NULL,
	"edition" text NOT NULL,
	"contact_due_on" date,
	"answered_on" date,
	"outcome" text,
	"closed_on" date,
	"overdue_working" integer,
	CONSTRAINT "owner_problems_pkey" PRIMARY KEY("project_id","problem")
);
--> statement-breakpoint
CREATE TABLE "problem_contacts" (
	"project_id" text NOT NULL,
	"problem" text NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "problem_contacts_pkey" PRIMARY KEY("project_id","problem")
);
--> statement-breakpoint
ALTER TABLE "owner_problems" ADD CONSTRAINT "owner_problems_project_id_projects_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."projects"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "owner_problems_due" ON "owner_problems" USING btree ("due_on");--> statement-breakpoint
CREATE INDEX "owner_problems_unit" ON "owner_problems" USING btree ("unit","status");