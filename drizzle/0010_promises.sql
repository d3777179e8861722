CREATE TABLE "promises" (
	"project_id" text NOT NULL,
	"promise" text NOT NULL,
	"kind" text NOT NULL,
	"item" text NOT NULL,
	"instance" integer NOT NULL,
	"status" text NOT NULL,
	"text_version" text NOT NULL,
	"offered_on" date NOT NULL,
	"signed_on" date,
	"signer" text,
	"capacity" text,
	"how" text,
	"withdrawn_on" date,
	CONSTRAINT "promises_pkey" PRIMARY KEY("project_id","promise")
);
--> statement-breakpoint
CREATE INDEX "promises_kind" ON "promises" USING btree ("kind","status");--> statement-breakpoint
CREATE INDEX "promises_case" ON "promises" USING btree ("project_id","item");