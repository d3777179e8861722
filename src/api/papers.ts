// Papers: the list of a project's, one with its words, and the acts that issue, void and issue anew.
import { createRoute, z } from '@hono/zod-openapi';
import { issuePaper, issuePaperShape } from '../services/issue-paper.ts';
import { getPaper, listPapers } from '../services/paper-views.ts';
import { reprintPaper, reprintPaperShape, voidPaper, voidPaperShape } from '../services/void-paper.ts';
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
import { issuedPaper, paper, paperList } from './shapes/paper.ts';

const tags = ['Papers'];
const query = z.strictObject({ lang: langParameter });
const project = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const onePaper = z.object({ id: nameParameter('p9I3WQtNBcA7SHAUpSnX3A') });

export function paperRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const common = { tags, ...signedIn, middleware };
  const writes = { ...common, middleware: [...middleware, ...body()] };
  api.openAPIRegistry.register('IssuePaper', issuePaperShape);
  api.openAPIRegistry.register('VoidPaper', voidPaperShape);
  api.openAPIRegistry.register('ReprintPaper', reprintPaperShape);

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/projects/{id}/papers',
    summary: 'Papers of a project, the void ones among them, and what is still to issue',
    'x-summary-zh': '项目的文书（含作废的）和待出具的文书',
    ...problems(400, 401, 404),
    request: { params: project, query },
    responses: { 200: json(paperList, 'Newest first') },
  });
  api.openapi(list, async (c) => c.json(await listPapers(contextOf(deps, c), c.req.valid('param').id), 200));

  const issue = createRoute({
    ...writes,
    method: 'post',
    path: '/projects/{id}/papers',
    summary: 'Issue a paper of an event: the next number of its office, kind and year',
    'x-summary-zh': '就一个环节出具文书，按单位、种类和年度连续编号',
    description:
      '`about` is the `seq` of the event; left out, the latest of which such a paper may tell. Of one event one paper of a kind is valid.',
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    request: { params: project, headers: idempotencyHeader, query, body: namedBody('IssuePaper') },
    responses: {
      201: json(issuedPaper, 'Issued'),
      200: json(issuedPaper, 'Was issued by this key before'),
    },
  });
  api.openapi(issue, async (c) => {
    const key = c.req.valid('header')['Idempotency-Key'];
    const { created, ...answer } = await issuePaper(
      contextOf(deps, c),
      c.req.valid('param').id,
      jsonOf(c),
      idempotencyOf(c, key),
    );
    return created ? c.json(answer, 201) : c.json(answer, 200);
  });

  const one = createRoute({
    ...common,
    method: 'get',
    path: '/papers/{id}',
    summary: 'One paper with its words, its fingerprint and its state',
    'x-summary-zh': '一份文书的内容、存证值和状态',
    ...problems(400, 401, 404),
    request: { params: onePaper, query },
    responses: { 200: json(paper, 'The paper') },
  });
  api.openapi(one, async (c) => c.json(await getPaper(contextOf(deps, c), c.req.valid('param').id), 200));

  const takeBack = createRoute({
    ...writes,
    method: 'post',
    path: '/papers/{id}/void',
    summary: 'Void a paper; its number and words stay',
    'x-summary-zh': '作废文书，保留原号和原文',
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    request: { params: onePaper, headers: idempotencyHeader, query, body: namedBody('VoidPaper') },
    responses: { 200: json(issuedPaper, 'The paper that is void now') },
  });
  api.openapi(takeBack, async (c) => {
    const key = c.req.valid('header')['Idempotency-Key'];
    const { id } = c.req.valid('param');
    return c.json(await voidPaper(contextOf(deps, c), id, jsonOf(c), idempotencyOf(c, key)), 200);
  });

  const again = createRoute({
    ...writes,
    method: 'post',
    path: '/papers/{id}/reprint',
    summary: 'Void a paper and issue another in its place, from what the record says now',
    'x-summary-zh': '作废并按现有记录重新出具，另编新号',
    ...problems(400, 401, 403, 404, 409, 413, 415, 422),
    request: { params: onePaper, headers: idempotencyHeader, query, body: namedBody('ReprintPaper') },
    responses: { 200: json(issuedPaper, 'The new paper') },
  });
  api.openapi(again, async (c) => {
    const key = c.req.valid('header')['Idempotency-Key'];
    const { id } = c.req.valid('param');
    return c.json(await reprintPaper(contextOf(deps, c), id, jsonOf(c), idempotencyOf(c, key)), 200);
  });
}
