// A slip at the counter: the form that says what should have been said, and the act that mends it and prints the papers anew.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { invalidField, Refusal } from '../../domain/errors.ts';
import { getIntakeDone } from '../../services/intake-done.ts';
import { mendIntake } from '../../services/mend-intake.ts';
import { getCaseForm } from '../../services/project-page.ts';
import { emptyForm, type FormState } from '../components/form.tsx';
import { counterShell } from '../counter-shell.ts';
import { contextOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { mendedData } from '../mend-form.ts';
import { MendIntakePage } from '../pages/mend-intake.tsx';
import { paths } from '../paths.ts';

export const mendIntakeRoutes = new Hono<WebEnv>()
  .get('/counter/:id/:item/mend', async (c) => {
    const { id, item } = c.req.param();
    const shown = await page(c, Number(c.req.query('event')), emptyForm);
    return shown === null ? c.redirect(paths.intakeDone(id, item), 303) : c.html(shown);
  })
  .post('/counter/:id/:item/mend', async (c) => {
    const { id, item } = c.req.param();
    const ctx = contextOf(c);
    const values = await readForm(c);
    const target = Number(filled(values, 'event'));
    const done = await getIntakeDone(ctx, id, item);
    const event = done.events.find(({ seq }) => seq === target);
    if (event === undefined) throw invalidField('event', 'required');
    const occurredAt = `${filled(values, 'occurredDate') ?? ''}T${filled(values, 'occurredTime') ?? ''}:00+08:00`;
    const unmoved = Date.parse(occurredAt) === Math.floor(Date.parse(event.occurredAt) / 60_000) * 60_000;
    const replacement = {
      // The minute that was shown is the moment that was recorded, to the second.
      occurredAt: unmoved ? event.occurredAt : occurredAt,
      data: mendedData(event, values),
    };
    try {
      await mendIntake(ctx, {
        projectId: id,
        item,
        raw: {
          target,
          reason: filled(values, 'mendReason') ?? '',
          replacement: filled(values, 'then') === 'take_back' ? null : replacement,
        },
        idempotency: idempotencyOf(c, values),
      });
      return c.redirect(paths.intakeDone(id, item), 303);
    } catch (error) {
      if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error;
      const issues =
        error.issues.length > 0
          ? error.issues.map((issue) => ({ ...issue, path: fieldOf(issue.path) }))
          : [{ path: '', code: error.code, facts: error.facts }];
      const shown = await page(c, target, { values, issues });
      if (shown === null) throw error;
      return c.html(shown, error.kind === 'invalid' ? 400 : 409);
    }
  });

const fieldOf = (path: string): string => {
  if (path === 'reason') return 'mendReason';
  if (path === 'replacement.occurredAt') return 'occurredDate';
  return path.replace(/^replacement\.data\./, '');
};

/** null where that event is not one of the last intake that the actor may mend. */
async function page(c: WebContext, target: number, form: FormState): Promise<string | null> {
  const ctx = contextOf(c);
  const id = c.req.param('id') ?? '';
  const item = c.req.param('item') ?? '';
  const done = await getIntakeDone(ctx, id, item);
  const event = done.events.find(({ seq }) => seq === target);
  if (event?.mayMend !== true) return null;
  const { materials } = await getCaseForm(ctx, id, item);
  return renderPage(
    <MendIntakePage
      shell={await counterShell(c)}
      done={done}
      event={event}
      materials={materials}
      form={form}
      formKey={randomUUID()}
    />,
  );
}
