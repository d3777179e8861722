// All tables of the store. A change here needs a named migration: `npx drizzle-kit generate --config
// drizzle/drizzle.config.ts --name <what_it_does>`; migrations already published are never edited.
export * from './schema-calendars.ts';
export * from './schema-counter.ts';
export * from './schema-files.ts';
export * from './schema-links.ts';
export * from './schema-papers.ts';
export * from './schema-people.ts';
export * from './schema-problems.ts';
export * from './schema-record.ts';
export * from './schema-tolerance.ts';
