// Records that a promise was made public, or that it was broken, with the place where it stands.
import { z } from 'zod';
import { instanceOf } from '../domain/case-reading.ts';
import { publicisedThings, publicityRefusal } from '../domain/commitment-acts.ts';
import { commitmentOf } from '../domain/commitment-summary.ts';
import { isoDay } from '../domain/day.ts';
import { conflict, invalidField, notFound } from '../domain/errors.ts';
import { promiseOf } from '../domain/promise-acts.ts';
import { demandAct } from './access.ts';
import { type CommitmentPageView, getCommitmentPage, publicitiesOf } from './commitment-page.ts';
import { type ServiceContext, today } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zDay, zText } from './input.ts';
import { promisesOf } from './promise-states.ts';
import { type ActDecision, type ActScene, recordActs } from './record-acts.ts';

export const publicityShape = z.strictObject({
  what: z.enum(publicisedThings),
  /** Left out: today. */
  on: zDay.optional(),
  where: zText(300),
});

/** Throws `not_found`, `forbidden`, `promise_not_broken`, `already_publicised`, or a day that has not come. */
export async function publiciseCommitment(
  ctx: ServiceContext,
  request: { readonly projectId: string; readonly item: string; readonly raw: unknown },
  idempotency: Idempotency | null = null,
): Promise<{ readonly page: CommitmentPageView; readonly created: boolean }> {
  const { repeated } = await recordActs(
    ctx,
    request.projectId,
    (scene) => decide(scene, request.item, request.raw),
    idempotency,
  );
  const page = await getCommitmentPage(ctx, request.projectId, request.item);
  return { page, created: repeated === null };
}

function decide({ ctx, reading, events, reach }: ActScene, item: string, raw: unknown): ActDecision<null> {
  const placed = reading.cases.find((one) => one.item.code === item);
  if (placed === undefined) throw notFound('case', { item });
  demandAct(ctx.actor, 'publicise_commitment', placed.item.spec.department.lead, reach);
  const input = readInput(publicityShape, raw);
  const on = input.on ?? today(ctx);
  if (on > today(ctx)) throw invalidField('on', 'in_the_future', { now: isoDay(today(ctx)) });
  const { state, clocks } = placed.reading;
  const instance = instanceOf(state);
  const summary = commitmentOf(state, clocks, placed.rules);
  const promise = promiseOf(promisesOf(events), item, 'commitment', instance);
  if (input.what === 'promise' && summary === null && promise?.status !== 'signed')
    throw conflict('promise_not_signed', { item });
  const act = {
    type: 'publicise_commitment',
    item,
    instance,
    what: input.what,
    on,
    where: input.where,
  } as const;
  const refusal = publicityRefusal(act, summary, publicitiesOf(events));
  if (refusal !== null) throw refusal;
  return { result: null, acts: [{ act }] };
}
