// The record: what happened to a project, and recording that something happened to a case.
import { createRoute, z } from '@hono/zod-openapi';
import { factShapes } from '../services/event-input.ts';
import { listEvents } from '../services/projects.ts';
import { recordEvent } from '../services/record-event.ts';
import { auth } from './auth.ts';
import { body, idempotencyOf, jsonOf } from './body.ts';
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
  namedBody,
  nameParameter,
  problems,
  signedIn,
  versionHeader,
} from './route.ts';
import { eventPage, recorded } from './shapes/history.ts';

const tags = ['Events'];
const project = { id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') };

const occurredAt = z.string().optional().openapi({
  description: 'A civil date in Asia/Shanghai, or an RFC 3339 instant; left out: now.',
  example: '2026-05-27T09:30:00+08:00',
});
const rectify = z.strictObject({
  type: z.literal('rectify_event'),
  target: z.int().openapi({ description: '`seq` of the event that was wrong.' }),
  reason: z.string(),
  replacement: z
    .strictObject({ occurredAt: z.string(), data: z.record(z.string(), z.unknown()) })
    .nullable()
    .optional()
    .openapi({ description: 'What it should have said; left out: it never happened.' }),
});

/** One shape a type, for the document; the verb reads the body with the very same shapes. */
const eventBody = z.union([
  ...Object.values(factShapes).map((shape) => shape.extend({ occurredAt })),
  rectify.extend({ occurredAt }),
]);

export function eventRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('RecordEvent', eventBody);

  const history = createRoute({
    method: 'get',
    path: '/projects/{id}/events',
    tags,
    summary: 'History of a project, newest entry first',
    'x-summary-zh': '项目的办理过程，新的在前',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: {
      params: z.object(project),
      query: z.strictObject({
        case: nameParameter('GH02').optional(),
        cursor: cursorParameter,
        limit: limitParameter(200),
        asOf: asOfParameter,
        knownOn: knownOnParameter,
        lang: langParameter,
      }),
    },
    responses: { 200: json(eventPage, 'One page') },
  });
  api.openapi(history, async (c) => {
    const { lang: _, case: item, ...query } = c.req.valid('query');
    return c.json(await listEvents(contextOf(deps, c), c.req.valid('param').id, { item, ...query }), 200);
  });

  const record = createRoute({
    method: 'post',
    path: '/projects/{id}/cases/{item}/events',
    tags,
    summary: 'Record that something happened to a case',
    'x-summary-zh': '记录一个办件上发生的事',
    description: 'The answer carries the new version of the case as its ETag.',
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 412, 413, 415, 422),
    middleware: [...middleware, ...body()],
    request: {
      params: z.object({ ...project, item: nameParameter('GH02') }),
      headers: versionHeader,
      query: z.strictObject({ lang: langParameter }),
      body: namedBody('RecordEvent'),
    },
    responses: { 201: json(recorded, 'Recorded'), 200: json(recorded, 'Was recorded by this key before') },
  });
  api.openapi(record, async (c) => {
    const { id: projectId, item } = c.req.valid('param');
    const { 'If-Match': version = null, 'Idempotency-Key': key } = c.req.valid('header');
    const { created, ...answer } = await recordEvent(contextOf(deps, c), {
      projectId,
      item,
      raw: jsonOf(c),
      expectedVersion: version,
      idempotency: idempotencyOf(c, key),
    });
    c.header('ETag', `"${answer.case.version}"`);
    return created ? c.json(answer, 201) : c.json(answer, 200);
  });
}
