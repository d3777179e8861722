// Links by which owners see one project: who makes them, what the record keeps, and what becomes of wrong addresses.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDay } from '../../src/domain/day.ts';
import type { Actor } from '../../src/services/access.ts';
import { withCalendarsInForce } from '../../src/services/calendar-book.ts';
import { getHome } from '../../src/services/home.ts';
import { guessLimits, openOwnerLink } from '../../src/services/open-owner-link.ts';
import {
  ensureOwnerLinkWithin,
  listOwnerLinks,
  makeOwnerLink,
  revokeOwnerLink,
} from '../../src/services/owner-links.ts';
import { listProjects } from '../../src/services/project-list.ts';
import { getProject, listEvents } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { dumpReadModels, wipeReadModels } from '../support/read-models.ts';
import { refusedBy } from '../support/refusal.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
const ids = new Map<string, string>();
beforeAll(async () => {
  system = await openTestSystem('demo');
  const all = await listProjects(as(system, someone('leader')), {});
  for (const { id, name } of all.items) ids.set(name, id);
}, 240_000);
afterAll(() => system.close());

const P1 = (): string => ids.get('永丰精密厂房') ?? '';
const P4 = (): string => ids.get('龙山仓储') ?? '';
const window = someone('window', { region: '330784' });
const secretIn = (path: string): string => path.slice('/o/'.length);
const open = (path: string, now = DEMO_NOW, address = '10.0.0.1') =>
  openOwnerLink(system, secretIn(path), address, now);
const printed = (id: string, actor: Actor = window, now = DEMO_NOW): Promise<string> =>
  withCalendarsInForce(as(system, actor, now), (ctx) =>
    ctx.store.transaction((tx) => ensureOwnerLinkWithin(ctx, tx, id)),
  );
const DAY = 86_400_000;
const refusal = (attempt: Promise<unknown>) => refusedBy(() => attempt);

describe('a link of a project', () => {
  it('is made for half a year by the window, the agent or the owner, and opens that project alone', async () => {
    const made = await makeOwnerLink(as(system, window), P1(), {});
    expect(made).toMatchObject({ purpose: 'sharing', expiresOn: '2026-11-23', state: 'live', note: null });
    expect(made.path).toMatch(/^\/o\/[\w-]{44}$/);
    const { ctx, projectId, expiresOn } = await open(made.path);
    expect([projectId, expiresOn]).toEqual([P1(), '2026-11-23']);
    expect((await getProject(ctx, P1())).name).toBe('永丰精密厂房');
    expect((await refusal(getProject(ctx, P4()))).kind).toBe('not_found');
    expect((await listProjects(ctx, {})).items).toEqual([]);
    expect((await getHome(ctx)).projects).toBe(0);
  });

  it('is on the record of its project with its end, and the record holds no address', async () => {
    const note = '设计院李工';
    const made = await makeOwnerLink(as(system, window), P1(), { until: '2026-06-30', note });
    const { items } = await listEvents(as(system, window), P1(), { limit: 1 });
    expect(items[0]).toMatchObject({
      type: 'make_link',
      item: null,
      data: { link: made.id, purpose: 'sharing', until: '2026-06-30', note },
    });
    expect(JSON.stringify(items)).not.toContain(secretIn(made.path));
  });

  it('opens to the end of its last day in Shanghai and no longer', async () => {
    const { path } = await makeOwnerLink(as(system, window), P1(), { until: '2026-06-30' });
    expect((await open(path, Date.parse('2026-06-30T23:59:59+08:00'))).projectId).toBe(P1());
    expect((await refusal(open(path, Date.parse('2026-07-01T00:00:00+08:00')))).code).toBe('link_unknown');
  });

  it('is closed at once when it is revoked, and revoking again changes nothing', async () => {
    const ctx = as(system, window);
    const { id, path } = await makeOwnerLink(ctx, P1(), {});
    const revoked = await revokeOwnerLink(ctx, P1(), id, { reason: '合作结束' });
    expect(revoked).toMatchObject({ state: 'revoked', revokedBy: window.name });
    expect((await refusal(open(path))).code).toBe('link_unknown');
    const { total } = await listEvents(ctx, P1(), { limit: 1 });
    await revokeOwnerLink(ctx, P1(), id, {});
    expect((await listEvents(ctx, P1(), { limit: 1 })).total).toBe(total);
  });

  it('is not revoked from another project', async () => {
    const ctx = as(system, window);
    const { id, path } = await makeOwnerLink(ctx, P1(), {});
    expect((await refusal(revokeOwnerLink(ctx, P4(), id, {}))).kind).toBe('not_found');
    expect((await open(path)).projectId).toBe(P1());
  });

  it('keeps the hour of its last use', async () => {
    const ctx = as(system, window);
    const { id, path } = await makeOwnerLink(ctx, P4(), {});
    const used = async () =>
      (await listOwnerLinks(ctx, P4())).links.find((link) => link.id === id)?.lastUsedAt;
    expect(await used()).toBeNull();
    await open(path);
    expect(await used()).toBe('2026-05-27T01:00:00.000Z');
    await open(path, DEMO_NOW + 60_000);
    expect(await used()).toBe('2026-05-27T01:00:00.000Z');
    await open(path, DEMO_NOW + 3_600_000);
    expect(await used()).toBe('2026-05-27T02:00:00.000Z');
  });
});

describe('making links', () => {
  it.each([
    ['2026-05-26', 'link_until_past'],
    ['2028-05-27', 'link_until_far'],
    ['2026-02-30', 'date_invalid'],
  ])('until %s is refused: %s', async (until, code) => {
    const { issues } = await refusal(makeOwnerLink(as(system, window), P1(), { until }));
    expect(issues.map((issue) => [issue.path, issue.code])).toEqual([['until', code]]);
  });

  it('is for nobody who only watches or decides, and not for whoever holds a link', async () => {
    const link = await makeOwnerLink(as(system, window), P1(), {});
    const bearer = (await open(link.path)).ctx.actor;
    const others = [
      someone('supervisor'),
      someone('leader'),
      someone('officer', { department: 'NRP' }),
      bearer,
    ];
    for (const actor of others) {
      expect((await refusal(makeOwnerLink(as(system, actor), P1(), {}))).kind).toBe('forbidden');
      expect((await refusal(listOwnerLinks(as(system, actor), P1()))).kind).toBe('forbidden');
      expect((await refusal(revokeOwnerLink(as(system, actor), P1(), link.id, {}))).kind).toBe('forbidden');
    }
  });

  it('asked twice with one key makes one link', async () => {
    const asked = { key: 'links-once', requestHash: 'x' };
    const first = await makeOwnerLink(as(system, window), P4(), {}, asked);
    const again = await makeOwnerLink(as(system, window), P4(), {}, asked);
    expect(again.id).toBe(first.id);
  });

  it('stops at thirty in use', async () => {
    const ctx = as(system, window);
    const id = ids.get('芝英五金') ?? '';
    for (let i = 0; i < 30; i += 1) await makeOwnerLink(ctx, id, {});
    expect((await refusal(makeOwnerLink(ctx, id, {}))).code).toBe('too_many_links');
  });
});

describe('the link on a receipt', () => {
  it('is the same on each receipt until it ends within sixty days or is revoked', async () => {
    const id = ids.get('象珠塑料') ?? '';
    const first = await printed(id);
    expect(await printed(id)).toBe(first);
    expect(await printed(id, window, DEMO_NOW + 120 * DAY)).toBe(first);
    expect(await printed(id, window, DEMO_NOW + 121 * DAY)).not.toBe(first);
    const ctx = as(system, window);
    const { links } = await listOwnerLinks(ctx, id);
    const known = links.find(({ path }) => path === first);
    expect(known).toMatchObject({ purpose: 'receipt', expiresOn: isoDay(Math.floor(DEMO_NOW / DAY) + 180) });
    for (const { id: link } of links) await revokeOwnerLink(ctx, id, link, {});
    expect(links.map(({ path }) => path)).not.toContain(await printed(id));
  });

  it('does not reuse a link that was made for somebody else', async () => {
    const id = ids.get('古山标准厂房') ?? '';
    const shared = await makeOwnerLink(as(system, window), id, {});
    expect(await printed(id)).not.toBe(shared.path);
  });
});

describe('a wrong address', () => {
  it('gets one answer, whether it never was, was mistyped, has expired or was revoked', async () => {
    const ctx = as(system, window);
    const expired = await makeOwnerLink(ctx, P1(), { until: '2026-05-27' });
    const revoked = await makeOwnerLink(ctx, P1(), {});
    await revokeOwnerLink(ctx, P1(), revoked.id, {});
    const { path } = await makeOwnerLink(ctx, P1(), {});
    const mistyped = `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`;
    const tomorrow = DEMO_NOW + DAY;
    const answers = await Promise.all(
      [expired.path, revoked.path, mistyped, '/o/', '/o/x', `/o/${'A'.repeat(44)}`, '/o/%00'].map(
        async (wrong) => {
          const { kind, code, facts } = await refusal(open(wrong, tomorrow, '10.0.0.2'));
          return JSON.stringify({ kind, code, facts });
        },
      ),
    );
    expect(new Set(answers)).toEqual(
      new Set([JSON.stringify({ kind: 'not_found', code: 'link_unknown', facts: {} })]),
    );
  });

  it('is slowed down after twenty in an hour, while the right address goes on opening', async () => {
    const now = DEMO_NOW + 2 * DAY;
    const { path } = await makeOwnerLink(as(system, window, now), P1(), {});
    const codes: string[] = [];
    for (let i = 0; i < 30; i += 1)
      codes.push((await refusal(open(`/o/${'x'.repeat(44)}`, now, '10.0.0.3'))).code);
    expect(codes.filter((code) => code === 'link_unknown')).toHaveLength(guessLimits.free);
    expect(codes.at(-1)).toBe('too_many_attempts');
    expect((await open(path, now, '10.0.0.3')).projectId).toBe(P1());
    expect((await refusal(open('/o/x', now, '10.0.0.4'))).code).toBe('link_unknown');
  });
});

describe('the table of links', () => {
  it('follows from the record, and the record stays whole', async () => {
    const { links } = await dumpReadModels(system.store);
    expect(links.length).toBeGreaterThan(30);
    await wipeReadModels(system.store);
    await rebuild(system, DEMO_NOW);
    expect((await dumpReadModels(system.store)).links).toEqual(links);
    expect((await verifyRecord(system)).faults).toEqual([]);
  });
});
