// The lists of the counter: what waits for an answer (待告知), for corrections (补正收件), and to be fetched (待取件).
import { isoDay } from '../domain/day.ts';
import { type CounterList, counterCounts, counterRows } from '../store/counter-lists.ts';
import { demand, may } from './access.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { deskRow } from './desk-row.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { DeskRow } from './views.ts';

export { type CounterList, counterLists } from '../store/counter-lists.ts';

const ROWS = 200;

/** A row of the desk with the code by which people look for a project at the counter. */
export interface CounterRow extends DeskRow {
  readonly projectCode: string;
  readonly ownerName: string;
}

export interface CounterListView {
  readonly list: CounterList;
  readonly asOf: string;
  readonly items: readonly CounterRow[];
  /** Whether more stand in it than are shown. */
  readonly bounded: boolean;
}

export type CounterCounts = Readonly<Record<CounterList, number>>;

export async function getCounterList(ctx: ServiceContext, list: CounterList): Promise<CounterListView> {
  demand(ctx.actor, 'counter.use');
  await catchUpIfNewDay(ctx, ctx.now);
  const asOf = today(ctx);
  const records = await counterRows(ctx.store.db, scopeOf(ctx.actor), list, asOf, ROWS + 1);
  const items: CounterRow[] = [];
  for (const record of records.slice(0, ROWS)) {
    const { project } = record;
    const plan = await planOf(ctx.store, ctx.store.db, { ...project, attributes: {} });
    const [calendar, policies] = [calendarOf(ctx, project), placePolicies(ctx, project)];
    items.push({
      ...deskRow(record, plan, ctx.parties, calendar, policies, asOf),
      projectCode: project.code,
      ownerName: project.ownerName,
    });
  }
  return { list, asOf: isoDay(asOf), items, bounded: records.length > ROWS };
}

/** For the menu; null for those who do not sit at the counter. */
export async function counterCountsFor(ctx: ServiceContext): Promise<CounterCounts | null> {
  if (!may(ctx.actor, 'counter.use')) return null;
  await catchUpIfNewDay(ctx, ctx.now);
  return counterCounts(ctx.store.db, scopeOf(ctx.actor));
}
