// Open projects with as much of their cases as the start-early list needs, in one statement.
import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import type { CaseStatus } from '../domain/case-events.ts';
import { dayFromSql } from './dates.ts';
import type { Db } from './db.ts';
import type { CaseRecord } from './records.ts';
import { cases, events, projects } from './schema.ts';
import { projectsWithin, type Scope } from './scope.ts';

export type EarlyCase = Pick<CaseRecord, 'item' | 'status' | 'doneOn' | 'acceptedOn' | 'mock'> & {
  /** Codes of materials still owed. */
  readonly owed: readonly string[];
};

/** A case as an array: a field's name repeated for each of some thousand rows costs more than its value. */
type Packed = readonly [
  string,
  CaseStatus,
  string | null,
  string | null,
  CaseRecord['mock'],
  CaseRecord['owed'],
];

const packed = sql<readonly Packed[]>`(select json_agg(json_build_array(${cases.item}, ${cases.status},
  ${cases.doneOn}, ${cases.acceptedOn}, ${cases.mock}, ${cases.owed}) order by ${cases.position})
  from ${cases} where ${cases.projectId} = ${projects.id})`;

/** Papers that came with filings, but for those that were taken back. */
const handedIn = sql<
  readonly (readonly string[])[] | null
>`(select json_agg(e.data -> 'handedIn') from ${events} e
  where e.project_id = ${projects.id} and e.type in ('receive', 'resubmit') and jsonb_exists(e.data, 'handedIn')
  and not exists (select 1 from ${events} m where m.project_id = e.project_id and m.type = 'rectify_event'
    and (m.data ->> 'target')::int = e.seq and m.data -> 'replacement' = 'null'::jsonb))`;

const day = (text: string | null) => (text === null ? null : dayFromSql(text));

/** Those with a case not begun, nearest due date first. */
export async function readEarlyProjects(db: Db, scope: Scope, limit: number) {
  const notBegun = db
    .select({ one: sql`1` })
    .from(cases)
    .where(and(eq(cases.projectId, projects.id), inArray(cases.status, ['blocked', 'ready'])));
  const rows = await db
    .select({
      id: projects.id,
      code: projects.code,
      name: projects.name,
      region: projects.region,
      ownerCreditCode: projects.ownerCreditCode,
      agent: projects.agent,
      templateId: projects.templateId,
      templateVersion: projects.templateVersion,
      attributes: projects.attributes,
      changes: projects.changes,
      openedOn: projects.openedOn,
      cases: packed,
      handedIn,
    })
    .from(projects)
    .where(and(projectsWithin(scope), sql`not ${projects.closed}`, exists(notBegun)))
    .orderBy(sql`${projects.nextDueOn} nulls last`, projects.code)
    .limit(limit);
  return rows.map(({ cases: found, handedIn: papers, ...project }) => ({
    project,
    handedIn: (papers ?? []).flat(),
    cases: found.map(
      ([item, status, doneOn, acceptedOn, mock, owed]): EarlyCase => ({
        item,
        status,
        doneOn: day(doneOn),
        acceptedOn: day(acceptedOn),
        mock,
        owed: owed.map(({ material }) => material),
      }),
    ),
  }));
}
