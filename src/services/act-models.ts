// The read models of what happened around the cases: each topic makes its rows of one project anew from the project's events.
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { Tx } from '../store/db.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { ProjectRecord } from '../store/records.ts';
import { writeMaterials } from './material-model.ts';
import { linkModel } from './owner-link-model.ts';
import { writePaperModel } from './paper-states.ts';
import { writeProblems } from './problem-model.ts';
import { writePromises } from './promise-views.ts';

/** Puts the rows of one project in place of those that were there. `events` are all of the project's, in order of entry. */
export type ActModel = (
  tx: Tx,
  project: ProjectRecord,
  events: readonly StoredEvent[],
  calendar: WorkingDayCalendar,
) => Promise<void>;

const models: readonly ActModel[] = [
  linkModel,
  writePromises,
  writePaperModel,
  writeMaterials,
  writeProblems,
];

export async function writeActModels(
  tx: Tx,
  project: ProjectRecord,
  events: readonly StoredEvent[],
  calendar: WorkingDayCalendar,
): Promise<void> {
  for (const write of models) await write(tx, project, events, calendar);
}
