// The pages of owners' problems: the list, one with its steps, and the form that takes one in.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { forbidden, Refusal } from '../../domain/errors.ts';
import { type OwnerProblemKind, ownerProblemKinds } from '../../domain/problem-acts.ts';
import { partyName } from '../../services/case-view.ts';
import type { ServiceContext } from '../../services/context.ts';
import { ledgerCsv, ledgerFile } from '../../services/ledger-csv.ts';
import {
  answerProblem,
  closeProblem,
  contactAboutProblem,
  reopenProblem,
  transferProblem,
} from '../../services/move-problem.ts';
import { kindsToOpen, openProblem, unitsThatAnswer } from '../../services/open-problem.ts';
import type { ProblemMove } from '../../services/problem-views.ts';
import { getProblemPage, listProblems, type ProblemState, problemStates } from '../../services/problems.ts';
import { getProject } from '../../services/projects.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { NewProblemPage } from '../pages/new-problem.tsx';
import { ProblemPage } from '../pages/problem.tsx';
import { ProblemsPage } from '../pages/problems.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

const verbs = {
  transfer_problem: transferProblem,
  contact_problem: contactAboutProblem,
  answer_problem: answerProblem,
  close_problem: closeProblem,
  reopen_problem: reopenProblem,
} as const satisfies Readonly<Record<ProblemMove, unknown>>;
const isMove = (text: string): text is ProblemMove => Object.hasOwn(verbs, text);

export const problemRoutes = new Hono<WebEnv>()
  .get('/problems', async (c) => {
    const asked = c.req.query('state') ?? 'open';
    const state: ProblemState = problemStates.find((one) => one === asked) ?? 'open';
    const kind: OwnerProblemKind | undefined = ownerProblemKinds.find((one) => one === c.req.query('kind'));
    const page = /^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
    const list = await listProblems(contextOf(c), { state, kind, page });
    return c.html(
      renderPage(<ProblemsPage shell={shellOf(c)} list={list} state={state} kind={kind ?? null} />),
    );
  })
  .get('/projects/:id/problems', async (c) => c.html(await newPage(c, emptyForm)))
  .post('/projects/:id/problems', async (c) => {
    const ctx = contextOf(c);
    const id = c.req.param('id');
    const values = await readForm(c);
    return onRefusal(
      c,
      values,
      (form) => newPage(c, form),
      async () => {
        const name = filled(values, 'contact.name');
        const contact =
          name === undefined ? undefined : present({ name, phone: filled(values, 'contact.phone') });
        const asked = present({
          kind: filled(values, 'kind'),
          item: filled(values, 'item'),
          unit: filled(values, 'unit'),
          text: filled(values, 'text'),
          complex: filled(values, 'complex') === 'true',
          contact,
        });
        const { problem } = await openProblem(ctx, id, asked, idempotencyOf(c, values));
        return c.redirect(paths.problem(id, problem), 303);
      },
    );
  })
  .get('/projects/:id/problems/:problem', async (c) => c.html(await problemPage(c, null)))
  .get('/projects/:id/problems/:problem/ledger.csv', async (c) => {
    const { id, problem } = c.req.param();
    const { ledger } = await getProblemPage(contextOf(c), id, problem);
    return c.body(ledgerCsv(c.var.lang, ledger), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${ledgerFile(ledger, 'csv')}"`,
    });
  })
  .get('/projects/:id/problems/:problem/ledger.json', async (c) => {
    const { id, problem } = c.req.param();
    const { ledger } = await getProblemPage(contextOf(c), id, problem);
    return c.json(ledger, 200, {
      'Content-Disposition': `attachment; filename="${ledgerFile(ledger, 'json')}"`,
    });
  })
  .post('/projects/:id/problems/:problem', async (c) => {
    const ctx = contextOf(c);
    const { id, problem } = c.req.param();
    const values = await readForm(c);
    const move = filled(values, 'move') ?? '';
    if (!isMove(move)) {
      // What is out of sight is not there, whatever was sent.
      await getProblemPage(ctx, id, problem);
      throw new Refusal('invalid', 'request_unreadable');
    }
    return onRefusal(
      c,
      values,
      (form) => problemPage(c, { move, form }),
      async () => {
        const raw = rawOf(move, values);
        await verbs[move](ctx, { projectId: id, problem, raw }, idempotencyOf(c, values));
        return c.redirect(paths.problem(id, problem), 303);
      },
    );
  });

const ticked = (values: Values, name: string): boolean => filled(values, name) === 'true';

function rawOf(move: ProblemMove, values: Values): object {
  const [text, reason] = [filled(values, 'text'), filled(values, 'reason')];
  switch (move) {
    case 'transfer_problem':
      return present({ unit: filled(values, 'unit'), reason, complex: ticked(values, 'complex') });
    case 'contact_problem':
      return present({ text });
    case 'answer_problem':
      return present({ text, outcome: filled(values, 'outcome') });
    case 'close_problem':
      return present({ calledBack: ticked(values, 'calledBack'), note: filled(values, 'note') });
    case 'reopen_problem':
      return present({ reason });
  }
}

/** What was typed stays on the page, with what was wrong in it. */
async function onRefusal(
  c: WebContext,
  values: Values,
  page: (form: FormState) => Promise<string>,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
    const issues =
      error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
    return c.html(await page({ values, issues }), error.kind === 'invalid' ? 400 : 409);
  }
}

const unitsOf = (c: WebContext, { parties }: ServiceContext) =>
  unitsThatAnswer(parties).map((code) => ({ code, name: named(c.var.lang, partyName(parties, code)) }));

async function newPage(c: WebContext, form: FormState): Promise<string> {
  const ctx = contextOf(c);
  const project = await getProject(ctx, c.req.param('id') ?? '');
  const kinds = kindsToOpen(ctx.actor);
  if (kinds.length === 0) throw forbidden('act.open_problem');
  return renderPage(
    <NewProblemPage
      shell={shellOf(c)}
      project={project}
      kinds={kinds}
      units={unitsOf(c, ctx)}
      form={form}
      formKey={randomUUID()}
    />,
  );
}

async function problemPage(
  c: WebContext,
  sent: { readonly move: ProblemMove; readonly form: FormState } | null,
): Promise<string> {
  const ctx = contextOf(c);
  const view = await getProblemPage(ctx, c.req.param('id') ?? '', c.req.param('problem') ?? '');
  return renderPage(
    <ProblemPage shell={shellOf(c)} {...view} units={unitsOf(c, ctx)} sent={sent} formKey={randomUUID()} />,
  );
}
