// A whole project at the end of a day: every planned item's case, what it waits for, the stages and the targets.
import { type ApprovalPlan, type PlannedItem, waitsFor } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { type CaseState, initialState } from './case.ts';
import type { CaseEvent } from './case-events.ts';
import { type CaseHistory, historyAsOf } from './case-history.ts';
import { type CaseReading, doneOn, readCase } from './case-reading.ts';
import { type CaseRules, rulesFor } from './case-rules.ts';
import type { Day } from './day.ts';
import { type Gate, gateOf } from './gates.ts';
import { type Light, worst } from './light.ts';
import type { PlacePolicies } from './policy.ts';
import { type ItemRun, milestone, noRun, readTarget, runOf, type TargetReading } from './target.ts';
import type { StageSpec } from './template.ts';

export interface PlacedCase {
  readonly item: PlannedItem;
  readonly rules: CaseRules;
  readonly reading: CaseReading;
  /** All instances and moves, by which the time account goes. */
  readonly history: CaseHistory;
  readonly run: ItemRun;
  /** What stays shut while something is owed; null where nothing may be missing. */
  readonly gate: Gate | null;
  /** Items that must end before this one may be filed. */
  readonly waitsFor: readonly string[];
}

export interface StageReading {
  readonly spec: StageSpec;
  /** Items that apply and are not waived. */
  readonly total: number;
  readonly done: number;
  readonly overdue: number;
  readonly state: 'not_started' | 'running' | 'done' | 'late';
}

export interface ProjectReading {
  readonly asOf: Day;
  /** Natural days since the template's day zero, which is day 0 itself; null before it. */
  readonly span: { readonly from: Day; readonly days: number } | null;
  readonly cases: readonly PlacedCase[];
  readonly stages: readonly StageReading[];
  readonly targets: readonly TargetReading[];
  readonly light: Light;
}

/** `eventsOf` gives the recorded events of one item, in order of entry. */
export function readProject(
  plan: ApprovalPlan,
  eventsOf: (item: string) => readonly CaseEvent[],
  calendar: WorkingDayCalendar,
  policies: PlacePolicies,
  asOf: Day,
): ProjectReading {
  const rules = new Map(plan.items.map((item) => [item.code, rulesFor(plan, item, calendar, policies)]));
  const histories = new Map<string, CaseHistory>();
  for (const [code, itemRules] of rules) histories.set(code, historyAsOf(eventsOf(code), asOf, itemRules));
  const historyOf = (code: string): CaseHistory => histories.get(code) ?? { instances: [], moves: [] };
  const stateOf = (code: string): CaseState => historyOf(code).instances.at(-1) ?? initialState;
  const isDone = (code: string): boolean => doneOn(stateOf(code)) !== null;

  const cases = plan.items.flatMap((item): PlacedCase[] => {
    const itemRules = rules.get(item.code);
    if (itemRules === undefined) return [];
    const waits = waitsFor(plan, item.code, isDone);
    const reading = readCase(stateOf(item.code), itemRules, asOf, waits.length === 0);
    const history = historyOf(item.code);
    const run = runOf(history.instances, plan);
    const gate = gateOf(plan, item);
    return [{ item, rules: itemRules, reading, history, run, gate, waitsFor: waits }];
  });
  const runs = new Map(cases.map(({ item, run }) => [item.code, run]));
  const targets = plan.template.targets.map((spec) =>
    readTarget(spec, plan, (code) => runs.get(code) ?? noRun, calendar, asOf),
  );
  const zero = milestone(plan.template.day_zero, (code) => runs.get(code) ?? noRun);
  return {
    asOf,
    span: zero === null ? null : { from: zero, days: asOf - zero },
    cases,
    stages: plan.template.stages.map((spec) => readStage(spec, cases)),
    targets,
    light: worst([...cases.map(({ reading }) => reading.light), ...targets.map(({ light }) => light)]),
  };
}

function readStage(spec: StageSpec, cases: readonly PlacedCase[]): StageReading {
  const own = cases.filter(
    ({ item, reading }) => item.spec.stage === spec.code && reading.status !== 'waived',
  );
  const isEnded = ({ reading }: PlacedCase): boolean => doneOn(reading.state) !== null;
  const isLate = ({ reading }: PlacedCase): boolean => reading.light === 'red' || reading.light === 'breach';
  const codes = (some: readonly PlacedCase[]) => some.map(({ item }) => item.code);
  const done = own.filter(isEnded);
  const late = own.filter(isLate);
  const closed = stageCloses(spec, codes(own), codes(done));
  // Once closed, only what closes it can make it late: a verification, say, that is overdue.
  const closing = closed && spec.closes !== undefined ? spec.closes.items : codes(own);
  const isLateNow = late.some(({ item }) => closing.includes(item.code));
  const begun = own.some(({ reading }) => !['blocked', 'ready'].includes(reading.status));
  const state = isLateNow ? 'late' : closed ? 'done' : begun ? 'running' : 'not_started';
  return { spec, total: own.length, done: done.length, overdue: late.length, state };
}

/**
 * Whether a stage is closed by its rule: all, or any, of its milestone items that apply have ended; without a rule, or where
 * none of them applies, all its items. `applying` and `done` are codes of its items; one with none is never closed.
 */
export function stageCloses(
  { closes }: Pick<StageSpec, 'closes'>,
  applying: readonly string[],
  done: readonly string[],
): boolean {
  const named = applying.filter((code) => closes?.items.includes(code) === true);
  const asked = named.length > 0 ? named : applying;
  const isDone = (code: string): boolean => done.includes(code);
  if (asked.length === 0) return false;
  return named.length > 0 && closes?.rule === 'any' ? asked.some(isDone) : asked.every(isDone);
}

/** Whether the paper that an item makes is there, may be waited for, or never comes; for `sharedMaterials`. */
export const originIn =
  (cases: readonly PlacedCase[]) =>
  (item: string): 'produced' | 'awaited' | null => {
    const placed = cases.find((one) => one.item.code === item);
    if (placed === undefined || placed.reading.status === 'waived') return null;
    return doneOn(placed.reading.state) === null ? 'awaited' : 'produced';
  };

/** The prerequisites of an item that had not ended by the end of that day; empty means that it may be filed then. */
export function unmetOn(
  plan: ApprovalPlan,
  item: string,
  on: Day,
  stateOf: (code: string) => CaseState,
): readonly string[] {
  return waitsFor(plan, item, (code) => {
    const done = doneOn(stateOf(code));
    return done !== null && done <= on;
  });
}
