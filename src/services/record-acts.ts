// Records what happened around the cases of a project: the way in for papers, material, promises and problems. Lock, sight,
// decision, events and read models in one transaction or not at all; what may be done the verb itself asks (`demandAct`).
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import { dayOfInstant, type Instant } from '../domain/day.ts';
import { invalidField } from '../domain/errors.ts';
import type { ProjectAct } from '../domain/project-acts.ts';
import { type ProjectReading, readProject as readWhole } from '../domain/project-reading.ts';
import { readReleaseNumber } from '../store/calendar-book.ts';
import type { Tx } from '../store/db.ts';
import type { EventDraft } from '../store/event-chain.ts';
import { projectAct } from '../store/event-codec.ts';
import {
  appendEvents,
  findByIdempotencyKey,
  lockProject,
  readEvents,
  type StoredEvent,
} from '../store/event-log.ts';
import { readCases } from '../store/read-models.ts';
import type { CaseRecord, ProjectRecord } from '../store/records.ts';
import { demandSight, type Reach } from './access.ts';
import { writeActModels } from './act-models.ts';
import { demandRelease, withCalendarsInForce } from './calendar-book.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import { planOf } from './plans.ts';
import { unitsOf } from './problem-model.ts';
import { reachOf } from './record-event.ts';
import { byItem } from './whole-project.ts';

/** A project under its lock, in sight of the actor. */
export interface ActScene {
  readonly ctx: ServiceContext;
  readonly tx: Tx;
  readonly project: ProjectRecord;
  readonly reach: Reach;
  readonly plan: ApprovalPlan;
  readonly cases: readonly CaseRecord[];
  /** All of the project, in order of entry. */
  readonly events: readonly StoredEvent[];
  readonly reading: ProjectReading;
}

export interface ActDecision<T> {
  readonly result: T;
  /** In order; each when it happened, or now. */
  readonly acts: readonly { readonly act: ProjectAct; readonly occurredAt?: Instant | undefined }[];
}

export interface Acted<T> {
  /** null when the same request had been recorded before. */
  readonly result: T | null;
  /** The last act that the same request gave before; then nothing was written. */
  readonly repeated: ProjectAct | null;
}

/** Asks `decide` and writes what it says. Throws a Refusal of any kind; on a refusal nothing is written. */
export async function recordActs<T>(
  ctx: ServiceContext,
  projectId: string,
  decide: (scene: ActScene) => Promise<ActDecision<T>> | ActDecision<T>,
  idempotency: Idempotency | null = null,
): Promise<Acted<T>> {
  return inOneTransaction(ctx, (current, tx) =>
    recordActsWithin(current, tx, projectId, decide, idempotency),
  );
}

/** For verbs that record several things at once: the day is caught up with, and all is written or nothing. */
export async function inOneTransaction<T>(
  ctx: ServiceContext,
  run: (current: ServiceContext, tx: Tx) => Promise<T>,
): Promise<T> {
  await catchUpIfNewDay(ctx, ctx.now);
  return withCalendarsInForce(ctx, (current) => current.store.transaction((tx) => run(current, tx)));
}

/** The same inside a transaction of the caller's, who has caught up with the day and runs under `withCalendarsInForce`. */
export async function recordActsWithin<T>(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  decide: (scene: ActScene) => Promise<ActDecision<T>> | ActDecision<T>,
  idempotency: Idempotency | null = null,
): Promise<Acted<T>> {
  const scene = await readScene(ctx, tx, projectId);
  if (idempotency !== null) {
    const repeat = await findByIdempotencyKey(tx, ctx.actor.username, idempotency.key);
    if (repeat !== null) {
      demandSameRequest(repeat.requestHash, idempotency);
      return { result: null, repeated: projectAct(repeat) };
    }
  }
  const { result, acts } = await decide(scene);
  if (acts.length > 0) await write(scene, acts, idempotency);
  return { result, repeated: null };
}

async function readScene(ctx: ServiceContext, tx: Tx, projectId: string): Promise<ActScene> {
  const [project, release, cases, events] = await Promise.all([
    lockProject(tx, projectId),
    readReleaseNumber(tx),
    readCases(tx, projectId),
    readEvents(tx, projectId, {}),
  ]);
  demandRelease(ctx, release);
  // A unit that was given a problem acts on it, though it has no case here.
  const reach = project === null ? null : reachOf(project, cases, unitsOf(events));
  demandSight(ctx.actor, reach, projectId);
  if (project === null) throw new Error('a project in sight is there');
  const plan = await planOf(ctx.store, tx, project);
  const reading = readWhole(
    plan,
    byItem(events),
    calendarOf(ctx, project),
    placePolicies(ctx, project),
    today(ctx),
  );
  return { ctx, tx, project, reach, plan, cases, events, reading };
}

async function write(
  { ctx, tx, project, events }: ActScene,
  acts: ActDecision<unknown>['acts'],
  idempotency: Idempotency | null,
): Promise<void> {
  const calendar = calendarOf(ctx, project);
  const drafts = acts.map(({ act, occurredAt = ctx.now }, index): EventDraft => {
    if (occurredAt > ctx.now)
      throw invalidField('occurredAt', 'in_the_future', { now: new Date(ctx.now).toISOString() });
    const on = dayOfInstant(occurredAt);
    const isLast = index === acts.length - 1;
    return {
      item: null,
      body: act,
      occurredAt,
      recordedAt: ctx.now,
      actor: ctx.actor.username,
      actorName: ctx.actor.name,
      backEntry: calendar.workingDaysBetween(on, today(ctx)) > 0,
      restDay: !calendar.isWorkingDay(on),
      idempotencyKey: isLast ? (idempotency?.key ?? null) : null,
      requestHash: isLast ? (idempotency?.requestHash ?? null) : null,
    };
  });
  const written = await appendEvents(tx, project, drafts);
  await writeActModels(tx, project, [...events, ...written], calendar);
}
