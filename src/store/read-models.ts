// Writes and reads the rows that are derived from the record: the project's summary, its cases and their clocks.
import { asc, eq, sql } from 'drizzle-orm';
import { conflict } from '../domain/errors.ts';
import type { Db, Tx } from './db.ts';
import { genesisHash } from './hash-chain.ts';
import {
  type CaseRecord,
  type ClockRecord,
  caseRows,
  clockRows,
  type NewProject,
  type ProjectRecord,
  type ProjectSummary,
  projectColumns,
  projectRows,
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
    .values({ ...project, ...nothingYet, changes: null, lastSeq: 0, lastHash: genesisHash(project.id) })
    .onConflictDoNothing({ target: projects.code })
    .returning(projectColumns);
  if (row === undefined) throw conflict('project_code_taken', { code: project.code });
  return row;
}

export async function writeProjectSummary(tx: Tx, projectId: string, summary: ProjectSummary): Promise<void> {
  await tx.execute(sql`update projects set ${projectRows.set(summary)} where id = ${projectId}`);
}

/** What the project's chain is made from, as its events give it. */
export async function writePlanBasis(
  tx: Tx,
  projectId: string,
  { attributes, changes }: Pick<ProjectRecord, 'attributes' | 'changes'>,
): Promise<void> {
  await tx.execute(
    sql`update projects set ${projectRows.set({ attributes, changes })} where id = ${projectId}`,
  );
}

/** Puts the rows in place of those of the same cases. */
export async function writeCases(tx: Tx, records: readonly CaseRecord[]): Promise<void> {
  if (records.length > 0) await tx.execute(sql`${caseRows.insert(records)} ${caseRows.orReplace}`);
}

/** The clocks of one case from now on: `ordinal` counts from 0 without gaps. */
export async function replaceClocks(
  tx: Tx,
  projectId: string,
  item: string,
  records: readonly ClockRecord[],
): Promise<void> {
  await tx.execute(
    sql`with surplus as (delete from clocks
      where project_id = ${projectId} and item = ${item} and ordinal >= ${records.length})
      ${clockRows.insert(records)} ${clockRows.orReplace}`,
  );
}

export async function readProject(db: Db, id: string): Promise<ProjectRecord | null> {
  const [project] = await projectRows.read(db, sql`select * from projects where id = ${id}`);
  return project ?? null;
}

export async function readProjectByCode(db: Db, code: string): Promise<ProjectRecord | null> {
  const [project] = await projectRows.read(db, sql`select * from projects where code = ${code}`);
  return project ?? null;
}

/** In the template's order. */
export const readCases = (db: Db, projectId: string): Promise<readonly CaseRecord[]> =>
  caseRows.read(db, sql`select * from cases where project_id = ${projectId} order by position`);

/** Of one case, or of the whole project, in the order in which they began. */
export const readClocks = (db: Db, projectId: string, item?: string): Promise<readonly ClockRecord[]> =>
  clockRows.read(
    db,
    sql`select * from clocks where project_id = ${projectId}
      ${item === undefined ? sql`` : sql`and item = ${item}`} order by item, ordinal`,
  );

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
