// The desk: what is due over all that the reader may see, most urgent first, and the counters above it.
import { OWNER, WINDOW } from '../domain/case-clocks.ts';
import { isoDay } from '../domain/day.ts';
import { type DeskReason, deskReasons } from '../domain/desk-reasons.ts';
import type { Light } from '../domain/light.ts';
import { consultationRows, deskCounters, deskRows } from '../store/desk.ts';
import type { ActingRole, Actor } from './access.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { deskRow } from './desk-row.ts';
import { planOf } from './plans.ts';
import { scopeOf } from './scope.ts';
import type { DeskRow, HomeView } from './views.ts';

const ROWS = 60;

export async function getHome(ctx: ServiceContext): Promise<HomeView> {
  await catchUpIfNewDay(ctx, ctx.now);
  const asOf = today(ctx);
  const scope = scopeOf(ctx.actor);
  const mine = actsFor(ctx.actor);
  const [counters, records, asked] = await Promise.all([
    deskCounters(ctx.store.db, scope, asOf, mine),
    deskRows(ctx.store.db, scope, {}, asOf, ROWS),
    consultationRows(ctx.store.db, scope, ROWS),
  ]);
  const rows: DeskRow[] = [];
  for (const record of [...records, ...asked]) {
    const plan = await planOf(ctx.store, ctx.store.db, { ...record.project, attributes: {} });
    const [calendar, policies] = [calendarOf(ctx, record.project), placePolicies(ctx, record.project)];
    rows.push(deskRow(record, plan, ctx.parties, calendar, policies, asOf));
  }
  const { projects, ...counts } = counters;
  const opinions = rows.filter(({ reason }) => reason === 'consultation');
  const lit = (...lights: readonly Light[]): number =>
    opinions.filter(({ clock }) => clock !== null && lights.includes(clock.light)).length;
  return {
    asOf: isoDay(asOf),
    projects,
    mine,
    counters: {
      ...counts,
      todo: counts.todo + opinions.length,
      dueSoon: counts.dueSoon + lit('yellow'),
      overdue: counts.overdue + lit('red', 'breach'),
    },
    rows: rows.toSorted((a, b) => urgencyOf(a) - urgencyOf(b)).slice(0, ROWS),
  };
}

/** Place of a row among `deskReasons`: an opinion stands among what has the same light, else among answers that are due. */
function urgencyOf({ reason, clock }: DeskRow): number {
  const as = (other: DeskReason): number => deskReasons.indexOf(other);
  if (reason !== 'consultation') return as(reason);
  switch (clock?.light) {
    case 'yellow':
      return as('due_soon');
    case 'red':
    case 'breach':
      return as('overdue');
    default:
      return as('notice_due');
  }
}

/** They drive or watch whole projects, whoever holds the ball. */
const followers: readonly ActingRole[] = ['agent', 'supervisor', 'leader', 'administrator', 'integration'];

function actsFor({ roles, department }: Actor): readonly string[] | null {
  if (roles.some((role) => followers.includes(role))) return null;
  const own = [roles.includes('owner') ? OWNER : null, roles.includes('window') ? WINDOW : null, department];
  return [...new Set(own.filter((party) => party !== null))];
}
