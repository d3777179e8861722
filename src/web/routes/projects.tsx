// The project list, and one project with its cases and history.
import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { regionName } from '../../domain/regions.ts';
import { may } from '../../services/access.ts';
import { listProjects, type ProjectFilters, projectFilters } from '../../services/project-list.ts';
import { getProjectPage } from '../../services/project-page.ts';
import type { Named } from '../../services/views.ts';
import type { Option } from '../components/form.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { ProjectPage } from '../pages/project.tsx';
import { type ProjectQuery, type ProjectSort, ProjectsPage, projectSorts } from '../pages/projects.tsx';
import { named } from '../words/names.ts';

const EVENTS_SHOWN = 12;
const ROWS = 50;

export const projectRoutes = new Hono<WebEnv>()
  .get('/projects', async (c) => {
    const ctx = contextOf(c);
    const query = listQuery(c);
    const { light, direction, ...rest } = query;
    const cursor = c.req.query('cursor');
    const [page, found] = await Promise.all([
      listProjects(ctx, {
        ...rest,
        cursor,
        limit: ROWS,
        light: light === '' ? undefined : light,
        descending: direction === 'descending',
      }),
      projectFilters(ctx),
    ]);
    return c.html(
      renderPage(
        <ProjectsPage
          shell={shellOf(c)}
          page={page}
          query={query}
          options={filterOptions(c, found)}
          before={cursor === undefined ? 0 : null}
          mayOpen={may(ctx.actor, 'project.open')}
        />,
      ),
    );
  })
  .get('/projects/:id', async (c) => {
    const ctx = contextOf(c);
    const id = c.req.param('id');
    const all = c.req.query('history') === 'all';
    const { events, ...parts } = await getProjectPage(ctx, id, all ? 1000 : EVENTS_SHOWN);
    return c.html(
      renderPage(
        <ProjectPage
          shell={shellOf(c)}
          {...parts}
          events={events.items}
          formKey={randomUUID()}
          eventCount={events.total ?? events.items.length}
        />,
      ),
    );
  });

function filterOptions(c: WebContext, found: ProjectFilters) {
  const { lang } = c.var;
  const option = ({ value, name }: { readonly value: string; readonly name: Named }): Option => ({
    value,
    label: named(lang, name),
  });
  return {
    stages: found.stages.map(option),
    templates: found.templates.map(option),
    regions: found.regions.map((code) => ({
      value: code,
      label: regionName(code, lang === 'en' ? 'en' : 'zh'),
    })),
    agents: found.agents.map(({ value, name }) => ({ value, label: name })),
  };
}

function listQuery(c: WebContext): ProjectQuery {
  const part = (name: string): string => c.req.query(name)?.trim() ?? '';
  const light = part('light');
  const sort = part('sort');
  return {
    q: part('q'),
    stage: part('stage'),
    light: light === 'none' || light === 'yellow' || light === 'red' || light === 'breach' ? light : '',
    region: part('region'),
    template: part('template'),
    agent: part('agent'),
    sort: projectSorts.find((one): one is ProjectSort => one === sort) ?? 'light',
    direction: part('dir') === 'desc' ? 'descending' : 'ascending',
  };
}
