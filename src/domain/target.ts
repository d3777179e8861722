// A project-wide budget read from what has happened: a target is a definition (unit, ends, what counts), not a number.
// Counting follows docs/templates.md; a target in natural days never rolls off a rest day (rules, trap 31).
import { type ApprovalPlan, ancestorsOf, type PlannedItem, plannedItem } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { acceptedFacts, type CaseState, decidedFacts, facts } from './case.ts';
import { countsItem } from './critical-path.ts';
import type { Day } from './day.ts';
import { type Light, type LightDays, lightDays, lightOn } from './light.ts';
import type { MilestoneEvent, MilestoneRef, TargetSpec } from './template.ts';
import { countedDays, mergePauses, type PauseInterval } from './time-limit.ts';

export interface TargetReading {
  readonly spec: TargetSpec;
  readonly startedOn: Day | null;
  /**
   * The budget's last day; for a counted target, if every day after `asOf` counts. null before the start, and where the
   * project does not need the item that would end it.
   */
  readonly dueOn: Day | null;
  readonly reachedOn: Day | null;
  readonly usedDays: number;
  /** Negative when the budget is overdrawn. */
  readonly remainingDays: number;
  readonly provisional: boolean;
  readonly light: Light;
  readonly lightDays: LightDays | null;
}

/** What a target needs to know of one item, over all its instances. */
export interface ItemRun {
  /** First acceptance (or start), and the decision that granted. */
  readonly acceptedOn: Day | null;
  readonly decidedOn: Day | null;
  /** First receipt, and delivery of what was granted: known only where a target of the template asks for them. */
  readonly receivedOn?: Day | null;
  readonly deliveredOn?: Day | null;
  /** Days d with from < d ≤ to on which the item ran, uncounted pauses taken out; `to` null = it still runs. */
  readonly runs: readonly { readonly from: Day; readonly to: Day | null }[];
  /** Since when the project does not need it; left out while it does. */
  readonly waivedOn?: Day;
}
export type RunOf = (item: string) => ItemRun;

export const noRun: ItemRun = { acceptedOn: null, decidedOn: null, runs: [] };

/** `instances` as they stood at the end of a day, the present one last. */
export function runOf(instances: readonly CaseState[], plan: ApprovalPlan): ItemRun {
  const uncounted = new Set(
    plan.template.special_procedures.filter((p) => !p.counted_in_target).map((p) => p.code),
  );
  let decidedOn: Day | null = null;
  let deliveredOn: Day | null = null;
  const runs: { from: Day; to: Day | null }[] = [];
  for (const state of instances) {
    const accepted = acceptedFacts(state);
    if (accepted === null) continue;
    const decided = decidedFacts(state);
    if (decided !== null && decided.result !== 'refuse') {
      decidedOn ??= decided.decidedOn;
      deliveredOn ??= decided.deliveredOn;
    }
    const end = decided?.decidedOn ?? ('before' in state ? state.endedOn : null);
    const pauses = accepted.pauses.filter((pause) => uncounted.has(pause.procedure));
    runs.push(...without({ from: accepted.acceptedOn, to: end }, pauses));
  }
  const first = instances.map(acceptedFacts).find((accepted) => accepted !== null);
  const last = instances.at(-1);
  const filed = instances.map(facts).find((received) => received !== null);
  return {
    acceptedOn: first?.acceptedOn ?? null,
    decidedOn,
    runs,
    ...(isAsked(plan, 'received') ? { receivedOn: filed?.receivedOn ?? null } : {}),
    ...(last?.status === 'waived' ? { waivedOn: last.on } : {}),
    ...(isAsked(plan, 'delivered') ? { deliveredOn } : {}),
  };
}

const isAsked = ({ template }: ApprovalPlan, event: MilestoneEvent): boolean =>
  template.day_zero.event === event ||
  template.targets.some(({ from, to }) => from.event === event || to.event === event);

export function readTarget(
  spec: TargetSpec,
  plan: ApprovalPlan,
  runOf: RunOf,
  calendar: WorkingDayCalendar,
  asOf: Day,
): TargetReading {
  const startedOn = milestone(spec.from, runOf);
  const reachedOn = milestone(spec.to, runOf);
  const silent = { spec, startedOn, reachedOn, light: 'none', lightDays: null } as const;
  if (startedOn === null) {
    return { ...silent, dueOn: null, usedDays: 0, remainingDays: spec.days, provisional: false };
  }
  const gone = reachedOn === null ? endGoneOn(spec, plan, runOf) : null;
  const until = reachedOn ?? Math.min(gone ?? asOf, asOf);
  const between = (from: Day, to: Day): number => countedDays(calendar, spec.unit, from, to);
  const atWork = spec.measure === 'span' ? [] : mergePauses(countedRuns(spec, plan, runOf, until), startedOn);
  const usedDays = spec.measure === 'span' ? between(startedOn, until) : unionDays(atWork, until, between);
  const remainingDays = spec.days - usedDays;
  // A promise whose last item is not needed any more keeps its count, and has no day to be late on.
  if (gone !== null && gone <= asOf)
    return { ...silent, dueOn: null, usedDays, remainingDays, provisional: false };
  // The day that overdrew a counted budget stays that day, whatever stands still after it.
  const beyond = remainingDays < 0 ? nthDayAtWork(calendar, spec.unit, atWork, spec.days + 1) : null;
  // A budget spent on `until` that still runs would end on that day: counting on from there loses nothing.
  const dueOn =
    spec.measure === 'span'
      ? plusDays(calendar, spec, startedOn, spec.days)
      : beyond !== null
        ? plusDays(calendar, spec, beyond - 1, 0)
        : plusDays(calendar, spec, until, remainingDays);
  const reading = {
    ...silent,
    dueOn,
    usedDays,
    remainingDays,
    provisional: mayMove(calendar, spec.unit, dueOn),
  };
  if (reachedOn !== null) return reading;
  // A counted budget is overdrawn by the next day that counts, not by a rest day on which nothing does.
  const lateOn =
    spec.measure === 'span' ? dueOn + 1 : (beyond ?? firstBeyond(calendar, spec, until, remainingDays));
  const days = lightDays(calendar, spec.unit, spec.days, dueOn, 'red', lateOn);
  return { ...reading, light: lightOn(days, asOf), lightDays: days };
}

/** From which day on the last event of a target can happen no more; null while it can. */
function endGoneOn({ from, to }: TargetSpec, plan: ApprovalPlan, runOf: RunOf): Day | null {
  if (plannedItem(plan, to.item) === null) return milestone(from, runOf);
  return runOf(to.item).waivedOn ?? null;
}

/** Whether a later notice may still move a target's last day; one in natural days never rolls, so no notice does. */
export const mayMove = (calendar: WorkingDayCalendar, unit: TargetSpec['unit'], dueOn: Day): boolean =>
  unit === 'working' && calendar.isProvisional(dueOn);

/** The first day on which more than the budget is used, if every day counts; the same on each day in between. */
function firstBeyond(calendar: WorkingDayCalendar, { unit }: TargetSpec, until: Day, remaining: number): Day {
  return unit === 'natural'
    ? until + remaining + 1
    : calendar.shift(calendar.previousOrSame(until), remaining + 1);
}

/**
 * From which day on a target shows each colour if nothing more happens: fixed between two events, whatever the day
 * of asking. A counted target whose items all stand still keeps the colour it has reached.
 */
export function targetColours(
  reading: TargetReading,
  plan: ApprovalPlan,
  runOf: RunOf,
  calendar: WorkingDayCalendar,
  asOf: Day,
): { readonly yellowOn: Day | null; readonly lateOn: Day | null } {
  const { spec, lightDays: days, startedOn } = reading;
  if (days === null || startedOn === null) return { yellowOn: null, lateOn: null };
  if (spec.measure === 'span') return days;
  const runs = countedItems(spec, plan).flatMap((item) => runOf(item.code).runs);
  if (runs.some(({ to }) => to === null)) return days;
  const stoodStill = runs.reduce((last, { to }) => Math.max(last, to ?? asOf), startedOn);
  const then = readTarget(spec, plan, runOf, calendar, stoodStill).lightDays;
  const reached = (day: Day | undefined): Day | null => (day !== undefined && day <= stoodStill ? day : null);
  return { yellowOn: reached(then?.yellowOn), lateOn: reached(then?.lateOn) };
}

/** No roll: in natural days the sum, in working days the n-th working day. */
function plusDays(calendar: WorkingDayCalendar, spec: TargetSpec, from: Day, days: number): Day {
  if (spec.unit === 'natural') return from + days;
  return days === 0 ? calendar.previousOrSame(from) : calendar.shift(from, days);
}

export function milestone(ref: MilestoneRef, runOf: RunOf): Day | null {
  const { receivedOn = null, acceptedOn, decidedOn, deliveredOn = null } = runOf(ref.item);
  return { received: receivedOn, accepted: acceptedOn, decided: decidedOn, delivered: deliveredOn }[
    ref.event
  ];
}

/** The intervals (from, to] in which counted items ran, no later than `until`. */
function countedRuns(
  spec: TargetSpec,
  plan: ApprovalPlan,
  runOf: RunOf,
  until: Day,
): readonly PauseInterval[] {
  return countedItems(spec, plan).flatMap((item) =>
    runOf(item.code).runs.map(({ from, to }) => ({ from, to: Math.min(to ?? until, until) })),
  );
}

/** The items whose days a counted target counts. */
export function countedItems(spec: TargetSpec, plan: ApprovalPlan): readonly PlannedItem[] {
  const { counts, to } = spec;
  const scope = counts?.scope === 'ancestors_of_to' ? ancestorsOf(plan, to.item).add(to.item) : null;
  return plan.items.filter((item) => (scope === null || scope.has(item.code)) && countsItem(spec, item.spec));
}

/** `run` minus the pauses, as intervals (from, to]; an open pause takes all that follows. */
function without(
  run: { readonly from: Day; readonly to: Day | null },
  pauses: readonly { readonly from: Day; readonly to: Day | null }[],
): readonly { readonly from: Day; readonly to: Day | null }[] {
  const end = run.to ?? Number.POSITIVE_INFINITY;
  const rest: { from: Day; to: Day | null }[] = [];
  let from = run.from;
  const closed = pauses.map((pause) => ({ from: pause.from, to: pause.to ?? end }));
  for (const pause of mergePauses(closed, run.from)) {
    if (pause.from >= end) break;
    if (pause.from > from) rest.push({ from, to: pause.from });
    from = pause.to;
  }
  return from < end ? [...rest, { from, to: run.to }] : rest;
}

/** Days of a union of intervals, no later than `until`: parallel work counts once. */
const unionDays = (
  union: readonly PauseInterval[],
  until: Day,
  between: (from: Day, to: Day) => number,
): number => union.reduce((sum, { from, to }) => sum + between(from, Math.min(to, until)), 0);

/** The n-th day that counts within a union of intervals (from, to]; null when it has fewer. */
function nthDayAtWork(
  calendar: WorkingDayCalendar,
  unit: TargetSpec['unit'],
  union: readonly PauseInterval[],
  n: number,
): Day | null {
  let left = n;
  for (const { from, to } of union) {
    const here = countedDays(calendar, unit, from, to);
    if (here >= left) return unit === 'working' ? calendar.shift(from, left) : from + left;
    left -= here;
  }
  return null;
}
