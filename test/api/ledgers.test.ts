// Every clock and every target of the sample projects can be opened day by day, and counted again by the small program.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LedgerView } from '../../src/services/ledger-views.ts';
import type { ProjectView } from '../../src/services/views.ts';
import { openTestApi, type TestApi } from '../support/api.ts';
import { opening, openOneProject } from '../support/one-project.ts';

let api: TestApi;
const projects = new Map<string, ProjectView>();

beforeAll(async () => {
  api = await openTestApi('demo');
  const { body } = await api.call('/api/projects', { as: 'agent01' });
  for (const { id, name } of body.items) {
    const project = await api.call(`/api/projects/${id}`, { as: 'agent01' });
    projects.set(name.slice(0, 2), project.body);
  }
});
afterAll(() => api.close());

const named = (name: string): ProjectView => {
  const found = projects.get(name);
  if (found === undefined) throw new Error(`no project ${name}`);
  return found;
};
const ask = (name: string, query: string, ending = '') =>
  api.call(`/api/projects/${named(name).id}/ledger${ending}?${query}`, { as: 'agent01' });
const ledger = async (name: string, query: string): Promise<LedgerView> => {
  const { status, body, text } = await ask(name, query);
  if (status !== 200) throw new Error(text);
  return body;
};
const replay = (ledgers: readonly LedgerView[]): readonly string[] => {
  const program = fileURLToPath(new URL('../../docs/replay-ledger.mjs', import.meta.url));
  const input = ledgers.map((one) => `${JSON.stringify(one)}\n`).join('');
  return spawnSync(process.execPath, [program], { input, encoding: 'utf8' }).stdout.trimEnd().split('\n');
};

describe('the ledgers of the sample projects', () => {
  it('agree with what the project shows, and come out the same when counted again', async () => {
    const opened: LedgerView[] = [];
    const kinds = new Set<string>();
    for (const [name, { cases, targets }] of projects) {
      for (const { item, clocks } of cases) {
        for (const clock of clocks) {
          const about = clock.subject === null ? '' : `:${clock.subject}`;
          const found = await ledger(name, `case=${item}&clock=${clock.kind}${about}`);
          expect(found.clock).toEqual(clock);
          opened.push(found);
          kinds.add(clock.kind);
        }
      }
      for (const target of targets.filter(({ startedOn }) => startedOn !== null)) {
        const found = await ledger(name, `clock=target:${target.id}`);
        const { dueOn, usedDays, provisional, light } = target;
        expect(found.clock).toMatchObject({
          kind: 'target',
          subject: target.id,
          dueOn,
          usedDays,
          provisional,
          light,
        });
        opened.push(found);
        kinds.add('target');
      }
    }
    expect([...kinds].sort()).toEqual([
      'delivery',
      'intake',
      'intermediary',
      'promised',
      'special_procedure',
      'statutory',
      'supplement',
      'target',
      'verification',
    ]);
    expect(replay(opened)).toEqual(opened.map(() => 'ok'));
  });

  it('say on what the limit rests', async () => {
    const promised = await ledger('永丰', 'case=GH02&clock=promised');
    expect(promised.ground.kind).toBe('template');
    expect(promised.template).toMatchObject({ id: 'yk-industrial-59', version: '2026.1' });
    expect(promised.policies.map(({ code }) => code)).toContain('receiptOnRestDay');
    expect((await ledger('永丰', 'case=GH02&clock=intake')).ground).toMatchObject({
      kind: 'law',
      article: 'licence_32',
    });
    const pause = await ledger('芝英', 'case=GH01&clock=special_procedure');
    expect(pause.ground).toMatchObject({
      kind: 'paper',
      document: pause.clock.dueOn === null ? null : expect.any(String),
    });
  });

  it('name the notices of all years that they touch', async () => {
    expect((await ledger('永丰', 'case=GH02&clock=promised')).calendar).toMatchObject({
      id: 'CN',
      notices: ['国办发明电〔2025〕7号'],
      unpublished: null,
    });
  });

  it('tell a target day by day: the first project has used 58 of its 59 days', async () => {
    const { clock, days, totals, item, target } = await ledger('永丰', 'clock=target:T59');
    expect([item, target?.measure, clock.usedDays, clock.dueOn]).toEqual([null, 'span', 58, '2026-05-28']);
    expect(days).toHaveLength(60);
    expect(totals).toMatchObject({ counted: 59, naturalDays: 59 });
  });
});

describe('clocks of one kind', () => {
  let other: TestApi;
  beforeAll(async () => {
    other = await openTestApi('published');
    await other.enrol('machine', 'integration');
  });
  afterAll(() => other.close());

  it('are told apart by their number; the last one answers for all', async () => {
    const as = 'machine';
    const at = (text: string) => Date.parse(`${text}+08:00`);
    other.now = at('2026-05-18T09:00');
    const opened = await other.call('/api/projects', { as, body: opening });
    expect(opened.status, opened.text).toBe(201);
    const { id } = opened.body;
    for (const [when, event] of [
      ['2026-05-19T09:00', { type: 'receive' }],
      [
        '2026-05-20T09:00',
        { type: 'correction_notice', text: '缺登记表', document: '补正告知书1号', correctBy: '2026-05-26' },
      ],
      ['2026-05-22T09:00', { type: 'resubmit' }],
    ] as const) {
      other.now = at(when);
      const answer = await other.call(`/api/projects/${id}/cases/LX01/events`, { as, body: event });
      expect(answer.status, answer.text).toBe(201);
    }
    const open = async (clock: string): Promise<LedgerView> =>
      (await other.call(`/api/projects/${id}/ledger?case=LX01&clock=${clock}`, { as })).body;
    const told = async (clock: string) => {
      const { key, clock: found, ground } = await open(clock);
      return [key, found.startedOn, found.stoppedOn, ground.document ?? ground.article];
    };
    expect(await told('intake:1')).toEqual(['intake:1', '2026-05-19', '2026-05-20', 'licence_32']);
    expect(await told('intake:2')).toEqual(['intake:2', '2026-05-22', null, 'licence_32']);
    expect(await told('intake')).toEqual(['intake:2', '2026-05-22', null, 'licence_32']);
    expect(await told('correction')).toEqual(['correction', '2026-05-20', '2026-05-22', '补正告知书1号']);
    const all = await Promise.all(['intake:1', 'intake:2', 'correction'].map(open));
    expect(replay(all)).toEqual(['ok', 'ok', 'ok']);
    const third = await other.call(`/api/projects/${id}/ledger?case=LX01&clock=intake:3`, { as });
    expect(third.status).toBe(404);
  });

  it('do not stand in the way of a counted target, which says whose work it counts', async () => {
    const { id } = await openOneProject(other, 'machine', { code: '2605-330784-04-01-100077' });
    const { body } = await other.call(`/api/projects/${id}/ledger?clock=target:T50`, { as: 'machine' });
    expect(body.target.measure).toBe('counted');
    expect(body.work.map(({ item }: { item: string }) => item)).toContain('YD02');
    expect(replay([body])).toEqual(['ok']);
  });
});

describe('the table', () => {
  it('is a file in the language asked for, with a row a day', async () => {
    const answer = await ask('永丰', 'case=GH02&lang=en', '.csv');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="GH02-promised-2026-05-27.csv"',
    );
    expect(answer.text.split('\r\n')).toHaveLength(1 + 17 + 1);
    expect(answer.text).toContain('Date,Weekday,Count,Kind');
  });
});

describe('what is not there', () => {
  it.each([
    ['clock=promised', 400],
    ['case=GH02&clock=none', 400],
    ['case=GH02&clock=promised:', 400],
    ['case=GH02&clock=delivery', 404],
    ['case=XX99', 404],
    ['clock=target:T99', 404],
    ['case=GH02&clock=target:T59', 404],
  ])('%s is refused with %i', async (query, status) => {
    for (const ending of ['', '.csv']) expect((await ask('永丰', query, ending)).status).toBe(status);
  });

  it('is a target that has not begun', async () => {
    const id = [...projects.values()].flatMap(({ id: project, targets }) =>
      targets.filter(({ startedOn }) => startedOn === null).map((target) => [project, target.id]),
    );
    for (const [project, target] of id)
      expect(
        (await api.call(`/api/projects/${project}/ledger?clock=target:${target}`, { as: 'agent01' })).status,
      ).toBe(404);
    const early = await ask('永丰', 'clock=target:T59&asOf=2026-03-01');
    expect(early.status).toBe(404);
  });
});
