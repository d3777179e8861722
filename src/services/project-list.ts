// Projects within the reader's sight: filtered, sorted, page by page; and what the filters offer.
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import type { Light } from '../domain/light.ts';
import { regionName } from '../domain/regions.ts';
import { readNames } from '../store/accounts.ts';
import { nextRows } from '../store/desk.ts';
import { filterValues, listProjects as listStored, projectSorts } from '../store/project-list.ts';
import type { ProjectRecord } from '../store/records.ts';
import { english } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { deskRow } from './desk-row.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { Named, Page, ProjectRow } from './views.ts';

export const listShape = z.strictObject({
  /** Part of the name, the code, or the name's pinyin. */
  q: z.string().max(200).optional(),
  light: z.enum(['none', 'yellow', 'red', 'breach']).optional(),
  stage: z.string().max(40).optional(),
  /** Region code or a prefix of it. */
  region: z.string().max(6).optional(),
  template: z.string().max(100).optional(),
  agent: z.string().max(60).optional(),
  closed: z.boolean().optional(),
  sort: z.enum(projectSorts).optional(),
  descending: z.boolean().optional(),
  cursor: z.string().max(2000).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export type ListQuery = z.input<typeof listShape>;

const text = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

export async function listProjects(ctx: ServiceContext, query: ListQuery): Promise<Page<ProjectRow>> {
  await catchUpIfNewDay(ctx, ctx.now);
  const { light, sort = 'light', cursor, limit = 50, closed, descending = false } = query;
  const filter = {
    q: text(query.q),
    lights: light === undefined ? undefined : [light],
    region: text(query.region)?.replace(/(00){1,2}$/, ''),
    template: text(query.template),
    stage: text(query.stage),
    agent: text(query.agent),
    closed,
  };
  const asOf = today(ctx);
  const page = await listStored(
    ctx.store.db,
    scopeOf(ctx.actor),
    filter,
    sort,
    cursor ?? null,
    limit,
    asOf,
    descending,
  );
  const [next, agents] = await Promise.all([
    nextRows(
      ctx.store.db,
      page.rows.map((row) => row.id),
      asOf,
    ),
    readNames(
      ctx.store.db,
      page.rows.flatMap((row) => (row.agent === null ? [] : [row.agent])),
    ),
  ]);
  const items: ProjectRow[] = [];
  for (const row of page.rows) {
    const plan = await planOf(ctx.store, ctx.store.db, row);
    const desk = next.get(row.id);
    const stage = plan.template.stages.find(({ code }) => code === row.stage);
    items.push({
      id: row.id,
      code: row.code,
      name: row.name,
      ownerName: row.ownerName,
      region: { code: row.region, name: regionName(row.region, 'zh') },
      templateName: plan.template.name,
      agentName: agents.get(row.agent ?? '') ?? null,
      stage: stage === undefined ? null : { code: stage.code, name: { zh: stage.zh, en: english(stage.en) } },
      done: row.done,
      total: row.total,
      light: lightOf(row, asOf),
      next:
        desk === undefined
          ? null
          : deskRow(desk, plan, ctx.parties, calendarOf(ctx, row), placePolicies(ctx, row), asOf),
    });
  }
  return { items, next: page.next, total: page.total };
}

function lightOf({ yellowOn, redOn, breachOn }: ProjectRecord, asOf: Day): Light {
  const reached = (from: Day | null): boolean => from !== null && from <= asOf;
  return reached(breachOn) ? 'breach' : reached(redOn) ? 'red' : reached(yellowOn) ? 'yellow' : 'none';
}

export interface ProjectFilters {
  readonly stages: readonly { readonly value: string; readonly name: Named }[];
  readonly regions: readonly string[];
  readonly templates: readonly { readonly value: string; readonly name: Named }[];
  readonly agents: readonly { readonly value: string; readonly name: string }[];
}

/** Values that occur among the projects in sight. */
export async function projectFilters(ctx: ServiceContext): Promise<ProjectFilters> {
  const found = await filterValues(ctx.store.db, scopeOf(ctx.actor));
  const stages = new Map<string, Named>();
  const templates = new Map<string, Named>();
  for (const pinned of found.templates) {
    const { template } = await planOf(ctx.store, ctx.store.db, { ...pinned, attributes: {} });
    templates.set(template.id, template.name);
    for (const stage of template.stages) {
      if (found.stages.includes(stage.code)) stages.set(stage.code, { zh: stage.zh, en: english(stage.en) });
    }
  }
  return {
    stages: [...stages].map(([value, name]) => ({ value, name })),
    regions: found.regions,
    templates: [...templates].map(([value, name]) => ({ value, name })),
    agents: found.agents,
  };
}
