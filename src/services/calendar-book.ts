// The calendars in force, as this process knows them: read once, and again when the database says that they have changed.
import type { CalendarSet } from '../domain/calendar-set.ts';
import type { Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import {
  insertDocuments,
  insertRelease,
  readDocuments,
  readRelease,
  readReleaseBefore,
  readReleaseNumber,
} from '../store/calendar-book.ts';
import { calendarSetOf } from '../store/calendar-documents.ts';
import { loadCalendarDocuments } from '../store/calendar-files.ts';
import type { Store } from '../store/db.ts';

/** What one process knows of the calendars; a new set takes the place of the old one whole. */
export interface CalendarBook {
  readonly release: number;
  readonly calendars: CalendarSet;
  /** Reads the set in force anew, unless it is `known` already. */
  refresh(known?: number): Promise<void>;
  /** Asks the database whether another release is in force, for those to whom no request says so. */
  look(): Promise<void>;
}

/** An empty house takes the calendars beside the program as its first release. */
export async function openCalendarBook(store: Store, now: Instant): Promise<CalendarBook> {
  if ((await readRelease(store.db)) === null) await takeFiles(store, now);
  let current = await inForce(store);
  const refresh = async (known?: number): Promise<void> => {
    if (known !== current.release) current = await inForce(store);
  };
  return {
    get release() {
      return current.release;
    },
    get calendars() {
      return current.calendars;
    },
    refresh,
    look: async () => refresh(await readReleaseNumber(store.db)),
  };
}

async function takeFiles(store: Store, now: Instant): Promise<void> {
  const documents = loadCalendarDocuments();
  calendarSetOf(documents);
  await store.transaction(async (tx) => {
    await insertDocuments(tx, documents);
    const hashes = documents.map(({ hash }) => hash);
    await insertRelease(tx, { number: 1, appliedAt: now, proposal: null, documents: hashes });
  });
}

async function inForce({ db }: Store): Promise<Pick<CalendarBook, 'release' | 'calendars'>> {
  const release = await readRelease(db);
  const documents = await readDocuments(db, release?.documents ?? []);
  return { release: release?.number ?? 0, calendars: calendarSetOf(documents) };
}

/** The set as it was in force at `instant`; before the first release, what was published by then. */
export async function calendarsAt(
  { store, calendars }: { readonly store: Store; readonly calendars: CalendarSet },
  instant: Instant,
  publishedBy: number,
): Promise<CalendarSet> {
  const release = await readReleaseBefore(store.db, instant);
  return release === null
    ? calendars.asKnownOn(publishedBy)
    : calendarSetOf(await readDocuments(store.db, release.documents));
}

/** Thrown inside a transaction when the calendars changed since the request came; it is then begun anew. */
export class CalendarsChanged extends Refusal {
  constructor() {
    super('conflict', 'calendars_changed');
  }
}

interface UsesCalendars {
  readonly book: CalendarBook;
  readonly calendars: CalendarSet;
  readonly release: number;
}

const ATTEMPTS = 3;

/** Runs `attempt` with the calendars in force; whoever meets a newer release inside begins again with that one. */
export async function withCalendarsInForce<Ctx extends UsesCalendars, T>(
  ctx: Ctx,
  attempt: (ctx: Ctx) => Promise<T>,
): Promise<T> {
  let using = { ...ctx };
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt(using);
    } catch (error) {
      if (!(error instanceof CalendarsChanged) || left === 0) throw error;
      await ctx.book.refresh();
      using = { ...ctx, calendars: ctx.book.calendars, release: ctx.book.release };
    }
  }
}

/** Throws CalendarsChanged when another release is in force than the one that the work began with. */
export function demandRelease({ release }: Pick<UsesCalendars, 'release'>, inForce: number): void {
  if (release !== inForce) throw new CalendarsChanged();
}
