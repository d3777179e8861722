// Material of a case: its list, filing, the answer to what was sent in, originals, paper, and the owner's certificates.
import { createRoute, z } from '@hono/zod-openapi';
import {
  listCertificates,
  registerCertificate,
  registerCertificateShape,
  revokeCertificate,
  revokeCertificateShape,
} from '../services/certificates.ts';
import {
  acceptMaterial,
  acceptMaterialShape,
  returnMaterial,
  returnMaterialShape,
} from '../services/check-material.ts';
import type { ServiceContext } from '../services/context.ts';
import { fileMaterial, fileMaterialShape } from '../services/file-material.ts';
import { handOverMaterial, handOverMaterialShape } from '../services/hand-over-material.ts';
import type { Idempotency } from '../services/idempotency.ts';
import { getMaterialList, listPendingMaterial } from '../services/material-list.ts';
import { seeOriginal, seeOriginalShape } from '../services/see-original.ts';
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
import { certificate, certificates, materialList, pendingMaterial } from './shapes/material.ts';

const tags = ['Material'];
const query = z.strictObject({ lang: langParameter });
const project = z.object({ id: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') });
const ofCase = project.extend({ item: nameParameter('SG07') });
const seq = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .openapi({ description: '`seq` of the filing.', example: '41' });
const root = '/projects/{id}/cases/{item}';

interface Act {
  readonly path: string;
  readonly name: string;
  readonly shape: z.ZodType;
  readonly summary: string;
  readonly zh: string;
  readonly description?: string;
  readonly run: (
    ctx: ServiceContext,
    at: { readonly id: string; readonly item: string; readonly seq: number },
    raw: unknown,
    idempotency: Idempotency | null,
  ) => Promise<{ readonly repeated: unknown }>;
}

const acts: readonly Act[] = [
  {
    path: `${root}/materials`,
    name: 'FileMaterial',
    shape: fileMaterialShape,
    summary: 'File an upload as material of a case',
    zh: '把上传的文件提交为材料',
    description:
      'Whoever answers for completeness puts it in hand at once; what others send waits for the window. What was owed is supplied on the day of its arrival.',
    run: (ctx, { id, item }, raw, key) => fileMaterial(ctx, id, item, raw, 'api', key),
  },
  {
    path: `${root}/materials/{seq}/acceptance`,
    name: 'AcceptMaterial',
    shape: acceptMaterialShape,
    summary: 'Take what was sent in',
    zh: '收下送来的材料',
    run: (ctx, at, raw, key) => acceptMaterial(ctx, at.id, at.item, at.seq, raw, key),
  },
  {
    path: `${root}/materials/{seq}/return`,
    name: 'ReturnMaterial',
    shape: returnMaterialShape,
    summary: 'Send it back with the reason',
    zh: '退回材料并说明理由',
    run: (ctx, at, raw, key) => returnMaterial(ctx, at.id, at.item, at.seq, raw, key),
  },
  {
    path: `${root}/originals`,
    name: 'SeeOriginal',
    shape: seeOriginalShape,
    summary: 'Record that the original was seen',
    zh: '记录已核验原件',
    run: (ctx, { id, item }, raw, key) => seeOriginal(ctx, id, item, raw, key),
  },
  {
    path: `${root}/hand-overs`,
    name: 'HandOverMaterial',
    shape: handOverMaterialShape,
    summary: 'Record that paper changed hands',
    zh: '记录纸质材料交接',
    run: (ctx, { id, item }, raw, key) => handOverMaterial(ctx, id, item, raw, key),
  },
];

export function materialRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];

  const list = createRoute({
    method: 'get',
    path: `${root}/materials`,
    tags,
    summary: 'The materials of a case, and what is in hand already',
    'x-summary-zh': '办件的材料清单、哪些已有',
    ...signedIn,
    ...problems(401, 404),
    middleware,
    request: { params: ofCase, query },
    responses: { 200: json(materialList, 'The list') },
  });
  api.openapi(list, async (c) => {
    const { id, item } = c.req.valid('param');
    return c.json(await getMaterialList(contextOf(deps, c), id, item), 200);
  });

  const pending = createRoute({
    method: 'get',
    path: '/materials/pending',
    tags,
    summary: 'Files in sight that wait for a check, the longest waiting first',
    'x-summary-zh': '待核对的材料，等得最久的在前',
    ...signedIn,
    ...problems(401),
    middleware,
    request: { query },
    responses: { 200: json(pendingMaterial, 'At most 500') },
  });
  api.openapi(pending, async (c) => c.json({ items: await listPendingMaterial(contextOf(deps, c)) }, 200));

  for (const { path, name, shape, summary, zh, description, run } of acts) {
    api.openAPIRegistry.register(name, shape);
    const route = createRoute({
      method: 'post',
      path,
      tags,
      summary,
      'x-summary-zh': zh,
      ...(description === undefined ? {} : { description }),
      ...signedIn,
      ...problems(400, 401, 403, 404, 409, 413, 415, 422),
      middleware: [...middleware, ...body()],
      request: {
        params: path.includes('{seq}') ? ofCase.extend({ seq }) : ofCase,
        headers: idempotencyHeader,
        query,
        body: namedBody(name),
      },
      responses: {
        201: json(materialList, 'Recorded; the list as it is now'),
        200: json(materialList, 'Was recorded by this key before'),
      },
    });
    api.openapi(route, async (c) => {
      const { id, item, ...rest } = c.req.valid('param');
      const at = { id, item, seq: 'seq' in rest ? Number(rest.seq) : 0 };
      const ctx = contextOf(deps, c);
      const key = c.req.valid('header')['Idempotency-Key'];
      const { repeated } = await run(ctx, at, jsonOf(c), idempotencyOf(c, key));
      const answer = await getMaterialList(ctx, id, item);
      return repeated === null ? c.json(answer, 201) : c.json(answer, 200);
    });
  }
  certificateRoutes(api, deps);
}

function certificateRoutes(api: Api, deps: ApiDeps): void {
  const middleware = [auth(deps)];
  api.openAPIRegistry.register('RegisterCertificate', registerCertificateShape);
  api.openAPIRegistry.register('RevokeCertificate', revokeCertificateShape);
  const problemsOfPost = problems(400, 401, 403, 404, 409, 413, 415);

  const list = createRoute({
    method: 'get',
    path: '/projects/{id}/certificates',
    tags,
    summary: 'Certificates of the owner, by name and number',
    'x-summary-zh': '业主的证照',
    ...signedIn,
    ...problems(401, 404),
    middleware,
    request: { params: project, query },
    responses: { 200: json(certificates, 'Valid, lapsed and revoked') },
  });
  api.openapi(list, async (c) =>
    c.json({ items: await listCertificates(contextOf(deps, c), c.req.valid('param').id) }, 200),
  );

  const register = createRoute({
    method: 'post',
    path: '/projects/{id}/certificates',
    tags,
    summary: 'Register a certificate of the owner, for all its projects',
    'x-summary-zh': '登记业主的证照，各项目共用',
    ...signedIn,
    ...problemsOfPost,
    middleware: [...middleware, ...body()],
    request: { params: project, query, body: namedBody('RegisterCertificate') },
    responses: { 201: json(certificate, 'Registered') },
  });
  api.openapi(register, async (c) =>
    c.json(await registerCertificate(contextOf(deps, c), c.req.valid('param').id, jsonOf(c)), 201),
  );

  const revoke = createRoute({
    method: 'post',
    path: '/projects/{id}/certificates/{certificate}/revocation',
    tags,
    summary: 'Revoke a certificate: it proves nothing from now on',
    'x-summary-zh': '作废证照',
    ...signedIn,
    ...problemsOfPost,
    middleware: [...middleware, ...body()],
    request: {
      params: project.extend({ certificate: nameParameter('0196fd5c-6a0c-4c5b-9a51-3f4f3f0f7e11') }),
      query,
      body: namedBody('RevokeCertificate'),
    },
    responses: { 200: json(certificate, 'Revoked') },
  });
  api.openapi(revoke, async (c) => {
    const { id, certificate: which } = c.req.valid('param');
    return c.json(await revokeCertificate(contextOf(deps, c), id, which, jsonOf(c)), 200);
  });
}
