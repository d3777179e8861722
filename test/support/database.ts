// Gives each test file an empty database of its own, on the store that the project names (TEST_STORE), and takes it away.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { inject } from 'vitest';

export type StoreKind = 'pglite' | 'postgres';

export interface FreshDatabase {
  readonly kind: StoreKind;
  /** What `openStore` takes. */
  readonly options: { readonly databaseUrl: string } | { readonly dataDir: string };
  /** The same for a child process. */
  readonly env: Readonly<Record<string, string>>;
  /** Drops the database or removes the folder, whoever still holds it. */
  drop(): Promise<void>;
}

/** The store of the running project; both in turn for a test that walks over them itself (`for (const kind of storeKinds)`). */
export const storeKinds: readonly StoreKind[] = ['pglite', 'postgres'];

/** An empty database without any table. `kind` is for tests outside the `pglite` and `postgres` projects. */
export async function freshDatabase(kind: StoreKind = kindOfProject()): Promise<FreshDatabase> {
  return kind === 'pglite' ? freshFolder() : freshServerDatabase();
}

/** A folder that does not exist yet, where PGlite has to begin from nothing. Takes seconds to open: only for tests of that. */
export function untouchedFolder(): FreshDatabase {
  const parent = mkdtempSync(join(tmpdir(), 'data-'));
  return folder(parent, join(parent, 'data'));
}

function freshFolder(): FreshDatabase {
  const parent = mkdtempSync(join(tmpdir(), 'data-'));
  const dataDir = join(parent, 'data');
  // Where the store looks for its cluster.
  cpSync(inject('pgliteTemplate'), join(dataDir, 'db'), { recursive: true });
  return folder(parent, dataDir);
}

function folder(parent: string, dataDir: string): FreshDatabase {
  return {
    kind: 'pglite',
    options: { dataDir },
    env: { DATA_DIR: dataDir },
    drop: async () => rmSync(parent, { recursive: true, force: true, maxRetries: 3 }),
  };
}

async function freshServerDatabase(): Promise<FreshDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  if (!server)
    throw new Error('TEST_DATABASE_URL is not set; `npm test -- <file>` starts a PostgreSQL of its own');
  const name = `t_${randomBytes(8).toString('hex')}`;
  await onServer(server, (sql) => sql`create database ${sql(name)}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const databaseUrl = url.href;
  return {
    kind: 'postgres',
    options: { databaseUrl },
    env: { DATABASE_URL: databaseUrl },
    drop: () => onServer(server, (sql) => sql`drop database if exists ${sql(name)} with (force)`),
  };
}

async function onServer(url: string, statement: (sql: postgres.Sql) => Promise<unknown>): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await statement(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

function kindOfProject(): StoreKind {
  const kind = process.env['TEST_STORE'];
  if (kind === 'pglite' || kind === 'postgres') return kind;
  throw new Error('this project names no store: say freshDatabase("pglite") or freshDatabase("postgres")');
}
