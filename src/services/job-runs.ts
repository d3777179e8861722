// What runs by itself in this process, and how its last run went: kept in memory, for whoever looks at the health page.
import type { Instant } from '../domain/day.ts';
import type { Store } from '../store/db.ts';

export interface JobRun {
  readonly name: string;
  readonly everySeconds: number;
  /** null: not in this process, since it started. */
  readonly lastRunAt: Instant | null;
  readonly failed: boolean;
}

const kept = new WeakMap<Store, Map<string, JobRun>>();

/** Takes the schedule of this process down; none of its jobs has run yet. */
export function planJobs(
  store: Store,
  jobs: readonly { readonly name: string; readonly everySeconds: number }[],
): void {
  kept.set(
    store,
    new Map(
      jobs.map(({ name, everySeconds }) => [name, { name, everySeconds, lastRunAt: null, failed: false }]),
    ),
  );
}

export function noteRun(store: Store, name: string, at: Instant, failed: boolean): void {
  const job = kept.get(store)?.get(name);
  if (job !== undefined) kept.get(store)?.set(name, { ...job, lastRunAt: at, failed });
}

/** In the order of the schedule; empty where no schedule runs. */
export const jobRuns = (store: Store): readonly JobRun[] => [...(kept.get(store)?.values() ?? [])];
