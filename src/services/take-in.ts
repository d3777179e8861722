// The counter takes a file in: receipt, what came with it, the answer, its papers and the owner's link, all in one transaction
// or not at all. A file that lies here already, or comes back corrected, is only answered.

import { type CaseState, facts, standingFiling } from '../domain/case.ts';
import type { CaseFact } from '../domain/case-events.ts';
import { decisionDueIfAccepted } from '../domain/case-limits.ts';
import { type Day, type Instant, isoDay, isoDayOrNull } from '../domain/day.ts';
import { conflict, invalidField, Refusal } from '../domain/errors.ts';
import { adviceOn, type Checked, type IntakeStep, lackingOf, receivedAt } from '../domain/intake.ts';
import { toldLapse } from '../domain/supplement-lapse.ts';
import { proposedSupplementDay } from '../domain/tolerance.ts';
import { dropDraft } from '../store/counter-drafts.ts';
import type { Db, Tx } from '../store/db.ts';
import { findByIdempotencyKey, lockProject } from '../store/event-log.ts';
import { withCalendarsInForce } from './calendar-book.ts';
import { type ServiceContext, today } from './context.ts';
import { type CounterCase, readCounterCase } from './counter-case.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import { readInput } from './input.ts';
import { barsOf, isWindow } from './intake-preview.ts';
import type { IssuedPaper } from './issue-paper.ts';
import { recordWithin } from './record-event.ts';
import { checkTicks, demandSaid, type TakeInInput, takeInShape } from './take-in-input.ts';
import { type IntakePapers, intakePapersWithin, promiseWithin } from './take-in-papers.ts';

export interface TakeInRequest {
  readonly projectId: string;
  readonly item: string;
  readonly raw: unknown;
  /** The case version that the form showed; null = whatever it is. */
  readonly expectedVersion: number | null;
  readonly idempotency: Idempotency | null;
}

export interface TakenIn {
  readonly projectId: string;
  readonly item: string;
  /** False when the same request had been taken in before. */
  readonly created: boolean;
  /** Made out now; none for a repeat. */
  readonly papers: readonly IssuedPaper[];
}

/** Throws a Refusal of any kind; on a refusal nothing is written, and the draft stays. */
export async function takeIn(ctx: ServiceContext, request: TakeInRequest): Promise<TakenIn> {
  const { projectId, item } = request;
  // Whether it is there and in sight comes before what is wrong with what was sent.
  await readCounterCase(ctx, projectId, item);
  const input = readInput(takeInShape, request.raw);
  if (await takenInBefore(ctx, ctx.store.db, request)) return { projectId, item, created: false, papers: [] };
  return withCalendarsInForce(ctx, async (current) => {
    const found = await readCounterCase(current, projectId, item);
    const plan = planIntake(current, found, input);
    return current.store.transaction((tx) => write(current, tx, request, plan));
  });
}

async function takenInBefore(ctx: ServiceContext, db: Db, { idempotency }: TakeInRequest): Promise<boolean> {
  if (idempotency === null) return false;
  const repeat = await findByIdempotencyKey(db, ctx.actor.username, idempotency.key);
  if (repeat !== null) demandSameRequest(repeat.requestHash, idempotency);
  return repeat !== null;
}

/** What is recorded, in order, and what the papers say. */
interface IntakePlan {
  readonly arrival: RawEvent | null;
  readonly answer: RawEvent;
  readonly papers: IntakePapers;
}
/** `occurredAt` left out = now. */
type RawEvent = Readonly<Record<string, unknown>> & { readonly type: CaseFact['type'] };

function planIntake(ctx: ServiceContext, found: CounterCase, input: TakeInInput): IntakePlan {
  const { placed, step } = found;
  const { state } = placed.reading;
  if (step === null)
    throw conflict('wrong_state', { item: placed.item.code, type: 'receive', status: placed.reading.status });
  const checked = checkTicks(found, input);
  const corrected = (facts(state)?.corrections.length ?? 0) > 0;
  demandSaid(input, checked, { handler: step !== 'answer' && isWindow(ctx), agency: !corrected });
  const received = receivedAt(state, instantOf(ctx, input), isWindow(ctx), placed.rules);
  demandPossible(ctx, found, checked, received, input);
  const missing = input.outcome === 'accept_tolerantly' ? promised(ctx, found, received, checked, input) : [];
  return {
    arrival: arrivalOf(ctx, step, checked, input),
    answer: answerOf(checked, missing, input),
    papers: papersAbout(found, step, received, checked, missing, today(ctx), input),
  };
}

/** The day that each promise names: as typed, else as proposed. */
function promised(
  ctx: ServiceContext,
  { placed: { rules } }: CounterCase,
  received: CaseState,
  checked: readonly Checked[],
  { promises = [] }: TakeInInput,
): IntakePapers['missing'] {
  const on = today(ctx);
  const latest = received.status === 'received' ? decisionDueIfAccepted(received, on, rules) : null;
  const proposed = proposedSupplementDay(on, latest, rules)?.on ?? null;
  return lackingOf(checked).map(({ material: { code, zh } }) => ({
    material: code,
    name: zh,
    promisedBy: promises.find(({ material }) => material === code)?.promisedBy ?? proposed,
  }));
}

const formWords = { original: '原件', copy: '复印件', electronic: '电子' } as const;

function papersAbout(
  { placed, materials, handler }: CounterCase,
  step: IntakeStep,
  received: CaseState,
  checked: readonly Checked[],
  missing: IntakePapers['missing'],
  on: Day,
  input: TakeInInput,
): IntakePapers {
  const filed = facts(received);
  const standing = filed === null ? null : standingFiling(filed);
  const said = new Map(input.ticks.map(({ material, what }) => [material, what]));
  return {
    step,
    outcome: input.outcome,
    handedIn: materials
      .filter(({ code }) => checked.some(({ material, tick }) => material.code === code && tick === 'in'))
      .map(({ name, form }) => ({ name, form: formWords[form] })),
    missing,
    defects: lackingOf(checked).map(({ material: { code, zh }, tick }) => ({
      material: code,
      name: zh,
      defect: tick === 'unfit' ? 'unfit' : 'missing',
      what: said.get(code),
    })),
    handler: input.handler ?? handler,
    countsAs: standing !== null && standing.as !== standing.on ? standing.as : null,
    correctBy: input.correctBy ?? null,
    again: input.again ?? null,
    reason: input.reason ?? null,
    competentAgency: input.competentAgency ?? null,
    lapse: toldLapse(placed.rules, on).kind,
  };
}

function instantOf(ctx: ServiceContext, { receivedAt: typed }: TakeInInput): Instant {
  if (typed === undefined || !('at' in typed)) return ctx.now;
  if (typed.at > ctx.now)
    throw invalidField('receivedAt', 'in_the_future', { now: new Date(ctx.now).toISOString() });
  return typed.at;
}

/** The same advice that the page gives, as a refusal. */
function demandPossible(
  ctx: ServiceContext,
  found: CounterCase,
  checked: readonly Checked[],
  received: CaseState,
  { outcome }: TakeInInput,
): void {
  const { rules } = found.placed;
  const on = today(ctx);
  const advice = adviceOn(checked, received, on, rules, barsOf(found)).find((one) => one.outcome === outcome);
  const blocked = advice?.blocked ?? null;
  if (blocked === null) return;
  if (outcome === 'accept_tolerantly' && blocked.code === 'intake_not_tolerable')
    throw invalidField('ticks', blocked.code, blocked.facts);
  throw new Refusal('conflict', blocked.code, blocked.facts);
}

function arrivalOf(
  ctx: ServiceContext,
  step: IntakeStep,
  checked: readonly Checked[],
  { receivedAt: came, handler, note }: TakeInInput,
): RawEvent | null {
  if (step === 'answer') return null;
  const handedIn = checked.filter(({ tick }) => tick === 'in').map(({ material }) => material.code);
  const occurredAt =
    came === undefined ? undefined : 'at' in came ? new Date(came.at).toISOString() : isoDay(came.on);
  return {
    type: step,
    ...(occurredAt === undefined ? {} : { occurredAt }),
    ...(step === 'receive' && isWindow(ctx) ? { window: true } : {}),
    ...(handedIn.length === 0 ? {} : { handedIn }),
    ...(handler === undefined ? {} : { handler }),
    ...(note === undefined ? {} : { note }),
  };
}

function answerOf(
  checked: readonly Checked[],
  missing: IntakePapers['missing'],
  input: TakeInInput,
): RawEvent {
  const { outcome, correctBy, again, reason, competentAgency, text } = input;
  const lacking = lackingOf(checked);
  switch (outcome) {
    case 'accept':
      return { type: 'accept' };
    case 'accept_tolerantly':
      return {
        type: 'accept',
        missing: missing.map(({ material, promisedBy }) => ({
          material,
          promisedBy: isoDayOrNull(promisedBy),
        })),
      };
    case 'notice': {
      const said = new Map(input.ticks.map(({ material, what }) => [material, what]));
      const items = lacking.map(({ material: { code }, tick }) => {
        const what = said.get(code);
        return {
          material: code,
          defect: tick === 'unfit' ? 'unfit' : 'missing',
          ...(what === undefined ? {} : { what }),
        };
      });
      return {
        type: 'correction_notice',
        text: text ?? noticeText(lacking, said),
        items,
        ...(correctBy === undefined ? {} : { correctBy: isoDay(correctBy) }),
        ...(again === undefined ? {} : { again }),
      };
    }
    case 'refuse':
      return {
        type: 'refuse_acceptance',
        reason: reason ?? '',
        ...(competentAgency === undefined ? {} : { competentAgency }),
      };
    case 'not_needed':
      return { type: 'not_accept', reason: reason ?? '' };
  }
}

/** The record is kept in the words of the papers. */
function noticeText(lacking: readonly Checked[], said: ReadonlyMap<string, string | undefined>): string {
  const lines = lacking.map(({ material: { code, zh }, tick }) => {
    const what = said.get(code);
    return `${tick === 'unfit' ? '不符' : '缺'}：${zh}${what === undefined ? '' : `（${what}）`}`;
  });
  return `${lines.join('；')}。`.slice(0, 4000);
}

async function write(
  ctx: ServiceContext,
  tx: Tx,
  request: TakeInRequest,
  { arrival, answer, papers }: IntakePlan,
): Promise<TakenIn> {
  const { projectId, item, expectedVersion, idempotency } = request;
  await lockProject(tx, projectId);
  // Of two that come at once, the slower finds what the other has done.
  if (await takenInBefore(ctx, tx, request)) return { projectId, item, created: false, papers: [] };
  // What tells a repeat stands on the first event; the others come with it or not at all.
  const first = { projectId, item, expectedVersion, idempotency };
  const next = { projectId, item, expectedVersion: null, idempotency: null };
  const came = arrival === null ? null : await recordWithin(ctx, tx, { ...first, raw: arrival });
  if (papers.outcome === 'accept_tolerantly') await promiseWithin(ctx, tx, projectId, item, papers);
  const said = await recordWithin(ctx, tx, { ...(came === null ? first : next), raw: answer });
  const told = { arrival: came?.event.seq ?? null, answer: said.event.seq };
  const issued = await intakePapersWithin(ctx, tx, projectId, item, papers, told);
  await dropDraft(tx, ctx.actor.username, { projectId, item });
  return { projectId, item, created: true, papers: issued };
}
