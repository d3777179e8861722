// Marks on applicants' credit: list, one, and what may be done about it.
import { createRoute, z } from '@hono/zod-openapi';
import { creditStatuses } from '../domain/credit.ts';
import { appealCreditMark, appealCreditMarkShape } from '../services/appeal-credit-mark.ts';
import { wholeBetween } from '../services/calendars.ts';
import { confirmCreditMark, confirmCreditMarkShape } from '../services/confirm-credit-mark.ts';
import { getCredit, listCredit } from '../services/credit.ts';
import { decideCreditAppeal, decideCreditAppealShape } from '../services/decide-credit-appeal.ts';
import { dismissCreditMark, dismissCreditMarkShape } from '../services/dismiss-credit-mark.ts';
import { markCredit, markCreditShape } from '../services/mark-credit.ts';
import { repairCredit, repairCreditShape } from '../services/repair-credit.ts';
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
import { creditMark, creditMarks } from './shapes/promise.ts';

const tags = ['Credit'];
const one = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const lang = z.strictObject({ lang: langParameter });

const acts = [
  [
    'confirmation',
    confirmCreditMark,
    'ConfirmCreditMark',
    confirmCreditMarkShape,
    'Confirm a proposed mark',
    '确认记入',
  ],
  [
    'dismissal',
    dismissCreditMark,
    'DismissCreditMark',
    dismissCreditMarkShape,
    'Drop a proposed mark',
    '不予记入',
  ],
  ['repair', repairCredit, 'RepairCredit', repairCreditShape, 'Repair the applicant’s credit', '信用修复'],
  [
    'appeal',
    appealCreditMark,
    'AppealCreditMark',
    appealCreditMarkShape,
    'Appeal against a mark',
    '提出异议',
  ],
  [
    'appeal-decision',
    decideCreditAppeal,
    'DecideCreditAppeal',
    decideCreditAppealShape,
    'Answer an appeal; never by whoever made the mark',
    '处理异议',
  ],
] as const;

export function creditRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('MarkCredit', markCreditShape);
  const writes = {
    tags,
    ...signedIn,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
  };
  const answers = {
    201: json(creditMark, 'Recorded'),
    200: json(creditMark, 'Was recorded by this key before'),
  };

  const list = createRoute({
    method: 'get',
    path: '/credit',
    tags,
    summary: 'Marks on applicants’ credit within sight',
    'x-summary-zh': '可以查看的信用记录',
    ...signedIn,
    ...problems(400, 401),
    middleware,
    request: {
      query: z.strictObject({
        q: wordParameter(200),
        status: z.enum(creditStatuses).optional(),
        page: wholeBetween(1, 10_000).optional().openapi({ type: 'integer', minimum: 1, default: 1 }),
        limit: limitParameter(200),
        lang: langParameter,
      }),
    },
    responses: { 200: json(creditMarks, 'Newest first') },
  });
  api.openapi(list, async (c) => {
    const { lang: _, ...query } = c.req.valid('query');
    return c.json(await listCredit(contextOf(deps, c), query), 200);
  });

  const mark = createRoute({
    method: 'post',
    path: '/credit',
    ...writes,
    summary: 'Put a mark on an applicant’s credit',
    'x-summary-zh': '记入信用',
    request: { headers: idempotencyHeader, query: lang, body: namedBody('MarkCredit') },
    responses: answers,
  });
  api.openapi(mark, async (c) => {
    const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
    const { mark: made, created } = await markCredit(contextOf(deps, c), jsonOf(c), key);
    return created ? c.json(made, 201) : c.json(made, 200);
  });

  const detail = createRoute({
    method: 'get',
    path: '/credit/{id}',
    tags,
    summary: 'A mark with its acts',
    'x-summary-zh': '一条信用记录及处理经过',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: { params: one, query: lang },
    responses: { 200: json(creditMark, 'The mark') },
  });
  api.openapi(detail, async (c) => c.json(await getCredit(contextOf(deps, c), c.req.valid('param').id), 200));

  for (const [path, verb, name, shape, en, zh] of acts) {
    api.openAPIRegistry.register(name, shape);
    const route = createRoute({
      method: 'post',
      path: `/credit/{id}/${path}`,
      ...writes,
      summary: en,
      'x-summary-zh': zh,
      request: { params: one, headers: idempotencyHeader, query: lang, body: namedBody(name) },
      responses: answers,
    });
    api.openapi(route, async (c) => {
      const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
      const { mark: made, created } = await verb(contextOf(deps, c), c.req.valid('param').id, jsonOf(c), key);
      return created ? c.json(made, 201) : c.json(made, 200);
    });
  }
}
