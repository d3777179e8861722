// Many at once: nobody is refused for another's sake, nothing is recorded twice, and a lost race has a name.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, type Instant, startOfDay } from '../../src/domain/day.ts';
import type { Actor } from '../../src/services/access.ts';
import { catchUp } from '../../src/services/catch-up.ts';
import type { Idempotency } from '../../src/services/idempotency.ts';
import { openProject } from '../../src/services/open-project.ts';
import { getProject, listEvents } from '../../src/services/projects.ts';
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
  // On 2025-06-04 the construction permit (HUD) and the payment (HUD) run; on 05-06 the planning permit (NRP) does.
  it('two departments record, and neither is refused', async () => {
    const id = await projectOn('2025-04-22');
    const at = tenOn('2025-04-23');
    const both = await outcomes([
      record(id, 'GH01', { type: 'pause', procedure: 'EXPERT', document: '评审告知书' }, { who: planner('plan01'), at, version: 2 }),
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
    expect(await outcomes([record(id, 'GH02', { type: 'decide', result: 'approve' }, act)])).toEqual(['forbidden']);
  });

  it('fifty events leave a chain without a gap and a version that counts them', async () => {
    const id = await projectOn('2025-04-23');
    const at = tenOn('2025-04-23');
    const before = (await readEvents(system.store.db, id)).length;
    const all = await outcomes(
      Array.from({ length: 50 }, (_, i) => {
        const item = i % 2 === 0 ? 'GH01' : 'PG01';
        const fact = { type: 'rectify_event', target: targets[item] ?? 0, reason: `第 ${i} 次更正` };
        const replacement = { occurredAt: '2025-04-21', data: { type: 'accept', note: `${i}` } };
        return record(id, item, { ...fact, replacement: item === 'PG01' ? { ...replacement, occurredAt: '2025-04-16' } : replacement }, { at });
      }),
    );
    expect(new Set(all)).toEqual(new Set(['recorded']));
    const events = await readEvents(system.store.db, id);
    expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: before + 50 }, (_, i) => i + 1));
    expect(await caseOf(id, 'GH01', at)).toMatchObject({ version: 27 });
    expect(await caseOf(id, 'PG01', at)).toMatchObject({ version: 27 });
  });
});
