// Marks on applicants' credit and their acts: written together, read for the gate, a list and one mark.
import { and, asc, count, desc, eq, exists, gt, inArray, isNull, lte, or, type SQL, sql } from 'drizzle-orm';
import type { CreditState, CreditStatus } from '../domain/credit.ts';
import type { Day } from '../domain/day.ts';
import type { Db, Tx } from './db.ts';
import { likePrefix } from './like.ts';
import { creditActs, creditMarks, projects } from './schema.ts';
import type { Scope } from './scope.ts';

export type CreditMarkRow = typeof creditMarks.$inferSelect;
export type CreditActRow = typeof creditActs.$inferSelect;

/** Those that may have barred on that day; `barsOn` says which did. */
export const readBarring = (db: Db, creditCode: string, on: Day): Promise<readonly CreditMarkRow[]> =>
  db
    .select()
    .from(creditMarks)
    .where(
      and(
        eq(creditMarks.creditCode, creditCode),
        inArray(creditMarks.status, ['standing', 'repaired']),
        lte(creditMarks.effectiveFrom, on),
        or(isNull(creditMarks.endedOn), gt(creditMarks.endedOn, on)),
      ),
    )
    .orderBy(asc(creditMarks.effectiveFrom), asc(creditMarks.id));

/** Locks the mark until the transaction ends. */
export async function lockMark(tx: Tx, id: string): Promise<CreditMarkRow | null> {
  const [row] = await tx.select().from(creditMarks).where(eq(creditMarks.id, id)).for('update');
  return row ?? null;
}

export const readActs = (db: Db, id: string): Promise<readonly CreditActRow[]> =>
  db.select().from(creditActs).where(eq(creditActs.markId, id)).orderBy(asc(creditActs.seq));

export async function findActByKey(db: Db, actor: string, key: string): Promise<CreditActRow | null> {
  const [row] = await db
    .select()
    .from(creditActs)
    .where(and(eq(creditActs.actor, actor), eq(creditActs.idempotencyKey, key)));
  return row ?? null;
}

export async function findMarkBySource(
  db: Db,
  projectId: string,
  item: string,
  seq: number,
): Promise<CreditMarkRow | null> {
  const [row] = await db
    .select()
    .from(creditMarks)
    .where(
      and(eq(creditMarks.projectId, projectId), eq(creditMarks.item, item), eq(creditMarks.sourceSeq, seq)),
    );
  return row ?? null;
}

export async function insertMark(tx: Tx, mark: CreditMarkRow, acts: readonly CreditActRow[]): Promise<void> {
  await tx.insert(creditMarks).values(mark);
  await tx.insert(creditActs).values([...acts]);
}

export async function appendAct(tx: Tx, act: CreditActRow, state: CreditState): Promise<void> {
  await tx.insert(creditActs).values(act);
  await tx.update(creditMarks).set(state).where(eq(creditMarks.id, act.markId));
}

export interface CreditFilter {
  readonly status?: CreditStatus | undefined;
  /** Part of the applicant's name, or its credit code. */
  readonly q?: string | undefined;
  readonly appealOpen?: boolean | undefined;
}

/** By the place of the mark, the company itself, or the projects that an agent holds for it. */
function marksWithin(scope: Scope): SQL {
  const parts = scope.map((part): SQL => {
    if (part.creditCode !== undefined) return eq(creditMarks.creditCode, part.creditCode);
    if (part.agent !== undefined)
      return exists(
        sql`(select 1 from ${projects} where ${projects.agent} = ${part.agent}
          and ${projects.ownerCreditCode} = ${creditMarks.creditCode})`,
      );
    if (part.regions !== undefined)
      return or(...part.regions.map((prefix) => likePrefix(creditMarks.region, prefix))) ?? sql`false`;
    return part.all === true ? sql`true` : sql`false`;
  });
  return or(...parts) ?? sql`false`;
}

export async function listMarks(
  db: Db,
  scope: Scope,
  { status, q, appealOpen }: CreditFilter,
  limit: number,
  offset: number,
): Promise<{ readonly rows: readonly CreditMarkRow[]; readonly total: number }> {
  const wanted = and(
    marksWithin(scope),
    status === undefined ? undefined : eq(creditMarks.status, status),
    appealOpen === undefined ? undefined : eq(creditMarks.appealOpen, appealOpen),
    q === undefined || q === ''
      ? undefined
      : or(
          sql`position(${q} in ${creditMarks.ownerName}) > 0`,
          sql`position(${q.toUpperCase()} in ${creditMarks.creditCode}) > 0`,
        ),
  );
  const [rows, [counted]] = await Promise.all([
    db
      .select()
      .from(creditMarks)
      .where(wanted)
      .orderBy(desc(creditMarks.createdAt), desc(creditMarks.id))
      .limit(limit)
      .offset(offset),
    db.select({ total: count() }).from(creditMarks).where(wanted),
  ]);
  return { rows, total: counted?.total ?? 0 };
}

export async function readMark(db: Db, scope: Scope, id: string): Promise<CreditMarkRow | null> {
  const [row] = await db
    .select()
    .from(creditMarks)
    .where(and(eq(creditMarks.id, id), marksWithin(scope)));
  return row ?? null;
}

/** Marks for promises to supply that were not kept, of the places in sight: what was told to the credit site. */
export async function countPushes(db: Db, scope: Scope, today: Day): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(creditMarks)
    .where(
      and(
        marksWithin(scope),
        inArray(creditMarks.ground, ['supplement_lapsed', 'acceptance_revoked']),
        inArray(creditMarks.status, ['standing', 'repaired']),
        lte(creditMarks.publicFrom, today),
      ),
    );
  return counted?.total ?? 0;
}
