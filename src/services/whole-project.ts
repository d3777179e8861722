// Reads a whole project from its record, as of a day, for those who may see it.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { WorkingDayCalendar } from '../domain/calendar.ts';
import type { CaseEvent } from '../domain/case-events.ts';
import { type Day, isoDay, startOfDay } from '../domain/day.ts';
import { invalidField, notFound } from '../domain/errors.ts';
import { type ProjectReading, readProject as readWhole } from '../domain/project-reading.ts';
import { readAccount } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { readEvents, type StoredEvent } from '../store/event-log.ts';
import { readCases, readProject } from '../store/read-models.ts';
import type { ProjectRecord } from '../store/records.ts';
import { demandSight, type Reach } from './access.ts';
import { calendarsAt } from './calendar-book.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { keepReading, keptReading } from './kept-readings.ts';
import { planBasis, storedBasis } from './plan-basis.ts';
import { planOf } from './plans.ts';
import { projectView } from './project-view.ts';
import { reachOf } from './record-event.ts';
import type { ProjectView } from './views.ts';

export interface AsOf {
  /** The day whose evening is shown; default today. */
  readonly asOf?: Day | undefined;
  /** Only what had been entered by the end of that day; default: all that is known now. */
  readonly knownOn?: Day | undefined;
}

/** A project read from its record once, for all that is asked about it. */
export interface Whole {
  readonly project: ProjectRecord;
  readonly reach: Reach;
  readonly plan: ApprovalPlan;
  /** In force now, or on the day whose knowledge was asked for. */
  readonly calendar: WorkingDayCalendar;
  readonly events: readonly StoredEvent[];
  readonly reading: ProjectReading;
}

/** Throws `not_found` for what is not there and for what is out of the actor's sight alike. */
export async function readWholeProject(ctx: ServiceContext, id: string, when: AsOf): Promise<Whole> {
  await catchUpIfNewDay(ctx, ctx.now);
  const { db } = ctx.store;
  const asOf = when.asOf ?? today(ctx);
  if (asOf > today(ctx)) throw invalidField('asOf', 'in_the_future', { now: isoDay(today(ctx)) });
  const project = await readProject(db, id);
  const kept = project === null ? null : keptReading(ctx.store, project, today(ctx), ctx.release);
  if (project !== null && kept !== null && when.knownOn === undefined && asOf === today(ctx)) {
    const { departments, ...rest } = kept;
    const reach = { ...reachOf(project, []), departments };
    demandSight(ctx.actor, reach, id);
    return { project, reach, ...rest };
  }
  const [cases, events] = project === null ? [[], []] : await fromRows(db, id);
  const reach = project === null ? null : reachOf(project, cases);
  demandSight(ctx.actor, reach, id);
  if (project === null) throw notFound('project', { id });
  const { knownOn } = when;
  const known =
    knownOn === undefined ? events : events.filter((event) => event.recordedAt < startOfDay(knownOn + 1));
  const then = basisOn(project, known, asOf);
  const plan = await planOf(ctx.store, db, then);
  const calendars =
    knownOn === undefined ? ctx.calendars : await calendarsAt(ctx, startOfDay(knownOn + 1), knownOn);
  const calendar = calendarOf({ calendars }, project);
  const reading = readWhole(plan, byItem(known), calendar, placePolicies(ctx, project), asOf);
  const whole = { plan, calendar, events: known, reading };
  if (knownOn === undefined && asOf === today(ctx))
    keepReading(ctx.store, project, asOf, ctx.release, { ...whole, departments: reach.departments });
  return { project: then, reach, ...whole };
}

const fromRows = (db: Db, id: string) => Promise.all([readCases(db, id), readEvents(db, id, {})]);

/** The project with its attributes and chain as they stood that evening; as they are where nothing has changed. */
function basisOn(project: ProjectRecord, events: readonly StoredEvent[], asOf: Day): ProjectRecord {
  const then = events.filter(({ occurredAt }) => occurredAt < startOfDay(asOf + 1));
  return project.lastSeq === then.length && then.length === events.length
    ? project
    : { ...project, ...storedBasis(planBasis(then)) };
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

export async function viewOf(
  ctx: ServiceContext,
  { project, plan, calendar, events, reading }: Whole,
): Promise<ProjectView> {
  const agent = project.agent === null ? null : await readAccount(ctx.store.db, project.agent);
  const identity = {
    ...project,
    agent: agent === null ? null : { username: agent.username, name: agent.name, phone: agent.phone },
  };
  const known = views.get(reading);
  if (known !== undefined) return { ...known, agent: identity.agent };
  const versions = new Map<string | null, number>();
  for (const { item } of events) versions.set(item, (versions.get(item) ?? 0) + 1);
  const versionOf = (item: string): number => versions.get(item) ?? 0;
  const view = projectView(identity, plan, reading, ctx.parties, calendar, versionOf);
  views.set(reading, view);
  return view;
}

/** What was made of a reading once, for as long as the reading is kept. */
const views = new WeakMap<ProjectReading, ProjectView>();
