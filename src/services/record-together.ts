// Records what happens to several cases of one project at once: under the project's lock, in one transaction or not at all.
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import type { CaseFact } from '../domain/case-events.ts';
import { decideInOrder } from '../domain/case-history.ts';
import { rulesFor } from '../domain/case-rules.ts';
import { dayOfInstant, type Instant } from '../domain/day.ts';
import { readProject as readWhole } from '../domain/project-reading.ts';
import { readReleaseNumber } from '../store/calendar-book.ts';
import type { Tx } from '../store/db.ts';
import type { EventDraft } from '../store/event-chain.ts';
import { appendEvents, findByIdempotencyKey, lockProject, readEvents } from '../store/event-log.ts';
import {
  readCases,
  replaceClocks,
  writeCases,
  writePlanBasis,
  writeProjectSummary,
} from '../store/read-models.ts';
import type { CaseRecord } from '../store/records.ts';
import { demandSight } from './access.ts';
import { demandRelease, withCalendarsInForce } from './calendar-book.ts';
import { catchUpIfNewDay } from './catch-up.ts';
import { basisAfter, dayFiled, filingFacts } from './chain-facts.ts';
import { calendarOf, placePolicies, type ServiceContext, today } from './context.ts';
import { derivedRows } from './derived-rows.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import type { Occurred } from './input.ts';
import { refiledPlan } from './joint-rules.ts';
import { instantOf } from './occurred.ts';
import { planOf } from './plans.ts';
import { demandPromiseGround } from './promise-ground.ts';
import { reachOf } from './record-event.ts';
import { byItem, type Whole } from './whole-project.ts';

export interface Together {
  readonly acts: readonly { readonly item: string; readonly fact: CaseFact }[];
  /** null = now. */
  readonly occurred: Occurred | null;
}

/**
 * Asks `decide` with the project as it stands under its lock and the plan that cases filed now go by, and writes all its acts
 * as of one moment. False when the same
 * request had been recorded before. Throws a Refusal of any kind; on a refusal nothing is written.
 */
export async function recordTogether(
  ctx: ServiceContext,
  projectId: string,
  idempotency: Idempotency | null,
  decide: (ctx: ServiceContext, whole: Whole, refiled: ApprovalPlan) => Together,
): Promise<boolean> {
  await catchUpIfNewDay(ctx, ctx.now);
  return withCalendarsInForce(ctx, (current) =>
    current.store.transaction(async (tx) => {
      const scene = await readScene(current, tx, projectId);
      if (idempotency !== null) {
        const repeat = await findByIdempotencyKey(tx, ctx.actor.username, idempotency.key);
        if (repeat !== null) {
          demandSameRequest(repeat.requestHash, idempotency);
          return false;
        }
      }
      const { whole } = scene;
      const refiled = await refiledPlan(current, tx, whole);
      await write(current, tx, scene, decide(current, whole, refiled), idempotency);
      return true;
    }),
  );
}

interface Scene {
  readonly whole: Whole;
  readonly cases: readonly CaseRecord[];
}

async function readScene(ctx: ServiceContext, tx: Tx, id: string): Promise<Scene> {
  // Sent without waiting: what comes after the lock sees what its last holder left.
  const [project, release, cases, events] = await Promise.all([
    lockProject(tx, id),
    readReleaseNumber(tx),
    readCases(tx, id),
    readEvents(tx, id),
  ]);
  demandRelease(ctx, release);
  const reach = project === null ? null : reachOf(project, cases);
  demandSight(ctx.actor, reach, id);
  if (project === null) throw new Error('a project in sight is there');
  const plan = await planOf(ctx.store, tx, project);
  const calendar = calendarOf(ctx, project);
  const reading = readWhole(plan, byItem(events), calendar, placePolicies(ctx, project), today(ctx));
  return { whole: { project, reach, plan, calendar, events, reading }, cases };
}

async function write(
  ctx: ServiceContext,
  tx: Tx,
  { whole: { project, plan: before, calendar, events }, cases }: Scene,
  { acts, occurred }: Together,
  idempotency: Idempotency | null,
): Promise<void> {
  const policies = placePolicies(ctx, project);
  const items = acts.map(({ item }) => item);
  const filedOn = dayFiled(occurred, ctx.now);
  const chain = acts
    .filter(({ fact }) => fact.type === 'receive')
    .flatMap(({ item }) => filingFacts(project, item, filedOn, events));
  const basis = basisAfter(project, chain);
  const plan = basis === null ? before : await planOf(ctx.store, tx, { ...project, ...basis });
  const own = events.filter(({ item }) => item !== null && items.includes(item));
  let at: Instant | null = null;
  const bodies: Pick<EventDraft, 'item' | 'body'>[] = chain.map((body) => ({ item: null, body }));
  for (const { item: code, fact } of acts) {
    const item = demandItem(plan, code);
    const rules = rulesFor(plan, item, calendar, policies);
    at ??= instantOf(occurred, own, ctx.now, rules);
    const facts = decideInOrder(byItem(events)(code), fact, at, rules);
    const occurredAt = at;
    const record = cases.find((one) => one.item === code) ?? { instance: 1 };
    await demandPromiseGround(
      tx,
      { ctx, project, plan, item, record },
      facts.map((body) => ({ body, occurredAt })),
    );
    bodies.push(...facts.map((body) => ({ item: code, body })));
  }
  const occurredAt = at ?? ctx.now;
  const on = dayOfInstant(occurredAt);
  const drafts = bodies.map((draft, i): EventDraft => {
    const key = i === bodies.length - 1 ? idempotency : null;
    return {
      ...draft,
      occurredAt,
      recordedAt: ctx.now,
      actor: ctx.actor.username,
      actorName: ctx.actor.name,
      backEntry: calendar.workingDaysBetween(on, today(ctx)) > 0,
      restDay: !calendar.isWorkingDay(on),
      idempotencyKey: key?.key ?? null,
      requestHash: key?.requestHash ?? null,
    };
  });
  const versions = new Map(cases.map(({ item, version }) => [item, version]));
  const written = await appendEvents(tx, project, drafts, versions);
  if (basis !== null) await writePlanBasis(tx, project.id, basis);
  const rows = derivedRows(ctx, project, plan, [...events, ...written], today(ctx));
  await writeCases(tx, rows.cases);
  for (const item of items) await replaceClocks(tx, project.id, item, rows.clocksOf(item));
  await writeProjectSummary(tx, project.id, rows.summary);
}

function demandItem(plan: ApprovalPlan, code: string) {
  const item = plan.items.find((planned) => planned.code === code);
  if (item === undefined) throw new Error(`${code} is not in the plan`);
  return item;
}
