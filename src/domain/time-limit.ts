// A limit is days, unit and ground together; from a start day and the pauses it gives the last day to act.
// Formulas: rules §1.2 (许可法 82, 民法典 201–203); the starting day is day 0.
import type { WorkingDayCalendar } from './calendar.ts';
import { type Day, plusMonths } from './day.ts';

export type LimitUnit = 'working' | 'natural' | 'month';

export interface TimeLimit {
  readonly days: number;
  readonly unit: LimitUnit;
}

/** Days d with from < d ≤ to are not counted: the day a pause begins counts, the day it ends does not. */
export interface PauseInterval {
  readonly from: Day;
  readonly to: Day;
}

export interface DueOptions {
  readonly pauses?: readonly PauseInterval[];
  /** Whether a natural or month period that ends on a rest day moves to the next working day (民法典 203). Default true. */
  readonly roll?: boolean;
}

/** Sorted, disjoint union; days before `after` (inclusive) cut away; overlapping and nested pauses count once. */
export function mergePauses(pauses: readonly PauseInterval[], after: Day): readonly PauseInterval[] {
  if (pauses.length === 0) return pauses;
  const sorted = pauses.filter((p) => p.to > p.from && p.to > after).sort((a, b) => a.from - b.from);
  const merged: { from: Day; to: Day }[] = [];
  for (const pause of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && pause.from <= last.to) last.to = Math.max(last.to, pause.to);
    else merged.push({ from: Math.max(pause.from, after), to: pause.to });
  }
  return merged;
}

/**
 * The last day to act: the smallest day with `days` counted days in (start, day] outside the pauses.
 * Negative days count back and roll to the previous working day; they take no pauses.
 */
export function dueOn(
  calendar: WorkingDayCalendar,
  start: Day,
  limit: TimeLimit,
  options: DueOptions = {},
): Day {
  const pauses = options.pauses === undefined ? [] : mergePauses(options.pauses, start);
  if (limit.unit === 'working') return workingDue(calendar, start, limit.days, pauses);
  const raw = rawNaturalDue(start, limit, pauses);
  if (options.roll === false) return raw;
  return limit.days < 0 ? calendar.previousOrSame(raw) : calendar.nextOrSame(raw);
}

function workingDue(
  calendar: WorkingDayCalendar,
  start: Day,
  days: number,
  pauses: readonly PauseInterval[],
): Day {
  let due = calendar.shift(start, days);
  if (days < 0) return due;
  let counted = days;
  for (const pause of pauses) {
    if (pause.from >= due) break;
    if (days === 0) {
      due = calendar.next(pause.to);
      continue;
    }
    counted += calendar.workingDaysBetween(pause.from, pause.to);
    due = calendar.shift(start, counted);
  }
  return due;
}

/** Before any roll. A pause lengthens a natural or month period by its natural days. */
export function rawNaturalDue(start: Day, limit: TimeLimit, pauses: readonly PauseInterval[]): Day {
  let due = limit.unit === 'month' ? plusMonths(start, limit.days) : start + limit.days;
  if (limit.days < 0) return due;
  for (const pause of pauses) {
    if (pause.from >= due) break;
    due += pause.to - pause.from;
  }
  return due;
}

/** Days counted in (start, end] outside the pauses, in the limit's own kind of day (months count natural days). */
export function countedDays(
  calendar: WorkingDayCalendar,
  unit: LimitUnit,
  start: Day,
  end: Day,
  pauses: readonly PauseInterval[] = [],
): number {
  if (end <= start) return 0;
  const between = (a: Day, b: Day) =>
    unit === 'working' ? calendar.workingDaysBetween(a, b) : Math.max(0, b - a);
  let counted = between(start, end);
  for (const pause of mergePauses(pauses, start)) {
    if (pause.from >= end) break;
    counted -= between(pause.from, Math.min(pause.to, end));
  }
  return counted;
}

/** The first day after `d` that no pause takes out: lateness begins on it. */
export function firstDayAfter(d: Day, pauses: readonly PauseInterval[]): Day {
  let first = d + 1;
  for (const pause of mergePauses(pauses, d)) if (pause.from < first) first = pause.to + 1;
  return first;
}
