// What a project needs: the list with its reasons, and the posts that change it.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { addItem, changeAttributes } from '../../services/change-scope.ts';
import { getScope } from '../../services/project-scope.ts';
import { getTemplate } from '../../services/templates.ts';
import { askedAttributes, typedAttributes } from '../attribute-form.ts';
import { emptyForm, type FormState, type Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, listed, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { ScopePage } from '../pages/scope.tsx';
import { effects, ScopeEffectsPage } from '../pages/scope-effects.tsx';
import { paths } from '../paths.ts';

export const scopeRoutes = new Hono<WebEnv>()
  .get('/projects/:id/scope', async (c) => c.html(await scopePage(c, emptyForm, emptyForm)))
  .post('/projects/:id/attributes', async (c) => {
    const ctx = contextOf(c);
    const id = c.req.param('id');
    const values = await readForm(c);
    const confirmed = filled(values, 'confirm') === 'true';
    const form = (refusal: Refusal) => scopePage(c, formOf(values, refusal), emptyForm);
    return onRefusal(c, form, async () => {
      const attributes = confirmed ? sentAttributes(values) : await typed(c, id, values);
      const body = { attributes, reason: filled(values, 'reason') ?? '' };
      if (!confirmed) {
        const { change } = await changeAttributes(ctx, id, { ...body, preview: true });
        const scope = await getScope(ctx, id);
        return c.html(
          renderPage(
            <ScopeEffectsPage shell={shellOf(c)} scope={scope} change={change} formKey={randomUUID()} />,
          ),
        );
      }
      const expected = Object.fromEntries(
        effects.map((effect) => [
          effect,
          (filled(values, `expected.${effect}`) ?? '').split(' ').filter(Boolean),
        ]),
      );
      await changeAttributes(ctx, id, { ...body, expected }, idempotencyOf(c, values));
      return c.redirect(paths.scope(id), 303);
    });
  })
  .post('/projects/:id/items', async (c) => {
    const ctx = contextOf(c);
    const id = c.req.param('id');
    const values = await readForm(c);
    const form = (refusal: Refusal) => scopePage(c, emptyForm, formOf(values, refusal));
    return onRefusal(c, form, async () => {
      const { item } = await addItem(ctx, id, itemOf(values), idempotencyOf(c, values));
      return c.redirect(item === null ? paths.scope(id) : `${paths.scope(id)}#item-${item}`, 303);
    });
  });

/** What was typed stays on the page, with what was wrong in it. */
async function onRefusal(
  c: WebContext,
  page: (refusal: Refusal) => Promise<string>,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
    return c.html(await page(error), error.kind === 'invalid' ? 400 : 409);
  }
}

const formOf = (values: Values, { issues, code, facts }: Refusal): FormState => ({
  values,
  issues: issues.length > 0 ? issues : [{ path: '', code, facts }],
});

const templateOf = async (c: WebContext, id: string) => {
  const ctx = contextOf(c);
  const { project } = await getScope(ctx, id);
  return (await getTemplate(ctx, project.template.id, { version: project.template.version })).document;
};

const typed = async (c: WebContext, id: string, values: Values): Promise<Record<string, unknown>> =>
  typedAttributes(values, await templateOf(c, id));

/** From the page that showed what would follow: only what changes, as it was understood then. */
const sentAttributes = (values: Values): Record<string, unknown> =>
  Object.fromEntries(
    Object.keys(values).flatMap((key) => {
      const name = /^attributes\.(\w+)$/.exec(key)?.[1];
      const value = filled(values, key);
      if (name === undefined || value === undefined) return [];
      return [[name, value === 'true' ? true : value === 'false' ? false : value]];
    }),
  );

function itemOf(values: Values): Record<string, unknown> {
  const reason = filled(values, 'reason') ?? '';
  const item = filled(values, 'item');
  if (item !== undefined) return { item, reason };
  const days = filled(values, 'promised.days');
  return present({
    name: filled(values, 'name') ?? '',
    nameEn: filled(values, 'nameEn'),
    stage: filled(values, 'stage') ?? '',
    kind: filled(values, 'kind') ?? '',
    department: filled(values, 'department') ?? '',
    promised:
      days === undefined
        ? undefined
        : { days: Number(days), unit: filled(values, 'promised.unit') ?? 'working' },
    output: filled(values, 'output'),
    prerequisites: listed(values, 'prerequisites'),
    precedes: listed(values, 'precedes'),
    reason,
  });
}

async function scopePage(c: WebContext, attributeForm: FormState, itemForm: FormState): Promise<string> {
  const ctx = contextOf(c);
  const id = c.req.param('id') ?? '';
  const scope = await getScope(ctx, id);
  const template = await templateOf(c, id);
  const language = c.var.lang === 'en' ? 'en' : 'short';
  const departments = [...ctx.parties].map(([value, party]) => ({ value, label: party[language] }));
  return renderPage(
    <ScopePage
      shell={shellOf(c)}
      scope={scope}
      attributes={askedAttributes(template)}
      departments={departments}
      attributeForm={attributeForm}
      itemForm={itemForm}
      formKey={randomUUID()}
    />,
  );
}
