// What waits at the counter, and second notices for supervision: as pages and as tables for spreadsheets.
import { Hono } from 'hono';
import { Refusal } from '../../domain/errors.ts';
import { counterCsv, secondNoticesCsv } from '../../services/counter-csv.ts';
import { type CounterList, counterLists, getCounterList } from '../../services/counter-lists.ts';
import { listSecondNotices } from '../../services/second-notices.ts';
import { counterShell } from '../counter-shell.ts';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { CounterListPage } from '../pages/counter-list.tsx';
import { SecondNoticesPage } from '../pages/second-notices.tsx';

export const counterListRoutes = new Hono<WebEnv>()
  .get('/counter-lists/:list', async (c) => {
    const view = await getCounterList(contextOf(c), listOf(c));
    return c.html(renderPage(<CounterListPage shell={await counterShell(c)} view={view} />));
  })
  .get('/counter-lists/:list/table.csv', async (c) => {
    const view = await getCounterList(contextOf(c), listOf(c));
    return table(c, counterCsv(c.var.lang, view), `counter-${view.list}-${view.asOf}`);
  })
  .get('/second-notices', async (c) => {
    const notices = await listSecondNotices(contextOf(c));
    return c.html(renderPage(<SecondNoticesPage shell={shellOf(c)} notices={notices} />));
  })
  .get('/second-notices.csv', async (c) => {
    const notices = await listSecondNotices(contextOf(c));
    return table(c, secondNoticesCsv(c.var.lang, notices), 'second-notices');
  });

function listOf(c: WebContext): CounterList {
  // Who may not look is told so before what there is to look at.
  contextOf(c);
  const list = counterLists.find((one) => one === c.req.param('list'));
  if (list === undefined) throw new Refusal('not_found', 'page_not_found', { path: c.req.path });
  return list;
}

const table = (c: WebContext, text: string, name: string): Response =>
  c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}.csv"`,
  });
