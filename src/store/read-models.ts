// Writes and reads the rows that are derived from the record: the project's summary, its cases and their clocks.
import { and, asc, eq, getTableColumns, gte, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { conflict } from '../domain/errors.ts';
import type { Db, Tx } from './db.ts';
import { genesisHash } from './hash-chain.ts';
import {
  type CaseRecord,
  type ClockRecord,
  type NewProject,
  type ProjectRecord,
  type ProjectSummary,
  projectColumns,
} from './records.ts';
import { cases, clocks, projects } from './schema.ts';

const nothingYet: ProjectSummary = {
  stage: null,
  done: 0,
  total: 0,
  yellowOn: null,
  redOn: null,
  breachOn: null,
  nextDueOn: null,
  closed: false,
  target: null,
};

/** A new project with an empty chain. Throws `project_code_taken`, also when another transaction was quicker. */
export async function insertProject(tx: Tx, project: NewProject): Promise<ProjectRecord> {
  const [row] = await tx
    .insert(projects)
    .values({ ...project, ...nothingYet, lastSeq: 0, lastHash: genesisHash(project.id) })
    .onConflictDoNothing({ target: projects.code })
    .returning(projectColumns);
  if (row === undefined) throw conflict('project_code_taken', { code: project.code });
  return row;
}

export async function writeProjectSummary(tx: Tx, projectId: string, summary: ProjectSummary): Promise<void> {
  await tx.update(projects).set(summary).where(eq(projects.id, projectId));
}

/** Puts the rows in place of those of the same cases. */
export async function writeCases(tx: Tx, records: readonly CaseRecord[]): Promise<void> {
  if (records.length === 0) return;
  await tx
    .insert(cases)
    .values([...records])
    .onConflictDoUpdate({ target: [cases.projectId, cases.item], set: allFrom(cases) });
}

/** The clocks of one case from now on: `ordinal` counts from 0 without gaps. */
export async function replaceClocks(
  tx: Tx,
  projectId: string,
  item: string,
  records: readonly ClockRecord[],
): Promise<void> {
  const ofCase = and(eq(clocks.projectId, projectId), eq(clocks.item, item));
  const surplus = tx.delete(clocks).where(and(ofCase, gte(clocks.ordinal, records.length)));
  if (records.length === 0) {
    await surplus;
    return;
  }
  const kept = tx
    .insert(clocks)
    .values([...records])
    .onConflictDoUpdate({ target: [clocks.projectId, clocks.item, clocks.ordinal], set: allFrom(clocks) });
  await Promise.all([surplus, kept]);
}

/** `column = excluded.column` for every column: the row that came in wins. */
function allFrom(table: PgTable): Record<string, SQL> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table)).map(([key, column]) => [
      key,
      sql`excluded.${sql.identifier(column.name)}`,
    ]),
  );
}

export async function readProject(db: Db, id: string): Promise<ProjectRecord | null> {
  const [row] = await db.select(projectColumns).from(projects).where(eq(projects.id, id));
  return row ?? null;
}

export async function readProjectByCode(db: Db, code: string): Promise<ProjectRecord | null> {
  const [row] = await db.select(projectColumns).from(projects).where(eq(projects.code, code));
  return row ?? null;
}

/** In the template's order. */
export async function readCases(db: Db, projectId: string): Promise<readonly CaseRecord[]> {
  return db.select().from(cases).where(eq(cases.projectId, projectId)).orderBy(asc(cases.position));
}

/** Of one case, or of the whole project, in the order in which they began. */
export async function readClocks(db: Db, projectId: string, item?: string): Promise<readonly ClockRecord[]> {
  return db
    .select()
    .from(clocks)
    .where(and(eq(clocks.projectId, projectId), item === undefined ? undefined : eq(clocks.item, item)))
    .orderBy(asc(clocks.item), asc(clocks.ordinal));
}

/** Ids of all projects after `afterId`, for work that goes through the whole house; pages of `limit`. */
export async function listProjectIds(db: Db, afterId: string, limit: number): Promise<readonly string[]> {
  const rows = await db
    .select({ id: projects.id })
    .from(projects)
    .where(sql`${projects.id} > ${afterId}`)
    .orderBy(asc(projects.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Takes away all that is derived, to be built again from the events. */
export async function clearReadModels(tx: Tx, projectId: string): Promise<void> {
  await Promise.all([
    tx.delete(cases).where(eq(cases.projectId, projectId)),
    tx.delete(clocks).where(eq(clocks.projectId, projectId)),
    tx.update(projects).set(nothingYet).where(eq(projects.id, projectId)),
  ]);
}
