// How long a procedure that has stopped a case still takes: as told in writing, else as long as the template allows.
import type { WorkingDayCalendar } from './calendar.ts';
import { type CaseState, openPause } from './case.ts';
import { rollsFrom } from './case-limits.ts';
import type { CaseRules } from './case-rules.ts';
import { limitOf } from './clock-parts.ts';
import type { Day } from './day.ts';
import { dueOn, mergePauses, type PauseInterval, type TimeLimit } from './time-limit.ts';

export type Running = Extract<CaseState, { status: 'running' | 'paused' }>;

export interface Resumption {
  readonly on: Day;
  /**
   * `told`: in writing. `longest`: no end was told, the procedure takes its longest. `…_passed`: that day is over, so today.
   * `untold`: neither is known, so today.
   */
  readonly by: 'told' | 'told_passed' | 'longest' | 'longest_passed' | 'untold';
  /** Of the procedure, by the template; null without one. */
  readonly longest: TimeLimit | null;
}

interface Now {
  readonly asOf: Day;
  /** The first working day from `asOf` on. */
  readonly from: Day;
}

/** Of the open pause; null where there is none. */
export function resumptionOf(state: Running, rules: CaseRules, { asOf, from }: Now): Resumption | null {
  const open = openPause(state);
  if (open === null) return null;
  const spec = rules.procedures.find(({ code }) => code === open.procedure);
  const longest = limitOf(spec?.max);
  if (open.until !== null) {
    const passed = open.until < asOf;
    return { on: passed ? from : open.until, by: passed ? 'told_passed' : 'told', longest };
  }
  if (longest === null) return { on: from, by: 'untold', longest };
  const on = dueOn(rules.calendar, open.from, longest, { roll: rollsFrom(rules, open.from) });
  return on < asOf ? { on: from, by: 'longest_passed', longest } : { on, by: 'longest', longest };
}

/** Its pauses, the open one until it is taken to resume, `more` working days later where they are supposed. */
export function pausesOf(state: Running, rules: CaseRules, now: Now, more: number): readonly PauseInterval[] {
  const { from } = now;
  const later = (day: Day): Day => (more === 0 ? day : rules.calendar.shift(day, more));
  const resumption = resumptionOf(state, rules, now);
  const resumesOn = later(resumption?.on ?? from);
  const pauses = state.pauses.map(({ from: begun, to }) => ({ from: begun, to: to ?? resumesOn }));
  return resumption === null && more > 0 ? [...pauses, { from, to: resumesOn }] : pauses;
}

/** Working days after `after` that they take out, each once. */
export const pausedDays = (
  calendar: WorkingDayCalendar,
  pauses: readonly PauseInterval[],
  after: Day,
): number =>
  mergePauses(pauses, after).reduce((sum, { from, to }) => sum + calendar.workingDaysBetween(from, to), 0);
