// One holiday notice as data, the State Council's or a place's own, and what makes such a file trustworthy. Keyed by the
// notice's title year: its days may reach into the December before (rules §1.1.9).
import { type Day, isoDay, isWeekend, parseDay, yearOf } from './day.ts';
import type { Issue } from './errors.ts';
import { nationwide, regionOf } from './regions.ts';

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
  /** Never null for the State Council's. */
  readonly number: string | null;
  readonly published: Day;
  readonly url: string;
  readonly holidays: readonly HolidayEntry[];
  readonly workdays: readonly HolidayEntry[];
  readonly revisions: readonly CalendarRevision[];
  /** Present when a place arranged days of its own (放假办法 art. 4). */
  readonly place?: CalendarPlace;
}

/** An order that only stops enterprises pauses cases; it is no day of a calendar and is refused here. */
export type AppliesTo = 'everyone' | 'public_bodies';

export interface CalendarPlace {
  /** `CN-513400`. */
  readonly id: string;
  readonly region: string;
  readonly appliesTo: AppliesTo;
  /** Fields of the source that nobody has seen in the document itself. */
  readonly unconfirmed: readonly string[];
}

/** The id of the calendar that the document belongs to. */
export const calendarIdOf = ({ place }: CalendarYear): string => place?.id ?? NATIONAL;

export const NATIONAL = 'CN';
/** `513400` → `CN-513400`. */
export const placeCalendarId = (region: string): string => `${NATIONAL}-${region}`;
const SOURCE_FIELDS = ['title', 'number', 'issued', 'published', 'url'];

type Json = Readonly<Record<string, unknown>>;
type Bad = (path: string, code: string, facts?: Issue['facts']) => void;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads one notice file (already parsed JSON). Every fault is named with its path, those of form before those of
 * content; nothing is repaired. Whether a place may work on a weekday is asked of the whole set (`checkPlaceDays`).
 */
export function readCalendarYear(input: unknown): { year: CalendarYear | null; issues: Issue[] } {
  const issues: Issue[] = [];
  const bad: Bad = (path, code, facts = {}) => issues.push({ path, code, facts });
  if (!isObject(input)) return { year: null, issues: [{ path: '', code: 'calendar_not_object', facts: {} }] };

  const year = input['year'];
  if (input['schema'] !== 1) bad('schema', 'calendar_schema', { expected: 1 });
  const place = readPlace(input, bad);
  if (typeof year !== 'number' || !Number.isInteger(year) || year < 2000 || year > 2100) {
    bad('year', 'calendar_year', {});
    return { year: null, issues };
  }
  const source = isObject(input['source']) ? input['source'] : {};
  const unnumbered = place !== null && source['number'] === null;
  const read = {
    year,
    title: readText(source, 'title', 'source', bad),
    number: unnumbered ? null : readText(source, 'number', 'source', bad),
    published: readDate(source['published'], 'source.published', bad),
    url: readText(source, 'url', 'source', bad),
    holidays: readEntries(input['holidays'], 'name', 'holidays', bad),
    workdays: readEntries(input['workdays'], 'for', 'workdays', bad),
  };
  const revisions = readRevisions(input['revisions'], read.published, bad);
  const notice: CalendarYear = { ...read, revisions, ...(place === null ? {} : { place }) };
  if (issues.length > 0) return { year: null, issues };
  checkDays(notice, bad);
  checkRevisions(notice, bad);
  return { year: issues.length === 0 ? notice : null, issues };
}

/** Null for the State Council's. */
function readPlace(input: Json, bad: Bad): CalendarPlace | null {
  const id = input['jurisdiction'];
  if (id === NATIONAL) return null;
  const [, region] = (typeof id === 'string' ? /^CN-(\d{6})$/.exec(id) : null) ?? [];
  if (region === undefined) {
    bad('jurisdiction', 'calendar_jurisdiction', { expected: [NATIONAL, placeCalendarId('513400')] });
    return null;
  }
  if (region === nationwide || regionOf(region) === null)
    bad('jurisdiction', 'overlay_region_unknown', { region });
  const appliesTo = input['appliesTo'];
  if (appliesTo === 'enterprises') bad('appliesTo', 'overlay_stops_enterprises');
  else if (appliesTo !== 'everyone' && appliesTo !== 'public_bodies')
    bad('appliesTo', 'overlay_applies_to', { allowed: ['everyone', 'public_bodies'] });
  const source = isObject(input['source']) ? input['source'] : {};
  const unconfirmed: unknown = source['unconfirmed'] ?? [];
  const fields = Array.isArray(unconfirmed)
    ? SOURCE_FIELDS.filter((field) => unconfirmed.includes(field))
    : [];
  if (!Array.isArray(unconfirmed) || fields.length !== unconfirmed.length)
    bad('source.unconfirmed', 'overlay_unconfirmed', { allowed: SOURCE_FIELDS });
  return {
    id: placeCalendarId(region),
    region,
    appliesTo: appliesTo === 'public_bodies' ? appliesTo : 'everyone',
    unconfirmed: fields,
  };
}

function readText(object: Json, key: string, path: string, bad: Bad): string {
  const value = object[key];
  if (typeof value === 'string' && value.trim() !== '') return value;
  bad(`${path}.${key}`, 'text_required');
  return '';
}

function readDate(value: unknown, path: string, bad: Bad): Day {
  const parsed = typeof value === 'string' ? parseDay(value) : null;
  if (parsed === null) bad(path, 'date_invalid', { value: String(value) });
  return parsed ?? 0;
}

function readEntries(value: unknown, nameKey: 'name' | 'for', path: string, bad: Bad): HolidayEntry[] {
  if (!Array.isArray(value)) {
    bad(path, 'list_required');
    return [];
  }
  return value.map((entry: unknown, index) => {
    const at = `${path}[${index}]`;
    const object = isObject(entry) ? entry : {};
    return { day: readDate(object['date'], `${at}.date`, bad), name: readText(object, nameKey, at, bad) };
  });
}

/** The amendments; the first entry of the list is the notice itself and is left out. */
function readRevisions(value: unknown, published: Day, bad: Bad): CalendarRevision[] {
  if (!Array.isArray(value) || value.length === 0) {
    bad('revisions', 'list_required');
    return [];
  }
  const first: unknown = value[0];
  const isNotice =
    isObject(first) && first['changes'] === undefined && first['published'] === isoDay(published);
  if (published !== 0 && !isNotice)
    bad('revisions[0]', 'revision_first_not_notice', { published: isoDay(published) });
  return value.slice(1).map((entry: unknown, index): CalendarRevision => {
    const at = `revisions[${index + 1}]`;
    const object = isObject(entry) ? entry : {};
    const changes = isObject(object['changes']) ? object['changes'] : {};
    const list = (key: string, nameKey: 'name' | 'for') =>
      readEntries(changes[key] ?? [], nameKey, `${at}.changes.${key}`, bad);
    return {
      published: readDate(object['published'], `${at}.published`, bad),
      title: typeof object['title'] === 'string' ? object['title'] : null,
      number: typeof object['number'] === 'string' ? object['number'] : null,
      holidaysAdded: list('holidaysAdded', 'name'),
      holidaysRemoved: list('holidaysRemoved', 'name'),
      workdaysAdded: list('workdaysAdded', 'for'),
      workdaysRemoved: list('workdaysRemoved', 'for'),
    };
  });
}

function checkDays(notice: CalendarYear, bad: Bad): void {
  checkList(notice.year, notice.holidays, 'holidays', bad);
  checkList(notice.year, notice.workdays, 'workdays', bad);
  const off = new Set(notice.holidays.map((entry) => entry.day));
  for (const [index, { day }] of notice.workdays.entries()) {
    const facts = { date: isoDay(day) };
    if (notice.place === undefined && !isWeekend(day))
      bad(`workdays[${index}].date`, 'makeup_not_weekend', facts);
    if (off.has(day)) bad(`workdays[${index}].date`, 'day_in_both_lists', facts);
  }
}

function checkList(year: number, entries: Entries, path: string, bad: Bad): void {
  const seen = new Set<Day>();
  let latest = 0;
  for (const [index, { day }] of entries.entries()) {
    const at = `${path}[${index}].date`;
    const date = isoDay(day);
    if (seen.has(day)) bad(at, 'day_twice', { date });
    else if (day < latest) bad(at, 'days_not_sorted', { date });
    const inYear = yearOf(day) === year;
    const inDecemberBefore = day >= lateDecember(year - 1) && yearOf(day) === year - 1;
    if (!inYear && !inDecemberBefore) bad(at, 'day_of_other_year', { date, year });
    seen.add(day);
    latest = Math.max(latest, day);
  }
}

/** Notices have reached back no further than 29 December; a week is allowed for. */
const lateDecember = (year: number): Day => parseDay(`${year}-12-25`) ?? 0;

/** In order of publication, and each, newest first, takes back exactly what it did to the lists. */
function checkRevisions(notice: CalendarYear, bad: Bad): void {
  let { holidays, workdays } = notice;
  for (const [index, revision] of [...notice.revisions.entries()].toReversed()) {
    const at = `revisions[${index + 1}]`;
    const before = notice.revisions[index - 1]?.published ?? notice.published;
    if (revision.published < before)
      bad(`${at}.published`, 'revisions_not_sorted', { after: isoDay(before) });
    const { holidaysAdded, holidaysRemoved, workdaysAdded, workdaysRemoved } = revision;
    const changed = [holidaysAdded, holidaysRemoved, workdaysAdded, workdaysRemoved].flat();
    if (changed.length === 0) bad(`${at}.changes`, 'revision_changes_nothing');
    if (
      !undoes(holidays, holidaysAdded, holidaysRemoved) ||
      !undoes(workdays, workdaysAdded, workdaysRemoved)
    )
      bad(`${at}.changes`, 'revision_does_not_undo');
    holidays = undo(holidays, holidaysAdded, holidaysRemoved);
    workdays = undo(workdays, workdaysAdded, workdaysRemoved);
  }
}

type Entries = readonly HolidayEntry[];

function undoes(list: Entries, added: Entries, removed: Entries): boolean {
  const present = new Set(list.map((entry) => entry.day));
  return added.every(({ day }) => present.has(day)) && removed.every(({ day }) => !present.has(day));
}

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

/** The day of the notice itself, and those of its amendments. */
export const publicationDaysOf = (year: CalendarYear): readonly Day[] => [
  year.published,
  ...year.revisions.map((revision) => revision.published),
];

function undo(list: Entries, added: Entries, removed: Entries): Entries {
  const gone = new Set(added.map((entry) => entry.day));
  return [...list.filter((entry) => !gone.has(entry.day)), ...removed].sort((a, b) => a.day - b.day);
}
