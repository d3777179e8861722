// The document says what the routes do: every route is in it, every documented answer comes, with exactly the fields it names.
import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { type Answer, openTestApi, type TestApi } from '../support/api.ts';
import { commitmentCalls } from '../support/commitment-calls.ts';
import { counterAnswers } from '../support/counter-answers.ts';
import { type DocumentedCalls, readDocument } from '../support/document-shapes.ts';
import { materialAnswers } from '../support/material-api.ts';
import { opening } from '../support/one-project.ts';
import { callLinks, callProblems } from '../support/owner-calls.ts';
import { paperAnswers } from '../support/paper-answers.ts';
import { promiseCalls } from '../support/promise-calls.ts';

let api: TestApi;
let documented: DocumentedCalls;
let p1: string;
let p3: string;
let p4: string;
const answered = new Set<string>();

beforeAll(async () => {
  api = await openTestApi('demo');
  documented = await readDocument(api);
  const { body } = await api.call('/api/projects?sort=code', { as: 'agent01' });
  const idOf = (name: string): string =>
    body.items.find((row: { name: string }) => row.name.includes(name)).id;
  [p1, p3, p4] = [idOf('永丰'), idOf('古山'), idOf('龙山')];
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
    ['GET /api/early', '/api/early'],
    ['GET /api/forecast', '/api/forecast?item=SG07&workingDays=5'],
  ])('%s', async (call, path) => {
    agrees(call, 200, await api.call(path, { as: 'agent01' }));
  });

  it.each([
    ['GET /api/projects/{id}', ''],
    ['GET /api/projects/{id}/events', '/events'],
    ['GET /api/projects/{id}/time-account', '/time-account'],
    ['GET /api/projects/{id}/forecast', '/forecast'],
    ['GET /api/projects/{id}/early', '/early'],
    ['GET /api/projects/{id}/scope', '/scope'],
  ])('%s of all six projects', async (call, rest) => {
    const { body } = await api.call('/api/projects', { as: 'agent01' });
    expect(body.items).toHaveLength(6);
    for (const { id } of body.items)
      agrees(call, 200, await api.call(`/api/projects/${id}${rest}`, { as: 'agent01' }));
  });

  it('of joint work: the groups of a project, a filing, an acceptance', async () => {
    const as = 'api01';
    const body = { ...opening, code: '2605-330784-04-01-990001', template: 'yk-industrial-59' };
    const path = `/api/projects/${(await api.call('/api/projects', { as, body })).body.id}`;
    for (const item of ['LX01', 'YD01'])
      for (const act of [{ type: 'receive' }, { type: 'accept' }, { type: 'decide', result: 'approve' }])
        await api.call(`${path}/cases/${item}/events`, { as, body: act });
    for (const act of ['filings', 'acceptances']) {
      const answer = await api.call(`${path}/groups/PAR1/${act}`, { as, body: {} });
      agrees(`POST /api/projects/{id}/groups/{group}/${act}`, 201, answer);
    }
    agrees('GET /api/projects/{id}/groups', 200, await api.call(`${path}/groups`, { as }));
  });

  it('of material: uploads, filing, checks, originals, paper, certificates', async () => {
    for (const answer of await materialAnswers(api, p4, 'SG07')) agrees(...answer);
    // A file, not JSON: test/api/material.test.ts looks at it.
    answered.add('GET /api/projects/{id}/cases/{item}/materials/{seq}/file');
  });

  it('of the counter and of papers: told twice, mended, voided, listed, and their texts', async () => {
    for (const answer of await counterAnswers(api)) agrees(...answer);
    for (const answer of await paperAnswers(api)) agrees(...answer);
  });

  it('of what a project needs: attributes changed, an item added', async () => {
    const as = 'api01';
    const body = { ...opening, code: '2605-330784-04-01-990002', template: 'yk-industrial-59' };
    const path = `/api/projects/${(await api.call('/api/projects', { as, body })).body.id}`;
    const change = { attributes: { eia_class: 'exempt' }, reason: '豁免' };
    const seen = await api.call(`${path}/attributes`, { as, body: { ...change, preview: true } });
    agrees('POST /api/projects/{id}/attributes', 200, seen);
    agrees(
      'POST /api/projects/{id}/attributes',
      200,
      await api.call(`${path}/attributes`, { as, body: change }),
    );
    const item = {
      name: '考古勘探',
      stage: 'S1',
      kind: 'public_service',
      department: 'CUL',
      reason: '文物埋藏区',
    };
    const add = { as, body: item, headers: { 'Idempotency-Key': 'item-1' } };
    agrees('POST /api/projects/{id}/items', 201, await api.call(`${path}/items`, add));
    agrees('POST /api/projects/{id}/items', 200, await api.call(`${path}/items`, add));
    agrees('GET /api/projects/{id}/scope', 200, await api.call(`${path}/scope`, { as }));
  });

  it('of links and problems of owners', async () => {
    for (const calls of [await callLinks(api, p1), await callProblems(api, p1)])
      for (const [call, status, answer] of calls) agrees(call, status, answer);
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

  it.each([
    ['GET /api/projects/{id}/ledger.csv', 'ledger.csv?case=GH02'],
    ['GET /api/projects/{id}/time-account.csv', 'time-account.csv'],
  ])('%s', async (call, rest) => {
    const answer = await api.call(`/api/projects/${p1}/${rest}`, { as: 'owner01' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(documented.faults(call, 200, answer.text)).toEqual([]);
    answered.add(call);
  });

  it('of what if', async () => {
    const asked = { as: 'lead01', body: { longer: [{ item: 'SG07', workingDays: 2 }] } };
    const answer = await api.call(`/api/projects/${p1}/forecast`, asked);
    agrees('POST /api/projects/{id}/forecast', 200, answer);
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

  it('of the register of promises, of one promise told and made public, and of standard land', () =>
    commitmentCalls(api, agrees, p3));

  it('of promises, debts and credit', () => promiseCalls(api, agrees, p1));

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

  it('of keeping templates: checked, drafted, published, compared, taken out, retired', async () => {
    const text = readFileSync(
      new URL('../../fixtures/templates/nb-completion-30.yaml', import.meta.url),
      'utf8',
    );
    const draft = text.replace(/^version: .*$/m, 'version: "d1"').replace('status: active', 'status: draft');
    const yaml = { as: 'admin01', body: draft, headers: { 'Content-Type': 'application/yaml' } };
    agrees('POST /api/templates/check', 200, await api.call('/api/templates/check', yaml));
    agrees('POST /api/templates', 201, await api.call('/api/templates', yaml));
    const own = '/api/templates/nb-completion-30';
    const act = (action: string) =>
      api.call(`${own}/versions/d1/${action}`, { as: 'admin01', method: 'POST' });
    agrees('POST /api/templates/{id}/versions/{version}/publish', 200, await act('publish'));
    agrees('POST /api/templates/{id}/versions/{version}/publish', 409, await act('publish'));
    const compared = await api.call(`${own}/difference?from=d1&to=d1`, { as: 'admin01' });
    agrees('GET /api/templates/{id}/difference', 200, compared);
    const file = await api.call(`${own}/export?version=d1`, { as: 'admin01' });
    expect([file.status, file.text]).toEqual([200, draft]);
    answered.add('GET /api/templates/{id}/export');
    agrees('POST /api/templates/{id}/versions/{version}/retire', 200, await act('retire'));
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
