// What is made public of a promise: the promise itself (浙规定 24), and that it was broken, from the day
// that the policy of the place sets.
import type { CommitmentSummary } from './commitment-summary.ts';
import { type Day, isoDay } from './day.ts';
import { conflict, invalidField, type Refusal } from './errors.ts';

export const publicisedThings = ['promise', 'breach'] as const;
export type PublicisedThing = (typeof publicisedThings)[number];

export interface PubliciseCommitment {
  readonly type: 'publicise_commitment';
  readonly item: string;
  readonly instance: number;
  readonly what: PublicisedThing;
  readonly on: Day;
  /** The board, the paper or the address where it stands. */
  readonly where: string;
}
export type CommitmentAct = PubliciseCommitment;

/** What was made public, as the record tells it. */
export interface Publicity extends Omit<PubliciseCommitment, 'type'> {
  readonly seq: number;
}

/** Each once for one promise; a breach not before its day. */
export function publicityRefusal(
  { item, instance, what, on }: Pick<PubliciseCommitment, 'item' | 'instance' | 'what' | 'on'>,
  summary: CommitmentSummary | null,
  before: readonly Publicity[],
): Refusal | null {
  const about = { item, what };
  const already = before.find((one) => one.item === item && one.instance === instance && one.what === what);
  if (already !== undefined) return conflict('already_publicised', { ...about, on: isoDay(already.on) });
  if (what === 'promise') return null;
  const broken = summary !== null && summary.judgedOn !== null && summary.publicityOn !== null;
  if (!broken || summary.publicityOn === null) return conflict('promise_not_broken', about);
  return on < summary.publicityOn
    ? invalidField('on', 'publicity_too_early', { from: isoDay(summary.publicityOn) })
    : null;
}
