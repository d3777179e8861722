// The desk of Wednesday 27 May 2026 with the fixture's six projects: most urgent first, and every counter.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type DeskFilter, deskCounters, deskRows, nextRows } from '../../src/store/desk.ts';
import { replaceClocks, writeCases } from '../../src/store/read-models.ts';
import type { CaseRecord, ClockRecord } from '../../src/store/records.ts';
import { everything, type Scope } from '../../src/store/scope.ts';
import { addProject, caseRow, clockRow, openWorld, type World } from './world.ts';

const today = day('2026-05-27');
const clockless = null;
let world: World;
const ids = new Map<string, string>();

interface Row {
  readonly name: string;
  readonly agent?: string;
  readonly case: Partial<CaseRecord>;
  readonly clock?: Partial<ClockRecord> | null;
}

const due = (date: string) => ({ dueOn: day(date) });
const rows: readonly Row[] = [
  {
    name: 'P6 芝英五金',
    case: { status: 'paused', holder: 'procedure', pauseUntil: day('2026-06-04') },
    clock: { state: 'paused', dueOn: null, expectedDueOn: day('2026-06-16') },
  },
  {
    name: 'P4 龙山仓储',
    case: { status: 'decided_tolerant', holder: 'OWN', owed: [{ material: 'M1', name: '监理合同' }] },
    clock: due('2026-06-03'),
  },
  { name: 'P5 象珠塑料', case: { status: 'running', deemed: true }, clock: due('2026-06-16') },
  {
    name: 'P2 云栖商住',
    case: { department: 'HUD', holder: 'HUD', yellowOn: today, redOn: today + 1 },
    clock: due('2026-05-27'),
  },
  { name: 'P3 古山标准厂房', case: { status: 'verifying' }, clock: due('2026-06-11') },
  { name: 'P1 永丰精密厂房', case: { yellowOn: day('2026-05-25'), redOn: today }, clock: due('2026-05-26') },
  {
    name: '待告知',
    case: { status: 'received', holder: 'ASC', deemedFrom: today + 1 },
    clock: due('2026-05-27'),
  },
  {
    name: '未扫视为受理',
    case: { status: 'received', holder: 'ASC', deemedFrom: today },
    clock: due('2026-05-26'),
  },
  {
    name: '超法定',
    case: { redOn: day('2026-05-10'), breachOn: day('2026-05-20') },
    clock: due('2026-05-09'),
  },
  { name: '平常', case: {}, clock: due('2026-07-01') },
  { name: '平常更早', case: {}, clock: due('2026-06-30') },
  { name: '平常未起算', case: {}, clock: clockless },
  { name: '可办理', case: { status: 'ready', holder: null }, clock: clockless },
  { name: '补正中', case: { status: 'correcting', holder: 'OWN' }, clock: due('2026-07-02') },
  { name: '未开始', case: { status: 'blocked', holder: null }, clock: clockless },
  { name: '已办结', case: { status: 'delivered', holder: null, redOn: null } },
  { name: '别人的', agent: 'agent02', case: { redOn: today } },
];

beforeAll(async () => {
  world = await openWorld();
  for (const [index, row] of rows.entries()) {
    const code = `2603-330784-04-01-${String(index).padStart(6, '0')}`;
    const { id } = await addProject(world.store, { name: row.name, code, agent: row.agent ?? 'agent01' });
    ids.set(row.name, id);
    await world.store.transaction(async (tx) => {
      await writeCases(tx, [caseRow(id, { nextDueOn: row.clock?.dueOn ?? null, ...row.case })]);
      const other = clockRow(id, { ordinal: 1, main: false, dueOn: day('2026-01-01') });
      if (row.clock !== null) await replaceClocks(tx, id, 'GH02', [clockRow(id, row.clock ?? {}), other]);
    });
  }
});
afterAll(() => world.close());

const mine: Scope = [{ agent: 'agent01' }];
const desk = async (filter: DeskFilter = {}, scope = mine, limit = 100) =>
  (await deskRows(world.store.db, scope, filter, today, limit)).map(
    ({ reason, project }) => `${reason} ${project.name}`,
  );

const expected = [
  'breach 超法定',
  'overdue P1 永丰精密厂房',
  'due_soon P2 云栖商住',
  'deemed 未扫视为受理',
  'deemed P5 象珠塑料',
  'notice_due 待告知',
  'owed P4 龙山仓储',
  'verification P3 古山标准厂房',
  'paused P6 芝英五金',
  'running 平常更早',
  'running 平常',
  'running 补正中',
  'running 平常未起算',
  'ready 可办理',
];

describe('the desk', () => {
  it('begins with what is worst and goes on by due date', async () => {
    expect(await desk()).toEqual(expected);
    expect(await desk({}, mine, 3)).toEqual(expected.slice(0, 3));
  });

  it('shows a case with its project and the clock to look at', async () => {
    const [first] = await deskRows(world.store.db, mine, { reasons: ['overdue'] }, today, 1);
    expect(first?.project).toEqual({
      id: ids.get('P1 永丰精密厂房'),
      code: '2603-330784-04-01-000005',
      name: 'P1 永丰精密厂房',
      region: '330784',
      ownerName: '永康永丰精密机械有限公司',
      agent: 'agent01',
      templateId: 'demo-industrial',
      templateVersion: '2026.1',
      changes: null,
      target: null,
    });
    expect(first?.case).toMatchObject({ item: 'GH02', redOn: today });
    expect(first?.clock).toMatchObject({ main: true, dueOn: day('2026-05-26') });
    const [ready] = await deskRows(world.store.db, mine, { reasons: ['ready'] }, today, 1);
    expect(ready?.clock).toBeNull();
  });

  it('is narrowed by reason, holder and project', async () => {
    expect(await desk({ reasons: ['owed', 'paused'] })).toEqual(['owed P4 龙山仓储', 'paused P6 芝英五金']);
    expect(await desk({ reasons: [] })).toEqual([]);
    expect(await desk({ holders: ['HUD'] })).toEqual(['due_soon P2 云栖商住']);
    expect(await desk({ projectIds: [ids.get('平常') ?? ''] })).toEqual(['running 平常']);
  });

  it('of a department has its own cases and those it holds', async () => {
    expect(await desk({}, [{ departments: ['HUD'] }])).toEqual(['due_soon P2 云栖商住']);
    expect(await desk({}, [{ departments: ['ASC'] }])).toEqual(['deemed 未扫视为受理', 'notice_due 待告知']);
    expect(await desk({}, [])).toEqual([]);
  });

  it('gives the next thing to do of each project of a list', async () => {
    const p1 = ids.get('P1 永丰精密厂房') ?? '';
    await world.store.transaction((tx) =>
      writeCases(tx, [
        caseRow(p1, { item: 'SG01', position: 1, status: 'ready', holder: null }),
        caseRow(p1, { item: 'LX01', position: 2, breachOn: null, status: 'decided' }),
      ]),
    );
    const next = await nextRows(
      world.store.db,
      [p1, ids.get('已办结') ?? '', ids.get('可办理') ?? ''],
      today,
    );
    expect([...next].map(([id, row]) => [id === p1, row.reason, row.case.item]).toSorted()).toEqual([
      [false, 'ready', 'GH02'],
      [true, 'overdue', 'GH02'],
    ]);
    expect(await nextRows(world.store.db, [], today)).toEqual(new Map());
    await world.store.transaction((tx) =>
      writeCases(tx, [caseRow(p1, { item: 'SG01', position: 1, status: 'delivered' })]),
    );
  });
});

describe('the counters', () => {
  it('count what the desk shows', async () => {
    expect(await deskCounters(world.store.db, mine, today)).toEqual({
      projects: 16,
      todo: 13,
      dueSoon: 1,
      overdue: 2,
      paused: 1,
      deemed: 2,
      noticeDue: 1,
      owed: 1,
      verification: 1,
      ready: 1,
    });
  });

  it('count as to do only what the reader’s department holds', async () => {
    expect(await deskCounters(world.store.db, mine, today, ['OWN', 'HUD'])).toMatchObject({
      todo: 3,
      overdue: 2,
    });
    expect((await deskCounters(world.store.db, everything, today)).overdue).toBe(3);
    expect(await deskCounters(world.store.db, [], today)).toMatchObject({ projects: 0, todo: 0, overdue: 0 });
  });
});
