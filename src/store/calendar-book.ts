// Calendars as the database keeps them: documents by content, and the releases that put them in force one after the other.
import { asc, desc, inArray, lt, max, sql } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { Db, Tx } from './db.ts';
import type { JsonValue } from './records.ts';
import { calendarDocuments, calendarReleases } from './schema.ts';

/** Held together by all who write dates, and alone by whoever changes the calendar that gives them. */
export const CALENDAR_GATE = 7_238_110_226_420;

/** Waits until nobody is writing a date, and keeps everybody from it until the transaction ends. */
export async function closeCalendarGate(tx: Tx): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${CALENDAR_GATE})`);
}

/** One notice as it was given. */
export interface CalendarDocument {
  /** SHA-256 of what it says, however it was spelt. */
  readonly hash: string;
  /** `CN`, or `CN-513400` for a place. */
  readonly calendarId: string;
  readonly year: number;
  readonly document: JsonValue;
}

export type CalendarRelease = Readonly<typeof calendarReleases.$inferSelect>;

/** Number of the release in force, as a value of a select list; 0 before the first. */
export const currentRelease = sql<number>`(select coalesce(max(number), 0) from calendar_releases)`;

/** Read after a project's lock it is the one that holds until the transaction ends. */
export async function readReleaseNumber(db: Db): Promise<number> {
  const [row] = await db.select({ number: max(calendarReleases.number) }).from(calendarReleases);
  return row?.number ?? 0;
}

/** null in a house that has none yet. */
export async function readRelease(db: Db): Promise<CalendarRelease | null> {
  const [release] = await db.select().from(calendarReleases).orderBy(desc(calendarReleases.number)).limit(1);
  return release ?? null;
}

/** The one that was in force just before `instant`; null when none was yet. */
export async function readReleaseBefore(db: Db, instant: Instant): Promise<CalendarRelease | null> {
  const [release] = await db
    .select()
    .from(calendarReleases)
    .where(lt(calendarReleases.appliedAt, instant))
    .orderBy(desc(calendarReleases.number))
    .limit(1);
  return release ?? null;
}

/** The newest first. */
export async function listReleases(db: Db): Promise<readonly CalendarRelease[]> {
  return db.select().from(calendarReleases).orderBy(desc(calendarReleases.number));
}

export async function readDocuments(db: Db, hashes: readonly string[]): Promise<readonly CalendarDocument[]> {
  if (hashes.length === 0) return [];
  return db
    .select()
    .from(calendarDocuments)
    .where(inArray(calendarDocuments.hash, [...hashes]))
    .orderBy(asc(calendarDocuments.calendarId), asc(calendarDocuments.year));
}

/** Those already known stay as they are. */
export async function insertDocuments(tx: Tx, documents: readonly CalendarDocument[]): Promise<void> {
  if (documents.length > 0)
    await tx
      .insert(calendarDocuments)
      .values([...documents])
      .onConflictDoNothing();
}

/** False when that number is taken: somebody else was quicker. */
export async function insertRelease(tx: Tx, release: CalendarRelease): Promise<boolean> {
  const rows = await tx
    .insert(calendarReleases)
    .values({ ...release })
    .onConflictDoNothing()
    .returning({ number: calendarReleases.number });
  return rows.length > 0;
}
