// Changes what a project needs: its attributes, an item of the template that its condition leaves out, or an item that the
// template does not have. One event of the project says so, and every case that is touched has its own.
import { type ApprovalPlan, planFor } from '../domain/approval-chain.ts';
import type { CaseState } from '../domain/case.ts';
import type { CaseFact } from '../domain/case-events.ts';
import { changeBasis, type PlanBasis, type ProjectFact } from '../domain/plan-changes.ts';
import { type ProjectReading, readProject as readWhole } from '../domain/project-reading.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { readReleaseNumber } from '../store/calendar-book.ts';
import type { Tx } from '../store/db.ts';
import type { EventDraft } from '../store/event-chain.ts';
import { projectFact } from '../store/event-codec.ts';
import {
  appendEvents,
  findByIdempotencyKey,
  lockProject,
  readEvents,
  type StoredEvent,
} from '../store/event-log.ts';
import {
  readCases,
  replaceClocks,
  writeCases,
  writePlanBasis,
  writeProjectSummary,
} from '../store/read-models.ts';
import type { CaseRecord, ProjectRecord } from '../store/records.ts';
import { demandChange, demandSight, type Reach } from './access.ts';
import { demandRelease, withCalendarsInForce } from './calendar-book.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { derivedRows } from './derived-rows.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import { planBasis, storedBasis } from './plan-basis.ts';
import { planOf, publishedTemplate } from './plans.ts';
import { reachOf } from './record-event.ts';
import { byItem } from './whole-project.ts';

/** A project under its lock, with all that deciding about its chain needs. */
export interface PlanScene {
  readonly ctx: ServiceContext;
  readonly project: ProjectRecord;
  readonly reach: Reach;
  /** As it was published, without items added to this project. */
  readonly template: ApprovalTemplate;
  readonly plan: ApprovalPlan;
  readonly basis: PlanBasis;
  readonly reading: ProjectReading;
  readonly cases: readonly CaseRecord[];
  readonly events: readonly StoredEvent[];
  readonly stateOf: (item: string) => CaseState | null;
}

export interface PlanDecision {
  readonly fact: ProjectFact;
  /** Facts of cases that follow from it. */
  readonly cases: readonly { readonly item: string; readonly fact: CaseFact }[];
}

export interface Changed<T> {
  readonly result: T | null;
  /** What the same request had said before; then nothing is written. */
  readonly repeated: ProjectFact | null;
  readonly written: boolean;
}

/**
 * Asks `decide` under the project's lock and writes what it says with all that follows, in one transaction. With null
 * nothing is written. Throws a Refusal of any kind; on a refusal nothing is written.
 */
export async function changePlan<T>(
  ctx: ServiceContext,
  id: string,
  idempotency: Idempotency | null,
  decide: (scene: PlanScene) => { readonly result: T; readonly decision: PlanDecision | null },
): Promise<Changed<T>> {
  await catchUpIfNewDay(ctx, ctx.now);
  return withCalendarsInForce(ctx, (current) =>
    current.store.transaction(async (tx) => {
      const scene = await readScene(current, tx, id);
      if (idempotency !== null) {
        const repeat = await findByIdempotencyKey(tx, ctx.actor.username, idempotency.key);
        if (repeat !== null) {
          demandSameRequest(repeat.requestHash, idempotency);
          return { result: null, repeated: projectFact(repeat), written: false };
        }
      }
      const { result, decision } = decide(scene);
      if (decision !== null) await write(scene, tx, decision, idempotency);
      return { result, repeated: null, written: decision !== null };
    }),
  );
}

async function readScene(ctx: ServiceContext, tx: Tx, id: string): Promise<PlanScene> {
  const [project, release, cases, events] = await Promise.all([
    lockProject(tx, id),
    readReleaseNumber(tx),
    readCases(tx, id),
    readEvents(tx, id, {}),
  ]);
  demandRelease(ctx, release);
  const reach = project === null ? null : reachOf(project, cases);
  demandSight(ctx.actor, reach, id);
  if (project === null) throw new Error('a project in sight is there');
  demandChange(ctx.actor, reach);
  const plan = await planOf(ctx.store, tx, project);
  const template = await publishedTemplate(ctx.store, tx, project);
  const reading = readWhole(
    plan,
    byItem(events),
    calendarOf(ctx, project),
    placePolicies(ctx, project),
    today(ctx),
  );
  const states = new Map(reading.cases.map((placed) => [placed.item.code, placed.reading.state]));
  return {
    ctx,
    project,
    reach,
    template,
    plan,
    basis: planBasis(events),
    reading,
    cases,
    events,
    stateOf: (item) => states.get(item) ?? null,
  };
}

async function write(
  { ctx, project, template, basis, cases, events }: PlanScene,
  tx: Tx,
  decision: PlanDecision,
  idempotency: Idempotency | null,
): Promise<void> {
  const on = today(ctx);
  const calendar = calendarOf(ctx, project);
  const draft = (item: string | null, body: EventDraft['body']): EventDraft => ({
    item,
    body,
    occurredAt: ctx.now,
    recordedAt: ctx.now,
    actor: ctx.actor.username,
    actorName: ctx.actor.name,
    backEntry: false,
    restDay: !calendar.isWorkingDay(on),
    idempotencyKey: item === null ? (idempotency?.key ?? null) : null,
    requestHash: item === null ? (idempotency?.requestHash ?? null) : null,
  });
  const versions = new Map(cases.map(({ item, version }) => [item, version]));
  const drafts = [draft(null, decision.fact), ...decision.cases.map(({ item, fact }) => draft(item, fact))];
  const written = await appendEvents(tx, project, drafts, versions);
  const next = changeBasis(basis, decision.fact);
  const plan = planFor(template, next.attributes, next.changes);
  await writePlanBasis(tx, project.id, storedBasis(next));
  const rows = derivedRows(ctx, project, plan, [...events, ...written], on);
  await writeCases(tx, rows.cases);
  for (const { item } of rows.cases) await replaceClocks(tx, project.id, item, rows.clocksOf(item));
  await writeProjectSummary(tx, project.id, rows.summary);
}
