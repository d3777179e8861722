// Statements prepared in the embedded database: the same answers, errors that leave nothing behind, and order kept.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { selected } from '../../src/store/json-rows.ts';
import { faultCode } from '../../src/store/problems.ts';
import { readSetting, writeSetting } from '../../src/store/settings.ts';
import { openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const failure = async (act: Promise<unknown>): Promise<string | null> =>
  act.then(
    () => null,
    (error: unknown) => faultCode(error),
  );

describe('a statement that runs again and again', () => {
  it('takes other values each time, and says the same as before', async () => {
    const ask = (value: unknown) =>
      selected(world.store.db, sql`select ${value}::text as said, ${value}::text is null as nothing`);
    for (const value of ['甲', null, '', "'; --", '𠮷😀', true, 12.5]) {
      const said = value === true ? /^t(rue)?$/ : value === null ? null : String(value);
      const [row] = await ask(value);
      if (said instanceof RegExp) expect(row?.['said']).toMatch(said);
      else expect(row).toEqual({ said, nothing: value === null });
    }
  });

  it('goes on after it failed', async () => {
    const divide = (by: number) => selected(world.store.db, sql`select 10 / ${by}::int as result`);
    expect(await divide(5)).toEqual([{ result: 2 }]);
    expect(await failure(divide(0))).toBe('22012');
    expect(await divide(2)).toEqual([{ result: 5 }]);
    expect(await failure(selected(world.store.db, sql`select nothing from nowhere where x = ${1}`))).toBe(
      '42P01',
    );
    expect(await divide(1)).toEqual([{ result: 10 }]);
  });

  it('sees that a table has changed under it', async () => {
    const { db } = world.store;
    const read = () => selected(db, sql`select * from passing where a = ${1}`);
    await db.execute(sql`create table passing (a int)`);
    await db.execute(sql`insert into passing values (1)`);
    expect(await read()).toEqual([{ a: 1 }]);
    await db.execute(sql`alter table passing add column b text default 'x'`);
    // A plan made before may fail once; it is made again.
    await read().catch(() => null);
    expect(await read()).toEqual([{ a: 1, b: 'x' }]);
    await db.execute(sql`drop table passing`);
  });

  it('is one of many: more than are kept ready work as well', async () => {
    for (let i = 0; i < 600; i += 1) {
      const [row] = await selected(world.store.db, sql.raw(`select ${i} as n`));
      expect(row).toEqual({ n: i });
    }
  });
});

describe('transactions side by side', () => {
  it('do not mix, whoever waits in between', async () => {
    const { store } = world;
    const pause = () => new Promise((resolve) => setTimeout(resolve, 5));
    await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        store.transaction(async (tx) => {
          await selected(tx, sql`select pg_advisory_xact_lock(7)`);
          const before = Number((await readSetting(tx, 'sum')) ?? 0);
          await pause();
          await writeSetting(tx, 'sum', before + i);
        }),
      ),
    );
    expect(await readSetting(store.db, 'sum')).toBe(45);
  });

  it('keep nothing once a statement has failed, even when the error is caught', async () => {
    const { store } = world;
    const act = store.transaction(async (tx) => {
      await writeSetting(tx, 'caught', 1);
      await selected(tx, sql`select 1 / 0`).catch(() => null);
      return 'as if nothing had happened';
    });
    expect(await failure(act)).toBe('22012');
    expect(await readSetting(store.db, 'caught')).toBeNull();
  });

  it('can be nested, and the inner one be lost alone', async () => {
    const { store } = world;
    await store.transaction(async (tx) => {
      await writeSetting(tx, 'outer', 1);
      await tx
        .transaction(async (inner) => {
          await writeSetting(inner, 'inner', 1);
          throw new Error('inner');
        })
        .catch(() => null);
    });
    await store.transaction(async (tx) => {
      await writeSetting(tx, 'outer', 2);
      await tx.transaction((inner) => selected(inner, sql`select 1 / 0`)).catch(() => null);
    });
    expect(await readSetting(store.db, 'outer')).toBe(2);
    expect(await readSetting(store.db, 'inner')).toBeNull();
  });

  if (process.env['TEST_STORE'] === 'pglite')
    it('end: what comes later is refused', async () => {
      const late = await world.store.transaction(async (tx) => () => writeSetting(tx, 'late', 1));
      await expect(late()).rejects.toThrow();
      expect(await readSetting(world.store.db, 'late')).toBeNull();
    });
});

describe('maintenance', () => {
  it('leaves everything as it was', async () => {
    await writeSetting(world.store.db, 'before', 'maintenance');
    await world.store.maintain();
    expect(await readSetting(world.store.db, 'before')).toBe('maintenance');
  });
});
