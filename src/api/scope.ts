// What a project needs: which items apply and why, its attributes changed, an item taken in.
import { createRoute, z } from '@hono/zod-openapi';
import {
  addItem,
  addItemShape,
  changeAttributes,
  changeAttributesShape,
  includeItemShape,
} from '../services/change-scope.ts';
import { getScope } from '../services/project-scope.ts';
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
import { attributesChanged, itemAdded, scope } from './shapes/scope.ts';

const tags = ['Projects'];
const params = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const query = z.strictObject({ lang: langParameter });

export function scopeRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('ChangeAttributes', changeAttributesShape);
  api.openAPIRegistry.register('AddItem', z.union([includeItemShape, addItemShape]));

  const one = createRoute({
    method: 'get',
    path: '/projects/{id}/scope',
    tags,
    summary: 'Which items a project needs, and why',
    'x-summary-zh': '项目要办哪些事项、为什么',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: { params, query: query.extend({ asOf: asOfParameter, knownOn: knownOnParameter }) },
    responses: { 200: json(scope, 'Items that apply, items left out, attributes') },
  });
  api.openapi(one, async (c) => {
    const { lang: _, ...when } = c.req.valid('query');
    return c.json(await getScope(contextOf(deps, c), c.req.valid('param').id, when), 200);
  });

  const change = createRoute({
    method: 'post',
    path: '/projects/{id}/attributes',
    tags,
    summary: 'Change attributes of a project',
    'x-summary-zh': '变更项目属性',
    description:
      'Cases appear or are waived by events; what has been filed goes on as it was filed. `preview` says what would follow and writes nothing; `expected` refuses when something else would follow by now.',
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
    request: { params, headers: idempotencyHeader, query, body: namedBody('ChangeAttributes') },
    responses: { 200: json(attributesChanged, 'What follows') },
  });
  api.openapi(change, async (c) => {
    const key = c.req.valid('header')['Idempotency-Key'];
    const { id } = c.req.valid('param');
    return c.json(await changeAttributes(contextOf(deps, c), id, jsonOf(c), idempotencyOf(c, key)), 200);
  });

  const add = createRoute({
    method: 'post',
    path: '/projects/{id}/items',
    tags,
    summary: 'Take an item into one project',
    'x-summary-zh': '为一个项目增加事项',
    description:
      'By `item`, one that the template has and the attributes leave out; else one that is described.',
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
    request: { params, headers: idempotencyHeader, query, body: namedBody('AddItem') },
    responses: { 201: json(itemAdded, 'Added'), 200: json(itemAdded, 'Was added by this key before') },
  });
  api.openapi(add, async (c) => {
    const key = c.req.valid('header')['Idempotency-Key'];
    const { id } = c.req.valid('param');
    const made = await addItem(contextOf(deps, c), id, jsonOf(c), idempotencyOf(c, key));
    return made.created ? c.json(made, 201) : c.json(made, 200);
  });
}
