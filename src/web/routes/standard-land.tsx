// “标准地” of one project: the page, and the posts that enter the indicators and record a check.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { type Issue, Refusal } from '../../domain/errors.ts';
import { checkIndicators, setIndicators } from '../../services/standard-land.ts';
import { getStandardLand } from '../../services/standard-land-views.ts';
import type { FormState, Values } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { filled, idempotencyOf, present, readForm } from '../form-data.ts';
import { renderPage } from '../layout.tsx';
import { StandardLandPage } from '../pages/standard-land.tsx';
import { paths } from '../paths.ts';

export const standardLandRoutes = new Hono<WebEnv>()
  .get('/projects/:id/standard-land', async (c) => c.html(await landPage(c, c.req.param('id'), null)))
  .post('/projects/:id/standard-land/indicators', async (c) => {
    const id = c.req.param('id');
    const values = await readForm(c);
    const lines = linesOf(values, 'indicators').filter(({ value, own }) => value !== undefined || own);
    const raw = present({
      document: filled(values, 'document'),
      on: filled(values, 'on'),
      indicators: lines.map(({ code, name, value, unit, direction, check }) =>
        present({ code, name, value: figure(value), unit: unit ?? '', direction, check }),
      ),
    });
    const at = lines.map(({ place }) => place);
    return onRefusal(c, id, 'set', values, at, () =>
      setIndicators(contextOf(c), id, raw, idempotencyOf(c, values)),
    );
  })
  .post('/projects/:id/standard-land/checks', async (c) => {
    const id = c.req.param('id');
    const values = await readForm(c);
    const lines = linesOf(values, 'actual');
    const plain = ['check', 'on', 'result', 'rectifyBy', 'liability', 'document'];
    const raw = present({
      ...Object.fromEntries(plain.map((name) => [name, filled(values, name)])),
      actual: lines.map(({ code, value }) => present({ code, value: figure(value) })),
    });
    const at = lines.map(({ place }) => place);
    return onRefusal(c, id, `check-${filled(values, 'check') ?? ''}`, values, at, () =>
      checkIndicators(contextOf(c), id, raw, idempotencyOf(c, values)),
    );
  });

/** Lines of the form with their place in it: those left empty are not sent, and faults go back to where they were typed. */
function linesOf(values: Values, list: 'indicators' | 'actual') {
  const places = Object.keys(values).flatMap((key) => {
    const [name, place, field] = key.split('.');
    return name === list && field === 'code' ? [Number(place)] : [];
  });
  return places
    .toSorted((a, b) => a - b)
    .map((place) => {
      const of = (field: string) => filled(values, `${list}.${place}.${field}`);
      const code = of('code') ?? '';
      const own = code.startsWith('local_') && of('name') !== undefined;
      const [name, value, unit] = [of('name'), of('value'), of('unit')];
      return { place, code, own, name, value, unit, direction: of('direction'), check: of('check') };
    });
}

/** As typed; what is no number is sent as it is, and told to be none. */
const figure = (text: string | undefined): unknown => {
  const plain = text?.replaceAll(/[,，\s]/g, '');
  return plain !== undefined && /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : text;
};

async function onRefusal(
  c: WebContext,
  id: string,
  name: string,
  values: Values,
  places: readonly number[],
  act: () => Promise<unknown>,
): Promise<Response> {
  try {
    await act();
    return c.redirect(paths.standardLand(id), 303);
  } catch (error) {
    if (!(error instanceof Refusal) || (error.kind !== 'invalid' && error.kind !== 'conflict')) throw error;
    const issues =
      error.issues.length > 0
        ? error.issues.map((issue) => onForm(issue, places))
        : [{ path: '', code: error.code, facts: error.facts }];
    const page = await landPage(c, id, { name, form: { values, issues } });
    return c.html(page, error.kind === 'invalid' ? 400 : 409);
  }
}

/** `indicators[1].value` of what was sent is `indicators.4.value` of the form. */
const onForm = (issue: Issue, places: readonly number[]): Issue => ({
  ...issue,
  path: issue.path.replace(
    /^(\w+)\[(\d+)\]\.?/,
    (_, list: string, i: string) => `${list}.${places[Number(i)] ?? i}.`,
  ),
});

async function landPage(
  c: WebContext,
  id: string,
  sent: { readonly name: string; readonly form: FormState } | null,
): Promise<string> {
  const land = await getStandardLand(contextOf(c), id);
  return renderPage(<StandardLandPage shell={shellOf(c)} land={land} sent={sent} formKey={randomUUID()} />);
}
