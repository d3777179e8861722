// The desk: one row a case that somebody must act on, most urgent first, and the counters above it.
import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type CaseStatus, caseStatuses } from '../domain/case-events.ts';
import { isOpen } from '../domain/case-reading.ts';
import type { Day } from '../domain/day.ts';
import { type DeskReason, deskReasons } from '../domain/desk-reasons.ts';
import { sqlDay } from './dates.ts';
import type { Db } from './db.ts';
import { lightRank } from './light-sql.ts';
import {
  type CaseRecord,
  type ClockRecord,
  caseRows,
  clockRows,
  type ProjectRecord,
  projectColumns,
} from './records.ts';
import { cases, clocks, projects } from './schema.ts';
import { casesWithin, consultationsWithin, projectsWithin, type Scope } from './scope.ts';

const { id, code, name, region, ownerName, agent, templateId, templateVersion, changes, target } =
  projectColumns;
const deskProject = {
  id,
  code,
  name,
  region,
  ownerName,
  agent,
  templateId,
  templateVersion,
  changes,
  target,
};

export interface DeskRecord {
  readonly reason: DeskReason;
  readonly project: Pick<ProjectRecord, keyof typeof deskProject>;
  readonly case: CaseRecord;
  /** The one that a reader looks at; null when none has begun. */
  readonly clock: ClockRecord | null;
}

export interface DeskFilter {
  /** Only rows that stand there for one of these reasons. */
  readonly reasons?: readonly DeskReason[] | undefined;
  /** Only cases whose ball one of these parties has. */
  readonly holders?: readonly string[] | undefined;
  readonly projectIds?: readonly string[] | undefined;
}

const onDesk: readonly CaseStatus[] = [...caseStatuses.filter(isOpen), 'ready'];

/** Place of a case in `deskReasons`. A silent receipt counts as deemed accepted from the day the law says so. */
export const reasonRank = (today: Day): SQL<number> => sql<number>`case
  when ${lightRank(cases, today)} < 3 then ${lightRank(cases, today)}
  when ${cases.status} = 'running' and ${cases.deemed} then 3
  when ${cases.status} = 'received' and ${cases.deemedFrom} <= ${sqlDay(today)} then 3
  when ${cases.status} = 'received' then 4
  when ${cases.status} = 'decided_tolerant' or jsonb_array_length(${cases.owed}) > 0 then 5
  when ${cases.status} in ('verifying', 'rectifying') then 6
  when ${cases.status} = 'paused' then 7
  when ${cases.status} = 'ready' then 9
  else 8 end`;

/** A paused case has no due date; the told end of its pause stands in for it. */
const due = sql<Day | null>`coalesce(${cases.nextDueOn}, ${cases.pauseUntil})`;

/** Breach, red, yellow, deemed, notice due, owed, verification, paused, running, ready; within each by due date. */
export async function deskRows(
  db: Db,
  scope: Scope,
  filter: DeskFilter,
  today: Day,
  limit: number,
): Promise<readonly DeskRecord[]> {
  const rank = reasonRank(today);
  const { reasons, holders, projectIds } = filter;
  const ranks = reasons?.map((reason) => deskReasons.indexOf(reason));
  // Only the rows that are shown are joined to their clocks.
  const shown = db
    .select({ projectId: cases.projectId, item: cases.item, rank: rank.as('rank'), due: due.as('due') })
    .from(cases)
    .innerJoin(projects, eq(projects.id, cases.projectId))
    .where(
      and(
        inArray(cases.status, onDesk),
        casesWithin(scope),
        ranks === undefined ? undefined : inArray(rank, ranks),
        holders === undefined ? undefined : inArray(cases.holder, holders),
        projectIds === undefined ? undefined : inArray(cases.projectId, projectIds),
      ),
    )
    .orderBy(sql`rank`, sql`due nulls last`, asc(projects.code), asc(cases.position))
    .limit(limit)
    .as('shown');
  const rows = await db
    .select({ rank: shown.rank, ...deskColumns })
    .from(shown)
    .innerJoin(cases, and(eq(cases.projectId, shown.projectId), eq(cases.item, shown.item)))
    .innerJoin(projects, eq(projects.id, shown.projectId))
    .leftJoin(clocks, mainClock)
    .orderBy(shown.rank, sql`${shown.due} nulls last`, asc(projects.code), asc(cases.position));
  return rows.map(deskRecord);
}

/** Opinions that departments of the scope were asked and have not given, nearest first; `clock` is that of the opinion. */
export async function consultationRows(db: Db, scope: Scope, limit: number): Promise<readonly DeskRecord[]> {
  // Most people have no department that could be asked.
  if (scope.every(({ departments }) => departments === undefined)) return [];
  const rows = await db
    .select({ rank: sql<number>`${deskReasons.indexOf('consultation')}::int`, ...deskColumns })
    .from(clocks)
    .innerJoin(cases, and(eq(cases.projectId, clocks.projectId), eq(cases.item, clocks.item)))
    .innerJoin(projects, eq(projects.id, clocks.projectId))
    .where(and(eq(clocks.state, 'running'), consultationsWithin(scope)))
    .orderBy(asc(clocks.dueOn), asc(projects.code), asc(cases.position), asc(clocks.ordinal))
    .limit(limit);
  return rows.map(deskRecord);
}

/** The first desk row of each of these projects, by project id; those with nothing to do are left out. */
export async function nextRows(
  db: Db,
  projectIds: readonly string[],
  today: Day,
): Promise<ReadonlyMap<string, DeskRecord>> {
  if (projectIds.length === 0) return new Map();
  const first = db
    .selectDistinctOn([cases.projectId], {
      projectId: cases.projectId,
      item: cases.item,
      rank: reasonRank(today).as('rank'),
    })
    .from(cases)
    .where(and(inArray(cases.status, onDesk), inArray(cases.projectId, projectIds)))
    .orderBy(cases.projectId, sql`rank`, sql`${due} nulls last`, asc(cases.position))
    .as('first');
  const rows = await db
    .select({ rank: first.rank, ...deskColumns })
    .from(first)
    .innerJoin(cases, and(eq(cases.projectId, first.projectId), eq(cases.item, first.item)))
    .innerJoin(projects, eq(projects.id, first.projectId))
    .leftJoin(clocks, mainClock);
  return new Map(rows.map((row) => [row.project.id, deskRecord(row)]));
}

export const mainClock = and(
  eq(clocks.projectId, cases.projectId),
  eq(clocks.item, cases.item),
  eq(clocks.main, true),
);
export const deskColumns = {
  project: deskProject,
  case: caseRows.joined,
  clock: sql<readonly unknown[] | null>`case when ${clocks.ordinal} is not null then ${clockRows.joined} end`,
};

export interface FoundRow {
  readonly rank: number;
  readonly project: DeskRecord['project'];
  readonly case: readonly unknown[];
  readonly clock: readonly unknown[] | null;
}

export function deskRecord({ rank, project, case: found, clock }: FoundRow): DeskRecord {
  const [own] = caseRows.decode([found]);
  if (own === undefined) throw new Error('a row of the desk has no case');
  const [main = null] = clock === null ? [] : clockRows.decode([clock]);
  return { reason: deskReasons[rank] ?? 'running', project, case: own, clock: main };
}

export interface DeskCounters {
  /** Projects within the scope, open or closed. */
  readonly projects: number;
  /** Open cases whose ball one of `holders` has; all open ones where none are given. */
  readonly todo: number;
  readonly dueSoon: number;
  /** Red or breach. */
  readonly overdue: number;
  readonly paused: number;
  readonly deemed: number;
  /** Received and not yet answered, nor accepted by silence. */
  readonly noticeDue: number;
  readonly owed: number;
  readonly verification: number;
  readonly ready: number;
}

/** One pass over the open cases. A case can stand under several counters: paused and owing, deemed and overdue. */
export async function deskCounters(
  db: Db,
  scope: Scope,
  today: Day,
  holders: readonly string[] | null = null,
): Promise<DeskCounters> {
  const light = lightRank(cases, today);
  const silent = sql`${cases.status} = 'received' and ${cases.deemedFrom} <= ${sqlDay(today)}`;
  const [counted] = await db
    .select({
      projects: sql<number>`(select count(*)::int from ${projects} where ${projectsWithin(scope)})`,
      todo: tally(
        and(sql`${cases.status} <> 'ready'`, holders === null ? undefined : inArray(cases.holder, holders)),
      ),
      dueSoon: tally(sql`${light} = 2`),
      overdue: tally(sql`${light} < 2`),
      paused: tally(sql`${cases.status} = 'paused'`),
      deemed: tally(sql`(${cases.status} = 'running' and ${cases.deemed}) or (${silent})`),
      noticeDue: tally(sql`${cases.status} = 'received' and not coalesce(${silent}, false)`),
      owed: tally(sql`${cases.status} = 'decided_tolerant' or jsonb_array_length(${cases.owed}) > 0`),
      verification: tally(sql`${cases.status} in ('verifying', 'rectifying')`),
      ready: tally(sql`${cases.status} = 'ready'`),
    })
    .from(cases)
    .innerJoin(projects, eq(projects.id, cases.projectId))
    .where(and(inArray(cases.status, onDesk), casesWithin(scope)));
  if (counted === undefined) throw new Error('counting gives a row, even of nothing');
  return counted;
}

const tally = (condition: SQL | undefined): SQL<number> =>
  sql<number>`(count(*) filter (where ${condition ?? sql`true`}))::int`;
