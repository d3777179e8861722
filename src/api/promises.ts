// Promises of a project: put, signed, withdrawn; and what is owed across projects.
import { createRoute, z } from '@hono/zod-openapi';
import { wholeBetween } from '../services/calendars.ts';
import { debtsShape, listDebts } from '../services/debts.ts';
import { offerPromise, offerPromiseShape } from '../services/offer-promise.ts';
import { getPromises } from '../services/promise-views.ts';
import { signPromise, signPromiseShape } from '../services/sign-promise.ts';
import { withdrawPromise, withdrawPromiseShape } from '../services/withdraw-promise.ts';
import { auth } from './auth.ts';
import { body, idempotencyOf, jsonOf } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  contextOf,
  idempotencyHeader,
  json,
  langParameter,
  limitParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
  wordParameter,
} from './route.ts';
import { debts, promise, promises } from './shapes/promise.ts';

const tags = ['Promises'];
const project = { id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') };
const one = z.object({ ...project, promise: nameParameter('P1') });
const lang = z.strictObject({ lang: langParameter });
const { state, group } = debtsShape.shape;

export function promiseRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('OfferPromise', offerPromiseShape);
  api.openAPIRegistry.register('SignPromise', signPromiseShape);
  api.openAPIRegistry.register('WithdrawPromise', withdrawPromiseShape);
  const writes = {
    tags,
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
  };
  const answers = { 201: json(promise, 'Recorded'), 200: json(promise, 'Was recorded by this key before') };

  const list = createRoute({
    method: 'get',
    path: '/projects/{id}/promises',
    tags,
    summary: 'Promises of a project: text, signature, withdrawal',
    'x-summary-zh': '项目的承诺书：告知内容、签署、撤回',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: { params: z.object(project), query: lang },
    responses: { 200: json(promises, 'All, in the order in which they were put') },
  });
  api.openapi(list, async (c) =>
    c.json({ items: await getPromises(contextOf(deps, c), c.req.valid('param').id) }, 200),
  );

  const offer = createRoute({
    method: 'post',
    path: '/projects/{id}/promises',
    ...writes,
    summary: 'Put the text of a promise to the applicant',
    'x-summary-zh': '告知承诺内容',
    request: {
      params: z.object(project),
      headers: idempotencyHeader,
      query: lang,
      body: namedBody('OfferPromise'),
    },
    responses: answers,
  });
  api.openapi(offer, async (c) => {
    const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
    const { promise: made, created } = await offerPromise(
      contextOf(deps, c),
      c.req.valid('param').id,
      jsonOf(c),
      key,
    );
    return created ? c.json(made, 201) : c.json(made, 200);
  });

  for (const [act, verb, name, en, zh] of [
    ['signature', signPromise, 'SignPromise', 'Sign a promise for the applicant', '签署承诺书'],
    [
      'withdrawal',
      withdrawPromise,
      'WithdrawPromise',
      'Take a promise back, before the decision',
      '撤回承诺',
    ],
  ] as const) {
    const route = createRoute({
      method: 'post',
      path: `/projects/{id}/promises/{promise}/${act}`,
      ...writes,
      summary: en,
      'x-summary-zh': zh,
      request: { params: one, headers: idempotencyHeader, query: lang, body: namedBody(name) },
      responses: answers,
    });
    api.openapi(route, async (c) => {
      const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
      const { id: projectId, promise: number } = c.req.valid('param');
      const request = { projectId, promise: number, raw: jsonOf(c) };
      const { promise: made, created } = await verb(contextOf(deps, c), request, key);
      return created ? c.json(made, 201) : c.json(made, 200);
    });
  }

  const ledger = createRoute({
    method: 'get',
    path: '/debts',
    tags,
    summary: 'Material that was promised, across projects, with sums',
    'x-summary-zh': '容缺台账：各项目承诺补交的材料及兑现情况',
    ...signedIn,
    ...problems(400, 401),
    middleware,
    request: {
      query: z.strictObject({
        state,
        group,
        q: wordParameter(200),
        creditCode: wordParameter(40),
        department: wordParameter(40),
        gate: wordParameter(60),
        page: wholeBetween(1, 100_000).optional().openapi({ type: 'integer', minimum: 1, default: 1 }),
        limit: limitParameter(200),
        lang: langParameter,
      }),
    },
    responses: { 200: json(debts, 'One page') },
  });
  api.openapi(ledger, async (c) => {
    const { lang: _, ...query } = c.req.valid('query');
    return c.json(await listDebts(contextOf(deps, c), query), 200);
  });
}
