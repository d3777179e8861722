// One-time links: whoever holds one sets the account's password, once, within three days.
import { randomBytes } from 'node:crypto';
import type { Instant } from '../domain/day.ts';
import { conflict } from '../domain/errors.ts';
import { readAccount, updateAccount } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import {
  deleteSignInLinksOf,
  insertSignInLink,
  pruneSignInLinks,
  readSignInLink,
  redeemSignInLink,
} from '../store/tokens.ts';
import type { Actor } from './access.ts';
import { actorOf } from './actor-of-account.ts';
import type { System } from './context.ts';
import { demandGoodPassword, hashPassword } from './passwords.ts';

const LIFETIME_MS = 72 * 3_600_000;

export interface SignInLink {
  readonly username: string;
  /** Path on this program; the only copy of the secret. */
  readonly path: string;
  /** RFC 3339. */
  readonly expiresAt: string;
}

/** Makes a link in place of all earlier ones of the account. Rights are checked by the caller. */
export async function issueLink(tx: Tx, username: string, now: Instant): Promise<SignInLink> {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = now + LIFETIME_MS;
  await pruneSignInLinks(tx, now);
  await deleteSignInLinksOf(tx, username);
  await insertSignInLink(tx, { username, expiresAt }, secret);
  return { username, path: `/sign-in/${secret}`, expiresAt: new Date(expiresAt).toISOString() };
}

/** Whose link it is, without using it up: mail scanners and previews open links too. Throws `link_used`. */
export async function openLink(
  system: System,
  secret: string,
  now: Instant,
): Promise<{ readonly username: string; readonly name: string }> {
  const username = await readSignInLink(system.store.db, secret, now);
  const account = username === null ? null : await readAccount(system.store.db, username);
  if (account?.active !== true) throw conflict('link_used');
  return { username: account.username, name: account.name };
}

/**
 * Uses the link up: the password is set, whoever was signed in with the old one is signed out. However many try with one
 * link, one succeeds. Throws `link_used`, or what is wrong with the password; the link then still works.
 */
export async function setPasswordByLink(
  system: System,
  { token, password }: { readonly token: string; readonly password: string },
  now: Instant,
): Promise<Actor> {
  const { username } = await openLink(system, token, now);
  demandGoodPassword(password, username);
  const passwordHash = await hashPassword(password);
  return system.store.transaction(async (tx) => {
    const redeemed = await redeemSignInLink(tx, token, now);
    const account = redeemed === null ? null : await readAccount(tx, redeemed);
    if (account?.active !== true) throw conflict('link_used');
    await updateAccount(tx, account.username, { passwordHash });
    await deleteSessionsOf(tx, account.username);
    await deleteSignInLinksOf(tx, account.username);
    return actorOf(account);
  });
}
