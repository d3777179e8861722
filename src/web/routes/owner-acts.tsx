// What the bearer of a link may send: a problem, a rating, a signature, and that something is not solved. Each names
// the link in the record, of its one project.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { notFound, Refusal } from '../../domain/errors.ts';
import { reopenProblem } from '../../services/move-problem.ts';
import { openProblem } from '../../services/open-problem.ts';
import { getOwnerPage } from '../../services/owner-page.ts';
import { rateMatter } from '../../services/rate-matter.ts';
import { signPromise } from '../../services/sign-promise.ts';
import { t } from '../../texts/index.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { OwnerRatePage, OwnerReportPage, OwnerSignPage } from '../pages/owner-forms.tsx';
import { below } from '../pages/owner-frame.tsx';
import { OwnerNotice } from '../pages/owner-more.tsx';
import { fullDay, momentOf } from '../words/dates.ts';
import { named } from '../words/names.ts';
import type { OwnerContext, OwnerEnv } from './owner.tsx';

const PAGE = '/o/:secret';
/** Bytes of a form without a file. */
const forms = bodyLimit({ maxSize: 256 * 1024 });

type Status = 200 | 400 | 409 | 413;

export const ownerActRoutes = new Hono<OwnerEnv>()
  .get(`${PAGE}/report`, (c) => reportPage(c, emptyForm))
  .post(`${PAGE}/report`, forms, async (c) => {
    const values = await readForm(c);
    return onRefusal(
      values,
      (form, status) => reportPage(c, form, status),
      async () => {
        const { ctx, projectId } = c.var.opened;
        const raw = present({
          kind: 'complaint',
          item: filled(values, 'item'),
          text: filled(values, 'text'),
          contact: contactIn(values),
        });
        const { problem, unitName, clock } = await openProblem(ctx, projectId, raw, idempotencyOf(c, values));
        const { lang } = c.var.shell;
        const facts = { unit: named(lang, unitName), date: fullDay(lang, clock.dueOn ?? '') };
        return said(
          c,
          t(lang, 'owner.report.done', { id: problem }),
          t(lang, 'owner.report.doneBody', facts),
        );
      },
    );
  })
  .post(`${PAGE}/problems/:problem`, forms, async (c) => {
    const values = await readForm(c);
    const { ctx, projectId } = c.var.opened;
    const raw = present({ reason: filled(values, 'reason') });
    await reopenProblem(ctx, { projectId, problem: c.req.param('problem'), raw }, idempotencyOf(c, values));
    return c.redirect(below(c.var.shell), 303);
  })
  .get(`${PAGE}/rate`, (c) => ratePage(c, emptyForm))
  .post(`${PAGE}/rate`, forms, async (c) => {
    const values = await readForm(c);
    return onRefusal(
      values,
      (form, status) => ratePage(c, form, status),
      async () => {
        const { ctx, projectId } = c.var.opened;
        const grade = filled(values, 'grade');
        const raw = present({
          item: filled(values, 'item'),
          grade: grade === undefined ? undefined : Number(grade),
          text: filled(values, 'text'),
          contact: contactIn(values),
        });
        const { problem } = await rateMatter(ctx, projectId, raw, idempotencyOf(c, values));
        const { lang } = c.var.shell;
        const body =
          problem === null
            ? t(lang, 'owner.rate.doneBody')
            : t(lang, 'owner.rate.doneNegative', { id: problem });
        return said(c, t(lang, 'owner.rate.done'), body);
      },
    );
  })
  .get(`${PAGE}/promises/:promise`, (c) => signPage(c, emptyForm))
  .post(`${PAGE}/promises/:promise`, forms, async (c) => {
    const values = await readForm(c);
    return onRefusal(
      values,
      (form, status) => signPage(c, form, status),
      async () => {
        const { ctx, projectId } = c.var.opened;
        const raw = present({
          signer: filled(values, 'signer'),
          capacity: filled(values, 'capacity'),
          authority: filled(values, 'authority'),
          creditCode: filled(values, 'creditCode') ?? '',
        });
        const request = { projectId, promise: c.req.param('promise'), raw };
        await signPromise(ctx, request, idempotencyOf(c, values));
        const { lang, now } = c.var.shell;
        const facts = { signer: filled(values, 'signer') ?? '', date: fullDay(lang, momentOf(now).date) };
        return said(c, t(lang, 'owner.sign.done'), t(lang, 'owner.sign.doneBody', facts));
      },
    );
  });

function contactIn(values: Values): Record<string, unknown> | undefined {
  const name = filled(values, 'contact.name');
  const phone = filled(values, 'contact.phone');
  if (name === undefined && phone === undefined) return undefined;
  // A telephone alone is as good as a name to be rung by.
  return present({ name: name ?? phone, phone });
}

const said = (c: OwnerContext, title: string, body: string): Response | Promise<Response> =>
  c.html(renderPage(<OwnerNotice shell={c.var.shell} title={title} body={body} back />), 201);

const statuses = { invalid: 400, conflict: 409, too_large: 413 } as const;

/** What was typed stays on the page, with what was wrong in it. */
export async function onRefusal(
  values: Values,
  page: (form: FormState, status: 400 | 409 | 413) => Promise<Response>,
  act: () => Response | Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || !(error.kind in statuses)) throw error;
    const issues =
      error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
    return page({ values, issues }, statuses[error.kind as keyof typeof statuses]);
  }
}

async function reportPage(c: OwnerContext, form: FormState, status: Status = 200): Promise<Response> {
  const view = await getOwnerPage(c.var.opened);
  const page = <OwnerReportPage shell={c.var.shell} view={view} form={form} formKey={randomUUID()} />;
  return c.html(renderPage(page), status);
}

async function ratePage(c: OwnerContext, form: FormState, status: Status = 200): Promise<Response> {
  const view = await getOwnerPage(c.var.opened);
  const page = <OwnerRatePage shell={c.var.shell} view={view} form={form} formKey={randomUUID()} />;
  return c.html(renderPage(page), status);
}

async function signPage(c: OwnerContext, form: FormState, status: Status = 200): Promise<Response> {
  const { offers } = await getOwnerPage(c.var.opened);
  const promise = offers.find((one) => one.promise === c.req.param('promise'));
  if (promise === undefined) throw notFound('promise', { id: c.req.param('promise') ?? '' });
  const page = <OwnerSignPage shell={c.var.shell} promise={promise} form={form} formKey={randomUUID()} />;
  return c.html(renderPage(page), status);
}
