// When a project will be done: the chain walked from today by the calendar. A case is accepted on the day on which the last
// of those before it ends (the next working day if that is a rest day) and takes its whole length; what is past stays a fact.
import type { ApprovalPlan } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';
import { type Network, networkOf, towardsOf } from './forecast-network.ts';
import { type HistoryOf, type Step, stepOf } from './forecast-step.ts';
import { type TargetForecast, targetForecasts } from './forecast-target.ts';
import type { ProjectReading } from './project-reading.ts';
import { type ItemRun, noRun } from './target.ts';
import { nothingSupposed, type WhatIf } from './what-if.ts';

export interface ForecastGround {
  readonly plan: ApprovalPlan;
  /** As it stands on the day from which is looked ahead. */
  readonly reading: ProjectReading;
  readonly calendar: WorkingDayCalendar;
  /** Left out: everything by its limit. */
  readonly historyOf?: HistoryOf | undefined;
  /** Checked by `whatIfIssues`. */
  readonly whatIf?: WhatIf | undefined;
}

export interface ForecastCase
  extends Pick<Step, 'placed' | 'state' | 'source' | 'samples' | 'longer' | 'resumes'> {
  /** Acceptance and end; null for a waived case. */
  readonly startOn: Day | null;
  readonly finishOn: Day | null;
  readonly run: ItemRun;
  /** Working days by which it may end later without moving the end; null when it is done or the end does not wait for it. */
  readonly slackDays: number | null;
}

export interface Forecast {
  readonly asOf: Day;
  /** The item whose end is the end: that of the first target still open, else the one that ends last. */
  readonly towards: string;
  readonly finishOn: Day | null;
  /** Each waits for the one before it, which ended last of all it waits for; the last is `towards`. */
  readonly criticalPath: readonly string[];
  readonly cases: readonly ForecastCase[];
  readonly stages: readonly { readonly code: string; readonly finishOn: Day | null }[];
  readonly targets: readonly TargetForecast[];
}

/** Throws `calendar_not_covered` for an end beyond the calendar. */
export function forecast(ground: ForecastGround): Forecast {
  const { plan, reading, calendar } = ground;
  const network = networkOf(plan);
  const from = calendar.nextOrSame(reading.asOf);
  const parts = {
    plan,
    asOf: reading.asOf,
    from,
    historyOf: ground.historyOf ?? (() => null),
    whatIf: ground.whatIf ?? nothingSupposed,
  };
  const steps = reading.cases.map((placed) => stepOf(placed, parts));
  const walk = walkForward(network, steps, from, calendar);
  const towards = endOf(network, reading, steps, walk);
  const slack = slackOf(network, steps, walk, towards, from, calendar);
  const cases = steps.map((step, i): ForecastCase => {
    const waived = step.state === 'waived';
    const [startOn, finishOn] = [walk.start[i] ?? from, walk.finish[i] ?? from];
    return {
      placed: step.placed,
      state: step.state,
      source: step.source,
      samples: step.samples,
      longer: step.longer,
      resumes: step.resumes,
      startOn: waived ? null : startOn,
      finishOn: waived ? null : finishOn,
      run: step.runIf(startOn, finishOn),
      slackDays: slack[i] ?? null,
    };
  });
  const pathTo = (item: string): readonly string[] =>
    pathBackFrom(network, walk, network.positionOf.get(item));
  const byItem = new Map(cases.map((one) => [one.placed.item.code, one]));
  const runOf = (item: string): ItemRun => byItem.get(item)?.run ?? noRun;
  return {
    asOf: reading.asOf,
    towards: network.items[towards]?.code ?? '',
    finishOn: cases[towards]?.finishOn ?? null,
    criticalPath: pathTo(network.items[towards]?.code ?? ''),
    cases,
    stages: reading.stages.map(({ spec }) => ({ code: spec.code, finishOn: lastEnd(cases, spec.code) })),
    targets: targetForecasts(
      plan,
      reading,
      calendar,
      runOf,
      (item) => pathTo(item).flatMap((code) => byItem.get(code) ?? []),
      (item) => (byItem.get(item)?.state ?? 'waived') === 'waived',
    ),
  };
}

interface Walk {
  readonly start: readonly Day[];
  readonly finish: readonly Day[];
  /** The day on which all before it had ended; of a case without any the day from which is looked ahead. */
  readonly ready: readonly Day[];
  /** Of those before it the one that ends last; -1 for none. */
  readonly last: readonly number[];
}

function walkForward(
  network: Network,
  steps: readonly Step[],
  from: Day,
  calendar: WorkingDayCalendar,
): Walk {
  const start = new Array<Day>(steps.length).fill(from);
  const finish = [...start];
  const ready = [...start];
  const last = new Array<number>(steps.length).fill(-1);
  /** Working days from the beginning of its longest chain, which decides where several end on one day. */
  const chain = new Array<number>(steps.length).fill(0);
  for (const i of network.order) {
    const step = steps[i];
    if (step === undefined) continue;
    let [end, best, length] = [step.readyFrom ?? Number.NEGATIVE_INFINITY, -1, 0];
    for (const one of network.before[i] ?? []) {
      const ended = finish[one] ?? from;
      if (ended > end) end = ended;
      if (steps[one]?.state === 'waived') continue;
      const ahead = best === -1 ? 1 : ended - (finish[best] ?? from) || (chain[one] ?? 0) - length;
      if (ahead > 0) [best, length] = [one, chain[one] ?? 0];
    }
    last[i] = best;
    ready[i] = Number.isFinite(end) ? end : from;
    start[i] =
      step.endedOn === null
        ? startOf(step, ready[i] ?? from, from, calendar)
        : (step.beganOn ?? step.endedOn);
    finish[i] = finishOf(step, ready[i] ?? from, from, calendar);
    chain[i] = length + Math.max(0, calendar.workingDaysBetween(start[i] ?? from, finish[i] ?? from));
  }
  return { start, finish, ready, last };
}

function startOf(step: Step, ready: Day, from: Day, calendar: WorkingDayCalendar): Day {
  if (step.beganOn !== null) return step.beganOn;
  const usual = step.waiting > 0 ? calendar.shift(ready, step.waiting) : calendar.nextOrSame(ready);
  return Math.max(from, usual);
}

/** Never falls when `ready` rises. What began before its turn ends no earlier than what it should have waited for. */
function finishOf(step: Step, ready: Day, from: Day, calendar: WorkingDayCalendar): Day {
  if (step.endedOn !== null) return step.endedOn;
  const own = step.endFrom(startOf(step, ready, from, calendar));
  const end = ready > own ? calendar.nextOrSame(ready) : own;
  return step.longer > 0 ? calendar.shift(end, step.longer) : end;
}

function endOf(
  network: Network,
  { targets }: ProjectReading,
  steps: readonly Step[],
  { finish }: Walk,
): number {
  for (const { spec, reachedOn } of targets) {
    const position = network.positionOf.get(spec.to.item);
    if (reachedOn === null && position !== undefined && steps[position]?.state !== 'waived') return position;
  }
  const living = network.order.filter((i) => steps[i]?.state !== 'waived');
  return living.reduce((best, i) => ((finish[i] ?? 0) >= (finish[best] ?? 0) ? i : best), living[0] ?? 0);
}

function pathBackFrom(network: Network, { last }: Walk, end: number | undefined): readonly string[] {
  const path: string[] = [];
  for (let i = end ?? -1; i >= 0; i = last[i] ?? -1) path.unshift(network.items[i]?.code ?? '');
  return path;
}

/** By position; null for what is done, and for what the end does not wait for. */
function slackOf(
  network: Network,
  steps: readonly Step[],
  { finish, ready }: Walk,
  towards: number,
  from: Day,
  calendar: WorkingDayCalendar,
): readonly (number | null)[] {
  const counts = towardsOf(network, towards);
  /** The latest day on which each may end; what nobody waits for may end whenever it likes. */
  const latest = new Array<Day>(steps.length).fill(Number.POSITIVE_INFINITY);
  const end = finish[towards] ?? from;
  latest[towards] = end;
  for (const i of network.order.toReversed()) {
    const step = steps[i];
    if (step === undefined || !counts.has(i) || step.endedOn !== null) continue;
    const until = latest[i] ?? Number.POSITIVE_INFINITY;
    // Whatever waits for it has ended already: it may end whenever it likes.
    if (!Number.isFinite(until)) continue;
    let [known, beyond] = [ready[i] ?? from, until + 1];
    while (beyond - known > 1) {
      const day = Math.floor((known + beyond) / 2);
      if (finishOf(step, day, from, calendar) <= until) known = day;
      else beyond = day;
    }
    for (const one of network.before[i] ?? []) latest[one] = Math.min(latest[one] ?? known, known);
  }
  return steps.map((step, i) => {
    const [own, most] = [finish[i] ?? from, latest[i] ?? Number.POSITIVE_INFINITY];
    if (step.endedOn !== null || !counts.has(i) || !Number.isFinite(most)) return null;
    return calendar.workingDaysBetween(own, most);
  });
}

function lastEnd(cases: readonly ForecastCase[], stage: string): Day | null {
  const ends = cases.flatMap(({ placed, finishOn }) =>
    placed.item.spec.stage === stage && finishOn !== null ? [finishOn] : [],
  );
  return ends.length === 0 ? null : Math.max(...ends);
}
