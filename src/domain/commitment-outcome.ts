// What checking a promise after the decision may find, in which order, and when what it found is made public (rules §5).
import { brokenPromise, type CaseState, decidedFacts } from './case.ts';
import type { CaseFact } from './case-events.ts';
import { type Day, isoDay } from './day.ts';
import { conflict, type Facts, invalidField, type Refusal } from './errors.ts';

export const commitmentStates = [
  'to_verify',
  'rectifying',
  'kept',
  'false',
  'not_kept',
  'revoked',
  'ended',
] as const;
/** `ended`: the licence lost its force for a reason of its own (撤回, 注销). */
export type CommitmentState = (typeof commitmentStates)[number];

/** Where the promise of a case stands; null for a case that was not decided on one. */
export function commitmentState(state: CaseState): CommitmentState | null {
  if (decidedFacts(state)?.result !== 'approve_by_commitment') return null;
  const broken = brokenPromise(state);
  if (broken !== null) return broken.broken;
  switch (state.status) {
    case 'rectifying':
      return 'rectifying';
    case 'verified':
      return 'kept';
    case 'licence_revoked':
      return 'revoked';
    case 'licence_recalled':
    case 'licence_cancelled':
      return 'ended';
    default:
      return 'to_verify';
  }
}

/**
 * When a broken promise is, or would be, made public: so many natural days, rest day or not, after it was judged, after the
 * day by which it was to be mended, or after the last day of checking. null once it was kept, and where nothing says by when it
 * is checked.
 */
export function publicityOn(state: CaseState, verificationDue: Day | null, days: number): Day | null {
  const decided = decidedFacts(state);
  const known = decided?.verification ?? null;
  if (known === null) return null;
  if (known.endedOn !== null) return known.broken === null ? null : known.endedOn + days;
  // The licence lost its force for another reason: no promise was found broken.
  if ('before' in state) return null;
  const last = known.rectifyBy ?? verificationDue;
  return last === null ? null : last + days;
}

/** A chance to mend goes with `fail` alone; only what had that chance, and let it pass, was not kept (北京条例 33). */
export function verificationRefusal(
  state: CaseState,
  { result, rectifyBy }: Extract<CaseFact, { type: 'verify' }>,
  on: Day,
  about: Facts,
): Refusal | null {
  if (brokenPromise(state) !== null) return conflict('promise_broken', about);
  if (result === 'fail' && rectifyBy === undefined) return invalidField('rectifyBy', 'required');
  if ((result === 'false' || result === 'not_kept') && rectifyBy !== undefined)
    return invalidField('rectifyBy', 'not_to_be_mended');
  if (rectifyBy !== undefined && rectifyBy < on)
    return invalidField('rectifyBy', 'date_before_event', { on: isoDay(on) });
  if (result !== 'not_kept') return null;
  const given = decidedFacts(state)?.verification ?? null;
  if (given === null || given.failedOn === null) return invalidField('result', 'rectification_comes_first');
  return given.rectifyBy !== null && on <= given.rectifyBy
    ? invalidField('result', 'rectification_not_over', { rectifyBy: isoDay(given.rectifyBy) })
    : null;
}
