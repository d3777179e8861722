// An intake that cannot be, or that breaks off half way, leaves nothing behind.
import { describe, expect, it } from 'vitest';
import type { ServiceContext } from '../../src/services/context.ts';
import { takeIn } from '../../src/services/take-in.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import type { Tx } from '../../src/store/db.ts';
import { allIn, handler, key, ticked, useCounter } from '../support/counter.ts';
import { refusal, window } from '../support/joint-world.ts';

const { at, designed, eventsOf, record, system, take, told } = useCounter();

/** The same context, whose transaction breaks at its n-th statement, as a connection that is lost does. */
function breaking(
  ctx: ServiceContext,
  broken: number,
): { readonly ctx: ServiceContext; readonly reached: () => boolean } {
  let n = 0;
  const statements = ['select', 'selectDistinctOn', 'insert', 'update', 'delete', 'execute'];
  const counted = <T extends object>(tx: T): T =>
    new Proxy(tx, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== 'function') return value;
        return (...given: unknown[]): unknown => {
          if (statements.includes(String(name))) {
            n += 1;
            if (n === broken) throw new Error('lost');
          }
          return Reflect.apply(value, target, given);
        };
      },
    });
  const { store } = ctx;
  const half: typeof store = Object.assign(Object.create(store), {
    transaction: <T>(act: (tx: Tx) => Promise<T>) => store.transaction((tx) => act(counted(tx))),
  });
  return { ctx: { ...ctx, store: half }, reached: () => n >= broken };
}

it('broken off at any statement it leaves nothing half written, and the same request then takes the file in', async () => {
  const id = await designed();
  const before = await eventsOf(id);
  const request = {
    projectId: id,
    item: 'GH01',
    raw: { handler, ticks: ticked('in', 'missing'), outcome: 'accept_tolerantly' },
    expectedVersion: 0,
    idempotency: key(`broken-${id}`),
  };
  let broken = 1;
  for (; broken < 400; broken += 1) {
    const { ctx, reached } = breaking(at(window, '2026-05-12 09:00'), broken);
    const outcome = await takeIn(ctx, request).catch((error: unknown) => error);
    if (!reached()) break;
    expect(outcome).toBeInstanceOf(Error);
    expect(await eventsOf(id), `statement ${broken}`).toEqual(before);
  }
  expect(broken).toBeGreaterThan(20);
  expect(await told(id)).toHaveLength(8);
  expect(await verifyRecord(system())).toMatchObject({ faults: [] });
});

describe('what cannot be', () => {
  it.each([
    [
      'an unknown paper',
      { ticks: [{ material: 'XX-M1', tick: 'in' }] },
      'ticks[0].material',
      'material_unknown',
    ],
    [
      'a paper that is exempt',
      { ticks: [{ material: 'GH01-M3', tick: 'missing' }] },
      'ticks[0].material',
      'material_in_hand',
    ],
    [
      'a paper twice',
      { ticks: [...allIn, { material: 'GH01-M1', tick: 'in' }] },
      'ticks[2].material',
      'material_twice',
    ],
    [
      'a receipt in the future',
      { ticks: allIn, receivedAt: '2026-05-12T09:01:00+08:00' },
      'receivedAt',
      'in_the_future',
    ],
    [
      'a notice due yesterday',
      { ticks: ticked('missing', 'in'), outcome: 'notice', correctBy: '2026-05-11' },
      'correctBy',
      'date_before_event',
    ],
    ['no handler', { ticks: allIn, handler: undefined }, 'handler.name', 'required'],
  ] as const)('%s is refused at its field, and nothing is written', async (_what, raw, path, code) => {
    const id = await designed();
    const { issues } = await refusal(take(id, '2026-05-12 09:00', { outcome: 'accept', ...raw }));
    expect(issues.map((issue) => [issue.path, issue.code])).toEqual([[path, code]]);
    expect(await told(id)).toEqual([]);
  });

  it('a case that moved on meanwhile is refused, and nothing is written', async () => {
    const id = await designed();
    await record(id, '2026-05-12', 'GH01', { type: 'receive' });
    await record(id, '2026-05-12', 'GH01', { type: 'withdraw', reason: '另报' });
    const stale = takeIn(at(window, '2026-05-12 09:30'), {
      projectId: id,
      item: 'GH01',
      raw: { handler, ticks: allIn, outcome: 'accept' },
      expectedVersion: 0,
      idempotency: null,
    });
    expect((await refusal(stale)).kind).toBe('version_lost');
    expect(await told(id)).toEqual(['receive', 'withdraw']);
  });
});
