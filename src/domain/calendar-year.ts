// One State Council holiday notice as data, and what makes such a file trustworthy. Keyed by the notice's title year:
// its days may reach into the December before (rules §1.1.9).
import { type Day, isWeekend, parseDay, yearOf } from './day.ts';
import type { Issue } from './errors.ts';

export interface HolidayEntry {
  readonly day: Day;
  readonly name: string;
}

export interface CalendarRevision {
  readonly published: Day;
  readonly title: string | null;
  readonly number: string | null;
  readonly holidaysAdded: readonly HolidayEntry[];
  readonly holidaysRemoved: readonly HolidayEntry[];
  readonly workdaysAdded: readonly HolidayEntry[];
  readonly workdaysRemoved: readonly HolidayEntry[];
}

/** A notice year as it finally stood; `revisions` (newest last, the original notice left out) allow undoing. */
export interface CalendarYear {
  readonly year: number;
  readonly title: string;
  readonly number: string;
  readonly published: Day;
  readonly url: string;
  readonly holidays: readonly HolidayEntry[];
  readonly workdays: readonly HolidayEntry[];
  readonly revisions: readonly CalendarRevision[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads one notice file (already parsed JSON). Every fault is named with its path; nothing is repaired. */
export function readCalendarYear(input: unknown): { year: CalendarYear | null; issues: Issue[] } {
  const issues: Issue[] = [];
  const bad = (path: string, code: string, facts: Issue['facts'] = {}) => issues.push({ path, code, facts });
  if (!isObject(input)) return { year: null, issues: [{ path: '', code: 'calendar_not_object', facts: {} }] };

  const year = input['year'];
  if (input['schema'] !== 1) bad('schema', 'calendar_schema', { expected: 1 });
  if (input['jurisdiction'] !== 'CN') bad('jurisdiction', 'calendar_jurisdiction', { expected: 'CN' });
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2000 || year > 2100) {
    bad('year', 'calendar_year', {});
    return { year: null, issues };
  }
  const source = isObject(input['source']) ? input['source'] : {};
  const text = (object: Json, key: string, path: string): string => {
    const value = object[key];
    if (typeof value === 'string' && value.trim() !== '') return value;
    bad(`${path}.${key}`, 'text_required');
    return '';
  };
  const date = (value: unknown, path: string): Day => {
    const parsed = typeof value === 'string' ? parseDay(value) : null;
    if (parsed === null) bad(path, 'date_invalid', { value: String(value) });
    return parsed ?? 0;
  };
  const entries = (value: unknown, nameKey: 'name' | 'for', path: string): HolidayEntry[] => {
    if (!Array.isArray(value)) {
      bad(path, 'list_required');
      return [];
    }
    return value.map((entry: unknown, index) => {
      const at = `${path}[${index}]`;
      const object = isObject(entry) ? entry : {};
      return { day: date(object['date'], `${at}.date`), name: text(object, nameKey, at) };
    });
  };

  const holidays = entries(input['holidays'], 'name', 'holidays');
  const workdays = entries(input['workdays'], 'for', 'workdays');
  checkDays(year, holidays, 'holidays', bad);
  checkDays(year, workdays, 'workdays', bad);
  const off = new Set(holidays.map((entry) => entry.day));
  for (const [index, entry] of workdays.entries()) {
    if (entry.day !== 0 && !isWeekend(entry.day)) bad(`workdays[${index}].date`, 'makeup_not_weekend');
    if (off.has(entry.day)) bad(`workdays[${index}].date`, 'day_in_both_lists');
  }

  const revisionList = Array.isArray(input['revisions']) ? input['revisions'] : [];
  if (revisionList.length === 0) bad('revisions', 'list_required');
  const revisions = revisionList.slice(1).map((entry: unknown, index): CalendarRevision => {
    const at = `revisions[${index + 1}]`;
    const object = isObject(entry) ? entry : {};
    const changes = isObject(object['changes']) ? object['changes'] : {};
    const list = (key: string, nameKey: 'name' | 'for') =>
      entries(changes[key] ?? [], nameKey, `${at}.changes.${key}`);
    const revision = {
      published: date(object['published'], `${at}.published`),
      title: typeof object['title'] === 'string' ? object['title'] : null,
      number: typeof object['number'] === 'string' ? object['number'] : null,
      holidaysAdded: list('holidaysAdded', 'name'),
      holidaysRemoved: list('holidaysRemoved', 'name'),
      workdaysAdded: list('workdaysAdded', 'for'),
      workdaysRemoved: list('workdaysRemoved', 'for'),
    };
    const worked = new Set(workdays.map((day) => day.day));
    if (
      revision.holidaysAdded.some((day) => !off.has(day.day)) ||
      revision.workdaysAdded.some((day) => !worked.has(day.day))
    )
      bad(`${at}.changes`, 'revision_does_not_undo');
    if (
      revision.holidaysRemoved.some((day) => off.has(day.day)) ||
      revision.workdaysRemoved.some((day) => worked.has(day.day))
    )
      bad(`${at}.changes`, 'revision_does_not_undo');
    return revision;
  });

  const result = {
    year,
    title: text(source, 'title', 'source'),
    number: text(source, 'number', 'source'),
    published: date(source['published'], 'source.published'),
    url: text(source, 'url', 'source'),
    holidays,
    workdays,
    revisions,
  };
  return { year: issues.length === 0 ? result : null, issues };
}

function checkDays(
  year: number,
  entries: readonly HolidayEntry[],
  path: string,
  bad: (path: string, code: string, facts?: Issue['facts']) => void,
): void {
  for (const [index, entry] of entries.entries()) {
    if (entry.day === 0) continue;
    const previous = entries[index - 1];
    if (previous !== undefined && previous.day === entry.day) bad(`${path}[${index}].date`, 'day_twice');
    if (previous !== undefined && previous.day > entry.day) bad(`${path}[${index}].date`, 'days_not_sorted');
    const inYear = yearOf(entry.day) === year;
    const inDecemberBefore = entry.day >= lateDecember(year - 1) && yearOf(entry.day) === year - 1;
    if (!inYear && !inDecemberBefore) bad(`${path}[${index}].date`, 'day_of_other_year', { year });
  }
}

/** Notices have reached back no further than 29 December; a week is allowed for. */
const lateDecember = (year: number): Day => parseDay(`${year}-12-25`) ?? 0;

/** The notice as the public knew it at the end of `knownOn`; null when it was not published by then. */
export function asKnownOn(year: CalendarYear, knownOn: Day): CalendarYear | null {
  if (year.published > knownOn) return null;
  let { holidays, workdays } = year;
  for (const revision of year.revisions.toReversed()) {
    if (revision.published <= knownOn) continue;
    holidays = undo(holidays, revision.holidaysAdded, revision.holidaysRemoved);
    workdays = undo(workdays, revision.workdaysAdded, revision.workdaysRemoved);
  }
  return {
    ...year,
    holidays,
    workdays,
    revisions: year.revisions.filter((revision) => revision.published <= knownOn),
  };
}

function undo(
  list: readonly HolidayEntry[],
  added: readonly HolidayEntry[],
  removed: readonly HolidayEntry[],
): readonly HolidayEntry[] {
  const gone = new Set(added.map((entry) => entry.day));
  return [...list.filter((entry) => !gone.has(entry.day)), ...removed].sort((a, b) => a.day - b.day);
}
