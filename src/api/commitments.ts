// Promises on which cases are granted: the register, one case's promise, and what is made public of it.
import { createRoute, z } from '@hono/zod-openapi';
import { getCommitmentPage } from '../services/commitment-page.ts';
import { commitmentsShape, listCommitments } from '../services/commitments.ts';
import { publiciseCommitment, publicityShape } from '../services/publicise-commitment.ts';
import { tellCommitment } from '../services/tell-commitment.ts';
import { auth } from './auth.ts';
import { body, idempotencyOf, jsonOf } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  contextOf,
  cursorParameter,
  idempotencyHeader,
  json,
  langParameter,
  limitParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
} from './route.ts';
import { commitmentList, commitmentPage, commitmentTold } from './shapes/commitment.ts';

const tags = ['Commitments'];
const query = z.strictObject({ lang: langParameter });
const params = z.object({
  id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11'),
  item: nameParameter('SG07'),
});
const path = '/projects/{id}/cases/{item}/commitment';

export function commitmentRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('PubliciseCommitment', publicityShape);

  const all = createRoute({
    method: 'get',
    path: '/commitments',
    tags,
    summary: 'Every decision on a promise in sight: where it stands, and what contradicts it',
    'x-summary-zh': '承诺台账：全部可见项目凭承诺作出的决定',
    ...signedIn,
    ...problems(400, 401),
    middleware,
    request: {
      query: query.extend({
        state: commitmentsShape.shape.state,
        department: commitmentsShape.shape.department,
        applicant: commitmentsShape.shape.applicant,
        cursor: cursorParameter,
        limit: limitParameter(200),
      }),
    },
    responses: { 200: json(commitmentList, 'One page: to be revoked first, then by the day of checking') },
  });
  api.openapi(all, async (c) => {
    const { lang: _, ...asked } = c.req.valid('query');
    return c.json(await listCommitments(contextOf(deps, c), asked), 200);
  });

  const one = createRoute({
    method: 'get',
    path,
    tags,
    summary: 'What an item is promised on: the text told, the facts, who signed, what speaks against them',
    'x-summary-zh': '一个办件的承诺：告知内容、承诺事实、签署、矛盾之处',
    ...signedIn,
    ...problems(401, 404),
    middleware,
    request: { params, query },
    responses: { 200: json(commitmentPage, 'The promise of the case') },
  });
  api.openapi(one, async (c) => {
    const { id, item } = c.req.valid('param');
    return c.json(await getCommitmentPage(contextOf(deps, c), id, item), 200);
  });

  const tell = createRoute({
    method: 'post',
    path,
    tags,
    summary: 'Tell the applicant the text and the facts, for its signature',
    'x-summary-zh': '向申请人告知承诺内容，请其签署',
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
    request: { params, headers: idempotencyHeader, query, body: namedBody('TellCommitment') },
    responses: {
      201: json(commitmentTold, 'Told'),
      200: json(commitmentTold, 'Was told by this key before'),
    },
  });
  api.openAPIRegistry.register('TellCommitment', z.strictObject({}));
  api.openapi(tell, async (c) => {
    const { id, item } = c.req.valid('param');
    const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
    const { promise, created } = await tellCommitment(contextOf(deps, c), id, item, key);
    return created ? c.json(promise, 201) : c.json(promise, 200);
  });

  const publicise = createRoute({
    method: 'post',
    path: `${path}/publicity`,
    tags,
    summary: 'Record that the promise, or its breach, was made public',
    'x-summary-zh': '记录承诺公示或失信公示',
    description: 'A breach not before the day that the place’s policy `publicity` sets.',
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
    request: { params, headers: idempotencyHeader, query, body: namedBody('PubliciseCommitment') },
    responses: {
      201: json(commitmentPage, 'Recorded'),
      200: json(commitmentPage, 'Was recorded by this key before'),
    },
  });
  api.openapi(publicise, async (c) => {
    const { id, item } = c.req.valid('param');
    const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
    const request = { projectId: id, item, raw: jsonOf(c) };
    const { page, created } = await publiciseCommitment(contextOf(deps, c), request, key);
    return created ? c.json(page, 201) : c.json(page, 200);
  });
}
