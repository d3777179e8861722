// The read models can be thrown away: made again from the events they come out equal, row for row, on any day.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { day, startOfDay } from '../../src/domain/day.ts';
import { catchUp } from '../../src/services/catch-up.ts';
import { openProject } from '../../src/services/open-project.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { dumpReadModels, wipeReadModels } from '../support/read-models.ts';
import { storyOpening, storyRequests } from '../support/story-stream.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from '../support/system.ts';

const platform = someone('integration');

describe('the sample projects', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await openTestSystem('demo');
  });
  afterAll(() => system.close());

  it('stand as before after a rebuild, and after a second one', async () => {
    const before = await dumpReadModels(system.store);
    expect(await rebuild(system, DEMO_NOW)).toBe(6);
    expect(await dumpReadModels(system.store)).toEqual(before);
    await rebuild(system, DEMO_NOW);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });

  it('come back when somebody has wiped the read models by hand', async () => {
    const before = await dumpReadModels(system.store);
    await wipeReadModels(system.store);
    expect((await dumpReadModels(system.store)).cases).toEqual([]);
    await rebuild(system, DEMO_NOW);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });

  it('add nothing to the record by being rebuilt', async () => {
    const before = await verifyRecord(system);
    await rebuild(system, DEMO_NOW);
    expect(await verifyRecord(system)).toEqual({ ...before, faults: [] });
  });

  // P1's whole promise ends on 05-28, P6's pause on 06-04, P5 and P6 are over on 06-17, and in 2027 all is long past.
  it.each(['2026-05-28', '2026-06-05', '2026-06-17', '2027-01-04'])(
    'rebuilt on %s are what the passing of days has made of them',
    async (date) => {
      const later = startOfDay(day(date));
      await catchUp(system, later);
      const passed = await dumpReadModels(system.store);
      await rebuild(system, later);
      expect(await dumpReadModels(system.store)).toEqual(passed);
    },
  );
});

describe('a receipt that nobody answers', () => {
  let system: TestSystem;
  let projectId: string;
  // Received on Monday 2025-03-31; Qingming on Friday 04-04: the fifth working day is Tuesday 04-08.
  const receipt = startOfDay(day('2025-03-31')) + 9 * 3_600_000;
  const deemed = startOfDay(day('2025-04-09'));

  beforeEach(async () => {
    system = await openTestSystem('published');
    const ctx = as(system, platform, receipt);
    projectId = (await openProject(ctx, storyOpening('S1', 1))).project.id;
    const raw = { type: 'receive' };
    await recordEvent(ctx, { projectId, item: 'LX01', raw, expectedVersion: null, idempotency: null });
  });
  afterEach(() => system.close());

  const notes = async (): Promise<number> => {
    const { cases } = await dumpReadModels(system.store);
    return cases.find(({ item }) => item === 'LX01')?.version ?? 0;
  };

  it('is noted once as accepted, when the rebuild of that day comes before the sweep', async () => {
    await rebuild(system, deemed);
    const rebuilt = await dumpReadModels(system.store);
    expect(await notes()).toBe(2);
    expect(await catchUp(system, deemed)).toEqual({ deemed: 0 });
    expect(await dumpReadModels(system.store)).toEqual(rebuilt);
  });

  it('is not noted by a rebuild of the evening before', async () => {
    await rebuild(system, deemed - 1);
    expect(await notes()).toBe(1);
    expect(await catchUp(system, deemed)).toEqual({ deemed: 1 });
  });
});

describe('a rebuild in the middle of the day', () => {
  it('loses nothing of what is recorded meanwhile', async () => {
    const system = await openTestSystem('published');
    try {
      const now = startOfDay(day('2026-05-27'));
      const ctx = as(system, platform, now);
      const stories = ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'];
      const opened = await Promise.all(
        stories.map(async (name, i) => (await openProject(ctx, storyOpening(name, i + 1))).project.id),
      );
      let recording = true;
      let recorded = 0;
      const record = Promise.all(
        stories.map(async (name, i) => {
          for (const { item, body } of storyRequests(name).slice(0, 30)) {
            const projectId = opened[i] ?? '';
            await recordEvent(ctx, { projectId, item, raw: body, expectedVersion: null, idempotency: null });
            recorded += 1;
          }
        }),
      ).finally(() => {
        recording = false;
      });
      let recordedDuringRebuild = 0;
      while (recording) {
        const before = recorded;
        await rebuild(system, now);
        recordedDuringRebuild += recorded - before;
      }
      await record;
      expect(recordedDuringRebuild).toBeGreaterThan(0);
      const after = await dumpReadModels(system.store);
      await rebuild(system, now);
      expect(await dumpReadModels(system.store)).toEqual(after);
      expect(await verifyRecord(system)).toMatchObject({ projects: 6, events: 6 + 6 * 30, faults: [] });
    } finally {
      await system.close();
    }
  });
});
