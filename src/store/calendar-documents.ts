// Makes the calendars in force out of notices: all of them whole, or none.
import { createHash } from 'node:crypto';
import { type CalendarLayer, WorkingDayCalendar } from '../domain/calendar.ts';
import { checkGaps, checkPlaceDays } from '../domain/calendar-checks.ts';
import { CalendarSet } from '../domain/calendar-set.ts';
import { type CalendarYear, calendarIdOf, NATIONAL, readCalendarYear } from '../domain/calendar-year.ts';
import { type Issue, invalid, Refusal } from '../domain/errors.ts';
import { regionWithin } from '../domain/regions.ts';
import type { CalendarDocument } from './calendar-book.ts';
import { within } from './calendar-file.ts';
import { canonicalJson } from './canonical-json.ts';
import type { JsonValue } from './records.ts';

/** A notice with a way to name its file, and the line where that is known, in what is wrong with it. */
export interface ReadNotice {
  readonly year: CalendarYear;
  readonly document: JsonValue;
  readonly locate: (issues: readonly Issue[]) => readonly Issue[];
}

export interface ReadNotices {
  readonly notices: readonly ReadNotice[];
  /** Why others could not be read. */
  readonly issues: readonly Issue[];
}

/** Its hash is that of what the document says, however it was spelt. */
export const documentOf = ({ year, document }: Pick<ReadNotice, 'year' | 'document'>): CalendarDocument => ({
  calendarId: calendarIdOf(year),
  year: year.year,
  document,
  hash: sha256(document),
});

/**
 * The set made of documents that were kept. Throws an `invalid` Refusal that lists every fault of every document, its path
 * being `CN/2026.json:holidays[3].date`; `calendar_empty` without a notice of the State Council.
 */
export function calendarSetOf(documents: readonly Pick<CalendarDocument, 'document'>[]): CalendarSet {
  const issues: Issue[] = [];
  const notices = documents.flatMap(({ document }, index): ReadNotice[] => {
    const { year, issues: faults } = readCalendarYear(document);
    const name = year === null ? `[${index}]` : `${calendarIdOf(year)}/${year.year}.json`;
    const locate = (found: readonly Issue[]) =>
      found.map((issue) => ({ ...issue, path: within(name, issue.path) }));
    issues.push(...locate(faults));
    return year === null ? [] : [{ year, document, locate }];
  });
  return setOf({ notices, issues });
}

/** As `calendarSetOf`. */
export function setOf({ notices, issues }: ReadNotices): CalendarSet {
  const sorted = notices.toSorted((a, b) => a.year.year - b.year.year);
  const national = sorted.map(({ year }) => year).filter(({ place }) => place === undefined);
  const all = [...issues, ...faultsTogether(notices, national)];
  if (all.length > 0) throw invalid(all);
  if (national.length === 0) throw new Refusal('invalid', 'calendar_empty', { id: NATIONAL });

  const regions = new Map<string, CalendarLayer>();
  for (const { year } of sorted) {
    if (year.place === undefined) continue;
    const { id, region } = year.place;
    regions.set(region, { id, years: [...(regions.get(region)?.years ?? []), year] });
  }
  // A wider place has the smaller code: 510000, 513400, 513401.
  const wideFirst = [...regions.keys()].sort();
  const places = wideFirst.map((region) => {
    const around = wideFirst.filter((other) => regionWithin(region, other));
    return calendarOf(
      around.flatMap((each) => regions.get(each) ?? []),
      national,
    );
  });
  return new CalendarSet(calendarOf([], national), places);
}

/** What no notice shows by itself: a year given twice or missing, a weekday worked in a place. */
function faultsTogether(notices: readonly ReadNotice[], national: readonly CalendarYear[]): readonly Issue[] {
  const given = new Set<string>();
  const faults = notices.flatMap(({ year, locate }) => {
    const key = `${calendarIdOf(year)} ${year.year}`;
    const again = given.has(key);
    given.add(key);
    if (again) return locate([{ path: 'year', code: 'calendar_year_twice', facts: { year: year.year } }]);
    return year.place === undefined || national.length === 0 ? [] : locate(checkPlaceDays(year, national));
  });
  return [...faults, ...checkGaps(national).map((issue) => ({ ...issue, path: NATIONAL }))];
}

/** The edition names the newest notice and all that the calendar rests on, not how it was spelt: `CN-2026-1a2b3c4d`. */
function calendarOf(layers: readonly CalendarLayer[], national: readonly CalendarYear[]): WorkingDayCalendar {
  const id = layers.at(-1)?.id ?? NATIONAL;
  const hash = sha256(layers.length === 0 ? national : { national, layers });
  const edition = `${id}-${national.at(-1)?.year ?? 0}-${hash.slice(0, 8)}`;
  return new WorkingDayCalendar(id, edition, national, layers);
}

const sha256 = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
