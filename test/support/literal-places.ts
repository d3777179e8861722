// The slow twin of calendars with places: reads raw documents by itself and asks them one by one, the narrowest place first.
import { day, isoDay } from '../../src/domain/day.ts';

/** As a file has it, with only what decides a day. */
export interface RawDocument {
  readonly jurisdiction: string;
  readonly year: number;
  readonly holidays: readonly { readonly date: string }[];
  readonly workdays: readonly { readonly date: string }[];
}

/** Documents that have a word in that region, the nearest first: its own, its city's, its province's, then the nation's. */
function near(documents: readonly RawDocument[], region: string): readonly RawDocument[] {
  const ids = [region, `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`].map((code) => `CN-${code}`);
  return [...new Set(ids), 'CN'].flatMap((id) =>
    documents.filter(({ jurisdiction }) => jurisdiction === id).sort((a, b) => b.year - a.year),
  );
}

/** A day that nobody names is worked from Monday to Friday. */
export function isWorkedIn(documents: readonly RawDocument[], region: string, date: string): boolean {
  for (const { holidays, workdays } of near(documents, region)) {
    if (workdays.some((entry) => entry.date === date)) return true;
    if (holidays.some((entry) => entry.date === date)) return false;
  }
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The `count`-th day after `start` (before it when negative) that is worked there, found by walking. */
export function walk(
  documents: readonly RawDocument[],
  region: string,
  start: string,
  count: number,
): string {
  let date = start;
  for (let left = Math.abs(count); left > 0; ) {
    date = isoDay(day(date) + Math.sign(count));
    if (isWorkedIn(documents, region, date)) left -= 1;
  }
  return date;
}
