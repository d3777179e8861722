// The project list of a past evening, worked out from the record: read models only know today.
import { type Day, isoDay } from '../domain/day.ts';
import { type Issue, invalid, invalidField } from '../domain/errors.ts';
import { regionName } from '../domain/regions.ts';
import { readNames } from '../store/accounts.ts';
import { listProjects as listStored } from '../store/project-list.ts';
import { english } from './case-view.ts';
import { type ServiceContext, today } from './context.ts';
import type { ListQuery } from './project-list.ts';
import { scopeOf } from './scope.ts';
import type { Page, ProjectRow } from './views.ts';
import { readWholeProject } from './whole-project.ts';

/** What would have to be worked out for every project before one page could be cut from it. */
const todayOnly = ['light', 'stage', 'closed'] as const;

/**
 * Projects opened by the evening of `asOf`, by code. Takes the filters that do not change with time (`q`, `region`,
 * `template`, `agent`); refuses the others. Rows carry no next matter.
 */
export async function listProjectsAsOf(
  ctx: ServiceContext,
  query: ListQuery,
  asOf: Day,
): Promise<Page<ProjectRow>> {
  if (asOf > today(ctx)) throw invalidField('asOf', 'in_the_future', { now: isoDay(today(ctx)) });
  const issues: Issue[] = todayOnly
    .filter((name) => query[name] !== undefined)
    .map((path) => ({ path, code: 'not_with_as_of', facts: {} }));
  if (query.sort !== undefined && query.sort !== 'code')
    issues.push({ path: 'sort', code: 'not_with_as_of', facts: {} });
  if (issues.length > 0) throw invalid(issues);
  const { q, region, template, agent, cursor = null, limit = 50, descending } = query;
  const filter = { q, region: region?.replace(/(00){1,2}$/, ''), template, agent, openedBy: asOf };
  const scope = scopeOf(ctx.actor);
  const page = await listStored(ctx.store.db, scope, filter, 'code', cursor, limit, today(ctx), descending);
  const agents = await readNames(
    ctx.store.db,
    page.rows.flatMap((row) => (row.agent === null ? [] : [row.agent])),
  );
  const items: ProjectRow[] = [];
  for (const row of page.rows) {
    const { plan, reading } = await readWholeProject(ctx, row.id, { asOf });
    const stage = reading.stages.find(({ state }) => state !== 'done')?.spec;
    items.push({
      id: row.id,
      code: row.code,
      name: row.name,
      ownerName: row.ownerName,
      region: { code: row.region, name: regionName(row.region, 'zh') },
      templateName: plan.template.name,
      agentName: agents.get(row.agent ?? '') ?? null,
      stage: stage === undefined ? null : { code: stage.code, name: { zh: stage.zh, en: english(stage.en) } },
      done: reading.stages.reduce((sum, { done }) => sum + done, 0),
      total: reading.stages.reduce((sum, { total }) => sum + total, 0),
      light: reading.light,
      next: null,
    });
  }
  return { items, next: page.next, total: page.total };
}
