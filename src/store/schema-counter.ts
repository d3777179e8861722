// What was typed at the counter and not yet sent, by account and case: it outlives sessions, and is gone once taken in.
import { index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { instant, json } from './columns.ts';
import { accounts } from './schema-people.ts';

export const counterDrafts = pgTable(
  'counter_drafts',
  {
    username: text('username')
      .notNull()
      .references(() => accounts.username, { onDelete: 'cascade' }),
    /** Both empty: a project that is being opened. */
    projectId: text('project_id').notNull(),
    item: text('item').notNull(),
    /** The fields of the form by name. */
    values: json<Readonly<Record<string, string | readonly string[]>>>('values').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'counter_drafts_pkey', columns: [table.username, table.projectId, table.item] }),
    index('counter_drafts_saved').on(table.savedAt),
  ],
);
