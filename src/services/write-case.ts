// Writes new events of a case together with all that follows from them: its row and clocks, those that waited for it,
// and the project's summary.
import type { ApprovalPlan, PlannedItem } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import { initialState } from '../domain/case.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { historyAsOf } from '../domain/case-history.ts';
import { readCase } from '../domain/case-reading.ts';
import { rulesFor } from '../domain/case-rules.ts';
import type { Day } from '../domain/day.ts';
import { conflict } from '../domain/errors.ts';
import { gateOf } from '../domain/gates.ts';
import type { PlacePolicies } from '../domain/policy.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { runOf } from '../domain/target.ts';
import { writeCaseChange } from '../store/case-file.ts';
import type { Tx } from '../store/db.ts';
import type { StoredEvent } from '../store/event-chain.ts';
import type { CaseFacts, CaseRecord } from '../store/records.ts';
import { projectSummary } from './project-summary.ts';
import { caseRecord, clockRecords } from './records.ts';

/** One case read from its events, its prerequisites taken from the rows of the others. */
export function placeCase(
  plan: ApprovalPlan,
  item: PlannedItem,
  events: readonly CaseEvent[],
  others: readonly CaseFacts[],
  calendar: WorkingDayCalendar,
  policies: PlacePolicies,
  asOf: Day,
): PlacedCase {
  const rules = rulesFor(plan, item, calendar, policies);
  const history = historyAsOf(events, asOf, rules);
  const { instances } = history;
  const waitsFor = waitingFor(item, others);
  const reading = readCase(instances.at(-1) ?? initialState, rules, asOf, waitsFor.length === 0);
  const run = runOf(instances, plan);
  return { item, rules, reading, history, run, gate: gateOf(plan, item), waitsFor };
}

const waitingFor = (item: PlannedItem, records: readonly CaseFacts[]): readonly string[] =>
  item.prerequisites.filter((code) => records.find((record) => record.item === code)?.doneOn === null);

export interface CaseChange {
  readonly projectId: string;
  readonly plan: ApprovalPlan;
  readonly placed: PlacedCase;
  /** Rows of all cases of the project before the change. */
  readonly before: readonly CaseRecord[];
  /** What is recorded with it. */
  readonly events: readonly StoredEvent[];
  /** Number of events of this case now. */
  readonly version: number;
  /** A rectification may not take the ground from under cases that went on from this one. */
  readonly mending: boolean;
}

export async function writeCase(tx: Tx, change: CaseChange, asOf: Day): Promise<void> {
  const { projectId, plan, placed, before, version } = change;
  const { calendar } = placed.rules;
  const position = plan.items.findIndex((item) => item.code === placed.item.code);
  const record = caseRecord(projectId, placed, position, version);
  const old = before.find((other) => other.item === record.item);
  const after = before.map((other) => (other.item === record.item ? record : other));
  const changed = [record];
  if (old?.doneOn !== record.doneOn) {
    if (change.mending) refuseLostGround(plan, record, after);
    for (const dependent of dependentsOf(plan, record.item, after)) {
      changed.push(dependent);
      after[after.findIndex((other) => other.item === dependent.item)] = dependent;
    }
  }
  const clocks = clockRecords(projectId, placed, calendar.edition);
  await writeCaseChange(tx, {
    projectId,
    item: record.item,
    events: change.events,
    cases: changed,
    clocks,
    summary: projectSummary(plan, after, calendar, asOf),
  });
}

/** Cases not yet begun that wait for `item`, with what they wait for now. */
function dependentsOf(
  plan: ApprovalPlan,
  item: string,
  records: readonly CaseRecord[],
): readonly CaseRecord[] {
  return plan.items
    .filter((planned) => planned.prerequisites.includes(item))
    .flatMap((planned): CaseRecord[] => {
      const record = records.find((other) => other.item === planned.code);
      if (record === undefined) return [];
      const waitsFor = waitingFor(planned, records);
      const begun = record.status !== 'blocked' && record.status !== 'ready';
      return [
        { ...record, waitsFor, status: begun ? record.status : waitsFor.length === 0 ? 'ready' : 'blocked' },
      ];
    });
}

/** A mended decision may not fall away from under cases that were filed on the strength of it. */
function refuseLostGround(plan: ApprovalPlan, record: CaseRecord, records: readonly CaseRecord[]): void {
  const lost = plan.items
    .filter((planned) => planned.prerequisites.includes(record.item))
    .filter((planned) => {
      const receivedOn = records.find((other) => other.item === planned.code)?.receivedOn ?? null;
      return receivedOn !== null && (record.doneOn === null || record.doneOn > receivedOn);
    });
  if (lost.length > 0)
    throw conflict('successors_begun', { item: record.item, successors: lost.map(({ code }) => code) });
}
