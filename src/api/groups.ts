// Joint work: the groups of a project, one filing for several items, one acceptance for what was filed together.
import { createRoute, z } from '@hono/zod-openapi';
import { acceptJointly, acceptJointlyShape } from '../services/accept-jointly.ts';
import { fileJointly, fileJointlyShape } from '../services/file-jointly.ts';
import { getGroups } from '../services/groups.ts';
import { auth } from './auth.ts';
import { body, idempotencyOf, jsonOf } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  asOfParameter,
  contextOf,
  idempotencyHeader,
  json,
  knownOnParameter,
  langParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
} from './route.ts';
import { groups, jointAcceptance, jointFiling } from './shapes/group.ts';

const tags = ['Projects'];
const project = { id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') };
const oneGroup = z.object({ ...project, group: nameParameter('DRAW') });

export function groupRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('FileJointly', fileJointlyShape);
  api.openAPIRegistry.register('AcceptJointly', acceptJointlyShape);
  const writes = {
    tags,
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
  };

  const list = createRoute({
    method: 'get',
    path: '/projects/{id}/groups',
    tags,
    summary: 'Groups of a project: members with their own clocks, who is last, materials once',
    'x-summary-zh': '项目的联合办理：各成员各自的计时、谁在最后、共用材料',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: {
      params: z.object(project),
      query: z.strictObject({ asOf: asOfParameter, knownOn: knownOnParameter, lang: langParameter }),
    },
    responses: { 200: json(groups, 'All groups of which an item applies') },
  });
  api.openapi(list, async (c) => {
    const { lang: _, ...when } = c.req.valid('query');
    return c.json({ items: await getGroups(contextOf(deps, c), c.req.valid('param').id, when) }, 200);
  });

  const file = createRoute({
    method: 'post',
    path: '/projects/{id}/groups/{group}/filings',
    ...writes,
    summary: 'File the items of a group at once, all or none',
    'x-summary-zh': '联合申报一组事项，全部成立或全部不成立',
    description:
      'Each material is handed in once. Members that wait for others of the group are named and follow by hand-over.',
    request: {
      params: oneGroup,
      headers: idempotencyHeader,
      query: z.strictObject({ lang: langParameter }),
      body: namedBody('FileJointly'),
    },
    responses: { 201: json(jointFiling, 'Filed'), 200: json(jointFiling, 'Was filed by this key before') },
  });
  api.openapi(file, async (c) => {
    const { id: projectId, group } = c.req.valid('param');
    const key = c.req.valid('header')['Idempotency-Key'];
    const request = { projectId, group, raw: jsonOf(c) };
    const { created, ...answer } = await fileJointly(contextOf(deps, c), request, idempotencyOf(c, key));
    return created ? c.json(answer, 201) : c.json(answer, 200);
  });

  const accept = createRoute({
    method: 'post',
    path: '/projects/{id}/groups/{group}/acceptances',
    ...writes,
    summary: 'Accept all cases of a joint filing that wait, on one day',
    'x-summary-zh': '一并受理联合申报中待受理的事项',
    description:
      'For merged handling everywhere; for other groups where the policy `handOver` of the place is `accepts`.',
    request: {
      params: oneGroup,
      headers: idempotencyHeader,
      query: z.strictObject({ lang: langParameter }),
      body: namedBody('AcceptJointly'),
    },
    responses: {
      201: json(jointAcceptance, 'Accepted'),
      200: json(jointAcceptance, 'Was accepted by this key before'),
    },
  });
  api.openapi(accept, async (c) => {
    const { id: projectId, group } = c.req.valid('param');
    const key = c.req.valid('header')['Idempotency-Key'];
    const request = { projectId, group, raw: jsonOf(c) };
    const { created, ...answer } = await acceptJointly(contextOf(deps, c), request, idempotencyOf(c, key));
    return created ? c.json(answer, 201) : c.json(answer, 200);
  });
}
