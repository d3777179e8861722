// What happens by itself does happen: on timers, on Bull, and with Redis gone; nobody has to look.
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/day.ts';
import { type Jobs, startJobs } from '../../src/jobs/queue.ts';
import { type Job, schedule } from '../../src/jobs/schedule.ts';
import { jobRuns } from '../../src/services/job-runs.ts';
import type { TestSystem } from '../support/system.ts';
import { type OwnRedis, ownRedis } from './redis.ts';
import { accepted, emptySample, filed, fileSilentPermit, type SilentPermit } from './silent-permit.ts';

let system: TestSystem;
let serial = 0;
let permit: SilentPermit;
let jobs: Jobs | null = null;
let redis: OwnRedis | null = null;
let now: Instant;
const reported: string[] = [];

beforeAll(async () => {
  system = await emptySample();
});
afterAll(() => system.close());
beforeEach(async () => {
  serial += 1;
  permit = await fileSilentPermit(system, serial);
  now = filed;
  reported.length = 0;
});
afterEach(async () => {
  await jobs?.stop();
  await redis?.kill();
  jobs = null;
  redis = null;
});

/** The real schedule, a minute as a tenth of a second. */
const quick: readonly Job[] = schedule.map((job) => ({ ...job, everySeconds: job.everySeconds / 600 }));

const start = (redisUrl: string | null, of: readonly Job[] = quick): void => {
  const report = (job: string, error: unknown) =>
    reported.push(`${job}: ${error instanceof Error ? error.message : error}`);
  jobs = startJobs({ system, now: () => now, redisUrl, report }, of);
};

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; waited < 20_000; waited += 25) {
    if (await condition()) return;
    await sleep(25);
  }
  throw new Error('it has not come to pass within 20 s');
}
const isNoted = async (): Promise<boolean> => (await permit.history()).includes('deemed_accept');

/** A job that counts its rounds, beside the real ones. */
function counted(): { readonly job: Job; readonly rounds: () => number } {
  let rounds = 0;
  const run = async () => {
    rounds += 1;
  };
  return { job: { name: 'count', everySeconds: 0.1, run }, rounds: () => rounds };
}

describe('the schedule', () => {
  it('looks every minute for what the day has changed, compares and tidies up once a day', () => {
    expect(schedule.map(({ name, everySeconds }) => [name, everySeconds])).toEqual([
      ['catch-up', 60],
      ['compare-engines', 3_600],
      ['found-calendars', 3_600],
      ['sweep-files', 3_600],
      ['renew-read-models', 3_600],
      ['maintain', 86_400],
    ]);
  });
});

describe('without Redis', () => {
  it('writes down for the health page when a job last ran, and that it failed', async () => {
    const { job } = counted();
    const failing: Job = { name: 'failing', everySeconds: 0.1, run: () => Promise.reject(new Error('no')) };
    start(null, [job, failing]);
    await until(() => jobRuns(system.store).every(({ lastRunAt }) => lastRunAt !== null));
    expect(jobRuns(system.store)).toEqual([
      { name: 'count', everySeconds: 0.1, lastRunAt: now, failed: false },
      { name: 'failing', everySeconds: 0.1, lastRunAt: now, failed: true },
    ]);
  });

  it('silence accepts the permit when its day has come, and not the evening before', async () => {
    const { job, rounds } = counted();
    now = accepted - 1000;
    start(null, [...quick, job]);
    await until(() => rounds() > 3);
    expect(await permit.history()).toEqual(['receive']);
    now = accepted;
    await until(isNoted);
    const more = rounds() + 3;
    await until(() => rounds() > more);
    expect(await permit.history()).toEqual(['receive', 'deemed_accept']);
    expect(reported).toEqual([]);
  });

  it('a job that fails is told and tried again', async () => {
    let tries = 0;
    const run = async () => {
      tries += 1;
      if (tries < 3) throw new Error(`try ${tries}`);
    };
    start(null, [{ name: 'shaky', everySeconds: 0.02, run }]);
    await until(() => tries > 3);
    expect(reported).toEqual(['shaky: try 1', 'shaky: try 2']);
  });

  it('stopping waits for the job at hand and starts no other', async () => {
    let [begun, ended] = [0, 0];
    const run = async () => {
      begun += 1;
      await sleep(150);
      ended += 1;
    };
    start(null, [{ name: 'slow', everySeconds: 0.02, run }]);
    await until(() => begun === 1);
    await jobs?.stop();
    expect([begun, ended]).toEqual([1, 1]);
    await sleep(100);
    expect(begun).toBe(1);
  });
});

describe('with Redis', () => {
  beforeEach(async () => {
    redis = await ownRedis();
  });

  it('Bull brings the work, and stops when asked', async () => {
    await redis?.start();
    now = accepted;
    const { job, rounds } = counted();
    start(redis?.url ?? '', [...quick, job]);
    await until(isNoted);
    await until(() => rounds() > 3);
    expect(await permit.history()).toEqual(['receive', 'deemed_accept']);
    await jobs?.stop();
    const last = rounds();
    await sleep(400);
    expect(rounds()).toBe(last);
    expect(reported).toEqual([]);
  });

  it('killed in the middle, the program goes on by itself, and takes Redis up again when it is back and empty', async () => {
    await redis?.start();
    const { job, rounds } = counted();
    start(redis?.url ?? '', [...quick, job]);
    await until(() => rounds() > 2);
    await redis?.kill();
    now = accepted;
    await until(isNoted);
    expect(reported).toHaveLength(1);
    await redis?.start();
    await until(
      async () => (await redis?.ask('ZCARD bull:project-approval-tracker:repeat')) === `:${quick.length + 1}`,
    );
    const before = rounds();
    await until(() => rounds() > before + 5);
    expect(await permit.history()).toEqual(['receive', 'deemed_accept']);
  });

  it('not there at the start, the work is done all the same, and stopping does not hang', async () => {
    now = accepted;
    start(redis?.url ?? '');
    await until(isNoted);
    const begun = performance.now();
    await jobs?.stop();
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(reported).toHaveLength(1);
  });
});
