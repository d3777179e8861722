-- These rows are rewritten with every event. With room left in each page the new row stays beside the old one and no index
-- has to learn of it.
ALTER TABLE "projects" SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE "cases" SET (fillfactor = 80);
--> statement-breakpoint
ALTER TABLE "clocks" SET (fillfactor = 80);
