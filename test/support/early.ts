// A project's cases as the start-early list sees them: some ended, one perhaps in hand, the others not begun.
import { type ApprovalPlan, planFor } from '../../src/domain/approval-chain.ts';
import { day } from '../../src/domain/day.ts';
import { type CaseStanding, startEarly } from '../../src/domain/start-early.ts';
import type { Attributes } from '../../src/domain/template.ts';
import { readTemplate } from './story.ts';

export const planOf = (template: string, attributes: Attributes = {}): ApprovalPlan =>
  planFor(readTemplate(template), attributes);

const notBegun: CaseStanding = { status: 'blocked', doneOn: null, acceptedOn: null, owed: [], mock: null };

/** `done` by item: the day it ended. `more`: what else is to be said of a case. */
export function standings(
  plan: ApprovalPlan,
  done: Readonly<Record<string, string>>,
  more: Readonly<Record<string, Partial<CaseStanding>>> = {},
): (item: string) => CaseStanding | null {
  return (code) => {
    const item = plan.items.find((planned) => planned.code === code);
    if (item === undefined) return null;
    const ended = done[code];
    const own: CaseStanding =
      ended !== undefined
        ? { ...notBegun, status: 'delivered', doneOn: day(ended), acceptedOn: day(ended) }
        : item.prerequisites.every((before) => done[before] !== undefined)
          ? { ...notBegun, status: 'ready' }
          : notBegun;
    return { ...own, ...more[code] };
  };
}

export const earlyOf = (...told: Parameters<typeof standings>) => startEarly(told[0], standings(...told));
