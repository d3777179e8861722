// Accepted on 21 December 2026 with 20 working days: 19 January 2027, whose notice is not out. Marked wherever it is shown, until
// the notice is signed; then it is firm, and people are told.

import '../../src/describable-shapes.ts';

import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposeFile, proposeUndo } from '../../src/services/calendar-proposals.ts';
import { signProposal } from '../../src/services/decide-calendar.ts';
import { openProject } from '../../src/services/open-project.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import type { WebEnv } from '../../src/web/env.ts';
import { createWeb } from '../../src/web/index.tsx';
import { type Json, openTestApi, type TestApi } from '../support/api.ts';
import { as, someone } from '../support/system.ts';

const ORIGIN = 'http://tracker.test';
/** The 21 days of the desk begin on this day and end on 19 January. */
const NOW = Date.parse('2026-12-30T09:00:00+08:00');

/** Invented: nobody knows the notice of 2027 yet. */
const invented = {
  schema: 1,
  jurisdiction: 'CN',
  year: 2027,
  source: {
    title: '关于2027年部分节假日安排的试验通知',
    number: '试〔2026〕27号',
    issued: '2026-12-29',
    published: '2026-12-29',
    url: 'https://example.org/2027',
  },
  revisions: [{ published: '2026-12-29', note: 'Invented for a test.' }],
  holidays: [
    { date: '2027-01-01', name: '元旦' },
    { date: '2027-01-02', name: '元旦' },
    { date: '2027-01-03', name: '元旦' },
    { date: '2027-02-08', name: '春节' },
    { date: '2027-02-09', name: '春节' },
  ],
  workdays: [{ date: '2027-02-20', for: '春节' }],
};

let api: TestApi;
let web: Hono<WebEnv>;
let projectId: string;
const cookies = new Map<string, string>();

beforeAll(async () => {
  api = await openTestApi('demo');
  api.now = NOW;
  const log = { error: (details: object, message: string) => void api.logged.push({ details, message }) };
  web = await createWeb({ system: api.system, now: () => NOW, log, place: null, demo: null });
  projectId = await acceptedInDecember();
  for (const username of ['agent01', 'admin01', 'admin02', 'owner01']) {
    const answer = await web.request(`${ORIGIN}/sign-in`, {
      method: 'POST',
      headers: { Origin: ORIGIN },
      body: new URLSearchParams({ username, password: 'yongkang-2026' }),
    });
    cookies.set(username, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
});
afterAll(async () => {
  expect(api.logged).toEqual([]);
  await api.close();
});

/** A planning permit of the owner and the clerk of P1, with all that comes before it. */
async function acceptedInDecember(): Promise<string> {
  const ctx = as(api.system, someone('integration'), NOW);
  const { project } = await openProject(ctx, {
    code: '2612-330784-04-01-700002',
    name: '跨年项目',
    template: 'yk-planning-permit',
    region: '330784',
    owner: { name: '永康某某有限公司', creditCode: '91330784MA2YFJM008' },
    agent: 'agent01',
  });
  const record = (item: string, occurredAt: string, type: string, more = {}) =>
    recordEvent(ctx, {
      projectId: project.id,
      item,
      raw: { type, occurredAt, ...more },
      expectedVersion: null,
      idempotency: null,
    });
  for (const item of ['LX01', 'YD02', 'GH01']) {
    await record(item, '2026-12-18', 'receive');
    await record(item, '2026-12-18', 'accept');
    await record(item, '2026-12-18', 'decide', { result: 'approve' });
    await record(item, '2026-12-18', 'deliver');
  }
  await record('GH02', '2026-12-21', 'receive');
  await record('GH02', '2026-12-21', 'accept');
  return project.id;
}

/** The page as one line of text; what stands beside a mark stays beside it. */
async function pageText(path: string, username = 'agent01', lang = 'zh-CN'): Promise<string> {
  const answer = await web.request(`${ORIGIN}${path}`, {
    headers: { Cookie: cookies.get(username) ?? '', 'Accept-Language': lang },
  });
  expect(answer.status, path).toBe(200);
  const html = (await answer.text()).replace(/<head>.*<\/head>/s, '');
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ');
}

const inFull = '暂按 2027-01-19 周二 计（2027 年安排未公布）';
const places = (id: string) =>
  [
    ['the desk and its three weeks', '/', '2027-01-19 周二 暂定'],
    ['the three weeks', '/', '事项到期暂定'],
    ['the list', '/projects', '2027-01-19 周二 暂定'],
    ['the answer of the project', `/projects/${id}`, inFull],
    ['its table', `/projects/${id}`, '2027-01-19 周二 暂定'],
    ['the form that records', `/projects/${id}/cases/GH02/events`, '2027-01-19 周二 暂定'],
    ['the ledger', `/projects/${id}/cases/GH02/ledger?clock=promised`, '（2027 年安排未公布）'],
  ] as const;
const names = places('').map(([name]) => name);

const clockOf = async (): Promise<Json> => {
  const { body } = await api.call(`/api/projects/${projectId}`, { as: 'agent01' });
  return body.cases.find((one: Json) => one.item === 'GH02').mainClock;
};
const messagesOf = async (username: string): Promise<Json[]> =>
  (await api.call('/api/messages', { as: username })).body.items;

describe('before the notice of 2027', () => {
  it('the date is 19 January, and the API says that it is provisional', async () => {
    expect(await clockOf()).toMatchObject({ kind: 'promised', dueOn: '2027-01-19', provisional: true });
    const { body } = await api.call('/api/projects?q=跨年', { as: 'agent01' });
    expect(body.items[0].next.clock).toMatchObject({ dueOn: '2027-01-19', provisional: true });
  });

  it.each(names)('%s says so', async (name) => {
    const [, path, mark] = places(projectId).find(([one]) => one === name) ?? ['', '', ''];
    expect(await pageText(path)).toContain(mark);
  });

  it('the calculator says so, in English too', async () => {
    const question = '/calculator?start=2026-12-21&days=20&unit=working';
    expect(await pageText(question)).toContain('暂按 2027-01-19 计（2027 年安排未公布）');
    expect(await pageText(`/projects/${projectId}`, 'agent01', 'en')).toContain(
      'provisionally 2027-01-19 Tue (the 2027 calendar is not yet published)',
    );
  });

  it('the administrator is reminded at home and on the calendar’s page, and nobody else is', async () => {
    for (const path of ['/', '/calendar'])
      expect(await pageText(path, 'admin01')).toContain('2027 年放假安排还没有载入');
    expect(await pageText('/', 'agent01')).not.toContain('还没有载入');
  });
});

describe('once the notice is signed', () => {
  let signed: { readonly release: number; readonly moves: number };
  const admin = (n: number) =>
    as(api.system, someone('administrator', { username: `admin0${n}`, name: `管理员${n}` }), NOW);

  beforeAll(async () => {
    const text = JSON.stringify(invented);
    const { id } = await proposeFile(admin(1), { name: '2027.json', text, note: '' });
    expect(await pageText('/', 'admin02')).toContain('1 项日历调整等您签字');
    const page = await pageText(`/calendar/proposals/${id}`, 'admin02');
    expect(page).toContain('没有提前的');
    expect(page).toContain('个由暂定变为确定');
    signed = await signProposal(admin(2), id, { note: '', acceptsEarlier: false });
  });

  it('no mark is left, and the date stands', async () => {
    expect(signed.moves).toBeGreaterThan(0);
    expect(await clockOf()).toMatchObject({ dueOn: '2027-01-19', provisional: false });
    for (const [name, path] of places(projectId)) {
      const text = await pageText(path);
      expect(text, name).toContain('01-19 周二');
      expect(text, name).not.toMatch(/暂定|未公布/);
    }
  });

  it('nobody is reminded any more', async () => {
    for (const path of ['/', '/calendar'])
      expect(await pageText(path, 'admin01')).not.toContain('还没有载入');
  });

  it('the message and the history say that it is firm', async () => {
    const [message] = await messagesOf('agent01');
    expect(message).toMatchObject({ note: invented.source.title, release: 2, projectId });
    expect(message.moves).toContainEqual(
      expect.objectContaining({ before: '2027-01-19', after: '2027-01-19', provisional: false }),
    );
    const line = '「跨年项目」建设工程规划许可证核发 承诺期限 确定为 2027-01-19 周二';
    expect(await pageText('/messages')).toContain(line);
    expect(await pageText('/messages', 'owner01')).toContain(line);
    expect(await pageText(`/projects/${projectId}`)).toContain('承诺期限 确定为 2027-01-19 周二');
  });

  it('taken back, it waits again, and that is told too', async () => {
    const { id } = await proposeUndo(admin(1), '试验撤回');
    await signProposal(admin(2), id, { note: '', acceptsEarlier: false });
    expect(await clockOf()).toMatchObject({ dueOn: '2027-01-19', provisional: true });
    expect(await pageText('/messages')).toContain(
      '承诺期限 改为暂按 2027-01-19 周二 计（2027 年安排未公布）',
    );
    expect(await pageText(`/projects/${projectId}`)).toContain(inFull);
  });
});
