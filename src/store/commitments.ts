// The register of promises: every filing that was granted on one, across projects. Only cases that ever were are looked at
// (partial index); each of their promises is a row.
import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { CommitmentState } from '../domain/commitment-outcome.ts';
import type { CommitmentSummary } from '../domain/commitment-summary.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import type { Db } from './db.ts';
import { likePart } from './like.ts';
import {
  type CaseRecord,
  type ClockRecord,
  caseRows,
  clockRows,
  type ProjectRecord,
  projectColumns,
} from './records.ts';
import { cases, clocks, events, projects } from './schema.ts';
import { projectsWithin, type Scope } from './scope.ts';

export interface CommitmentFilter {
  readonly state?: CommitmentState | undefined;
  /** Party code that leads the case. */
  readonly department?: string | undefined;
  /** Part of the applicant's name, or its credit code. */
  readonly applicant?: string | undefined;
  /** Granted although the record spoke against the promise. */
  readonly despite?: boolean | undefined;
}

export interface CommitmentRecord {
  readonly project: ProjectRecord;
  readonly case: CaseRecord;
  readonly commitment: CommitmentSummary;
  /** The verification clock of the present filing; null for an earlier one. */
  readonly clock: ClockRecord | null;
}

export interface CommitmentPage {
  readonly rows: readonly CommitmentRecord[];
  readonly next: string | null;
  readonly total: number;
}

const summary = sql.raw('promised.value');
const state = sql<CommitmentState>`${summary} ->> 'state'`;
const SORT = 'commitments';

/** To be revoked first, then what waits by its day, then what is over, the latest first. */
const keys = [
  {
    of: 'number',
    sql: sql`case when ${state} in ('false', 'not_kept') then 0 when ${state} in ('to_verify', 'rectifying') then 1 else 2 end`,
  },
  {
    of: 'number',
    sql: sql`case when ${state} in ('to_verify', 'rectifying')
      then coalesce((${summary} ->> 'rectifyBy')::int, (${summary} ->> 'dueOn')::int, 999999)
      else -(${summary} ->> 'decidedOn')::int end`,
  },
  { of: 'text', sql: sql`${projects.code} collate "C"` },
  { of: 'text', sql: sql`${cases.item} collate "C"` },
  { of: 'number', sql: sql`(${summary} ->> 'instance')::int` },
] as const satisfies readonly { readonly of: 'number' | 'text'; readonly sql: SQL }[];

const list = sql.join(
  keys.map((key) => key.sql),
  sql`, `,
);

/** Throws an `invalid` Refusal for a cursor that is not one of this list's. */
export async function listCommitments(
  db: Db,
  scope: Scope,
  filter: CommitmentFilter,
  cursor: string | null,
  limit: number,
): Promise<CommitmentPage> {
  const wanted = and(sql`${cases.commitments} <> '[]'::jsonb`, projectsWithin(scope), ...conditions(filter));
  const after =
    cursor === null
      ? undefined
      : sql`(${list}) > (${sql.join(
          readCursor(cursor, SORT, keys).map((value) =>
            typeof value === 'number' ? sql`${value}::int` : sql`${value}::text`,
          ),
          sql`, `,
        )})`;
  const each = sql`jsonb_array_elements(${cases.commitments})`;
  const page = db
    .select({
      project: projectColumns,
      case: caseRows.joined,
      commitment: sql<CommitmentSummary>`${summary}`,
      clock: sql<
        readonly unknown[] | null
      >`case when ${clocks.ordinal} is not null then ${clockRows.joined} end`,
      keys: sql<Cursor>`json_build_array(${list})`,
    })
    .from(cases)
    .innerJoin(projects, eq(projects.id, cases.projectId))
    .innerJoin(sql`lateral ${each} as promised(value)`, sql`true`)
    .leftJoin(
      clocks,
      and(
        eq(clocks.projectId, cases.projectId),
        eq(clocks.item, cases.item),
        eq(clocks.kind, 'verification'),
        sql`(${summary} ->> 'instance')::int = ${cases.instance}`,
      ),
    )
    .where(and(wanted, after))
    .orderBy(...keys.map((key) => asc(key.sql)))
    .limit(limit + 1);
  const counted = db
    .select({ total: count() })
    .from(cases)
    .innerJoin(projects, eq(projects.id, cases.projectId))
    .innerJoin(sql`lateral ${each} as promised(value)`, sql`true`)
    .where(wanted);
  const [found, [all]] = await Promise.all([page, counted]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(commitmentRecord),
    next: found.length > limit && last !== undefined ? writeCursor(SORT, last.keys) : null,
    total: all?.total ?? 0,
  };
}

interface FoundRow {
  readonly project: ProjectRecord;
  readonly case: readonly unknown[];
  readonly commitment: CommitmentSummary;
  readonly clock: readonly unknown[] | null;
}

function commitmentRecord({ project, case: found, commitment, clock }: FoundRow): CommitmentRecord {
  const [own] = caseRows.decode([found]);
  if (own === undefined) throw new Error('a row of the register has no case');
  const [verification = null] = clock === null ? [] : clockRows.decode([clock]);
  return { project, case: own, commitment, clock: verification };
}

const conditions = ({
  state: asked,
  department,
  applicant,
  despite,
}: CommitmentFilter): readonly (SQL | undefined)[] => [
  asked === undefined ? undefined : sql`${state} = ${asked}`,
  department === undefined ? undefined : eq(cases.department, department),
  applicant === undefined
    ? undefined
    : sql`(${eq(projects.ownerCreditCode, applicant)} or ${likePart(sql`lower(${projects.ownerName})`, applicant)})`,
  despite === true ? sql`${summary} -> 'ground' ->> 'despite' is not null` : undefined,
];

/** Departments that lead a case granted on a promise, for the choices of a filter. */
export async function commitmentDepartments(db: Db, scope: Scope): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ department: cases.department })
    .from(cases)
    .innerJoin(projects, eq(projects.id, cases.projectId))
    .where(and(sql`${cases.commitments} <> '[]'::jsonb`, projectsWithin(scope)))
    .orderBy(cases.department);
  return rows.map(({ department }) => department);
}

/** How the cases of these projects stand, by project. */
export async function casesOf(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly CaseRecord[]>> {
  if (projectIds.length === 0) return new Map();
  const rows = await db
    .select({ case: caseRows.joined })
    .from(cases)
    .where(inArray(cases.projectId, projectIds));
  return byProject(rows.flatMap((row) => caseRows.decode([row.case])));
}

const evidence = ['receive', 'resubmit', 'file_material', 'return_material', 'publicise_commitment'];

export type EvidenceEvent = Pick<
  typeof events.$inferSelect,
  'projectId' | 'seq' | 'item' | 'type' | 'data' | 'occurredOn'
>;

/** Events of these projects that say what was handed in, returned or made public, in order of entry. */
export async function evidenceEvents(
  db: Db,
  projectIds: readonly string[],
): Promise<ReadonlyMap<string, readonly EvidenceEvent[]>> {
  if (projectIds.length === 0) return new Map();
  const { projectId, seq, item, type, data, occurredOn } = events;
  const rows = await db
    .select({ projectId, seq, item, type, data, occurredOn })
    .from(events)
    .where(and(inArray(projectId, projectIds), inArray(type, evidence)))
    .orderBy(projectId, seq);
  return byProject(rows);
}

function byProject<Row extends { readonly projectId: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> {
  const grouped = new Map<string, Row[]>();
  for (const row of rows) {
    const known = grouped.get(row.projectId);
    if (known === undefined) grouped.set(row.projectId, [row]);
    else known.push(row);
  }
  return grouped;
}
