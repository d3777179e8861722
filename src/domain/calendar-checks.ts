// What a sound notice still has to agree with: the one already in force, the years around it, the nation's own days.
import { type CalendarYear, publicationDaysOf } from './calendar-year.ts';
import { isoDay, isWeekend } from './day.ts';
import type { Issue } from './errors.ts';

/**
 * Whether `candidate` may take the place of the notice of the same year that is in force. `notice_older_than_loaded`: its
 * newest publication, of itself or of an amendment, is earlier; `nothing_new`: it says the same. None when nothing is in force.
 */
export function checkAgainstLoaded(candidate: CalendarYear, loaded: CalendarYear | null): readonly Issue[] {
  if (loaded === null) return [];
  if (JSON.stringify(candidate) === JSON.stringify(loaded))
    return [{ path: '', code: 'nothing_new', facts: {} }];
  const newest = (year: CalendarYear) => Math.max(...publicationDaysOf(year));
  if (newest(candidate) >= newest(loaded)) return [];
  const amendments = candidate.revisions.length;
  const path = amendments === 0 ? 'source.published' : `revisions[${amendments}].published`;
  const facts = { published: isoDay(newest(candidate)), loaded: isoDay(newest(loaded)) };
  return [{ path, code: 'notice_older_than_loaded', facts }];
}

/** One `calendar_gap` for each year that is missing between the first and the newest of the State Council's notices. */
export function checkGaps(years: readonly CalendarYear[]): readonly Issue[] {
  const loaded = new Set(years.map(({ year }) => year));
  if (loaded.size === 0) return [];
  const [from, to] = [Math.min(...loaded), Math.max(...loaded)];
  return Array.from({ length: to - from }, (_, i) => from + i)
    .filter((year) => !loaded.has(year))
    .map((year) => ({ path: '', code: 'calendar_gap', facts: { year, from, to } }));
}

/**
 * A place may have people work on Saturdays and Sundays, and on a weekday only where the State Council gave that very day
 * off (`overlay_workday_not_weekend`); a year before the first notice cannot be asked for (`overlay_year_not_covered`).
 */
export function checkPlaceDays(place: CalendarYear, national: readonly CalendarYear[]): readonly Issue[] {
  const off = new Set(national.flatMap(({ holidays }) => holidays.map((entry) => entry.day)));
  const issues = place.workdays.flatMap(({ day }, index): Issue[] =>
    isWeekend(day) || off.has(day)
      ? []
      : [
          {
            path: `workdays[${index}].date`,
            code: 'overlay_workday_not_weekend',
            facts: { date: isoDay(day) },
          },
        ],
  );
  const from = Math.min(...national.map(({ year }) => year));
  return place.year < from
    ? [...issues, { path: 'year', code: 'overlay_year_not_covered', facts: { year: place.year, from } }]
    : issues;
}
