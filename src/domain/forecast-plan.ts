// The plan of a project's first day: everything by its limit alone, each case begun as soon as it could. Facts are held
// against it; it only moves when the chain itself changes.
import type { ApprovalPlan } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import { networkOf } from './forecast-network.ts';
import { limitEnd } from './forecast-step.ts';
import type { ProjectReading } from './project-reading.ts';

export interface Planned {
  readonly startOn: Day;
  readonly finishOn: Day;
}

/**
 * In the order of the plan's items, from the template's day zero, or from today while that has not come; null for a waived
 * case, which takes no time. What waits for nothing begins on day zero.
 */
export function plannedRun(
  plan: ApprovalPlan,
  { cases, asOf, span }: ProjectReading,
  calendar: WorkingDayCalendar,
): readonly (Planned | null)[] {
  const network = networkOf(plan);
  const begun = span?.from ?? asOf;
  const planned = new Array<Planned | null>(cases.length).fill(null);
  const ended = new Array<Day>(cases.length).fill(begun);
  for (const i of network.order) {
    const placed = cases[i];
    if (placed === undefined) continue;
    const ready = (network.before[i] ?? []).reduce((last, one) => Math.max(last, ended[one] ?? last), begun);
    const startOn = calendar.nextOrSame(ready);
    const waived = placed.reading.status === 'waived';
    const finishOn = waived ? ready : limitEnd(placed.rules, startOn);
    ended[i] = finishOn;
    planned[i] = waived ? null : { startOn, finishOn };
  }
  return planned;
}
