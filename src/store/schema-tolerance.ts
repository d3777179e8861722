// Tables of what an applicant promised (made again from the events), and of its credit: marks and their append-only acts.
import { sql } from 'drizzle-orm';
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { AppealOutcome, CreditActType, CreditGround, CreditStatus } from '../domain/credit.ts';
import type { PromiseKind, PromiseStatus, SignerCapacity, SigningWay } from '../domain/promise-acts.ts';
import { civilDay, instant } from './columns.ts';

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

/** Marks on an applicant's credit. What it is about never changes; how it stands follows from its acts. */
export const creditMarks = pgTable(
  'credit_marks',
  {
    id: text('id').primaryKey(),
    creditCode: text('credit_code').notNull(),
    ownerName: text('owner_name').notNull(),
    /** The place that made the mark. */
    region: text('region').notNull(),
    ground: text('ground').$type<CreditGround>().notNull(),
    /** Of a list kept elsewhere: its name. */
    list: text('list'),
    document: text('document'),
    reason: text('reason').notNull(),
    /** The case that it comes from, and the event that recorded its consequence. */
    projectId: text('project_id'),
    item: text('item'),
    sourceSeq: integer('source_seq'),
    effectiveFrom: civilDay('effective_from').notNull(),
    publicFrom: civilDay('public_from').notNull(),
    banUntil: civilDay('ban_until'),
    status: text('status').$type<CreditStatus>().notNull(),
    endedOn: civilDay('ended_on'),
    appealOpen: boolean('appeal_open').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    index('credit_marks_owner').on(table.creditCode),
    index('credit_marks_list').on(table.region.op('text_pattern_ops'), table.status),
    uniqueIndex('credit_marks_source')
      .on(table.projectId, table.item, table.sourceSeq)
      .where(sql`source_seq is not null`),
  ],
);

/** What was done about a mark. A trigger refuses to change or delete a row. */
export const creditActs = pgTable(
  'credit_acts',
  {
    markId: text('mark_id')
      .notNull()
      .references(() => creditMarks.id),
    seq: integer('seq').notNull(),
    type: text('type').$type<CreditActType>().notNull(),
    on: civilDay('on_day').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    actor: text('actor').notNull(),
    actorName: text('actor_name').notNull(),
    reason: text('reason'),
    document: text('document'),
    outcome: text('outcome').$type<AppealOutcome>(),
    idempotencyKey: text('idempotency_key'),
    requestHash: text('request_hash'),
  },
  (table) => [
    primaryKey({ name: 'credit_acts_pkey', columns: [table.markId, table.seq] }),
    uniqueIndex('credit_acts_idempotency')
      .on(table.actor, table.idempotencyKey)
      .where(sql`idempotency_key is not null`),
  ],
);
