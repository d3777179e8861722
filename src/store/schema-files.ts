// Tables around files: uploads that wait to be filed, the material that lists ask for across projects, certificates of owners,
// and who fetched what.
import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { civilDay, instant } from './columns.ts';

/** A file that came in and is not filed yet, or was lately; only whoever sent it may file it. Swept after a day. */
export const uploads = pgTable(
  'uploads',
  {
    id: text('id').primaryKey(),
    /** Username of whoever sent it. */
    holder: text('holder').notNull(),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    bytes: bigint('bytes', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [index('uploads_created').on(table.createdAt), index('uploads_hash').on(table.hash)],
);

/** One row a filed file; derived from the record. */
export const materials = pgTable(
  'materials',
  {
    projectId: text('project_id').notNull(),
    seq: integer('seq').notNull(),
    item: text('item').notNull(),
    material: text('material').notNull(),
    materialName: text('material_name').notNull(),
    hash: text('hash').notNull(),
    name: text('name').notNull(),
    how: text('how').notNull(),
    arrivedAt: instant('arrived_at').notNull(),
    sentBy: text('sent_by').notNull(),
    state: text('state').$type<'pending' | 'accepted' | 'returned'>().notNull(),
  },
  (table) => [
    primaryKey({ name: 'materials_pkey', columns: [table.projectId, table.seq] }),
    index('materials_pending').on(table.arrivedAt).where(sql`state = 'pending'`),
  ],
);

/** Certificates and e-licences of an owner that no case of its has to ask for again. */
export const certificates = pgTable(
  'certificates',
  {
    id: text('id').primaryKey(),
    /** Of the company. */
    creditCode: text('credit_code').notNull(),
    name: text('name').notNull(),
    /** By which a material of the same name is found. */
    nameKey: text('name_key').notNull(),
    number: text('number').notNull(),
    /** The last day on which it is valid; null = without end. */
    validUntil: civilDay('valid_until'),
    /** Where it comes from: shared data, a paper that the window saw. */
    source: text('source').notNull(),
    /** A copy of it. */
    hash: text('hash'),
    revokedOn: civilDay('revoked_on'),
    revokedReason: text('revoked_reason'),
    revokedBy: text('revoked_by'),
    registeredAt: instant('registered_at').notNull(),
    registeredBy: text('registered_by').notNull(),
  },
  (table) => [index('certificates_owner').on(table.creditCode, table.nameKey)],
);

/** Each time that a file of a project was fetched: files hold personal data. */
export const fileReads = pgTable(
  'file_reads',
  {
    id: bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    projectId: text('project_id').notNull(),
    seq: integer('seq').notNull(),
    actor: text('actor').notNull(),
    actorName: text('actor_name').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('file_reads_file').on(table.projectId, table.seq)],
);
