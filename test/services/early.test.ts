// The start-early list from the record and from the read models: the same answer, and mock approval recorded as a person would.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, startOfDay } from '../../src/domain/day.ts';
import type { Actor } from '../../src/services/access.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { getProjectEarly, listEarly } from '../../src/services/early.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProjectPage } from '../../src/services/project-page.ts';
import { getProject } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { feedClocks } from '../../src/store/feeds.ts';
import { refusedBy } from '../support/refusal.ts';
import { storyOpening, storyRequests } from '../support/story-stream.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let projectId = '';
/** The standard-land story up to the eve of the land contract. */
const STORY = 'S4';
const eve = storyRequests(STORY).findIndex(({ item }) => item === 'YD01');
const before = storyRequests(STORY).slice(0, eve);
const lastDay = before.at(-1)?.body.occurredAt ?? '';
const at = (date: string, hour = 10) => startOfDay(day(date)) + hour * 3_600_000;

const machine = someone('integration');
const planner = someone('officer', { username: 'plan', department: 'NRP', region: '330200' });
const builder = someone('officer', { username: 'house', department: 'HUD', region: '330200' });
const agent = someone('agent', { username: 'agent' });

const record = (actor: Actor, now: number, item: string, raw: object) =>
  recordEvent(as(system, actor, now), {
    projectId,
    item,
    raw,
    expectedVersion: null,
    idempotency: null,
  });

beforeAll(async () => {
  system = await openTestSystem('published');
  const first = before[0]?.body.occurredAt ?? '';
  const { project } = await openProject(as(system, machine, at(first, 8)), {
    ...storyOpening(STORY, 1),
    agent: undefined,
  });
  projectId = project.id;
  for (const { item, body } of before) await record(machine, at(body.occurredAt), item, body);
});
afterAll(() => system.close());

const ofProject = (actor = machine, now = at(lastDay, 12)) =>
  getProjectEarly(as(system, actor, now), projectId);
const ofAll = (actor = machine, now = at(lastDay, 12), query = {}) =>
  listEarly(as(system, actor, now), query);
const GH02 = async () => (await ofProject()).entries.find(({ item }) => item === 'GH02');

describe('before the land contract', () => {
  it('the record and the read models give the same list', async () => {
    const [one, all] = [await ofProject(), await ofAll()];
    expect(one.entries.length).toBeGreaterThan(3);
    expect(all.items).toEqual(one.entries);
    expect(all).toMatchObject({ total: one.entries.length, projects: 1, bounded: false, next: null });
  });

  it('the planning permit may be reviewed: the scheme is in hand, the contract comes by itself', async () => {
    const found = await GH02();
    expect(found).toMatchObject({ way: 'review', waitsFor: [{ item: 'YD02' }], department: 'NRP' });
    const states = Object.fromEntries(
      (found?.materials ?? []).map(({ code, state, from }) => [code, [state, from?.by, from?.item]]),
    );
    expect(states['GH02-M4']).toEqual(['in_hand', 'item', 'ZJ04']);
    expect(states['GH02-M2']).toEqual(['awaited', 'item', 'YD01']);
    expect(states['GH02-M1']).toEqual(['to_prepare', undefined, undefined]);
  });

  it('is read by page and by kind', async () => {
    const whole = await ofAll();
    const paged: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await ofAll(machine, at(lastDay, 12), {
        limit: 2,
        ...(cursor === undefined ? {} : { cursor }),
      });
      paged.push(...page.items);
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect(paged).toEqual(whole.items);
    const reviews = await ofAll(machine, at(lastDay, 12), { way: 'review' });
    expect(reviews.items).toEqual(whole.items.filter(({ way }) => way === 'review'));
    expect(reviews.items).toHaveLength(whole.counts.review);
  });

  it('tells whoever may record it how it is begun', async () => {
    const forOfficer = (await ofProject(planner)).entries.find(({ item }) => item === 'GH02');
    const forOther = (await ofProject(builder)).entries.find(({ item }) => item === 'GH02');
    expect([forOfficer?.record, forOther?.record]).toEqual(['mock_start', null]);
    expect(
      (await ofProject(someone('leader', { region: '330000' }))).entries.every(
        ({ record: how }) => how === null,
      ),
    ).toBe(true);
  });

  it('is not there for who does not see the project', async () => {
    const stranger = someone('leader', { region: '110000' });
    expect((await refusedBy(() => ofProject(stranger))).code).toBe('not_found');
    expect(await ofAll(stranger)).toMatchObject({ items: [], total: 0, projects: 0 });
    expect(await ofAll(agent)).toMatchObject({ items: [], total: 0 });
  });
});

describe('mock approval of the planning permit', () => {
  const start = { type: 'mock_start', note: '土地未签' };

  it('is for the department alone', async () => {
    const window = someone('window', { region: '330200' });
    for (const actor of [window, builder, agent])
      expect((await refusedBy(() => record(actor, at(lastDay, 12), 'GH02', start))).kind).toMatch(
        /forbidden|not_found/,
      );
  });

  it('waits for what makes a paper: the construction permit has permits among its principal papers', async () => {
    const refusal = await refusedBy(() => record(machine, at(lastDay, 12), 'SG07', start));
    expect([refusal.code, refusal.facts['waitsFor']]).toEqual([
      'mock_needs_predecessor',
      expect.arrayContaining(['GH02', 'YD02']),
    ]);
  });

  it('is refused for a day on which the drawings were not finished', async () => {
    const first = before[0]?.body.occurredAt ?? '';
    const refusal = await refusedBy(() =>
      record(machine, at(lastDay, 12), 'GH02', { ...start, occurredAt: first }),
    );
    expect(refusal.code).toBe('mock_needs_predecessor');
  });

  it('leaves the case waiting, with an unofficial clock that no list and no feed knows', async () => {
    const { case: view } = await record(planner, at(lastDay, 12), 'GH02', start);
    expect(view).toMatchObject({
      status: 'blocked',
      holder: null,
      light: 'none',
      mainClock: null,
      mock: { round: 1, startedOn: lastDay, finishedOn: null, result: null },
    });
    expect(view.clocks).toMatchObject([{ kind: 'mock', state: 'running', light: 'none' }]);
    const project = await getProject(as(system, machine, at(lastDay, 12)), projectId);
    expect(project.light).toBe('none');
    const fed = await feedClocks(system.store.db, { projectId }, 100);
    expect(fed.filter(({ item }) => item === 'GH02')).toEqual([]);
  });

  it('is told in both lists while it runs, and its end is what comes next', async () => {
    const found = (await ofProject(planner)).entries.find(({ item }) => item === 'GH02');
    expect(found).toMatchObject({
      way: 'review',
      mock: { startedOn: lastDay, result: null },
      record: 'mock_finish',
    });
    expect((await ofAll(planner)).items).toContainEqual(found);
  });

  it('passes: the case is done with until the land is there, and nobody goes on from it', async () => {
    await record(planner, at(lastDay, 13), 'GH02', {
      type: 'mock_finish',
      result: 'pass',
      opinion: '同意',
      document: '预审1号',
    });
    const early = await ofProject(planner, at(lastDay, 14));
    expect(early.entries.map(({ item }) => item)).not.toContain('GH02');
    expect(early.waiting.find(({ item }) => item === 'GH02')?.on.map(({ item }) => item)).toEqual(['YD02']);
    expect((await ofAll(planner, at(lastDay, 14))).items).toEqual(early.entries);
    const page = await getProjectPage(as(system, planner, at(lastDay, 14)), projectId, 5);
    const cases = Object.fromEntries(page.project.cases.map((one) => [one.item, one]));
    expect(cases['GH02']).toMatchObject({
      status: 'blocked',
      decidedOn: null,
      mock: { finishedOn: lastDay, result: 'pass', opinion: '同意', document: '预审1号' },
    });
    expect(cases['SG07']?.waitsFor.map(({ item }) => item)).toContain('GH02');
    expect(page.events.items[0]).toMatchObject({ type: 'mock_finish', item: 'GH02' });
  });

  it('stays told when the official filing comes, whose clocks begin anew', async () => {
    const rest = storyRequests(STORY).slice(eve);
    const until = rest.findIndex(({ item, body }) => item === 'GH02' && body.type === 'accept');
    for (const { item, body } of rest.slice(0, until + 1))
      await record(machine, at(body.occurredAt), item, body);
    const on = rest[until]?.body.occurredAt ?? '';
    const { cases } = await getProject(as(system, machine, at(on, 12)), projectId);
    const permit = cases.find(({ item }) => item === 'GH02');
    expect(permit).toMatchObject({
      status: 'running',
      acceptedOn: on,
      mock: { result: 'pass', finishedOn: lastDay },
    });
    expect(permit?.clocks.find(({ kind }) => kind === 'promised')).toMatchObject({
      startedOn: on,
      usedDays: 0,
    });
  });

  it('agrees with the second engine, and with rows that are made anew', async () => {
    const now = at('2026-06-30', 12);
    expect((await compareEngines(system, now)).rows).toEqual([]);
    const early = await ofProject(machine, now);
    await rebuild(system, now);
    expect((await ofAll(machine, now)).items).toEqual(early.entries);
  });
});
