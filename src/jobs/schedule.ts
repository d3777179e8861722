// All that happens by itself, in one table. Each job is one line that calls a verb; a second run changes nothing,
// because what is owed is read from the database and not from a queue.
import type { Instant } from '../domain/day.ts';
import { catchUp } from '../services/catch-up.ts';
import { compareNightly } from '../services/compare-engines.ts';
import type { System } from '../services/context.ts';
import { takeFoundCalendars } from '../services/found-calendars.ts';
import { renewReadModels } from '../services/renew-read-models.ts';
import { sweepFiles } from '../services/sweep-files.ts';

export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  /** When it first runs after the start; default: as long as between two runs. */
  readonly firstAfterSeconds?: number;
  readonly run: (system: System, now: Instant) => Promise<unknown>;
}

export const schedule: readonly Job[] = [
  // Silent receipts are accepted by law at 00:00; a minute late at the most, and at once when somebody looks.
  { name: 'catch-up', everySeconds: 60, run: catchUp },
  // Once a night, or soon after the start if a whole day has gone without.
  { name: 'compare-engines', everySeconds: 3_600, firstAfterSeconds: 20, run: compareNightly },
  // A notice placed beside a running program waits for review within the hour.
  { name: 'found-calendars', everySeconds: 3_600, run: (system, now) => takeFoundCalendars(system, now) },
  // Files that were sent and never filed, and what was cut off half way, go after a day.
  { name: 'sweep-files', everySeconds: 3_600, run: sweepFiles },
  // Right after the start of an upgraded program; at any other time it has nothing to do.
  { name: 'renew-read-models', everySeconds: 3_600, firstAfterSeconds: 2, run: renewReadModels },
  // The embedded database has nobody else to clear away old row versions.
  { name: 'maintain', everySeconds: 86_400, run: ({ store }) => store.maintain() },
];
