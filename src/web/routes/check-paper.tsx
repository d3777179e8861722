// The public check of papers: by the code on them, and by a copy that is sent in. Nobody signs in.
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { invalidField, Refusal } from '../../domain/errors.ts';
import { checkCopy } from '../../services/check-copy.ts';
import { LARGEST_PDF } from '../../services/pdf-text.ts';
import { verifyPaper } from '../../services/verify-paper.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { addressOf } from '../origin.ts';
import { CheckPaperPage, type CopyResult } from '../pages/check-paper.tsx';

/** The file with the little that a form adds around it. */
const LARGEST_BODY = LARGEST_PDF + 64 * 1024;

/** Before the limit that holds for other forms. */
export const checkPaperRoutes = new Hono<WebEnv>()
  .get('/v/:id', async (c) => {
    const check = c.req.query('c') ?? '';
    return c.html(await checkPage(c, c.req.param('id'), check, null, emptyForm));
  })
  .post(
    '/v/:id/copy',
    bodyLimit({
      maxSize: LARGEST_BODY,
      onError: () => {
        throw new Refusal('too_large', 'too_large', { max: '10 MB' });
      },
    }),
    async (c) => {
      const id = c.req.param('id');
      const body = await c.req.parseBody().catch(() => {
        throw new Refusal('invalid', 'request_unreadable');
      });
      const check = typeof body['c'] === 'string' ? body['c'] : '';
      try {
        const { file } = body;
        if (!(file instanceof File) || file.size === 0) throw invalidField('file', 'required');
        const { system, now } = c.var.deps;
        const bytes = new Uint8Array(await file.arrayBuffer());
        const difference = await checkCopy(system, { id, check, bytes, address: addressOf(c) }, now());
        const copy: CopyResult = {
          same: difference === null,
          issued: difference?.issued ?? '',
          found: difference?.found ?? '',
          fileName: file.name.slice(0, 200),
        };
        return c.html(await checkPage(c, id, check, copy, emptyForm));
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error;
        const form: FormState = { values: {}, issues: error.issues };
        return c.html(await checkPage(c, id, check, null, form), 400);
      }
    },
  );

async function checkPage(
  c: WebContext,
  id: string,
  check: string,
  copy: CopyResult | null,
  form: FormState,
): Promise<string> {
  const { system, now } = c.var.deps;
  const result = await verifyPaper(system, { id, check, address: addressOf(c) }, now());
  return renderPage(
    <CheckPaperPage shell={shellOf(c)} result={result} check={check.slice(0, 60)} copy={copy} form={form} />,
  );
}
