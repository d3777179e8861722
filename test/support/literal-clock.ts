// The slow twin of limits and clocks, written from the words of the law alone: it walks day by day and asks of each day
// only whether it is worked and whether a pause takes it out. It shares no code with src but the reading of dates.
import type { Day } from '../../src/domain/day.ts';
import { isWorked } from './literal-calendar.ts';

export interface LiteralPause {
  readonly from: Day;
  /** null: still open. */
  readonly to: Day | null;
  /** The end told in writing. */
  readonly told: Day | null;
}

export interface LiteralClock {
  readonly start: Day;
  readonly days: number;
  readonly unit: 'working' | 'natural' | 'month';
  readonly roll: boolean;
  readonly pauses: readonly LiteralPause[];
  readonly extension: { readonly on: Day; readonly days: number } | null;
  readonly stop: Day | null;
}

type Closed = readonly { readonly from: Day; readonly to: Day }[];

/** 许可法 45: the day a pause begins still counts, the day it ends does not. */
function isPaused(d: Day, pauses: Closed): boolean {
  for (const { from, to } of pauses) if (from < d && d <= to) return true;
  return false;
}

/** 民法典 202: the corresponding day, or the month's last day when there is none. */
export function correspondingDay(start: Day, months: number): Day {
  const date = new Date(start * 86_400_000);
  const wanted = date.getUTCDate();
  const month = date.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return Date.UTC(date.getUTCFullYear(), month, Math.min(wanted, lastOfMonth)) / 86_400_000;
}

const counts = (d: Day, unit: LiteralClock['unit'], pauses: Closed): boolean =>
  (unit !== 'working' || isWorked(d)) && !isPaused(d, pauses);

/** 许可法 82, 民法典 201: the days after `from`, up to `to` with it, that count. */
export function literalCount(from: Day, to: Day, unit: LiteralClock['unit'], pauses: Closed): number {
  let counted = 0;
  for (let d = from + 1; d <= to; d += 1) if (counts(d, unit, pauses)) counted += 1;
  return counted;
}

/** The last counted day of a period, and the last day to act. */
export function literalDue(
  start: Day,
  days: number,
  unit: LiteralClock['unit'],
  roll: boolean,
  pauses: Closed,
): { readonly counted: Day; readonly due: Day } {
  if (days < 0) return { counted: start, due: countingBack(start, -days, unit, roll) };
  const wanted = unit === 'month' ? correspondingDay(start, days) - start : days;
  let counted = start;
  for (let left = wanted; left > 0; ) {
    counted += 1;
    if (counts(counted, unit, pauses)) left -= 1;
  }
  let due = counted;
  // Decided on the spot: on the day itself, else on the first day that is worked and not paused.
  if (unit === 'working' && days === 0)
    while (!isWorked(due) || (due > start && isPaused(due, pauses))) due += 1;
  // 民法典 203: a last day that is a rest day moves to the day after the rest.
  if (unit !== 'working' && roll) while (!isWorked(due)) due += 1;
  return { counted, due };
}

function countingBack(start: Day, days: number, unit: LiteralClock['unit'], roll: boolean): Day {
  let d = unit === 'month' ? correspondingDay(start, -days) : start - (unit === 'natural' ? days : 0);
  if (unit === 'working')
    for (let left = days; left > 0; ) {
      d -= 1;
      if (isWorked(d)) left -= 1;
    }
  if (roll) while (!isWorked(d)) d -= 1;
  return d;
}

export interface LiteralReading {
  readonly state: 'running' | 'paused' | 'stopped';
  readonly dueOn: Day | null;
  readonly expectedDueOn: Day | null;
  readonly usedDays: number;
  readonly remainingDays: number | null;
  readonly overdueDays: { readonly working: number; readonly natural: number } | null;
  readonly light: 'none' | 'yellow' | 'red';
}

/** What one may say at the end of `asOf`, from what had happened by then; null before the start. */
export function literalReading(clock: LiteralClock, asOf: Day): LiteralReading | null {
  const { start, unit, roll } = clock;
  if (asOf < start) return null;
  const isStopped = clock.stop !== null && clock.stop <= asOf;
  const end = isStopped && clock.stop !== null ? clock.stop : asOf;
  const begun = clock.pauses.filter(({ from }) => from <= asOf);
  const open = begun.find(({ to }) => to === null || to > asOf) ?? null;
  const pauses = begun.map(({ from, to }) => ({ from, to: Math.min(to ?? end, end) }));
  const extra = clock.extension !== null && clock.extension.on <= asOf ? clock.extension.days : 0;
  const total = clock.days + extra;
  const { due, counted } = literalDue(start, total, unit, roll, pauses);
  const usedDays = literalCount(start, end, unit, pauses);
  const lateBy = {
    working: literalCount(due, end, 'working', pauses),
    natural: literalCount(due, end, 'natural', pauses),
  };
  if (isStopped) {
    const overdueDays = lateBy.natural > 0 ? lateBy : null;
    return {
      state: 'stopped',
      dueOn: due,
      expectedDueOn: null,
      usedDays,
      remainingDays: null,
      overdueDays,
      light: 'none',
    };
  }
  const kind = unit === 'working' ? 'working' : 'natural';
  if (open !== null) {
    // Only an end that was told, and has not passed, says when it may be due.
    const told = open.told !== null && open.told >= asOf ? open.told : null;
    const resumedThen = pauses.map(({ from, to }, index) => ({
      from,
      to: begun[index] === open ? (told ?? asOf) : to,
    }));
    const left = Math.max(0, literalCount(start, counted, unit, pauses) - usedDays);
    return {
      state: 'paused',
      dueOn: null,
      expectedDueOn: told === null ? null : literalDue(start, total, unit, roll, resumedThen).due,
      usedDays,
      remainingDays: asOf > due ? negative(lateBy[kind]) : left,
      overdueDays: null,
      light: 'none',
    };
  }
  const remainingDays = asOf <= due ? literalCount(asOf, due, kind, []) : negative(lateBy[kind]);
  const size = unit === 'month' ? correspondingDay(start, total) - start : total;
  const isNear = remainingDays <= Math.max(1, Math.ceil(size / 10));
  return {
    state: 'running',
    dueOn: due,
    expectedDueOn: null,
    usedDays,
    remainingDays,
    overdueDays: lateBy.natural > 0 ? lateBy : null,
    light: lateBy.natural > 0 ? 'red' : isNear ? 'yellow' : 'none',
  };
}

const negative = (days: number): number => (days === 0 ? 0 : -days);
