// Files in and out: an upload as the plain body of a call, and the download of what was filed.
import { Readable } from 'node:stream';
import { createRoute, z } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { Refusal } from '../domain/errors.ts';
import { LARGEST_FILE, LARGEST_FILE_TEXT } from '../domain/file-kinds.ts';
import { attachment, openFile } from '../services/open-file.ts';
import { chunksOf, takeUpload } from '../services/uploads.ts';
import { auth } from './auth.ts';
import { demandType } from './body.ts';
import type { ApiDeps } from './deps.ts';
import { type Api, contextOf, json, langParameter, nameParameter, problems, signedIn } from './route.ts';
import { upload } from './shapes/material.ts';

const tags = ['Material'];
const bytes = 'application/octet-stream';

/** Says no before the body is read, where its length is told. */
const limit = bodyLimit({
  maxSize: LARGEST_FILE,
  onError: () => {
    throw new Refusal('too_large', 'upload_too_large', { max: LARGEST_FILE_TEXT });
  },
});

export function uploadRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];

  const put = createRoute({
    method: 'post',
    path: '/uploads',
    tags,
    summary: 'Upload a file, to be filed as material',
    'x-summary-zh': '上传一个文件，供提交为材料',
    description:
      'The body is the file itself, up to 50 MB. Its kind is read from its content; what the house does not take is refused. File it within a day.',
    ...signedIn,
    ...problems(400, 401, 413, 415, 429, 503),
    middleware: [...middleware, limit, demandType([bytes])],
    request: {
      query: z.strictObject({
        name: z.string().max(1000).openapi({ description: 'Name of the file.', example: '监理合同.pdf' }),
        lang: langParameter,
      }),
      body: {
        required: true,
        content: { [bytes]: { schema: { type: 'string' as const, format: 'binary' } } },
      },
    },
    responses: { 201: json(upload, 'Taken') },
  });
  api.openapi(put, async (c) => {
    const content = chunksOf(c.req.raw.body);
    return c.json(await takeUpload(contextOf(deps, c), content, c.req.valid('query').name), 201);
  });

  const get = createRoute({
    method: 'get',
    path: '/projects/{id}/cases/{item}/materials/{seq}/file',
    tags,
    summary: 'A file that was filed',
    'x-summary-zh': '下载提交的文件',
    description: 'Each download is noted with the name of whoever asked.',
    ...signedIn,
    ...problems(401, 404, 503),
    middleware,
    request: {
      params: z.object({
        id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11'),
        item: nameParameter('SG07'),
        seq: z
          .string()
          .regex(/^[1-9]\d{0,8}$/)
          .openapi({ example: '41' }),
      }),
      query: z.strictObject({ lang: langParameter }),
    },
    responses: {
      200: {
        description: 'The file',
        content: { [bytes]: { schema: z.string().openapi({ format: 'binary' }) } },
      },
    },
  });
  api.openapi(get, async (c) => {
    const { id, item, seq } = c.req.valid('param');
    const file = await openFile(contextOf(deps, c), id, item, Number(seq));
    return c.body(Readable.toWeb(file.content) as ReadableStream, 200, attachment(file));
  });
}
