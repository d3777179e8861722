// Links of owners: made, listed and taken back by those who serve the owner.
import { createRoute, z } from '@hono/zod-openapi';
import {
  linkShape,
  listOwnerLinks,
  makeOwnerLink,
  revokeOwnerLink,
  revokeShape,
} from '../services/owner-links.ts';
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
import { ownerLink, ownerLinks } from './shapes/owner-link.ts';

const tags = ['OwnerLinks'];
const query = z.strictObject({ lang: langParameter });
const project = { id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') };
const oneLink = z.object({ ...project, link: nameParameter('q3Zf0aB1xY7k') });

export function ownerLinkRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const common = { tags, ...signedIn, middleware };
  const writes = { ...common, middleware: [...middleware, ...body()] };
  api.openAPIRegistry.register('NewOwnerLink', linkShape);
  api.openAPIRegistry.register('OwnerLinkRevocation', revokeShape);

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/projects/{id}/links',
    summary: 'Links by which the owner sees the project without an account',
    'x-summary-zh': '业主免登录查看本项目的链接',
    description:
      'Each with its address, which opens the project to whoever has it: for those who may make links.',
    ...problems(400, 401, 403, 404),
    request: { params: z.object(project), query },
    responses: { 200: json(ownerLinks, 'Newest first') },
  });
  api.openapi(list, async (c) =>
    c.json(await listOwnerLinks(contextOf(deps, c), c.req.valid('param').id), 200),
  );

  const make = createRoute({
    ...writes,
    method: 'post',
    path: '/projects/{id}/links',
    summary: 'Make a link; it works for 180 days unless told',
    'x-summary-zh': '开出查看链接，不写有效期的为 180 天',
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    request: {
      params: z.object(project),
      headers: idempotencyHeader,
      query,
      body: namedBody('NewOwnerLink'),
    },
    responses: { 201: json(ownerLink, 'Made, or made by this key before') },
  });
  api.openapi(make, async (c) => {
    const key = c.req.valid('header')['Idempotency-Key'];
    const { id } = c.req.valid('param');
    return c.json(await makeOwnerLink(contextOf(deps, c), id, jsonOf(c), idempotencyOf(c, key)), 201);
  });

  const revoke = createRoute({
    ...writes,
    method: 'post',
    path: '/projects/{id}/links/{link}/revoke',
    summary: 'Take a link back, at once and for good',
    'x-summary-zh': '停用查看链接，立即生效',
    ...problems(400, 401, 403, 404, 413, 415),
    request: { params: oneLink, query, body: namedBody('OwnerLinkRevocation') },
    responses: { 200: json(ownerLink, 'As it is now') },
  });
  api.openapi(revoke, async (c) => {
    const { id, link } = c.req.valid('param');
    return c.json(await revokeOwnerLink(contextOf(deps, c), id, link, jsonOf(c)), 200);
  });
}
