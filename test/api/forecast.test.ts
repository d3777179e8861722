// The forecast through the API: exact dates of the sample, what if before and after, and not one row changed by asking.
import '../../src/describable-shapes.ts';

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/services/access.ts';
import { getPortfolio } from '../../src/services/forecast-portfolio.ts';
import type { ForecastRowView, ForecastView, WhatIfView } from '../../src/services/views.ts';
import { type Answer, type Json, openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
const ids = new Map<string, string>();

beforeAll(async () => {
  api = await openTestApi('demo');
  const { body } = await api.call('/api/projects', { as: 'agent01' });
  for (const { id, name } of body.items) ids.set(name.slice(0, 2), id);
});
afterAll(() => api.close());

const path = (name: string, query = ''): string => `/api/projects/${ids.get(name)}/forecast${query}`;
const ask = async (name: string, query = '', as = 'agent01'): Promise<ForecastView> =>
  (await api.call(path(name, query), { as })).body;
const suppose = (name: string, body: object, as = 'agent01'): Promise<Answer> =>
  api.call(path(name), { as, body });
const dates = ({ cases }: ForecastView, item: string) => {
  const found = cases.find((one) => one.item === item);
  return [found?.startOn, found?.finishOn, found?.slackDays, found?.critical];
};

/** Everything that asking might touch, as the database counts it. */
async function everyRow(): Promise<string> {
  const tables = ['events', 'projects', 'cases', 'clocks', 'templates', 'settings', 'accounts'];
  const sums = tables.map(
    (table) => `(select md5(string_agg(t::text, '' order by t::text)) from ${table} t) as ${table}`,
  );
  return JSON.stringify(await api.system.store.db.execute(sql.raw(`select ${sums.join()}`)));
}

describe('the forecast of P1 on 27 May 2026', () => {
  it('tells both dates and the case that lies between them (O7)', async () => {
    const found = await ask('永丰', '', 'owner01');
    expect(found).toMatchObject({
      asOf: '2026-05-27',
      basis: 'limits',
      towards: 'SG07',
      finishOn: '2026-06-01',
      headline: 'T59',
    });
    expect(found.targets[0]).toMatchObject({
      id: 'T59',
      promisedOn: '2026-05-28',
      forecastOn: '2026-06-01',
      usedDays: 58,
      expectedUsedDays: 63,
      expectedLeftDays: -4,
      late: true,
      because: { item: 'GH02', name: { zh: '建设工程规划许可证核发' } },
    });
    expect(dates(found, 'GH02')).toEqual(['2026-05-11', '2026-05-27', 0, true]);
    expect(dates(found, 'SG05')).toEqual(['2026-05-27', '2026-05-28', null, false]);
    expect(found.stages.map(({ finishOn }) => finishOn)).toEqual(['2026-04-10', '2026-05-27', '2026-06-01']);
  });

  it('was another one a fortnight before, when the permit had not run out', async () => {
    const found = await ask('永丰', '?asOf=2026-05-13');
    // Ten working days from 11 May; the pause of 15 May was not known.
    expect(dates(found, 'GH02').slice(0, 2)).toEqual(['2026-05-11', '2026-05-25']);
    // Drawings until 21 May, their review until 29 May, then three working days.
    expect(dates(found, 'SG01').slice(0, 2)).toEqual(['2026-05-21', '2026-05-29']);
    expect(found.finishOn).toBe('2026-06-03');
  });

  it('takes the limit where history has too few cases to say anything', async () => {
    const found = await ask('永丰', '?basis=p80');
    expect(found.basis).toBe('p80');
    expect(new Set(found.cases.map(({ source }) => source))).toEqual(new Set(['fact', 'limit']));
    expect(found.finishOn).toBe('2026-06-01');
  });
});

describe('what if', () => {
  it('the expert review of P6 takes five working days more: both ends, slack of every case (A4)', async () => {
    const { status, body } = await suppose('芝英', { pauses: [{ item: 'GH01', workingDays: 5 }] });
    expect(status).toBe(200);
    const { before, after, supposed } = body as WhatIfView;
    expect(supposed.pauses).toEqual([{ item: 'GH01', workingDays: 5, procedure: null }]);
    expect(dates(before, 'GH01')).toEqual(['2026-05-19', '2026-06-16', 0, true]);
    expect(dates(before, 'GH02')).toEqual(['2026-06-16', '2026-07-01', 0, true]);
    expect(dates(after, 'GH01')).toEqual(['2026-05-19', '2026-06-24', 0, true]);
    expect(dates(after, 'GH02')).toEqual(['2026-06-24', '2026-07-08', 0, true]);
    expect([before.finishOn, after.finishOn]).toEqual(['2026-07-01', '2026-07-08']);
  });

  it('the construction permit of P2 is looked at today: it still waits for the drawings', async () => {
    const { body } = await suppose('云栖', {
      startToday: ['SG07'],
      longer: [{ item: 'SG01', workingDays: 5 }],
    });
    const { before, after } = body as WhatIfView;
    expect(dates(before, 'SG07').slice(0, 2)).toEqual(['2026-05-27', '2026-06-01']);
    // The drawings end on 3 June; three working days from today would have been over on 1 June.
    expect(dates(after, 'SG01').slice(0, 2)).toEqual(['2026-05-18', '2026-06-03']);
    expect(dates(after, 'SG07').slice(0, 2)).toEqual(['2026-05-27', '2026-06-03']);
    expect(after.cases.find(({ item }) => item === 'SG07')?.source).toBe('what_if');
  });

  it('leaves every row and every event as it was', async () => {
    const before = await everyRow();
    await suppose('芝英', { pauses: [{ item: 'GH01', workingDays: 5 }] });
    await suppose('永丰', { longer: [{ item: 'GH02', workingDays: 9 }], startToday: ['SG07'] });
    await suppose('永丰', { longer: [{ item: 'LX01', workingDays: 9 }] });
    await ask('永丰', '?basis=median');
    await api.call('/api/forecast?item=SG07&workingDays=5&basis=p80', { as: 'lead01' });
    expect(await everyRow()).toBe(before);
  });

  const refused: readonly (readonly [string, string, object, string, string])[] = [
    [
      'a case that is over',
      '永丰',
      { longer: [{ item: 'GH01', workingDays: 5 }] },
      'longer[0].item',
      'what_if_closed',
    ],
    [
      'an item nobody knows',
      '永丰',
      { longer: [{ item: 'XX99', workingDays: 5 }] },
      'longer[0].item',
      'what_if_item_unknown',
    ],
    ['no days', '永丰', { longer: [{ item: 'SG07', workingDays: 0 }] }, 'longer[0].workingDays', 'too_small'],
    [
      'negative days',
      '永丰',
      { longer: [{ item: 'SG07', workingDays: -5 }] },
      'longer[0].workingDays',
      'too_small',
    ],
    [
      'half a day',
      '永丰',
      { longer: [{ item: 'SG07', workingDays: 1.5 }] },
      'longer[0].workingDays',
      'type_wrong',
    ],
    [
      'a thousand days',
      '永丰',
      { longer: [{ item: 'SG07', workingDays: 1000 }] },
      'longer[0].workingDays',
      'too_big',
    ],
    [
      'one item twice',
      '永丰',
      {
        longer: [
          { item: 'SG07', workingDays: 1 },
          { item: 'SG07', workingDays: 2 },
        ],
      },
      'longer[1].item',
      'what_if_twice',
    ],
    ['a start of what runs', '永丰', { startToday: ['GH02'] }, 'startToday[0]', 'what_if_begun'],
    [
      'a pause of what has not begun',
      '永丰',
      { pauses: [{ item: 'SG07', workingDays: 5 }] },
      'pauses[0].item',
      'what_if_not_running',
    ],
    [
      'a pause that the template does not know',
      '永丰',
      { pauses: [{ item: 'GH02', workingDays: 5, procedure: 'NOTICE' }] },
      'pauses[0].procedure',
      'choice_unknown',
    ],
    [
      'a pause where there is a choice',
      '永丰',
      { pauses: [{ item: 'GH02', workingDays: 5 }] },
      'pauses[0].procedure',
      'choice_unknown',
    ],
    ['a field that is none', '永丰', { shorter: [] }, 'shorter', 'unknown_key'],
  ];
  it.each(refused)('refuses %s, naming the field', async (_what, name, body, field, code) => {
    const { status, body: problem } = await suppose(name, body);
    expect(status).toBe(400);
    expect(problem.errors.map((one: Json) => [one.path, one.code])).toEqual([[field, code]]);
    const english = await api.call(path(name, '?lang=en'), { as: 'agent01', body });
    expect(`${problem.errors[0].message}${english.body.errors[0].message}`).not.toMatch(/\{\w+\}/);
  });

  it('refuses a body that is no what-if, a day to come, and a project out of sight', async () => {
    expect((await suppose('永丰', [])).status).toBe(400);
    expect((await api.call(path('永丰'), { as: 'agent01', body: '{' })).status).toBe(400);
    expect((await api.call(path('永丰', '?asOf=2026-05-28'), { as: 'agent01' })).status).toBe(400);
    expect((await api.call(path('永丰', '?basis=hope'), { as: 'agent01' })).status).toBe(400);
    expect((await api.call(path('云栖'), { as: 'owner01' })).status).toBe(404);
    expect((await suppose('云栖', {}, 'owner01')).status).toBe(404);
  });
});

describe('all open projects in sight', () => {
  const leader: Actor = {
    username: 'lead01',
    name: '周建平',
    roles: ['leader'],
    department: null,
    region: '330784',
    creditCode: null,
  };
  const list = async (query: string, as = 'lead01'): Promise<Json> =>
    (await api.call(`/api/forecast${query}`, { as })).body;
  const byName = ({ items }: { items: readonly ForecastRowView[] }, name: string) =>
    items.find(({ projectName }) => projectName.startsWith(name));

  it('are those that are not over', async () => {
    const { items, next } = await list('');
    expect(items.map((row: ForecastRowView) => row.projectName).sort()).toEqual(
      ['云栖商住', '芝英五金', '象珠塑料', '永丰精密厂房'].sort(),
    );
    expect(next).toBeNull();
  });

  it('pass their promise if the construction permit takes five working days more: P2 newly (L6)', async () => {
    const found = await list('?item=SG07&workingDays=5');
    expect(byName(found, '云栖')).toMatchObject({
      finishOn: '2026-06-01',
      target: { promisedOn: '2026-06-05', late: false },
      after: { finishOn: '2026-06-08', target: { late: true, expectedLeftDays: -3 } },
      newlyLate: true,
    });
    expect(byName(found, '永丰')).toMatchObject({
      target: { late: true },
      after: { finishOn: '2026-06-08', target: { expectedLeftDays: -11 } },
      newlyLate: false,
    });
    expect(byName(found, '芝英')).toMatchObject({
      finishOn: '2026-07-01',
      target: null,
      after: null,
      newlyLate: false,
    });
  });

  it('say how many are left out because all results are out: P3 owes a paper, P4 is being verified', async () => {
    const { rows, leftOut } = await getPortfolio({ ...api.system, actor: leader, now: api.now }, {});
    expect([rows.length, leftOut]).toEqual([4, 2]);
  });

  it('name in the supposed state whoever makes it late, and nobody while they are in time', async () => {
    const found = byName(await list('?item=SG07&workingDays=5'), '云栖');
    expect([found?.target?.because, found?.after?.target?.because?.item]).toEqual([null, 'SG07']);
  });

  it('come page by page, each once', async () => {
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const query: string = next === '' ? '?limit=1' : `?limit=1&cursor=${next}`;
      const page: { items: ForecastRowView[]; next: string | null } = await list(query);
      expect(page.items.length).toBeLessThanOrEqual(1);
      seen.push(...page.items.map(({ projectName }) => projectName));
      next = page.next;
    }
    expect(seen.length).toBe(4);
    expect(new Set(seen).size).toBe(4);
  });

  it('are the own ones for an owner', async () => {
    const { items } = await list('', 'owner01');
    expect(items.map((row: ForecastRowView) => row.projectName)).toEqual(['永丰精密厂房']);
  });

  it('are as they stood on a past day', async () => {
    const found = await list('?asOf=2026-04-15');
    expect(found.items.map((row: ForecastRowView) => row.projectName).sort()).toEqual(
      ['云栖商住', '古山标准厂房', '永丰精密厂房'].sort(),
    );
  });

  it.each([
    ['?item=SG07', 'workingDays', 'required'],
    ['?workingDays=5', 'item', 'required'],
    ['?item=SG07&workingDays=-5', 'workingDays', 'not_whole_between'],
    ['?item=XX99&workingDays=5', 'item', 'what_if_item_unknown'],
  ])('%s is refused', async (query, field, code) => {
    const { errors } = await list(query);
    expect(errors.map((one: Json) => [one.path, one.code])).toEqual([[field, code]]);
  });
});
