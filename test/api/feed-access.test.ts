// Who sees what in a calendar feed, and that an address which gives nothing tells nothing.
import '../../src/describable-shapes.ts';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listFeeds, MOST_FEEDS, revokeFeed } from '../../src/services/feeds.ts';
import { openTestFeeds, type TestFeeds } from '../support/feeds.ts';

let feeds: TestFeeds;
beforeAll(async () => {
  feeds = await openTestFeeds();
}, 240_000);
afterAll(() => feeds.api.close());

describe('who sees what', () => {
  it("the owner's feed holds the own company's projects and no other", async () => {
    const all = await feeds.entries(await feeds.feed('owner01', { kind: 'mine' }));
    expect(all.length).toBeGreaterThan(1);
    expect(all.every(({ uid }) => uid.startsWith(feeds.idOf('永丰精密厂房')))).toBe(true);
    expect(feeds.of(all, '永丰精密厂房', 'GH02-1-promised')?.on).toBe('2026-05-26');
  });

  it('a project feed is made by those who see the project, and dies with their sight of it', async () => {
    await expect(
      feeds.feed('owner01', { kind: 'project', project: feeds.idOf('云栖商住') }),
    ).rejects.toMatchObject({
      kind: 'not_found',
    });
    const path = await feeds.feed('owner01', { kind: 'project', project: feeds.idOf('永丰精密厂房') });
    expect(feeds.of(await feeds.entries(path), '永丰精密厂房', 'GH02-1-promised')?.on).toBe('2026-05-26');
    const { creditCode } = (await feeds.contextOf('owner01')).actor;
    await feeds.change('owner01', { creditCode: '91330784MA2YQ52004' });
    expect((await feeds.fetch(path)).status).toBe(404);
    await feeds.change('owner01', { creditCode });
    expect((await feeds.fetch(path)).status).toBe(200);
  });

  it("an officer's matters are what the department holds; the department's feed all that it handles", async () => {
    const mine = await feeds.entries(await feeds.feed('plan01', { kind: 'mine' }));
    const department = await feeds.entries(await feeds.feed('plan01', { kind: 'department' }));
    expect(mine.length).toBeGreaterThan(0);
    expect(mine.every(({ summary }) => summary.includes('资规局'))).toBe(true);
    expect(department.map(({ uid }) => uid)).toEqual(expect.arrayContaining(mine.map(({ uid }) => uid)));
    const codes = new Set(department.map(({ uid }) => uid.slice(37, 39)));
    expect(codes).not.toContain('SG');
    await expect(feeds.feed('agent01', { kind: 'department' })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('an officer who changes the department takes no feed of the old one along', async () => {
    const path = await feeds.feed('plan01', { kind: 'department' });
    await feeds.change('plan01', { department: 'HUD' });
    expect((await feeds.fetch(path)).status).toBe(404);
    await feeds.change('plan01', { department: 'NRP' });
    expect((await feeds.fetch(path)).status).toBe(200);
  });
});

describe('an address that gives nothing', () => {
  it('is answered alike, whether it was revoked, its account was closed, or nobody ever had it', async () => {
    const path = await feeds.feed('win01', { kind: 'mine' });
    const ctx = await feeds.contextOf('win01');
    const answerOf = async (address: string) => {
      const answer = await feeds.fetch(address);
      return [answer.status, await answer.text(), answer.headers.get('cache-control')];
    };
    const unknown = await answerOf(`/feeds/${'A'.repeat(43)}.ics`);
    expect(unknown[0]).toBe(404);

    await feeds.change('win01', { active: false });
    expect(await answerOf(path)).toEqual(unknown);
    await feeds.change('win01', { active: true });
    expect((await answerOf(path))[0]).toBe(200);

    const id = (await listFeeds(ctx)).at(-1)?.id ?? '';
    await revokeFeed(await feeds.contextOf('agent01'), id);
    expect((await answerOf(path))[0]).toBe(200);
    await revokeFeed(ctx, id);
    expect(await answerOf(path)).toEqual(unknown);
    expect(await listFeeds(ctx)).toEqual([]);
  });

  it('is kept as a fingerprint only, and there are not too many of one account', async () => {
    const path = await feeds.feed('lead01', { kind: 'mine' });
    const secret = path.slice(7, -4);
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const stored = await feeds.api.system.store.db.execute('select * from feeds');
    expect(JSON.stringify(stored)).not.toContain(secret);
    for (let n = 1; n < MOST_FEEDS; n += 1) await feeds.feed('lead01', { kind: 'mine' });
    await expect(feeds.feed('lead01', { kind: 'mine' })).rejects.toMatchObject({ code: 'too_many_feeds' });
  });
});
