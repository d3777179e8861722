// The applicant signs a promise: itself signed in, through the one-link page, or on paper at the window. Nobody signs for
// another company, an agent only with the document that empowers it.
import { z } from 'zod';
import { readCreditCode } from '../domain/credit-code.ts';
import { type Day, dayOfInstant, isoDay } from '../domain/day.ts';
import { invalidField, notFound } from '../domain/errors.ts';
import {
  type SigningWay,
  type SignPromise,
  signerCapacities,
  signingRefusal,
} from '../domain/promise-acts.ts';
import type { Tx } from '../store/db.ts';
import { type Actor, BEARER, demandAct } from './access.ts';
import type { ServiceContext } from './context.ts';
import { demandGoodStanding } from './credit.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zDay, zRead, zText } from './input.ts';
import { demandPart } from './promise-part.ts';
import { promisesOf } from './promise-states.ts';
import { getPromises, type PromiseView } from './promise-views.ts';
import { type ActDecision, type ActScene, recordActs, recordActsWithin } from './record-acts.ts';

export const signPromiseShape = z.strictObject({
  signer: zText(60),
  capacity: z.enum(signerCapacities),
  authority: zText(200).optional(),
  /** Left out: today. */
  on: zDay.optional(),
  /** Demanded of a link. */
  creditCode: zRead(readCreditCode).optional(),
});
export type SigningInput = z.output<typeof signPromiseShape>;

/** Throws `not_found`, `forbidden`, `promise_already_…`, or what is wrong with the signature. */
export async function signPromise(
  ctx: ServiceContext,
  request: { readonly projectId: string; readonly promise: string; readonly raw: unknown },
  idempotency: Idempotency | null = null,
): Promise<{ readonly promise: PromiseView; readonly created: boolean }> {
  const { projectId, promise } = request;
  const { repeated } = await recordActs(
    ctx,
    projectId,
    (scene) => {
      demandPart(scene, 'sign_promise');
      return decide(scene, promise, readInput(signPromiseShape, request.raw));
    },
    idempotency,
  );
  const signed = (await getPromises(ctx, projectId)).find((one) => one.promise === promise);
  if (signed === undefined) throw notFound('promise', { id: promise });
  return { promise: signed, created: repeated === null };
}

/** The same within a transaction of the caller's. `how` is the caller's to say where the actor's role does not. */
export async function signPromiseWithin(
  ctx: ServiceContext,
  tx: Tx,
  request: { readonly projectId: string; readonly promise: string; readonly how?: SigningWay },
  input: SigningInput,
): Promise<void> {
  await recordActsWithin(ctx, tx, request.projectId, (scene) =>
    decide(scene, request.promise, input, request.how),
  );
}

/** Whoever sits at the counter enters what was signed on paper; owners and agents sign with their account. */
function wayOf({ roles }: Actor): SigningWay {
  if (roles.includes(BEARER)) return 'link';
  return roles.some((role) => role === 'owner' || role === 'agent') ? 'account' : 'counter';
}

async function decide(
  scene: ActScene,
  id: string,
  input: SigningInput,
  how: SigningWay = wayOf(scene.ctx.actor),
): Promise<ActDecision<null>> {
  const { ctx, project, reach } = scene;
  const state = promisesOf(scene.events).find(({ promise }) => promise === id);
  const spec = scene.plan.template.items.find(({ code }) => code === state?.item);
  if (state === undefined || spec === undefined) throw notFound('promise', { id });
  demandAct(ctx.actor, 'sign_promise', spec.department.lead, reach);
  const today = dayOfInstant(ctx.now);
  const on: Day = input.on ?? today;
  if (on > today) throw invalidField('on', 'in_the_future', { now: isoDay(today) });
  // A clerk who helps is an agent, whatever the form says: only the company's own people are its representatives.
  if (how === 'account' && ctx.actor.roles.includes('agent') && input.capacity === 'legal_representative')
    throw invalidField('capacity', 'agent_signs_by_authority');
  const { signer, capacity, authority } = input;
  const creditCode = input.creditCode?.value ?? null;
  const refusal = signingRefusal(
    state,
    { capacity, authority, how, on, creditCode },
    project.ownerCreditCode,
  );
  if (refusal !== null) throw refusal;
  await demandGoodStanding(scene.tx, project.ownerCreditCode, on);
  const act: SignPromise = {
    type: 'sign_promise',
    promise: id,
    kind: state.kind,
    item: state.item,
    signer,
    capacity,
    authority,
    how,
    on,
  };
  return { result: null, acts: [{ act }] };
}
