// The counter: a file taken in with its answer and papers in one act, a slip mended, what waits, and second notices.
import { createRoute, z } from '@hono/zod-openapi';
import { counterLists, getCounterList } from '../services/counter-lists.ts';
import { getIntakeDone } from '../services/intake-done.ts';
import { mendIntake, mendIntakeShape } from '../services/mend-intake.ts';
import { listSecondNotices } from '../services/second-notices.ts';
import { takeIn } from '../services/take-in.ts';
import { takeInShape } from '../services/take-in-input.ts';
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
  versionHeader,
} from './route.ts';
import { counterList, intakeTaken, secondNotices } from './shapes/counter.ts';

const tags = ['Counter'];
const oneCase = z.object({
  id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11'),
  item: nameParameter('SG07'),
});
const query = z.strictObject({ lang: langParameter });

export function counterRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('TakeIn', takeInShape);
  api.openAPIRegistry.register('MendIntake', mendIntakeShape);
  const writes = { tags, ...signedIn, middleware: [...middleware, ...body()] };

  const take = createRoute({
    method: 'post',
    path: '/projects/{id}/cases/{item}/intake',
    ...writes,
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422),
    summary: 'Take a file in: receipt, answer, papers and the owner’s link, all or none',
    'x-summary-zh': '收件并当场答复：收件、受理（容缺、告知、不予受理、不受理）、文书一次成立',
    description:
      'A case that was received before is only answered; one that waits for corrections is handed in and answered. `ticks` names every material that has to be handed in.',
    request: { params: oneCase, headers: versionHeader, query, body: namedBody('TakeIn') },
    responses: {
      201: json(intakeTaken, 'Taken in'),
      200: json(intakeTaken, 'Was taken in by this key before'),
    },
  });
  api.openapi(take, async (c) => {
    const { id: projectId, item } = c.req.valid('param');
    const { 'Idempotency-Key': key, 'If-Match': expectedVersion = null } = c.req.valid('header');
    const ctx = contextOf(deps, c);
    const { created } = await takeIn(ctx, {
      projectId,
      item,
      raw: jsonOf(c),
      expectedVersion,
      idempotency: idempotencyOf(c, key),
    });
    const { case: view, papers } = await getIntakeDone(ctx, projectId, item);
    const answer = { case: view, papers };
    return created ? c.json(answer, 201) : c.json(answer, 200);
  });

  const mend = createRoute({
    method: 'post',
    path: '/projects/{id}/cases/{item}/intake/corrections',
    ...writes,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    summary: 'Mend an event of an intake; its papers are void and made out anew under new numbers',
    'x-summary-zh': '更正收件环节的记录，原文书作废并换号重出',
    request: { params: oneCase, headers: idempotencyHeader, query, body: namedBody('MendIntake') },
    responses: { 201: json(intakeTaken, 'Mended'), 200: json(intakeTaken, 'Was mended by this key before') },
  });
  api.openapi(mend, async (c) => {
    const { id: projectId, item } = c.req.valid('param');
    const ctx = contextOf(deps, c);
    const idempotency = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
    const { created } = await mendIntake(ctx, { projectId, item, raw: jsonOf(c), idempotency });
    const { case: view, papers } = await getIntakeDone(ctx, projectId, item);
    const answer = { case: view, papers };
    return created ? c.json(answer, 201) : c.json(answer, 200);
  });

  const lists = createRoute({
    method: 'get',
    path: '/counter/{list}',
    tags,
    summary: 'What waits at the counter: for an answer, for corrections, to be fetched',
    'x-summary-zh': '窗口待办：待告知、补正收件、待取件',
    ...signedIn,
    ...problems(400, 401, 403, 404),
    middleware,
    request: { params: z.object({ list: z.enum(counterLists) }), query },
    responses: { 200: json(counterList, 'Most pressing first') },
  });
  api.openapi(lists, async (c) =>
    c.json(await getCounterList(contextOf(deps, c), c.req.valid('param').list), 200),
  );

  const second = createRoute({
    method: 'get',
    path: '/second-notices',
    tags: ['Supervision'],
    summary: 'Second one-time notices, with both lists and the reason',
    'x-summary-zh': '再次告知的件，附两次清单和理由',
    ...signedIn,
    ...problems(400, 401, 403),
    middleware,
    request: { query },
    responses: { 200: json(secondNotices, 'Latest first') },
  });
  api.openapi(second, async (c) => c.json({ items: await listSecondNotices(contextOf(deps, c)) }, 200));
}
