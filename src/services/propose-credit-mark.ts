// A breach leaves a mark: with the record of its consequence the program proposes it, and where the place's policy says so it
// stands at once. A record that is taken back takes its mark with it, visibly.
import type { ApprovalPlan, PlannedItem } from '../domain/approval-chain.ts';
import type { CaseEventBody } from '../domain/case-events.ts';
import { stateAsOf } from '../domain/case-history.ts';
import { type CaseRules, rulesFor } from '../domain/case-rules.ts';
import { type CreditGround, foldCredit } from '../domain/credit.ts';
import { type Day, dayOfInstant, plusMonths } from '../domain/day.ts';
import { supplementLapse } from '../domain/supplement-lapse.ts';
import { appendAct, findMarkBySource, insertMark, readActs } from '../store/credit.ts';
import type { Tx } from '../store/db.ts';
import type { StoredEvent } from '../store/event-log.ts';
import type { ProjectRecord } from '../store/records.ts';
import { calendarOf, placePolicies, type ServiceContext } from './context.ts';

export interface Recorded {
  readonly ctx: ServiceContext;
  readonly project: ProjectRecord;
  readonly plan: ApprovalPlan;
  readonly item: PlannedItem;
  /** Of the case, before the acts. */
  readonly stored: readonly StoredEvent[];
}

interface Breach extends Recorded {
  readonly rules: CaseRules;
}

/** Called with the events written for a case, in their transaction. */
export async function proposeCreditMarks(
  tx: Tx,
  scene: Recorded,
  events: readonly StoredEvent[],
): Promise<void> {
  const { ctx, project, plan, item } = scene;
  const rules = rulesFor(plan, item, calendarOf(ctx, project), placePolicies(ctx, project));
  for (const event of events) await propose(tx, { ...scene, rules }, event);
}

async function propose(tx: Tx, scene: Breach, event: StoredEvent): Promise<void> {
  const { body } = event;
  if (body.type === 'rectify_event') {
    if (body.replacement === null) await dropMark(tx, scene, event, body.target, body.reason);
    return;
  }
  const found = breachIn(body, scene, event);
  if (found === null || event.item === null) return;
  const { ctx, project, rules } = scene;
  const on = dayOfInstant(event.occurredAt);
  const policy = rules.policies.on(on);
  const stands = policy.creditMark.value === 'on_record';
  const { months } = policy.creditBan;
  const id = crypto.randomUUID();
  const act = (seq: number, type: 'propose' | 'mark') => ({
    markId: id,
    seq,
    type,
    on,
    recordedAt: ctx.now,
    actor: ctx.actor.username,
    actorName: ctx.actor.name,
    reason: found.reason,
    document: null,
    outcome: null,
    idempotencyKey: null,
    requestHash: null,
  });
  const mark = {
    id,
    creditCode: project.ownerCreditCode,
    ownerName: project.ownerName,
    region: project.region,
    ground: found.ground,
    list: null,
    document: null,
    reason: found.reason,
    projectId: project.id,
    item: event.item,
    sourceSeq: event.seq,
    effectiveFrom: on,
    publicFrom: found.ranOutOn + policy.publicity.days,
    banUntil: months === 0 ? null : plusMonths(on, months),
    status: stands ? ('standing' as const) : ('proposed' as const),
    endedOn: null,
    appealOpen: false,
    createdAt: ctx.now,
  };
  await insertMark(tx, mark, stands ? [act(1, 'propose'), act(2, 'mark')] : [act(1, 'propose')]);
}

interface Found {
  readonly ground: CreditGround;
  readonly reason: string;
  /** The last day on which the promise could have been kept. */
  readonly ranOutOn: Day;
}

function breachIn(body: CaseEventBody, { rules, stored }: Breach, event: StoredEvent): Found | null {
  const on = dayOfInstant(event.occurredAt);
  if (body.type === 'verify') {
    if (body.result === 'false') return { ground: 'false_promise', reason: body.note ?? '', ranOutOn: on };
    if (body.result === 'not_kept')
      return { ground: 'promise_not_kept', reason: body.note ?? '', ranOutOn: on };
    return null;
  }
  const records =
    body.type === 'terminate' ||
    (body.type === 'withdraw' && body.deemed === true) ||
    (body.type === 'revoke' && (body.what === 'acceptance_revoked' || body.what === 'licence_revoked'));
  const lapse = records ? supplementLapse(stateAsOf(stored, on, rules), rules, on) : null;
  if (lapse === null || !('reason' in body)) return null;
  const ground =
    body.type === 'revoke' && body.what === 'acceptance_revoked' ? 'acceptance_revoked' : 'supplement_lapsed';
  return { ground, reason: body.reason ?? '', ranOutOn: lapse.dueOn };
}

/** The event that the mark rested on never happened. */
async function dropMark(
  tx: Tx,
  { ctx, project }: Breach,
  event: StoredEvent,
  target: number,
  reason: string,
): Promise<void> {
  const mark = event.item === null ? null : await findMarkBySource(tx, project.id, event.item, target);
  if (mark === null || mark.status === 'dismissed' || mark.status === 'withdrawn') return;
  const acts = await readActs(tx, mark.id);
  const act = {
    markId: mark.id,
    seq: acts.length + 1,
    type: 'dismiss' as const,
    on: dayOfInstant(ctx.now),
    recordedAt: ctx.now,
    actor: ctx.actor.username,
    actorName: ctx.actor.name,
    reason,
    document: null,
    outcome: null,
    idempotencyKey: null,
    requestHash: null,
  };
  await appendAct(tx, act, foldCredit([...acts, act]));
}
