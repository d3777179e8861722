// The counter: find a project, choose a case, check its list, take it in. Every step works without script; with it the opinion
// follows the ticks, and what is typed is kept while it is typed.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { dayOfInstant, isoDay } from '../../domain/day.ts';
import { Refusal } from '../../domain/errors.ts';
import type { Problem } from '../../domain/problem.ts';
import { readProjectCode } from '../../domain/project-code.ts';
import { demand } from '../../services/access.ts';
import { type DraftKey, discardDraft, getDraft, myDrafts, saveDraft } from '../../services/counter-drafts.ts';
import { counterCountsFor } from '../../services/counter-lists.ts';
import { getCounterProject } from '../../services/counter-project.ts';
import { getIntakeDone } from '../../services/intake-done.ts';
import { previewIntake } from '../../services/intake-preview.ts';
import { getPaper, type PaperView } from '../../services/paper-views.ts';
import { listProjects } from '../../services/project-list.ts';
import { takeIn } from '../../services/take-in.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { Tally } from '../components/intake-materials.tsx';
import { IntakeOpinion } from '../components/intake-opinion.tsx';
import { counterShell } from '../counter-shell.ts';
import { draftAnswer, draftValues, inBackground } from '../draft-answer.tsx';
import { contextOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, readForm } from '../form-data.ts';
import { draftOf, fieldOf, intakeOf } from '../intake-form.ts';
import { renderPage } from '../layout.tsx';
import { originOf } from '../origin.ts';
import { CounterPage, looksLikeCode } from '../pages/counter.tsx';
import { CounterProjectPage } from '../pages/counter-project.tsx';
import { IntakePage } from '../pages/intake.tsx';
import { IntakeDonePage } from '../pages/intake-done.tsx';
import { paths } from '../paths.ts';

const FOUND = 20;

export const counterRoutes = new Hono<WebEnv>()
  .get('/counter', async (c) => startPage(c))
  .get('/counter/:id', async (c) => {
    const at = await getCounterProject(contextOf(c), c.req.param('id'));
    return c.html(renderPage(<CounterProjectPage shell={await counterShell(c)} at={at} />));
  })
  .get('/counter/:id/:item', async (c) => {
    const draft = await getDraft(contextOf(c), keyOf(c));
    const form = draft === null ? emptyForm : { values: draft.values, issues: [] };
    return c.html(await intakePage(c, form));
  })
  .post('/counter/:id/:item', async (c) => {
    const ctx = contextOf(c);
    const values = await readForm(c);
    const key = keyOf(c);
    const version = filled(values, 'version');
    const { step } = await previewIntake(ctx, key.projectId, key.item, draftOf(values));
    const raw = intakeOf(values, step === 'answer');
    try {
      await takeIn(ctx, {
        ...key,
        raw,
        expectedVersion: version === undefined ? null : Number(version),
        idempotency: idempotencyOf(c, values),
      });
      return c.redirect(paths.intakeDone(key.projectId, key.item), 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = statusOf[error.kind as keyof typeof statusOf];
      if (status === undefined) throw error;
      // Nothing is lost on a refusal, also if the window is closed now.
      await saveDraft(ctx, key, draftValues(values));
      const issues =
        error.issues.length > 0
          ? error.issues.map((issue) => fieldOf(issue, raw))
          : [{ path: '', code: error.code, facts: error.facts }];
      return c.html(await intakePage(c, { values, issues }), status);
    }
  })
  .post('/counter/:id/:item/check', async (c) => {
    const values = await readForm(c);
    if (!inBackground(c)) return c.html(await intakePage(c, { values, issues: [] }));
    const { projectId, item } = keyOf(c);
    const preview = await previewIntake(contextOf(c), projectId, item, draftOf(values));
    const parts = { lang: c.var.lang, preview };
    return c.html(
      `${String(<IntakeOpinion {...parts} form={{ values, issues: [] }} />)}${String(<Tally {...parts} oob />)}`,
    );
  })
  .post('/counter/:id/:item/draft', (c) => {
    const key = keyOf(c);
    return draftAnswer(c, key, paths.intake(key.projectId, key.item));
  })
  .post('/counter/:id/:item/discard', async (c) => {
    const key = keyOf(c);
    await discardDraft(contextOf(c), key);
    return c.redirect(paths.counterProject(key.projectId), 303);
  })
  .get('/counter/:id/:item/done', async (c) => {
    const { projectId, item } = keyOf(c);
    const ctx = contextOf(c);
    const done = await getIntakeDone(ctx, projectId, item);
    const sheets: PaperView[] = [];
    for (const { id, voided } of done.papers) if (!voided) sheets.push(await getPaper(ctx, id));
    return c.html(
      renderPage(
        <IntakeDonePage shell={await counterShell(c)} done={done} sheets={sheets} origin={originOf(c)} />,
      ),
    );
  });

const statusOf = { invalid: 400, conflict: 409, version_lost: 412, key_reused: 422 } as const;

const keyOf = (c: WebContext): DraftKey => ({
  projectId: c.req.param('id') ?? '',
  item: c.req.param('item') ?? '',
});

async function startPage(c: WebContext): Promise<Response> {
  const ctx = contextOf(c);
  demand(ctx.actor, 'counter.use');
  const q = (c.req.query('q') ?? '').trim().slice(0, 200);
  const page = q === '' ? null : await listProjects(ctx, { q: codeTyped(q), limit: FOUND });
  const [only] = page?.items ?? [];
  if (only !== undefined && page?.items.length === 1) return c.redirect(paths.counterProject(only.id), 303);
  const asOf = isoDay(dayOfInstant(ctx.now));
  return c.html(
    renderPage(
      <CounterPage
        shell={await counterShell(c)}
        asOf={asOf}
        q={q}
        found={page?.items ?? null}
        more={page !== null && page.next !== null}
        problem={codeProblem(q, ctx.now)}
        drafts={await myDrafts(ctx)}
        counts={(await counterCountsFor(ctx)) ?? { notice: 0, correcting: 0, pickup: 0 }}
      />,
    ),
  );
}

/** A code is looked for as it is kept, however it was typed. */
function codeTyped(q: string): string {
  const reading = looksLikeCode(q) ? readProjectCode(q) : null;
  return reading?.ok === true ? reading.value.normalised : q;
}

export function codeProblem(q: string, now: number): Problem | null {
  if (!looksLikeCode(q)) return null;
  const reading = readProjectCode(q, dayOfInstant(now));
  return reading.ok ? null : reading.problem;
}

async function intakePage(c: WebContext, form: FormState): Promise<string> {
  const ctx = contextOf(c);
  const key = keyOf(c);
  const preview = await previewIntake(ctx, key.projectId, key.item, draftOf(form.values));
  return renderPage(
    <IntakePage
      shell={await counterShell(c)}
      preview={preview}
      form={form}
      draft={await getDraft(ctx, key)}
      formKey={randomUUID()}
      now={ctx.now}
    />,
  );
}
