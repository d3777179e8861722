// What can be asked about one project: the whole of it, and its history. Why a date is what it is stands in ledgers.ts.
import { startOfDay } from '../domain/day.ts';
import { invalidField } from '../domain/errors.ts';
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import { eventView } from './event-view.ts';
import type { EventView, Named, Page, ProjectView } from './views.ts';
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
