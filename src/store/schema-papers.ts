// Tables of the papers: what was issued, word for word, the counters that number it and the texts that it was made with.
import { index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import type { PaperContent } from '../domain/paper-content.ts';
import type { PaperKindCode } from '../domain/papers.ts';
import { civilDay, instant, json } from './columns.ts';
import type { PaperTextDocument } from './paper-records.ts';
import type { JsonObject } from './schema-record.ts';

/** Issued papers. Content never changes; a trigger refuses it. `voided…` and `replacedBy` repeat what the record says. */
export const papers = pgTable(
  'papers',
  {
    /** Random: whoever does not hold the paper cannot guess it. */
    id: text('id').primaryKey(),
    projectId: text('project_id').notNull(),
    item: text('item'),
    kind: text('kind').$type<PaperKindCode>().notNull(),
    region: text('region').notNull(),
    /** Party code of the office that issued it. */
    office: text('office').notNull(),
    /** Kind word, year and running number: unique for an office. */
    word: text('word').notNull(),
    year: integer('year').notNull(),
    serial: integer('serial').notNull(),
    number: text('number').notNull(),
    issuedOn: civilDay('issued_on').notNull(),
    issuedAt: instant('issued_at').notNull(),
    issuedBy: text('issued_by').notNull(),
    issuedByName: text('issued_by_name').notNull(),
    /** `seq` of the event that it tells of. */
    about: integer('about'),
    replaces: text('replaces'),
    /** What whoever issued it added to the record, for a reprint. */
    facts: json<JsonObject>('facts').notNull(),
    content: json<PaperContent>('content').notNull(),
    hash: text('hash').notNull(),
    hashAlgorithm: text('hash_algorithm').notNull(),
    voidedAt: instant('voided_at'),
    voidReason: text('void_reason'),
    replacedBy: text('replaced_by'),
  },
  (table) => [
    unique('papers_number').on(table.region, table.office, table.word, table.year, table.serial),
    index('papers_project').on(table.projectId, table.issuedAt),
  ],
);

/** The last number given out, per office, word and year. */
export const paperCounters = pgTable(
  'paper_counters',
  {
    region: text('region').notNull(),
    office: text('office').notNull(),
    word: text('word').notNull(),
    year: integer('year').notNull(),
    last: integer('last').notNull(),
  },
  (table) => [
    primaryKey({
      name: 'paper_counters_pkey',
      columns: [table.region, table.office, table.word, table.year],
    }),
  ],
);

/** Texts as administrators have changed them; version 0 comes with the program and is not stored. Rows never change. */
export const paperTexts = pgTable(
  'paper_texts',
  {
    region: text('region').notNull(),
    kind: text('kind').$type<PaperKindCode>().notNull(),
    version: integer('version').notNull(),
    /** null: back to the text that comes with the program. */
    document: json<PaperTextDocument | null>('document'),
    savedAt: instant('saved_at').notNull(),
    savedBy: text('saved_by').notNull(),
    savedByName: text('saved_by_name').notNull(),
  },
  (table) => [primaryKey({ name: 'paper_texts_pkey', columns: [table.region, table.kind, table.version] })],
);
