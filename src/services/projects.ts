// What can be asked about projects: one whole, lists, the desk, history, and why a date is what it is.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { mainClock } from '../domain/case-reading.ts';
import { possibleEvents } from '../domain/case-rules.ts';
import type { ClockKind } from '../domain/clock-kinds.ts';
import { type Day, isoDay, startOfDay } from '../domain/day.ts';
import { invalidField, notFound } from '../domain/errors.ts';
import { type ProjectReading, readProject as readWhole } from '../domain/project-reading.ts';
import { readAccount } from '../store/accounts.ts';
import { readEvents, type StoredEvent } from '../store/event-log.ts';
import { readCases, readProject } from '../store/read-models.ts';
import type { ProjectRecord } from '../store/records.ts';
import { demandSight, mayMend, mayRecord, type Reach } from './access.ts';
import { named } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { type ServiceContext, today } from './context.ts';
import { type RecordableType, recordableTypes } from './event-input.ts';
import { eventView } from './event-view.ts';
import { ledgerView } from './ledger-view.ts';
import { planOf } from './plans.ts';
import { projectView } from './project-view.ts';
import { reachOf } from './record-event.ts';
import type { EventView, LedgerView, Named, Page, ProjectView } from './views.ts';

export interface AsOf {
  /** The day whose evening is shown; default today. */
  readonly asOf?: Day | undefined;
  /** Only what had been entered by the end of that day; default: all that is known now. */
  readonly knownOn?: Day | undefined;
}

interface Whole {
  readonly project: ProjectRecord;
  readonly reach: Reach;
  readonly plan: ApprovalPlan;
  readonly events: readonly StoredEvent[];
  readonly reading: ProjectReading;
}

/** Throws `not_found` for what is not there and for what is out of the actor's sight alike. */
async function readWholeProject(ctx: ServiceContext, id: string, when: AsOf): Promise<Whole> {
  await catchUpIfNewDay(ctx, ctx.now);
  const { db } = ctx.store;
  const asOf = when.asOf ?? today(ctx);
  if (asOf > today(ctx)) throw invalidField('asOf', 'in_the_future', { now: isoDay(today(ctx)) });
  const [project, cases, events] = await Promise.all([
    readProject(db, id),
    readCases(db, id),
    readEvents(db, id, {}),
  ]);
  const reach = project === null ? null : reachOf(project, cases);
  demandSight(ctx.actor, reach, id);
  if (project === null) throw notFound('project', { id });
  const plan = await planOf(ctx.store, db, project);
  const { knownOn } = when;
  const known =
    knownOn === undefined ? events : events.filter((event) => event.recordedAt < startOfDay(knownOn + 1));
  return { project, reach, plan, events: known, reading: readWhole(plan, byItem(known), ctx.calendar, asOf) };
}

/** The events of a project, by case. */
export function byItem(events: readonly StoredEvent[]): (item: string) => readonly CaseEvent[] {
  const grouped = new Map<string, StoredEvent[]>();
  for (const event of events) {
    if (event.item === null) continue;
    const list = grouped.get(event.item);
    if (list === undefined) grouped.set(event.item, [event]);
    else list.push(event);
  }
  return (item) => grouped.get(item) ?? [];
}

async function viewOf(ctx: ServiceContext, { project, plan, events, reading }: Whole): Promise<ProjectView> {
  const agent = project.agent === null ? null : await readAccount(ctx.store.db, project.agent);
  const identity = {
    ...project,
    agent: agent === null ? null : { username: agent.username, name: agent.name, phone: agent.phone },
  };
  const versionOf = (item: string): number => events.filter((event) => event.item === item).length;
  return projectView(identity, plan.template, reading, ctx.parties, ctx.calendar.edition, versionOf);
}

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
export async function listEvents(
  ctx: ServiceContext,
  id: string,
  query: EventQuery = {},
): Promise<Page<EventView>> {
  const { plan, events, reading } = await readWholeProject(ctx, id, query);
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
export async function getLedger(ctx: ServiceContext, id: string, query: LedgerQuery): Promise<LedgerView> {
  const { project, plan, reading } = await readWholeProject(ctx, id, query);
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
  return ledgerView(project, plan.template, placed, run, ctx.calendar, reading.asOf);
}

export interface CaseForm {
  readonly project: ProjectView;
  readonly case: ProjectView['cases'][number];
  /** Kinds of events that may happen now and that the actor may record. */
  readonly possible: readonly RecordableType[];
  readonly materials: readonly {
    readonly code: string;
    readonly name: string;
    readonly tolerable: boolean;
  }[];
  readonly procedures: readonly { readonly code: string; readonly name: Named }[];
  readonly extensionCap: number | null;
  readonly commitmentAllowed: boolean;
  /** Recorded events of this case that the actor may mend, newest first. */
  readonly mendable: readonly EventView[];
}

/** Whether the actor may record any kind of event for any case of the project. */
export async function mayRecordAnything(ctx: ServiceContext, id: string): Promise<boolean> {
  const [project, cases] = await Promise.all([readProject(ctx.store.db, id), readCases(ctx.store.db, id)]);
  if (project === null) return false;
  const reach = reachOf(project, cases);
  return reach.departments.some((department) =>
    recordableTypes.some((type) => mayRecord(ctx.actor, type, department, reach)),
  );
}

/** Everything the form for one case needs. */
export async function getCaseForm(ctx: ServiceContext, id: string, item: string): Promise<CaseForm> {
  const whole = await readWholeProject(ctx, id, {});
  const placed = whole.reading.cases.find((candidate) => candidate.item.code === item);
  const project = await viewOf(ctx, whole);
  const view = project.cases.find((candidate) => candidate.item === item);
  if (placed === undefined || view === undefined) throw notFound('case', { item });
  const { rules, reading, waitsFor } = placed;
  const department = placed.item.spec.department.lead;
  const events = whole.events.filter((event) => event.item === item);
  const nameOf = (): Named => view.name;
  return {
    project,
    case: view,
    possible: possibleEvents(reading.state, rules)
      .filter((type): type is RecordableType => recordableTypes.includes(type as RecordableType))
      .filter((type) => mayRecord(ctx.actor, type, department, whole.reach))
      .filter((type) => waitsFor.length === 0 || (type !== 'receive' && type !== 'start')),
    materials: placed.item.materials.map(({ code, zh, tolerable }) => ({ code, name: zh, tolerable })),
    procedures: rules.procedures
      .filter(({ code }) => rules.item.pausable_by.includes(code))
      .map((procedure) => ({ code: procedure.code, name: named(procedure) })),
    extensionCap: rules.extensionCap,
    commitmentAllowed: rules.item.commitment.allowed,
    mendable: events
      .filter((event) => mayMend(ctx.actor, event, department, whole.reach))
      .map((event) => eventView(event, nameOf, events))
      .filter((event) => event.rectifiedBy === null)
      .toReversed(),
  };
}
