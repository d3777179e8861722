// What the verbs on a credit mark share: the mark under its lock and in sight, a key that makes repeats harmless, one act more.
import { type AppealOutcome, type CreditActType, creditRefusal, foldCredit } from '../domain/credit.ts';
import { type Day, isoDay } from '../domain/day.ts';
import { forbidden, invalidField, notFound } from '../domain/errors.ts';
import { appendAct, findActByKey, lockMark, readActs, readMark } from '../store/credit.ts';
import { type Action, demand } from './access.ts';
import { type ServiceContext, today } from './context.ts';
import { type CreditDetail, getCredit } from './credit.ts';
import { demandSameRequest, type Idempotency } from './idempotency.ts';
import { zDay, zText } from './input.ts';
import { scopeOf } from './scope.ts';

/** What every act on a mark says, but for the answer to an appeal, which is given now. */
export const creditActFields = {
  reason: zText(2000),
  document: zText(200).optional(),
  /** Left out: today. */
  on: zDay.optional(),
};

export interface CreditActInput {
  readonly type: CreditActType;
  readonly action: Action;
  /** What was sent; asked for once it is clear that the actor may act on this mark. */
  readonly read: () => {
    readonly on?: Day | undefined;
    readonly reason: string;
    readonly document?: string | undefined;
    readonly outcome?: AppealOutcome | undefined;
  };
  /** Whoever made the mark does not answer the appeal against it. */
  readonly byAnother?: boolean;
}

export interface CreditActed {
  readonly mark: CreditDetail;
  /** False when the same request had been recorded before. */
  readonly created: boolean;
}

/** Throws `not_found`, `forbidden`, or why the act may not follow. */
export async function actOnMark(
  ctx: ServiceContext,
  id: string,
  input: CreditActInput,
  idempotency: Idempotency | null,
): Promise<CreditActed> {
  demand(ctx.actor, input.action);
  const created = await ctx.store.transaction(async (tx) => {
    if ((await readMark(tx, scopeOf(ctx.actor), id)) === null) throw notFound('credit', { id });
    const mark = await lockMark(tx, id);
    if (mark === null) throw notFound('credit', { id });
    const sent = input.read();
    if (idempotency !== null) {
      const repeat = await findActByKey(tx, ctx.actor.username, idempotency.key);
      if (repeat !== null) {
        demandSameRequest(repeat.requestHash, idempotency);
        return false;
      }
    }
    const acts = await readActs(tx, id);
    const on = sent.on ?? today(ctx);
    if (on > today(ctx)) throw invalidField('on', 'in_the_future', { now: isoDay(today(ctx)) });
    const marker = acts.find(({ type }) => type === 'mark' || type === 'propose')?.actor;
    if (input.byAnother === true && marker === ctx.actor.username) throw forbidden('credit.decide_own');
    const refusal = creditRefusal(foldCredit(acts), input.type, on, mark.effectiveFrom);
    if (refusal !== null) throw refusal;
    const act = {
      markId: id,
      seq: acts.length + 1,
      type: input.type,
      on,
      recordedAt: ctx.now,
      actor: ctx.actor.username,
      actorName: ctx.actor.name,
      reason: sent.reason,
      document: sent.document ?? null,
      outcome: sent.outcome ?? null,
      idempotencyKey: idempotency?.key ?? null,
      requestHash: idempotency?.requestHash ?? null,
    };
    await appendAct(tx, act, foldCredit([...acts, act]));
    return true;
  });
  return { mark: await getCredit(ctx, id), created };
}
