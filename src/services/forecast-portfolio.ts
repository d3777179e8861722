// The forecasts of all open projects in sight, and which of them would break their promise if one kind of item took longer.
import { setImmediate } from 'node:timers/promises';
import { z } from 'zod';
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import { isOpen } from '../domain/case-reading.ts';
import { type Day, isoDay, isoDayOrNull, startOfDay } from '../domain/day.ts';
import { invalidField } from '../domain/errors.ts';
import { type Forecast, forecast } from '../domain/forecast.ts';
import type { HistoryOf } from '../domain/forecast-step.ts';
import { headlineOf, isLate, type TargetForecast } from '../domain/forecast-target.ts';
import { type ProjectReading, readProject } from '../domain/project-reading.ts';
import { MOST_SUPPOSED_DAYS, nothingSupposed, type WhatIf, whatIfIssues } from '../domain/what-if.ts';
import { isItemOfTemplates, type RecordedProject, readRecordedProjects } from '../store/project-records.ts';
import { wholeBetween } from './calendars.ts';
import { named } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { forecastTargetView, mayMove } from './forecast-view.ts';
import { historyAt } from './history.ts';
import { planBasis, storedBasis } from './plan-basis.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { ForecastBasis, ForecastRowView, Named, Page } from './views.ts';
import { byItem } from './whole-project.ts';

export interface PortfolioQuery {
  readonly asOf?: Day | undefined;
  readonly basis?: ForecastBasis | undefined;
  /** "And if this item takes so many working days more": both or neither. */
  readonly item?: string | undefined;
  readonly workingDays?: number | undefined;
}

/** The question as addresses and forms write it. */
export const portfolioShape = z
  .strictObject({
    item: z.string().max(40).optional(),
    workingDays: wholeBetween(1, MOST_SUPPOSED_DAYS).optional(),
  })
  .superRefine(({ item, workingDays }, ctx) => {
    if ((item === undefined) === (workingDays === undefined)) return;
    const path = [item === undefined ? 'item' : 'workingDays'];
    ctx.addIssue({ code: 'custom', path, params: { code: 'required' } });
  });

/** Projects are read and worked out so many at a time; between two portions others get their turn. */
const PORTION = 20;

/** One page by project id. Throws `invalid` for an item that no template has. */
export async function listForecasts(
  ctx: ServiceContext,
  query: PortfolioQuery & { readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<Page<ForecastRowView>> {
  const { cursor = '', limit = 50 } = query;
  if (!/^[\w.~-]{0,100}$/.test(cursor)) throw invalidField('cursor', 'cursor_invalid');
  const rows: ForecastRowView[] = [];
  for await (const { row } of forecastsFrom(ctx, query, cursor)) {
    if (row === null) continue;
    if (rows.length === limit) return { items: rows, next: rows.at(-1)?.projectId ?? null, total: null };
    rows.push(row);
  }
  return { items: rows, next: null, total: null };
}

export interface PortfolioView {
  readonly asOf: string;
  readonly basis: ForecastBasis;
  /** Broken promises first, the worst at the top; then by what is left. */
  readonly rows: readonly ForecastRowView[];
  /** Projects without a row: all their results are out, and what remains are papers owed or verifications. */
  readonly leftOut: number;
  /** Items of the chains in sight that somebody may ask about, in the order in which they come up. */
  readonly items: readonly { readonly code: string; readonly name: Named }[];
}

/** All of them. */
export async function getPortfolio(ctx: ServiceContext, query: PortfolioQuery): Promise<PortfolioView> {
  const rows: ForecastRowView[] = [];
  const items = new Map<string, Named>();
  let leftOut = 0;
  for await (const { row, plan } of forecastsFrom(ctx, query, '')) {
    if (row === null) {
      leftOut += 1;
      continue;
    }
    rows.push(row);
    for (const { code, spec } of plan.items) if (!items.has(code)) items.set(code, named(spec));
  }
  rows.sort((a, b) => left(a) - left(b) || (a.projectName < b.projectName ? -1 : 1));
  const asOf = isoDay(query.asOf ?? today(ctx));
  return {
    asOf,
    basis: query.basis ?? 'limits',
    rows,
    leftOut,
    items: [...items].map(([code, name]) => ({ code, name })),
  };
}

/** Days left of the promise that is told; without an open one at the end. */
const left = ({ target, after }: ForecastRowView): number => {
  const told = after?.target ?? target;
  return told?.state === 'open' ? told.expectedLeftDays : Number.MAX_SAFE_INTEGER;
};

interface Found {
  /** null when all results were out on that day. */
  readonly row: ForecastRowView | null;
  readonly plan: ApprovalPlan;
}

async function* forecastsFrom(
  ctx: ServiceContext,
  query: PortfolioQuery,
  afterId: string,
): AsyncGenerator<Found> {
  await catchUpIfNewDay(ctx, ctx.now);
  const asOf = query.asOf ?? today(ctx);
  if (asOf > today(ctx)) throw invalidField('asOf', 'in_the_future', { now: isoDay(today(ctx)) });
  const { item } = query;
  if (item !== undefined && !(await isItemOfTemplates(ctx.store.db, item)))
    throw invalidField('item', 'what_if_item_unknown', { item });
  const historyOf = await historyAt(ctx, query.basis ?? 'limits', asOf);
  const filter = asOf === today(ctx) ? { closed: false } : { openedBy: asOf };
  const scope = scopeOf(ctx.actor);
  for (let after: string | null = afterId; after !== null; ) {
    const page: readonly RecordedProject[] = await readRecordedProjects(
      ctx.store.db,
      scope,
      filter,
      after,
      PORTION,
    );
    for (const recorded of page) {
      const found = await forecastOne(ctx, recorded, asOf, historyOf, query);
      if (found !== null) yield found;
    }
    await setImmediate();
    after = page.length < PORTION ? null : (page.at(-1)?.project.id ?? null);
  }
}

/** null when nothing was open on that day. */
async function forecastOne(
  ctx: ServiceContext,
  { project: now, events }: RecordedProject,
  asOf: Day,
  historyOf: HistoryOf,
  query: PortfolioQuery,
): Promise<Found | null> {
  const then = events.filter(({ occurredAt }) => occurredAt < startOfDay(asOf + 1));
  const project = asOf === today(ctx) ? now : { ...now, ...storedBasis(planBasis(then)) };
  const plan = await planOf(ctx.store, ctx.store.db, project);
  const calendar = calendarOf(ctx, project);
  const reading = readProject(plan, byItem(events), calendar, placePolicies(ctx, project), asOf);
  const ground = { plan, reading, calendar, historyOf };
  const before = forecast(ground);
  if (before.cases.every(({ state }) => state === 'done' || state === 'waived'))
    return reading.cases.some((placed) => isOpen(placed.reading.status)) ? { row: null, plan } : null;
  const whatIf = supposedOf(plan, reading, query);
  const after = whatIf === null ? null : forecast({ ...ground, whatIf });
  const parts = { plan, calendar, parties: ctx.parties };
  const told = (found: Forecast) => {
    const target = toldOf(found);
    return {
      finishOn: isoDayOrNull(found.finishOn),
      provisional: mayMove(calendar, asOf, found.finishOn),
      target: target === null ? null : forecastTargetView(target, asOf, parts),
    };
  };
  const row = {
    projectId: project.id,
    projectName: project.name,
    code: project.code,
    ...told(before),
    after: after === null ? null : told(after),
    newlyLate: after !== null && !willBreak(before) && willBreak(after),
  };
  return { row, plan };
}

/** A promise that was broken in the past is not forecast any more. */
const willBreak = ({ targets }: Forecast): boolean =>
  targets.some((target) => target.state === 'open' && isLate(target));

const toldOf = ({ targets }: Forecast): TargetForecast | null =>
  headlineOf(targets) ?? targets.find(({ state }) => state === 'reached') ?? targets[0] ?? null;

/** null where nothing was asked, or the project has no such case that is still open. */
function supposedOf(
  plan: ApprovalPlan,
  reading: ProjectReading,
  { item, workingDays }: PortfolioQuery,
): WhatIf | null {
  if (item === undefined || workingDays === undefined) return null;
  const whatIf = { ...nothingSupposed, longer: [{ item, workingDays }] };
  return whatIfIssues(plan, reading, whatIf).length === 0 ? whatIf : null;
}
