// The list of projects: filtered, sorted, page by page. A page goes on after the last row's sort keys, so that rows that
// come and go in between shift nothing.
import { and, asc, count, desc, eq, lte, type SQL, sql } from 'drizzle-orm';
import type { Day } from '../domain/day.ts';
import type { Light } from '../domain/light.ts';
import { type Cursor, readCursor, writeCursor } from './cursor.ts';
import type { Db } from './db.ts';
import { hasLight, lightRank } from './light-sql.ts';
import { likePart, likePrefix } from './like.ts';
import { type ProjectRecord, projectColumns } from './records.ts';
import { accounts, projects } from './schema.ts';
import { projectsWithin, type Scope } from './scope.ts';

export interface ProjectFilter {
  /** Part of the name, the code, or the name's pinyin (initials or full). */
  readonly q?: string | undefined;
  readonly lights?: readonly Light[] | undefined;
  /** Prefix of the region code. */
  readonly region?: string | undefined;
  /** Template id, any version. */
  readonly template?: string | undefined;
  /** Code of the stage it is in. */
  readonly stage?: string | undefined;
  readonly agent?: string | undefined;
  readonly closed?: boolean | undefined;
  /** Opened on that day or before. */
  readonly openedBy?: Day | undefined;
}

/** light: worst first, then nearest due date · due: nearest first · opened: newest first · name: by pinyin · code. */
export const projectSorts = ['light', 'due', 'opened', 'name', 'code', 'region', 'stage'] as const;
export type ProjectSort = (typeof projectSorts)[number];

export interface ProjectPage {
  readonly rows: readonly ProjectRecord[];
  /** Give it back for the next page; null on the last one. */
  readonly next: string | null;
  /** Of all pages together. */
  readonly total: number;
}

/** Throws an `invalid` Refusal for a cursor that is not one of this sort's. */
export async function listProjects(
  db: Db,
  scope: Scope,
  filter: ProjectFilter,
  sort: ProjectSort,
  cursor: string | null,
  limit: number,
  today: Day,
  descending = false,
): Promise<ProjectPage> {
  const keys = [...sortKeys(sort, today), { of: 'text', sql: projects.id }] as const;
  const way = descending ? `${sort}-` : sort;
  const after = cursor === null ? undefined : beyond(keys, readCursor(cursor, way, keys), descending);
  const wanted = and(projectsWithin(scope), ...conditions(filter, today));
  const order = keys.map((key) => key.sql);
  const page = db
    .select({ project: projectColumns, keys: sql<Cursor>`json_build_array(${list(order)})` })
    .from(projects)
    .where(and(wanted, after))
    .orderBy(...order.map((key) => (descending ? desc(key) : asc(key))))
    .limit(limit + 1);
  const [found, [counted]] = await Promise.all([
    page,
    db.select({ total: count() }).from(projects).where(wanted),
  ]);
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => row.project),
    next: found.length > limit && last !== undefined ? writeCursor(way, last.keys) : null,
    total: counted?.total ?? 0,
  };
}

export async function countProjects(
  db: Db,
  scope: Scope,
  filter: ProjectFilter,
  today: Day,
): Promise<number> {
  const [row] = await db
    .select({ total: count() })
    .from(projects)
    .where(and(projectsWithin(scope), ...conditions(filter, today)));
  return row?.total ?? 0;
}

function conditions(filter: ProjectFilter, today: Day): readonly (SQL | undefined)[] {
  const { q, lights, region, template, stage, agent, closed, openedBy } = filter;
  return [
    q === undefined || q.trim() === '' ? undefined : likePart(projects.search, q.trim()),
    lights === undefined ? undefined : hasLight(projects, lights, today),
    region === undefined ? undefined : likePrefix(projects.region, region),
    template === undefined ? undefined : eq(projects.templateId, template),
    stage === undefined ? undefined : eq(projects.stage, stage),
    agent === undefined ? undefined : eq(projects.agent, agent),
    closed === undefined ? undefined : eq(projects.closed, closed),
    openedBy === undefined ? undefined : lte(projects.openedOn, openedBy),
  ];
}

interface SortKey {
  readonly of: 'number' | 'text';
  readonly sql: SQL | typeof projects.id;
}

/** Every key sorts upwards and is never null; texts by code point, so that both databases agree. */
function sortKeys(sort: ProjectSort, today: Day): readonly SortKey[] {
  const due: SortKey = {
    of: 'number',
    sql: sql`coalesce(${projects.nextDueOn} - date '1970-01-01', 999999)`,
  };
  switch (sort) {
    case 'light':
      return [{ of: 'number', sql: lightRank(projects, today) }, due];
    case 'due':
      return [due];
    case 'opened':
      return [{ of: 'number', sql: sql`date '1970-01-01' - ${projects.openedOn}` }];
    case 'name':
      return [{ of: 'text', sql: sql`${projects.pinyin} collate "C"` }];
    case 'code':
      return [{ of: 'text', sql: sql`${projects.code} collate "C"` }];
    case 'region':
      return [{ of: 'text', sql: sql`${projects.region} collate "C"` }, due];
    case 'stage':
      return [{ of: 'text', sql: sql`coalesce(${projects.stage}, '~') collate "C"` }, due];
  }
}

const list = (parts: readonly (SQL | typeof projects.id)[]): SQL =>
  sql.join(
    parts.map((part) => sql`${part}`),
    sql`, `,
  );

const beyond = (keys: readonly SortKey[], values: Cursor, descending: boolean): SQL =>
  sql`(${list(keys.map((key) => key.sql))}) ${descending ? sql`<` : sql`>`} (${sql.join(
    values.map((value) => (typeof value === 'number' ? sql`${value}::int` : sql`${value}::text`)),
    sql`, `,
  )})`;

export interface FilterValues {
  readonly templates: readonly { readonly templateId: string; readonly templateVersion: string }[];
  /** Codes of the stages that projects stand in. */
  readonly stages: readonly string[];
  readonly regions: readonly string[];
  readonly agents: readonly { readonly value: string; readonly name: string }[];
}

/** What occurs among the projects of a scope, for the choices of a filter. */
export async function filterValues(db: Db, scope: Scope): Promise<FilterValues> {
  const within = projectsWithin(scope);
  const { templateId, templateVersion, stage, region } = projects;
  const [templates, stages, regions, agents] = await Promise.all([
    db.selectDistinct({ templateId, templateVersion }).from(projects).where(within).orderBy(templateId),
    db.selectDistinct({ stage }).from(projects).where(within).orderBy(stage),
    db.selectDistinct({ region }).from(projects).where(within).orderBy(region),
    db
      .selectDistinct({ value: accounts.username, name: accounts.name })
      .from(projects)
      .innerJoin(accounts, eq(accounts.username, projects.agent))
      .where(within)
      .orderBy(accounts.username),
  ]);
  return {
    templates,
    stages: stages.flatMap((row) => (row.stage === null ? [] : [row.stage])),
    regions: regions.map((row) => row.region),
    agents,
  };
}
