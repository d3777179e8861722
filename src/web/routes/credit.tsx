// 信用记录: list, one mark, and the forms that mark, confirm, repair, appeal and answer.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { creditStatuses } from '../../domain/credit.ts';
import { Refusal } from '../../domain/errors.ts';
import { may } from '../../services/access.ts';
import { appealCreditMark } from '../../services/appeal-credit-mark.ts';
import { confirmCreditMark } from '../../services/confirm-credit-mark.ts';
import { getCredit, listCredit } from '../../services/credit.ts';
import { decideCreditAppeal } from '../../services/decide-credit-appeal.ts';
import { dismissCreditMark } from '../../services/dismiss-credit-mark.ts';
import { markCredit } from '../../services/mark-credit.ts';
import { repairCredit } from '../../services/repair-credit.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { CreditPage, type CreditQuery } from '../pages/credit.tsx';
import { CreditMarkPage } from '../pages/credit-mark.tsx';
import { paths } from '../paths.ts';

const ROWS = 50;
const acts = {
  confirm: confirmCreditMark,
  dismiss: dismissCreditMark,
  repair: repairCredit,
  appeal: appealCreditMark,
  decide_appeal: decideCreditAppeal,
} as const;

export const creditRoutes = new Hono<WebEnv>()
  .get('/credit', async (c) => c.html(await listPage(c, emptyForm)))
  .post('/credit', async (c) => {
    const values = await readForm(c);
    try {
      const raw = fields(values, [
        'ground',
        'creditCode',
        'ownerName',
        'list',
        'document',
        'reason',
        'banUntil',
      ]);
      const { mark } = await markCredit(contextOf(c), raw, idempotencyOf(c, values));
      return c.redirect(paths.creditMark(mark.id), 303);
    } catch (error) {
      return c.html(await listPage(c, refusedForm(error, values)), 400);
    }
  })
  .get('/credit/:id', async (c) => c.html(await markPage(c, c.req.param('id'), null)))
  .post('/credit/:id/:act', async (c) => {
    const { id, act } = c.req.param();
    if (!isAct(act)) throw new Refusal('not_found', 'page_not_found', { path: c.req.path });
    const values = await readForm(c);
    try {
      const raw = fields(
        values,
        act === 'decide_appeal' ? ['outcome', 'reason', 'document'] : ['reason', 'document'],
      );
      await acts[act](contextOf(c), id, raw, idempotencyOf(c, values));
      return c.redirect(paths.creditMark(id), 303);
    } catch (error) {
      const form = refusedForm(error, values);
      return c.html(await markPage(c, id, { act, form }), form.issues[0]?.path === '' ? 409 : 400);
    }
  });

const isAct = (act: string): act is keyof typeof acts => Object.hasOwn(acts, act);

const fields = (values: Values, names: readonly string[]): Record<string, unknown> =>
  present(Object.fromEntries(names.map((name) => [name, filled(values, name)])));

/** What was typed, with what is wrong with it; anything but a refusal of the input or the state is the caller's. */
function refusedForm(error: unknown, values: Values): FormState {
  if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
  const issues =
    error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
  return { values, issues };
}

async function listPage(c: WebContext, form: FormState): Promise<string> {
  const ctx = contextOf(c);
  const query = queryOf(c);
  const asked = Number(c.req.query('page') ?? '1');
  const marks = await listCredit(ctx, {
    q: query.q,
    ...(query.status === '' ? {} : { status: query.status }),
    page: Number.isInteger(asked) && asked >= 1 && asked <= 10_000 ? asked : 1,
    limit: ROWS,
  });
  return renderPage(
    <CreditPage
      shell={shellOf(c)}
      marks={marks}
      query={query}
      own={ctx.actor.roles.every((role) => role === 'owner')}
      entry={may(ctx.actor, 'credit.mark') ? { form, formKey: randomUUID() } : null}
    />,
  );
}

const queryOf = (c: WebContext): CreditQuery => ({
  q: (c.req.query('q')?.trim() ?? '').slice(0, 200),
  status: creditStatuses.find((one) => one === c.req.query('status')) ?? '',
});

async function markPage(
  c: WebContext,
  id: string,
  sent: { readonly act: string; readonly form: FormState } | null,
): Promise<string> {
  const mark = await getCredit(contextOf(c), id);
  return renderPage(<CreditMarkPage shell={shellOf(c)} mark={mark} sent={sent} formKey={randomUUID()} />);
}
