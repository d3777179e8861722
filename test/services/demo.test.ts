// The sample projects come out exactly as the rules work them out, and the desk puts them in the order of urgency.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { getHome } from '../../src/services/home.ts';
import { getLedger } from '../../src/services/ledgers.ts';
import { listProjects } from '../../src/services/project-list.ts';
import { listProjectsAsOf } from '../../src/services/project-list-past.ts';
import { getProject } from '../../src/services/projects.ts';
import type { CaseView, ProjectView } from '../../src/services/views.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openTestSystem('demo');
});
afterAll(() => system.close());

const leader = someone('leader', { region: '330784' });
const agent = someone('agent', { username: 'agent01' });

async function project(name: string): Promise<ProjectView> {
  const { items } = await listProjects(as(system, leader), { q: name });
  return getProject(as(system, leader), items[0]?.id ?? '');
}
const caseOf = (view: ProjectView, item: string): CaseView => {
  const found = view.cases.find((one) => one.item === item);
  if (found === undefined) throw new Error(`no case ${item}`);
  return found;
};
const clock = (view: CaseView, kind: string) => view.clocks.findLast((one) => one.kind === kind);

describe('the sample at 2026-05-27 09:00', () => {
  it('P1: the planning permit was due on 05-26 and is over by one working day; the promise has one day left', async () => {
    const view = await project('永丰');
    const permit = caseOf(view, 'GH02');
    expect(permit).toMatchObject({
      status: 'running',
      holder: 'NRP',
      light: 'red',
      acceptedOn: '2026-05-11',
    });
    expect(clock(permit, 'promised')).toMatchObject({
      dueOn: '2026-05-26',
      remainingDays: -1,
      usedDays: 11,
      overdueDays: { working: 1, natural: 1 },
      light: 'red',
    });
    expect(clock(permit, 'statutory')).toMatchObject({
      dueOn: '2026-06-09',
      remainingDays: 9,
      light: 'none',
    });
    expect(view.targets[0]).toMatchObject({
      dueOn: '2026-05-28',
      usedDays: 58,
      remainingDays: 1,
      light: 'yellow',
    });
  });

  it('P2: the joint drawing review is due today; the promise ends on 06-05', async () => {
    const view = await project('云栖');
    const review = caseOf(view, 'SG01');
    expect(review).toMatchObject({ status: 'running', light: 'yellow', holder: 'HUD' });
    expect(clock(review, 'promised')).toMatchObject({
      dueOn: '2026-05-27',
      remainingDays: 0,
      light: 'yellow',
    });
    expect(view.targets[0]).toMatchObject({ dueOn: '2026-06-05', remainingDays: 9, light: 'yellow' });
  });

  it('P3: the promise is checked by 06-11', async () => {
    const permit = caseOf(await project('古山'), 'SG07');
    expect(permit).toMatchObject({ status: 'verifying', holder: 'HUD', light: 'none' });
    expect(clock(permit, 'verification')).toMatchObject({ dueOn: '2026-06-11', remainingDays: 15 });
  });

  it('P4: the supervision contract is owed by 06-03', async () => {
    const permit = caseOf(await project('龙山'), 'SG07');
    expect(permit).toMatchObject({ status: 'decided_tolerant', holder: 'OWN', light: 'none' });
    expect(permit.owes).toEqual([
      {
        material: 'SG07-M6',
        name: '监理合同',
        dueOn: '2026-06-03',
        gate: { code: 'start_of_works', item: null, name: null },
      },
    ]);
    expect(clock(permit, 'supplement')).toMatchObject({ dueOn: '2026-06-03', remainingDays: 5 });
  });

  it('P5: accepted by law as of 05-19 since midnight, due on 06-16', async () => {
    const permit = caseOf(await project('象珠'), 'GH02');
    expect(permit).toMatchObject({
      status: 'running',
      deemedAccepted: true,
      acceptedOn: '2026-05-19',
      light: 'none',
    });
    expect(clock(permit, 'promised')).toMatchObject({ dueOn: '2026-06-16', remainingDays: 14 });
  });

  it('P6: paused for the expert review, expected due on 06-16, no light', async () => {
    const review = caseOf(await project('芝英'), 'GH01');
    expect(review).toMatchObject({ status: 'paused', holder: 'procedure', light: 'none' });
    expect(clock(review, 'promised')).toMatchObject({
      dueOn: null,
      expectedDueOn: '2026-06-16',
      remainingDays: 8,
      light: 'none',
    });
  });

  it('the evening before, P5 was still open', async () => {
    const { items } = await listProjects(as(system, leader), { q: 'xiangzhu' });
    const before = await getProject(as(system, leader), items[0]?.id ?? '', { asOf: day('2026-05-26') });
    expect(caseOf(before, 'GH02')).toMatchObject({ status: 'received', deemedAccepted: false });
  });

  it('A1: the desk of the proxy clerk shows P1 red, P2 today, P5 deemed accepted, P4 owed, in that order', async () => {
    const home = await getHome(as(system, agent));
    expect(home.rows.slice(0, 6).map(({ projectName, reason }) => [projectName, reason])).toEqual([
      ['永丰精密厂房', 'overdue'],
      ['云栖商住', 'due_soon'],
      ['象珠塑料', 'deemed'],
      ['龙山仓储', 'owed'],
      ['古山标准厂房', 'verification'],
      ['芝英五金', 'paused'],
    ]);
    expect(home.counters).toMatchObject({
      overdue: 1,
      dueSoon: 1,
      deemed: 1,
      owed: 1,
      verification: 1,
      paused: 1,
      todo: 6,
    });
    expect(home.rows[0]?.clock).toMatchObject({
      dueOn: '2026-05-26',
      remainingDays: -1,
      overdueDays: { working: 1, natural: 1 },
    });
  });

  it('the list has the same lights as the pages', async () => {
    const { items, total } = await listProjects(as(system, leader), {});
    expect(total).toBe(6);
    const lights = await Promise.all(
      items.map(async (row) => [row.name, row.light, (await getProject(as(system, leader), row.id)).light]),
    );
    for (const [name, inList, onPage] of lights) expect([name, inList]).toEqual([name, onPage]);
    expect(items.map(({ name, light }) => `${name} ${light}`).slice(0, 2)).toEqual([
      '永丰精密厂房 red',
      '云栖商住 yellow',
    ]);
  });

  it('O2: the ledger of P1 counts ten days from 05-12 to 05-26, with 05-18 paused under its document', async () => {
    const view = await project('永丰');
    const ledger = await getLedger(as(system, leader), view.id, { item: 'GH02', clock: 'promised' });
    const told = ledger.days.map(({ date, kind, number }) => `${date.slice(5)} ${kind} ${number ?? '-'}`);
    expect(told).toEqual([
      '05-11 start -',
      '05-12 counted 1',
      '05-13 counted 2',
      '05-14 counted 3',
      '05-15 counted 4',
      '05-16 off -',
      '05-17 off -',
      '05-18 paused -',
      '05-19 counted 5',
      '05-20 counted 6',
      '05-21 counted 7',
      '05-22 counted 8',
      '05-23 off -',
      '05-24 off -',
      '05-25 counted 9',
      '05-26 due 10',
      '05-27 late 1',
    ]);
    expect(ledger.days[7]?.pause).toMatchObject({ procedure: 'EXPERT', document: '永资规评告〔2026〕7号' });
    expect(ledger.totals).toMatchObject({
      counted: 10,
      restDays: 4,
      pausedDays: 1,
      lateDays: 1,
      naturalDays: 16,
    });
  });
});

describe('the list of a past evening', () => {
  it('has the projects that were open then, with the lights of that day', async () => {
    const past = await listProjectsAsOf(as(system, leader), {}, day('2026-05-26'));
    expect(past.items.map(({ name, light }) => `${name} ${light}`)).toEqual([
      '永丰精密厂房 yellow',
      '云栖商住 yellow',
      '古山标准厂房 none',
      '龙山仓储 none',
      '象珠塑料 none',
      '芝英五金 none',
    ]);
    const march = await listProjectsAsOf(as(system, leader), {}, day('2026-03-31'));
    expect(march.items.map(({ name, done, total }) => `${name} ${done}/${total}`)).toEqual([
      '永丰精密厂房 1/16',
      '云栖商住 5/12',
    ]);
  });

  it('refuses a filter that would have to look at today', async () => {
    await expect(
      listProjectsAsOf(as(system, leader), { light: 'red' }, day('2026-05-26')),
    ).rejects.toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'light', code: 'not_with_as_of' }],
    });
  });
});

it('the clock of the sample stands where the tests think', () => {
  expect(new Date(DEMO_NOW).toISOString()).toBe('2026-05-27T01:00:00.000Z');
});
