// Texts of papers, for administrators: listed, read, tried on sample data, saved, put back.
import { createRoute, z } from '@hono/zod-openapi';
import {
  getPaperText,
  listPaperTexts,
  paperTextShape,
  previewPaperText,
  restorePaperText,
  savePaperText,
  savePaperTextShape,
} from '../services/paper-texts.ts';
import { auth } from './auth.ts';
import { body, jsonOf } from './body.ts';
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
} from './route.ts';
import { paperPreview, paperText, paperTexts } from './shapes/paper.ts';

const tags = ['Papers'];
const query = z.strictObject({ lang: langParameter });
const params = z.object({ kind: nameParameter('receipt') });

export function paperTextRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  const common = { tags, ...signedIn, middleware };
  const writes = { ...common, middleware: [...middleware, ...body()] };
  api.openAPIRegistry.register('PaperTextToTry', paperTextShape);
  api.openAPIRegistry.register('PaperTextToSave', savePaperTextShape);

  const list = createRoute({
    ...common,
    method: 'get',
    path: '/paper-texts',
    summary: 'Kinds of papers, and which texts the own place has changed',
    'x-summary-zh': '各种文书的文本版本',
    ...problems(400, 401, 403),
    request: { query },
    responses: { 200: json(paperTexts, 'Every kind') },
  });
  api.openapi(list, async (c) => c.json({ items: await listPaperTexts(contextOf(deps, c)) }, 200));

  const one = createRoute({
    ...common,
    method: 'get',
    path: '/paper-texts/{kind}',
    summary: 'The text in force, the standard one, and every version saved',
    'x-summary-zh': '现用文本、标准文本和历次版本',
    ...problems(400, 401, 403, 404),
    request: { params, query },
    responses: { 200: json(paperText, 'The text') },
  });
  api.openapi(one, async (c) =>
    c.json(await getPaperText(contextOf(deps, c), c.req.valid('param').kind), 200),
  );

  const trial = createRoute({
    ...writes,
    method: 'post',
    path: '/paper-texts/{kind}/preview',
    summary: 'The paper that a text would give on sample data; nothing is saved',
    'x-summary-zh': '用示例数据预览文本，不保存',
    ...problems(400, 401, 403, 404, 413, 415),
    request: { params, query, body: namedBody('PaperTextToTry') },
    responses: { 200: json(paperPreview, 'The draft') },
  });
  api.openapi(trial, async (c) =>
    c.json(previewPaperText(contextOf(deps, c), c.req.valid('param').kind, jsonOf(c)), 200),
  );

  const save = createRoute({
    ...writes,
    method: 'post',
    path: '/paper-texts/{kind}/versions',
    summary: 'Save a new version; papers issued from now on use it',
    'x-summary-zh': '保存文本的新版本',
    ...problems(400, 401, 403, 404, 412, 413, 415),
    request: { params, query, body: namedBody('PaperTextToSave') },
    responses: { 201: json(paperText, 'Saved') },
  });
  api.openapi(save, async (c) =>
    c.json(await savePaperText(contextOf(deps, c), c.req.valid('param').kind, jsonOf(c)), 201),
  );

  const restore = createRoute({
    ...common,
    method: 'post',
    path: '/paper-texts/{kind}/restore',
    summary: 'Back to the text that comes with the program; earlier versions stay',
    'x-summary-zh': '恢复标准文本，旧版本保留',
    ...problems(400, 401, 403, 404, 412),
    request: { params, query },
    responses: { 200: json(paperText, 'The text') },
  });
  api.openapi(restore, async (c) =>
    c.json(await restorePaperText(contextOf(deps, c), c.req.valid('param').kind), 200),
  );
}
