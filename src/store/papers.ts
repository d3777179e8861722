// The house of papers: numbers without gaps, rows whose content never changes, and the state that the record gives them.
import { and, asc, desc, eq, inArray, max, sql } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { PaperKindCode } from '../domain/papers.ts';
import type { Db, Tx } from './db.ts';
import { paperCounters, papers, paperTexts } from './schema.ts';

export type PaperRecord = Readonly<typeof papers.$inferSelect>;
export type PaperTextRecord = Readonly<typeof paperTexts.$inferSelect>;

export interface NumberSeries {
  readonly region: string;
  readonly office: string;
  readonly word: string;
  readonly year: number;
}

/**
 * The next number of a series. The counter's row stays locked until the transaction ends, so that what is rolled back leaves
 * no gap; whoever takes several in one transaction asks in the order of `seriesKey`.
 */
export async function nextSerial(tx: Tx, series: NumberSeries): Promise<number> {
  const [row] = await tx
    .insert(paperCounters)
    .values({ ...series, last: 1 })
    .onConflictDoUpdate({
      target: [paperCounters.region, paperCounters.office, paperCounters.word, paperCounters.year],
      set: { last: sql`${paperCounters.last} + 1` },
    })
    .returning({ last: paperCounters.last });
  if (row === undefined) throw new Error('a counter gives a number');
  return row.last;
}

export const seriesKey = ({ region, office, word, year }: NumberSeries): string =>
  `${region} ${office} ${word} ${year}`;

export async function insertPaper(tx: Tx, record: PaperRecord): Promise<void> {
  await tx.insert(papers).values(record);
}

export async function readPaper(db: Db, id: string): Promise<PaperRecord | null> {
  const [row] = await db.select().from(papers).where(eq(papers.id, id));
  return row ?? null;
}

/** Of one project, oldest first. */
export async function readPapersOf(db: Db, projectId: string): Promise<readonly PaperRecord[]> {
  return db
    .select()
    .from(papers)
    .where(eq(papers.projectId, projectId))
    .orderBy(asc(papers.issuedAt), asc(papers.number));
}

export interface PaperState {
  readonly id: string;
  readonly voidedAt: Instant | null;
  readonly voidReason: string | null;
  readonly replacedBy: string | null;
}

/** Puts what the record says of the papers of one project in place of what stood there. */
export async function writePaperStates(
  tx: Tx,
  projectId: string,
  states: readonly PaperState[],
): Promise<void> {
  for (const { id, ...state } of states)
    await tx
      .update(papers)
      .set(state)
      .where(and(eq(papers.projectId, projectId), eq(papers.id, id)));
}

/** The text in force for the nearest of these regions that has one of its own; they stand nearest first. */
export async function readPaperText(
  db: Db,
  regions: readonly string[],
  kind: PaperKindCode,
): Promise<PaperTextRecord | null> {
  const rows = await db
    .select()
    .from(paperTexts)
    .where(and(inArray(paperTexts.region, [...regions]), eq(paperTexts.kind, kind)))
    .orderBy(desc(paperTexts.version));
  for (const region of regions) {
    const latest = rows.find((row) => row.region === region);
    if (latest !== undefined && latest.document !== null) return latest;
  }
  return null;
}

/** Every version that one place has saved, newest first. */
export async function readPaperTextVersions(
  db: Db,
  region: string,
  kind: PaperKindCode,
): Promise<readonly PaperTextRecord[]> {
  return db
    .select()
    .from(paperTexts)
    .where(and(eq(paperTexts.region, region), eq(paperTexts.kind, kind)))
    .orderBy(desc(paperTexts.version));
}

/** The newest version of every kind that one place has saved. */
export async function readPaperTexts(db: Db, region: string): Promise<readonly PaperTextRecord[]> {
  const newest = db
    .select({ kind: paperTexts.kind, version: max(paperTexts.version).as('newest_version') })
    .from(paperTexts)
    .where(eq(paperTexts.region, region))
    .groupBy(paperTexts.kind)
    .as('newest');
  const rows = await db
    .select()
    .from(paperTexts)
    .innerJoin(newest, and(eq(paperTexts.kind, newest.kind), eq(paperTexts.version, newest.version)))
    .where(eq(paperTexts.region, region));
  return rows.map(({ paper_texts }) => paper_texts);
}

/** False when somebody else saved that version first. */
export async function insertPaperText(tx: Tx, record: PaperTextRecord): Promise<boolean> {
  const rows = await tx
    .insert(paperTexts)
    .values(record)
    .onConflictDoNothing()
    .returning({ version: paperTexts.version });
  return rows.length > 0;
}

/** The numbers of a series as they stand, for the check that none is missing. */
export async function readSerials(db: Db, series: NumberSeries): Promise<readonly number[]> {
  const rows = await db
    .select({ serial: papers.serial })
    .from(papers)
    .where(
      and(
        eq(papers.region, series.region),
        eq(papers.office, series.office),
        eq(papers.word, series.word),
        eq(papers.year, series.year),
      ),
    )
    .orderBy(asc(papers.serial));
  return rows.map(({ serial }) => serial);
}
