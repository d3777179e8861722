// Calendar feeds as a calendar program sees them: parsed by a library, the same until something changes, moving with the clocks.
import '../../src/describable-shapes.ts';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFeeds } from '../../src/services/feeds.ts';
import { entryOf, HOST, openTestFeeds, parsed, type TestFeeds } from '../support/feeds.ts';

let feeds: TestFeeds;
beforeAll(async () => {
  feeds = await openTestFeeds();
}, 240_000);
afterAll(() => feeds.api.close());

describe("the agent's feed", () => {
  it('shows P1 on the day it was due, late, held by the planning department, with the way to its reasons', async () => {
    const all = await feeds.entries(await feeds.feed('agent01', { kind: 'mine' }));
    const id = feeds.idOf('永丰精密厂房');
    expect(feeds.of(all, '永丰精密厂房', 'GH02-1-promised')).toEqual({
      uid: `${id}-GH02-1-promised@project-approval-tracker`,
      on: '2026-05-26',
      summary: '[超期] 建设工程规划许可证核发 永丰精密厂房 应办结（资规局）',
      description: [
        '承诺期限：2026-05-26\u00a0周二',
        '现由资规局办',
        `项目：${HOST}/projects/${id}`,
        `为什么是这一天：${HOST}/projects/${id}/cases/GH02/ledger?clock=promised`,
      ].join('\n'),
      sequence: expect.any(Number),
      status: 'CONFIRMED',
      changed: '2026-05-26T16:00:00Z',
      url: `${HOST}/projects/${id}/cases/GH02/ledger?clock=promised`,
    });
    expect(feeds.of(all, '永丰精密厂房', 'GH02-1-statutory')?.on).toBe('2026-06-09');
    expect(feeds.of(all, '永丰精密厂房', 'target-')).toMatchObject({
      on: '2026-05-28',
      summary: '[临期] 开工前全流程59天 永丰精密厂房 承诺到期',
    });
  });

  it('shows a paused clock on the day to expect, as tentative', async () => {
    const all = await feeds.entries(await feeds.feed('agent01', { kind: 'mine' }));
    expect(feeds.of(all, '芝英五金', 'GH01-1-promised')).toMatchObject({
      on: '2026-06-16',
      status: 'TENTATIVE',
    });
    expect(feeds.of(all, '芝英五金', 'GH01-1-promised')?.summary).toMatch(/^\[预计\] /);
  });

  it('is in order of days, each entry once', async () => {
    const all = await feeds.entries(await feeds.feed('agent01', { kind: 'mine' }));
    expect(all.map(({ on }) => on)).toEqual(all.map(({ on }) => on).toSorted());
    expect(new Set(all.map(({ uid }) => uid)).size).toBe(all.length);
  });
});

describe('a feed that is asked again', () => {
  it('gives the same text, and nothing but 304 to whoever has it', async () => {
    const path = await feeds.feed('agent01', { kind: 'mine' });
    const first = await feeds.fetch(path);
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const tag = first.headers.get('etag') ?? '';
    const text = await first.text();
    feeds.api.now += 60_000;
    const second = await feeds.fetch(path, { headers: { 'If-None-Match': tag } });
    expect([second.status, await second.text()]).toEqual([304, '']);
    expect(await (await feeds.fetch(path)).text()).toBe(text);
    feeds.api.now -= 60_000;
    const head = await feeds.fetch(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, tag, '']);
  });

  it('asks to be looked at every hour, and no line is longer than 75 octets', async () => {
    const text = await (await feeds.fetch(await feeds.feed('agent01', { kind: 'mine' }))).text();
    const calendar = parsed(text);
    expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H');
    expect(String(calendar.getFirstPropertyValue('x-published-ttl'))).toBe('PT1H');
    expect(String(calendar.getFirstPropertyValue('x-wr-calname'))).toBe('我的到期日');
    const lengths = text.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
  });

  it('speaks the language it was made in', async () => {
    const path = await feeds.feed('agent01', { kind: 'mine', lang: 'en' });
    expect(feeds.of(await feeds.entries(path), '永丰精密厂房', 'GH02-1-promised')?.summary).toMatch(
      /^\[overdue\] .*decision/,
    );
  });

  it('tells the page when it was last fetched', async () => {
    const path = await feeds.feed('sup01', { kind: 'mine' });
    const ctx = await feeds.contextOf('sup01');
    expect((await listFeeds(ctx)).at(-1)?.lastUsedAt).toBeNull();
    await feeds.fetch(path);
    expect((await listFeeds(ctx)).at(-1)?.lastUsedAt).toBe(new Date(feeds.api.now).toISOString());
  });
});

describe('an entry', () => {
  it('moves with its clock, keeps its name, and vanishes when the clock stops', async () => {
    const path = await feeds.feed('agent01', { kind: 'mine' });
    const before = feeds.of(await feeds.entries(path), '象珠塑料', 'GH02-1-promised');
    expect(before?.on).toBe('2026-06-16');
    const events = `/api/projects/${feeds.idOf('象珠塑料')}/cases/GH02/events`;
    const told = { occurredAt: new Date(feeds.api.now).toISOString() };
    const extend = {
      ...told,
      type: 'extend',
      days: 5,
      reason: '案情复杂',
      approver: '周局长',
      document: '永资规延〔2026〕3号',
    };
    const extended = await feeds.api.call(events, { as: 'planboss', body: extend });
    expect(extended.text).toContain('"dueOn"');
    const moved = feeds.of(await feeds.entries(path), '象珠塑料', 'GH02-1-promised');
    expect(moved).toMatchObject({ uid: before?.uid, on: '2026-06-24' });
    expect(moved?.sequence).toBe((before?.sequence ?? 0) + 1);
    expect((moved?.changed ?? '') > (before?.changed ?? '')).toBe(true);

    const decided = await feeds.api.call(events, {
      as: 'plan01',
      body: { ...told, type: 'decide', result: 'approve' },
    });
    expect(decided.status).toBe(201);
    const after = await feeds.entries(path);
    expect(feeds.of(after, '象珠塑料', 'GH02-1-promised')).toBeUndefined();
    expect(feeds.of(after, '象珠塑料', 'GH02-1-statutory')).toBeUndefined();
    expect(feeds.of(after, '象珠塑料', 'GH02-1-delivery')?.summary).toContain('应送达');
  });

  it('of a project with a hostile name stays one entry of one calendar', async () => {
    const name = 'A;B,C\\D"\r\nEND:VEVENT\r\nBEGIN:VEVENT\rX\u2028 <script>😀';
    const opened = await feeds.api.call('/api/projects', {
      as: 'api01',
      body: {
        code: '2605-330784-04-01-100009',
        name,
        template: 'yk-tolerant-permit',
        region: '330784',
        owner: { name: '永康某某有限公司', creditCode: '91330784MA2YFJM008' },
      },
    });
    expect(opened.text).toContain('"id"');
    const { id } = opened.body;
    const body = { type: 'receive', occurredAt: new Date(feeds.api.now).toISOString() };
    const { cases } = opened.body;
    const item = cases.find((one: { status: string }) => one.status === 'ready').item;
    const received = await feeds.api.call(`/api/projects/${id}/cases/${item}/events`, { as: 'api01', body });
    expect(received.status).toBe(201);
    const path = await feeds.feed('api01', { kind: 'project', project: id });
    const text = await (await feeds.fetch(path)).text();
    const calendar = parsed(text);
    expect(calendar.getAllSubcomponents('vevent')).toHaveLength(
      text.split('\r\nBEGIN:VEVENT\r\n').length - 1,
    );
    // A property that the standard does not know is not unescaped by the parser.
    const title = String(calendar.getFirstPropertyValue('x-wr-calname'));
    expect(title).toContain('A\\;B\\,C\\\\D" END:VEVENT BEGIN:VEVENT X');
    const [entry] = calendar.getAllSubcomponents('vevent').map(entryOf);
    expect(entry?.summary).toContain('A;B,C\\D" END:VEVENT BEGIN:VEVENT X');
  });
});
