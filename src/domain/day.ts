// A legal day: a civil date in Asia/Shanghai, held as whole days since 1970-01-01 so that arithmetic is plain addition.
// This is the only place where an instant becomes a date.
import { DateTimeFormatter, LocalDate, ResolverStyle } from '@js-joda/core';

/** Days since 1970-01-01 of a civil date in Asia/Shanghai. */
export type Day = number;
/** Milliseconds since the Unix epoch, UTC. */
export type Instant = number;

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000; // fixed: no daylight saving since 1991, and none in the covered years
const strictDate = DateTimeFormatter.ofPattern('uuuu-MM-dd').withResolverStyle(ResolverStyle.STRICT);

/** Reads `YYYY-MM-DD`; null when it is not an existing date between 1970 and 2199. */
export function parseDay(text: string): Day | null {
  if (!/^(19[7-9]\d|2[01]\d\d)-\d\d-\d\d$/.test(text)) return null;
  try {
    return LocalDate.parse(text, strictDate).toEpochDay();
  } catch {
    return null;
  }
}

/** Reads `YYYY-MM-DD`; throws RangeError when it is not an existing date. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a date: ${text}`);
  return parsed;
}

/** `YYYY-MM-DD`. */
export const isoDay = (d: Day): string => LocalDate.ofEpochDay(d).toString();
export const isoDayOrNull = (d: Day | null): string | null => (d === null ? null : isoDay(d));

/** 1 = Monday … 7 = Sunday. */
export const weekday = (d: Day): number => ((((d + 3) % 7) + 7) % 7) + 1;
export const isWeekend = (d: Day): boolean => weekday(d) > 5;
export const yearOf = (d: Day): number => LocalDate.ofEpochDay(d).year();
export const firstDayOf = (year: number): Day => LocalDate.of(year, 1, 1).toEpochDay();
export const lastDayOf = (year: number): Day => LocalDate.of(year, 12, 31).toEpochDay();

/** Corresponding day `months` later; the month's last day when there is none (民法典 202). */
export const plusMonths = (d: Day, months: number): Day =>
  LocalDate.ofEpochDay(d).plusMonths(months).toEpochDay();

/** The civil date in Shanghai at that instant. */
export const dayOfInstant = (at: Instant): Day => Math.floor((at + SHANGHAI_OFFSET_MS) / DAY_MS);
/** 00:00 in Shanghai of that day. */
export const startOfDay = (d: Day): Instant => d * DAY_MS - SHANGHAI_OFFSET_MS;
