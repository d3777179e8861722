// Standard land: the indicators that a land contract promises, and both checks of them.
import { createRoute, z } from '@hono/zod-openapi';
import {
  checkIndicators,
  checkIndicatorsShape,
  setIndicators,
  setIndicatorsShape,
} from '../services/standard-land.ts';
import { getStandardLand } from '../services/standard-land-views.ts';
import { auth } from './auth.ts';
import { body, idempotencyOf, jsonOf } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  contextOf,
  idempotencyHeader,
  json,
  langParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
} from './route.ts';
import { standardLand } from './shapes/commitment.ts';

const tags = ['Commitments'];
const query = z.strictObject({ lang: langParameter });
const params = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const path = '/projects/{id}/standard-land';

const acts = [
  {
    path: `${path}/indicators`,
    name: 'SetIndicators',
    shape: setIndicatorsShape,
    summary: 'Enter the indicators of the land contract',
    zh: '录入出让合同约定的控制指标',
    description: 'Again until the first check; then they stand.',
    run: setIndicators,
  },
  {
    path: `${path}/checks`,
    name: 'CheckIndicators',
    shape: checkIndicatorsShape,
    summary: 'Record a check: at completion, or at full production',
    zh: '记录复核：竣工验收或达产验收',
    description: 'Every indicator of the check with its figure; the verdict must agree with the figures.',
    run: checkIndicators,
  },
] as const;

export function standardLandRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const one = createRoute({
    method: 'get',
    path,
    tags,
    summary: 'Indicators promised and measured, and where both checks stand',
    'x-summary-zh': '“标准地”指标与两次复核',
    ...signedIn,
    ...problems(401, 404),
    middleware,
    request: { params, query },
    responses: { 200: json(standardLand, 'Standard land of the project') },
  });
  api.openapi(one, async (c) =>
    c.json(await getStandardLand(contextOf(deps, c), c.req.valid('param').id), 200),
  );

  for (const { path: at, name, shape, summary, zh, description, run } of acts) {
    api.openAPIRegistry.register(name, shape);
    const route = createRoute({
      method: 'post',
      path: at,
      tags,
      summary,
      'x-summary-zh': zh,
      description,
      ...signedIn,
      ...problems(400, 401, 403, 404, 409, 413, 415, 422),
      middleware: [...middleware, ...body()],
      request: { params, headers: idempotencyHeader, query, body: namedBody(name) },
      responses: {
        201: json(standardLand, 'Recorded'),
        200: json(standardLand, 'Was recorded by this key before'),
      },
    });
    api.openapi(route, async (c) => {
      const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
      const made = await run(contextOf(deps, c), c.req.valid('param').id, jsonOf(c), key);
      return made.created ? c.json(made.land, 201) : c.json(made.land, 200);
    });
  }
}
