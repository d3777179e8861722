// How one document stands to those in force: whether it may take the place of its year, and the set that follows.
import { checkAgainstLoaded } from '../domain/calendar-checks.ts';
import { publicationDaysOf, readCalendarYear } from '../domain/calendar-year.ts';
import { type Day, isoDay } from '../domain/day.ts';
import type { Issue } from '../domain/errors.ts';
import type { CalendarDocument } from '../store/calendar-book.ts';

const isSameYear = (a: CalendarDocument, b: CalendarDocument): boolean =>
  a.calendarId === b.calendarId && a.year === b.year;

/** Why `document` may not take the place of the one of its year; none when it may. */
export function againstLoaded(
  document: CalendarDocument,
  loaded: readonly CalendarDocument[],
): readonly Issue[] {
  const old = loaded.find((other) => isSameYear(other, document));
  const { year, issues } = readCalendarYear(document.document);
  if (year === null || old === undefined) return issues;
  return checkAgainstLoaded(year, readCalendarYear(old.document).year);
}

export const documentsWith = (
  loaded: readonly CalendarDocument[],
  document: CalendarDocument,
): readonly CalendarDocument[] => [...loaded.filter((other) => !isSameYear(other, document)), document];

/** A paper that nobody can have read yet is a slip of the pen: it would be unknown to every past that is asked for. */
export function notYetPublished({ document }: CalendarDocument, today: Day): readonly Issue[] {
  const { year } = readCalendarYear(document);
  const newest = year === null ? today : Math.max(...publicationDaysOf(year));
  const facts = { published: isoDay(newest), today: isoDay(today) };
  return newest <= today ? [] : [{ path: 'published', code: 'published_in_future', facts }];
}
