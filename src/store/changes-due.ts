// What changes by the mere passing of days: a sweep looks this up and touches nothing else.
import { and, asc, eq, lte } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import type { Db } from './db.ts';
import type { CaseKey } from './records.ts';
import { cases, clocks } from './schema.ts';

export interface ChangesDue {
  /** Receipts that nobody answered, accepted by law from `today` or an earlier day on (许可法 32(4)). */
  readonly deemed: readonly CaseKey[];
  /** Cases with a running clock whose light has changed since it was written. */
  readonly lights: readonly CaseKey[];
}

export async function changesDue(db: Db, today: Day): Promise<ChangesDue> {
  const [deemed, lights] = await Promise.all([readSilentReceipts(db, today), readChangedLights(db, today)]);
  return { deemed, lights };
}

/** The oldest first. */
async function readSilentReceipts(db: Db, today: Day): Promise<readonly CaseKey[]> {
  return db
    .select({ projectId: cases.projectId, item: cases.item })
    .from(cases)
    .where(and(eq(cases.status, 'received'), lte(cases.deemedFrom, today)))
    .orderBy(asc(cases.deemedFrom), asc(cases.projectId), asc(cases.position));
}

const changedBy = (today: Day) => and(eq(clocks.state, 'running'), lte(clocks.nextChangeOn, today));

const readChangedLights = (db: Db, today: Day): Promise<CaseKey[]> =>
  db
    .selectDistinct({ projectId: clocks.projectId, item: clocks.item })
    .from(clocks)
    .where(changedBy(today))
    .orderBy(asc(clocks.projectId), asc(clocks.item));
