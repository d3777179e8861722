// The calendars in force together: the State Council's, and those of places that have days of their own.
import type { WorkingDayCalendar } from './calendar.ts';
import { placeCalendarId } from './calendar-year.ts';
import type { Day } from './day.ts';
import { parentRegion } from './regions.ts';

/** Immutable; a revision makes a new set. A place's calendar has the id `CN-513400` and covers its whole region. */
export class CalendarSet {
  readonly national: WorkingDayCalendar;
  /** The national one first, then those of places by id. */
  readonly all: readonly WorkingDayCalendar[];
  readonly #byId: ReadonlyMap<string, WorkingDayCalendar>;

  constructor(national: WorkingDayCalendar, places: readonly WorkingDayCalendar[] = []) {
    this.national = national;
    this.all = [national, ...places.toSorted((a, b) => (a.id < b.id ? -1 : 1))];
    this.#byId = new Map(this.all.map((calendar) => [calendar.id, calendar]));
  }

  /** Names what all of them hold. */
  get edition(): string {
    return this.all.map(({ edition }) => edition).join(' ');
  }

  /** The calendar of a project: that of the smallest place around it which has one. */
  of(region: string): WorkingDayCalendar {
    for (let at: string | null = region; at !== null; at = parentRegion(at)) {
      const own = this.byId(placeCalendarId(at));
      if (own !== null) return own;
    }
    return this.national;
  }

  byId(id: string): WorkingDayCalendar | null {
    return this.#byId.get(id) ?? null;
  }

  /** The same from the documents that were public by the end of `knownOn`. */
  asKnownOn(knownOn: Day): CalendarSet {
    return new CalendarSet(
      this.national.asKnownOn(knownOn),
      this.all.slice(1).map((calendar) => calendar.asKnownOn(knownOn)),
    );
  }
}
