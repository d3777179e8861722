// The desk: what is due over all that the reader may see, most urgent first, and the counters above it.
import { isoDay } from '../domain/day.ts';
import { deskCounters, deskRows } from '../store/desk.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { type ServiceContext, today } from './context.ts';
import { deskRow } from './desk-row.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { HomeView } from './views.ts';

const ROWS = 60;

export async function getHome(ctx: ServiceContext): Promise<HomeView> {
  await catchUpIfNewDay(ctx, ctx.now);
  const asOf = today(ctx);
  const scope = scopeOf(ctx.actor);
  const [counters, records] = await Promise.all([
    deskCounters(ctx.store.db, scope, asOf),
    deskRows(ctx.store.db, scope, {}, asOf, ROWS),
  ]);
  const rows = [];
  for (const record of records) {
    const plan = await planOf(ctx.store, ctx.store.db, { ...record.project, attributes: {} });
    rows.push(deskRow(record, plan, ctx.parties, ctx.calendar, asOf));
  }
  const { projects, ...counts } = counters;
  return { asOf: isoDay(asOf), projects, counters: counts, rows };
}
