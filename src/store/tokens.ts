// Secrets handed to programs (API tokens) and, once, to people (sign-in links); both are known by their fingerprint only.
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm';
import type { Instant } from '../domain/day.ts';
import { currentRelease } from './calendar-book.ts';
import type { Db, Tx } from './db.ts';
import { fingerprint } from './fingerprint.ts';
import { apiTokens, signInLinks } from './schema.ts';

export interface ApiTokenRecord {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly createdAt: Instant;
  /** null = until it is revoked. */
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const tokenColumns = {
  id: apiTokens.id,
  username: apiTokens.username,
  name: apiTokens.name,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  revokedAt: apiTokens.revokedAt,
};

/** `secret` is what the program will send; it is not kept. */
export async function insertApiToken(tx: Tx, record: ApiTokenRecord, secret: string): Promise<void> {
  await tx.insert(apiTokens).values({ ...record, tokenHash: fingerprint(secret) });
}

/** The token that the secret belongs to, when it is valid at `now`; with the release of the calendars in force. */
export async function findApiToken(
  db: Db,
  secret: string,
  now: Instant,
): Promise<(ApiTokenRecord & { readonly release: number }) | null> {
  const [row] = await db
    .select({ ...tokenColumns, release: currentRelease })
    .from(apiTokens)
    .where(
      and(
        eq(apiTokens.tokenHash, fingerprint(secret)),
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, now)),
      ),
    );
  return row ?? null;
}

export async function listApiTokens(db: Db, username: string): Promise<readonly ApiTokenRecord[]> {
  return db
    .select(tokenColumns)
    .from(apiTokens)
    .where(eq(apiTokens.username, username))
    .orderBy(asc(apiTokens.createdAt), asc(apiTokens.id));
}

/** False when the account has no such token that is still in force. */
export async function revokeApiToken(tx: Tx, username: string, id: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(eq(apiTokens.id, id), eq(apiTokens.username, username), isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id });
  return rows.length > 0;
}

export async function insertSignInLink(
  tx: Tx,
  link: { readonly username: string; readonly expiresAt: Instant },
  secret: string,
): Promise<void> {
  await tx.insert(signInLinks).values({ ...link, tokenHash: fingerprint(secret), usedAt: null });
}

/** The account that the link would sign in; looking does not use it up. */
export async function readSignInLink(db: Db, secret: string, now: Instant): Promise<string | null> {
  const [row] = await db
    .select({ username: signInLinks.username })
    .from(signInLinks)
    .where(
      and(
        eq(signInLinks.tokenHash, fingerprint(secret)),
        isNull(signInLinks.usedAt),
        gt(signInLinks.expiresAt, now),
      ),
    );
  return row?.username ?? null;
}

/** A new link takes the place of earlier ones, and a closed account has none. */
export async function deleteSignInLinksOf(db: Db, username: string): Promise<void> {
  await db.delete(signInLinks).where(eq(signInLinks.username, username));
}

/** The account that the link signs in; null when it is unknown, used or expired. However many try, one succeeds. */
export async function redeemSignInLink(db: Db, secret: string, now: Instant): Promise<string | null> {
  const [row] = await db
    .update(signInLinks)
    .set({ usedAt: now })
    .where(
      and(
        eq(signInLinks.tokenHash, fingerprint(secret)),
        isNull(signInLinks.usedAt),
        gt(signInLinks.expiresAt, now),
      ),
    )
    .returning({ username: signInLinks.username });
  return row?.username ?? null;
}

/** Removes links that have expired by `now`, used or not. */
export async function pruneSignInLinks(db: Db, now: Instant): Promise<void> {
  await db.delete(signInLinks).where(lte(signInLinks.expiresAt, now));
}
