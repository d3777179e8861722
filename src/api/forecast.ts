// When projects will be done, and what if. Nothing here writes: what is supposed is answered and forgotten.
import { createRoute, z } from '@hono/zod-openapi';
import { forecastBases, getForecast, getWhatIf, whatIfShape } from '../services/forecast.ts';
import { listForecasts, portfolioShape } from '../services/forecast-portfolio.ts';
import { readInput } from '../services/input.ts';
import { auth } from './auth.ts';
import { body, jsonOf } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  asOfParameter,
  contextOf,
  cursorParameter,
  dayParameter,
  json,
  langParameter,
  limitParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
  wordParameter,
} from './route.ts';
import { forecast, forecastPage, whatIf } from './shapes/forecast.ts';

const tags = ['Projects'];
const params = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const basis = z
  .enum(forecastBases)
  .optional()
  .openapi({
    description:
      '`limits`: every open case takes its whole limit (default). `median`, `p80`: what finished cases of the kind took ' +
      'at 50 or 80 %; where there are too few of them, the limit.',
  });
const from = dayParameter('The day from whose evening is looked ahead; left out: today.').optional();

export function forecastRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('SupposeWhatIf', whatIfShape);

  const one = createRoute({
    method: 'get',
    path: '/projects/{id}/forecast',
    tags,
    summary: 'When a project will be done: each case, the critical path, slack, promises',
    'x-summary-zh': '项目预计何时办完：每个办件、关键路径、机动时间、全流程承诺',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: { params, query: z.strictObject({ basis, asOf: from, lang: langParameter }) },
    responses: { 200: json(forecast, 'The forecast') },
  });
  api.openapi(one, async (c) => {
    const { lang: _, ...query } = c.req.valid('query');
    return c.json(await getForecast(contextOf(deps, c), c.req.valid('param').id, query), 200);
  });

  const supposed = createRoute({
    method: 'post',
    path: '/projects/{id}/forecast',
    tags,
    summary: 'What if: the same forecast with something supposed, beside the one without. Nothing is saved',
    'x-summary-zh': '试算：假定某些情况后的预计，与现状对照。不保存任何内容',
    ...signedIn,
    ...problems(400, 401, 404, 413, 415),
    middleware: [...middleware, ...body()],
    request: {
      params,
      query: z.strictObject({ basis, asOf: from, lang: langParameter }),
      body: namedBody('SupposeWhatIf'),
    },
    responses: { 200: json(whatIf, 'Before and after') },
  });
  api.openapi(supposed, async (c) => {
    const { lang: _, ...query } = c.req.valid('query');
    return c.json(await getWhatIf(contextOf(deps, c), c.req.valid('param').id, query, jsonOf(c)), 200);
  });

  const all = createRoute({
    method: 'get',
    path: '/forecast',
    tags,
    summary:
      'Forecasts of the open projects in sight; which would break their promise if one item took longer',
    'x-summary-zh': '可以查看的在办项目的预计；某一事项多用几天，哪些项目会超过承诺',
    ...signedIn,
    ...problems(400, 401),
    middleware,
    request: {
      query: z.strictObject({
        basis,
        item: wordParameter(40).openapi({
          description: 'With `workingDays`: and if cases of this item end so much later?',
          example: 'SG02',
        }),
        workingDays: z.string().optional().openapi({ type: 'integer', minimum: 1, example: 5 }),
        asOf: asOfParameter,
        cursor: cursorParameter,
        limit: limitParameter(200),
        lang: langParameter,
      }),
    },
    responses: { 200: json(forecastPage, 'One page, by project id') },
  });
  api.openapi(all, async (c) => {
    const { lang: _, basis, asOf, cursor, limit, ...question } = c.req.valid('query');
    const asked = readInput(portfolioShape, question);
    return c.json(await listForecasts(contextOf(deps, c), { ...asked, basis, asOf, cursor, limit }), 200);
  });
}
