// Brings the database to the form this program knows, once, whoever starts first.
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { bigint, pgSchema, serial, text } from 'drizzle-orm/pg-core';
import type { Store, Tx } from './db.ts';
import { packageRoot } from './package-root.ts';
import { StoreProblem } from './problems.ts';

// The table that drizzle's own tools use, so that they agree about what has been applied.
const applied = pgSchema('drizzle').table('__drizzle_migrations', {
  id: serial('id').primaryKey(),
  hash: text('hash').notNull(),
  createdAt: bigint('created_at', { mode: 'number' }),
});

/** Any number that other programs on the same server are unlikely to lock. */
const LOCK = 7_238_110_226_419;

/**
 * Applies what is missing, all or nothing, and gives how many that were. Processes that start together wait for each
 * other. Throws StoreProblem `database_newer` when a newer program has been here.
 */
export function migrate(store: Store, folder = join(packageRoot(), 'drizzle')): Promise<number> {
  const known = readMigrationFiles({ migrationsFolder: folder });
  return store.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`);
    await tx.execute(sql`set local lock_timeout = 0`);
    await tx.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
    const done = await appliedMigrations(tx);
    const unknown = [...done].filter((when) => !known.some((migration) => migration.folderMillis === when));
    if (unknown.length > 0) throw newerDatabase(unknown.length);
    const missing = known.filter((migration) => !done.has(migration.folderMillis));
    for (const migration of missing) {
      for (const statement of migration.sql) await tx.execute(sql.raw(statement));
      await tx.insert(applied).values({ hash: migration.hash, createdAt: migration.folderMillis });
    }
    return missing.length;
  });
}

async function appliedMigrations(tx: Tx): Promise<ReadonlySet<number>> {
  await tx.execute(sql`create schema if not exists drizzle`);
  await tx.execute(
    sql`create table if not exists drizzle.__drizzle_migrations
      (id serial primary key, hash text not null, created_at bigint)`,
  );
  const rows = await tx.select({ when: applied.createdAt }).from(applied);
  return new Set(rows.map((row) => row.when ?? 0));
}

const newerDatabase = (count: number): StoreProblem =>
  new StoreProblem(
    'database_newer',
    `The database was last used by a newer version of this program: ${count} of its changes are unknown here. ` +
      'Nothing was touched; start that version, or a later one.',
  );
