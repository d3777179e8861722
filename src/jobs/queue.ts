// Runs the schedule: on Bull over Redis when there is one, so that many processes share the work; else on timers here.
import Bull from 'bull';
import type { Instant } from '../domain/day.ts';
import type { System } from '../services/context.ts';
import { type Job, schedule } from './schedule.ts';

export interface JobDeps {
  readonly system: System;
  readonly now: () => Instant;
  readonly redisUrl: string | null;
  readonly report: (job: string, error: unknown) => void;
}

export interface Jobs {
  readonly stop: () => Promise<void>;
}

export function startJobs(deps: JobDeps): Jobs {
  return deps.redisUrl === null ? startTimers(deps) : startBull(deps, deps.redisUrl);
}

const attempt = (deps: JobDeps, job: Job): Promise<unknown> =>
  job.run(deps.system, deps.now()).catch((error: unknown) => deps.report(job.name, error));

/** One job never overlaps itself: the next run is timed when the last has ended. */
function startTimers(deps: JobDeps): Jobs {
  const running = new Set<Promise<unknown>>();
  const timers = new Map<string, NodeJS.Timeout>();
  let stopped = false;
  const plan = (job: Job): void => {
    const timer = setTimeout(async () => {
      const run = attempt(deps, job);
      running.add(run);
      await run;
      running.delete(run);
      if (!stopped) plan(job);
    }, job.everySeconds * 1000);
    timer.unref();
    timers.set(job.name, timer);
  };
  for (const job of schedule) plan(job);
  return {
    stop: async () => {
      stopped = true;
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all(running);
    },
  };
}

function startBull(deps: JobDeps, redisUrl: string): Jobs {
  const queue = new Bull('project-approval-tracker', redisUrl, {
    defaultJobOptions: { removeOnComplete: true, removeOnFail: 100 },
  });
  queue.on('error', (error) => deps.report('queue', error));
  for (const job of schedule) {
    void queue.process(job.name, () => job.run(deps.system, deps.now()));
    queue
      .add(job.name, {}, { repeat: { every: job.everySeconds * 1000 } })
      .catch((error: unknown) => deps.report(job.name, error));
  }
  queue.on('failed', (job, error) => deps.report(job.name, error));
  return { stop: () => queue.close() };
}
