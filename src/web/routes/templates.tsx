// The catalogue of published chains, and one of them with its items and critical path.
import { Hono } from 'hono';
import { getTemplate, listTemplates } from '../../services/templates.ts';
import { contextOf, shellOf, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { TemplatePage } from '../pages/template.tsx';
import { TemplatesPage } from '../pages/templates.tsx';

export const templateRoutes = new Hono<WebEnv>()
  .get('/templates', async (c) => {
    const templates = await listTemplates(contextOf(c));
    return c.html(renderPage(<TemplatesPage shell={shellOf(c)} templates={templates} />));
  })
  .get('/templates/:id', async (c) => {
    const ctx = contextOf(c);
    const { document, chain } = await getTemplate(ctx, c.req.param('id'), {
      version: c.req.query('version'),
    });
    const steps = chain.criticalPaths.find(({ profile }) => profile === 'default_profile')?.steps ?? [];
    const parties = Object.fromEntries(
      [...ctx.parties].map(([code, { short, en }]) => [code, { zh: short, en }]),
    );
    return c.html(
      renderPage(
        <TemplatePage
          shell={shellOf(c)}
          template={document}
          parties={parties}
          criticalPath={steps.map(({ item }) => item)}
        />,
      ),
    );
  });
