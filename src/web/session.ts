// The signed-in browser: an encrypted cookie holds a random id, the database knows its fingerprint and its times.
import { randomBytes } from 'node:crypto';
import { type Session, type Storage, useSession, useSessionStorage } from '@hono/session';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Instant } from '../domain/day.ts';
import type { Actor } from '../services/access.ts';
import type { System } from '../services/context.ts';
import {
  actorOfLiveSession,
  endSession,
  findSession,
  type LiveSession,
  sessionSecret,
  startSession,
} from '../services/sessions.ts';
import { isHttps } from './origin.ts';

/** What the storage gives is live; what signing in has just put there is only a name. */
type Kept = Record<string, unknown> & Pick<LiveSession, 'username'> & Partial<LiveSession>;
const isLive = (kept: Kept): kept is Kept & LiveSession => kept.account !== undefined;

/** Before every route that asks `actorOf`. */
export async function createSessions(
  system: System,
  now: () => Instant,
): Promise<[MiddlewareHandler, MiddlewareHandler, MiddlewareHandler]> {
  const secret = await sessionSecret(system);
  const waiting = new WeakMap<Context, Promise<void>[]>();
  return [
    settled(waiting),
    useSessionStorage((c) => storage(system, now, waiting.get(c) ?? [])),
    useSession<Kept>({
      secret,
      generateId: () => randomBytes(32).toString('base64url'),
      getCookie: (c) => cookieOf(c),
      setCookie: (c, name, value, options) =>
        setCookie(c, name, value, { ...options, secure: isHttps(c), ...prefix(c) }),
      deleteCookie: (c, name, options) => {
        deleteCookie(c, name, { ...options, secure: isHttps(c), ...prefix(c) });
      },
    }),
  ];
}

/** Who is signed in; null when nobody is. A visitor without a cookie costs nothing and gets none. */
export async function actorOf(c: Context, system: System, now: Instant): Promise<Actor | null> {
  if (cookieOf(c) === undefined) return null;
  const session = sessionOf(c);
  const kept = await session.get();
  const { id } = session;
  const actor =
    kept === null || id === null || !isLive(kept) ? null : await actorOfLiveSession(system, id, kept, now);
  if (actor === null) session.delete();
  return actor;
}

/** After the verb `signIn` or `setPasswordByLink`. The id is always a new one: a planted cookie never becomes a session. */
export async function signInBrowser(c: Context, system: System, actor: Actor): Promise<void> {
  const session = sessionOf(c);
  if (cookieOf(c) !== undefined && (await session.get()) !== null && session.id !== null) {
    await endSession(system, session.id);
  }
  await session.update({ username: actor.username });
}

/** Ends the session on this side too: a copy of the cookie is worth nothing afterwards. */
export async function signOutBrowser(c: Context): Promise<void> {
  const session = sessionOf(c);
  if (cookieOf(c) !== undefined) await session.get();
  session.delete();
}

const sessionOf = (c: Context): Session<Kept> => c.get('session');

/** The library does not wait for what it stores: here the answer leaves when it is stored, or not at all. */
const settled =
  (waiting: WeakMap<Context, Promise<void>[]>): MiddlewareHandler =>
  async (c, next) => {
    const writes: Promise<void>[] = [];
    waiting.set(c, writes);
    try {
      await next();
    } finally {
      await Promise.all(writes);
    }
  };

const storage = (system: System, now: () => Instant, writes: Promise<void>[]): Storage<Kept> => ({
  get: async (sid) => {
    const found = await findSession(system, sid, now());
    return found === null ? null : { ...found };
  },
  set: (sid, { username }) => {
    writes.push(startSession(system, sid, username, now()));
  },
  delete: (sid) => {
    writes.push(endSession(system, sid));
  },
});

/** What is plainly not a cookie of ours is not looked at, which spares the log. */
function cookieOf(c: Context): string | undefined {
  const value = getCookie(c, 'sid', isHttps(c) ? 'host' : undefined);
  return value !== undefined && /^eyJ[\w-]+\.\.[\w-]{16}\.[\w-]+\.[\w-]{22}$/.test(value) ? value : undefined;
}

/** Under TLS the name says that no other host and no plain connection can have set it. */
const prefix = (c: Context): { readonly prefix?: 'host' } => (isHttps(c) ? { prefix: 'host' } : {});
