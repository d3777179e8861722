// A project-wide budget read from what has happened: a target is a definition (unit, ends, what counts), not a number.
// Counting follows docs/templates.md; a target in natural days never rolls off a rest day (rules, trap 31).
import { type ApprovalPlan, ancestorsOf, type PlannedItem } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { acceptedFacts, type CaseState, decidedFacts } from './case.ts';
import type { Day } from './day.ts';
import { type Light, type LightDays, lightDays, lightOn } from './light.ts';
import type { MilestoneRef, TargetSpec } from './template.ts';
import { countedDays, mergePauses, type PauseInterval } from './time-limit.ts';

export interface TargetReading {
  readonly spec: TargetSpec;
  readonly startedOn: Day | null;
  /** The budget's last day; for a counted target, if every day after `asOf` counts. null before the start. */
  readonly dueOn: Day | null;
  readonly reachedOn: Day | null;
  readonly usedDays: number;
  /** Negative when the budget is overdrawn. */
  readonly remainingDays: number;
  readonly provisional: boolean;
  readonly light: Light;
  readonly lightDays: LightDays | null;
}

/** Every instance of every item as it stood at the end of `asOf`; the present one last. */
export type InstancesOf = (item: string) => readonly CaseState[];

export function readTarget(
  spec: TargetSpec,
  plan: ApprovalPlan,
  instancesOf: InstancesOf,
  calendar: WorkingDayCalendar,
  asOf: Day,
): TargetReading {
  const startedOn = milestone(spec.from, instancesOf);
  const reachedOn = milestone(spec.to, instancesOf);
  const silent = { spec, startedOn, reachedOn, light: 'none', lightDays: null } as const;
  if (startedOn === null) {
    return { ...silent, dueOn: null, usedDays: 0, remainingDays: spec.days, provisional: false };
  }
  const until = reachedOn ?? asOf;
  const between = (from: Day, to: Day): number => countedDays(calendar, spec.unit, from, to);
  const usedDays =
    spec.measure === 'span'
      ? between(startedOn, until)
      : unionDays(runs(spec, plan, instancesOf, until), startedOn, until, between);
  const remainingDays = spec.days - usedDays;
  // A budget spent on `until` that still runs would end on that day: counting on from there loses nothing.
  const dueOn =
    spec.measure === 'span'
      ? plusDays(calendar, spec, startedOn, spec.days)
      : plusDays(calendar, spec, until, remainingDays);
  const reading = { ...silent, dueOn, usedDays, remainingDays, provisional: calendar.isProvisional(dueOn) };
  if (reachedOn !== null) return reading;
  const days = lightDays(calendar, spec.unit, spec.days, dueOn, 'red');
  return { ...reading, light: lightOn(days, asOf), lightDays: days };
}

/** No roll: in natural days the sum, in working days the n-th working day. */
function plusDays(calendar: WorkingDayCalendar, spec: TargetSpec, from: Day, days: number): Day {
  if (spec.unit === 'natural') return from + days;
  return days === 0 ? calendar.previousOrSame(from) : calendar.shift(from, days);
}

function milestone(ref: MilestoneRef, instancesOf: InstancesOf): Day | null {
  for (const state of instancesOf(ref.item)) {
    const day = ref.event === 'accepted' ? acceptedFacts(state)?.acceptedOn : decidedFacts(state)?.decidedOn;
    if (day !== undefined && (ref.event === 'accepted' || decidedFacts(state)?.result !== 'refuse'))
      return day;
  }
  return null;
}

/** The intervals (from, to] in which counted items run, their uncounted pauses taken out. */
function runs(
  spec: TargetSpec,
  plan: ApprovalPlan,
  instancesOf: InstancesOf,
  until: Day,
): readonly PauseInterval[] {
  const uncounted = new Set(
    plan.template.special_procedures.filter((p) => !p.counted_in_target).map((p) => p.code),
  );
  return countedItems(spec, plan).flatMap((item) =>
    instancesOf(item.code).flatMap((state) => {
      const accepted = acceptedFacts(state);
      if (accepted === null) return [];
      const end = decidedFacts(state)?.decidedOn ?? ('before' in state ? state.endedOn : until);
      const run = { from: accepted.acceptedOn, to: Math.min(end, until) };
      const pauses = accepted.pauses
        .filter((pause) => uncounted.has(pause.procedure))
        .map((pause) => ({ from: pause.from, to: Math.min(pause.to ?? end, end) }));
      return without(run, pauses);
    }),
  );
}

function countedItems({ counts, to }: TargetSpec, plan: ApprovalPlan): readonly PlannedItem[] {
  if (counts === undefined) return plan.items;
  const scope = counts.scope === 'ancestors_of_to' ? ancestorsOf(plan, to.item).add(to.item) : null;
  return plan.items.filter(({ code, spec }) => {
    if (scope !== null && !scope.has(code)) return false;
    if (spec.kind !== 'intermediary') return counts.kinds.includes(spec.kind);
    return (
      counts.intermediaries === 'all' ||
      (counts.intermediaries === 'government' && spec.commissioned_by === 'government')
    );
  });
}

/** `run` minus the pauses, as intervals (from, to]. */
function without(run: PauseInterval, pauses: readonly PauseInterval[]): readonly PauseInterval[] {
  const rest: PauseInterval[] = [];
  let from = run.from;
  for (const pause of mergePauses(pauses, run.from)) {
    if (pause.from >= run.to) break;
    if (pause.from > from) rest.push({ from, to: pause.from });
    from = pause.to;
  }
  return from < run.to ? [...rest, { from, to: run.to }] : rest;
}

/** Days of the union inside (from, until]: parallel work counts once. */
function unionDays(
  intervals: readonly PauseInterval[],
  from: Day,
  until: Day,
  between: (from: Day, to: Day) => number,
): number {
  return mergePauses(intervals, from).reduce(
    (sum, { from: a, to: b }) => sum + between(a, Math.min(b, until)),
    0,
  );
}
