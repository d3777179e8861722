// Tables of the calendars in force: documents by content, the releases that put them in force, proposals and what they
// would move, and the messages that tell people of it.
import { boolean, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ClockKind } from '../domain/clock-kinds.ts';
import { civilDay, instant, json } from './columns.ts';
import type { JsonObject, JsonValue } from './schema-record.ts';

/** A notice year, or a place's own year, as it was given; never changed. */
export const calendarDocuments = pgTable('calendar_documents', {
  /** SHA-256 of the content, however it was spelt. */
  hash: text('hash').primaryKey(),
  /** `CN`, or `CN-513400` for a place. */
  calendarId: text('calendar_id').notNull(),
  year: integer('year').notNull(),
  document: json<JsonValue>('document').notNull(),
});

/** Which documents are in force: those of the highest number. Only ever added to. */
export const calendarReleases = pgTable('calendar_releases', {
  number: integer('number').primaryKey(),
  appliedAt: instant('applied_at').notNull(),
  /** null: taken from the program's own files into an empty house. */
  proposal: text('proposal'),
  documents: json<readonly string[]>('documents').notNull(),
});

export type ProposalStatus = 'open' | 'applied' | 'rejected' | 'withdrawn';

export const calendarProposals = pgTable(
  'calendar_proposals',
  {
    id: text('id').primaryKey(),
    status: text('status').$type<ProposalStatus>().notNull(),
    /** file: found beside the program · upload · day: one day marked by hand · undo: of the release `undoes`. */
    origin: text('origin').$type<'file' | 'upload' | 'day' | 'undo'>().notNull(),
    undoes: integer('undoes'),
    /** The release that it was worked out against. */
    base: integer('base').notNull(),
    /** The documents in force if it is applied. */
    documents: json<readonly string[]>('documents').notNull(),
    note: text('note').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    createdByName: text('created_by_name').notNull(),
    /** When the list of what moves was last worked out, and for which day. */
    checkedAt: instant('checked_at').notNull(),
    checkedFor: civilDay('checked_for').notNull(),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    decidedByName: text('decided_by_name'),
    decisionNote: text('decision_note'),
    /** The release that it became. */
    release: integer('release'),
  },
  (table) => [index('calendar_proposals_created').on(table.createdAt)],
);

/** One clock or target that moves, before and after; `rank` is its place in the list, earlier ones first. */
export const calendarMoves = pgTable(
  'calendar_moves',
  {
    proposal: text('proposal').notNull(),
    rank: integer('rank').notNull(),
    projectId: text('project_id').notNull(),
    /** null for a target. */
    item: text('item'),
    kind: text('kind').$type<ClockKind>().notNull(),
    subject: text('subject'),
    department: text('department'),
    running: boolean('running').notNull(),
    expected: boolean('expected').notNull(),
    before: civilDay('before').notNull(),
    after: civilDay('after').notNull(),
    provisionalBefore: boolean('provisional_before').notNull(),
    provisionalAfter: boolean('provisional_after').notNull(),
  },
  (table) => [primaryKey({ name: 'calendar_moves_pkey', columns: [table.proposal, table.rank] })],
);

/** What people are told. Written with what it tells of; sent, read and kept apart from it. */
export const messages = pgTable(
  'messages',
  {
    id: text('id').primaryKey(),
    /** One message however often its cause is looked at again. */
    key: text('key').notNull(),
    /** `user:agent01`, `owner:<credit code>`, `department:GH` or `role:administrator`. */
    audience: text('audience').notNull(),
    kind: text('kind').notNull(),
    projectId: text('project_id'),
    /** Only for those of the audience in whose scope it lies. */
    region: text('region').notNull(),
    data: json<JsonObject>('data').notNull(),
    createdAt: instant('created_at').notNull(),
    state: text('state').$type<'queued'>().notNull(),
  },
  (table) => [
    uniqueIndex('messages_key').on(table.key),
    index('messages_audience').on(table.audience, table.createdAt),
  ],
);
