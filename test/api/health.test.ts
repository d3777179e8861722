// What watches the program: alive as long as it runs, ready as long as the database answers, and figures for Prometheus.
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi, createHealth } from '../../src/api/index.ts';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi('empty');
});
afterAll(() => api.close());

describe('with its database', () => {
  it('it is alive and ready', async () => {
    expect((await api.call('/healthz')).body).toEqual({ status: 'alive' });
    expect((await api.call('/readyz')).body).toEqual({ status: 'ready' });
  });

  it('it counts requests by the pattern of their address', async () => {
    await api.call('/api/calendars/CN/days?from=2026-05-01&to=2026-05-02');
    await api.call('/api/projects/1234');
    const { headers, text } = await api.call('/metrics');
    expect(headers.get('content-type')).toContain('text/plain');
    expect(text).toContain('tracker_ready 1');
    expect(text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/api\/calendars\/:id\/days",status="200"\} 1/,
    );
    expect(text).toMatch(/route="\/api\/projects\/:id",status="401"\} 1/);
    expect(text).not.toContain('1234');
  });
});

describe('without its database', () => {
  const away = Object.assign(new Error('connect ECONNREFUSED 10.0.0.1:5432'), { code: 'ECONNREFUSED' });
  const withStore = (store: object) => {
    const logged: object[] = [];
    const deps = {
      system: { ...api.system, store: { ...api.system.store, ...store } },
      now: () => api.now,
      log: { error: (details: object) => void logged.push(details) },
    };
    const app = new Hono().route('/', createHealth(deps)).route('/api', createApi(deps));
    return { app, logged };
  };
  const broken = (error: Error) =>
    new Proxy(
      {},
      {
        get: () => () => {
          throw error;
        },
      },
    );

  it('it is alive, not ready, and says why', async () => {
    const { app } = withStore({ ready: () => Promise.reject(away) });
    expect((await app.request('/healthz')).status).toBe(200);
    const answer = await app.request('/readyz');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual({
      status: 'not_ready',
      reason: 'the database does not answer: connect ECONNREFUSED 10.0.0.1:5432',
    });
    expect(await (await app.request('/metrics')).text()).toContain('tracker_ready 0');
  });

  it('one that is silent is told after two seconds', async () => {
    const { app } = withStore({ ready: () => new Promise(() => {}) });
    const answer = await app.request('/readyz');
    expect(await answer.json()).toEqual({
      status: 'not_ready',
      reason: 'the database has not answered for 2000 ms',
    });
  });

  it('a request is refused kindly and may be tried again', async () => {
    const { app, logged } = withStore({ db: broken(away) });
    const answer = await app.request('/api/projects', {
      headers: { Authorization: 'Bearer x', 'Accept-Language': 'en' },
    });
    const problem = await answer.json();
    expect([answer.status, answer.headers.get('retry-after'), problem.code]).toEqual([
      503,
      '5',
      'unavailable',
    ]);
    expect(JSON.stringify(problem)).not.toContain('10.0.0.1');
    expect(logged).toHaveLength(1);
  });

  it('a fault of the program gets a number that the log has, and shows nothing of its insides', async () => {
    const { app, logged } = withStore({ db: broken(new Error('secret detail in line 12')) });
    const answer = await app.request('/api/projects', { headers: { Authorization: 'Bearer x' } });
    const text = await answer.text();
    const problem = JSON.parse(text);
    expect([answer.status, problem.code, problem.title]).toEqual([500, 'unexpected', '程序出错了']);
    expect(text).not.toContain('secret');
    expect(logged).toMatchObject([{ id: problem.facts.id, err: { message: 'secret detail in line 12' } }]);
    expect(problem.detail).toContain(problem.facts.id);
  });
});
