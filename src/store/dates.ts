// Days and instants as the database writes them. No zone is involved: a day is a civil date already, an instant is UTC.
import type { Day, Instant } from '../domain/day.ts';

const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` of a day. Plain arithmetic, because lists convert thousands of them. */
export const sqlDay = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/** The day of a `date` column's text; throws RangeError for anything but `YYYY-MM-DD`. */
export function dayFromSql(text: string): Day {
  const day = text.length === 10 ? Date.parse(text) / DAY_MS : Number.NaN;
  if (!Number.isInteger(day)) throw new RangeError(`not a date of the database: ${text}`);
  return day;
}

/** RFC 3339 in UTC with milliseconds. */
export const sqlInstant = (at: Instant): string => new Date(at).toISOString();

/** The instant of `2026-05-27 01:00:00.123+00`, as a session in UTC writes it; throws RangeError otherwise. */
export function instantFromSql(text: string): Instant {
  const at = text.endsWith('+00') ? Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : Number.NaN;
  if (Number.isNaN(at)) throw new RangeError(`not an instant of a session in UTC: ${text}`);
  return at;
}
