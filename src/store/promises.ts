// The rows of promises: put in place of a project's old ones, and read where a list or a ground check needs them.
import { and, asc, eq } from 'drizzle-orm';
import type { Db, Tx } from './db.ts';
import { promises } from './schema.ts';

export type PromiseRow = typeof promises.$inferSelect;

export async function replacePromises(tx: Tx, projectId: string, rows: readonly PromiseRow[]): Promise<void> {
  await tx.delete(promises).where(eq(promises.projectId, projectId));
  if (rows.length > 0) await tx.insert(promises).values([...rows]);
}

/** In the order in which they were offered. */
export const readPromisesOfCase = (db: Db, projectId: string, item: string): Promise<readonly PromiseRow[]> =>
  db
    .select()
    .from(promises)
    .where(and(eq(promises.projectId, projectId), eq(promises.item, item)))
    .orderBy(asc(promises.offeredOn), asc(promises.promise));
