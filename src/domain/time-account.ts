// The time account of a project: whose each of its natural days was, and the used days of its targets split by the same lane.
import type { ApprovalPlan } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import { type ProjectLane, projectLane, type Stretch, within } from './project-lane.ts';
import type { ProjectReading } from './project-reading.ts';
import { noRun } from './target.ts';
import { type HeldDays, targetAccounts } from './target-account.ts';

export interface TimeAccount {
  readonly lane: ProjectLane;
  /** The project's own days: (from, to], from the template's day zero to `asOf` or the project's end; null before it. */
  readonly whole: { readonly from: Day; readonly to: Day; readonly stretches: readonly Stretch[] } | null;
}

/** Every natural day after day zero belongs to exactly one of the stretches of `whole`. */
export function timeAccount(reading: ProjectReading): TimeAccount {
  const begins = [reading.span?.from ?? null, ...reading.targets.map(({ startedOn }) => startedOn)];
  const first = begins.reduce<Day>((least, day) => Math.min(least, day ?? least), reading.asOf);
  const lane = projectLane(reading, first);
  if (reading.span === null) return { lane, whole: null };
  const { from } = reading.span;
  const to = lane.endedOn === null ? reading.asOf : Math.max(from, lane.endedOn);
  return { lane, whole: { from, to, stretches: within(lane.stretches, from, to) } };
}

/** All targets of a reading, each with its accounts, in the template's order. */
export function accountsOfTargets(
  reading: ProjectReading,
  plan: ApprovalPlan,
  calendar: WorkingDayCalendar,
  { lane }: TimeAccount,
): readonly (readonly HeldDays[])[] {
  const runs = new Map(reading.cases.map(({ item, run }) => [item.code, run]));
  return reading.targets.map((target) =>
    targetAccounts(target, plan, lane, (code) => runs.get(code) ?? noRun, calendar, reading.asOf),
  );
}
