// How the engines stand, told to those who watch the program: by the call, by the figures for Prometheus, and by the page.
import '../../src/describable-shapes.ts';

import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { noteRun, planJobs } from '../../src/services/job-runs.ts';
import { describeDemo } from '../../src/services/load-demo.ts';
import { createWeb } from '../../src/web/index.tsx';
import { openTestApi, type TestApi } from '../support/api.ts';
import { ORIGIN } from '../support/web.ts';

let api: TestApi;
let web: Awaited<ReturnType<typeof createWeb>>;
beforeAll(async () => {
  api = await openTestApi('demo');
  const log = { error: () => {} };
  web = await createWeb({ system: api.system, now: () => api.now, log, place: null, demo: null });
});
afterAll(() => api.close());

const engines = async (as: string) => (await api.call('/api/health/engines', { as })).body;
const figures = async () => (await api.call('/metrics')).text;

async function page(username: string, lang = 'zh-CN', path = '/health'): Promise<string> {
  const { password } = describeDemo();
  const signIn = await web.request(`${ORIGIN}/sign-in`, {
    method: 'POST',
    headers: { Origin: ORIGIN },
    body: new URLSearchParams({ username, password }),
  });
  const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const answer = await web.request(`${ORIGIN}${path}?lang=${lang}`, { headers: { Cookie: cookie } });
  return (await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
}

describe('before the first comparison', () => {
  it('the call says never, and the figures are missing', async () => {
    expect(await engines('admin01')).toEqual({ state: 'never', last: null, differences: [] });
    expect(await figures()).not.toMatch(/^tracker_engine_differences \d/m);
    expect(await figures()).not.toMatch(/^tracker_engine_comparison_timestamp_seconds \d/m);
    expect(await page('admin01')).toContain('还没有核对过');
  });
});

describe('when all agree', () => {
  beforeAll(async () => {
    await compareEngines(api.system, api.now);
  });

  it('the call and the figures say so', async () => {
    const { state, last, differences } = await engines('sup01');
    expect([state, last.projects, last.differences, differences]).toEqual(['agree', 6, 0, []]);
    expect(await figures()).toMatch(/^tracker_engine_differences 0$/m);
    expect(await figures()).toContain(
      `tracker_engine_comparison_timestamp_seconds ${Date.parse('2026-05-27T09:00:00+08:00') / 1000}`,
    );
  });

  it('the page tells when, over what, by which calendars, and what runs by itself', async () => {
    planJobs(api.system.store, [
      { name: 'catch-up', everySeconds: 60 },
      { name: 'compare-engines', everySeconds: 3_600 },
    ]);
    noteRun(api.system.store, 'catch-up', api.now, false);
    const text = await page('admin01');
    for (const part of [
      '两套引擎结果一致',
      '2026-05-27 周三 09:00',
      '6 个项目',
      '凉山彝族自治州',
      '确定至 2026-12-28',
    ])
      expect(text.replaceAll('\u00a0', ' ')).toContain(part);
    expect(text).toMatch(/逐日变更 每 1 分钟\s+最近/);
    expect(text).toMatch(/双引擎核对（每天做一次） 每 1 小时\s+尚未运行/);
    expect(await page('sup01', 'en')).toContain('Both engines agree');
  });

  it('two days later it is an alarm', async () => {
    api.now += 2 * 86_400_000 + 1;
    expect((await engines('admin01')).state).toBe('old');
    expect(await page('admin01')).toContain('已超过两天没有核对');
    api.now -= 2 * 86_400_000 + 1;
  });
});

describe('when somebody has changed a due date', () => {
  beforeAll(async () => {
    await api.system.store.db.execute(
      sql`update clocks set due_on = '2026-06-26' where item = 'GH02' and kind = 'promised'
        and project_id in (select id from projects where name like '永丰%')`,
    );
    await compareEngines(api.system, api.now);
  });

  it('is told on the first page of those who see to the program, and of nobody else', async () => {
    for (const username of ['admin01', 'sup01'])
      expect(await page(username, 'zh-CN', '/')).toMatch(/发现 \d+ 处不一致/);
    expect(await page('agent01', 'zh-CN', '/')).not.toContain('不一致');
  });

  it('the call names project, item, clock and the three dates', async () => {
    const { state, differences } = await engines('admin01');
    expect(state).toBe('differs');
    expect(differences).toEqual([
      expect.objectContaining({
        projectName: '永丰精密厂房',
        item: 'GH02',
        clock: 'promised',
        field: 'dueOn',
        stored: '2026-06-26',
        first: '2026-05-26',
        second: '2026-05-26',
      }),
    ]);
    expect(await figures()).toMatch(/^tracker_engine_differences 1$/m);
  });

  it('the page shows them, and leads to the project', async () => {
    const text = await page('sup01');
    expect(text).toContain('发现 1 处不一致');
    expect(text).toMatch(/永丰精密厂房\s+GH02\s+承诺期限\s+届满日.*2026-06-26.*2026-05-26.*2026-05-26/);
  });

  it('a supervisor of another place is told that there is one, and no more', async () => {
    await api.enrol('elsewhere', 'supervisor', { region: '330782' });
    expect(await engines('elsewhere')).toMatchObject({
      state: 'differs',
      last: { differences: 1 },
      differences: [],
    });
  });

  it.each(['agent01', 'win01', 'plan01', 'planboss', 'lead01', 'owner01'])(
    '%s is told nothing',
    async (as) => {
      expect((await api.call('/api/health/engines', { as })).status).toBe(403);
    },
  );
});
