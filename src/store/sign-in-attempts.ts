// Counts tries to sign in, so that guessing can be slowed down on every process alike.
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { Db } from './db.ts';
import { signInAttempts } from './schema.ts';

/** Adds one try for the key (an account, an address) in the window that begins then; gives how many there are now. */
export async function countAttempt(db: Db, key: string, windowStart: Instant): Promise<number> {
  const [row] = await db
    .insert(signInAttempts)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [signInAttempts.key, signInAttempts.windowStart],
      set: { count: sql`${signInAttempts.count} + 1` },
    })
    .returning({ count: signInAttempts.count });
  return row?.count ?? 1;
}

export async function readAttempts(db: Db, key: string, windowStart: Instant): Promise<number> {
  const [row] = await db
    .select({ count: signInAttempts.count })
    .from(signInAttempts)
    .where(and(eq(signInAttempts.key, key), eq(signInAttempts.windowStart, windowStart)));
  return row?.count ?? 0;
}

/** After a success: earlier slips count no more. */
export async function clearAttempts(db: Db, key: string): Promise<void> {
  await db.delete(signInAttempts).where(eq(signInAttempts.key, key));
}

/** Removes windows that began before `before`. */
export async function pruneAttempts(db: Db, before: Instant): Promise<void> {
  await db.delete(signInAttempts).where(lt(signInAttempts.windowStart, before));
}
