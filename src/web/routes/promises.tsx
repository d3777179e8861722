// The promises of one project as a page, and the post by which the applicant signs one with its own account.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { getProjectPromises } from '../../services/promise-views.ts';
import { signPromise } from '../../services/sign-promise.ts';
import type { FormState } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { PromisesPage } from '../pages/promises.tsx';
import { paths } from '../paths.ts';

export const promiseRoutes = new Hono<WebEnv>()
  .get('/projects/:id/promises', async (c) => c.html(await promisesPage(c, c.req.param('id'), null)))
  .post('/projects/:id/promises/:promise/sign', async (c) => {
    const { id, promise } = c.req.param();
    const values = await readForm(c);
    const raw = present({
      signer: filled(values, 'signer'),
      capacity: filled(values, 'capacity'),
      authority: filled(values, 'authority'),
    });
    try {
      await signPromise(contextOf(c), { projectId: id, promise, raw }, idempotencyOf(c, values));
      return c.redirect(`${paths.promises(id)}#promise-${encodeURIComponent(promise)}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
      const issues =
        error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
      const page = await promisesPage(c, id, { promise, form: { values, issues } });
      return c.html(page, error.kind === 'invalid' ? 400 : 409);
    }
  });

async function promisesPage(
  c: WebContext,
  id: string,
  sent: { readonly promise: string; readonly form: FormState } | null,
): Promise<string> {
  const page = await getProjectPromises(contextOf(c), id);
  return renderPage(<PromisesPage shell={shellOf(c)} page={page} sent={sent} formKey={randomUUID()} />);
}
