// Recording what happened to a case: the form with what is possible now, and the post that calls the verb.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { dayOfInstant, isoDay } from '../../domain/day.ts';
import { Refusal } from '../../domain/errors.ts';
import { getCaseForm } from '../../services/project-page.ts';
import { recordEvent } from '../../services/record-event.ts';
import type { FormState, Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { choicesOf, eventOf, replacementOf } from '../event-forms.ts';
import { filled, idempotencyOf, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { RecordPage } from '../pages/record.tsx';
import { paths } from '../paths.ts';
import { proposedForm } from '../words/consequence-lines.ts';

export const recordRoutes = new Hono<WebEnv>()
  .get('/projects/:id/cases/:item/events', async (c) => {
    const { id, item } = c.req.param();
    const type = c.req.query('type');
    const form: FormState = { values: {}, issues: [] };
    return c.html(await recordPage(c, id, item, type === undefined ? null : { type, form }));
  })
  .post('/projects/:id/cases/:item/events', async (c) => {
    const { id, item } = c.req.param();
    const values = await readForm(c);
    const version = filled(values, 'version');
    try {
      await recordEvent(contextOf(c), {
        projectId: id,
        item,
        raw: await rawEvent(c, id, item, values),
        expectedVersion: version === undefined ? null : Number(version),
        idempotency: idempotencyOf(c, values),
      });
      return c.redirect(`${paths.project(id)}#item-${encodeURIComponent(item)}`, 303);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = ({ invalid: 400, conflict: 409, version_lost: 412, key_reused: 422 } as const)[
        error.kind as 'invalid'
      ];
      if (status === undefined) throw error;
      const issues =
        error.issues.length > 0
          ? error.issues.map(onForm)
          : [{ path: '', code: error.code, facts: error.facts }];
      const page = await recordPage(c, id, item, {
        type: filled(values, 'type') ?? '',
        form: { values, issues },
      });
      return c.html(page, status);
    }
  });

async function rawEvent(c: WebContext, id: string, item: string, values: Values) {
  const raw = eventOf(values);
  if (raw['type'] !== 'rectify_event' || filled(values, 'replacementDate') === undefined) return raw;
  return { ...raw, ...replacementOf(values, await getCaseForm(contextOf(c), id, item)) };
}

/** The form asks for day and time apart, and calls the day of a mended event its own name. */
const fieldOf: Readonly<Record<string, string>> = {
  occurredAt: 'occurredDate',
  'replacement.occurredAt': 'replacementDate',
};
const onForm = (issue: Refusal['issues'][number]) => ({ ...issue, path: fieldOf[issue.path] ?? issue.path });

async function recordPage(
  c: WebContext,
  id: string,
  item: string,
  asked: { readonly type: string; readonly form: FormState } | null,
): Promise<string> {
  const ctx = contextOf(c);
  const form = await getCaseForm(ctx, id, item);
  // What a lapse calls for stands open and filled in, unless something else was asked for or sent.
  const proposed = proposedForm(c.var.lang, form);
  const isOther =
    asked !== null &&
    (asked.type !== proposed?.type ||
      asked.form.issues.length > 0 ||
      Object.keys(asked.form.values).length > 0);
  const open = isOther ? asked : (proposed ?? asked);
  const local = new Date(ctx.now + 8 * 3_600_000).toISOString();
  return renderPage(
    <RecordPage
      shell={shellOf(c)}
      project={form.project}
      case={form.case}
      choices={choicesOf(c.var.lang, form, open === null || open.form.issues.length === 0 ? null : open.type)}
      owed={form.owed}
      against={form.against}
      offersPromise={form.commitmentAllowed}
      open={open}
      occurred={{ date: isoDay(dayOfInstant(ctx.now)), time: local.slice(11, 16) }}
      formKey={randomUUID()}
    />,
  );
}
