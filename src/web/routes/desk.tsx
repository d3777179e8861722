// The first page after signing in: what is due, who holds it, and the three weeks ahead.
import { Hono } from 'hono';
import { dayOfInstant } from '../../domain/day.ts';
import { may, records } from '../../services/access.ts';
import { calendarDuties } from '../../services/calendar-office.ts';
import { calendarDays } from '../../services/calendars.ts';
import { engineAlarm } from '../../services/compare-engines.ts';
import type { ServiceContext } from '../../services/context.ts';
import { getHome } from '../../services/home.ts';
import type { EngineAlarm } from '../components/engine-reminder.tsx';
import { contextOf, shellOf, type WebEnv } from '../env.ts';
import { renderPage } from '../layout.tsx';
import { HomePage, isHomeFilter } from '../pages/home.tsx';

const DAYS_AHEAD = 21;

export const deskRoutes = new Hono<WebEnv>().get('/', async (c) => {
  const ctx = contextOf(c);
  const home = await getHome(ctx);
  const from = dayOfInstant(ctx.now);
  const { days } = calendarDays(ctx, ctx.calendars.national.id, { from, to: from + DAYS_AHEAD - 1 });
  const show = c.req.query('show');
  return c.html(
    renderPage(
      <HomePage
        shell={shellOf(c)}
        home={home}
        days={days}
        show={isHomeFilter(show) ? show : null}
        mayRecord={records(ctx.actor)}
        duties={await calendarDuties(ctx)}
        engines={await enginesFor(ctx)}
      />,
    ),
  );
});

async function enginesFor(ctx: ServiceContext): Promise<EngineAlarm | null> {
  if (!may(ctx.actor, 'health.view')) return null;
  const { state, last } = await engineAlarm(ctx, ctx.now);
  return { state, differences: last?.differences ?? 0 };
}
