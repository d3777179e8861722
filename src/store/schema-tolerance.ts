// Tables of what an applicant promised: read models that can be made again from the events.
import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import type { PromiseKind, PromiseStatus, SignerCapacity, SigningWay } from '../domain/promise-acts.ts';
import { civilDay } from './columns.ts';

/** One row a promise that was offered; its text, materials and facts stand in the event. */
export const promises = pgTable(
  'promises',
  {
    projectId: text('project_id').notNull(),
    /** Number within the project: `P1`. */
    promise: text('promise').notNull(),
    kind: text('kind').$type<PromiseKind>().notNull(),
    item: text('item').notNull(),
    instance: integer('instance').notNull(),
    status: text('status').$type<PromiseStatus>().notNull(),
    textVersion: text('text_version').notNull(),
    offeredOn: civilDay('offered_on').notNull(),
    signedOn: civilDay('signed_on'),
    signer: text('signer'),
    capacity: text('capacity').$type<SignerCapacity>(),
    how: text('how').$type<SigningWay>(),
    withdrawnOn: civilDay('withdrawn_on'),
  },
  (table) => [
    primaryKey({ name: 'promises_pkey', columns: [table.projectId, table.promise] }),
    index('promises_kind').on(table.kind, table.status),
    index('promises_case').on(table.projectId, table.item),
  ],
);
