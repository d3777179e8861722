// The slow twin of the calendar: reads the notices by itself and answers one question, "is this day worked?".
import { readdirSync, readFileSync } from 'node:fs';
import { type Day, day } from '../../src/domain/day.ts';

interface NoticeFile {
  readonly year: number;
  readonly holidays: readonly { readonly date: string }[];
  readonly workdays: readonly { readonly date: string }[];
}

const folder = new URL('../../calendars/CN/', import.meta.url);
const notices = readdirSync(folder).map(
  (name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as NoticeFile,
);
const newestYear = Math.max(...notices.map(({ year }) => year));
const off = new Set(notices.flatMap(({ holidays }) => holidays.map(({ date }) => day(date))));
const worked = new Set(notices.flatMap(({ workdays }) => workdays.map(({ date }) => day(date))));
const fixedHolidays = ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'];

const known: boolean[] = [];

/** A make-up day is worked, a named day off is not, else Monday to Friday are; after the newest notice six fixed days are off. */
export function isWorked(d: Day): boolean {
  known[d] ??= literally(d);
  return known[d];
}

function literally(d: Day): boolean {
  if (worked.has(d)) return true;
  if (off.has(d)) return false;
  const date = new Date(d * 86_400_000);
  if (date.getUTCFullYear() > newestYear && fixedHolidays.includes(date.toISOString().slice(5, 10)))
    return false;
  return date.getUTCDay() !== 0 && date.getUTCDay() !== 6;
}
