// All that is derived from the events of one project: its cases, their clocks, and the summary. What a rebuild writes and a
// comparison expects to find.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { Day } from '../domain/day.ts';
import { type ProjectReading, readProject } from '../domain/project-reading.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { CaseRecord, ClockRecord, ProjectRecord, ProjectSummary } from '../store/records.ts';
import { calendarOf, placePolicies, type System } from './context.ts';
import { projectSummary } from './project-summary.ts';
import { caseRecord, clockRecords } from './records.ts';
import { byItem } from './whole-project.ts';

export interface DerivedRows {
  readonly reading: ProjectReading;
  /** In the template's order. */
  readonly cases: readonly CaseRecord[];
  /** Of one case, in the order in which they began. */
  readonly clocksOf: (item: string) => readonly ClockRecord[];
  readonly summary: ProjectSummary;
}

/** `events` are all of the project, in order of entry; the rows are those of the evening of `asOf`. */
export function derivedRows(
  system: Pick<System, 'calendars' | 'policies'>,
  project: ProjectRecord,
  plan: ApprovalPlan,
  events: readonly StoredEvent[],
  asOf: Day,
): DerivedRows {
  const calendar = calendarOf(system, project);
  const reading = readProject(plan, byItem(events), calendar, placePolicies(system, project), asOf);
  const count = (item: string): number => events.filter((event) => event.item === item).length;
  const cases = reading.cases.map((placed, position) =>
    caseRecord(project.id, placed, position, count(placed.item.code)),
  );
  const clocks = new Map(
    reading.cases.map((placed) => [placed.item.code, clockRecords(project.id, placed, calendar.edition)]),
  );
  return {
    reading,
    cases,
    clocksOf: (item) => clocks.get(item) ?? [],
    summary: projectSummary(plan, cases, calendar, asOf),
  };
}
