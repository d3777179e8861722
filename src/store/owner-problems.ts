// The rows of owners' problems: put in place of a project's old ones, listed by the day they are due, with who is to be rung.
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, lte, ne, type SQL, sql } from 'drizzle-orm';
import type { Day, Instant } from '../domain/day.ts';
import type { OwnerProblemKind } from '../domain/problem-acts.ts';
import type { Db, Tx } from './db.ts';
import { ownerProblems, problemContacts, projects } from './schema.ts';
import { problemsWithin, type Scope } from './scope.ts';

export type OwnerProblemRow = typeof ownerProblems.$inferSelect;

export async function replaceOwnerProblems(
  tx: Tx,
  projectId: string,
  rows: readonly OwnerProblemRow[],
): Promise<void> {
  await tx.delete(ownerProblems).where(eq(ownerProblems.projectId, projectId));
  if (rows.length > 0) await tx.insert(ownerProblems).values([...rows]);
}

export const problemStates = ['open', 'late', 'closed', 'all'] as const;
export type ProblemState = (typeof problemStates)[number];

export interface ProblemFilter {
  readonly state: ProblemState;
  readonly kind?: OwnerProblemKind | undefined;
  readonly unit?: string | undefined;
}

const project = {
  id: projects.id,
  name: projects.name,
  region: projects.region,
  templateId: projects.templateId,
  templateVersion: projects.templateVersion,
  changes: projects.changes,
};

/** Open ones with the nearest day first; closed ones after them, or alone with the last closed first. */
export async function listOwnerProblems(
  db: Db,
  scope: Scope,
  filter: ProblemFilter,
  asOf: Day,
  page: { readonly limit: number; readonly offset: number },
) {
  const order =
    filter.state === 'closed'
      ? [desc(ownerProblems.closedOn)]
      : [sql`${ownerProblems.closedOn} is not null`, asc(ownerProblems.dueOn)];
  return db
    .select({ problem: ownerProblems, project })
    .from(ownerProblems)
    .innerJoin(projects, eq(projects.id, ownerProblems.projectId))
    .where(chosen(scope, filter, asOf))
    .orderBy(...order, asc(ownerProblems.projectId), asc(ownerProblems.problem))
    .limit(page.limit)
    .offset(page.offset);
}

/** How many there are of each state, whatever state is shown. */
export async function countOwnerProblems(
  db: Db,
  scope: Scope,
  filter: Omit<ProblemFilter, 'state'>,
  asOf: Day,
): Promise<{ readonly open: number; readonly late: number; readonly closed: number }> {
  const isOpen = isNull(ownerProblems.closedOn);
  const isLate = and(isOpen, lte(ownerProblems.lateOn, asOf));
  const count = (condition: SQL | undefined) => sql<number>`count(*) filter (where ${condition})::int`;
  const [row] = await db
    .select({
      open: count(isOpen),
      late: count(isLate),
      closed: count(isNotNull(ownerProblems.closedOn)),
    })
    .from(ownerProblems)
    .innerJoin(projects, eq(projects.id, ownerProblems.projectId))
    .where(chosen(scope, { ...filter, state: 'all' }, asOf));
  return row ?? { open: 0, late: 0, closed: 0 };
}

function chosen(scope: Scope, { state, kind, unit }: ProblemFilter, asOf: Day): SQL | undefined {
  return and(
    problemsWithin(scope),
    kind === undefined ? undefined : eq(ownerProblems.kind, kind),
    unit === undefined ? undefined : eq(ownerProblems.unit, unit),
    state === 'open' || state === 'late' ? ne(ownerProblems.status, 'closed') : undefined,
    state === 'late' ? lte(ownerProblems.lateOn, asOf) : undefined,
    state === 'closed' ? eq(ownerProblems.status, 'closed') : undefined,
  );
}

/** Projects, after `after`, with a problem whose day may still move. */
export async function projectsWithOpenProblems(
  db: Db,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ id: ownerProblems.projectId })
    .from(ownerProblems)
    .where(and(ne(ownerProblems.status, 'closed'), gt(ownerProblems.projectId, after)))
    .orderBy(asc(ownerProblems.projectId))
    .limit(limit);
  return rows.map(({ id }) => id);
}

export interface Contact {
  readonly name: string;
  readonly phone: string | null;
}

export async function writeContact(
  tx: Tx,
  projectId: string,
  problem: string,
  contact: Contact,
  now: Instant,
): Promise<void> {
  await tx
    .insert(problemContacts)
    .values({ projectId, problem, ...contact, createdAt: now })
    .onConflictDoNothing();
}

export async function readContacts(
  db: Db,
  projectId: string,
  problems: readonly string[],
): Promise<ReadonlyMap<string, Contact>> {
  if (problems.length === 0) return new Map();
  const rows = await db
    .select()
    .from(problemContacts)
    .where(and(eq(problemContacts.projectId, projectId), inArray(problemContacts.problem, [...problems])));
  return new Map(rows.map(({ problem, name, phone }) => [problem, { name, phone }]));
}
