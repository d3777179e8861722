// How the two engines stand, for programs that watch this one.
import { createRoute, z } from '@hono/zod-openapi';
import { getEngineHealth } from '../services/engine-health.ts';
import { auth } from './auth.ts';
import type { ApiDeps } from './deps.ts';
import { type Api, contextOf, json, langParameter, problems, signedIn } from './route.ts';
import { engineHealth } from './shapes/health.ts';

export function engineRoutes(api: Api, deps: ApiDeps): void {
  const route = createRoute({
    tags: ['Health'],
    ...signedIn,
    middleware: [auth(deps)],
    method: 'get',
    path: '/health/engines',
    summary: 'The last comparison of the two engines, and each value on which they do not agree',
    'x-summary-zh': '两套引擎最近一次核对的结果，逐项列出不一致之处',
    ...problems(400, 401, 403),
    request: { query: z.strictObject({ lang: langParameter }) },
    responses: { 200: json(engineHealth, 'As last compared') },
  });
  api.openapi(route, async (c) => c.json(await getEngineHealth(contextOf(deps, c)), 200));
}
