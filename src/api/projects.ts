// Projects: open, list, one whole.
import { createRoute, z } from '@hono/zod-openapi';
import { openProject, openProjectShape } from '../services/open-project.ts';
import { listProjects, listShape } from '../services/project-list.ts';
import { listProjectsAsOf } from '../services/project-list-past.ts';
import { getProject } from '../services/projects.ts';
import { auth } from './auth.ts';
import { body, idempotencyOf, jsonOf } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  asOfParameter,
  contextOf,
  cursorParameter,
  idempotencyHeader,
  json,
  knownOnParameter,
  langParameter,
  limitParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
  wordParameter,
} from './route.ts';
import { project, projectPage } from './shapes/project.ts';

const tags = ['Projects'];
const params = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const yesNo = z
  .enum(['true', 'false'])
  .transform((text) => text === 'true')
  .optional();
const { light, sort } = listShape.shape;

const listQuery = z.strictObject({
  q: wordParameter(200).openapi({ description: 'Part of the name, the code, or the pinyin of the name.' }),
  light,
  stage: wordParameter(40),
  region: wordParameter(6).openapi({ example: '330784' }),
  template: wordParameter(100),
  agent: wordParameter(60),
  closed: yesNo,
  sort,
  descending: yesNo,
  cursor: cursorParameter,
  limit: limitParameter(200),
  asOf: asOfParameter,
  lang: langParameter,
});

export function projectRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('OpenProject', openProjectShape);

  const list = createRoute({
    method: 'get',
    path: '/projects',
    tags,
    summary: 'Projects within sight',
    'x-summary-zh': '可以查看的项目',
    ...signedIn,
    ...problems(400, 401),
    middleware,
    request: { query: listQuery },
    responses: { 200: json(projectPage, 'One page') },
  });
  api.openapi(list, async (c) => {
    const { lang: _, asOf, ...query } = c.req.valid('query');
    const ctx = contextOf(deps, c);
    return c.json(
      await (asOf === undefined ? listProjects(ctx, query) : listProjectsAsOf(ctx, query, asOf)),
      200,
    );
  });

  const open = createRoute({
    method: 'post',
    path: '/projects',
    tags,
    summary: 'Open a project',
    'x-summary-zh': '建立项目',
    ...signedIn,
    ...problems(400, 401, 403, 409, 413, 415, 422),
    middleware: [...middleware, ...body()],
    request: {
      headers: idempotencyHeader,
      query: z.strictObject({ lang: langParameter }),
      body: namedBody('OpenProject'),
    },
    responses: { 201: json(project, 'Opened'), 200: json(project, 'Was opened by this key before') },
  });
  api.openapi(open, async (c) => {
    const key = c.req.valid('header')['Idempotency-Key'];
    const opened = await openProject(contextOf(deps, c), jsonOf(c), idempotencyOf(c, key));
    if (!opened.created) return c.json(opened.project, 200);
    c.header('Location', `/api/projects/${opened.project.id}`);
    return c.json(opened.project, 201);
  });

  const one = createRoute({
    method: 'get',
    path: '/projects/{id}',
    tags,
    summary: 'A project with its stages, cases, clocks and targets',
    'x-summary-zh': '一个项目，含阶段、办件、计时和目标',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: {
      params,
      query: z.strictObject({ asOf: asOfParameter, knownOn: knownOnParameter, lang: langParameter }),
    },
    responses: { 200: json(project, 'The project') },
  });
  api.openapi(one, async (c) => {
    const { lang: _, ...when } = c.req.valid('query');
    return c.json(await getProject(contextOf(deps, c), c.req.valid('param').id, when), 200);
  });
}
