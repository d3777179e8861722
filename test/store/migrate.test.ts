// The database is brought to the program's form once, whoever comes first; what the program does not know it leaves alone.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/db.ts';
import { migrate } from '../../src/store/migrate.ts';
import { packageRoot } from '../../src/store/package-root.ts';
import { StoreProblem } from '../../src/store/problems.ts';
import * as schema from '../../src/store/schema.ts';
import type { FreshDatabase } from '../support/database.ts';
import { emptyDatabase } from './world.ts';

const folder = join(packageRoot(), 'drizzle');
const journal: {
  entries: { tag: string; when: number; idx: number; version: string; breakpoints: boolean }[];
} = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8'));
const names = journal.entries.map((entry) => entry.tag);

let database: FreshDatabase;
let stores: readonly Store[];
const changed = mkdtempSync(join(tmpdir(), 'migrations-'));

beforeAll(async () => {
  database = await emptyDatabase();
  // On a server two programs of their own; the embedded database has one, which is asked twice.
  const first = await openStore(database.options);
  stores = [first, first.kind === 'postgres' ? await openStore(database.options) : first];
});
afterAll(async () => {
  for (const store of new Set(stores)) await store.close();
  await database.drop();
  rmSync(changed, { recursive: true });
});

/** A copy of the migrations with one more at the end. */
function withOneMore(name: string, statements: string): string {
  const copy = join(changed, name);
  cpSync(folder, copy, { recursive: true });
  writeFileSync(join(copy, `0999_${name}.sql`), statements);
  const last = journal.entries.at(-1);
  const entry = { ...last, idx: 999, tag: `0999_${name}`, when: (last?.when ?? 0) + 1 };
  writeFileSync(
    join(copy, 'meta/_journal.json'),
    JSON.stringify({ ...journal, entries: [...journal.entries, entry] }),
  );
  return copy;
}

describe('migrations', () => {
  it('have names that say what they do, and a file each', () => {
    expect(names.slice(0, 3)).toEqual(['0000_record', '0001_events_append_only', '0002_room_for_updates']);
    names.forEach((name, index) => {
      expect(name).toMatch(/^\d{4}_[a-z]+(_[a-z]+)*$/);
      expect(Number(name.slice(0, 4))).toBe(index);
    });
    for (const name of names) expect(readFileSync(join(folder, `${name}.sql`), 'utf8')).not.toBe('');
  });

  it('are applied once by two that start together', async () => {
    const counts = await Promise.all(stores.map((store) => migrate(store)));
    expect(counts.toSorted()).toEqual([0, names.length]);
    expect(await Promise.all(stores.map((store) => migrate(store)))).toEqual([0, 0]);
  });

  it('make the tables that the program knows, column by column', async () => {
    const [store] = stores;
    const found = await store?.db
      .select({
        table: sql<string>`table_name::text`,
        column: sql<string>`column_name::text`,
        type: sql<string>`case when data_type = 'ARRAY' then 'text[]' when datetime_precision = 3
          then 'timestamp (3) with time zone' else data_type::text end`,
        required: sql<boolean>`is_nullable = 'NO'`,
      })
      .from(sql`information_schema.columns`)
      .where(sql`table_schema = 'public'`);
    const known = Object.values(schema).flatMap((table) => {
      if (!is(table, PgTable)) return [];
      const { name, columns } = getTableConfig(table);
      return columns.map((column) => ({
        table: name,
        column: column.name,
        type: column.getSQLType(),
        required: column.notNull,
      }));
    });
    const sorted = (rows: typeof known) => rows.map((row) => JSON.stringify(row)).toSorted();
    expect(sorted(found ?? [])).toEqual(sorted(known));
  });

  it('make every index that the program knows', async () => {
    const [store] = stores;
    const found = await store?.db
      .select({ name: sql<string>`indexname::text` })
      .from(sql`pg_indexes`)
      .where(sql`schemaname = 'public'`);
    const known = Object.values(schema).flatMap((table) =>
      is(table, PgTable) ? getTableConfig(table).indexes.map((index) => index.config.name) : [],
    );
    expect(found?.map((row) => row.name)).toEqual(expect.arrayContaining(known));
  });

  it('leave nothing behind when one of them fails', async () => {
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    const broken = withOneMore('broken', 'create table half (a int);\n--> statement-breakpoint\nselect 1/0;');
    await expect(migrate(store, broken)).rejects.toThrow();
    const half = await store.db.select({ half: sql`to_regclass('half')` }).from(sql`(select 1) one`);
    expect(half).toEqual([{ half: null }]);
    expect(await migrate(store)).toBe(0);
  });

  it('of a newer program are left alone, and an older one is told so', async () => {
    const [store] = stores;
    if (store === undefined) throw new Error('no store');
    const newer = withOneMore('newer', 'create table future (a int);');
    expect(await migrate(store, newer)).toBe(1);
    const refusal = await migrate(store).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreProblem);
    expect(refusal).toMatchObject({
      code: 'database_newer',
      message:
        'The database was last used by a newer version of this program: 1 of its changes are unknown here. ' +
        'Nothing was touched; start that version, or a later one.',
    });
    expect(await migrate(store, newer)).toBe(0);
  });
});
