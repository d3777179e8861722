// Joint filing on a real database: many cases at one moment or none, each material once, and all of it comes back.
import { describe, expect, it } from 'vitest';
import { compareEngines } from '../../src/services/compare-engines.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { fileJointly } from '../../src/services/file-jointly.ts';
import { getGroup } from '../../src/services/groups.ts';
import { getHome } from '../../src/services/home.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import type { Tx } from '../../src/store/db.ts';
import { officer, platform, refusal, useJointWorld, window } from '../support/joint-world.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels } from '../support/read-models.ts';

const { at, completed, eventsOf, file, record, system } = useJointWorld();

describe('a joint filing', () => {
  it('receives every case at the same moment, under one number, and leaves the last to follow', async () => {
    const id = await completed();
    const { filing, group } = await file(id, 'JOINT', '2026-05-12 10:00');
    expect(filing).toBe('JOINT-1');
    const filed = (await eventsOf(id)).filter(({ data }) => data['filing'] === 'JOINT-1');
    expect(new Set(filed.map(({ occurredAt }) => occurredAt)).size).toBe(1);
    expect(filed.map(({ item }) => item)).toEqual(['JG03', 'JG04', 'JG05', 'JG07']);
    expect(group.filings).toEqual([
      {
        id: 'JOINT-1',
        on: '2026-05-12',
        items: ['JG03', 'JG04', 'JG05', 'JG07'],
        following: ['JG13'],
        awaiting: ['JG13'],
      },
    ]);
    expect(group.members.map(({ case: c, actsFrom }) => [c.item, c.status, actsFrom])).toEqual([
      ['JG03', 'received', '2026-05-12'],
      ['JG04', 'received', '2026-05-12'],
      ['JG05', 'received', '2026-05-12'],
      ['JG07', 'received', '2026-05-12'],
      ['JG13', 'blocked', null],
    ]);
  });

  it('keeps each material once, in hand for all that need it', async () => {
    const id = await completed();
    const before = (await getGroup(at(platform, '2026-05-12'), id, 'JOINT')).materials;
    const shared = before.find(({ neededBy, state }) => neededBy.length > 0 && state === 'needed');
    const code = shared?.neededBy[0]?.code ?? '';
    const { group } = await file(id, 'JOINT', '2026-05-12', { handedIn: [code] });
    const after = group.materials.find(({ name }) => name === shared?.name);
    expect([after?.state, after?.neededBy]).toEqual(['handed_in', shared?.neededBy]);
    expect(new Set(before.map(({ name, from }) => `${name} ${from?.item ?? ''}`)).size).toBe(before.length);
    const unknown = await refusal(file(await completed(), 'JOINT', '2026-05-12', { handedIn: ['XX-M1'] }));
    expect(unknown.issues.map(({ path, code: why }) => [path, why])).toEqual([
      ['handedIn[0]', 'material_unknown'],
    ]);
  });

  it('is all or nothing: one case in hand already, and nobody is filed', async () => {
    const id = await completed();
    await record(id, '2026-05-12', 'JG05', { type: 'receive' });
    const before = await eventsOf(id);
    const refused = await refusal(file(id, 'JOINT', '2026-05-12', { items: ['JG03', 'JG05', 'JG13'] }));
    expect([refused.kind, refused.code]).toEqual(['conflict', 'cannot_file_jointly']);
    expect(refused.issues.map(({ path, code }) => [path, code])).toEqual([
      ['items.JG05', 'filing_already'],
      ['items.JG13', 'filing_blocked'],
    ]);
    expect(await eventsOf(id)).toEqual(before);
    // Without a list it takes in those that can be filed.
    const { group } = await file(id, 'JOINT', '2026-05-12');
    expect(group.filings[0]?.items).toEqual(['JG03', 'JG04', 'JG07']);
  });

  it('is filed by agent and window for all, by an officer for the own department alone', async () => {
    const id = await completed();
    expect((await refusal(file(id, 'JOINT', '2026-05-12', {}, officer('HUD')))).kind).toBe('forbidden');
    expect((await refusal(file(id, 'JOINT', '2026-05-12', {}, officer('ECO')))).kind).toBe('not_found');
    expect((await file(id, 'JOINT', '2026-05-12', { items: ['JG04'] }, officer('HUD'))).filing).toBe(
      'JOINT-1',
    );
    expect((await file(id, 'JOINT', '2026-05-12', {}, window)).filing).toBe('JOINT-2');
  });

  it('comes once, however often it is sent', async () => {
    const id = await completed();
    const once = { key: `file-${id}`, requestHash: 'a' };
    const send = () =>
      fileJointly(at(platform, '2026-05-12'), { projectId: id, group: 'JOINT', raw: {} }, once);
    const [first, second] = await Promise.all([send(), send()]);
    expect([first.created, second.created].sort()).toEqual([false, true]);
    expect((await eventsOf(id)).filter(({ data }) => data['filing'] !== undefined)).toHaveLength(4);
    const other = { ...once, requestHash: 'b' };
    const reused = fileJointly(at(platform, '2026-05-12'), { projectId: id, group: 'JOINT', raw: {} }, other);
    expect((await refusal(reused)).code).toBe('idempotency_key_reused');
  });

  it('killed at any statement leaves nothing behind', async () => {
    const id = await completed();
    const events = await eventsOf(id);
    const rows = await dumpReadModels(system().store);
    let statements = 0;
    for (let last = 1; last < 40; last += 1) {
      statements = 0;
      const killed: ServiceContext = {
        ...at(platform, '2026-05-12'),
        store: {
          ...system().store,
          transaction: (run) => system().store.transaction((tx) => run(dying(tx, last))),
        },
      };
      const outcome = fileJointly(killed, { projectId: id, group: 'JOINT', raw: {} }).then(
        () => 'filed',
        (error: unknown) => String(error),
      );
      if ((await outcome) === 'filed') break;
      expect(await eventsOf(id)).toEqual(events);
    }
    expect(statements).toBeGreaterThan(6);
    expect((await getGroup(at(platform, '2026-05-12'), id, 'JOINT')).filings).toHaveLength(1);
    expect((await dumpReadModels(system().store)).cases).not.toEqual(rows.cases);

    /** Ends the process, as it were, before the n-th statement that writes. */
    function dying(tx: Tx, n: number): Tx {
      return new Proxy(tx, {
        get(target, name) {
          const value: unknown = Reflect.get(target, name);
          if (name !== 'execute' || typeof value !== 'function') return value;
          return (...args: readonly unknown[]) => {
            statements += 1;
            if (statements === n) throw new Error('killed');
            return Reflect.apply(value, target, args);
          };
        },
      });
    }
  });
});

describe('all of it', () => {
  const evening = instant('2026-06-10 20:00');

  it('agrees with the second engine and comes back by a rebuild', async () => {
    await getHome(at(platform, '2026-06-10 20:00'));
    expect((await compareEngines(system(), evening)).differences).toBe(0);
    const before = await dumpReadModels(system().store);
    await rebuild(system(), evening);
    const after = await dumpReadModels(system().store);
    expect(after.cases).toEqual(before.cases);
    expect(after.clocks).toEqual(before.clocks);
    expect(after.projects).toEqual(before.projects);
    expect((await verifyRecord(system())).faults).toEqual([]);
  });
});
