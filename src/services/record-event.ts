// Records that something happened to a case. The one way in for pages, API, import and sweeps: actor and scope checked,
// rules asked, event, read models and version written in one transaction or not at all.
import type { ApprovalPlan, PlannedItem } from '../domain/approval-chain.ts';
import type { CaseEventBody, CaseFact, RectifyEvent } from '../domain/case-events.ts';
import { checkRectification, decideInOrder } from '../domain/case-history.ts';
import { type CaseRules, rulesFor } from '../domain/case-rules.ts';
import { dayOfInstant, type Instant, isoDay } from '../domain/day.ts';
import { hardPrerequisites } from '../domain/early-review.ts';
import { conflict, notFound, Refusal } from '../domain/errors.ts';
import type { ProjectFact } from '../domain/plan-changes.ts';
import { lockCase } from '../store/case-file.ts';
import type { Tx } from '../store/db.ts';
import { chainEvents, type EventDraft, type StoredEvent } from '../store/event-chain.ts';
import { readEvents } from '../store/event-log.ts';
import { writePlanBasis } from '../store/read-models.ts';
import type { CaseRecord, ProjectRecord } from '../store/records.ts';
import { demandSight, mayMend, mayNotRecord, mayRecord, type Reach } from './access.ts';
import { demandRelease, withCalendarsInForce } from './calendar-book.ts';
import { type CaseViewParts, caseView, english, named } from './case-view.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { basisAfter, chainFacts } from './chain-facts.ts';
import { onPromise } from './commitment-ground.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { type EventInput, type RectifyCommand, readEventInput } from './event-input.ts';
import { eventView } from './event-view.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import {
  demandFollowing,
  demandKnownDepartment,
  demandMendedTogether,
  demandTogether,
  departmentActing,
  restsOnOthers,
} from './joint-demands.ts';
import { instantOf } from './occurred.ts';
import { planOf } from './plans.ts';
import { demandPromiseGround } from './promise-ground.ts';
import { proposeCreditMarks } from './propose-credit-mark.ts';
import type { CaseView, EventView } from './views.ts';
import { placeCase, writeCase } from './write-case.ts';

export interface RecordRequest {
  readonly projectId: string;
  readonly item: string;
  /** `{type, occurredAt, …}` as it came in. */
  readonly raw: unknown;
  /** The case version the sender saw; null = whatever it is. */
  readonly expectedVersion: number | null;
  readonly idempotency: Idempotency | null;
}

export interface Recorded {
  readonly event: EventView;
  readonly case: CaseView;
  /** False when the same request had been recorded before. */
  readonly created: boolean;
}

/** Throws a Refusal of any kind; on a refusal nothing is written. */
export async function recordEvent(ctx: ServiceContext, request: RecordRequest): Promise<Recorded> {
  const input = readEventInput(request.raw);
  // On a new day silence may have accepted this very case: the record then says so before what follows from it.
  await catchUpIfNewDay(ctx, ctx.now);
  return withCalendarsInForce(ctx, (current) =>
    current.store.transaction((tx) => recordWithin(current, tx, request, input)),
  );
}

/**
 * The same inside a transaction of the caller's, for acts that belong together. The caller has caught up with the day and
 * runs under `withCalendarsInForce`.
 */
export async function recordWithin(
  ctx: ServiceContext,
  tx: Tx,
  request: RecordRequest,
  input: EventInput = readEventInput(request.raw),
): Promise<Recorded> {
  const { idempotency } = request;
  const asked = idempotency === null ? null : { actor: ctx.actor.username, key: idempotency.key };
  const {
    project,
    cases,
    events: stored,
    release,
    repeated,
  } = await lockCase(tx, request.projectId, request.item, asked);
  demandRelease(ctx, release);
  const reach = project === null ? null : reachOf(project, cases);
  demandSight(ctx.actor, reach, request.projectId);
  const record = cases.find((candidate) => candidate.item === request.item);
  if (project === null || record === undefined) throw notFound('case', { item: request.item });
  const facts = await chainFacts(tx, project, request.item, input, stored, ctx.now);
  const basis = basisAfter(project, facts);
  const plan = await planOf(ctx.store, tx, { ...project, ...basis });
  const item = plan.items.find((planned) => planned.code === request.item);
  if (item === undefined) throw notFound('case', { item: request.item });
  const around = restsOnOthers(input.command, stored) ? await readEvents(tx, request.projectId) : [];
  const scene: Scene = { ctx, project, reach, cases, record, plan, item, stored, facts, around };

  if (idempotency !== null && repeated !== null) {
    demandSameRequest(repeated.requestHash, idempotency);
    return answer(scene, stored, repeated, false);
  }
  if (request.expectedVersion !== null && request.expectedVersion !== record.version) {
    throw new Refusal('version_lost', 'version_lost', {
      expected: request.expectedVersion,
      actual: record.version,
    });
  }
  const written = eventsFor(scene, input, idempotency);
  const own = written.filter((event) => event.item === item.code);
  await demandPromiseGround(tx, scene, own);
  const all = [...stored, ...own];
  const placed = placeCase(
    plan,
    item,
    all,
    cases,
    calendarOf(ctx, project),
    placePolicies(ctx, project),
    today(ctx),
  );
  const version = record.version + own.length;
  if (basis !== null) await writePlanBasis(tx, project.id, basis);
  const mending = ['rectify_event', 'reinstate'].includes(input.command.type);
  await writeCase(
    tx,
    { projectId: project.id, plan, placed, before: cases, events: written, version, mending },
    today(ctx),
  );
  await proposeCreditMarks(tx, scene, own);
  return answer({ ...scene, record: { ...record, version } }, all, written.at(-1), true);
}

interface Scene {
  readonly ctx: ServiceContext;
  readonly project: ProjectRecord;
  readonly reach: Reach;
  readonly cases: readonly CaseRecord[];
  readonly record: CaseRecord;
  readonly plan: ApprovalPlan;
  readonly item: PlannedItem;
  readonly stored: readonly StoredEvent[];
  /** What it means for the chain of the project; nothing as a rule. */
  readonly facts: readonly ProjectFact[];
  /** All events of the project, for acts that rest on other cases; else empty. */
  readonly around: readonly StoredEvent[];
}

export const reachOf = (
  project: ProjectRecord,
  cases: readonly CaseRecord[],
  units: readonly string[] = [],
): Reach => ({
  id: project.id,
  region: project.region,
  ownerCreditCode: project.ownerCreditCode,
  agent: project.agent,
  departments: [...cases.flatMap(({ department, consulted }) => [department, ...consulted]), ...units],
});

/** Asks the rules, and puts what they give at the end of the project's chain. */
function eventsFor(scene: Scene, input: EventInput, idempotency: Idempotency | null): readonly StoredEvent[] {
  const { ctx, project, item, plan, stored, record, facts } = scene;
  const { command } = input;
  const rules = rulesFor(plan, item, calendarOf(ctx, project), placePolicies(ctx, project));
  const at = instantOf(input.occurred, stored, ctx.now, rules);
  if (command.type === 'rectify_event') demandMender(scene, command.target);
  else if (!mayRecord(ctx.actor, command.type, departmentActing(command, item, plan), scene.reach))
    throw mayNotRecord(command.type);
  else demandGround(command, at, scene, rules);
  const bodies: readonly CaseEventBody[] =
    command.type === 'rectify_event'
      ? [rectification(command, scene, rules)]
      : decideInOrder(stored, demandPredecessors(command, at, scene), at, rules).map((body) =>
          onPromise(body, dayOfInstant(at), scene, rules),
        );
  const occurredOn = dayOfInstant(at);
  const drafts: readonly Pick<EventDraft, 'item' | 'body'>[] = [
    ...facts.map((body) => ({ item: null, body })),
    ...bodies.map((body) => ({ item: item.code, body })),
  ];
  return chainEvents(
    project,
    drafts.map((draft, index) => ({
      ...draft,
      occurredAt: at,
      recordedAt: ctx.now,
      actor: ctx.actor.username,
      actorName: ctx.actor.name,
      backEntry: rules.calendar.workingDaysBetween(occurredOn, today(ctx)) > 0,
      restDay: !rules.calendar.isWorkingDay(occurredOn),
      // A command may give two events; the key stands on the last, which is the one that was asked for.
      idempotencyKey: index === drafts.length - 1 ? (idempotency?.key ?? null) : null,
      requestHash: index === drafts.length - 1 ? (idempotency?.requestHash ?? null) : null,
    })),
    new Map([[item.code, record.version]]),
  );
}

/** What an act rests on outside its own case. */
function demandGround(command: CaseFact, at: Instant, scene: Scene, rules: CaseRules): void {
  demandKnownDepartment(command, scene.ctx.parties);
  demandFollowing(command, scene);
  if (command.type === 'accept') demandTogether(scene, dayOfInstant(at), rules);
}

/** A filing before its predecessors have ended is refused with what is missing. */
function demandPredecessors(command: CaseFact, at: Instant, scene: Scene): CaseFact {
  const { cases, item, plan } = scene;
  if (command.type === 'mock_start') return demandReviewable(command, at, scene);
  if (command.type !== 'receive' && command.type !== 'hand_over' && command.type !== 'start') return command;
  const on = dayOfInstant(at);
  const unmet = item.prerequisites.filter((code) => {
    const doneOn = cases.find((record) => record.item === code)?.doneOn ?? null;
    return doneOn === null || doneOn > on;
  });
  if (unmet.length === 0) return command;
  throw conflict('predecessors_not_done', { item: item.code, ...namesOf(plan, unmet), on: isoDay(on) });
}

/** A mock approval before there is anything to review is refused with what is missing. */
function demandReviewable(command: CaseFact, at: Instant, { cases, item, plan }: Scene): CaseFact {
  const on = dayOfInstant(at);
  const doneOn = new Map(cases.map((record) => [record.item, record.doneOn]));
  const missing = hardPrerequisites(plan, item, (code) => (doneOn.get(code) ?? on + 1) <= on);
  if (missing.length === 0) return command;
  throw conflict('mock_needs_predecessor', { item: item.code, ...namesOf(plan, missing), on: isoDay(on) });
}

const namesOf = (plan: ApprovalPlan, codes: readonly string[]) => {
  const specs = codes.flatMap((code) => plan.template.items.filter((spec) => spec.code === code));
  return { waitsFor: codes, zh: specs.map(({ zh }) => zh), en: specs.map(({ en }) => english(en)) };
};

function demandMender({ ctx, stored, item, plan, reach }: Scene, target: number): void {
  const event = stored.find(({ seq }) => seq === target);
  if (event === undefined) throw conflict('event_unknown', { target });
  if (!mayMend(ctx.actor, event, departmentActing(event.body, item, plan), reach))
    throw mayNotRecord('rectify_event');
}

function rectification(command: RectifyCommand, scene: Scene, rules: CaseRules): RectifyEvent {
  const { ctx, stored } = scene;
  const { replacement } = command;
  if (replacement !== null) demandKnownDepartment(replacement.fact, ctx.parties);
  const others = stored.filter((event) => event.seq !== command.target);
  const mended = (): RectifyEvent['replacement'] => {
    if (replacement === null) return null;
    const occurredAt = instantOf(replacement.occurred, others, ctx.now, rules);
    // A mended decision rests on a promise as a first one does, and is held against the record of its own day.
    const ground = { ...scene, stored: others };
    return { occurredAt, fact: onPromise(replacement.fact, dayOfInstant(occurredAt), ground, rules) };
  };
  const body: RectifyEvent = { ...command, replacement: mended() };
  demandMendedTogether(body, scene);
  const seq = Math.max(0, ...stored.map((event) => event.seq)) + 1;
  checkRectification(stored, { seq, occurredAt: ctx.now, recordedAt: ctx.now, body }, rules);
  return body;
}

function answer(
  scene: Scene,
  events: readonly StoredEvent[],
  event: StoredEvent | undefined,
  created: boolean,
): Recorded {
  const { ctx, plan, item, cases, record, project } = scene;
  const calendar = calendarOf(ctx, project);
  if (event === undefined) throw new Error('a recorded command gave no event');
  const names = new Map(plan.template.items.map((spec) => [spec.code, named(spec)]));
  const parts: CaseViewParts = {
    template: plan.template,
    parties: ctx.parties,
    edition: calendar.edition,
    nameOf: (code) => names.get(code) ?? { zh: code, en: code },
    versionOf: () => record.version,
  };
  const placed = placeCase(plan, item, events, cases, calendar, placePolicies(ctx, project), today(ctx));
  return { event: eventView(event, parts.nameOf, events), case: caseView(placed, parts), created };
}
