// Throws the read models away and makes them again from the events: they must come out equal.
import { type Day, dayOfInstant, type Instant } from '../domain/day.ts';
import { readReleaseNumber } from '../store/calendar-book.ts';
import type { Tx } from '../store/db.ts';
import { lockProject, readEvents } from '../store/event-log.ts';
import {
  clearReadModels,
  listProjectIds,
  replaceClocks,
  writeCases,
  writePlanBasis,
  writeProjectSummary,
} from '../store/read-models.ts';
import { writeActModels } from './act-models.ts';
import { demandRelease, withCalendarsInForce } from './calendar-book.ts';
import { catchUp } from './catch-up.ts';
import { calendarOf, type System } from './context.ts';
import { derivedRows } from './derived-rows.ts';
import { planBasis, storedBasis } from './plan-basis.ts';
import { planOf } from './plans.ts';

const PAGE = 500;

/** One project a transaction, so that the others go on meanwhile. Gives the number of projects. */
export async function rebuild(system: System, now: Instant): Promise<number> {
  // What silence has accepted is noted first: the rows made here show it, and no sweep would look for it again.
  await catchUp(system, now);
  let count = 0;
  let ids = await listProjectIds(system.store.db, '', PAGE);
  while (ids.length > 0) {
    for (const id of ids) {
      await withCalendarsInForce(system, (current) =>
        current.store.transaction((tx) => rebuildProject(tx, current, id, dayOfInstant(now))),
      );
    }
    count += ids.length;
    ids = await listProjectIds(system.store.db, ids.at(-1) ?? '', PAGE);
  }
  return count;
}

async function rebuildProject(tx: Tx, system: System, projectId: string, asOf: Day): Promise<void> {
  const [project, release, events] = await Promise.all([
    lockProject(tx, projectId),
    readReleaseNumber(tx),
    readEvents(tx, projectId, {}),
  ]);
  if (project === null) return;
  demandRelease(system, release);
  const basis = storedBasis(planBasis(events));
  const plan = await planOf(system.store, tx, { ...project, ...basis });
  const { cases, clocksOf, summary } = derivedRows(system, project, plan, events, asOf);
  await clearReadModels(tx, projectId);
  await writePlanBasis(tx, projectId, basis);
  await writeCases(tx, cases);
  for (const { item } of cases) await replaceClocks(tx, projectId, item, clocksOf(item));
  await writeProjectSummary(tx, projectId, summary);
  await writeActModels(tx, project, events, calendarOf(system, project));
}
