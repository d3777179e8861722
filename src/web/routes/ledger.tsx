// 为什么是这一天: one clock of one case, day by day.
import { Hono } from 'hono';
import { type ClockKind, clockKinds } from '../../domain/clock-kinds.ts';
import { day, plusMonths } from '../../domain/day.ts';
import { notFound } from '../../domain/errors.ts';
import { calendarDays } from '../../services/calendars.ts';
import { getLedgerPage } from '../../services/project-page.ts';
import { contextOf, shellOf, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { LedgerPage } from '../pages/ledger.tsx';

export const ledgerRoutes = new Hono<WebEnv>().get('/projects/:id/cases/:item/ledger', async (c) => {
  const ctx = contextOf(c);
  const { id, item } = c.req.param();
  const clock = clockOf(c.req.query('clock'));
  const subject = c.req.query('subject') || undefined;
  const { ledger, clocks } = await getLedgerPage(ctx, id, { item, clock, subject });
  const first = ledger.days.at(0)?.date ?? ledger.asOf;
  const last = ledger.days.at(-1)?.date ?? ledger.asOf;
  const from = Math.max(day(`${first.slice(0, 7)}-01`), ctx.calendars.national.from);
  const to = Math.min(plusMonths(day(`${last.slice(0, 7)}-01`), 1) - 1, ctx.calendars.national.to);
  const { days } = calendarDays(ctx, ctx.calendars.national.id, { from: Math.max(from, to - 3000), to });
  const calendar = days.map(({ date, kind, name }) => ({ date, day: kind, name }));
  return c.html(
    renderPage(<LedgerPage shell={shellOf(c)} ledger={ledger} calendar={calendar} others={clocks} />),
  );
});

function clockOf(text: string | undefined): ClockKind | undefined {
  if (text === undefined || text === '') return undefined;
  const kind = clockKinds.find((one) => one === text);
  if (kind === undefined) throw notFound('clock', { clock: text });
  return kind;
}
