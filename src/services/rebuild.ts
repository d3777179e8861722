// Throws the read models away and makes them again from the events: they must come out equal.
import { type Day, dayOfInstant, type Instant } from '../domain/day.ts';
import { readProject as readWhole } from '../domain/project-reading.ts';
import type { Tx } from '../store/db.ts';
import { lockProject, readEvents } from '../store/event-log.ts';
import {
  clearReadModels,
  listProjectIds,
  replaceClocks,
  writeCases,
  writeProjectSummary,
} from '../store/read-models.ts';
import { catchUp } from './catch-up.ts';
import { calendarOf, type System } from './context.ts';
import { planOf } from './plans.ts';
import { projectSummary } from './project-summary.ts';
import { caseRecord, clockRecords } from './records.ts';
import { byItem } from './whole-project.ts';

const PAGE = 500;

/** One project a transaction, so that the others go on meanwhile. Gives the number of projects. */
export async function rebuild(system: System, now: Instant): Promise<number> {
  // What silence has accepted is noted first: the rows made here show it, and no sweep would look for it again.
  await catchUp(system, now);
  let count = 0;
  let ids = await listProjectIds(system.store.db, '', PAGE);
  while (ids.length > 0) {
    for (const id of ids)
      await system.store.transaction((tx) => rebuildProject(tx, system, id, dayOfInstant(now)));
    count += ids.length;
    ids = await listProjectIds(system.store.db, ids.at(-1) ?? '', PAGE);
  }
  return count;
}

async function rebuildProject(tx: Tx, system: System, projectId: string, asOf: Day): Promise<void> {
  const project = await lockProject(tx, projectId);
  if (project === null) return;
  const events = await readEvents(tx, projectId, {});
  const plan = await planOf(system.store, tx, project);
  const calendar = calendarOf(system, project);
  const reading = readWhole(plan, byItem(events), calendar, asOf);
  const count = (item: string): number => events.filter((event) => event.item === item).length;
  const records = reading.cases.map((placed, position) =>
    caseRecord(projectId, placed, position, count(placed.item.code)),
  );
  await clearReadModels(tx, projectId);
  await writeCases(tx, records);
  for (const placed of reading.cases) {
    await replaceClocks(tx, projectId, placed.item.code, clockRecords(projectId, placed, calendar.edition));
  }
  await writeProjectSummary(tx, projectId, projectSummary(plan, records, calendar, asOf));
}
