// An owner's page that was sent before is sent again only while all it shows is as it was, and only to a link that still works.
import '../../src/describable-shapes.ts';

import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProblem } from '../../src/services/open-problem.ts';
import { makeOwnerLink, revokeOwnerLink } from '../../src/services/owner-links.ts';
import { accounts } from '../../src/store/schema.ts';
import { openTestFeeds, type TestFeeds } from '../support/feeds.ts';
import { as, someone } from '../support/system.ts';

let feeds: TestFeeds;
const window = someone('window', { region: '330784' });
beforeAll(async () => {
  feeds = await openTestFeeds();
}, 240_000);
afterAll(() => feeds.api.close());

const ctx = () => ({ ...as(feeds.api.system, window), now: feeds.api.now });
const project = (): string => feeds.idOf('永丰精密厂房');
const link = (raw: object = {}) => makeOwnerLink(ctx(), project(), raw);
const bodyOf = async (path: string, status = 200): Promise<string> => {
  const answer = await feeds.fetch(path, {});
  expect(answer.status).toBe(status);
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  return answer.text();
};

describe('the page of a link, looked at again', () => {
  it('is the same byte for byte, in each language its own', async () => {
    const { path } = await link();
    const first = await bodyOf(path);
    expect(await bodyOf(path)).toBe(first);
    expect(await bodyOf(`${path}?lang=en`)).toContain('Nothing for you to do now');
    expect(await bodyOf(path)).toBe(first);
  });

  it('is another as soon as something is recorded', async () => {
    const { path } = await link();
    const first = await bodyOf(path);
    const raw = { kind: 'unresolved', item: 'GH02', text: '窗口说不清还缺什么' };
    const { problem } = await openProblem(ctx(), project(), raw, null);
    const second = await bodyOf(path);
    expect(first).not.toContain(`>${problem}`);
    expect(second).not.toBe(first);
    expect(second).toContain(problem);
  });

  it("shows the agent's new telephone, which is no part of the record", async () => {
    const { path } = await link();
    expect(await bodyOf(path)).toContain('0579-0000 0012');
    const { db } = feeds.api.system.store;
    const change = (phone: string) =>
      db.update(accounts).set({ phone }).where(eq(accounts.username, 'agent01'));
    await change('0579-0000 0099');
    expect(await bodyOf(path)).toContain('0579-0000 0099');
    await change('0579-0000 0012');
  });

  it('is another on the next day', async () => {
    const { path } = await link();
    expect(await bodyOf(path)).toContain('超 1 个工作日');
    feeds.api.now += 86_400_000;
    expect(await bodyOf(path)).toContain('超 2 个工作日');
    feeds.api.now -= 86_400_000;
  });

  it('is shown to nobody once the link is revoked or has expired', async () => {
    const revoked = await link();
    const expiring = await link({ until: '2026-05-27' });
    expect(await bodyOf(revoked.path)).toContain('永丰');
    expect(await bodyOf(expiring.path)).toContain('永丰');
    await revokeOwnerLink(ctx(), project(), revoked.id, {});
    expect(await bodyOf(revoked.path, 404)).not.toContain('永丰');
    feeds.api.now += 86_400_000;
    expect(await bodyOf(expiring.path, 404)).not.toContain('永丰');
    feeds.api.now -= 86_400_000;
  });
});
