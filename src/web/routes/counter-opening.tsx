// A project is opened at the counter: the same form as elsewhere, kept as a draft, and from there on to what is handed in.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { demand } from '../../services/access.ts';
import { discardDraft, getDraft, opening, saveDraft } from '../../services/counter-drafts.ts';
import { t } from '../../texts/index.ts';
import { DraftActions } from '../components/draft-actions.tsx';
import type { FormState, Values } from '../components/form.tsx';
import { counterShell } from '../counter-shell.ts';
import { draftAnswer, draftValues } from '../draft-answer.tsx';
import { contextOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { OpenProjectPage } from '../pages/open-project.tsx';
import { paths } from '../paths.ts';
import { openFrom, openingOf } from './open-project.tsx';

export const counterOpeningRoutes = new Hono<WebEnv>()
  .get('/counter-opening', async (c) => {
    const ctx = contextOf(c);
    demand(ctx.actor, 'counter.use');
    const draft = await getDraft(ctx, opening);
    const kept: Values = draft?.values ?? {};
    const code = c.req.query('code');
    const values = code === undefined ? kept : { ...kept, code };
    return c.html(await page(c, { values, issues: [] }, c.req.query('template') ?? filled(kept, 'template')));
  })
  .post('/counter-opening', async (c) => {
    const ctx = contextOf(c);
    demand(ctx.actor, 'counter.use');
    const values = await readForm(c);
    const opened = await openFrom(c, values);
    if ('id' in opened) {
      await discardDraft(ctx, opening);
      return c.redirect(paths.counterProject(opened.id), 303);
    }
    await saveDraft(ctx, opening, draftValues(values));
    return c.html(await page(c, opened.form, filled(values, 'template')), opened.status);
  })
  .post('/counter-opening/draft', (c) => draftAnswer(c, opening, paths.counterOpening({ draft: '1' })))
  .post('/counter-opening/discard', async (c) => {
    await discardDraft(contextOf(c), opening);
    return c.redirect(paths.counter(), 303);
  });

async function page(c: WebContext, form: FormState, template: string | undefined): Promise<string> {
  const { lang } = c.var;
  const offered = await openingOf(c, template);
  const draft = await getDraft(contextOf(c), opening);
  const code = filled(form.values, 'code');
  return renderPage(
    <OpenProjectPage
      shell={await counterShell(c)}
      {...offered}
      form={form}
      formKey={randomUUID()}
      at={{
        action: paths.counterOpening(),
        back: paths.counter(),
        active: 'counter',
        crumbs: [{ text: t(lang, 'menu.counter'), href: paths.counter() }],
        template: (id) => paths.counterOpening({ template: id, code }),
        aside:
          offered.chosen === null ? null : (
            <DraftActions
              lang={lang}
              form="opening"
              save={paths.openingDraft('draft')}
              discard={paths.openingDraft('discard')}
              savedAt={draft?.savedAt ?? null}
            />
          ),
      }}
    />,
  );
}
