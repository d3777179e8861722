// Signing in with a password. Guessing is slowed down per account and address together, and per address, so that nobody
// can lock a colleague out from afar; an unknown account costs the same time and gives the same answer as a wrong password.
import type { Instant } from '../domain/day.ts';
import { Refusal } from '../domain/errors.ts';
import { readAccount } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { clearAttempts, countAttempt, pruneAttempts, readAttempts } from '../store/sign-in-attempts.ts';
import type { Actor } from './access.ts';
import { actorOf, readUsername, usernameShape } from './actor-of-account.ts';
import type { System } from './context.ts';
import { isPassword } from './passwords.ts';

interface Allowance {
  /** Tries that a window begins with. */
  readonly free: number;
  /** Then one more for each of these. */
  readonly everyMs: number;
}
export interface SignInLimits {
  readonly windowMs: number;
  /** Wrong passwords for one account from one address. */
  readonly pair: Allowance;
  /** Wrong passwords from one address, which may be a whole office. */
  readonly address: Allowance;
}

export const signInLimits: SignInLimits = {
  windowMs: 3_600_000,
  pair: { free: 10, everyMs: 300_000 },
  address: { free: 100, everyMs: 10_000 },
};

export interface Credentials {
  readonly username: string;
  readonly password: string;
  /** Network address of the browser. */
  readonly address: string;
}

/**
 * Throws `sign_in_failed` (unauthenticated), `account_disabled` (forbidden, only to whoever knows the password) and
 * `too_many_attempts` (rate limited, with `seconds` and `minutes` to wait).
 */
export async function signIn(
  system: System,
  { username: typed, password, address }: Credentials,
  now: Instant,
  limits: SignInLimits = signInLimits,
): Promise<Actor> {
  const { db } = system.store;
  const username = readUsername(typed);
  const known = usernameShape.test(username);
  const window = now - (now % limits.windowMs);
  const pair = `${address} ${known ? username : '?'}`;

  demandPatience(await readAttempts(db, address, window), limits.address, window, now);
  demandPatience(await readAttempts(db, pair, window), limits.pair, window, now);
  // Counted before the password is looked at, so that tries side by side cannot all slip through.
  const count = await countAttempt(db, pair, window);
  demandPatience(count - 1, limits.pair, window, now);

  const account = known ? await readAccount(db, username) : null;
  if (!(await isPassword(password, account?.passwordHash ?? null)) || account === null) {
    await countFailure(db, address, window);
    throw new Refusal('unauthenticated', 'sign_in_failed');
  }
  await clearAttempts(db, pair);
  if (!account.active) throw new Refusal('forbidden', 'account_disabled', { username });
  return actorOf(account);
}

export function demandPatience(
  count: number,
  { free, everyMs }: Allowance,
  window: Instant,
  now: Instant,
): void {
  if (count < free + Math.floor((now - window) / everyMs)) return;
  const seconds = Math.ceil(((count - free + 1) * everyMs - (now - window)) / 1000);
  const facts = { seconds, minutes: Math.ceil(seconds / 60) };
  throw new Refusal('rate_limited', 'too_many_attempts', facts);
}

async function countFailure(db: Db, address: string, window: Instant): Promise<void> {
  const count = await countAttempt(db, address, window);
  // Somebody has to sweep, and a wrong password may as well.
  if (count === 1) await pruneAttempts(db, window);
}
