// What somebody supposes about a project to see where it would lead. Nothing of it is ever recorded.

import type { ApprovalPlan } from './approval-chain.ts';
import { doneOn } from './case-reading.ts';
import type { Issue } from './errors.ts';
import type { PlacedCase, ProjectReading } from './project-reading.ts';

export interface WhatIf {
  /** The case ends so many working days later than it otherwise would. */
  readonly longer: readonly { readonly item: string; readonly workingDays: number }[];
  /** Not begun yet: begun today without waiting for what stands before; the result still waits for that. */
  readonly startToday: readonly string[];
  /**
   * A procedure that stops the clock: the one that runs lasts so many working days more, or one begins today. `procedure`
   * may be left open where there is no choice.
   */
  readonly pauses: readonly {
    readonly item: string;
    readonly workingDays: number;
    readonly procedure: string | null;
  }[];
}

export const nothingSupposed: WhatIf = { longer: [], startToday: [], pauses: [] };

/** Working days that may be supposed for one case: about a year. */
export const MOST_SUPPOSED_DAYS = 250;

/** Everything in `whatIf` that cannot be supposed of this project, by field; empty when all can. */
export function whatIfIssues(
  plan: ApprovalPlan,
  { cases }: ProjectReading,
  whatIf: WhatIf,
): readonly Issue[] {
  const issues: Issue[] = [];
  const say = (path: string, code: string, facts: Issue['facts'] = {}): void => {
    issues.push({ path, code, facts });
  };
  const caseAt = (path: string, code: string, earlier: readonly string[]): PlacedCase | null => {
    const placed = cases.find(({ item }) => item.code === code);
    if (placed === undefined) {
      const exists = plan.template.items.some((spec) => spec.code === code);
      say(path, exists ? 'what_if_not_applicable' : 'what_if_item_unknown', { item: code });
      return null;
    }
    if (earlier.includes(code)) say(path, 'what_if_twice', { item: code });
    const { status, state } = placed.reading;
    if (status === 'waived' || doneOn(state) !== null) {
      say(path, 'what_if_closed', { item: code, status });
      return null;
    }
    return placed;
  };
  const daysAt = (path: string, days: number): void => {
    if (!Number.isInteger(days) || days < 1 || days > MOST_SUPPOSED_DAYS)
      say(path, 'not_whole_between', { min: 1, max: MOST_SUPPOSED_DAYS });
  };
  for (const [i, { item, workingDays }] of whatIf.longer.entries()) {
    caseAt(
      `longer[${i}].item`,
      item,
      whatIf.longer.slice(0, i).map((one) => one.item),
    );
    daysAt(`longer[${i}].workingDays`, workingDays);
  }
  for (const [i, item] of whatIf.startToday.entries()) {
    const placed = caseAt(`startToday[${i}]`, item, whatIf.startToday.slice(0, i));
    if (placed !== null && !isToBegin(placed))
      say(`startToday[${i}]`, 'what_if_begun', { item, status: placed.reading.status });
  }
  for (const [i, pause] of whatIf.pauses.entries()) {
    const path = `pauses[${i}]`;
    const placed = caseAt(
      `${path}.item`,
      pause.item,
      whatIf.pauses.slice(0, i).map((one) => one.item),
    );
    daysAt(`${path}.workingDays`, pause.workingDays);
    if (placed === null) continue;
    const { status } = placed.reading;
    if (status !== 'running' && status !== 'paused') {
      say(`${path}.item`, 'what_if_not_running', { item: pause.item, status });
      continue;
    }
    const allowed = proceduresOf(placed);
    if (allowed.length === 0) say(`${path}.item`, 'what_if_no_procedure', { item: pause.item });
    else if (pause.procedure === null ? allowed.length > 1 : !allowed.includes(pause.procedure))
      say(`${path}.procedure`, 'choice_unknown', { allowed });
  }
  return issues;
}

/** Whether it is still to be filed, for the first time or anew. */
export const isToBegin = ({ reading: { status, state } }: PlacedCase): boolean =>
  status === 'blocked' || status === 'ready' || 'before' in state || status === 'refused';

/** Procedures that may be supposed of a running case: the one that has stopped it, else those that its template allows. */
export function proceduresOf({ reading: { state }, rules }: PlacedCase): readonly string[] {
  if (state.status === 'paused')
    return state.pauses.filter((pause) => pause.to === null).map((pause) => pause.procedure);
  return state.status === 'running' ? rules.item.pausable_by : [];
}
