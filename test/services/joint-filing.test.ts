// Joint filing on a real database: many cases at one moment or none, each material once, and all of it comes back.
import { describe, expect, it } from 'vitest';
import { changeAttributes } from '../../src/services/change-scope.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import type { ServiceContext } from '../../src/services/context.ts';
import { fileJointly } from '../../src/services/file-jointly.ts';
import { getGroup } from '../../src/services/groups.ts';
import { getHome } from '../../src/services/home.ts';
import { getProject } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import type { Tx } from '../../src/store/db.ts';
import { officer, platform, refusal, useJointWorld, window } from '../support/joint-world.ts';
import { instant } from '../support/one-case.ts';
import { dumpReadModels } from '../support/read-models.ts';

const { at, completed, end, eventsOf, file, open, record, system } = useJointWorld();

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

describe('papers that only a following member needs', () => {
  it('stay in hand from the filing on, also when it is handed over', async () => {
    const id = await completed();
    const { materials } = await getGroup(at(platform, '2026-05-12'), id, 'JOINT');
    const own = materials.find(
      ({ neededBy, state }) => state === 'needed' && neededBy.every(({ item }) => item === 'JG13'),
    );
    const code = own?.neededBy[0]?.code ?? 'none';
    const stateOn = async (when: string) =>
      (await getGroup(at(platform, when), id, 'JOINT')).materials.find(({ name }) => name === own?.name)
        ?.state;
    await file(id, 'JOINT', '2026-05-12', { handedIn: [code] });
    expect(await stateOn('2026-05-12')).toBe('handed_in');
    const kept = (await eventsOf(id)).filter(({ data }) => JSON.stringify(data).includes(code));
    expect(kept.map(({ item, type }) => [item, type])).toEqual([['JG03', 'receive']]);
    for (const item of ['JG03', 'JG04', 'JG05', 'JG07']) {
      await record(id, '2026-05-13', item, { type: 'accept' });
      await record(id, '2026-05-15', item, { type: 'decide', result: 'approve' });
    }
    await record(id, '2026-05-18', 'JG13', { type: 'hand_over', from: 'JG03', document: '移交〔2026〕3号' });
    expect(await stateOn('2026-05-18')).toBe('handed_in');
  });
});

describe('a request sent again', () => {
  it('is answered with the filing that it made, not with a later one', async () => {
    const id = await completed();
    const send = () =>
      fileJointly(
        at(platform, '2026-05-12'),
        { projectId: id, group: 'JOINT', raw: { items: ['JG04'] } },
        { key: `again-${id}`, requestHash: 'a' },
      );
    expect(await send()).toMatchObject({ filing: 'JOINT-1', created: true });
    expect((await file(id, 'JOINT', '2026-05-12')).filing).toBe('JOINT-2');
    expect(await send()).toMatchObject({ filing: 'JOINT-1', created: false });
  });
});

describe('a member that kept its attributes', () => {
  it('is filed anew with the materials that the project needs now', async () => {
    const id = await open('nat-social-120wd', { eia_class: 'form' });
    const cases = async () => (await getProject(at(platform, '2026-05-11'), id)).cases;
    for (;;) {
      const ready = (await cases()).filter(({ item, status }) => status === 'ready' && item !== 'PG01');
      if ((await cases()).some(({ item, status }) => item === 'PG01' && status === 'ready')) break;
      if (ready.length === 0) throw new Error('nothing is ready');
      await end(id, '2026-05-11', ...ready.map(({ item }) => item));
    }
    await file(id, 'EVAL', '2026-05-12', { items: ['PG01'] });
    const attributes = { eia_class: 'report' };
    await changeAttributes(at(platform, '2026-05-13'), id, { attributes, reason: '改报报告书' });
    await record(id, '2026-05-14', 'PG01', { type: 'withdraw', reason: '改报报告书' });
    const { materials } = await getGroup(at(platform, '2026-05-14'), id, 'EVAL');
    expect(materials.flatMap(({ neededBy }) => neededBy.map(({ code }) => code))).toContain('PG01-M3');
    const { group } = await file(id, 'EVAL', '2026-05-15', { items: ['PG01'], handedIn: ['PG01-M3'] });
    expect(group.filings.at(-1)?.items).toEqual(['PG01']);
    expect((await eventsOf(id)).at(-1)?.data['handedIn']).toEqual(['PG01-M3']);
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
