// Importing a template by page: check, look at what it would change, publish, or go back and mend it.
import { Hono } from 'hono';
import { type Issue, Refusal } from '../../domain/errors.ts';
import { demand } from '../../services/access.ts';
import { previewTemplate } from '../../services/template-office.ts';
import { type TemplateSource, templateTextOf } from '../../services/template-source.ts';
import { importTemplate } from '../../services/templates.ts';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { type ImportState, ImportTemplatePage, TemplatePreviewPage } from '../pages/import-template.tsx';
import { paths } from '../paths.ts';

const empty: ImportState = { text: '', fileName: null, issues: [] };

export const importTemplateRoutes = new Hono<WebEnv>()
  .get(paths.importTemplate, (c) => {
    demand(contextOf(c).actor, 'template.import');
    return formPage(c, empty, 200);
  })
  .post(paths.importTemplate, async (c) => {
    demand(contextOf(c).actor, 'template.import');
    const values = await readForm(c);
    const asked = filled(values, 'do') ?? 'check';
    let given: Given | null = null;
    try {
      given = await givenIn(c, asked === 'check');
      if (asked === 'edit') return formPage(c, { ...given, issues: [] }, 200);
      const source: TemplateSource = { text: given.text, fileName: given.fileName ?? 'template' };
      if (asked !== 'publish') return await previewPage(c, source, given.fileName);
      const { template } = await importTemplate(contextOf(c), source);
      const { id, version } = template.document;
      return c.redirect(paths.template(id, { version, done: 'imported' }), 303);
    } catch (error) {
      const { issues, status } = onForm(error);
      return formPage(c, { ...(given ?? empty), issues }, status);
    }
  });

interface Given {
  readonly text: string;
  readonly fileName: string | null;
}

/** The file, else what was pasted, else what an earlier check sealed. A form ends its lines with CR LF; a pasted text had none. */
async function givenIn(c: WebContext, fresh: boolean): Promise<Given> {
  const { file, text, sealed, fileName } = await c.req.parseBody();
  if (!fresh && typeof sealed === 'string') {
    const bytes = Buffer.from(sealed, 'base64url');
    const name = typeof fileName === 'string' && fileName !== '' ? fileName.slice(-100) : null;
    return { text: templateTextOf(bytes, name ?? 'template'), fileName: name };
  }
  if (file instanceof File && file.size > 0) {
    const name = file.name === '' ? 'file' : file.name.slice(-100);
    return { text: templateTextOf(await file.arrayBuffer(), name), fileName: name };
  }
  const pasted = typeof text === 'string' ? text.replaceAll('\r\n', '\n') : '';
  if (pasted.trim() === '') throw new Refusal('invalid', 'template_needed');
  return { text: pasted, fileName: null };
}

async function previewPage(
  c: WebContext,
  source: TemplateSource,
  fileName: string | null,
): Promise<Response> {
  const preview = await previewTemplate(contextOf(c), source);
  const sealed = Buffer.from(source.text).toString('base64url');
  return c.html(
    renderPage(
      <TemplatePreviewPage shell={shellOf(c)} preview={preview} sealed={sealed} fileName={fileName} />,
    ),
  );
}

function formPage(
  c: WebContext,
  form: ImportState,
  status: 200 | 400 | 409 | 413,
): Response | Promise<Response> {
  return c.html(renderPage(<ImportTemplatePage shell={shellOf(c)} form={form} />), status);
}

const statuses = { invalid: 400, conflict: 409, too_large: 413 } as const;

/** What the form can show; everything else is a page of its own. */
function onForm(error: unknown): { readonly issues: readonly Issue[]; readonly status: 400 | 409 | 413 } {
  if (!(error instanceof Refusal)) throw error;
  const { kind, issues, code, facts } = error;
  if (kind !== 'invalid' && kind !== 'conflict' && kind !== 'too_large') throw error;
  return { issues: issues.length > 0 ? issues : [{ path: '', code, facts }], status: statuses[kind] };
}
