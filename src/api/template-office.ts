// What is done with versions of templates over HTTP: checking a file, publishing, retiring, comparing, taking out.
import { createRoute, z } from '@hono/zod-openapi';
import { getTemplateDifference } from '../services/template-difference.ts';
import {
  exportTemplate,
  previewTemplate,
  publishTemplate,
  retireTemplate,
} from '../services/template-office.ts';
import { auth } from './auth.ts';
import { body } from './body.ts';
import type { ApiDeps } from './deps.ts';
import {
  type Api,
  contextOf,
  json,
  langParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
  wordParameter,
} from './route.ts';
import { differenceBody, preview, statusChanged, templateDifference } from './shapes/template-office.ts';
import { bodyTypes, sourceOf, whole } from './templates.ts';

const tags = ['Templates'];
const query = z.strictObject({ lang: langParameter });
const id = nameParameter('nb-industrial-59');

export function templateOfficeRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];

  const check = createRoute({
    method: 'post',
    path: '/templates/check',
    tags,
    summary: 'Check a file as importing would, and see what it changes; nothing is stored',
    'x-summary-zh': '检查一份模板文件，看它会改动什么；不保存',
    ...signedIn,
    ...problems(400, 401, 403, 413, 415),
    middleware: [...middleware, ...body(bodyTypes)],
    request: { query, body: namedBody('TemplateDocument', ...bodyTypes) },
    responses: { 200: json(preview, 'The file is right') },
  });
  api.openapi(check, async (c) => {
    const { template, stands, difference } = await previewTemplate(contextOf(deps, c), await sourceOf(c));
    const compared = difference === null ? null : differenceBody(difference);
    return c.json({ template: whole(template), stands, difference: compared }, 200);
  });

  for (const [action, verb, summary, zh] of [
    ['publish', publishTemplate, 'Publish a draft', '发布一个草稿版本'],
    [
      'retire',
      retireTemplate,
      'Retire a version: no new project gets it, those under way keep it',
      '停用一个版本：不再用于新项目，已建的项目照旧',
    ],
  ] as const) {
    const route = createRoute({
      method: 'post',
      path: `/templates/{id}/versions/{version}/${action}`,
      tags,
      summary,
      'x-summary-zh': zh,
      ...signedIn,
      ...problems(400, 401, 403, 404, 409),
      middleware,
      request: { params: z.object({ id, version: nameParameter('2018.1') }), query },
      responses: { 200: json(statusChanged, 'The version as it is now') },
    });
    api.openapi(route, async (c) => {
      const { id: of, version } = c.req.valid('param');
      const { template, openTo } = await verb(contextOf(deps, c), of, version);
      return c.json({ ...whole(template), openTo }, 200);
    });
  }

  const difference = createRoute({
    method: 'get',
    path: '/templates/{id}/difference',
    tags,
    summary: 'What differs between two versions, and what that does to time',
    'x-summary-zh': '两个版本的差异，以及对时限的影响',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: {
      params: z.object({ id }),
      query: z.strictObject({
        from: nameParameter('2018.1'),
        to: nameParameter('2026.1'),
        lang: langParameter,
      }),
    },
    responses: { 200: json(templateDifference, 'Every change, in words of both languages') },
  });
  api.openapi(difference, async (c) => {
    const found = await getTemplateDifference(
      contextOf(deps, c),
      c.req.valid('param').id,
      c.req.valid('query'),
    );
    return c.json(differenceBody(found), 200);
  });

  const file = createRoute({
    method: 'get',
    path: '/templates/{id}/export',
    tags,
    summary:
      'A version as a file: exactly the text that was imported, or the same content in the other format',
    'x-summary-zh': '导出一个版本：原格式与导入的文本逐字相同，也可换成另一种格式',
    description:
      'Left out, `version` is the one that new projects get, `format` the one in which it was imported. Importing the file again changes nothing.',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: {
      params: z.object({ id }),
      query: z.strictObject({
        version: wordParameter(60),
        format: z.enum(['yaml', 'json']).optional(),
        lang: langParameter,
      }),
    },
    responses: {
      200: {
        description: 'The file',
        content: Object.fromEntries(bodyTypes.slice(0, 2).map((type) => [type, { schema: z.string() }])),
      },
    },
  });
  api.openapi(file, async (c) => {
    const { version, format } = c.req.valid('query');
    const found = await exportTemplate(contextOf(deps, c), c.req.valid('param').id, { version, format });
    return c.body(found.text, 200, {
      'Content-Type': `application/${found.format}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${found.fileName}"`,
    });
  });
}
