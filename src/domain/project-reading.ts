// A whole project at the end of a day: every planned item's case, what it waits for, the stages and the targets.
import { type ApprovalPlan, type PlannedItem, waitsFor } from './approval-chain.ts';
import type { WorkingDayCalendar } from './calendar.ts';
import { type CaseState, initialState } from './case.ts';
import type { CaseEvent } from './case-events.ts';
import { instancesAsOf } from './case-history.ts';
import { type CaseReading, doneOn, readCase } from './case-reading.ts';
import { type CaseRules, rulesFor } from './case-rules.ts';
import type { Day } from './day.ts';
import { type Light, worst } from './light.ts';
import type { PlacePolicies } from './policy.ts';
import { type ItemRun, noRun, readTarget, runOf, type TargetReading } from './target.ts';
import type { StageSpec } from './template.ts';

export interface PlacedCase {
  readonly item: PlannedItem;
  readonly rules: CaseRules;
  readonly reading: CaseReading;
  readonly run: ItemRun;
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
  const instances = new Map<string, readonly CaseState[]>();
  for (const [code, itemRules] of rules) instances.set(code, instancesAsOf(eventsOf(code), asOf, itemRules));
  const instancesOf = (code: string): readonly CaseState[] => instances.get(code) ?? [];
  const stateOf = (code: string): CaseState => instancesOf(code).at(-1) ?? initialState;
  const isDone = (code: string): boolean => doneOn(stateOf(code)) !== null;

  const cases = plan.items.flatMap((item): PlacedCase[] => {
    const itemRules = rules.get(item.code);
    if (itemRules === undefined) return [];
    const waits = waitsFor(plan, item.code, isDone);
    const reading = readCase(stateOf(item.code), itemRules, asOf, waits.length === 0);
    return [{ item, rules: itemRules, reading, run: runOf(instancesOf(item.code), plan), waitsFor: waits }];
  });
  const runs = new Map(cases.map(({ item, run }) => [item.code, run]));
  const targets = plan.template.targets.map((spec) =>
    readTarget(spec, plan, (code) => runs.get(code) ?? noRun, calendar, asOf),
  );
  return {
    asOf,
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
  const done = own.filter(({ reading }) => doneOn(reading.state) !== null).length;
  const overdue = own.filter(({ reading }) => reading.light === 'red' || reading.light === 'breach').length;
  const begun = own.some(({ reading }) => !['blocked', 'ready'].includes(reading.status));
  const state =
    overdue > 0 ? 'late' : done === own.length && done > 0 ? 'done' : begun ? 'running' : 'not_started';
  return { spec, total: own.length, done, overdue, state };
}

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
