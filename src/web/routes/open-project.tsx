// The form that opens a project, and the post that does.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import type { Day } from '../../domain/day.ts';
import { Refusal } from '../../domain/errors.ts';
import { regionName, regions, regionWithin } from '../../domain/regions.ts';
import type { ApprovalTemplate } from '../../domain/template.ts';
import { may } from '../../services/access.ts';
import { listAgents } from '../../services/agents.ts';
import { today } from '../../services/context.ts';
import { openProject } from '../../services/open-project.ts';
import { getTemplate, isInForce, listTemplates } from '../../services/templates.ts';
import { askedAttributes, typedAttributes } from '../attribute-form.ts';
import { emptyForm, type FormState, type Option, type Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { OpenProjectPage, type OpenProjectPageProps } from '../pages/open-project.tsx';
import { paths } from '../paths.ts';

export const openProjectRoutes = new Hono<WebEnv>()
  .get('/projects/new', async (c) => c.html(await openPage(c, emptyForm, c.req.query('template'))))
  .post('/projects', async (c) => {
    const values = await readForm(c);
    const opened = await openFrom(c, values);
    if ('id' in opened) return c.redirect(paths.project(opened.id), 303);
    return c.html(await openPage(c, opened.form, filled(values, 'template')), opened.status);
  });

/** Opens what was typed: its id, or the form with what was wrong. */
export async function openFrom(
  c: WebContext,
  values: Values,
): Promise<{ readonly id: string } | { readonly form: FormState; readonly status: 400 | 409 }> {
  try {
    const raw = projectOf(values, await chosenTemplate(c, filled(values, 'template')));
    const { project } = await openProject(contextOf(c), raw, idempotencyOf(c, values));
    return { id: project.id };
  } catch (error) {
    if (!(error instanceof Refusal) || !['invalid', 'conflict'].includes(error.kind)) throw error;
    const issues =
      error.issues.length > 0
        ? error.issues
        : [{ path: conflictField(error.code), code: error.code, facts: error.facts }];
    return { form: { values, issues }, status: error.kind === 'invalid' ? 400 : 409 };
  }
}

const conflictField = (code: string): string => (code === 'project_code_taken' ? 'code' : '');

async function chosenTemplate(c: WebContext, id: string | undefined): Promise<ApprovalTemplate | null> {
  if (id === undefined) return null;
  try {
    const { document } = await getTemplate(contextOf(c), id);
    return mayOpen(document, today(contextOf(c))) ? document : null;
  } catch (error) {
    if (error instanceof Refusal && error.kind === 'not_found') return null;
    throw error;
  }
}

async function openPage(c: WebContext, form: FormState, templateId: string | undefined): Promise<string> {
  const opening = await openingOf(c, templateId);
  return renderPage(<OpenProjectPage shell={shellOf(c)} {...opening} form={form} formKey={randomUUID()} />);
}

/** What the form offers; throws `forbidden` for those who may not open projects. */
export async function openingOf(
  c: WebContext,
  templateId: string | undefined,
): Promise<Omit<OpenProjectPageProps, 'shell' | 'form' | 'formKey'>> {
  const ctx = contextOf(c);
  if (!may(ctx.actor, 'project.open'))
    throw new Refusal('forbidden', 'forbidden', { action: 'project.open' });
  const catalogue = await listTemplates(ctx);
  const active = openTo(catalogue, today(ctx));
  const templates = active.map(({ id, version, name, region, items }) => ({
    id,
    version,
    name,
    region: c.var.lang === 'en' ? region.en : region.zh,
    items: items.length,
  }));
  const chosen = await chosenTemplate(c, templateId ?? (active.length === 1 ? active[0]?.id : undefined));
  const choices = chosen === null ? [] : askedAttributes(chosen);
  return {
    templates,
    chosen: chosen === null ? null : { id: chosen.id, attributes: choices, defaults: chosen.default_profile },
    regions: regionOptions(c, chosen),
    agents: (await listAgents(ctx)).map(({ username, name }) => ({ value: username, label: name })),
    agent: ctx.actor.roles.includes('agent') ? ctx.actor.username : undefined,
  };
}

const mayOpen = (template: ApprovalTemplate, on: Day): boolean =>
  template.status === 'active' && isInForce(template, on);

/** Of each template the version that a new project gets: the one that came into force last. */
function openTo(catalogue: readonly ApprovalTemplate[], on: Day): readonly ApprovalTemplate[] {
  const open = catalogue.filter((template) => mayOpen(template, on));
  return open.filter((one, i) =>
    open.every(
      ({ id, effective }, j) =>
        id !== one.id ||
        effective.from < one.effective.from ||
        (effective.from === one.effective.from && i <= j),
    ),
  );
}

/** Places where the template applies and that the person may open projects in; the most local first. */
function regionOptions(c: WebContext, template: ApprovalTemplate | null): readonly Option[] {
  const { actor } = contextOf(c);
  const language = c.var.lang === 'en' ? 'en' : 'zh';
  return regions
    .filter(({ code, retiredIn }) => retiredIn === undefined && regionWithin(code, actor.region))
    .filter(({ code }) => template === null || regionWithin(code, template.region.code))
    .map(({ code }) => ({ value: code, label: `${regionName(code, language)} ${code}` }));
}

function projectOf(values: Values, template: ApprovalTemplate | null): Record<string, unknown> {
  return present({
    code: filled(values, 'code') ?? '',
    name: filled(values, 'name') ?? '',
    template: filled(values, 'template'),
    region: filled(values, 'region') ?? '',
    owner: { name: filled(values, 'owner.name') ?? '', creditCode: filled(values, 'owner.creditCode') ?? '' },
    agent: filled(values, 'agent'),
    attributes: template === null ? {} : typedAttributes(values, template),
  });
}
