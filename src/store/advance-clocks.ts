// Brings the stored clocks to a new day. Colours are comparisons of days and need nothing; only the next day to look at
// moves on, and an expected date that rested on the told end of a pause falls away when that end has passed.
import { and, eq, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import { sqlDay } from './dates.ts';
import type { Tx } from './db.ts';
import { cases, clocks } from './schema.ts';

/** Touches only rows that change today; a second run changes nothing. Rows that somebody is just writing are left to the writer. */
export async function advanceClocks(tx: Tx, today: Day): Promise<void> {
  const later = sql`case when ${clocks.yellowOn} > ${sqlDay(today)} then ${clocks.yellowOn}
    when ${clocks.lateOn} > ${sqlDay(today)} then ${clocks.lateOn} end`;
  await tx
    .update(clocks)
    .set({ nextChangeOn: later })
    .where(free(tx, and(eq(clocks.state, 'running'), lte(clocks.nextChangeOn, today))));
  const pauseIsOver = sql`exists (select 1 from ${cases} where ${cases.projectId} = ${clocks.projectId}
    and ${cases.item} = ${clocks.item} and ${cases.pauseUntil} < ${sqlDay(today)})`;
  await tx
    .update(clocks)
    .set({ expectedDueOn: null, provisional: false })
    .where(free(tx, and(eq(clocks.state, 'paused'), isNotNull(clocks.expectedDueOn), pauseIsOver)));
}

/** Clocks that fit and that nobody holds: waiting for them while holding others could lock both sides out for ever. */
function free(tx: Tx, condition: SQL | undefined): SQL {
  const { projectId, item, ordinal } = clocks;
  const unlocked = tx
    .select({ projectId, item, ordinal })
    .from(clocks)
    .where(condition)
    .for('update', { skipLocked: true });
  return sql`(${projectId}, ${item}, ${ordinal}) in ${unlocked}`;
}
