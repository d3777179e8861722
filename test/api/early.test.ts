// The start-early list over HTTP: what the agent sees, by kind and page; mock approval; the tables; and its pages.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await openTestWeb();
  await web.project.record('YD02', { type: 'decide', result: 'approve' }, { as: 'in-integration' });
});
afterAll(() => web.close());

const ask = (path: string, as = 'in-integration') => web.api.call(path, { as });
const ofProject = async (query = '') => {
  const { status, body, text } = await ask(`/api/projects/${web.project.id}/early${query}`);
  if (status !== 200) throw new Error(text);
  return body;
};
const ways = (entries: readonly { item: string; way: string }[]) =>
  Object.fromEntries(entries.map(({ item, way }) => [item, way]));
const page = async (path: string, as = 'in-agent') => {
  const response = await web.send('GET', path, as);
  return { status: response.status, headers: response.headers, text: await response.text() };
};

describe('GET /api/projects/{id}/early', () => {
  it('lists what the permit of land use has opened: intermediaries to commission, and what may be filed', async () => {
    const { entries, asOf } = await ofProject();
    expect(asOf).toBe('2026-05-27');
    expect(ways(entries)).toMatchObject({ ZJ03: 'book', ZJ04: 'book', PG02: 'file' });
  });

  it('tells of a past day what could be done on it', async () => {
    const { entries } = await ofProject('?asOf=2026-05-26');
    expect(ways(entries)['ZJ04']).toBeUndefined();
    expect((await ask(`/api/projects/${web.project.id}/early?asOf=2027-01-01`)).status).toBe(400);
  });

  it('is 404 for who does not see it, and 401 for nobody', async () => {
    expect((await ask(`/api/projects/${web.project.id}/early`, 'out-owner')).status).toBe(404);
    expect((await web.api.call(`/api/projects/${web.project.id}/early`)).status).toBe(401);
  });
});

describe('GET /api/early', () => {
  it('gives the entries of all projects in sight, in pages', async () => {
    const whole = (await ask('/api/early?limit=200')).body;
    const { entries } = await ofProject();
    expect(whole).toMatchObject({ total: entries.length, projects: 1, bounded: false, next: null });
    expect(whole.items).toEqual(entries);
    const first = (await ask('/api/early?limit=1')).body;
    const second = (await ask(`/api/early?limit=1&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual(entries.slice(0, 2));
  });

  it.each([
    ['way=all', 'way'],
    ['cursor=abc', 'cursor'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['nothing=1', 'nothing'],
  ])('refuses %s by its name', async (query, path) => {
    const { status, body } = await ask(`/api/early?${query}`);
    expect([status, body.errors[0].path]).toEqual([400, path]);
  });
});

describe('mock approval over HTTP', () => {
  const send = (type: object, as = 'in-integration', item = 'PG02') => web.project.record(item, type, { as });

  it('is refused to agent and window, and to the officer of another department', async () => {
    for (const as of ['in-agent', 'in-window', 'in-officer'])
      expect((await send({ type: 'mock_start' }, as)).status).toBe(403);
  });

  it('is begun, read in the case, finished, and told in the history', async () => {
    const begun = await send({ type: 'mock_start', until: '2026-06-03' });
    expect(begun.status, begun.text).toBe(201);
    expect(begun.body.case.mock).toEqual({
      round: 1,
      startedOn: '2026-05-27',
      expectedOn: '2026-06-03',
      finishedOn: null,
      result: null,
      opinion: null,
      document: null,
    });
    const twice = await send({ type: 'mock_start' });
    expect([twice.status, twice.body.code]).toEqual([409, 'mock_running']);
    const done = await send({ type: 'mock_finish', result: 'fail', opinion: '缺清单' });
    expect(done.body.case).toMatchObject({ status: 'ready', light: 'none', mock: { result: 'fail' } });
    const { body } = await ask(`/api/projects/${web.project.id}/events?limit=2`);
    expect(body.items.map(({ type }: { type: string }) => type)).toEqual(['mock_finish', 'mock_start']);
  });

  it('opens its own ledger, without a light', async () => {
    const { status, body } = await ask(`/api/projects/${web.project.id}/ledger?case=PG02&clock=mock`);
    expect([status, body.clock.kind, body.clock.light]).toEqual([200, 'mock', 'none']);
  });

  it.each([
    [{ type: 'mock_finish', result: 'pass' }, 'opinion'],
    [{ type: 'mock_finish', result: 'maybe', opinion: 'x' }, 'result'],
    [{ type: 'mock_start', until: 'soon' }, 'until'],
    [{ type: 'mock_start', until: '2026-05-01' }, 'until'],
    [{ type: 'mock_start', limit: 5 }, 'limit'],
  ])('%j is refused by the field %s', async (body, path) => {
    const answer = await send(body);
    expect([answer.status, answer.body.errors[0].path]).toEqual([400, path]);
  });
});

describe('the pages', () => {
  it('show each entry with its papers, its kind in words and the way to record', async () => {
    const { status, text } = await page(`/projects/${web.project.id}/early`);
    expect(status).toBe(200);
    expect(text).toContain('今天可以办的事');
    expect(text).toContain('可预约');
    expect(text).toContain(`/projects/${web.project.id}/cases/ZJ04/events?type=start`);
    expect(text).toContain('还要等的事项');
  });

  it('list all projects of the agent, and say why there is nothing', async () => {
    expect((await page('/early')).text).toContain('提前介入');
    const none = await page('/early', 'out-agent');
    expect(none.text).toContain('今天没有可以提前办的事');
    expect((await page('/early?way=file', 'out-agent')).text).toContain('没有这一类的事项');
  });

  it('give a table with its heads and a row a case', async () => {
    const { headers, text } = await page(`/projects/${web.project.id}/early.csv`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="early-[\w-]+\.csv"$/);
    const lines = text.split('\r\n');
    expect(lines[0]).toMatch(/^类别,项目代码,项目,事项编号,事项,/);
    expect(lines.length).toBe((await ofProject()).entries.length + 2);
    expect((await page('/early.csv?way=book')).status).toBe(200);
  });

  it('tell of a mock approval beside the case, marked as unofficial', async () => {
    const { text } = await page(`/projects/${web.project.id}/cases/PG02/events`, 'in-window');
    expect(text).toContain('模拟审批未通过');
    expect(text).toContain('非正式');
    expect(text).toContain('缺清单');
  });
});
