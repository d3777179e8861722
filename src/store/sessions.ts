// Signed-in browsers. The id of the cookie is known here by its fingerprint only.
import { and, eq, gt, lte } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import type { AccountRecord } from './accounts.ts';
import { currentRelease } from './calendar-book.ts';
import type { Db } from './db.ts';
import { fingerprint } from './fingerprint.ts';
import type { JsonObject } from './records.ts';
import { accounts, sessions } from './schema.ts';

export interface SessionRecord {
  readonly username: string;
  readonly data: JsonObject;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly expiresAt: Instant;
}

export interface FoundSession extends SessionRecord {
  readonly account: AccountRecord;
  /** Release of the calendars in force. */
  readonly release: number;
}

/** With what every page asks as well: whose it is, and which calendars are in force; null when there is none, or when it has expired by `now`. */
export async function readSession(db: Db, sid: string, now: Instant): Promise<FoundSession | null> {
  const [row] = await db
    .select({
      username: sessions.username,
      data: sessions.data,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
      account: accounts,
      release: currentRelease,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.username, sessions.username))
    .where(and(eq(sessions.id, fingerprint(sid)), gt(sessions.expiresAt, now)));
  return row ?? null;
}

/** Makes it, or puts it in place of the one with that id; `createdAt` stays. */
export async function writeSession(db: Db, sid: string, record: SessionRecord): Promise<void> {
  const { createdAt: _, ...change } = record;
  await db
    .insert(sessions)
    .values({ id: fingerprint(sid), ...record })
    .onConflictDoUpdate({ target: sessions.id, set: change });
}

/** Prolongs a session that is still there; one that was ended meanwhile stays ended. */
export async function touchSession(
  db: Db,
  sid: string,
  seen: Pick<SessionRecord, 'lastSeenAt' | 'expiresAt'>,
): Promise<void> {
  await db
    .update(sessions)
    .set(seen)
    .where(eq(sessions.id, fingerprint(sid)));
}

export async function deleteSession(db: Db, sid: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.id, fingerprint(sid)));
}

/** Signs an account out everywhere, e.g. when its password changes or it is closed. */
export async function deleteSessionsOf(db: Db, username: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.username, username));
}

/** Removes what has expired by `now`; gives how many. */
export async function pruneSessions(db: Db, now: Instant): Promise<number> {
  const rows = await db.delete(sessions).where(lte(sessions.expiresAt, now)).returning({ id: sessions.id });
  return rows.length;
}
