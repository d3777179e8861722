// What an act on a case rests on outside it where promises are concerned: gates that debts keep shut, the applicant's credit,
// and a promise that still stands. And what a breach leaves behind: a mark, proposed with the record of its consequence.
import type { ApprovalPlan, PlannedItem } from '../domain/approval-chain.ts';
import { acceptedFacts, stillOwed } from '../domain/case.ts';
import type { CaseEventBody, CaseFact } from '../domain/case-events.ts';
import { stateAsOf } from '../domain/case-history.ts';
import { rulesFor } from '../domain/case-rules.ts';
import { dayOfInstant, type Instant, isoDay } from '../domain/day.ts';
import { conflict, invalidField } from '../domain/errors.ts';
import { debtorsOf, opensGate } from '../domain/gates.ts';
import type { PromiseKind } from '../domain/promise-acts.ts';
import type { Tx } from '../store/db.ts';
import { readEvents } from '../store/event-log.ts';
import { readPromisesOfCase } from '../store/promises.ts';
import type { ProjectRecord } from '../store/records.ts';
import { english } from './case-view.ts';
import { calendarOf, placePolicies, type ServiceContext } from './context.ts';
import { demandGoodStanding } from './credit.ts';

export interface PromiseGround {
  readonly ctx: ServiceContext;
  readonly project: ProjectRecord;
  readonly plan: ApprovalPlan;
  readonly item: PlannedItem;
  /** Of the filing under way. */
  readonly record: { readonly instance: number };
}

/** Each act is judged by the day on which it happened. Throws `gate_shut`, `bad_credit`, `promise_withdrawn` or `tolerance_needs_promise`. */
export async function demandPromiseGround(
  tx: Tx,
  ground: PromiseGround,
  events: readonly { readonly body: CaseEventBody; readonly occurredAt: Instant }[],
): Promise<void> {
  for (const { body, occurredAt } of events) await demandOne(tx, ground, body, occurredAt);
}

async function demandOne(
  tx: Tx,
  ground: PromiseGround,
  body: CaseEventBody,
  occurredAt: Instant,
): Promise<void> {
  const mended = body.type === 'rectify_event' ? body.replacement : null;
  const fact: CaseEventBody = mended?.fact ?? body;
  if (fact.type === 'rectify_event' || fact.type === 'calendar_revised') return;
  const at = mended?.occurredAt ?? occurredAt;
  await demandGatesOpen(tx, ground, fact, at);
  const kind = restsOn(fact);
  if (kind === null) return;
  const { project, item, record } = ground;
  if (fact.type !== 'decide' || fact.result === 'approve_by_commitment')
    await demandGoodStanding(tx, project.ownerCreditCode, dayOfInstant(at));
  const last = (await readPromisesOfCase(tx, project.id, item.code)).findLast(
    (one) =>
      one.kind === kind && one.instance === record.instance && ['signed', 'withdrawn'].includes(one.status),
  );
  if (last?.status === 'withdrawn')
    throw conflict('promise_withdrawn', {
      promise: last.promise,
      on: isoDay(last.withdrawnOn ?? last.offeredOn),
    });
  // Tolerance rests on a written promise (浙规定 11, 安阳条例 24): one in the record, or a paper that is named.
  if (fact.type === 'accept' && last === undefined && fact.document === undefined)
    throw invalidField('document', 'tolerance_needs_promise');
}

/** Which promise an act rests on; null for most. */
function restsOn(fact: CaseFact): PromiseKind | null {
  if (fact.type === 'accept') return (fact.missing ?? []).length > 0 ? 'tolerant' : null;
  if (fact.type !== 'decide') return null;
  if (fact.result === 'approve_tolerant') return 'tolerant';
  return fact.result === 'approve_by_commitment' ? 'commitment' : null;
}

/** What was issued on a promise to supply keeps its gate shut until the material is in. */
async function demandGatesOpen(
  tx: Tx,
  { ctx, project, plan, item }: PromiseGround,
  fact: CaseFact,
  at: Instant,
): Promise<void> {
  const debtors = opensGate(fact, item) ? debtorsOf(plan, item.code) : [];
  if (debtors.length === 0) return;
  const events = await readEvents(tx, project.id);
  for (const debtor of debtors) {
    const rules = rulesFor(plan, debtor, calendarOf(ctx, project), placePolicies(ctx, project));
    const state = stateAsOf(
      events.filter((event) => event.item === debtor.code),
      dayOfInstant(at),
      rules,
    );
    const accepted = acceptedFacts(state);
    if (state.status !== 'decided_tolerant' || accepted === null) continue;
    const owed = stillOwed(accepted).map(({ material }) => material);
    const signed = (await readPromisesOfCase(tx, project.id, debtor.code)).findLast(
      ({ kind, status }) => kind === 'tolerant' && status === 'signed',
    );
    throw conflict('gate_shut', {
      item: item.code,
      debtor: debtor.code,
      zh: debtor.spec.zh,
      en: english(debtor.spec.en),
      materials: owed.map((code) => debtor.spec.materials.find((one) => one.code === code)?.zh ?? code),
      promise: signed?.promise ?? null,
    });
  }
}
