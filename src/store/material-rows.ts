// Files that were filed, one row each, for lists across projects; and which files the record and others still need.
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { Db, Tx } from './db.ts';
import { selected } from './json-rows.ts';
import { cases, certificates, events, fileReads, materials, projects, uploads } from './schema.ts';
import { casesWithin, type Scope } from './scope.ts';

export type MaterialRow = typeof materials.$inferSelect;

/** The rows of one project in place of those that were there. */
export async function replaceMaterials(
  tx: Tx,
  projectId: string,
  rows: readonly MaterialRow[],
): Promise<void> {
  await tx.delete(materials).where(eq(materials.projectId, projectId));
  if (rows.length > 0) await tx.insert(materials).values([...rows]);
}

export interface PendingMaterial {
  readonly row: MaterialRow;
  readonly projectName: string;
  readonly projectCode: string;
}

/** Files that wait for a check within a scope, the longest waiting first. */
export async function readPending(db: Db, scope: Scope, limit: number): Promise<readonly PendingMaterial[]> {
  const found = await db
    .select({ row: materials, projectName: projects.name, projectCode: projects.code })
    .from(materials)
    .innerJoin(projects, eq(projects.id, materials.projectId))
    .innerJoin(cases, and(eq(cases.projectId, materials.projectId), eq(cases.item, materials.item)))
    .where(and(eq(materials.state, 'pending'), casesWithin(scope)))
    .orderBy(asc(materials.arrivedAt), asc(materials.projectId), asc(materials.seq))
    .limit(limit);
  return found;
}

export async function noteFileRead(
  db: Db,
  read: { projectId: string; seq: number; actor: string; actorName: string; at: Instant },
): Promise<void> {
  await db.insert(fileReads).values(read);
}

/**
 * Whoever files a file holds this for the length of the transaction, shared; the sweep holds it alone, so that no file goes
 * between the look whether it is there and the event that names it.
 */
const FILE_GATE = 7_411_905;
export const shareFileGate = (tx: Tx): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock_shared(${FILE_GATE})`);
export const closeFileGate = (tx: Tx): Promise<unknown> =>
  tx.execute(sql`select pg_advisory_xact_lock(${FILE_GATE})`);

/** Of these files those that an event, a certificate or an upload names. */
export async function neededFiles(db: Db, hashes: readonly string[]): Promise<ReadonlySet<string>> {
  if (hashes.length === 0) return new Set();
  const asked = sql.join(
    hashes.map((hash) => sql`${hash}`),
    sql`, `,
  );
  const named: SQL = sql`(${events.data} ->> 'file')`;
  const rows = await selected(
    db,
    sql`select ${named} as hash from ${events} where ${events.data} ? 'file' and ${named} in (${asked})
      union select hash from ${certificates} where hash in (${asked})
      union select hash from ${uploads} where hash in (${asked})`,
  );
  return new Set(rows.map(({ hash }) => String(hash)));
}
