// 承诺台账 as page and table, and the promise of one case with the posts that tell, sign, take back and make it public.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { commitmentStates } from '../../domain/commitment-outcome.ts';
import { Refusal } from '../../domain/errors.ts';
import { getCommitmentPage } from '../../services/commitment-page.ts';
import { commitmentFilters, listCommitments } from '../../services/commitments.ts';
import { commitmentsCsv } from '../../services/commitments-csv.ts';
import type { ServiceContext } from '../../services/context.ts';
import type { Idempotency } from '../../services/idempotency.ts';
import { publiciseCommitment } from '../../services/publicise-commitment.ts';
import { actOnPromise } from '../../services/sign-commitment.ts';
import { tellCommitment } from '../../services/tell-commitment.ts';
import type { CommitmentFormName } from '../components/commitment-forms.tsx';
import type { FormState, Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { CommitmentCasePage } from '../pages/commitment.tsx';
import { type CommitmentQuery, CommitmentRegisterPage } from '../pages/commitments.tsx';
import { paths } from '../paths.ts';

const ROWS = 50;
/** Rows of a table: more than anybody reads, few enough to make at once. */
const MOST_ROWS = 2_000;

export const commitmentRoutes = new Hono<WebEnv>()
  .get('/commitments', async (c) => {
    const ctx = contextOf(c);
    const query = queryOf(c);
    const cursor = c.req.query('cursor');
    const [page, departments] = await Promise.all([
      listCommitments(ctx, { ...asked(query), cursor, limit: ROWS }),
      commitmentFilters(ctx),
    ]);
    return c.html(
      renderPage(
        <CommitmentRegisterPage
          shell={shellOf(c)}
          page={page}
          query={query}
          departments={departments}
          first={cursor === undefined}
        />,
      ),
    );
  })
  .get('/commitments.csv', async (c) => {
    const { items, asOf } = await listCommitments(contextOf(c), asked(queryOf(c)), MOST_ROWS);
    return c.body(commitmentsCsv(c.var.lang, items), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="commitments-${asOf}.csv"`,
    });
  })
  .get('/projects/:id/cases/:item/commitment', async (c) => {
    const { id, item } = c.req.param();
    return c.html(await casePage(c, id, item, null));
  })
  .post('/projects/:id/cases/:item/commitment/tell', (c) =>
    answer(c, 'tell', (ctx, { id, item }, _, key) => tellCommitment(ctx, id, item, key)),
  )
  .post('/projects/:id/cases/:item/commitment/sign', (c) =>
    answer(c, 'sign', (ctx, { id, item }, values, key) => {
      const raw = sent(values, 'signer', 'capacity', 'authority', 'on');
      const request = { projectId: id, item, promise: filled(values, 'promise') ?? '', raw };
      return actOnPromise(ctx, 'sign_promise', request, key);
    }),
  )
  .post('/projects/:id/cases/:item/commitment/withdraw', (c) =>
    answer(c, 'withdraw', (ctx, { id, item }, values, key) => {
      const promise = filled(values, 'promise') ?? '';
      const request = { projectId: id, item, promise, raw: sent(values, 'reason') };
      return actOnPromise(ctx, 'withdraw_promise', request, key);
    }),
  )
  .post('/projects/:id/cases/:item/commitment/publicise', (c) =>
    answer(c, 'publicise', (ctx, { id, item }, values, key) => {
      const request = { projectId: id, item, raw: sent(values, 'what', 'on', 'where') };
      return publiciseCommitment(ctx, request, key);
    }),
  );

const sent = (values: Values, ...names: readonly string[]) =>
  present(Object.fromEntries(names.map((name) => [name, filled(values, name)])));

type Act = (
  ctx: ServiceContext,
  at: { readonly id: string; readonly item: string },
  values: Values,
  key: Idempotency,
) => Promise<unknown>;

/** Back to the page when it is done; what was typed stays on it, with what was wrong, when it is not. */
async function answer(c: WebContext, name: CommitmentFormName, act: Act): Promise<Response> {
  const { id = '', item = '' } = c.req.param();
  const values = await readForm(c);
  try {
    await act(contextOf(c), { id, item }, values, idempotencyOf(c, values));
    return c.redirect(paths.commitment(id, item), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
    const issues =
      error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
    const page = await casePage(c, id, item, { name, form: { values, issues } });
    return c.html(page, error.kind === 'invalid' ? 400 : 409);
  }
}

async function casePage(
  c: WebContext,
  id: string,
  item: string,
  sent: { readonly name: string; readonly form: FormState } | null,
): Promise<string> {
  const page = await getCommitmentPage(contextOf(c), id, item);
  return renderPage(<CommitmentCasePage shell={shellOf(c)} page={page} sent={sent} formKey={randomUUID()} />);
}

function queryOf(c: WebContext): CommitmentQuery {
  const part = (name: string): string => c.req.query(name)?.trim() ?? '';
  return {
    state: commitmentStates.find((state) => state === part('state')) ?? '',
    department: part('department').slice(0, 40),
    applicant: part('applicant').slice(0, 200),
  };
}

const asked = ({ state, department, applicant }: CommitmentQuery) => ({
  state: commitmentStates.find((known) => known === state),
  department,
  applicant,
});
