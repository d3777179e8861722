// Problems of owners from opening to 销号: from the link, at the counter, by a rating; who sees and does what; lists and rows.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/services/access.ts';
import { ledgerCsv } from '../../src/services/ledger-csv.ts';
import {
  answerProblem,
  closeProblem,
  contactAboutProblem,
  reopenProblem,
  transferProblem,
} from '../../src/services/move-problem.ts';
import { bearerOf } from '../../src/services/open-owner-link.ts';
import { openProblem } from '../../src/services/open-problem.ts';
import { getProblem, getProblemPage, listProblems, problemsOfProject } from '../../src/services/problems.ts';
import { listProjects } from '../../src/services/project-list.ts';
import { getProject, listEvents } from '../../src/services/projects.ts';
import { rateMatter } from '../../src/services/rate-matter.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { dumpReadModels, wipeReadModels } from '../support/read-models.ts';
import { refusedBy } from '../support/refusal.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
const ids = new Map<string, string>();
beforeAll(async () => {
  system = await openTestSystem('demo');
  const all = await listProjects(as(system, someone('leader')), {});
  for (const { id, name } of all.items) ids.set(name, id);
}, 240_000);
afterAll(() => system.close());

const id = (name: string): string => ids.get(name) ?? '';
const P1 = (): string => id('永丰精密厂房');
const P4 = (): string => id('龙山仓储');
const at = (actor: Actor, when = '2026-05-27T09:00') => as(system, actor, Date.parse(`${when}+08:00`));
const window = someone('window', { region: '330784' });
const planner = someone('officer', { region: '330784', department: 'NRP' });
const planBoss = someone('approver', { region: '330784', department: 'NRP' });
const houser = someone('officer', { region: '330784', department: 'HUD' });
const fire = someone('officer', { region: '330784', department: 'FIR' });
const supervisor = someone('supervisor', { region: '330784' });
const leader = someone('leader', { region: '330784' });
const bearer = (project = P1(), link = 'linkoflink12') => bearerOf(link, project);
const told = { kind: 'complaint', item: 'GH02', text: '规划许可超期了，没有人告诉我原因' };
const code = async (attempt: Promise<unknown>): Promise<string> => {
  const refusal = await refusedBy(() => attempt);
  return refusal.issues[0]?.code ?? refusal.code;
};
const kind = async (attempt: Promise<unknown>): Promise<string> => (await refusedBy(() => attempt)).kind;

describe('the ledger of a problem', () => {
  it('rests on the promise of the exceptions counter, in page, table and data, and on no law of licensing', async () => {
    const opened = await openProblem(at(window), P4(), {
      kind: 'unresolved',
      item: 'GH02',
      text: '两个部门要求不一致',
    });
    const { ledger } = await getProblemPage(at(window, '2026-06-03T09:00'), P4(), opened.problem);
    expect(ledger.ground.article).toBe('problem_promise');
    expect(new Set(ledger.days.map(({ article }) => article))).toEqual(
      new Set(['civil_201', 'problem_promise']),
    );
    const table = ledgerCsv('zh-CN', ledger);
    expect(table).toContain('办不成事窗口的办理承诺');
    expect(table).not.toContain('许可法');
  });
});

describe('a complaint from the link', () => {
  it('goes to the department that has the matter, due in five working days, in the name of the link', async () => {
    const opened = await openProblem(at(bearer()), P1(), told);
    expect(opened).toMatchObject({
      kind: 'complaint',
      unit: 'NRP',
      unitName: { zh: '自然资源和规划局' },
      status: 'open',
      clock: { dueOn: '2026-06-03', light: 'none', holder: 'NRP' },
    });
    const { items } = await listEvents(at(window), P1(), { limit: 1 });
    expect(items[0]).toMatchObject({
      type: 'open_problem',
      item: null,
      actor: { username: 'link:linkoflink12' },
      data: { named: false, unit: 'NRP', complex: false },
    });
  });

  it('about no matter goes to the service office; a unit or complexity typed along is not the owner’s to choose', async () => {
    const opened = await openProblem(at(bearer()), P1(), {
      kind: 'complaint',
      text: '窗口排队太久',
      unit: 'HUD',
      complex: true,
    });
    expect([opened.unit, opened.complex]).toEqual(['ASC', false]);
  });

  it('keeps name and telephone beside the record, for those who act on it', async () => {
    const contact = { name: '王大力', phone: '13900000000' };
    const { problem } = await openProblem(at(bearer()), P1(), { ...told, contact });
    expect((await getProblemPage(at(planner), P1(), problem)).contact).toEqual(contact);
    expect((await getProblemPage(at(leader), P1(), problem)).contact).toBeNull();
    expect(JSON.stringify(await listEvents(at(window), P1(), {}))).not.toContain('1390000');
  });

  it.each([
    [{ kind: 'unresolved', text: 'x' }, 'choice_unknown'],
    [{ kind: 'complaint', text: '' }, 'required'],
    [{ kind: 'complaint', text: '长'.repeat(2001) }, 'too_long'],
    [{ kind: 'complaint', text: 'x', item: 'NONE' }, 'not_found'],
  ])('%j is refused: %s', async (raw, expected) => {
    expect(await code(openProblem(at(bearer()), P1(), raw))).toBe(expected);
  });

  it('reaches no other project, and asked twice with one key is one problem', async () => {
    expect(await kind(openProblem(at(bearer()), P4(), told))).toBe('not_found');
    const key = { key: 'complaint-once', requestHash: 'x' };
    const first = await openProblem(at(bearer()), P1(), told, key);
    expect((await openProblem(at(bearer()), P1(), told, key)).problem).toBe(first.problem);
  });

  it('is seen by the one who opened it, not by another holder of a link', async () => {
    const { problem } = await openProblem(at(bearer()), P1(), told);
    expect((await getProblem(at(bearer()), P1(), problem)).text).toBe(told.text);
    expect(await kind(getProblem(at(bearer(P1(), 'another-link')), P1(), problem))).toBe('not_found');
  });
});

describe('the way of a problem', () => {
  it('is answered by its unit, struck off by another, and opened again by the owner', async () => {
    const { problem } = await openProblem(at(bearer()), P1(), told);
    const step = { projectId: P1(), problem };
    const answer = { text: '5月28日上会，会后两日内办结', outcome: 'solved' };
    expect(await code(closeProblem(at(supervisor), { ...step, raw: {} }))).toBe('problem_needs_answer');
    expect(await kind(answerProblem(at(window), { ...step, raw: answer }))).toBe('forbidden');
    expect(await kind(answerProblem(at(houser), { ...step, raw: answer }))).toBe('not_found');
    const answered = await answerProblem(at(planner, '2026-05-28T10:00'), { ...step, raw: answer });
    expect(answered).toMatchObject({ status: 'answered', answer: { on: '2026-05-28', text: answer.text } });
    expect(await kind(closeProblem(at(planner, '2026-05-28T10:00'), { ...step, raw: {} }))).toBe('forbidden');
    const closed = await closeProblem(at(planBoss, '2026-05-29T10:00'), { ...step, raw: {} });
    expect(closed).toMatchObject({ status: 'closed', closedOn: '2026-05-29', clock: { state: 'stopped' } });
    const again = await reopenProblem(at(bearer(), '2026-06-01T10:00'), {
      ...step,
      raw: { reason: '会没有开' },
    });
    expect(again).toMatchObject({ status: 'open', round: 2, clock: { dueOn: '2026-06-08' } });
    expect(again.trail.map(({ type }) => type)).toEqual([
      'open_problem',
      'answer_problem',
      'close_problem',
      'reopen_problem',
    ]);
  });

  it('passed to a department without a case of the project is seen and answered by it, and the project is not', async () => {
    const { problem } = await openProblem(at(window), P1(), { kind: 'unresolved', text: '消防意见互相矛盾' });
    const step = { projectId: P1(), problem };
    const raw = { unit: 'FIR', reason: '由消防救援大队答复' };
    expect(await kind(getProblem(at(fire), P1(), problem))).toBe('not_found');
    await transferProblem(at(window), { ...step, raw });
    expect((await getProblem(at(fire), P1(), problem)).may).toEqual(['answer_problem', 'transfer_problem']);
    expect(await kind(getProject(at(fire), P1()))).toBe('not_found');
    const answered = await answerProblem(at(fire), { ...step, raw: { text: '已统一', outcome: 'solved' } });
    expect(answered.status).toBe('answered');
    expect((await listProblems(at(fire))).items.map((row) => row.problem)).toEqual([problem]);
  });

  it('cannot be passed to a company or to nobody', async () => {
    const { problem } = await openProblem(at(window), P1(), { kind: 'unresolved', text: '推诿' });
    const step = { projectId: P1(), problem };
    expect(await code(transferProblem(at(window), { ...step, raw: { unit: 'OWN', reason: '—' } }))).toBe(
      'choice_unknown',
    );
  });
});

describe('a rating', () => {
  it('is given once for a decided matter', async () => {
    expect(await code(rateMatter(at(bearer()), P1(), { item: 'GH02', grade: 1 }))).toBe('rate_not_decided');
    const rated = await rateMatter(at(bearer()), P1(), { item: 'LX01', grade: 2 });
    expect(rated).toMatchObject({ rating: { grade: 2, named: false }, problem: null });
    expect(await code(rateMatter(at(bearer()), P1(), { item: 'LX01', grade: 1 }))).toBe('rated_already');
    expect(await kind(rateMatter(at(bearer()), P1(), { item: 'YD01', grade: 6 }))).toBe('invalid');
  });

  it('that is negative and named opens a problem with a call within one working day', async () => {
    const { problem } = await rateMatter(at(bearer(P4())), P4(), {
      item: 'GH02',
      grade: 5,
      text: '跑了四趟',
      contact: { name: '李四', phone: '13900000001' },
    });
    const step = { projectId: P4(), problem: problem ?? '' };
    const seen = await getProblem(at(planner), P4(), step.problem);
    expect(seen).toMatchObject({ kind: 'rating', unit: 'NRP', contact: { dueOn: '2026-05-28' } });
    const listed = (await listProblems(at(planner))).items.find(
      (row) => row.projectId === P4() && row.problem === problem,
    );
    expect(listed).toMatchObject({ kind: 'rating', contactDueOn: '2026-05-28' });
    await contactAboutProblem(at(planner), { ...step, raw: { text: '已通话，约定面谈' } });
    await answerProblem(at(planner), { ...step, raw: { text: '已改为一次告知', outcome: 'solved' } });
    expect(await code(closeProblem(at(supervisor), { ...step, raw: {} }))).toBe('problem_needs_call_back');
    const closed = await closeProblem(at(supervisor), { ...step, raw: { calledBack: true } });
    expect(closed.status).toBe('closed');
  });
});

describe('the list', () => {
  it('shows a department its own, a supervisor all of the region, the late ones first', async () => {
    const units = new Set((await listProblems(at(planner), { state: 'all' })).items.map(({ unit }) => unit));
    expect([...units]).toEqual(['NRP']);
    const later = at(supervisor, '2026-06-05T09:00');
    const { counts, items } = await listProblems(later, { state: 'late' });
    expect(items).toHaveLength(counts.late);
    expect(items.every(({ light, remainingDays }) => light === 'red' && remainingDays < 0)).toBe(true);
    const all = await listProblems(at(supervisor), { state: 'all' });
    expect(all.items).toHaveLength(all.counts.open + all.counts.closed);
    expect((await listProblems(at(someone('supervisor', { region: '330782' })))).items).toEqual([]);
    expect(await kind(listProblems(at(bearer())))).toBe('forbidden');
  });

  it('follows from the record', async () => {
    const { problems } = await dumpReadModels(system.store);
    expect(problems.length).toBeGreaterThan(5);
    await wipeReadModels(system.store);
    await rebuild(system, DEMO_NOW);
    expect((await dumpReadModels(system.store)).problems).toEqual(problems);
  });
});

describe('whoever came by a link', () => {
  it('sees of the project his own problems and what staff took in, not what the agent raised', async () => {
    const agent = someone('agent', { username: 'agent01' });
    const raised = await openProblem(at(agent), P1(), { kind: 'agent', text: '请协调电力迁改' });
    const seen = await problemsOfProject(at(bearer()), P1());
    expect(seen.map(({ problem }) => problem)).not.toContain(raised.problem);
    expect(seen.some(({ kind: one }) => one === 'unresolved')).toBe(true);
    expect(await kind(problemsOfProject(at(bearer(P4())), P1()))).toBe('not_found');
  });
});
