// Signed-in browsers: half an hour without a click, or eight hours in all, and a session is over.
import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/day.ts';
import type { AccountRecord } from '../store/accounts.ts';
import { deleteSession, pruneSessions, readSession, touchSession, writeSession } from '../store/sessions.ts';
import { initSetting } from '../store/settings.ts';
import type { Actor } from './access.ts';
import { actorOf } from './actor-of-account.ts';
import type { System } from './context.ts';

const MINUTE_MS = 60_000;
const IDLE_MS = 30 * MINUTE_MS;
const LONGEST_MS = 8 * 60 * MINUTE_MS;

/** 256 random bits, made at the first start and the same for all processes; encrypts the cookie. */
export async function sessionSecret({ store }: System): Promise<string> {
  const secret = await initSetting(store.db, 'session_secret', randomBytes(32).toString('hex'));
  if (typeof secret !== 'string') throw new Error('the setting session_secret is not a text');
  return secret;
}

/** `sid` must be new and random: a session never outlives a sign-in under an old name. */
export async function startSession(
  { store }: System,
  sid: string,
  username: string,
  now: Instant,
): Promise<void> {
  await pruneSessions(store.db, now);
  const expiresAt = now + IDLE_MS;
  await writeSession(store.db, sid, { username, data: {}, createdAt: now, lastSeenAt: now, expiresAt });
}

/** A session that was in force when it was read. */
export interface LiveSession {
  readonly username: string;
  readonly createdAt: Instant;
  readonly lastSeenAt: Instant;
  readonly account: AccountRecord;
  readonly release: number;
}

/** null when there is none, or it is over. */
export const findSession = ({ store }: System, sid: string, now: Instant): Promise<LiveSession | null> =>
  readSession(store.db, sid, now);

/** Who is signed in by it; null when the account was disabled. Being asked counts as activity. */
export async function actorOfLiveSession(
  { store, book }: System,
  sid: string,
  { account, createdAt, lastSeenAt, release }: LiveSession,
  now: Instant,
): Promise<Actor | null> {
  if (!account.active) return null;
  await book.refresh(release);
  // Written once a minute at most, so that looking at pages does not become writing.
  if (now - lastSeenAt >= MINUTE_MS) {
    const expiresAt = Math.min(now + IDLE_MS, createdAt + LONGEST_MS);
    await touchSession(store.db, sid, { lastSeenAt: now, expiresAt });
  }
  return actorOf(account);
}

/** Who is signed in; null when nobody is. */
export async function actorOfSession(system: System, sid: string, now: Instant): Promise<Actor | null> {
  const session = await findSession(system, sid, now);
  return session === null ? null : actorOfLiveSession(system, sid, session, now);
}

export const endSession = ({ store }: System, sid: string): Promise<void> => deleteSession(store.db, sid);
