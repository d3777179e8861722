// Why it is this day: the clock opened into one line a day, each counted or not, with the article that says so.
import type { DayFact, WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import type { ClockLimit, ClockReading } from './legal-clock.ts';
import { firstDayAfter, type PauseInterval } from './time-limit.ts';

/** Codes of the articles that a ledger line, or the limit itself, rests on; their names stand in the language tables. */
export type ArticleCode =
  | 'civil_200'
  | 'civil_201'
  | 'civil_202'
  | 'civil_203'
  | 'holidays_4'
  | 'licence_32'
  | 'licence_44'
  | 'licence_45'
  | 'licence_82'
  | 'problem_promise'
  | 'paper'
  | 'target'
  | 'due_red';

/**
 * `off`: a rest day of a working-day limit; `rolled`: between the last counted day and the due date it moved to;
 * `idle`: a day on which nothing that a target counts was at work.
 */
export type LedgerLineKind = 'start' | 'counted' | 'off' | 'paused' | 'idle' | 'due' | 'rolled' | 'late';

export interface LedgerDay {
  readonly day: Day;
  readonly fact: DayFact;
  readonly kind: LedgerLineKind;
  readonly counted: boolean;
  /** Running number of a counted day; working days late on a `late` line; null where nothing is counted. */
  readonly number: number | null;
  /** Index into the reading's pauses when the day lies in one. */
  readonly pause: number | null;
  readonly article: ArticleCode;
}

/** Each day after the start falls under one of the others, so that they add up to `naturalDays`. */
export interface LedgerTotals {
  readonly counted: number;
  readonly restDays: number;
  readonly pausedDays: number;
  /** From the last counted day, which was a rest day, to the due date. */
  readonly rolledDays: number;
  readonly idleDays: number;
  readonly lateDays: number;
  /** From the start, which is day 0, to the last line. */
  readonly naturalDays: number;
}

export interface Ledger {
  readonly days: readonly LedgerDay[];
  readonly totals: LedgerTotals;
}

/**
 * From the start day (day 0) to the due date, or to the stop or `asOf` when that is late. A paused clock runs to its
 * expected due date, if that has not passed; one without a date, to the stop or `asOf`. `ground`: what makes the days count
 * where it is no law.
 */
export function ledgerOf(
  limit: ClockLimit,
  reading: ClockReading,
  calendar: WorkingDayCalendar,
  asOf: Day,
  ground: ArticleCode | null = null,
): Ledger {
  const { startedOn, pauses, lastCountedOn } = reading;
  const working = limit.kind !== 'days' || limit.unit === 'working';
  const countingArticle = ground ?? articleOf(limit);
  const due = reading.dueOn ?? reading.expectedDueOn;
  const end = reading.stoppedOn ?? asOf;
  const last = due === null || isLate(reading, due, end) ? end : due;
  const days: LedgerDay[] = [];
  let [number, restDays, pausedDays, rolledDays, lateDays, late] = [0, 0, 0, 0, 0, 0];
  for (let day = startedOn; day <= last; day += 1) {
    const fact = calendar.fact(day);
    const pause = pauseOn(pauses, day);
    const isDue = day === due;
    let kind: LedgerLineKind;
    let article: ArticleCode;
    let told: number | null = null;
    let counted = false;
    if (day === startedOn) {
      kind = isDue ? 'due' : 'start';
      article = 'civil_201';
    } else if (due !== null && day > due) {
      kind = pause === null ? 'late' : 'paused';
      article = 'due_red';
      if (pause !== null) pausedDays += 1;
      else {
        lateDays += 1;
        if (fact.working) late += 1;
      }
      told = late;
    } else if (lastCountedOn !== null && day > lastCountedOn) {
      kind = isDue ? 'due' : 'rolled';
      article = 'civil_203';
      rolledDays += 1;
    } else if (working && !fact.working) {
      kind = isDue ? 'due' : 'off';
      article = isDue ? 'paper' : fact.overlay === null ? (ground ?? 'licence_82') : 'holidays_4';
      restDays += 1;
    } else if (pause !== null) {
      kind = isDue ? 'due' : 'paused';
      article = isDue ? 'paper' : 'licence_45';
      pausedDays += 1;
    } else {
      kind = isDue ? 'due' : 'counted';
      article = countingArticle;
      number += 1;
      told = number;
      counted = true;
    }
    // Fields are named, not spread: a ledger has many lines, and spreading costs ten times as much.
    days.push({ day, fact, kind, counted, number: told, pause, article });
  }
  return {
    days,
    totals: {
      counted: number,
      restDays,
      pausedDays,
      rolledDays,
      idleDays: 0,
      lateDays,
      naturalDays: Math.max(0, last - startedOn),
    },
  };
}

/** A paused clock tells no lateness, but what was late before the pause still shows. */
const isLate = ({ state, pauses, overdueDays }: ClockReading, due: Day, end: Day): boolean =>
  overdueDays !== null || (state === 'paused' && firstDayAfter(due, pauses) <= end);

/** The pause (from, to] that the day lies in, by its place in the list. */
function pauseOn(pauses: readonly PauseInterval[], day: Day): number | null {
  for (let i = 0; i < pauses.length; i += 1) {
    const pause = pauses[i];
    if (pause !== undefined && day > pause.from && day <= pause.to) return i;
  }
  return null;
}

function articleOf(limit: ClockLimit): ArticleCode {
  if (limit.kind !== 'days') return 'paper';
  if (limit.unit === 'working') return 'licence_82';
  return limit.unit === 'month' ? 'civil_202' : 'civil_200';
}
