// The document says what the routes do: every route is in it, every documented answer comes, with exactly the fields it names.
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/index.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { type Answer, openTestApi, type TestApi } from '../support/api.ts';
import { type DocumentedCalls, readDocument } from '../support/document-shapes.ts';

let api: TestApi;
let documented: DocumentedCalls;
let p1: string;
let p4: string;
const answered = new Set<string>();

beforeAll(async () => {
  api = await openTestApi('demo');
  documented = await readDocument(api);
  const { body } = await api.call('/api/projects?sort=code', { as: 'agent01' });
  const idOf = (name: string): string =>
    body.items.find((row: { name: string }) => row.name.includes(name)).id;
  [p1, p4] = [idOf('永丰'), idOf('龙山')];
});
afterAll(() => api.close());

/** The answer has the status, and the shape that the document gives for it. */
function agrees(call: string, status: number, answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 500)).toBe(status);
  expect(documented.faults(call, status, answer.body)).toEqual([]);
  answered.add(call);
}

describe('an answer', () => {
  it.each([
    ['GET /api/calendars/{id}/days', '/api/calendars/CN/days?from=2026-05-01&to=2026-05-31'],
    ['GET /api/calendars/{id}/count', '/api/calendars/CN/count?from=2026-05-01&to=2026-05-31'],
    ['GET /api/calendars/{id}/due', '/api/calendars/CN/due?start=2026-05-01&days=-3&unit=natural'],
    ['GET /api/calendars/{id}/due', '/api/calendars/CN/due?start=2026-05-01&days=3&unit=working&ledger=true'],
    ['GET /api/calendars', '/api/calendars'],
    ['GET /api/policies', '/api/policies?region=330784&day=2026-05-27'],
    ['GET /api/templates', '/api/templates'],
    ['GET /api/templates/{id}', '/api/templates/yk-industrial-59'],
    ['GET /api/projects', '/api/projects?limit=3&light=red'],
    ['GET /api/projects', '/api/projects?sort=due&descending=true'],
  ])('%s', async (call, path) => {
    agrees(call, 200, await api.call(path, { as: 'agent01' }));
  });

  it.each([
    ['GET /api/projects/{id}', ''],
    ['GET /api/projects/{id}/events', '/events'],
  ])('%s of all six projects', async (call, rest) => {
    const { body } = await api.call('/api/projects', { as: 'agent01' });
    expect(body.items).toHaveLength(6);
    for (const { id } of body.items)
      agrees(call, 200, await api.call(`/api/projects/${id}${rest}`, { as: 'agent01' }));
  });

  it('GET /api/projects/{id}/ledger, with a pause and without', async () => {
    const ledger = async (id: string, query: string) =>
      agrees(
        'GET /api/projects/{id}/ledger',
        200,
        await api.call(`/api/projects/${id}/ledger?${query}`, { as: 'owner01' }),
      );
    await ledger(p1, 'case=GH02');
    await ledger(p1, 'case=GH02&clock=statutory');
    await ledger(p1, 'case=LX01&asOf=2026-03-30');
    await ledger(p1, 'clock=target:T59');
  });

  it('GET /api/projects/{id}/ledger.csv', async () => {
    const call = 'GET /api/projects/{id}/ledger.csv';
    const answer = await api.call(`/api/projects/${p1}/ledger.csv?case=GH02`, { as: 'owner01' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(documented.faults(call, 200, answer.text)).toEqual([]);
    answered.add(call);
  });

  it('of opening a project, the first time and again', async () => {
    const body = {
      code: '2605-330784-04-01-100031',
      name: '新厂房',
      template: 'yk-scheme-review',
      region: '330784',
      owner: { name: '甲', creditCode: '91330784MA2YFJM008' },
    };
    const post = () =>
      api.call('/api/projects', { as: 'agent01', body, headers: { 'Idempotency-Key': 'open-31' } });
    agrees('POST /api/projects', 201, await post());
    agrees('POST /api/projects', 200, await post());
  });

  it('of recording an event, the first time and again', async () => {
    const post = () =>
      api.call(`/api/projects/${p4}/cases/SG07/events`, {
        as: 'win01',
        body: { type: 'supplement', occurredAt: '2026-05-27' },
        headers: { 'Idempotency-Key': 'supplement-1' },
      });
    agrees('POST /api/projects/{id}/cases/{item}/events', 201, await post());
    agrees('POST /api/projects/{id}/cases/{item}/events', 200, await post());
  });

  it('of importing a template, new and known, in YAML', async () => {
    const text = readFileSync(
      new URL('../../fixtures/templates/nb-completion-30.yaml', import.meta.url),
      'utf8',
    );
    const post = () =>
      api.call('/api/templates', {
        as: 'admin01',
        body: text,
        headers: { 'Content-Type': 'text/yaml; charset=utf-8' },
      });
    agrees('POST /api/templates', 201, await post());
    agrees('POST /api/templates', 200, await post());
  });

  it('of a change of the calendar: proposed, listed, signed, told, and undone', async () => {
    const call = '/api/calendars/proposals';
    const [first, second] = ['admin01', 'admin02'];
    const day = {
      ...{ calendarId: 'CN', date: '2026-05-29', kind: 'off', name: '调休', published: '2026-05-26' },
      ...{ title: '关于放假的通知', number: '试〔2026〕1号', url: 'https://www.gov.cn/test' },
    };
    const made = await api.call(call, { as: first, body: { day } });
    agrees(`POST ${call}`, 201, made);
    const { id } = made.body;
    agrees(`GET ${call}`, 200, await api.call(call, { as: second }));
    agrees(`GET ${call}/{id}`, 200, await api.call(`${call}/${id}`, { as: second }));
    agrees(`GET ${call}/{id}/moves`, 200, await api.call(`${call}/${id}/moves`, { as: second }));
    const deed = (name: string, of: string, as: string, body: object) =>
      api.call(`${call}/${of}/${name}`, { as, body });
    agrees(`POST ${call}/{id}/recheck`, 200, await deed('recheck', id, first, {}));
    agrees(`POST ${call}/{id}/sign`, 200, await deed('sign', id, second, { note: '已核对' }));
    const undo = await api.call('/api/calendars/undo', { as: second, body: { note: '撤回' } });
    agrees('POST /api/calendars/undo', 201, undo);
    const rejected = await deed('reject', undo.body.id, first, { note: '不撤' });
    agrees(`POST ${call}/{id}/reject`, 200, rejected);
    agrees('GET /api/calendars/releases', 200, await api.call('/api/calendars/releases', { as: first }));
    for (const as of ['owner01', 'plan01', 'sup01'])
      agrees('GET /api/messages', 200, await api.call('/api/messages', { as }));
  });

  it('of accounts, links and tokens', async () => {
    const as = 'admin01';
    const body = { username: 'win09', name: '新窗口', roles: ['window'] };
    agrees('POST /api/accounts', 201, await api.call('/api/accounts', { as, body }));
    agrees('GET /api/accounts', 200, await api.call('/api/accounts', { as }));
    agrees(
      'POST /api/accounts/{username}/link',
      201,
      await api.call('/api/accounts/win09/link', { as, method: 'POST' }),
    );
    const made = await api.call('/api/accounts/win09/tokens', { as, body: { name: '叫号机' } });
    agrees('POST /api/accounts/{username}/tokens', 201, made);
    agrees('GET /api/accounts/{username}/tokens', 200, await api.call('/api/accounts/win09/tokens', { as }));
    const revoked = await api.call(`/api/accounts/win09/tokens/${made.body.details.id}`, {
      as,
      method: 'DELETE',
    });
    expect([revoked.status, revoked.text]).toEqual([204, '']);
    answered.add('DELETE /api/accounts/{username}/tokens/{id}');
    const change = { as, method: 'PATCH', body: { active: false } };
    agrees('PATCH /api/accounts/{username}', 200, await api.call('/api/accounts/win09', change));
  });

  it('of the two engines, before and after they were compared', async () => {
    const ask = () => api.call('/api/health/engines', { as: 'admin01' });
    agrees('GET /api/health/engines', 200, await ask());
    await api.system.store.db.execute(sql`update clocks set due_on = due_on + 1 where kind = 'promised'`);
    await compareEngines(api.system, api.now);
    agrees('GET /api/health/engines', 200, await ask());
    await rebuild(api.system, api.now);
  });

  it.each([
    [400, 'GET /api/projects', '/api/projects?limit=0', 'agent01'],
    [401, 'GET /api/projects', '/api/projects', ''],
    [403, 'GET /api/accounts', '/api/accounts', 'agent01'],
    [404, 'GET /api/projects/{id}', '/api/projects/nothing', 'agent01'],
  ])('%d is a problem as documented', async (status, call, path, as) => {
    agrees(call, status, await api.call(path, { as }));
  });

  it('was seen of every documented call', async () => {
    for (const path of ['/healthz', '/readyz', '/metrics']) {
      expect((await api.call(path)).status).toBe(200);
      answered.add(`GET ${path}`);
    }
    expect([...answered].sort()).toEqual([...documented.calls.keys()].sort());
  });
});

describe('the document', () => {
  it('has every route of the program', () => {
    const { routes } = createApi({ system: api.system, now: () => api.now, log: { error: () => {} } });
    const own = routes
      .filter(({ method, path }) => method !== 'ALL' && !/^\/(docs|docs\.css|openapi\.json)$/.test(path))
      .map(({ method, path }) => `${method} /api${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    const inDocument = [...documented.calls.keys()].filter((call) => call.includes(' /api/'));
    expect([...new Set(own)].sort()).toEqual(inDocument.sort());
  });

  it('names the statuses of refusals for every call that needs a token', () => {
    for (const [call, statuses] of documented.calls) {
      if (!call.includes(' /api/') || /\/(calendars|policies)/.test(call)) continue;
      expect(statuses, call).toContain('401');
      if (call.startsWith('POST') && !call.endsWith('/link'))
        expect(statuses, call).toEqual(expect.arrayContaining(['400', '403', '413', '415']));
    }
  });

  it('has no reference that leads nowhere', () => {
    const text = JSON.stringify(documented.document);
    const names = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name ?? '');
    expect(names.filter((name) => !(name in documented.document.components.schemas))).toEqual([]);
  });

  it('describes dates as dates and events by their kind', () => {
    const { Case, RecordEvent } = documented.document.components.schemas;
    expect(Case.properties.acceptedOn).toEqual({
      type: ['string', 'null'],
      format: 'date',
      example: '2026-05-27',
    });
    const kinds = (RecordEvent.anyOf ?? RecordEvent.oneOf).map(
      (one: { properties: { type: { enum: string[] } } }) => one.properties.type.enum[0],
    );
    expect(kinds).toEqual(expect.arrayContaining(['receive', 'pause', 'decide', 'rectify_event']));
  });
});

describe('the reference page', () => {
  it.each([
    ['zh-CN', '接口文档', '记录一个办件上发生的事'],
    ['en', 'API reference', 'Record that something happened to a case'],
  ])('in %s names every call, without script and without a foreign host', async (lang, title, summary) => {
    const { status, text, headers } = await api.call(`/api/docs?lang=${lang}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=UTF-8']);
    expect(text).toContain(`<h1>${title}</h1>`);
    expect(text).toContain(summary);
    for (const call of documented.calls.keys()) expect(text).toContain(call.split(' ')[1]);
    expect(text).not.toMatch(/<script|https?:\/\/|style="/);
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    const targets = [...text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.filter((id) => !ids.has(id))).toEqual([]);
  });
});
