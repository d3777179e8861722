// Papers: the list of a project's, one as it is printed, its Word copy, and the posts that issue, void and print anew.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { issuePaper } from '../../services/issue-paper.ts';
import { getPaper, listPapers } from '../../services/paper-views.ts';
import { paperDocument } from '../../services/paper-word.ts';
import { reprintPaper, voidPaper } from '../../services/void-paper.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { originOf } from '../origin.ts';
import { PaperPage, stampOf } from '../pages/paper.tsx';
import { PapersPage } from '../pages/papers.tsx';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const paperRoutes = new Hono<WebEnv>()
  .get('/projects/:id/papers', async (c) => c.html(await papersPage(c, c.req.param('id'), emptyForm)))
  .post('/projects/:id/papers', async (c) => {
    const id = c.req.param('id');
    const values = await readForm(c);
    const about = filled(values, 'about');
    const facts = present({
      explanation: filled(values, 'facts.explanation'),
      newDueOn: filled(values, 'facts.newDueOn'),
    });
    const raw = present({
      kind: filled(values, 'kind') ?? '',
      item: filled(values, 'item'),
      about: about === undefined ? undefined : Number(about),
      facts: Object.keys(facts).length === 0 ? undefined : facts,
    });
    return act(
      c,
      async () => (await issuePaper(contextOf(c), id, raw, idempotencyOf(c, values))).path,
      (form) => papersPage(c, id, form),
      values,
    );
  })
  .get('/papers/:file{[\\w-]+\\.docx}', async (c) => {
    const id = c.req.param('file').slice(0, -'.docx'.length);
    const paper = await getPaper(contextOf(c), id);
    const file = await paperDocument(paper, originOf(c), stampOf(paper));
    c.header('Content-Type', WORD);
    c.header(
      'Content-Disposition',
      `attachment; filename="paper.docx"; filename*=UTF-8''${encodeURIComponent(`${paper.number}.docx`)}`,
    );
    return c.body(file);
  })
  .get('/papers/:id', async (c) => c.html(await paperPage(c, c.req.param('id'), emptyForm)))
  .post('/papers/:id/void', async (c) => {
    const id = c.req.param('id');
    const values = await readForm(c);
    const raw = present({ reason: filled(values, 'reason') ?? '' });
    const again = filled(values, 'then') === 'reprint';
    return act(
      c,
      async () =>
        (await (again ? reprintPaper : voidPaper)(contextOf(c), id, raw, idempotencyOf(c, values))).path,
      (form) => paperPage(c, id, form),
      values,
    );
  });

/** What was typed stays on the page, with what was wrong in it. */
async function act(
  c: WebContext,
  verb: () => Promise<string>,
  page: (form: FormState) => Promise<string>,
  values: Values,
): Promise<Response> {
  try {
    return c.redirect(await verb(), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
    const issues =
      error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
    return c.html(await page({ values, issues }), error.kind === 'invalid' ? 400 : 409);
  }
}

async function papersPage(c: WebContext, id: string, form: FormState): Promise<string> {
  const list = await listPapers(contextOf(c), id);
  return renderPage(<PapersPage shell={shellOf(c)} list={list} form={form} formKey={randomUUID()} />);
}

async function paperPage(c: WebContext, id: string, form: FormState): Promise<string> {
  const paper = await getPaper(contextOf(c), id);
  return renderPage(
    <PaperPage shell={shellOf(c)} paper={paper} origin={originOf(c)} form={form} formKey={randomUUID()} />,
  );
}
