// Puts the text of a promise before the applicant: what is told, by when or which facts, and what follows if it is not kept.
import { z } from 'zod';
import { decidedFacts } from '../domain/case.ts';
import { decisionDueIfAccepted } from '../domain/case-limits.ts';
import { instanceOf } from '../domain/case-reading.ts';
import { commitmentRefusal } from '../domain/case-refusals.ts';
import { type Day, dayOfInstant } from '../domain/day.ts';
import { conflict, invalidField, notFound, type Refusal } from '../domain/errors.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import { nextPromise, type OfferPromise, promiseKinds } from '../domain/promise-acts.ts';
import { missingRefusal } from '../domain/tolerance.ts';
import type { Tx } from '../store/db.ts';
import { demandAct } from './access.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zDay, zText } from './input.ts';
import { demandPart } from './promise-part.ts';
import { promisesOf } from './promise-states.ts';
import { getPromises, type PromiseView } from './promise-views.ts';
import { type ActDecision, type ActScene, recordActs, recordActsWithin } from './record-acts.ts';

export const offerPromiseShape = z.strictObject({
  kind: z.enum(promiseKinds),
  item: zText(60),
  text: zText(20_000),
  textVersion: zText(60),
  consequence: zText(4000),
  materials: z
    .array(z.strictObject({ material: zText(60), promisedBy: zDay.nullable().default(null) }))
    .max(100)
    .optional(),
  facts: z
    .array(z.strictObject({ code: zText(60), text: zText(2000), value: z.number().optional() }))
    .max(100)
    .optional(),
});
export type OfferInput = z.output<typeof offerPromiseShape>;

/** Throws `not_found`, `forbidden`, or what the rules say of the item and its materials. */
export async function offerPromise(
  ctx: ServiceContext,
  projectId: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<{ readonly promise: PromiseView; readonly created: boolean }> {
  const acted = await recordActs(
    ctx,
    projectId,
    (scene) => {
      demandPart(scene, 'offer_promise');
      return decide(scene, readInput(offerPromiseShape, raw));
    },
    idempotency,
  );
  const id = acted.result ?? (acted.repeated?.type === 'offer_promise' ? acted.repeated.promise : null);
  const promise = (await getPromises(ctx, projectId)).find((one) => one.promise === id);
  if (promise === undefined) throw notFound('promise', { id: id ?? '' });
  return { promise, created: acted.repeated === null };
}

/** The same within a transaction of the caller's; gives the number of the promise. */
export async function offerPromiseWithin(
  ctx: ServiceContext,
  tx: Tx,
  projectId: string,
  input: OfferInput,
): Promise<string> {
  const { result } = await recordActsWithin(ctx, tx, projectId, (scene) => decide(scene, input));
  if (result === null) throw new Error('an offer without a key is always new');
  return result;
}

function decide(scene: ActScene, input: OfferInput): ActDecision<string> {
  const placed = scene.reading.cases.find(({ item }) => item.code === input.item);
  if (placed === undefined) throw notFound('case', { item: input.item });
  demandAct(scene.ctx.actor, 'offer_promise', placed.item.spec.department.lead, scene.reach);
  const refusal = refusalOf(input, placed, dayOfInstant(scene.ctx.now));
  if (refusal !== null) throw refusal;
  const promise = nextPromise(promisesOf(scene.events));
  const act: OfferPromise = { type: 'offer_promise', promise, instance: filingOf(placed), ...input };
  return { result: promise, acts: [{ act }] };
}

/** The filing that the promise is for: the present one, or the next where none is under way. */
function filingOf({ reading: { state } }: PlacedCase): number {
  if ('instances' in state) return state.instances + 1;
  return 'before' in state || state.status === 'refused' ? instanceOf(state) + 1 : instanceOf(state);
}

function refusalOf(input: OfferInput, { reading, rules }: PlacedCase, on: Day): Refusal | null {
  const { state } = reading;
  const about = { item: input.item };
  if (decidedFacts(state) !== null && !('before' in state) && state.status !== 'refused')
    return conflict('promise_after_decision', about);
  if (input.kind === 'commitment')
    return rules.item.commitment.allowed ? null : commitmentRefusal(rules, about);
  const materials = input.materials ?? [];
  if (materials.length === 0) return invalidField('materials', 'required');
  const latest = state.status === 'received' ? decisionDueIfAccepted(state, on, rules) : null;
  return missingRefusal(materials, on, latest, rules, 'materials');
}
