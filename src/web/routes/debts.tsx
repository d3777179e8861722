// 容缺台账: the page and the table for spreadsheets, of what the reader may see.
import { Hono } from 'hono';
import { debtFilters, listDebts } from '../../services/debts.ts';
import { debtsCsv } from '../../services/debts-csv.ts';
import { groupings } from '../components/debt-table.tsx';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { DebtsPage, type DebtsQuery, debtStates } from '../pages/debts.tsx';

const ROWS = 50;
/** Rows of a table: more than anybody reads, few enough to make at once. */
const MOST_ROWS = 2_000;

export const debtRoutes = new Hono<WebEnv>()
  .get('/debts', async (c) => {
    const ctx = contextOf(c);
    const query = queryOf(c);
    const [debts, filters] = await Promise.all([
      listDebts(ctx, { ...query, page: pageOf(c), limit: ROWS }),
      debtFilters(ctx),
    ]);
    return c.html(renderPage(<DebtsPage shell={shellOf(c)} debts={debts} query={query} filters={filters} />));
  })
  .get('/debts.csv', async (c) => {
    const { items, asOf } = await listDebts(contextOf(c), { ...queryOf(c), limit: MOST_ROWS });
    return c.body(debtsCsv(c.var.lang, items), 200, {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="debts-${asOf}.csv"`,
    });
  });

/** What an address says that no list knows counts as nothing. */
function queryOf(c: WebContext): DebtsQuery {
  const part = (name: string, most: number): string => (c.req.query(name)?.trim() ?? '').slice(0, most);
  return {
    state: debtStates.find((one) => one === c.req.query('state')) ?? 'open',
    group: groupings.find((one) => one === c.req.query('group')) ?? 'none',
    q: part('q', 200),
    department: part('department', 40),
    gate: part('gate', 60),
  };
}

const pageOf = (c: WebContext): number => {
  const asked = Number(c.req.query('page') ?? '1');
  return Number.isInteger(asked) && asked >= 1 && asked <= 100_000 ? asked : 1;
};
