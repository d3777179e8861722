// Problems of owners: opened, passed on, answered, struck off; and the rating of a matter that was decided.
import { createRoute, z } from '@hono/zod-openapi';
import { ownerProblemKinds } from '../domain/problem-acts.ts';
import { wholeBetween } from '../services/calendars.ts';
import {
  answerProblem,
  answerShape,
  closeProblem,
  closeShape,
  contactAboutProblem,
  contactedShape,
  reopenProblem,
  reopenShape,
  transferProblem,
  transferShape,
} from '../services/move-problem.ts';
import { openProblem, problemShape } from '../services/open-problem.ts';
import { getProblem, listProblems, problemStates } from '../services/problems.ts';
import { rateMatter, ratingShape } from '../services/rate-matter.ts';
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
  wordParameter,
} from './route.ts';
import { problem, problemList, rated } from './shapes/problem.ts';

const tags = ['Problems'];
const query = z.strictObject({ lang: langParameter });
const project = { id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') };
const one = z.object({ ...project, problem: nameParameter('W1') });

/** Path, schema, verb and words of each step. */
const steps = [
  [
    'transfer',
    'ProblemTransfer',
    transferShape,
    transferProblem,
    'Pass it to another unit',
    '转办给其他单位',
  ],
  [
    'contact',
    'ProblemContact',
    contactedShape,
    contactAboutProblem,
    'Note a call to the person',
    '记录已联系反映人',
  ],
  [
    'answer',
    'ProblemAnswer',
    answerShape,
    answerProblem,
    'Answer it; the owner sees the answer',
    '答复，业主能看到',
  ],
  [
    'close',
    'ProblemClosing',
    closeShape,
    closeProblem,
    'Strike it off, once it is answered',
    '销号，须先答复',
  ],
  [
    'reopen',
    'ProblemReopening',
    reopenShape,
    reopenProblem,
    'Open it again; a new clock begins',
    '重新打开，重新计时',
  ],
] as const;

export function problemRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const common = { tags, ...signedIn, middleware };
  const writes = {
    ...common,
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
  };
  api.openAPIRegistry.register('NewProblem', problemShape);
  api.openAPIRegistry.register('NewRating', ratingShape);

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/problems',
    summary: 'Problems within the own scope, nearest day first; a department sees its own',
    'x-summary-zh': '可以查看的问题，期限近的在前；部门只看本部门的',
    ...problems(400, 401),
    request: {
      query: query.extend({
        state: z.enum(problemStates).optional(),
        kind: z.enum(ownerProblemKinds).optional(),
        unit: wordParameter(20),
        page: wholeBetween(1, 10_000).optional().openapi({ type: 'integer', minimum: 1, default: 1 }),
      }),
    },
    responses: { 200: json(problemList, 'Fifty a page') },
  });
  api.openapi(list, async (c) => {
    const { lang: _, ...asked } = c.req.valid('query');
    return c.json(await listProblems(contextOf(deps, c), asked), 200);
  });

  const get = createRoute({
    ...common,
    method: 'get',
    path: '/projects/{id}/problems/{problem}',
    summary: 'One problem with its clock, its answer and every step',
    'x-summary-zh': '一个问题：期限、答复、办理过程',
    ...problems(400, 401, 404),
    request: { params: one, query },
    responses: { 200: json(problem, 'As it stands') },
  });
  api.openapi(get, async (c) => {
    const { id, problem: number } = c.req.valid('param');
    return c.json(await getProblem(contextOf(deps, c), id, number), 200);
  });

  const open = createRoute({
    ...writes,
    method: 'post',
    path: '/projects/{id}/problems',
    summary: 'Take a problem in; five working days begin, ten where it is complex',
    'x-summary-zh': '登记问题并交办，5 个工作日，复杂的 10 个工作日',
    request: { params: z.object(project), headers: idempotencyHeader, query, body: namedBody('NewProblem') },
    responses: { 201: json(problem, 'Opened, or opened by this key before') },
  });
  api.openapi(open, async (c) => {
    const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
    return c.json(await openProblem(contextOf(deps, c), c.req.valid('param').id, jsonOf(c), key), 201);
  });

  for (const [step, name, shape, verb, summary, zh] of steps) {
    api.openAPIRegistry.register(name, shape);
    const route = createRoute({
      ...writes,
      method: 'post',
      path: `/projects/{id}/problems/{problem}/${step}` as const,
      summary,
      'x-summary-zh': zh,
      request: { params: one, headers: idempotencyHeader, query, body: namedBody(name) },
      responses: { 200: json(problem, 'As it stands now') },
    });
    api.openapi(route, async (c) => {
      const { id: projectId, problem: number } = c.req.valid('param');
      const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
      const request = { projectId, problem: number, raw: jsonOf(c) };
      return c.json(await verb(contextOf(deps, c), request, key), 200);
    });
  }

  const rate = createRoute({
    ...writes,
    method: 'post',
    path: '/projects/{id}/ratings',
    summary: 'Rate a decided matter, once; 4 and 5 open a problem by themselves',
    'x-summary-zh': '评价已办结的事项，每件一次；不满意的自动生成问题',
    request: { params: z.object(project), headers: idempotencyHeader, query, body: namedBody('NewRating') },
    responses: { 201: json(rated, 'Recorded, or recorded by this key before') },
  });
  api.openapi(rate, async (c) => {
    const key = idempotencyOf(c, c.req.valid('header')['Idempotency-Key']);
    return c.json(await rateMatter(contextOf(deps, c), c.req.valid('param').id, jsonOf(c), key), 201);
  });
}
