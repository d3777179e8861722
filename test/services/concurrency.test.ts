// Many at once: nobody is refused for another's sake, nothing is recorded twice, and a lost race has a name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, type Instant, isoDay, startOfDay } from '../../src/domain/day.ts';
import type { Actor } from '../../src/services/access.ts';
import { catchUp } from '../../src/services/catch-up.ts';
import type { Idempotency } from '../../src/services/idempotency.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject, listEvents } from '../../src/services/projects.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { type Recorded, recordEvent } from '../../src/services/record-event.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { readEvents } from '../../src/store/event-log.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { storyOpening, storyRequests } from '../support/story-stream.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';

const platform = someone('integration');
const planner = (name: string): Actor =>
  someone('officer', { username: name, name, department: 'NRP', region: '330212' });
const housing = someone('officer', { username: 'house01', department: 'HUD', region: '330212' });
/** 10:00 in Shanghai. */
const tenOn = (date: string): Instant => startOfDay(day(date)) + 10 * 3_600_000;
const key = (name: string): Idempotency => ({ key: name, requestHash: `hash of ${name}` });

let system: TestSystem;
let serial = 0;
beforeAll(async () => {
  system = await openTestSystem('published');
});
afterAll(() => system.close());

interface Act {
  readonly who?: Actor;
  readonly at?: Instant;
  readonly version?: number;
  readonly key?: string;
}

const record = (projectId: string, item: string, raw: object, act: Act = {}): Promise<Recorded> =>
  recordEvent(as(system, act.who ?? platform, act.at ?? tenOn('2025-07-01')), {
    projectId,
    item,
    raw,
    expectedVersion: act.version ?? null,
    idempotency: act.key === undefined ? null : key(act.key),
  });

/** A project that has come as far as story S1 has at the end of that day. */
async function projectOn(date: string): Promise<string> {
  serial += 1;
  const { project } = await openProject(as(system, platform, tenOn(date)), storyOpening('S1', serial));
  for (const { item, body } of storyRequests('S1')) {
    if (body.occurredAt > date) break;
    await record(project.id, item, body, { at: tenOn(date) });
  }
  return project.id;
}

/** What was refused, by code; anything else that went wrong is thrown. */
async function outcomes(attempts: readonly Promise<Recorded>[]): Promise<readonly string[]> {
  const settled = await Promise.allSettled(attempts);
  return settled.map((one) => {
    if (one.status === 'fulfilled') return one.value.created ? 'recorded' : 'known';
    const { reason } = one;
    if (reason instanceof Error && 'code' in reason) return String(reason.code);
    throw reason;
  });
}

const caseOf = async (projectId: string, item: string, at: Instant) =>
  (await getProject(as(system, platform, at), projectId)).cases.find((one) => one.item === item);

describe('on one project at the same time', () => {
  // On 2025-04-23 the design scheme (NRP) and the environmental report (ENV) are both under review.
  it('two departments record, and neither is refused', async () => {
    const id = await projectOn('2025-04-22');
    const at = tenOn('2025-04-23');
    const both = await outcomes([
      record(
        id,
        'GH01',
        { type: 'pause', procedure: 'NOTICE', document: '批前公示告知书' },
        { who: planner('plan01'), at, version: 2 },
      ),
      record(id, 'PG01', { type: 'decide', result: 'approve' }, { at, version: 2 }),
    ]);
    expect(both).toEqual(['recorded', 'recorded']);
    expect(await caseOf(id, 'GH01', at)).toMatchObject({ status: 'paused', version: 3 });
    expect(await caseOf(id, 'PG01', at)).toMatchObject({ status: 'decided', version: 3 });
  });

  it('two officers decide the same case from the same page: one decision stands, the other is told', async () => {
    const id = await projectOn('2025-04-28');
    const at = tenOn('2025-04-29');
    const decisions = await outcomes(
      ['approve', 'refuse'].map((result, i) =>
        record(id, 'GH02', { type: 'decide', result }, { who: planner(`plan0${i + 1}`), at, version: 2 }),
      ),
    );
    expect([...decisions].sort()).toEqual(['recorded', 'version_lost']);
    const decided = await caseOf(id, 'GH02', at);
    expect(decided).toMatchObject({ version: 3, result: decisions[0] === 'recorded' ? 'approve' : 'refuse' });
  });

  it('an officer of another department may not decide, race or not', async () => {
    const id = await projectOn('2025-04-28');
    const act = { who: housing, at: tenOn('2025-04-29'), version: 2 };
    expect(await outcomes([record(id, 'GH02', { type: 'decide', result: 'approve' }, act)])).toEqual([
      'forbidden',
    ]);
  });

  it('fifty events leave a chain without a gap and versions that count them', async () => {
    const id = await projectOn('2025-04-23');
    const before = await readEvents(system.store.db, id);
    const acceptances = before.filter(
      ({ item, type }) => type === 'accept' && (item === 'GH01' || item === 'PG01'),
    );
    const all = await outcomes(
      Array.from({ length: 50 }, (_, i) => {
        const mended = acceptances[i % 2];
        const replacement = {
          occurredAt: isoDay(mended?.occurredOn ?? 0),
          data: { type: 'accept', note: `${i}` },
        };
        const raw = { type: 'rectify_event', target: mended?.seq, reason: '补记备注', replacement };
        return record(id, mended?.item ?? '', raw, { at: tenOn('2025-04-23') });
      }),
    );
    expect(all).toEqual(Array(50).fill('recorded'));
    const events = await readEvents(system.store.db, id);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: before.length + 50 }, (_, i) => i + 1));
    for (const item of ['GH01', 'PG01']) {
      expect(await caseOf(id, item, tenOn('2025-04-23'))).toMatchObject({ version: 2 + 25 });
      const versions = events.filter((event) => event.item === item).map(({ caseVersion }) => caseVersion);
      expect(versions).toEqual(Array.from({ length: 27 }, (_, i) => i + 1));
    }
  });
});

describe('one request sent again and again', () => {
  it.each([3, 10])('%i times at once gives one event, and everyone the same answer', async (times) => {
    const id = await projectOn('2025-04-22');
    const at = tenOn('2025-04-23');
    const once = { at, key: `decide PG01 ${times}` };
    const answers = await Promise.all(
      Array.from({ length: times }, () => record(id, 'PG01', { type: 'decide', result: 'approve' }, once)),
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ event }) => event.seq)).size).toBe(1);
    expect(answers.map((answer) => answer.case.version)).toEqual(Array(times).fill(3));
    const { items } = await listEvents(as(system, platform, at), id, { item: 'PG01' });
    expect(items.filter(({ type }) => type === 'decide')).toHaveLength(1);
  });

  it('opens one project, ten times at once', async () => {
    serial += 1;
    const opening = storyOpening('S1', serial);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        openProject(as(system, platform, tenOn('2025-04-01')), opening, key(`open ${serial}`)),
      ),
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ project }) => project.id)).size).toBe(1);
  });

  it('at two projects at once is a key used twice', async () => {
    const [one, other] = [await projectOn('2025-04-22'), await projectOn('2025-04-22')];
    const act = { at: tenOn('2025-04-23'), key: 'the same key' };
    const told = await outcomes([
      record(one, 'PG01', { type: 'decide', result: 'approve' }, act),
      record(other, 'PG01', { type: 'decide', result: 'approve' }, act),
    ]);
    // The hash is of the request's path too, which the edge makes; here it is the same, so that only the place differs.
    expect(told).toContain('recorded');
    expect(told).not.toEqual(['recorded', 'recorded']);
  });
});

describe('a receipt that nobody answers', () => {
  // Received on Monday 2025-03-31; Friday 04-04 is Qingming, so that the fifth working day is Tuesday 04-08.
  const receipt = tenOn('2025-03-31');
  const midnight = startOfDay(day('2025-04-09'));

  async function silentProject(): Promise<string> {
    serial += 1;
    const { project } = await openProject(as(system, platform, receipt), storyOpening('S1', serial));
    await record(project.id, 'LX01', { type: 'receive' }, { at: receipt });
    return project.id;
  }
  const typesOf = async (id: string): Promise<readonly string[]> =>
    (await readEvents(system.store.db, id, { item: 'LX01' })).map(({ type }) => type);

  it('is accepted at 00:00 of the sixth working day and not a second earlier', async () => {
    const id = await silentProject();
    await catchUp(system, midnight - 1000);
    expect(await typesOf(id)).toEqual(['receive']);
    expect(await caseOf(id, 'LX01', midnight - 1000)).toMatchObject({
      status: 'received',
      deemedAccepted: false,
    });
    await catchUp(system, midnight);
    expect(await typesOf(id)).toEqual(['receive', 'deemed_accept']);
    expect(await caseOf(id, 'LX01', midnight)).toMatchObject({
      status: 'running',
      deemedAccepted: true,
      acceptedOn: '2025-03-31',
    });
  });

  it('is accepted once by two sweeps at the same time, and not again by a third', async () => {
    const ids = [await silentProject(), await silentProject(), await silentProject()];
    const sweeps = await Promise.all([catchUp(system, midnight), catchUp(system, midnight)]);
    expect(sweeps.map(({ deemed }) => deemed).reduce((a, b) => a + b)).toBe(3);
    expect(await catchUp(system, midnight)).toEqual({ deemed: 0 });
    for (const id of ids) expect(await typesOf(id)).toEqual(['receive', 'deemed_accept']);
  });

  it('is either answered or accepted by silence, when an answer of the last evening is entered during the sweep', async () => {
    const id = await silentProject();
    const answer = { type: 'correction_notice', text: '缺 LX01-M2', occurredAt: '2025-04-08' };
    await Promise.all([catchUp(system, midnight), record(id, 'LX01', answer, { at: midnight })]);
    // Whoever came first in the book: a notice given in time stands (许可法 32(4)), and the note of silence falls away.
    expect(await caseOf(id, 'LX01', midnight)).toMatchObject({ status: 'correcting', deemedAccepted: false });
  });

  it('is noted before what is recorded on the new day, when nobody has looked and no sweep has run yet', async () => {
    const id = await silentProject();
    await record(id, 'LX01', { type: 'decide', result: 'approve' }, { at: midnight + 5_000 });
    expect(await typesOf(id)).toEqual(['receive', 'deemed_accept', 'decide']);
  });
});

describe('after all of it', () => {
  it('every chain is whole and the read models are what the record says', async () => {
    expect((await verifyRecord(system)).faults).toEqual([]);
    const now = tenOn('2025-07-01');
    await catchUp(system, now);
    const before = await dumpReadModels(system.store);
    await rebuild(system, now);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });
});
