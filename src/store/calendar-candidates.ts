// Which cases a change of the calendar can touch, and what is needed to work them out anew: looked up in bulk, since a
// province has hundreds of thousands of running clocks and a holiday moves a few of them.
import { type SQL, sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import { sqlDay } from './dates.ts';
import type { Db } from './db.ts';
import { eventRows, type StoredEvent, toStored } from './event-chain.ts';
import { selected } from './json-rows.ts';
import {
  type CaseFacts,
  type CaseKey,
  type CaseRecord,
  type ClockRecord,
  caseRows,
  clockRows,
  type ProjectRecord,
  projectRows,
} from './records.ts';

export interface Touched {
  readonly regions: readonly string[];
  /** First and last day between which something changes; no clock that lies outside can move. */
  readonly from: Day;
  readonly to: Day;
}

/** A list as one value: however long it is, the statement stays the same. */
const among = (texts: readonly string[]): SQL =>
  sql`(select json_array_elements_text(${JSON.stringify(texts)}::json))`;

/** Days by which a filing on a rest day may be moved on: it is touched by what changes before its clock begins. */
const LONGEST_REST = sql.raw('20');

export async function readRegions(db: Db): Promise<readonly string[]> {
  const rows = await selected(db, sql`select distinct region from projects order by region`);
  return rows.map(({ region }) => String(region));
}

/**
 * Cases, in order of project, one of whose clocks was counted over one of those days. One that is long overdue is not among
 * them, but every paused one is: what it has left is counted to the end. So is one that was filed again since: of its
 * earlier filings no clock is kept, but targets count them from an acceptance that the calendar may have dated.
 */
export async function readTouchedCases(db: Db, { regions, from, to }: Touched): Promise<readonly CaseKey[]> {
  const rows = await selected(
    db,
    sql`select c.project_id as "projectId", c.item from clocks c
      join projects p on p.id = c.project_id and p.region in ${among(regions)}
      where least(c.started_on, c.yellow_on) - ${LONGEST_REST} <= ${sqlDay(to)}
        and (c.due_on >= ${sqlDay(from)} or c.expected_due_on >= ${sqlDay(from)}
          or c.stopped_on >= ${sqlDay(from)} or c.state = 'paused' or c.provisional)
      union
      select c.project_id, c.item from cases c
      join projects p on p.id = c.project_id and p.region in ${among(regions)}
      where c.instance > 1 and c.received_on >= ${sqlDay(from)}
      order by 1, 2`,
  );
  return rows.map(({ projectId, item }) => ({ projectId: String(projectId), item: String(item) }));
}

export interface TargetedTemplate {
  readonly templateId: string;
  readonly templateVersion: string;
  /** Whether it has several targets: the summary tells only of the first when that is reached. */
  readonly several: boolean;
}

/** Open projects of these templates whose targets may be running. */
export async function readTargetProjects(
  db: Db,
  regions: readonly string[],
  templates: readonly TargetedTemplate[],
): Promise<readonly string[]> {
  if (templates.length === 0) return [];
  const pinned = (some: readonly TargetedTemplate[]) =>
    among(some.map(({ templateId, templateVersion }) => `${templateId}@${templateVersion}`));
  const rows = await selected(
    db,
    sql`select id from projects where not closed and region in ${among(regions)}
      and template_id || '@' || template_version in ${pinned(templates)}
      and target ->> 'startedOn' is not null
      and (target ->> 'reachedOn' is null
        or template_id || '@' || template_version in ${pinned(templates.filter(({ several }) => several))})
      order by id`,
  );
  return rows.map(({ id }) => String(id));
}

export async function readTemplatesInUse(
  db: Db,
): Promise<readonly { readonly templateId: string; readonly templateVersion: string }[]> {
  const rows = await selected(
    db,
    sql`select distinct template_id as "templateId", template_version as "templateVersion" from projects`,
  );
  return rows.map(({ templateId, templateVersion }) => ({
    templateId: String(templateId),
    templateVersion: String(templateVersion),
  }));
}

/** An event without who told it and what binds it: half of its bytes, of which no date is made. */
const told =
  sql.raw(`events.project_id, events.seq, events.item, events.case_version, events.type, events.occurred_at,
  events.occurred_on, events.recorded_at, '' as actor, '' as actor_name, events.data, events.back_entry, events.rest_day,
  null as idempotency_key, null as request_hash, '' as hash_algorithm, '' as prev_hash, '' as hash`);

/** Everything of a few projects that a change of the calendar needs. */
export interface TouchedProjects {
  readonly projects: readonly ProjectRecord[];
  /** Of all cases of those projects that were asked for `whole`. */
  readonly facts: ReadonlyMap<string, readonly CaseFacts[]>;
  /** Read with `lock` only. */
  readonly cases: readonly CaseRecord[];
  readonly clocks: readonly ClockRecord[];
  readonly events: readonly StoredEvent[];
}

export async function readTouchedProjects(
  db: Db,
  ids: readonly string[],
  keys: readonly CaseKey[],
  { whole, lock }: { readonly whole: readonly string[]; readonly lock: boolean },
): Promise<TouchedProjects> {
  const wanted = JSON.stringify(keys);
  const projectIds = among(ids);
  const ofKeys = sql`json_to_recordset(${wanted}::json) as k("projectId" text, item text)`;
  const [projects, [found]] = await Promise.all([
    projectRows.read(
      db,
      sql`select * from projects where id in ${projectIds} order by id ${lock ? sql`for update` : sql``}`,
    ),
    selected(
      db,
      sql`select
        (select json_agg(json_build_array(project_id, item, stage, status, holder, done_on - date '1970-01-01', run,
            yellow_on - date '1970-01-01', red_on - date '1970-01-01', breach_on - date '1970-01-01',
            next_due_on - date '1970-01-01') order by project_id, position)
          from cases where project_id in ${among(whole)}) as facts,
        ${lock ? caseRows.all(sql`select cases.* from cases join ${ofKeys} on cases.project_id = k."projectId" and cases.item = k.item`) : sql`null`} as cases,
        ${clockRows.all(sql`select clocks.* from clocks join ${ofKeys}
          on clocks.project_id = k."projectId" and clocks.item = k.item order by ordinal`)} as clocks,
        ${eventRows.all(sql`select ${told} from events join ${ofKeys}
          on events.project_id = k."projectId" and events.item = k.item order by seq`)} as events`,
    ),
  ]);
  return {
    projects,
    facts: factsOf(found?.['facts']),
    cases: caseRows.decode(found?.['cases']),
    clocks: clockRows.decode(found?.['clocks']),
    events: eventRows.decode(found?.['events']).map(toStored),
  };
}

type FactRow = readonly [
  string,
  CaseFacts['item'],
  CaseFacts['stage'],
  CaseFacts['status'],
  CaseFacts['holder'],
  CaseFacts['doneOn'],
  CaseFacts['run'],
  CaseFacts['yellowOn'],
  CaseFacts['redOn'],
  CaseFacts['breachOn'],
  CaseFacts['nextDueOn'],
];

function factsOf(found: unknown): ReadonlyMap<string, readonly CaseFacts[]> {
  const byProject = new Map<string, CaseFacts[]>();
  for (const row of (found ?? []) as readonly FactRow[]) {
    const [projectId, item, stage, status, holder, doneOn, run, yellowOn, redOn, breachOn, nextDueOn] = row;
    const facts = { item, stage, status, holder, doneOn, run, yellowOn, redOn, breachOn, nextDueOn };
    const list = byProject.get(projectId);
    if (list === undefined) byProject.set(projectId, [facts]);
    else list.push(facts);
  }
  return byProject;
}
