// The database is opened with a sentence for whoever starts the program when it cannot be.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/db.ts';
import { serverProblem } from '../../src/store/postgres.ts';
import { isDatabaseAway, StoreProblem } from '../../src/store/problems.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const problem = async (opening: Promise<Store>): Promise<StoreProblem> => {
  try {
    await (await opening).close();
  } catch (error) {
    if (error instanceof StoreProblem) return error;
    throw error;
  }
  throw new Error('it was opened');
};

describe('an open store', () => {
  it('answers, in UTC', async () => {
    await expect(world.store.ready()).resolves.toBeUndefined();
    const zone = await world.store.db
      .select({ zone: sql<string>`current_setting('TimeZone')` })
      .from(sql`(select 1) one`);
    expect(zone).toEqual([{ zone: 'UTC' }]);
  });

  it('keeps what a transaction wrote, or nothing of it', async () => {
    const { store } = world;
    await store.transaction(async (tx) => {
      await writeSetting(tx, 'kept', 1);
    });
    const lost = store.transaction(async (tx) => {
      await writeSetting(tx, 'kept', 2);
      throw new Error('afterwards');
    });
    await expect(lost).rejects.toThrow('afterwards');
    expect(await readSetting(store.db, 'kept')).toBe(1);
  });

  it('sends statements of a transaction without waiting in between, and in order', async () => {
    const seen = await world.store.transaction(async (tx) => {
      const [, , value] = await Promise.all([
        writeSetting(tx, 'order', 'first'),
        writeSetting(tx, 'order', 'second'),
        readSetting(tx, 'order'),
      ]);
      return value;
    });
    expect(seen).toBe('second');
  });

  it('fails whole when one of them fails', async () => {
    const { store } = world;
    const failing = store.transaction((tx) =>
      Promise.all([writeSetting(tx, 'whole', 1), tx.execute(sql`select 1/0`), writeSetting(tx, 'whole', 2)]),
    );
    await expect(failing).rejects.toThrow();
    expect(await readSetting(store.db, 'whole')).toBeNull();
    await expect(store.ready()).resolves.toBeUndefined();
  });

  it('does not answer once it is closed', async () => {
    const other = await openWorld();
    await other.close();
    await expect(other.store.ready()).rejects.toThrow();
  });
});

describe('a server that cannot be used', () => {
  const password = 'Geheim123';
  const nobodyListens = `postgres://tracker:${password}@127.0.0.1:1/approvals`;

  it('is named without its password when nothing listens there', async () => {
    const refused = await problem(openStore({ databaseUrl: nobodyListens }));
    expect(refused.message).toBe('Cannot use the database at 127.0.0.1:1/approvals: nothing listens there.');
    expect(refused.code).toBe('cannot_connect');
    expect(isDatabaseAway(refused)).toBe(true);
    expect(JSON.stringify(refused)).not.toContain(password);
  });

  it('is an address that cannot be read', async () => {
    const refused = await problem(openStore({ databaseUrl: 'postgres://host:port:5432' }));
    expect(refused.message).toMatch(/^Cannot use the database at DATABASE_URL: the address is not readable/);
  });

  it('is older than 15, or keeps its text in another encoding', () => {
    const place = 'db:5432/approvals';
    expect(serverProblem({ version: '15.18 (Debian 15.18-1)', encoding: 'UTF8' }, place)).toBeNull();
    expect(serverProblem({ version: '18beta1', encoding: 'UTF8' }, place)).toBeNull();
    expect(serverProblem({ version: '14.22', encoding: 'UTF8' }, place)?.message).toBe(
      'PostgreSQL 15 or newer is needed; db:5432/approvals runs 14.22.',
    );
    expect(serverProblem({ version: '', encoding: 'UTF8' }, place)?.code).toBe('server_too_old');
    expect(serverProblem({ version: '15.18', encoding: 'SQL_ASCII' }, place)?.message).toContain(
      'keeps its text as SQL_ASCII, not UTF8',
    );
  });

  if (process.env['TEST_STORE'] === 'postgres')
    it('has no such database', async () => {
      const url = new URL('databaseUrl' in world.database.options ? world.database.options.databaseUrl : '');
      url.pathname = '/not_there';
      const refused = await problem(openStore({ databaseUrl: url.href }));
      expect(refused.message).toBe(
        `Cannot use the database at ${url.host}/not_there: there is no such database.`,
      );
    });
});

describe('a directory that cannot be used', () => {
  const folder = mkdtempSync(join(tmpdir(), 'unusable-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is a file', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    const refused = await problem(openStore({ dataDir: join(file, 'data') }));
    expect(refused.code).toBe('data_dir_unusable');
    expect(refused.message).toMatch(/^The data directory .*file\/data cannot be made: ENOTDIR/);
    expect((await problem(openStore({ dataDir: file }))).code).toBe('data_dir_unusable');
  });
});
