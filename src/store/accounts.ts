// Who may sign in. Passwords are kept as hashes made by the services; nothing here checks rights.
import { asc, count, eq, inArray } from 'drizzle-orm';
import { conflict } from '../domain/errors.ts';
import type { Db, Tx } from './db.ts';
import { accounts } from './schema.ts';

export type AccountRecord = Readonly<typeof accounts.$inferSelect>;

/** Throws `username_taken`. */
export async function insertAccount(tx: Tx, record: AccountRecord): Promise<void> {
  const rows = await tx
    .insert(accounts)
    .values(record)
    .onConflictDoNothing()
    .returning({ username: accounts.username });
  if (rows.length === 0) throw conflict('username_taken', { username: record.username });
}

export async function readAccount(db: Db, username: string): Promise<AccountRecord | null> {
  const [row] = await db.select().from(accounts).where(eq(accounts.username, username));
  return row ?? null;
}

/** Names by username, of those that exist. */
export async function readNames(db: Db, usernames: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (usernames.length === 0) return new Map();
  const wanted = inArray(accounts.username, [...new Set(usernames)]);
  const rows = await db
    .select({ username: accounts.username, name: accounts.name })
    .from(accounts)
    .where(wanted);
  return new Map(rows.map(({ username, name }) => [username, name]));
}

export async function listAccounts(db: Db): Promise<readonly AccountRecord[]> {
  return db.select().from(accounts).orderBy(asc(accounts.username));
}

export async function countAccounts(db: Db): Promise<number> {
  const [row] = await db.select({ count: count() }).from(accounts);
  return row?.count ?? 0;
}

/** False when there is no such account. */
export async function updateAccount(
  tx: Tx,
  username: string,
  change: Partial<Omit<AccountRecord, 'username' | 'createdAt'>>,
): Promise<boolean> {
  const rows = await tx
    .update(accounts)
    .set(change)
    .where(eq(accounts.username, username))
    .returning({ username: accounts.username });
  return rows.length > 0;
}
