// What can be asked about one project: the whole of it, its history, and why a date is what it is.
import { mainClock } from '../domain/case-reading.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import { startOfDay } from '../domain/day.ts';
import { invalidField, notFound } from '../domain/errors.ts';
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { eventView } from './event-view.ts';
import { ledgerView } from './ledger-view.ts';
import type { EventView, LedgerView, Named, Page, ProjectView } from './views.ts';
import { type AsOf, readWholeProject, viewOf, type Whole } from './whole-project.ts';

/** The whole project at the end of a day, with every case, clock, stage and target. */
export const getProject = async (ctx: ServiceContext, id: string, when: AsOf = {}): Promise<ProjectView> =>
  viewOf(ctx, await readWholeProject(ctx, id, when));

export interface EventQuery extends AsOf {
  readonly item?: string | undefined;
  /** Newest first; the cursor is the `seq` to go on below. */
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
}

/** History, newest entry first; `asOf` leaves out what happened later, `knownOn` what was entered later. */
export const listEvents = async (
  ctx: ServiceContext,
  id: string,
  query: EventQuery = {},
): Promise<Page<EventView>> => eventsOf(await readWholeProject(ctx, id, query), query);

export function eventsOf({ plan, events, reading }: Whole, query: EventQuery): Page<EventView> {
  const names = new Map(plan.template.items.map((spec) => [spec.code, named(spec)]));
  const nameOf = (item: string): Named => names.get(item) ?? { zh: item, en: item };
  const until = startOfDay(reading.asOf + 1);
  const all = events.filter(
    (event) => event.occurredAt < until && (query.item === undefined || event.item === query.item),
  );
  const below = cursorSeq(query.cursor);
  const limit = query.limit ?? 50;
  const page = all.filter((event) => below === null || event.seq < below).toReversed();
  const shown = page.slice(0, limit);
  return {
    items: shown.map((event) => eventView(event, nameOf, events)),
    next: page.length > limit ? String(shown.at(-1)?.seq ?? '') : null,
    total: all.length,
  };
}

function cursorSeq(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^\d{1,9}$/.test(cursor)) throw invalidField('cursor', 'cursor_invalid', {});
  return Number(cursor);
}

export interface LedgerQuery extends AsOf {
  readonly item: string;
  /** Left out: the clock that a reader of the case looks at. */
  readonly clock?: ClockKind | undefined;
  readonly subject?: string | undefined;
}

/** Why it is this day. Throws `not_found` when the case has no such clock on that day. */
export const getLedger = async (ctx: ServiceContext, id: string, query: LedgerQuery): Promise<LedgerView> =>
  ledgerIn(await readWholeProject(ctx, id, query), query);

export function ledgerIn({ project, plan, reading }: Whole, query: LedgerQuery): LedgerView {
  const placed = reading.cases.find(({ item }) => item.code === query.item);
  if (placed === undefined) throw notFound('case', { item: query.item });
  const run =
    query.clock === undefined
      ? mainClock(placed.reading)
      : placed.reading.clocks.findLast(
          ({ clock }) =>
            clock.kind === query.clock && (query.subject === undefined || clock.subject === query.subject),
        );
  if (run === undefined || run === null)
    throw notFound('clock', { item: query.item, clock: query.clock ?? '' });
  return ledgerView(project, plan.template, placed, run, placed.rules.calendar, reading.asOf);
}
