// Texts of papers: the list, one to edit, and the post that tries it on sample data, saves it or puts the standard one back.
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { paperTextFields } from '../../services/paper-render.ts';
import {
  getPaperText,
  listPaperTexts,
  previewPaperText,
  restorePaperText,
  savePaperText,
} from '../../services/paper-texts.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { PaperTextPage, type PaperTextPageProps } from '../pages/paper-text.tsx';
import { PaperTextsPage } from '../pages/paper-texts.tsx';
import { paths } from '../paths.ts';

export const paperTextRoutes = new Hono<WebEnv>()
  .get(paths.paperTexts, async (c) => {
    const texts = await listPaperTexts(contextOf(c));
    return c.html(renderPage(<PaperTextsPage shell={shellOf(c)} texts={texts} />));
  })
  .get('/paper-texts/:kind', async (c) =>
    c.html(await textPage(c, { form: emptyForm, preview: null, saved: c.req.query('saved') === 'yes' })),
  )
  .post('/paper-texts/:kind', async (c) => {
    const ctx = contextOf(c);
    const { kind } = c.req.param();
    const values = await readForm(c);
    const then = filled(values, 'then');
    if (then === 'restore') {
      await restorePaperText(ctx, kind);
      return c.redirect(paths.paperText(kind, { saved: 'yes' }), 303);
    }
    try {
      const preview = previewPaperText(ctx, kind, textIn(values));
      if (then !== 'save') return c.html(await textPage(c, { form: kept(values), preview, saved: false }));
      const version = filled(values, 'version');
      const expected = version === undefined ? {} : { expectedVersion: Number(version) };
      await savePaperText(ctx, kind, { ...textIn(values), ...expected });
      return c.redirect(paths.paperText(kind, { saved: 'yes' }), 303);
    } catch (error) {
      if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'version_lost'))
        throw error;
      const issues =
        error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
      const form: FormState = { values, issues };
      const page = await textPage(c, { form, preview: null, saved: false });
      return c.html(page, error.kind === 'invalid' ? 400 : 412);
    }
  });

/** As typed, with its line breaks. */
const textIn = (values: Values): Record<string, string> =>
  Object.fromEntries(
    paperTextFields.map((field) => {
      const value = values[field];
      return [field, typeof value === 'string' ? value : ''];
    }),
  );

const kept = (values: Values): FormState => ({ values, issues: [] });

async function textPage(
  c: WebContext,
  props: Pick<PaperTextPageProps, 'form' | 'preview' | 'saved'>,
): Promise<string> {
  const text = await getPaperText(contextOf(c), c.req.param('kind') ?? '');
  return renderPage(<PaperTextPage shell={shellOf(c)} text={text} {...props} />);
}
