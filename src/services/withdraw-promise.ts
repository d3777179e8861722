// The applicant takes a promise back, before the decision only (安阳条例 26); the ordinary procedure stays open to it.
import { z } from 'zod';
import { decidedFacts } from '../domain/case.ts';
import { instanceOf } from '../domain/case-reading.ts';
import { conflict, notFound } from '../domain/errors.ts';
import type { WithdrawPromise } from '../domain/promise-acts.ts';
import { demandAct } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { demandPart } from './promise-part.ts';
import { promisesOf } from './promise-states.ts';
import { getPromises, type PromiseView } from './promise-views.ts';
import { type ActDecision, type ActScene, recordActs } from './record-acts.ts';

export const withdrawPromiseShape = z.strictObject({ reason: zText(2000) });

/** Throws `not_found`, `forbidden`, `promise_not_signed` or `promise_after_decision`. */
export async function withdrawPromise(
  ctx: ServiceContext,
  request: { readonly projectId: string; readonly promise: string; readonly raw: unknown },
  idempotency: Idempotency | null = null,
): Promise<{ readonly promise: PromiseView; readonly created: boolean }> {
  const { projectId, promise } = request;
  const { repeated } = await recordActs(
    ctx,
    projectId,
    (scene) => {
      demandPart(scene, 'withdraw_promise');
      return decide(scene, promise, readInput(withdrawPromiseShape, request.raw).reason);
    },
    idempotency,
  );
  const withdrawn = (await getPromises(ctx, projectId)).find((one) => one.promise === promise);
  if (withdrawn === undefined) throw notFound('promise', { id: promise });
  return { promise: withdrawn, created: repeated === null };
}

function decide(scene: ActScene, id: string, reason: string): ActDecision<null> {
  const state = promisesOf(scene.events).find(({ promise }) => promise === id);
  const placed = scene.reading.cases.find(({ item }) => item.code === state?.item);
  if (state === undefined || placed === undefined) throw notFound('promise', { id });
  demandAct(scene.ctx.actor, 'withdraw_promise', placed.item.spec.department.lead, scene.reach);
  const about = { promise: id, item: state.item };
  if (state.status !== 'signed') throw conflict('promise_not_signed', about);
  const { reading } = placed;
  const isOfThisFiling =
    instanceOf(reading.state) === state.instance && reading.state.status !== 'not_started';
  if (instanceOf(reading.state) > state.instance || (isOfThisFiling && decidedFacts(reading.state) !== null))
    throw conflict('promise_after_decision', about);
  const act: WithdrawPromise = {
    type: 'withdraw_promise',
    promise: id,
    kind: state.kind,
    item: state.item,
    reason,
  };
  return { result: null, acts: [{ act }] };
}
