// The catalogue of published chains, one version with its items, two side by side, and what administrators do with them.
import { Hono } from 'hono';
import { isoDay } from '../../domain/day.ts';
import { notFound } from '../../domain/errors.ts';
import { may } from '../../services/access.ts';
import { today } from '../../services/context.ts';
import { getTemplateDifference } from '../../services/template-difference.ts';
import {
  exportTemplate,
  listVersions,
  openVersions,
  publishTemplate,
  retireTemplate,
} from '../../services/template-office.ts';
import { getTemplate, listTemplates } from '../../services/templates.ts';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { TemplatePage, templateDeeds } from '../pages/template.tsx';
import { TemplateDifferencePage } from '../pages/template-difference.tsx';
import { TemplatesPage } from '../pages/templates.tsx';
import { paths } from '../paths.ts';

export const templateRoutes = new Hono<WebEnv>()
  .get(paths.templates, async (c) => {
    const ctx = contextOf(c);
    const templates = await listTemplates(ctx);
    const mayImport = may(ctx.actor, 'template.import');
    return c.html(
      renderPage(<TemplatesPage shell={shellOf(c)} templates={templates} mayImport={mayImport} />),
    );
  })
  .get('/templates/:id', async (c) => {
    const ctx = contextOf(c);
    const { document, chain, history } = await getTemplate(ctx, c.req.param('id'), {
      version: c.req.query('version'),
    });
    const parties = Object.fromEntries(
      [...ctx.parties].map(([code, { short, en }]) => [code, { zh: short, en }]),
    );
    const standing = {
      history,
      versions: await listVersions(ctx, document.id),
      open: await openVersions(ctx, document.id),
      mayKeep: may(ctx.actor, 'template.import'),
      today: isoDay(today(ctx)),
    };
    return c.html(
      renderPage(
        <TemplatePage
          shell={shellOf(c)}
          template={document}
          parties={parties}
          chain={chain}
          standing={standing}
          done={templateDeeds.find((deed) => deed === c.req.query('done')) ?? null}
        />,
      ),
    );
  })
  .get('/templates/:id/difference', async (c) => {
    const ctx = contextOf(c);
    const id = c.req.param('id');
    const versions = await listVersions(ctx, id);
    const [newest, before = newest] = versions;
    if (newest === undefined || before === undefined) throw notFound('template', { id });
    const to = c.req.query('to') ?? newest.version;
    const from = c.req.query('from') ?? before.version;
    const difference = await getTemplateDifference(ctx, id, { from, to });
    return c.html(
      renderPage(
        <TemplateDifferencePage
          shell={shellOf(c)}
          template={difference.after}
          versions={versions}
          difference={difference}
        />,
      ),
    );
  })
  .get('/templates/:id/export', async (c) => {
    const format = (['yaml', 'json'] as const).find((one) => one === c.req.query('format'));
    const version = c.req.query('version');
    const file = await exportTemplate(contextOf(c), c.req.param('id'), { version, format });
    return c.body(file.text, 200, {
      'Content-Type': `application/${file.format}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${file.fileName}"`,
    });
  })
  .post('/templates/:id/versions/:version/publish', (c) => act(c, publishTemplate, 'published'))
  .post('/templates/:id/versions/:version/retire', (c) => act(c, retireTemplate, 'retired'));

async function act(
  c: WebContext,
  verb: typeof publishTemplate,
  done: (typeof templateDeeds)[number],
): Promise<Response> {
  const [id, version] = [c.req.param('id') ?? '', c.req.param('version') ?? ''];
  await verb(contextOf(c), id, version);
  return c.redirect(paths.template(id, { version, done }), 303);
}
