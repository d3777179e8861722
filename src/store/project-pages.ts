// Whole projects with all that is stored of them, a page at a time, for work that goes through the house and changes nothing.
import { type SQL, sql } from 'drizzle-orm';
import { currentRelease } from './calendar-book.ts';
import type { Db } from './db.ts';
import { eventRows, type StoredEvent, toStored } from './event-chain.ts';
import { selected } from './json-rows.ts';
import {
  type CaseRecord,
  type ClockRecord,
  caseRows,
  clockRows,
  type ProjectRecord,
  projectRows,
} from './records.ts';

/** Everything of one project as it stood at one moment. */
export interface StoredProject {
  readonly project: ProjectRecord;
  readonly cases: readonly CaseRecord[];
  readonly clocks: readonly ClockRecord[];
  /** In order of entry. */
  readonly events: readonly StoredEvent[];
}

export interface ProjectPage {
  /** Number of the calendar release in force at that moment. */
  readonly release: number;
  readonly projects: readonly StoredProject[];
}

/** Of this project, in that order: the correlated rows of another table. */
const ofProject = (table: string, order: string): SQL =>
  sql.raw(`select * from ${table} where project_id = projects.id order by ${order}`);

/**
 * Projects that are not closed, or that still have a clock which has not stopped, by id after `afterId`. One statement, so
 * that rows and events belong together while others go on writing.
 */
export async function readOpenProjects(db: Db, afterId: string, limit: number): Promise<ProjectPage> {
  const [found] = await selected(
    db,
    sql`select ${currentRelease} as release, (select json_agg(page.whole) from (
      select json_build_array(${projectRows.joined}, ${caseRows.all(ofProject('cases', 'position'))},
        ${clockRows.all(ofProject('clocks', 'item, ordinal'))}, ${eventRows.all(ofProject('events', 'seq'))}) as whole
      from projects where id > ${afterId} and (not closed
        or exists (select 1 from clocks where project_id = projects.id and state <> 'stopped'))
      order by id limit ${limit}) page) as projects`,
  );
  const rows = (found?.['projects'] ?? []) as readonly (readonly unknown[])[];
  return {
    release: Number(found?.['release'] ?? 0),
    projects: rows.flatMap(([row, cases, clocks, events]): StoredProject[] => {
      const [project] = projectRows.decode([row]);
      if (project === undefined) return [];
      return [
        {
          project,
          cases: caseRows.decode(cases),
          clocks: clockRows.decode(clocks),
          events: eventRows.decode(events).map(toStored),
        },
      ];
    }),
  };
}
