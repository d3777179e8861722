// 提前介入: of one project and of all in sight, as pages and as tables for spreadsheets.
import { Hono } from 'hono';
import { earlyWays } from '../../domain/start-early.ts';
import { getProjectEarly, listEarly } from '../../services/early.ts';
import { earlyCsv } from '../../services/early-csv.ts';
import type { EarlyEntryView } from '../../services/early-views.ts';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { EarlyListPage, ProjectEarlyPage } from '../pages/early.tsx';

const ROWS = 50;
/** Rows of a table: more than anybody reads, few enough to make at once. */
const MOST_ROWS = 2_000;

export const earlyRoutes = new Hono<WebEnv>()
  .get('/projects/:id/early', async (c) => {
    const early = await getProjectEarly(contextOf(c), c.req.param('id'));
    return c.html(renderPage(<ProjectEarlyPage shell={shellOf(c)} early={early} />));
  })
  .get('/projects/:id/early.csv', async (c) => {
    const { entries, projectCode, asOf } = await getProjectEarly(contextOf(c), c.req.param('id'));
    return table(c, entries, `early-${projectCode}-${asOf}`);
  })
  .get('/early', async (c) => {
    const way = wayOf(c);
    const cursor = c.req.query('cursor');
    const page = await listEarly(contextOf(c), { way: way ?? undefined, cursor, limit: ROWS });
    return c.html(
      renderPage(<EarlyListPage shell={shellOf(c)} page={page} way={way} first={cursor === undefined} />),
    );
  })
  .get('/early.csv', async (c) => {
    const { items, asOf } = await listEarly(contextOf(c), { way: wayOf(c) ?? undefined, limit: MOST_ROWS });
    return table(c, items, `early-${asOf}`);
  });

const wayOf = (c: WebContext) => earlyWays.find((way) => way === c.req.query('way')) ?? null;

const table = (c: WebContext, entries: readonly EarlyEntryView[], name: string): Response =>
  c.body(earlyCsv(c.var.lang, entries), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });
