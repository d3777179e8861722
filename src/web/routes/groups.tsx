// The page of a group, and the two posts on it: file jointly, accept together.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { acceptJointly } from '../../services/accept-jointly.ts';
import { fileJointly } from '../../services/file-jointly.ts';
import { getGroupPage } from '../../services/groups.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, listed, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { GroupPage } from '../pages/group.tsx';
import { paths } from '../paths.ts';

type Forms = { readonly filing?: FormState; readonly acceptance?: FormState };

export const groupRoutes = new Hono<WebEnv>()
  .get('/projects/:id/groups/:group', async (c) => c.html(await groupPage(c, c.req.param(), {})))
  .post('/projects/:id/groups/:group/filings', async (c) => {
    const values = await readForm(c);
    const raw = present({
      items: listed(values, 'items'),
      handedIn: nonEmpty(listed(values, 'handedIn')),
      occurredAt: dayUnlessToday(c, values),
      window: filled(values, 'window') === 'true' ? true : undefined,
      note: filled(values, 'note'),
    });
    const act = (projectId: string, group: string) =>
      fileJointly(contextOf(c), { projectId, group, raw }, idempotencyOf(c, values));
    return post(c, c.req.param(), act, (form) => ({ filing: form }), values);
  })
  .post('/projects/:id/groups/:group/acceptances', async (c) => {
    const values = await readForm(c);
    const raw = present({ filing: filled(values, 'filing'), occurredAt: dayUnlessToday(c, values) });
    const act = (projectId: string, group: string) =>
      acceptJointly(contextOf(c), { projectId, group, raw }, idempotencyOf(c, values));
    return post(c, c.req.param(), act, (form) => ({ acceptance: form }), values);
  });

const nonEmpty = (list: readonly string[]): readonly string[] | undefined =>
  list.length === 0 ? undefined : list;

/** Today means now: the clock of the act is then that of the record. */
function dayUnlessToday(c: WebContext, values: Values): string | undefined {
  const day = filled(values, 'occurredDate');
  return day === new Date(contextOf(c).now + 8 * 3_600_000).toISOString().slice(0, 10) ? undefined : day;
}

interface Address {
  readonly id: string;
  readonly group: string;
}

/** What was typed stays on the page, with what was wrong in it. */
async function post(
  c: WebContext,
  { id, group }: Address,
  act: (projectId: string, group: string) => Promise<unknown>,
  at: (form: FormState) => Forms,
  values: Values,
): Promise<Response> {
  try {
    await act(id, group);
    return c.redirect(paths.group(id, group), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
    const issues =
      error.issues.length > 0 ? error.issues : [{ path: '', code: error.code, facts: error.facts }];
    const page = await groupPage(c, { id, group }, at({ values, issues }));
    return c.html(page, error.kind === 'invalid' ? 400 : 409);
  }
}

async function groupPage(c: WebContext, { id, group }: Address, forms: Forms): Promise<string> {
  const page = await getGroupPage(contextOf(c), id, group);
  return renderPage(
    <GroupPage
      shell={shellOf(c)}
      projectId={id}
      page={page}
      filing={forms.filing ?? emptyForm}
      acceptance={forms.acceptance ?? emptyForm}
      formKey={randomUUID()}
    />,
  );
}
