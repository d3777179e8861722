// A supplement from an owner's page: the form with its file, and the uploads in pieces that go ahead of it. An upload belongs to
// the link by which it came, and goes to its one project.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { conflict, invalidField, notFound } from '../../domain/errors.ts';
import { fileMaterial } from '../../services/file-material.ts';
import { getMaterialList } from '../../services/material-list.ts';
import { getOwnerPage } from '../../services/owner-page.ts';
import type { Upload } from '../../services/uploads.ts';
import { t } from '../../texts/index.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { limitBodies } from '../file-limits.ts';
import { filled, idempotencyOf, present } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { readFileForm } from '../multipart.ts';
import { OwnerSuppliedPage, OwnerSupplyPage } from '../pages/owner-supply.tsx';
import { answerPiece } from '../upload-server.ts';
import { fullMoment } from '../words/dates.ts';
import { fullWidth, named } from '../words/names.ts';
import type { OwnerContext, OwnerEnv } from './owner.tsx';
import { onRefusal } from './owner-acts.tsx';

const PAGE = '/o/:secret';

const piece = (c: OwnerContext, id: string | null): Promise<Response> =>
  answerPiece(c.req.raw, id, {
    ctx: c.var.opened.ctx,
    lang: c.var.shell.lang,
    base: `${c.var.shell.base}/uploads`,
  });

export const ownerSupplyRoutes = new Hono<OwnerEnv>()
  .get(`${PAGE}/supplement`, (c) => supplyPage(c, c.req.query('case') ?? '', emptyForm, null))
  .post(`${PAGE}/supplement`, limitBodies, async (c) => {
    const { ctx, projectId } = c.var.opened;
    const { values, upload, fault } = await readFileForm(c, ctx);
    const item = filled(values, 'case') ?? '';
    const page = (form: FormState, status?: 400 | 409 | 413) => supplyPage(c, item, form, upload, status);
    return onRefusal(values, page, async () => {
      if (fault !== null) throw fault;
      const earlier = filled(values, 'upload');
      if (upload === null)
        throw earlier === undefined
          ? invalidField('file', 'file_missing')
          : conflict('upload_gone', { id: earlier });
      const material = filled(values, 'material') ?? '';
      const raw = present({ material, upload: upload.id, note: filled(values, 'note') });
      await fileMaterial(ctx, projectId, item, raw, 'link', idempotencyOf(c, values));
      const { materials } = await getMaterialList(ctx, projectId, item);
      const { lang, now } = c.var.shell;
      const name = materials.find(({ code }) => code === material)?.name ?? material;
      const facts = { material: name, name: upload.name, at: fullMoment(lang, now) };
      const body = t(lang, 'owner.supply.doneBody', facts);
      return c.html(renderPage(<OwnerSuppliedPage shell={c.var.shell} item={item} body={body} />), 201);
    });
  })
  .post(`${PAGE}/uploads`, limitBodies, (c) => piece(c, null))
  // The protocol asks with HEAD how far an upload is; a file is never handed out here.
  .get(`${PAGE}/uploads/:id`, (c) => {
    if (c.req.method === 'HEAD') return piece(c, c.req.param('id'));
    throw notFound('upload', { id: c.req.param('id') });
  })
  .patch(`${PAGE}/uploads/:id`, limitBodies, (c) => piece(c, c.req.param('id')))
  .delete(`${PAGE}/uploads/:id`, (c) => piece(c, c.req.param('id')));

async function supplyPage(
  c: OwnerContext,
  item: string,
  form: FormState,
  upload: Upload | null,
  status: 200 | 400 | 409 | 413 = 200,
): Promise<Response> {
  const { project } = await getOwnerPage(c.var.opened);
  const found = project.cases.find((one) => one.item === item);
  if (found === undefined) throw notFound('case', { item });
  const { ctx, projectId } = c.var.opened;
  const { materials } = await getMaterialList(ctx, projectId, item);
  const owed = found.owes.map(({ material, name }) => ({ code: material, name }));
  const page = (
    <OwnerSupplyPage
      shell={c.var.shell}
      item={item}
      itemName={fullWidth(named(c.var.shell.lang, found.name))}
      materials={
        owed.length > 0
          ? owed
          : materials
              .filter(({ source }) => source.kind === 'to_hand_in')
              .map(({ code, name }) => ({ code, name }))
      }
      upload={upload}
      form={form}
      formKey={randomUUID()}
    />
  );
  return c.html(renderPage(page), status);
}
