// Runs the schedule: on Bull over Redis when there is one, so that many processes share the work; else on timers here.
import Bull from 'bull';
import type { Instant } from '../domain/day.ts';
import type { System } from '../services/context.ts';
import { noteRun, planJobs } from '../services/job-runs.ts';
import { type Job, schedule } from './schedule.ts';

export interface JobDeps {
  readonly system: System;
  readonly now: () => Instant;
  readonly redisUrl: string | null;
  readonly report: (job: string, error: unknown) => void;
}

export interface Jobs {
  /** Waits for what is running; starts nothing more. */
  readonly stop: () => Promise<void>;
}

export function startJobs(deps: JobDeps, jobs: readonly Job[] = schedule): Jobs {
  planJobs(deps.system.store, jobs);
  const each = jobs.map(noted);
  return deps.redisUrl === null ? startTimers(deps, each) : startBull(deps, deps.redisUrl, each);
}

const attempt = (deps: JobDeps, job: Job): Promise<unknown> =>
  job.run(deps.system, deps.now()).catch((error: unknown) => deps.report(job.name, error));

/** The same job, written down for the health page. */
const noted = (job: Job): Job => ({
  ...job,
  run: async (system, now) => {
    let failed = true;
    try {
      const done = await job.run(system, now);
      failed = false;
      return done;
    } finally {
      noteRun(system.store, job.name, now, failed);
    }
  },
});

/** One job never overlaps itself: the next run is timed when the last has ended. */
function startTimers(deps: JobDeps, jobs: readonly Job[]): Jobs {
  const running = new Set<Promise<unknown>>();
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;
  const plan = (job: Job, seconds: number): void => {
    const timer = setTimeout(async () => {
      const run = attempt(deps, job);
      running.add(run);
      await run;
      running.delete(run);
      if (!stopped) plan(job, job.everySeconds);
    }, seconds * 1000);
    timer.unref();
    timers.set(job.name, timer);
  };
  for (const job of jobs) plan(job, job.firstAfterSeconds ?? job.everySeconds);
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

function startBull(deps: JobDeps, redisUrl: string, jobs: readonly Job[]): Jobs {
  const queue = new Bull('project-approval-tracker', redisUrl, {
    defaultJobOptions: { removeOnComplete: true, removeOnFail: 100 },
  });
  const report = (name: string) => (error: unknown) => deps.report(name, error);
  const seen = new Set<string>();
  let isAway = false;
  queue.on('error', (error) => {
    if (!isAway) deps.report('queue', error); // once: it is tried again many times a minute
    isAway = true;
  });
  queue.on('failed', (job, error) => deps.report(job.name, error));
  // At every connection: a Redis that came back may have forgotten what it was asked to repeat.
  queue.client.on('ready', () => {
    isAway = false;
    for (const { name, everySeconds } of jobs)
      queue.add(name, {}, { repeat: { every: everySeconds * 1000 } }).catch(report(name));
  });
  for (const job of jobs) {
    queue
      .process(job.name, () => {
        seen.add(job.name);
        return job.run(deps.system, deps.now());
      })
      .catch(report(job.name));
  }
  const watch = startTimers(deps, jobs.map(unlessSeen(seen)));
  return {
    stop: async () => {
      await watch.stop();
      await queue.close();
    },
  };
}

/** The queue only shares the work out: what it has not brought for two rounds is done all the same. */
const unlessSeen =
  (seen: Set<string>) =>
  (job: Job): Job => ({
    ...job,
    everySeconds: job.everySeconds * 2,
    run: async (system, now) => seen.delete(job.name) || job.run(system, now),
  });
