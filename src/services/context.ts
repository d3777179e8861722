// What every verb is handed: who asks, when, and the concrete parts it works on. Nothing here knows HTTP or a clock.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { CalendarSet } from '../domain/calendar-set.ts';
import { type Day, dayOfInstant, type Instant } from '../domain/day.ts';
import type { Parties } from '../domain/parties.ts';
import type { PlacePolicies, PolicyBook } from '../domain/policy.ts';
import type { Store } from '../store/db.ts';
import type { FileStore } from '../store/file-store.ts';
import type { Actor } from './access.ts';
import type { CalendarBook } from './calendar-book.ts';

/** The parts that live as long as the process. */
export interface System {
  readonly store: Store;
  readonly files: FileStore;
  readonly book: CalendarBook;
  /** Of the release in force; a context keeps what was in force when it was made. */
  readonly calendars: CalendarSet;
  readonly release: number;
  readonly policies: PolicyBook;
  readonly parties: Parties;
}

/** A system whose calendars are always those in force; a copy of it stands still. */
export const systemOf = (parts: Omit<System, 'calendars' | 'release'>): System => ({
  ...parts,
  get calendars() {
    return parts.book.calendars;
  },
  get release() {
    return parts.book.release;
  },
});

export interface ServiceContext extends System {
  readonly actor: Actor;
  readonly now: Instant;
}

/** The calendar of a project: that of its region. */
export const calendarOf = (
  { calendars }: Pick<System, 'calendars'>,
  { region }: { readonly region: string },
): WorkingDayCalendar => calendars.of(region);

/** What the place of a project decides where the law leaves room. */
export const placePolicies = (
  { policies }: Pick<System, 'policies'>,
  { region }: { readonly region: string },
): PlacePolicies => policies.in(region);

export const today = (ctx: ServiceContext): Day => dayOfInstant(ctx.now);
