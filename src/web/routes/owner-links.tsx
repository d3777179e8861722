// The page on which links of owners are made, shown and taken back.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { listOwnerLinks, makeOwnerLink, revokeOwnerLink } from '../../services/owner-links.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { originOf } from '../origin.ts';
import { OwnerLinksPage } from '../pages/owner-links.tsx';
import { paths } from '../paths.ts';

export const ownerLinkRoutes = new Hono<WebEnv>()
  .get('/projects/:id/links', async (c) => c.html(await page(c, emptyForm)))
  .post('/projects/:id/links', async (c) => {
    const ctx = contextOf(c);
    const id = c.req.param('id');
    const values = await readForm(c);
    try {
      const asked = present({ note: filled(values, 'note'), until: filled(values, 'until') });
      const { id: made } = await makeOwnerLink(ctx, id, asked, idempotencyOf(c, values));
      return c.redirect(paths.ownerLinks(id, made), 303);
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error;
      const issues =
        error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
      return c.html(await page(c, { values, issues }), error.kind === 'invalid' ? 400 : 409);
    }
  })
  .post('/projects/:id/links/:link/revoke', async (c) => {
    const id = c.req.param('id');
    await revokeOwnerLink(contextOf(c), id, c.req.param('link'), {});
    return c.redirect(paths.ownerLinks(id), 303);
  });

async function page(c: WebContext, form: FormState): Promise<string> {
  const listed = await listOwnerLinks(contextOf(c), c.req.param('id') ?? '');
  return renderPage(
    <OwnerLinksPage
      shell={shellOf(c)}
      {...listed}
      origin={originOf(c)}
      form={form}
      formKey={randomUUID()}
      shown={c.req.query('shown') ?? null}
    />,
  );
}
