// All that happens by itself, in one table. Each job is one line that calls a verb; a second run changes nothing,
// because what is owed is read from the database and not from a queue.
import type { Instant } from '../domain/day.ts';
import { catchUp } from '../services/catch-up.ts';
import type { System } from '../services/context.ts';

export interface Job {
  readonly name: string;
  readonly everySeconds: number;
  readonly run: (system: System, now: Instant) => Promise<unknown>;
}

export const schedule: readonly Job[] = [
  // Silent receipts are accepted by law at 00:00; a minute late at the most, and at once when somebody looks.
  { name: 'catch-up', everySeconds: 60, run: catchUp },
  // The embedded database has nobody else to clear away old row versions.
  { name: 'maintain', everySeconds: 86_400, run: ({ store }) => store.maintain() },
];
