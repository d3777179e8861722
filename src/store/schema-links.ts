// Table of the links by which owners see one project without an account. All but the last use follows from the record.
import { index, pgTable, text } from 'drizzle-orm/pg-core';
import type { LinkPurpose } from '../domain/link-acts.ts';
import { civilDay, instant } from './columns.ts';
import { projects } from './schema-record.ts';

export const ownerLinks = pgTable(
  'owner_links',
  {
    /** The open half of the address; the other half is worked out of it with the server's key. */
    id: text('id').primaryKey(),
    projectId: text('project_id')
      .notNull()
      .references(() => projects.id),
    purpose: text('purpose').$type<LinkPurpose>().notNull(),
    note: text('note'),
    createdBy: text('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    createdAt: instant('created_at').notNull(),
    /** The last day on which it works. */
    expiresOn: civilDay('expires_on').notNull(),
    revokedAt: instant('revoked_at'),
    revokedByName: text('revoked_by_name'),
    /** Kept to the hour. */
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [index('owner_links_project').on(table.projectId)],
);
