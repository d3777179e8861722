// The promises of a project, folded from its events, in the words of the contract.
import { isoDay, isoDayOrNull } from '../domain/day.ts';
import type {
  PromisedFact,
  PromiseKind,
  PromiseState,
  PromiseStatus,
  SignerCapacity,
  SigningWay,
} from '../domain/promise-acts.ts';
import { type PromiseRow, replacePromises } from '../store/promises.ts';
import { mayAct } from './access.ts';
import type { ActModel } from './act-models.ts';
import type { ServiceContext } from './context.ts';
import { promisesOf } from './promise-states.ts';
import type { Named } from './views.ts';
import { readWholeProject, type Whole } from './whole-project.ts';

export interface PromiseView {
  readonly promise: string;
  readonly kind: PromiseKind;
  readonly item: string;
  readonly itemName: Named;
  readonly instance: number;
  readonly status: PromiseStatus;
  readonly text: string;
  readonly textVersion: string;
  readonly consequence: string;
  readonly materials: readonly {
    readonly material: string;
    readonly name: string;
    readonly promisedBy: string | null;
  }[];
  readonly facts: readonly PromisedFact[];
  /** `seq` of the offer in the project's history. */
  readonly seq: number;
  readonly offeredOn: string;
  readonly signature: {
    readonly signer: string;
    readonly capacity: SignerCapacity;
    readonly authority: string | null;
    readonly how: SigningWay;
    readonly on: string;
    readonly seq: number;
  } | null;
  readonly withdrawal: { readonly on: string; readonly reason: string; readonly seq: number } | null;
}

export const promiseView = (state: PromiseState, { plan }: Pick<Whole, 'plan'>): PromiseView => {
  const spec = plan.template.items.find(({ code }) => code === state.item);
  const { signature, withdrawal, materials, offeredOn, ...same } = state;
  return {
    ...same,
    itemName: { zh: spec?.zh ?? state.item, en: spec?.en ?? state.item },
    materials: materials.map(({ material, promisedBy }) => ({
      material,
      name: spec?.materials.find(({ code }) => code === material)?.zh ?? material,
      promisedBy: isoDayOrNull(promisedBy),
    })),
    offeredOn: isoDay(offeredOn),
    signature:
      signature === null
        ? null
        : { ...signature, authority: signature.authority ?? null, on: isoDay(signature.on) },
    withdrawal: withdrawal === null ? null : { ...withdrawal, on: isoDay(withdrawal.on) },
  };
};

/** In the order in which they were offered. Throws `not_found` for a project out of sight. */
export async function getPromises(ctx: ServiceContext, projectId: string): Promise<readonly PromiseView[]> {
  const whole = await readWholeProject(ctx, projectId, {});
  return promisesOf(whole.events).map((state) => promiseView(state, whole));
}

export interface ProjectPromises {
  readonly project: { readonly id: string; readonly name: string; readonly asOf: string };
  /** The newest first; `maySign`: it waits, and the actor may sign it. */
  readonly promises: readonly (PromiseView & { readonly maySign: boolean })[];
}

/** What was put to the applicant of one project. Throws `not_found` for a project out of sight. */
export async function getProjectPromises(ctx: ServiceContext, projectId: string): Promise<ProjectPromises> {
  const whole = await readWholeProject(ctx, projectId, {});
  const { project, plan, reading, reach, events } = whole;
  return {
    project: { id: project.id, name: project.name, asOf: isoDay(reading.asOf) },
    promises: promisesOf(events)
      .map((state) => {
        const lead = plan.template.items.find(({ code }) => code === state.item)?.department.lead ?? null;
        const maySign = state.status === 'offered' && mayAct(ctx.actor, 'sign_promise', lead, reach);
        return { ...promiseView(state, whole), maySign };
      })
      .toReversed(),
  };
}

export const writePromises: ActModel = (tx, project, events) =>
  replacePromises(
    tx,
    project.id,
    promisesOf(events).map(
      (state): PromiseRow => ({
        projectId: project.id,
        promise: state.promise,
        kind: state.kind,
        item: state.item,
        instance: state.instance,
        status: state.status,
        textVersion: state.textVersion,
        offeredOn: state.offeredOn,
        signedOn: state.signature?.on ?? null,
        signer: state.signature?.signer ?? null,
        capacity: state.signature?.capacity ?? null,
        how: state.signature?.how ?? null,
        withdrawnOn: state.withdrawal?.on ?? null,
      }),
    ),
  );
