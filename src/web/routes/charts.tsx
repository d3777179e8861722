// The pictures by themselves: flow chart and Gantt of a project, chart of a template.
import { Hono } from 'hono';
import { planFor } from '../../domain/approval-chain.ts';
import { forecastBases } from '../../services/forecast.ts';
import { getProjectChart, getProjectGantt } from '../../services/project-chart.ts';
import { profiles } from '../../services/template-view.ts';
import { getTemplate } from '../../services/templates.ts';
import { contextOf, shellOf, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { ProjectChartPage } from '../pages/project-chart.tsx';
import { ProjectGanttPage } from '../pages/project-gantt.tsx';
import { TemplateChartPage } from '../pages/template-chart.tsx';

export const chartRoutes = new Hono<WebEnv>()
  .get('/projects/:id/chart', async (c) => {
    const view = await getProjectChart(contextOf(c), c.req.param('id'));
    return c.html(renderPage(<ProjectChartPage {...view} shell={shellOf(c)} />));
  })
  .get('/projects/:id/gantt', async (c) => {
    const basis = forecastBases.find((one) => one === c.req.query('basis')) ?? 'limits';
    const view = await getProjectGantt(contextOf(c), c.req.param('id'), basis);
    return c.html(renderPage(<ProjectGanttPage view={view} shell={shellOf(c)} />));
  })
  .get('/templates/:id/chart', async (c) => {
    const ctx = contextOf(c);
    const version = c.req.query('version');
    const view = await getTemplate(ctx, c.req.param('id'), { version });
    const profile = profiles.find((one) => one === c.req.query('profile')) ?? 'default_profile';
    const plan = planFor(view.document, view.document[profile]);
    const applying = new Map(plan.items.map(({ code, promised }) => [code, promised]));
    const parties = Object.fromEntries(
      [...ctx.parties].map(([code, { short, en }]) => [code, { zh: short, en }]),
    );
    return c.html(
      renderPage(
        <TemplateChartPage
          shell={shellOf(c)}
          view={view}
          profile={profile}
          applying={applying}
          parties={parties}
        />,
      ),
    );
  });
