// The wire to PostgreSQL breaks in the middle of a transaction: the caller is told, and the next one goes on.
import { connect, createServer, type Socket } from 'node:net';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../../src/store/db.ts';
import { isDatabaseAway } from '../../src/store/problems.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';

let database: FreshDatabase;
let wire: { readonly url: string; readonly cut: () => void; readonly close: () => void };
let store: Store;

beforeAll(async () => {
  database = await freshDatabase('postgres');
  wire = await openWire('databaseUrl' in database.options ? database.options.databaseUrl : '');
  store = await openStore({ databaseUrl: wire.url, poolSize: 3 });
  await store.db.execute(sql`create table kept (n integer not null)`);
});
afterAll(async () => {
  await store.close();
  wire.close();
  await database.drop();
});

/** A stretch of wire between the program and the server that can be cut. */
async function openWire(url: string): Promise<typeof wire> {
  const { hostname, port } = new URL(url);
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const end of [near, far]) {
      ends.add(end);
      end.on('error', () => {}).once('close', () => ends.delete(end));
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const target = new URL(url);
  target.port = String(typeof address === 'object' ? address?.port : 0);
  const cut = () => {
    for (const end of ends) end.destroy();
  };
  return { url: target.href, cut, close: () => server.close() };
}

const insert = (n: number) => sql`insert into kept values (${n})`;
const count = async (): Promise<number> => {
  const { rows } = await store.transaction(async (tx) => {
    const answer: unknown = await tx.execute(sql`select count(*)::int as n from kept`);
    return { rows: answer as readonly { readonly n: number }[] };
  });
  return rows[0]?.n ?? -1;
};
const toldAway = async (attempt: Promise<unknown>): Promise<boolean> =>
  attempt.then(
    () => false,
    (error: unknown) => isDatabaseAway(error),
  );

describe('a connection that is lost', () => {
  it.each([1, 2, 3, 4, 5])(
    'while a statement is under way (time %i) fails its transaction alone',
    async (time) => {
      const before = await count();
      const cutSoon = sleep(20 * time).then(() => wire.cut());
      const slow = store.transaction(async (tx) => {
        await tx.execute(insert(time));
        await tx.execute(sql`select pg_sleep(5)`);
      });
      expect(await toldAway(slow)).toBe(true);
      await cutSoon;
      expect(await count()).toBe(before);
    },
  );

  it('between two statements fails the second one', async () => {
    const before = await count();
    const broken = store.transaction(async (tx) => {
      await tx.execute(insert(1));
      wire.cut();
      await sleep(50);
      await tx.execute(insert(2));
    });
    expect(await toldAway(broken)).toBe(true);
    expect(await count()).toBe(before);
  });

  it('after the last statement is told in place of what the transaction gave', async () => {
    const before = await count();
    const broken = store.transaction(async (tx) => {
      await tx.execute(insert(1));
      wire.cut();
      await sleep(50);
    });
    expect(await toldAway(broken)).toBe(true);
    expect(await count()).toBe(before);
  });

  it('by the will of the server is told as such', async () => {
    const broken = store.transaction(async (tx) => {
      await tx.execute(insert(1));
      await tx.execute(sql`select pg_terminate_backend(pg_backend_pid())`);
      await tx.execute(insert(2));
    });
    expect(await toldAway(broken)).toBe(true);
    expect(await count()).toBe(0);
  });

  it('with a savepoint open, and with many at work, leaves every place in the pool of use', async () => {
    const broken = Array.from({ length: 9 }, (_, n) =>
      store.transaction((tx) =>
        tx.transaction(async (inner) => {
          await inner.execute(insert(n));
          await inner.execute(sql`select pg_sleep(5)`);
        }),
      ),
    );
    const told = Promise.all(broken.map(toldAway));
    for (let cuts = 0; cuts < 30; cuts += 1) {
      await sleep(50);
      wire.cut();
      await nextTurn();
    }
    expect(new Set(await told)).toEqual(new Set([true]));
    await Promise.all(Array.from({ length: 9 }, (_, n) => store.transaction((tx) => tx.execute(insert(n)))));
    expect(await count()).toBe(9);
  });
});
