// Material of a case: the list with its forms, the posts behind them, and the files that are fetched.
import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import { conflict, forbidden, invalidField, Refusal } from '../../domain/errors.ts';
import { registerCertificate, revokeCertificate } from '../../services/certificates.ts';
import { acceptMaterial, returnMaterial } from '../../services/check-material.ts';
import { fileMaterial } from '../../services/file-material.ts';
import { handOverMaterial } from '../../services/hand-over-material.ts';
import { getMaterialList, listPendingMaterial } from '../../services/material-list.ts';
import { attachment, openFile } from '../../services/open-file.ts';
import { seeOriginal } from '../../services/see-original.ts';
import type { Upload } from '../../services/uploads.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import type { MaterialForm } from '../components/material-forms.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, listed, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { readFileForm } from '../multipart.ts';
import { MaterialsPage } from '../pages/materials.tsx';
import { PendingMaterialPage } from '../pages/pending-material.tsx';
import { paths } from '../paths.ts';

const root = '/projects/:id/cases/:item';

export const materialRoutes = new Hono<WebEnv>()
  .get('/materials', async (c) => {
    const items = await listPendingMaterial(contextOf(c));
    return c.html(renderPage(<PendingMaterialPage shell={shellOf(c)} items={items} />));
  })
  .get(`${root}/materials`, async (c) => c.html(await materialsPage(c, null)))
  .post(`${root}/materials`, async (c) => {
    const ctx = contextOf(c);
    const { id, item } = place(c);
    // Who may not file here sends nothing in the first place.
    if (!(await getMaterialList(ctx, id, item)).may.file) throw forbidden('act.file_material');
    const { values, upload, fault } = await readFileForm(c, ctx);
    const form = 'upload';
    return onRefusal(c, { form, values, upload }, async () => {
      if (fault !== null) throw fault;
      const named = filled(values, 'upload');
      if (upload === null) throw named === undefined ? noFile() : conflict('upload_gone', { id: named });
      const raw = present({
        material: filled(values, 'material') ?? '',
        upload: upload.id,
        note: filled(values, 'note'),
      });
      await fileMaterial(ctx, id, item, raw, 'page', idempotencyOf(c, values));
      return form;
    });
  })
  .post(`${root}/materials/:seq{[1-9][0-9]{0,8}}/acceptance`, async (c) => {
    const values = await readForm(c);
    return onRefusal(c, { form: 'check', values, upload: null }, async () => {
      const { id, item, seq } = place(c);
      await acceptMaterial(contextOf(c), id, item, seq, {}, idempotencyOf(c, values));
      return 'check';
    });
  })
  .post(`${root}/materials/:seq{[1-9][0-9]{0,8}}/return`, async (c) => {
    const values = await readForm(c);
    return onRefusal(c, { form: 'check', values, upload: null }, async () => {
      const { id, item, seq } = place(c);
      const raw = { reason: filled(values, 'reason') ?? '' };
      await returnMaterial(contextOf(c), id, item, seq, raw, idempotencyOf(c, values));
      return 'check';
    });
  })
  .post(`${root}/originals`, async (c) => {
    const values = await readForm(c);
    return onRefusal(c, { form: 'original', values, upload: null }, async () => {
      const { id, item } = place(c);
      const raw = present({ material: filled(values, 'material') ?? '', note: filled(values, 'note') });
      await seeOriginal(contextOf(c), id, item, raw, idempotencyOf(c, values));
      return 'original';
    });
  })
  .post(`${root}/hand-overs`, async (c) => {
    const values = await readForm(c);
    return onRefusal(c, { form: 'handOver', values, upload: null }, async () => {
      const { id, item } = place(c);
      const text = (name: string): string => filled(values, name) ?? '';
      const raw = present({
        materials: listed(values, 'materials'),
        what: text('what'),
        giver: text('giver'),
        taker: text('taker'),
        note: filled(values, 'note'),
      });
      await handOverMaterial(contextOf(c), id, item, raw, idempotencyOf(c, values));
      return 'handOver';
    });
  })
  .post(`${root}/certificates`, async (c) => {
    const values = await readForm(c);
    return onRefusal(c, { form: 'certificate', values, upload: null }, async () => {
      const text = (name: string): string => filled(values, name) ?? '';
      const raw = present({
        name: text('name'),
        number: text('number'),
        validUntil: filled(values, 'validUntil'),
        source: text('source'),
      });
      await registerCertificate(contextOf(c), place(c).id, raw);
      return 'certificate';
    });
  })
  .post(`${root}/certificates/:certificate/revocation`, async (c) => {
    const values = await readForm(c);
    return onRefusal(c, { form: 'certificate', values, upload: null }, async () => {
      const raw = { reason: filled(values, 'reason') ?? '' };
      await revokeCertificate(contextOf(c), place(c).id, c.req.param('certificate'), raw);
      return 'certificate';
    });
  })
  .get(`${root}/materials/:seq{[1-9][0-9]{0,8}}/file`, async (c) => {
    const { id, item, seq } = place(c);
    const file = await openFile(contextOf(c), id, item, seq);
    return c.body(Readable.toWeb(file.content) as ReadableStream, 200, attachment(file));
  });

const place = (c: WebContext) => ({
  id: c.req.param('id') ?? '',
  item: c.req.param('item') ?? '',
  seq: Number(c.req.param('seq') ?? '0'),
});

const noFile = (): Refusal => invalidField('file', 'file_missing');

interface Sent {
  readonly form: MaterialForm;
  readonly values: Values;
  /** What came through stays with the form, so that it need not come again. */
  readonly upload: Upload | null;
}

/** What was typed stays on the page, with what was wrong in it. */
async function onRefusal(c: WebContext, sent: Sent, act: () => Promise<MaterialForm>): Promise<Response> {
  const { id, item } = place(c);
  try {
    const done = await act();
    return c.redirect(`${paths.materials(id, item, { done })}#${done}`, 303);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const kinds = {
      invalid: 400,
      conflict: 409,
      too_large: 413,
      rate_limited: 429,
      unavailable: 503,
    } as const;
    const status = kinds[error.kind as keyof typeof kinds];
    if (status === undefined) throw error;
    const { issues, code, facts } = error;
    const state = { values: sent.values, issues: issues.length > 0 ? issues : [{ path: '', code, facts }] };
    return c.html(await materialsPage(c, { ...sent, state }), status);
  }
}

async function materialsPage(
  c: WebContext,
  open: (Sent & { readonly state: FormState }) | null,
): Promise<string> {
  const ctx = contextOf(c);
  const { id, item } = place(c);
  const list = await getMaterialList(ctx, id, item);
  const asked = c.req.query('m') ?? '';
  const known = list.materials.some(({ code }) => code === asked);
  return renderPage(
    <MaterialsPage
      shell={shellOf(c)}
      list={list}
      chosen={known ? asked : null}
      done={c.req.query('done') ?? null}
      formOf={(form) => (open?.form === form ? open.state : emptyForm)}
      upload={open?.upload ?? null}
      open={open?.form ?? null}
      person={ctx.actor.name}
      formKey={randomUUID()}
    />,
  );
}
