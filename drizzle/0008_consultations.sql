ALTER TABLE "cases" ADD COLUMN "consulted" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
CREATE INDEX "cases_consulted" ON "cases" USING gin ("consulted") WHERE consulted <> '[]'::jsonb;--> statement-breakpoint
CREATE INDEX "clocks_consultation" ON "clocks" USING btree ("subject") WHERE kind = 'consultation';