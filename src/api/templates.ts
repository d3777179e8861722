// The catalogue of published chains over HTTP.
import { createRoute, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { ApprovalTemplate } from '../domain/template.ts';
import { type TemplateSource, templateTextOf } from '../services/template-source.ts';
import type { TemplateView } from '../services/template-view.ts';
import { getTemplate, importTemplate, listTemplates } from '../services/templates.ts';
import { auth } from './auth.ts';
import { body, jsonOf } from './body.ts';
import type { ApiDeps, ApiEnv } from './deps.ts';
import {
  type Api,
  asOfParameter,
  contextOf,
  json,
  langParameter,
  namedBody,
  nameParameter,
  problems,
  signedIn,
  wordParameter,
} from './route.ts';
import { template, templateList } from './shapes/template.ts';

const tags = ['Templates'];
const yaml = ['application/yaml', 'application/x-yaml', 'text/yaml', 'text/x-yaml'];
export const bodyTypes = ['application/json', ...yaml];

export function templateRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.registerComponent('schemas', 'TemplateDocument', {
    type: 'object',
    description: 'A template as docs/templates.md describes it; `fixtures/templates/` holds examples.',
  });

  const list = createRoute({
    method: 'get',
    path: '/templates',
    tags,
    summary: 'All versions of all templates',
    'x-summary-zh': '全部流程模板的全部版本',
    description: 'With `asOf`, those in force on that day.',
    ...signedIn,
    ...problems(400, 401),
    middleware,
    request: { query: z.strictObject({ asOf: asOfParameter, lang: langParameter }) },
    responses: { 200: json(templateList, 'One row a version') },
  });
  api.openapi(list, async (c) => {
    const found = await listTemplates(contextOf(deps, c), c.req.valid('query'));
    return c.json({ items: found.map(row) }, 200);
  });

  const one = createRoute({
    method: 'get',
    path: '/templates/{id}',
    tags,
    summary: 'One template with its graph and critical path',
    'x-summary-zh': '一个流程模板，含前置关系和关键路径',
    description: 'Left out, `version` is the one in force on `asOf`, else the one that new projects get.',
    ...signedIn,
    ...problems(400, 401, 404),
    middleware,
    request: {
      params: z.object({ id: nameParameter('nb-industrial-59') }),
      query: z.strictObject({
        version: wordParameter(60),
        asOf: asOfParameter,
        lang: langParameter,
      }),
    },
    responses: { 200: json(template, 'The template') },
  });
  api.openapi(one, async (c) => {
    const found = await getTemplate(contextOf(deps, c), c.req.valid('param').id, c.req.valid('query'));
    return c.json(whole(found), 200);
  });

  const create = createRoute({
    method: 'post',
    path: '/templates',
    tags,
    summary: 'Import a version',
    'x-summary-zh': '导入一个版本',
    description:
      'JSON or YAML, fields as in docs/templates.md. A version never changes: the same content again gives 200, other content 409.',
    ...signedIn,
    ...problems(400, 401, 403, 409, 413, 415),
    middleware: [...middleware, ...body(bodyTypes)],
    request: {
      query: z.strictObject({ lang: langParameter }),
      body: namedBody('TemplateDocument', ...bodyTypes),
    },
    responses: { 201: json(template, 'Imported'), 200: json(template, 'Was there already') },
  });
  api.openapi(create, async (c) => {
    const { template: made, created } = await importTemplate(contextOf(deps, c), await sourceOf(c));
    if (!created) return c.json(whole(made), 200);
    c.header('Location', `/api/templates/${made.document.id}?version=${made.document.version}`);
    return c.json(whole(made), 201);
  });
}

/** The body as a file, its bytes as they came; throws `json_malformed` for what says it is JSON and is not. */
export async function sourceOf(c: Context<ApiEnv>): Promise<TemplateSource> {
  // YAML would take much that is no JSON.
  if (!isYaml(c)) jsonOf(c);
  return { text: templateTextOf(await c.req.arrayBuffer(), 'body'), fileName: 'body' };
}

const isYaml = (c: Context<ApiEnv>): boolean => /yaml/i.test(c.req.header('content-type') ?? '');

const row = (found: ApprovalTemplate) => ({
  id: found.id,
  version: found.version,
  status: found.status,
  name: found.name,
  regime: found.project.regime,
  category: found.project.category,
  region: found.region,
  effective: found.effective,
  stages: found.stages.length,
  items: found.items.length,
  targets: found.targets.map(({ code, zh, days, unit }) => ({ id: code, name: zh, budget: { days, unit } })),
});

export const whole = ({ document, chain, history }: TemplateView) => ({
  ...row(document),
  ...chain,
  history,
  document,
});
