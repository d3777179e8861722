// Readings of projects whose record has not grown since: the same events, on the same day, under the same calendars and by
// the same rules read the same, so a project that many look at is folded once. Kept per process, and few enough to forget.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { Day } from '../domain/day.ts';
import type { ProjectReading } from '../domain/project-reading.ts';
import type { Store } from '../store/db.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { ProjectRecord } from '../store/records.ts';

/** What follows from the record alone; who and what the project is, is read afresh each time. */
export interface KeptReading {
  readonly plan: ApprovalPlan;
  readonly calendar: WorkingDayCalendar;
  readonly events: readonly StoredEvent[];
  readonly reading: ProjectReading;
  /** Departments that lead one of its cases or are consulted. */
  readonly departments: readonly string[];
}

const MOST = 300;
const kept = new WeakMap<Store, Map<string, { readonly head: string; readonly value: KeptReading }>>();

/** All that the reading depends on: the head of the chain stands for every event. */
const headOf = ({ lastHash }: ProjectRecord, asOf: Day, release: number): string =>
  `${lastHash} ${asOf} ${release}`;

export function keptReading(
  store: Store,
  project: ProjectRecord,
  asOf: Day,
  release: number,
): KeptReading | null {
  const found = kept.get(store)?.get(project.id);
  return found?.head === headOf(project, asOf, release) ? found.value : null;
}

/** Nothing is kept of events that are not those of the row: another was recorded while they were read. */
export function keepReading(
  store: Store,
  project: ProjectRecord,
  asOf: Day,
  release: number,
  value: KeptReading,
): void {
  if (value.events.at(-1)?.hash !== project.lastHash) return;
  const own = kept.get(store) ?? new Map<string, { head: string; value: KeptReading }>();
  kept.set(store, own);
  own.delete(project.id);
  own.set(project.id, { head: headOf(project, asOf, release), value });
  const [oldest] = own.keys();
  if (own.size > MOST && oldest !== undefined) own.delete(oldest);
}
