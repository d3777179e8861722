// A template run through the calendar from one day on: every item accepted as soon as it may be, every promised limit used up.
import { type ApprovalPlan, planFor } from '../../src/domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { type Day, day } from '../../src/domain/day.ts';
import { countedItems } from '../../src/domain/target.ts';
import type { ApprovalTemplate, MilestoneRef, TargetSpec } from '../../src/domain/template.ts';
import { countedDays, dueOn } from '../../src/domain/time-limit.ts';

interface Run {
  readonly accepted: Day;
  readonly decided: Day;
}

/** Accepted on the day its last prerequisite was decided, or the next working day; decided on its due date. */
export function runFrom(
  plan: ApprovalPlan,
  calendar: WorkingDayCalendar,
  start: Day,
): ReadonlyMap<string, Run> {
  const runs = new Map<string, Run>();
  const runOf = (code: string): Run => {
    const known = runs.get(code);
    if (known !== undefined) return known;
    const item = plan.items.find((one) => one.code === code);
    if (item === undefined) throw new RangeError(code);
    const before = item.prerequisites.map((one) => runOf(one).decided);
    const accepted = calendar.nextOrSame(Math.max(start, ...before));
    const { promised } = item;
    const decided = promised === null || promised.days === 0 ? accepted : dueOn(calendar, accepted, promised);
    const run = { accepted, decided };
    runs.set(code, run);
    return run;
  };
  for (const { code } of plan.items) runOf(code);
  return runs;
}

/** Days that a target would use: the union of what it counts, or the whole span. */
export function usedIn(
  target: TargetSpec,
  plan: ApprovalPlan,
  runs: ReadonlyMap<string, Run>,
  calendar: WorkingDayCalendar,
): number {
  const on = ({ item, event }: MilestoneRef): Day => {
    const run = runs.get(item);
    if (run === undefined) throw new RangeError(item);
    return event === 'received' || event === 'accepted' ? run.accepted : run.decided;
  };
  const [from, to] = [on(target.from), on(target.to)];
  if (target.measure === 'span') return countedDays(calendar, target.unit, from, to);
  const days = new Set<Day>();
  for (const { code } of countedItems(target, plan)) {
    const run = runs.get(code);
    if (run === undefined) continue;
    for (let d = run.accepted + 1; d <= Math.min(run.decided, to); d += 1) {
      if (target.unit === 'natural' || calendar.isWorkingDay(d)) days.add(d);
    }
  }
  return days.size;
}

export interface CalendarRun {
  readonly starts: number;
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly over: number;
}

/** Every working day of 2025 and 2026 from which the whole chain ends inside 2026. */
export function calendarRun(
  template: ApprovalTemplate,
  profile: 'default_profile' | 'max_profile',
  code: string,
  calendar: WorkingDayCalendar,
): CalendarRun {
  const plan = planFor(template, template[profile]);
  const target = template.targets.find((one) => one.code === code);
  if (target === undefined) throw new RangeError(code);
  const last = day('2026-12-31');
  const used: number[] = [];
  for (let start = day('2025-01-02'); start <= last; start += 1) {
    if (!calendar.isWorkingDay(start)) continue;
    const runs = runFrom(plan, calendar, start);
    if (Math.max(...[...runs.values()].map(({ decided }) => decided)) > last) break;
    used.push(usedIn(target, plan, runs, calendar));
  }
  const sorted = used.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return {
    starts: sorted.length,
    min: sorted[0] ?? 0,
    median: sorted[middle] ?? 0,
    max: sorted.at(-1) ?? 0,
    over: used.filter((days) => days > target.days).length,
  };
}
