// One project under another set of calendars: which rows come out different, and which dates move.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { CalendarSet } from '../domain/calendar-set.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import type { Day } from '../domain/day.ts';
import type { PlacePolicies } from '../domain/policy.ts';
import { type ItemRun, noRun, readTarget, type TargetReading } from '../domain/target.ts';
import { canonicalJson } from '../store/canonical-json.ts';
import type { StoredEvent } from '../store/event-chain.ts';
import type {
  CaseFacts,
  CaseKey,
  CaseRecord,
  ClockRecord,
  ProjectRecord,
  ProjectSummary,
} from '../store/records.ts';
import { projectSummary } from './project-summary.ts';
import { caseRecord, clockRecords } from './records.ts';
import { placeCase } from './write-case.ts';

/** A date that moves, or becomes firm or provisional. */
export interface CalendarMove {
  readonly projectId: string;
  /** null for a target. */
  readonly item: string | null;
  readonly kind: ClockKind;
  readonly subject: string | null;
  /** Lead department of the case; null for a target. */
  readonly department: string | null;
  /** False for a clock that had stopped: whether, or how much, it was late changes. */
  readonly running: boolean;
  /** The date of a paused clock, if it resumes on the day told. */
  readonly expected: boolean;
  readonly before: Day;
  readonly after: Day;
  readonly provisionalBefore: boolean;
  readonly provisionalAfter: boolean;
}

/** Rows of one case as the new calendars give them. */
export interface RevisedCase {
  readonly record: CaseRecord;
  readonly clocks: readonly ClockRecord[];
  readonly moves: readonly CalendarMove[];
}

export interface RevisedProject {
  readonly project: ProjectRecord;
  readonly cases: readonly RevisedCase[];
  readonly targets: readonly CalendarMove[];
  readonly summary: ProjectSummary;
}

/** What is stored of one project, as far as the change may touch it. */
export interface ProjectRows {
  readonly facts: readonly CaseFacts[];
  /** Whole rows where they are to be written, else the keys. */
  readonly cases: readonly (CaseRecord | CaseKey)[];
  readonly clocksOf: (item: string) => readonly ClockRecord[];
  readonly eventsOf: (item: string) => readonly StoredEvent[];
}

/** null when nothing changes. */
export function reviseProject(
  project: ProjectRecord,
  plan: ApprovalPlan,
  rows: ProjectRows,
  before: CalendarSet,
  after: CalendarSet,
  policies: PlacePolicies,
  asOf: Day,
): RevisedProject | null {
  const calendar = after.of(project.region);
  const cases = rows.cases.flatMap((old): RevisedCase[] => {
    const item = plan.items.find(({ code }) => code === old.item);
    if (item === undefined) return [];
    const placed = placeCase(plan, item, rows.eventsOf(old.item), rows.facts, calendar, policies, asOf);
    const stands = 'status' in old ? old : null;
    const record = caseRecord(project.id, placed, stands?.position ?? 0, stands?.version ?? 0);
    const clocks = clockRecords(project.id, placed, calendar.edition);
    const stored = rows.clocksOf(old.item);
    // Where only dates are asked for, of the row nothing matters but what targets count.
    const fact = rows.facts.find((one) => one.item === old.item);
    const sameRecord = stands === null ? same(record.run, fact?.run ?? record.run) : sameRow(record, stands);
    if (sameRecord && sameClocks(clocks, stored)) return [];
    return [{ record, clocks, moves: movesOf(record, stored, clocks) }];
  });
  const facts = rows.facts.map((old) => cases.find(({ record }) => record.item === old.item)?.record ?? old);
  const summary = projectSummary(plan, facts, calendar, asOf);
  const was = targetsUnder(before, project, plan, rows.facts, asOf);
  const targets = targetMoves(project, was, targetsUnder(after, project, plan, facts, asOf));
  const changes =
    cases.length > 0 || targets.length > 0 || summaryKeys.some((key) => !same(summary[key], project[key]));
  return changes ? { project, cases, targets, summary } : null;
}

const summaryKeys = ['yellowOn', 'redOn', 'breachOn', 'nextDueOn', 'target'] as const;

/** Field by field, because spelling whole rows out to compare them would cost more than all the rest. */
const same = (a: unknown, b: unknown): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b));

const sameRow = <Row extends object>(a: Row, b: Row, except?: keyof Row): boolean =>
  (Object.keys(a) as (keyof Row)[]).every((key) => key === except || same(a[key], b[key]));

/** A date that did not change keeps the name of the edition that gave it. */
const sameClocks = (a: readonly ClockRecord[], b: readonly ClockRecord[]): boolean =>
  a.length === b.length &&
  a.every((clock, i) => {
    const other = b[i];
    return other !== undefined && sameRow(clock, other, 'edition');
  });

function movesOf(
  { projectId, item, department }: CaseRecord,
  stored: readonly ClockRecord[],
  revised: readonly ClockRecord[],
): readonly CalendarMove[] {
  return stored.flatMap((old): CalendarMove[] => {
    // By kind, not by place: a correction that now came too late is gone, and what follows it has moved up.
    const clock = alike(revised, old)[alike(stored, old).indexOf(old)];
    const before = old.dueOn ?? old.expectedDueOn;
    const after = clock?.dueOn ?? clock?.expectedDueOn ?? null;
    if (clock === undefined || before === null || after === null) return [];
    if (before === after && old.provisional === clock.provisional) return [];
    // What a clock was that has stopped is history; only whether it was late is still of consequence.
    if (old.state === 'stopped' && overdue(old) === overdue(clock)) return [];
    return [
      {
        projectId,
        item,
        kind: old.kind,
        subject: old.subject,
        department,
        running: old.state !== 'stopped',
        expected: old.dueOn === null,
        before,
        after,
        provisionalBefore: old.provisional,
        provisionalAfter: clock.provisional,
      },
    ];
  });
}

const alike = (clocks: readonly ClockRecord[], { kind, subject }: ClockRecord): readonly ClockRecord[] =>
  clocks.filter((clock) => clock.kind === kind && clock.subject === subject);

const overdue = ({ overdueWorking, overdueNatural }: ClockRecord): string =>
  `${overdueWorking} ${overdueNatural}`;

function targetsUnder(
  calendars: CalendarSet,
  project: ProjectRecord,
  plan: ApprovalPlan,
  facts: readonly CaseFacts[],
  asOf: Day,
): readonly TargetReading[] {
  const runs = new Map(facts.map(({ item, run }) => [item, run]));
  const runOf = (item: string): ItemRun => runs.get(item) ?? noRun;
  const calendar = calendars.of(project.region);
  return plan.template.targets.map((spec) => readTarget(spec, plan, runOf, calendar, asOf));
}

function targetMoves(
  project: ProjectRecord,
  before: readonly TargetReading[],
  after: readonly TargetReading[],
): readonly CalendarMove[] {
  return before.flatMap((old, i): CalendarMove[] => {
    const next = after[i];
    if (old.reachedOn !== null || old.dueOn === null || next === undefined || next.dueOn === null) return [];
    if (old.dueOn === next.dueOn && old.provisional === next.provisional) return [];
    return [
      {
        projectId: project.id,
        item: null,
        kind: 'target',
        subject: old.spec.code,
        department: null,
        running: true,
        expected: false,
        before: old.dueOn,
        after: next.dueOn,
        provisionalBefore: old.provisional,
        provisionalAfter: next.provisional,
      },
    ];
  });
}
