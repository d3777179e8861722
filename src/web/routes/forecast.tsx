// 预计办结 of one project with what if, and of all open projects in sight. Reading alone: nothing supposed is kept.
import { Hono } from 'hono';
import { type Day, parseDay } from '../../domain/day.ts';
import { type Issue, invalidField, Refusal } from '../../domain/errors.ts';
import { MOST_SUPPOSED_DAYS } from '../../domain/what-if.ts';
import { forecastBases, type WhatIfInput } from '../../services/forecast.ts';
import { getForecastPage } from '../../services/forecast-page.ts';
import { getPortfolio, portfolioShape } from '../../services/forecast-portfolio.ts';
import { readInput } from '../../services/input.ts';
import type { ForecastBasis } from '../../services/views.ts';
import type { Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { ForecastPage } from '../pages/forecast.tsx';
import { ForecastsPage } from '../pages/forecasts.tsx';

export const forecastRoutes = new Hono<WebEnv>()
  .get('/forecast', async (c) => {
    const values = c.req.query();
    const query = { basis: basisOf(c), asOf: asOfOf(c) };
    const { asked, issues } = questionOf(values);
    const found = await getPortfolio(contextOf(c), { ...query, ...asked }).catch((error: unknown) => {
      if (!(error instanceof Refusal) || !error.issues.some(({ path }) => path === 'item')) throw error;
      return error.issues;
    });
    const wrong = 'rows' in found ? issues : found;
    const portfolio = 'rows' in found ? found : await getPortfolio(contextOf(c), query);
    return c.html(
      renderPage(
        <ForecastsPage
          shell={shellOf(c)}
          portfolio={portfolio}
          form={{ values, issues: wrong }}
          asked={wrong.length === 0 ? asked : null}
        />,
      ),
      wrong.length === 0 ? 200 : 400,
    );
  })
  .get('/projects/:id/forecast', async (c) => {
    const values = c.req.query();
    const { whatIf, issues } = whatIfOf(values);
    const raw = issues.length > 0 ? null : whatIf;
    const id = c.req.param('id');
    const { issues: found, ...page } = await getForecastPage(
      contextOf(c),
      id,
      { basis: basisOf(c), asOf: asOfOf(c) },
      raw,
    );
    const wrong = [...issues, ...found.map((issue) => ({ ...issue, path: fieldOf(values, issue.path) }))];
    return c.html(
      renderPage(
        <ForecastPage
          {...page}
          shell={shellOf(c)}
          form={{ values, issues: wrong }}
          asOf={filled(values, 'asOf')}
        />,
      ),
      wrong.length === 0 ? 200 : 400,
    );
  });

const basisOf = (c: WebContext): ForecastBasis =>
  forecastBases.find((one) => one === c.req.query('basis')) ?? 'limits';

function asOfOf(c: WebContext): Day | undefined {
  const text = c.req.query('asOf')?.trim();
  if (text === undefined || text === '') return undefined;
  const day = parseDay(text);
  if (day === null) throw invalidField('asOf', 'date_invalid', { value: text.slice(0, 60) });
  return day;
}

function questionOf(values: Values) {
  try {
    const { item, workingDays } = readInput(portfolioShape, {
      item: filled(values, 'item'),
      workingDays: filled(values, 'workingDays'),
    });
    const asked = item === undefined || workingDays === undefined ? null : { item, workingDays };
    return { asked, issues: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { asked: null, issues: error.issues };
  }
}

/** The pairs of an item and its days that the form has. */
const pairs = [
  ['item1', 'days1'],
  ['item2', 'days2'],
  ['pause', 'pauseDays'],
] as const;

/** null when the form was left empty. */
function whatIfOf(values: Values): {
  readonly whatIf: WhatIfInput | null;
  readonly issues: readonly Issue[];
} {
  const issues: Issue[] = [];
  const given = pairs.flatMap(([name, daysName]) => {
    const [item, text] = [filled(values, name), filled(values, daysName)];
    if (item === undefined && text === undefined) return [];
    const days = text !== undefined && /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (item === undefined) issues.push({ path: name, code: 'required', facts: {} });
    if (text === undefined) issues.push({ path: daysName, code: 'required', facts: {} });
    else if (days < 1 || days > MOST_SUPPOSED_DAYS)
      issues.push({ path: daysName, code: 'not_whole_between', facts: { min: 1, max: MOST_SUPPOSED_DAYS } });
    return [{ name, item: item ?? '', workingDays: days }];
  });
  const start = filled(values, 'start');
  if (given.length === 0 && start === undefined) return { whatIf: null, issues };
  return {
    issues,
    whatIf: {
      longer: given
        .filter(({ name }) => name !== 'pause')
        .map(({ item, workingDays }) => ({ item, workingDays })),
      startToday: start === undefined ? [] : [start],
      pauses: given
        .filter(({ name }) => name === 'pause')
        .map(({ item, workingDays }) => {
          const [code = '', procedure] = item.split(':');
          return { item: code, workingDays, procedure: procedure ?? null };
        }),
    },
  };
}

/** The field of the form for a place in the what-if: the first entry may stand in the second row. */
function fieldOf(values: Values, path: string): string {
  if (path.startsWith('startToday')) return 'start';
  if (path.startsWith('pauses')) return path.endsWith('workingDays') ? 'pauseDays' : 'pause';
  const rows = [1, 2].filter((n) => filled(values, `item${n}`) !== undefined);
  const row = rows[Number(/^longer\[(\d)\]/.exec(path)?.[1] ?? 0)] ?? 1;
  return path.endsWith('workingDays') ? `days${row}` : `item${row}`;
}
