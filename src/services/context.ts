// What every verb is handed: who asks, when, and the concrete parts it works on. Nothing here knows HTTP or a clock.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { CalendarSet } from '../domain/calendar-set.ts';
import { type Day, dayOfInstant, type Instant } from '../domain/day.ts';
import type { Parties } from '../domain/parties.ts';
import type { Store } from '../store/db.ts';
import type { Actor } from './access.ts';

/** The parts that live as long as the process. */
export interface System {
  readonly store: Store;
  /** Replaced as a whole when a revision is applied; whoever works on one request keeps the set it began with. */
  readonly calendars: CalendarSet;
  readonly parties: Parties;
}

export interface ServiceContext extends System {
  readonly actor: Actor;
  readonly now: Instant;
}

/** The calendar of a project: that of its region. */
export const calendarOf = (
  { calendars }: Pick<System, 'calendars'>,
  { region }: { readonly region: string },
): WorkingDayCalendar => calendars.of(region);

export const today = (ctx: ServiceContext): Day => dayOfInstant(ctx.now);
