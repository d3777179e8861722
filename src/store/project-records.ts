// Projects within a scope with their whole record, a page at a time, for answers that need every case of every project.
import { and, eq, gt, lte, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import type { Db } from './db.ts';
import { eventRows, type StoredEvent, toStored } from './event-chain.ts';
import { selected } from './json-rows.ts';
import { type ProjectRecord, projectRows } from './records.ts';
import { projects } from './schema.ts';
import { projectsWithin, type Scope } from './scope.ts';

export interface RecordedProject {
  readonly project: ProjectRecord;
  /** In order of entry. */
  readonly events: readonly StoredEvent[];
}

export interface RecordedFilter {
  /** Left out: closed and open ones. */
  readonly closed?: boolean | undefined;
  /** Opened on that day or before. */
  readonly openedBy?: Day | undefined;
}

/** By id after `afterId`; fewer than `limit` at the end. */
export async function readRecordedProjects(
  db: Db,
  scope: Scope,
  { closed, openedBy }: RecordedFilter,
  afterId: string,
  limit: number,
): Promise<readonly RecordedProject[]> {
  const wanted: SQL | undefined = and(
    projectsWithin(scope),
    gt(projects.id, afterId),
    closed === undefined ? undefined : eq(projects.closed, closed),
    openedBy === undefined ? undefined : lte(projects.openedOn, openedBy),
  );
  const [found] = await selected(
    db,
    sql`select (select json_agg(page.whole) from (
      select json_build_array(${projectRows.joined},
        ${eventRows.all(sql.raw('select * from events where project_id = projects.id order by seq'))}) as whole
      from projects where ${wanted} order by id limit ${limit}) page) as projects`,
  );
  const rows = (found?.['projects'] ?? []) as readonly (readonly unknown[])[];
  return rows.flatMap(([row, events]): RecordedProject[] => {
    const [project] = projectRows.decode([row]);
    return project === undefined ? [] : [{ project, events: eventRows.decode(events).map(toStored) }];
  });
}

/** Whether any version of any template has an item of that code. */
export async function isItemOfTemplates(db: Db, item: string): Promise<boolean> {
  const wanted = JSON.stringify({ items: [{ code: item }] });
  const [found] = await selected(
    db,
    sql`select exists (select 1 from templates where document @> ${wanted}::jsonb) as found`,
  );
  return found?.['found'] === true;
}
