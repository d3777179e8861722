// 为什么是这一天: one clock of a case, or one promise on the whole project, day by day; as page, table and data.
import { Hono } from 'hono';
import { day, plusMonths } from '../../domain/day.ts';
import { calendarDays } from '../../services/calendars.ts';
import { ledgerCsv, ledgerFile } from '../../services/ledger-csv.ts';
import type { LedgerView } from '../../services/ledger-views.ts';
import { getLedger, getLedgerPage, type LedgerQuery } from '../../services/ledgers.ts';
import { contextOf, shellOf, type WebContext, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { type CalendarDay, LedgerPage } from '../pages/ledger.tsx';

const ofCase = (c: WebContext): LedgerQuery => ({
  item: c.req.param('item'),
  clock: c.req.query('clock') || undefined,
  subject: c.req.query('subject') || undefined,
});
const ofTarget = (c: WebContext): LedgerQuery => ({ clock: `target:${c.req.param('target')}` });

export const ledgerRoutes = new Hono<WebEnv>()
  .get('/projects/:id/cases/:item/ledger', (c) => page(c, ofCase(c)))
  .get('/projects/:id/cases/:item/ledger.csv', (c) => table(c, ofCase(c)))
  .get('/projects/:id/cases/:item/ledger.json', (c) => data(c, ofCase(c)))
  .get('/projects/:id/targets/:target/ledger', (c) => page(c, ofTarget(c)))
  .get('/projects/:id/targets/:target/ledger.csv', (c) => table(c, ofTarget(c)))
  .get('/projects/:id/targets/:target/ledger.json', (c) => data(c, ofTarget(c)));

const projectOf = (c: WebContext): string => c.req.param('id') ?? '';

async function page(c: WebContext, query: LedgerQuery): Promise<Response> {
  const { ledger, clocks } = await getLedgerPage(contextOf(c), projectOf(c), query);
  const calendar = monthsAround(c, ledger);
  return c.html(
    renderPage(<LedgerPage shell={shellOf(c)} ledger={ledger} calendar={calendar} clocks={clocks} />),
  );
}

async function table(c: WebContext, query: LedgerQuery): Promise<Response> {
  const ledger = await getLedger(contextOf(c), projectOf(c), query);
  return c.body(ledgerCsv(c.var.lang, ledger), 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${ledgerFile(ledger, 'csv')}"`,
  });
}

async function data(c: WebContext, query: LedgerQuery): Promise<Response> {
  const ledger = await getLedger(contextOf(c), projectOf(c), query);
  return c.json(ledger, 200, {
    'Content-Disposition': `attachment; filename="${ledgerFile(ledger, 'json')}"`,
  });
}

/** Days before these are not pictured: the months shown are the last ones. */
const PICTURED = 130;

/** Whole months up to the last one of the ledger, as far as the calendar knows them. */
function monthsAround(c: WebContext, { calendar: { id }, days, asOf }: LedgerView): readonly CalendarDay[] {
  const ctx = contextOf(c);
  const calendar = ctx.calendars.byId(id) ?? ctx.calendars.national;
  const first = day(`${(days.at(0)?.date ?? asOf).slice(0, 7)}-01`);
  const last = day(`${(days.at(-1)?.date ?? asOf).slice(0, 7)}-01`);
  const to = Math.min(plusMonths(last, 1) - 1, calendar.to);
  const from = Math.max(first, calendar.from, to - PICTURED);
  return calendarDays(ctx, calendar.id, { from, to }).days.map(({ date, kind, name }) => ({
    date,
    day: kind,
    name,
  }));
}
