// What can be filed, booked or reviewed today: of one project, and of all in sight.
import { createRoute, z } from '@hono/zod-openapi';
import { earlyShape, getProjectEarly, listEarly } from '../services/early.ts';
import { auth } from './auth.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  asOfParameter,
  contextOf,
  cursorParameter,
  json,
  knownOnParameter,
  langParameter,
  limitParameter,
  nameParameter,
  problems,
  signedIn,
} from './route.ts';
import { earlyPage, projectEarly } from './shapes/early.ts';

export function earlyRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const one = createRoute({
    method: 'get',
    path: '/projects/{id}/early',
    tags: ['Projects'],
    summary: 'What can be filed, booked or reviewed today, with the papers already in hand',
    'x-summary-zh': '今天能申报、预约或预审的事项，附已有材料',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: {
      params: z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') }),
      query: z.strictObject({ asOf: asOfParameter, knownOn: knownOnParameter, lang: langParameter }),
    },
    responses: { 200: json(projectEarly, 'What weighs most on the end comes first') },
  });
  api.openapi(one, async (c) => {
    const { lang: _, ...when } = c.req.valid('query');
    return c.json(await getProjectEarly(contextOf(deps, c), c.req.valid('param').id, when), 200);
  });

  const all = createRoute({
    method: 'get',
    path: '/early',
    tags: ['Projects'],
    summary: 'The same over all projects in sight',
    'x-summary-zh': '同上，全部可见项目',
    ...signedIn,
    ...problems(400, 401),
    middleware,
    request: {
      query: z.strictObject({
        way: earlyShape.shape.way,
        cursor: cursorParameter,
        limit: limitParameter(200),
        lang: langParameter,
      }),
    },
    responses: { 200: json(earlyPage, 'One page') },
  });
  api.openapi(all, async (c) => {
    const { lang: _, ...query } = c.req.valid('query');
    return c.json(await listEarly(contextOf(deps, c), query), 200);
  });
}
