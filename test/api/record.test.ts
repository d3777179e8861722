// Repeats, lost races, sight and paging: what a program that talks to the API can rely on.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../support/api.ts';
import { type OneProject, opening, openOneProject } from '../support/one-project.ts';

let api: TestApi;
let project: OneProject;
beforeAll(async () => {
  api = await openTestApi('published');
  await api.enrol('api09', 'integration');
  await api.enrol('api08', 'integration', { region: '330782' });
  await api.enrol('agent08', 'agent');
  await api.enrol('lead08', 'leader');
  project = await openOneProject(api, 'api09', { attributes: { eia_class: 'report' } });
});
afterAll(() => api.close());

const events = () => `/api/projects/${project.id}/events`;
const caseOf = async (item: string) => {
  const { body } = await api.call(`/api/projects/${project.id}`, { as: 'api09' });
  return body.cases.find((one: { item: string }) => one.item === item);
};

describe('the same request again', () => {
  it('I1: an event posted three times with one key gives 201, 200, 200 and one event', async () => {
    const before = await project.events();
    const post = () =>
      project.record('ZJ01', { type: 'start' }, { headers: { 'Idempotency-Key': 'zj01-start' } });
    const answers = [await post(), await post(), await post()];
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.event.seq)).size).toBe(1);
    expect(await project.events()).toBe(before + 1);
  });

  it('ten at once with one key make one event', async () => {
    const before = await project.events();
    const post = () =>
      project.record('ZJ01', { type: 'finish' }, { headers: { 'Idempotency-Key': 'zj01-finish' } });
    const statuses = (await Promise.all(Array.from({ length: 10 }, post))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 200)).toHaveLength(9);
    expect(await project.events()).toBe(before + 1);
  });

  it('a key that was used for another body, or another address, is refused', async () => {
    const headers = { 'Idempotency-Key': 'used-once' };
    expect((await project.record('PG01', { type: 'receive' }, { headers })).status).toBe(201);
    const otherBody = await project.record('PG01', { type: 'receive', note: '另一份' }, { headers });
    const otherItem = await project.record('ZJ04', { type: 'receive' }, { headers });
    expect([otherBody.status, otherBody.body.code]).toEqual([422, 'idempotency_key_reused']);
    expect([otherItem.status, otherItem.body.code]).toEqual([422, 'idempotency_key_reused']);
  });

  it('the same key of somebody else is another key', async () => {
    const headers = { 'Idempotency-Key': 'zj01-start' };
    const answer = await api.call('/api/projects', {
      as: 'agent08',
      headers,
      body: { ...opening, code: '2605-330784-04-01-100021' },
    });
    expect(answer.status).toBe(201);
  });

  it('a project opened twice with one key is one project', async () => {
    const post = () =>
      api.call('/api/projects', {
        as: 'api09',
        headers: { 'Idempotency-Key': 'open-22' },
        body: { ...opening, code: '2605-330784-04-01-100022' },
      });
    const [first, second] = [await post(), await post()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.body.id).toBe(first.body.id);
    expect(first.headers.get('location')).toBe(`/api/projects/${first.body.id}`);
  });
});

describe('the version of a case', () => {
  it('comes back as the ETag of every event', async () => {
    expect((await project.record('PG01', { type: 'accept' })).headers.get('etag')).toBe('"2"');
    const { version } = await caseOf('PG01');
    const answer = await project.record(
      'PG01',
      { type: 'pause', procedure: 'TECHREV', document: '永环评告〔2026〕9号' },
      { headers: { 'If-Match': `"${version}"` } },
    );
    expect([answer.status, answer.headers.get('etag')]).toEqual([201, `"${version + 1}"`]);
    expect(answer.body.case).toMatchObject({ item: 'PG01', status: 'paused', version: version + 1 });
  });

  it('that somebody else has moved on is a lost race, told with both numbers; nothing is recorded', async () => {
    const { version } = await caseOf('PG01');
    const before = await project.events();
    const answer = await project.record(
      'PG01',
      { type: 'resume' },
      { headers: { 'If-Match': `"${version - 1}"` } },
    );
    expect([answer.status, answer.body.code]).toEqual([412, 'version_lost']);
    expect(answer.body.facts).toEqual({ expected: version - 1, actual: version });
    expect(answer.body.detail).toBe('刚刚有人先办了，请看过新的情况再决定。');
    expect(await project.events()).toBe(before);
  });

  it('two who decide at the same second: one decision, and the other is told (D5)', async () => {
    const { version } = await caseOf('PG01');
    const resume = () =>
      project.record('PG01', { type: 'resume' }, { headers: { 'If-Match': `"${version}"` } });
    const statuses = (await Promise.all([resume(), resume()])).map(({ status }) => status).sort();
    expect(statuses).toEqual([201, 412]);
  });

  it('left open, or *, is whatever it is', async () => {
    const answer = await project.record(
      'PG01',
      { type: 'decide', result: 'approve' },
      { headers: { 'If-Match': '*' } },
    );
    expect(answer.status).toBe(201);
  });
});

describe('a project that is not yours', () => {
  it.each(['api08', 'agent08'])('answers %s exactly as one that is not there', async (as) => {
    const nowhere = crypto.randomUUID();
    for (const rest of ['', '/events', '/ledger?case=YD02']) {
      const hidden = await api.call(`/api/projects/${project.id}${rest}`, { as });
      const absent = await api.call(`/api/projects/${nowhere}${rest}`, { as });
      expect(hidden.status).toBe(404);
      expect(hidden.text.replaceAll(project.id, nowhere)).toBe(absent.text);
    }
    const post = (id: string) =>
      api.call(`/api/projects/${id}/cases/YD02/events`, { as, body: { type: 'deliver' } });
    const hidden = await post(project.id);
    expect([hidden.status, hidden.text.replaceAll(project.id, nowhere)]).toEqual([
      404,
      (await post(nowhere)).text,
    ]);
  });

  it('is in no list', async () => {
    for (const as of ['api08', 'agent08']) {
      const { body } = await api.call('/api/projects?q=100001', { as });
      expect(body).toEqual({ items: [], next: null, total: 0 });
    }
  });
});

describe('without a right', () => {
  it('no token, an unknown one, and a cookie are nobody', async () => {
    for (const headers of [
      {},
      { Authorization: 'Bearer nothing' },
      { Authorization: 'Basic YTpi' },
      { Cookie: 'sid=x' },
    ]) {
      const answer = await api.call('/api/projects', { headers });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="api"']);
    }
  });

  it('a leader may read the project and record nothing (S8)', async () => {
    expect((await api.call(events(), { as: 'lead08' })).status).toBe(200);
    const answer = await project.record('YD02', { type: 'deliver' }, { as: 'lead08' });
    expect([answer.status, answer.body.title]).toEqual([403, '没有权限']);
  });
});

describe('a list', () => {
  it('of events goes through all of them by cursor, newest first, each once', async () => {
    const total = await project.events();
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await api.call(`${events()}?limit=4${cursor === '' ? '' : `&cursor=${cursor}`}`, {
        as: 'api09',
      });
      expect(page.body.total).toBe(total);
      seen.push(...page.body.items.map(({ seq }: { seq: number }) => seq));
      cursor = page.body.next;
    }
    expect(seen).toEqual(Array.from({ length: total }, (_, i) => total - i));
  });

  it('of projects goes through all of them by cursor, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = await api.call(`/api/projects?limit=1&sort=code${after}`, { as: 'api09' });
      seen.push(...page.body.items.map(({ code }: { code: string }) => code));
      cursor = page.body.next;
    }
    expect(seen).toEqual([
      '2605-330784-04-01-100001',
      '2605-330784-04-01-100021',
      '2605-330784-04-01-100022',
    ]);
  });
});

describe('a past day', () => {
  it('shows the project as it stood that evening', async () => {
    const { body } = await api.call(`/api/projects/${project.id}?asOf=2026-05-21`, { as: 'api09' });
    const survey = body.cases.find((one: { item: string }) => one.item === 'YD02');
    expect([body.asOf, survey.status, survey.acceptedOn]).toEqual(['2026-05-21', 'received', null]);
  });

  it('may not lie ahead', async () => {
    const { status, body } = await api.call(`/api/projects/${project.id}?asOf=2026-05-28`, { as: 'api09' });
    expect([status, body.errors[0].path]).toEqual([400, 'asOf']);
  });
});
