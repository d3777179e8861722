// A changed calendar moves the days of open problems too: their rows are made anew from the record, with the new set.
import type { CalendarSet } from '../domain/calendar-set.ts';
import type { Tx } from '../store/db.ts';
import { readEvents } from '../store/event-log.ts';
import { projectsWithOpenProblems, replaceOwnerProblems } from '../store/owner-problems.ts';
import { readProject } from '../store/read-models.ts';
import { problemRow, problemsIn } from './problem-model.ts';

const CHUNK = 200;

/** Under the closed gate: nobody opens or answers one meanwhile. */
export async function reviseProblems(tx: Tx, after: CalendarSet): Promise<void> {
  for (let last = ''; ; ) {
    const ids = await projectsWithOpenProblems(tx, last, CHUNK);
    for (const id of ids) {
      const [project, events] = await Promise.all([readProject(tx, id), readEvents(tx, id, {})]);
      if (project === null) continue;
      const calendar = after.of(project.region);
      await replaceOwnerProblems(
        tx,
        id,
        problemsIn(events).map((problem) => problemRow(id, problem, calendar)),
      );
    }
    const end = ids.at(-1);
    if (end === undefined || ids.length < CHUNK) return;
    last = end;
  }
}
