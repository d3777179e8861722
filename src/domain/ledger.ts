// Why it is this day: the clock opened into one line a day, each counted or not, with the article that says so.
import type { DayFact, WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import type { ClockLimit, ClockReading } from './legal-clock.ts';

/** Codes of the articles that a ledger line rests on; their names stand in the language tables. */
export type ArticleCode =
  | 'civil_200'
  | 'civil_201'
  | 'civil_202'
  | 'civil_203'
  | 'licence_45'
  | 'licence_82'
  | 'paper'
  | 'due_red';

export interface LedgerDay {
  readonly day: Day;
  readonly fact: DayFact;
  /** `off`: a rest day of a working-day limit; `rolled`: between the last counted day and the due date it moved to. */
  readonly kind: 'start' | 'counted' | 'off' | 'paused' | 'due' | 'rolled' | 'late';
  readonly counted: boolean;
  /** Running number of a counted day; working days late on a `late` line; null where nothing is counted. */
  readonly number: number | null;
  /** Index into the reading's pauses when the day lies in one. */
  readonly pause: number | null;
  readonly article: ArticleCode;
}

export interface Ledger {
  readonly days: readonly LedgerDay[];
  readonly totals: { readonly counted: number; readonly restDays: number; readonly pausedDays: number };
}

/** Lines shown after the due date of a late clock, so that a case forgotten for years still fits a page. */
const MAX_LATE_LINES = 60;

/**
 * From the start day (day 0) to the due date, or to `asOf` when late. A paused clock runs to its expected due date;
 * one without a date, to `asOf`.
 */
export function ledgerOf(
  limit: ClockLimit,
  reading: ClockReading,
  calendar: WorkingDayCalendar,
  asOf: Day,
): Ledger {
  const working = limit.kind !== 'days' || limit.unit === 'working';
  const due = reading.dueOn ?? reading.expectedDueOn;
  const end = reading.stoppedOn ?? asOf;
  const last = due === null ? end : reading.overdueDays === null ? due : Math.min(end, due + MAX_LATE_LINES);
  const days: LedgerDay[] = [];
  let number = 0;
  let late = 0;
  for (let day = reading.startedOn; day <= last; day += 1) {
    const fact = calendar.fact(day);
    const index = reading.pauses.findIndex((pause) => day > pause.from && day <= pause.to);
    const pause = index === -1 ? null : index;
    const workday = !working || fact.working;
    // Fields are named, not spread: a ledger has many lines, and spreading costs ten times as much.
    const line = (
      kind: LedgerDay['kind'],
      article: ArticleCode,
      number: number | null = null,
      counted = false,
    ): LedgerDay => ({ day, fact, kind, counted, number, pause, article });
    if (day === reading.startedOn) {
      days.push(line(day === due ? 'due' : 'start', 'civil_201'));
    } else if (due !== null && day > due) {
      if (fact.working && pause === null) late += 1;
      days.push(line(pause !== null ? 'paused' : 'late', 'due_red', late));
    } else if (reading.lastCountedOn !== null && day > reading.lastCountedOn) {
      days.push(line(day === due ? 'due' : 'rolled', 'civil_203'));
    } else if (workday && pause === null) {
      number += 1;
      days.push(line(day === due ? 'due' : 'counted', articleOf(limit), number, true));
    } else if (workday) {
      days.push(line('paused', 'licence_45'));
    } else {
      days.push(day === due ? line('due', 'paper') : line('off', 'licence_82'));
    }
  }
  return {
    days,
    totals: {
      counted: number,
      restDays: days.filter((line) => line.kind === 'off').length,
      pausedDays: days.filter((line) => line.kind === 'paused').length,
    },
  };
}

function articleOf(limit: ClockLimit): ArticleCode {
  if (limit.kind !== 'days') return 'paper';
  if (limit.unit === 'working') return 'licence_82';
  return limit.unit === 'month' ? 'civil_202' : 'civil_200';
}
