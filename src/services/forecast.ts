// When a project will be done, and what if: looked up and worked out, never written.
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { invalid } from '../domain/errors.ts';
import { forecast } from '../domain/forecast.ts';
import { MOST_SUPPOSED_DAYS, nothingSupposed, type WhatIf, whatIfIssues } from '../domain/what-if.ts';
import type { ServiceContext } from './context.ts';
import { forecastView } from './forecast-view.ts';
import { historyAt } from './history.ts';
import { readInput } from './input.ts';
import type { ForecastBasis, ForecastView, WhatIfView } from './views.ts';
import { readWholeProject, type Whole } from './whole-project.ts';

export const forecastBases = ['limits', 'median', 'p80'] as const satisfies readonly ForecastBasis[];

export interface ForecastQuery {
  /** The day from whose evening is looked ahead; default today. */
  readonly asOf?: Day | undefined;
  readonly basis?: ForecastBasis | undefined;
}

const MOST_ENTRIES = 50;
const item = z.string().min(1).max(40);
const workingDays = z.int().min(1).max(MOST_SUPPOSED_DAYS);
export const whatIfShape = z.strictObject({
  /** The case ends so many working days later. */
  longer: z.array(z.strictObject({ item, workingDays })).max(MOST_ENTRIES).default([]),
  /** Begun today, though its turn has not come; the result still waits for what stands before it. */
  startToday: z.array(item).max(MOST_ENTRIES).default([]),
  /** The procedure that has stopped the case lasts longer, or one begins today. */
  pauses: z
    .array(
      z.strictObject({ item, workingDays, procedure: z.string().min(1).max(40).nullable().default(null) }),
    )
    .max(MOST_ENTRIES)
    .default([]),
});
export type WhatIfInput = z.input<typeof whatIfShape>;

/** Throws `not_found` for what is out of sight, `invalid` for a day to come. */
export async function getForecast(
  ctx: ServiceContext,
  id: string,
  query: ForecastQuery = {},
): Promise<ForecastView> {
  const whole = await readWholeProject(ctx, id, { asOf: query.asOf });
  return forecastOf(ctx, whole, query.basis ?? 'limits');
}

/** Both ways at once: as things stand, and as supposed. Throws `invalid` naming the field of what cannot be supposed. */
export async function getWhatIf(
  ctx: ServiceContext,
  id: string,
  query: ForecastQuery,
  raw: unknown,
): Promise<WhatIfView> {
  const whole = await readWholeProject(ctx, id, { asOf: query.asOf });
  const supposed = readInput(whatIfShape, raw);
  const issues = whatIfIssues(whole.plan, whole.reading, supposed);
  if (issues.length > 0) throw invalid(issues);
  const basis = query.basis ?? 'limits';
  const [before, after] = await Promise.all([
    forecastOf(ctx, whole, basis),
    forecastOf(ctx, whole, basis, supposed),
  ]);
  return { supposed, before, after };
}

/** Of a project that has been read already, on the day on which it was. */
export async function forecastOf(
  ctx: ServiceContext,
  { project, plan, reading, calendar }: Whole,
  basis: ForecastBasis,
  whatIf: WhatIf = nothingSupposed,
): Promise<ForecastView> {
  const historyOf = await historyAt(ctx, basis, reading.asOf);
  const found = forecast({ plan, reading, calendar, historyOf, whatIf });
  const { parties } = ctx;
  return forecastView(found, { projectId: project.id, plan, reading, calendar, parties, basis });
}
