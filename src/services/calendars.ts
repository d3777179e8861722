// Questions that anybody may ask a calendar: what the days are, when a period ends, how many days lie between two.
import { z } from 'zod';
import type { DayKind, WorkingDayCalendar } from '../domain/calendar.ts';
import { type Day, isoDay, parseDay, weekday } from '../domain/day.ts';
import { type Facts, invalidField, notFound, Refusal } from '../domain/errors.ts';
import { nationwide, regionName } from '../domain/regions.ts';
import { dueOn, type LimitUnit, type PauseInterval } from '../domain/time-limit.ts';
import type { System } from './context.ts';
import { zDay } from './input.ts';
import type { Named } from './views.ts';

/** What one answer may list or count at most: ten years of days. */
export const LONGEST_SPAN = 3_660;

const pauseShape = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)$/;

function readPause(text: string): PauseInterval | null {
  const [, first = '', last = ''] = pauseShape.exec(text) ?? [];
  const [from, to] = [parseDay(first), parseDay(last)];
  return from === null || to === null || from > to ? null : { from, to };
}

/** A whole number as text, both ends included; a fault says which numbers are accepted. */
export const wholeBetween = (min: number, max: number) =>
  z
    .string()
    .refine((text) => /^-?\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max, {
      params: { code: 'not_whole_between', facts: { min, max } },
    })
    .transform(Number);

/** From text, as a form or an address gives it; `readInput` turns it into what the functions below take. */
export const daysShape = z.strictObject({ from: zDay, to: zDay, knownOn: zDay.optional() });
export const countShape = daysShape;
export const dueShape = z.strictObject({
  start: zDay,
  days: wholeBetween(-LONGEST_SPAN, LONGEST_SPAN),
  unit: z.enum(['working', 'natural', 'month']),
  /** `a..b,c..d`: the day a pause begins still counts, the day it ends does not. */
  pauses: z
    .string()
    .refine((text) => text.split(',').every((one) => readPause(one) !== null), {
      params: { code: 'pauses_shape' },
    })
    .transform((text): readonly PauseInterval[] => text.split(',').flatMap((one) => readPause(one) ?? []))
    .optional(),
  /** Whether a natural or month period that ends on a rest day moves to the next working day. */
  roll: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  /** Only the notices published by the end of that day. */
  knownOn: zDay.optional(),
});

export interface CalendarView {
  /** `CN` for the State Council's, `CN-513400` for that of a place. */
  readonly id: string;
  readonly region: string;
  readonly name: Named;
  readonly edition: string;
  /** First and last day that can be asked for. */
  readonly from: string;
  readonly to: string;
  /** Last day that no later notice is expected to touch. */
  readonly firmUntil: string;
  readonly newestNotice: {
    readonly year: number;
    readonly title: string;
    readonly number: string | null;
    readonly published: string;
  };
  /** The place's own documents, newest first; empty for the State Council's calendar. */
  readonly documents: readonly { readonly title: string; readonly number: string | null }[];
}

export interface CalendarDay {
  readonly date: string;
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly kind: DayKind;
  readonly working: boolean;
  readonly name: string | null;
  readonly notice: string | null;
  /** Id of the place's calendar whose own document decides this day. */
  readonly overlay: string | null;
  readonly provisional: boolean;
}
interface Answer {
  readonly calendar: string;
  readonly edition: string;
  /** A later notice may still change the answer. */
  readonly provisional: boolean;
}
export interface CalendarDays extends Answer {
  readonly from: string;
  readonly to: string;
  readonly days: readonly CalendarDay[];
}
export interface CalendarDue extends Answer {
  readonly start: string;
  readonly days: number;
  readonly unit: LimitUnit;
  readonly dueOn: string;
}
export interface CalendarCount extends Answer {
  readonly from: string;
  readonly to: string;
  readonly workingDays: number;
  readonly naturalDays: number;
}

/** The calendars in force. */
export type Calendars = Pick<System, 'calendars'>;

interface Range {
  readonly from: Day;
  readonly to: Day;
  /** Only the notices published by the end of that day. */
  readonly knownOn?: Day | undefined;
}

/** The State Council's calendar first, then those of places. */
export const listCalendars = (calendars: Calendars, knownOn?: Day): readonly CalendarView[] =>
  calendars.calendars.all.map(({ id }) => {
    const calendar = calendarOf(calendars, id, knownOn);
    const newest = calendar.years.at(-1);
    if (newest === undefined) throw new Error('a calendar has at least one notice');
    const region = regionOfCalendar(id);
    const { year, title, number, published } = newest;
    const own = calendar.layers.flatMap(({ years }) => years).toSorted((a, b) => b.published - a.published);
    return {
      id,
      region,
      name: { zh: regionName(region, 'zh'), en: regionName(region, 'en') },
      edition: calendar.edition,
      from: isoDay(calendar.from),
      to: isoDay(calendar.to),
      firmUntil: isoDay(calendar.firmUntil),
      newestNotice: { year, title, number, published: isoDay(published) },
      documents: own.map((document) => ({ title: document.title, number: document.number })),
    };
  });

/** `CN` is the whole country. */
const regionOfCalendar = (id: string): string => /\d{6}$/.exec(id)?.[0] ?? nationwide;

/** Each day from `from` to `to`, both included. */
export function calendarDays(calendars: Calendars, id: string, { from, to, knownOn }: Range): CalendarDays {
  const calendar = calendarOf(calendars, id, knownOn);
  demandRange(from, to, to - from + 1);
  const days = Array.from({ length: to - from + 1 }, (_, i): CalendarDay => {
    const day = from + i;
    const fact = covered(i === 0 ? 'from' : 'to', () => calendar.fact(day));
    return { date: isoDay(day), weekday: weekday(day), ...fact };
  });
  const { edition } = calendar;
  const provisional = calendar.isProvisional(to);
  return { calendar: id, from: isoDay(from), to: isoDay(to), days, edition, provisional };
}

/** Working and natural days d with from < d ≤ to. */
export function calendarCount(calendars: Calendars, id: string, { from, to, knownOn }: Range): CalendarCount {
  const calendar = calendarOf(calendars, id, knownOn);
  demandRange(from, to, to - from);
  covered('from', () => calendar.fact(from));
  const workingDays = covered('to', () => calendar.workingDaysBetween(from, to));
  const { edition } = calendar;
  const provisional = calendar.isProvisional(to);
  const naturalDays = to - from;
  return { calendar: id, from: isoDay(from), to: isoDay(to), workingDays, naturalDays, edition, provisional };
}

/** The last day of a period; negative `days` count back from `start` and take no pauses (rules of domain/time-limit). */
export function calendarDue(
  calendars: Calendars,
  id: string,
  question: z.output<typeof dueShape>,
): CalendarDue {
  const { start, days, unit, pauses, roll = true, knownOn } = question;
  const calendar = calendarOf(calendars, id, knownOn);
  if (days < 0 && pauses !== undefined && pauses.length > 0)
    throw invalidField('pauses', 'pauses_counting_back');
  covered('start', () => calendar.fact(start));
  const options = pauses === undefined ? { roll } : { roll, pauses };
  const due = covered('days', () => dueOn(calendar, start, { days, unit }, options));
  return {
    calendar: id,
    start: isoDay(start),
    days,
    unit,
    dueOn: isoDay(due),
    edition: calendar.edition,
    provisional: calendar.isProvisional(Math.max(start, due)),
  };
}

/** Throws `not_found` for an id that no calendar has, `no_notice_yet` for a day before the first notice. */
export function calendarOf({ calendars }: Calendars, id: string, knownOn?: Day): WorkingDayCalendar {
  const calendar = calendars.byId(id);
  if (calendar === null) throw notFound('calendar', { id });
  return knownOn === undefined ? calendar : asPublishedBy(calendar, knownOn);
}

function demandRange(from: Day, to: Day, length: number): void {
  if (to < from) throw invalidField('to', 'ends_before_start', { from: isoDay(from), to: isoDay(to) });
  if (length > LONGEST_SPAN) throw invalidField('to', 'range_too_long', { max: LONGEST_SPAN });
}

/** A year without a notice is told with the parameter that led there. */
function covered<T>(path: string, ask: () => T): T {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'calendar_not_covered') throw error;
    const { code, facts } = error;
    throw new Refusal('invalid', code, facts, [{ path, code, facts }]);
  }
}

const byNotices = new WeakMap<WorkingDayCalendar, Map<Day, WorkingDayCalendar>>();

/** Asked with any day, a calendar has only as many pasts as documents were published: each is built once. */
function asPublishedBy(calendar: WorkingDayCalendar, knownOn: Day): WorkingDayCalendar {
  const earliest = Math.min(...calendar.years.map((year) => year.published));
  if (knownOn < earliest) {
    const facts: Facts = { knownOn: isoDay(knownOn), earliest: isoDay(earliest) };
    throw invalidField('knownOn', 'no_notice_yet', facts);
  }
  const latest = calendar.publicationDays.findLast((day) => day <= knownOn) ?? knownOn;
  const pasts = byNotices.get(calendar) ?? new Map<Day, WorkingDayCalendar>();
  byNotices.set(calendar, pasts);
  const past = pasts.get(latest) ?? calendar.asKnownOn(latest);
  pasts.set(latest, past);
  return past;
}
