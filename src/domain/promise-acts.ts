// Promises of an applicant: the text told, who signed it for whom and how, and its withdrawal. One record for what is promised
// to be handed in later (容缺) and for facts that are promised (告知承诺). Pure: the acts of a project folded in order of entry.
import type { Day } from './day.ts';
import { conflict, invalidField, type Refusal } from './errors.ts';

/** `tolerant`: to hand in what is missing (rules §4); `commitment`: that the conditions are met (rules §5). */
export const promiseKinds = ['tolerant', 'commitment'] as const;
export type PromiseKind = (typeof promiseKinds)[number];

/** Who may bind a company: its legal representative, or an agent whom a document empowers. */
export const signerCapacities = ['legal_representative', 'authorised_agent'] as const;
export type SignerCapacity = (typeof signerCapacities)[number];

/** On paper at the window, through the one-link page, or signed in. */
export const signingWays = ['counter', 'link', 'account'] as const;
export type SigningWay = (typeof signingWays)[number];

export interface PromisedMaterial {
  readonly material: string;
  /** null = by the template's deadline. */
  readonly promisedBy: Day | null;
}

/** One thing that is promised to be so. */
export interface PromisedFact {
  readonly code: string;
  readonly text: string;
  /** A figure that is promised, with its unit in the text: an indicator of standard land. */
  readonly value?: number | undefined;
}

export interface OfferPromise {
  readonly type: 'offer_promise';
  /** Number within the project: `P1`. */
  readonly promise: string;
  readonly kind: PromiseKind;
  readonly item: string;
  /** Of which filing of the case, 1 for the first. */
  readonly instance: number;
  /** The whole text told, as it was read out or shown. */
  readonly text: string;
  readonly textVersion: string;
  readonly consequence: string;
  readonly materials?: readonly PromisedMaterial[] | undefined;
  readonly facts?: readonly PromisedFact[] | undefined;
}

export interface SignPromise {
  readonly type: 'sign_promise';
  readonly promise: string;
  readonly kind: PromiseKind;
  readonly item: string;
  readonly signer: string;
  readonly capacity: SignerCapacity;
  /** The document that empowers an agent. */
  readonly authority?: string | undefined;
  readonly how: SigningWay;
  /** The day under the signature. */
  readonly on: Day;
}

export interface WithdrawPromise {
  readonly type: 'withdraw_promise';
  readonly promise: string;
  readonly kind: PromiseKind;
  readonly item: string;
  readonly reason: string;
}

export type PromiseAct = OfferPromise | SignPromise | WithdrawPromise;

/** An act with what the record adds to it. */
export interface PromiseEntry {
  readonly act: PromiseAct;
  readonly seq: number;
  readonly on: Day;
}

export type PromiseStatus = 'offered' | 'signed' | 'withdrawn' | 'replaced';

export interface PromiseState extends Omit<OfferPromise, 'type' | 'materials' | 'facts'> {
  readonly materials: readonly PromisedMaterial[];
  readonly facts: readonly PromisedFact[];
  readonly status: PromiseStatus;
  /** `seq` of the offer. */
  readonly seq: number;
  readonly offeredOn: Day;
  readonly signature:
    | (Omit<SignPromise, 'type' | 'promise' | 'kind' | 'item'> & { readonly seq: number })
    | null;
  readonly withdrawal: { readonly on: Day; readonly reason: string; readonly seq: number } | null;
}

/** All promises of a project, in the order in which they were offered. A new offer takes the place of an unsigned one. */
export function foldPromises(entries: readonly PromiseEntry[]): readonly PromiseState[] {
  let states: readonly PromiseState[] = [];
  for (const { act, seq, on } of entries) {
    if (act.type === 'offer_promise') states = offered(states, act, seq, on);
    else
      states = states.map((state) => {
        if (state.promise !== act.promise) return state;
        if (act.type === 'withdraw_promise')
          return { ...state, status: 'withdrawn', withdrawal: { on, reason: act.reason, seq } };
        const { signer, capacity, authority, how } = act;
        return {
          ...state,
          status: 'signed',
          signature: { signer, capacity, authority, how, on: act.on, seq },
        };
      });
  }
  return states;
}

function offered(
  states: readonly PromiseState[],
  { type: _, materials = [], facts = [], ...offer }: OfferPromise,
  seq: number,
  on: Day,
): readonly PromiseState[] {
  const isReplaced = (state: PromiseState): boolean =>
    state.status === 'offered' &&
    state.item === offer.item &&
    state.kind === offer.kind &&
    state.instance === offer.instance;
  const fresh = { materials, facts, seq, offeredOn: on, signature: null, withdrawal: null } as const;
  return [
    ...states.map((state) => (isReplaced(state) ? { ...state, status: 'replaced' as const } : state)),
    { ...offer, ...fresh, status: 'offered' },
  ];
}

export const nextPromise = (states: readonly PromiseState[]): string => `P${states.length + 1}`;

/** The promise that counts for one filing of a case: the last that was signed or withdrawn; null where there is none. */
export const promiseOf = (
  states: readonly PromiseState[],
  item: string,
  kind: PromiseKind,
  instance: number,
): PromiseState | null =>
  states.findLast(
    (state) =>
      state.item === item &&
      state.kind === kind &&
      state.instance === instance &&
      (state.status === 'signed' || state.status === 'withdrawn'),
  ) ?? null;

/** What a signature says of itself. */
export interface Signing {
  readonly capacity: SignerCapacity;
  readonly authority?: string | undefined;
  readonly how: SigningWay;
  readonly on: Day;
  /** Typed by the signer; demanded of a link, which anybody may hold. */
  readonly creditCode: string | null;
}

/** Why a promise may not be signed so; null when it may. `ownerCreditCode` is the company that is bound by it. */
export function signingRefusal(
  state: PromiseState,
  signing: Signing,
  ownerCreditCode: string,
): Refusal | null {
  const about = { promise: state.promise, item: state.item };
  if (state.status === 'signed') return conflict('promise_already_signed', about);
  if (state.status !== 'offered') return conflict('promise_no_longer_open', about);
  if (signing.capacity === 'authorised_agent' && signing.authority === undefined)
    return invalidField('authority', 'authority_missing');
  if (signing.how === 'link' && signing.creditCode === null) return invalidField('creditCode', 'required');
  if (signing.creditCode !== null && signing.creditCode !== ownerCreditCode)
    return invalidField('creditCode', 'credit_code_not_owner', { found: signing.creditCode });
  return signing.on < state.offeredOn ? invalidField('on', 'signed_before_offer') : null;
}
