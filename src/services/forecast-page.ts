// What the forecast page of one project shows, from a single reading of its record: both ways, and what may be supposed.

import { doneOn } from '../domain/case-reading.ts';
import type { Issue } from '../domain/errors.ts';
import { isToBegin, proceduresOf, whatIfIssues } from '../domain/what-if.ts';
import { named, procedureName } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { type ForecastQuery, forecastOf, whatIfShape } from './forecast.ts';
import { issuesOf } from './input.ts';
import type { ForecastView, Named, ProjectView } from './views.ts';
import { readWholeProject, viewOf, type Whole } from './whole-project.ts';

interface Choice {
  readonly item: string;
  readonly name: Named;
}

export interface WhatIfChoices {
  /** Cases that are not over. */
  readonly open: readonly Choice[];
  /** Those of them that are still to be filed. */
  readonly toBegin: readonly Choice[];
  /** Procedures that have stopped a running case, or might. */
  readonly procedures: readonly (Choice & {
    readonly procedure: string;
    readonly procedureName: Named;
    readonly running: boolean;
  })[];
}

export interface ForecastPageView {
  readonly project: ProjectView;
  readonly before: ForecastView;
  /** null when nothing is supposed, or what is cannot be. */
  readonly after: ForecastView | null;
  /** What cannot be supposed, by field of the what-if. */
  readonly issues: readonly Issue[];
  readonly choices: WhatIfChoices;
}

/** `raw` is what is supposed; null: nothing. Throws `not_found` for what is out of sight. */
export async function getForecastPage(
  ctx: ServiceContext,
  id: string,
  query: ForecastQuery,
  raw: unknown,
): Promise<ForecastPageView> {
  const whole = await readWholeProject(ctx, id, { asOf: query.asOf });
  const basis = query.basis ?? 'limits';
  const [project, before] = await Promise.all([viewOf(ctx, whole), forecastOf(ctx, whole, basis)]);
  const page = { project, before, choices: choicesOf(whole) };
  if (raw === null) return { ...page, after: null, issues: [] };
  const read = whatIfShape.safeParse(raw);
  const issues = read.success ? whatIfIssues(whole.plan, whole.reading, read.data) : issuesOf(read.error);
  const after = read.success && issues.length === 0 ? await forecastOf(ctx, whole, basis, read.data) : null;
  return { ...page, after, issues };
}

function choicesOf({ plan, reading }: Whole): WhatIfChoices {
  const open = reading.cases.filter(({ reading: { state } }) => doneOn(state) === null);
  const choice = ({ item }: (typeof open)[number]): Choice => ({ item: item.code, name: named(item.spec) });
  return {
    open: open.map(choice),
    toBegin: open.filter(isToBegin).map(choice),
    procedures: open.flatMap((placed) =>
      proceduresOf(placed).map((procedure) => ({
        ...choice(placed),
        procedure,
        procedureName: procedureName(plan.template, procedure),
        running: placed.reading.status === 'paused',
      })),
    ),
  };
}
