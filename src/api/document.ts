// The OpenAPI document: what the routes say of themselves, with the refusals that each of them names.
import { z } from '@hono/zod-openapi';
import type { Api } from './route.ts';
import { problem } from './shapes/common.ts';

export type Document = ReturnType<Api['getOpenAPI31Document']>;

/** What each kind of refusal means, for every route alike. */
export const refusals = [
  { status: 400, kind: 'invalid', meaning: 'Not readable or not valid; `errors` names every field' },
  { status: 401, kind: 'unauthenticated', meaning: 'No token, or none that works' },
  { status: 403, kind: 'forbidden', meaning: 'May not do this' },
  { status: 404, kind: 'not_found', meaning: 'Not there, or not yours to see' },
  { status: 409, kind: 'conflict', meaning: 'Refused by the state of things' },
  {
    status: 412,
    kind: 'version_lost',
    meaning: 'Somebody else was first: the version in `If-Match` is gone',
  },
  { status: 413, kind: 'too_large', meaning: 'Body over 1 MB, file over 50 MB' },
  { status: 415, kind: 'unsupported', meaning: 'Body of another media type' },
  { status: 422, kind: 'key_reused', meaning: 'The Idempotency-Key was used with another body' },
  { status: 429, kind: 'rate_limited', meaning: 'Too many tries' },
  { status: 500, kind: 'unexpected', meaning: 'A fault of the program; `instance` is its number in the log' },
  {
    status: 503,
    kind: 'unavailable',
    meaning: 'The database is away; try again after `Retry-After` seconds',
  },
] as const;

const info = {
  title: 'Project approval tracker',
  version: '1',
  description:
    'Dates are civil dates in Asia/Shanghai (`YYYY-MM-DD`), instants RFC 3339. Lists page by cursor. Errors are ' +
    'RFC 9457 problems with a `code` for programs and sentences for people, in Chinese or English.',
};

const health = {
  '/healthz': plain('Whether the program is alive', '程序是否在运行', 'Alive'),
  '/readyz': plain('Whether it can answer, and if not why', '能否提供服务，不能时说明原因', 'Ready', {
    503: { description: 'Not ready; `reason` says why' },
  }),
  '/metrics': plain('Figures in the text format of Prometheus', '供 Prometheus 采集的指标', 'Figures'),
};

function plain(summary: string, zh: string, description: string, more = {}) {
  const responses = { 200: { description }, ...more };
  return { get: { tags: ['Health'], summary, 'x-summary-zh': zh, security: [], responses } };
}

/** Built once: routes do not change while the program runs. Paths are those of the whole program. */
export function documentOf(api: Api): Document {
  api.openAPIRegistry.registerComponent('securitySchemes', 'token', { type: 'http', scheme: 'bearer' });
  api.openAPIRegistry.register('Problem', problem);
  const document = api.getOpenAPI31Document({ openapi: '3.1.0', info, servers: [{ url: '/' }] });
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) => [
    `/api${path}`,
    withRefusals(item),
  ]);
  return { ...document, paths: { ...Object.fromEntries(paths), ...health } };
}

const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const meaningOf = (status: number): string =>
  refusals.find((refusal) => refusal.status === status)?.meaning ?? '';

const operationShape = z.looseObject({
  'x-problems': z.array(z.int()),
  responses: z.record(z.string(), z.unknown()),
});

function withRefusals(item: object): object {
  const operations = Object.entries(item).map(([method, operation]) => {
    const { 'x-problems': statuses, responses, ...rest } = operationShape.parse(operation);
    const refused = statuses.map((status) => [status, { description: meaningOf(status), content }]);
    return [method, { ...rest, responses: { ...responses, ...Object.fromEntries(refused) } }];
  });
  return Object.fromEntries(operations);
}
