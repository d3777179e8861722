// An applicant's credit marks (信用记录, rules §4, §5): why each stands, from when and until when it bars from promises, and the
// acts that repair or withdraw it. Nothing is erased. Pure: a mark is folded from its acts.
import type { Day } from './day.ts';
import { conflict, type Facts, invalidField, type Refusal } from './errors.ts';

export const creditGrounds = [
  'supplement_lapsed',
  'acceptance_revoked',
  'false_promise',
  'promise_not_kept',
  'external_list',
] as const;
export type CreditGround = (typeof creditGrounds)[number];

export const creditActTypes = ['propose', 'mark', 'dismiss', 'repair', 'appeal', 'decide_appeal'] as const;
export type CreditActType = (typeof creditActTypes)[number];

export const appealOutcomes = ['upheld', 'withdrawn'] as const;
export type AppealOutcome = (typeof appealOutcomes)[number];

/** `proposed` and `dismissed` never barred; `withdrawn`: an appeal was right, as if it had not been. */
export const creditStatuses = ['proposed', 'standing', 'repaired', 'withdrawn', 'dismissed'] as const;
export type CreditStatus = (typeof creditStatuses)[number];

export interface CreditAct {
  readonly type: CreditActType;
  readonly on: Day;
  readonly outcome: AppealOutcome | null;
}

export interface CreditState {
  readonly status: CreditStatus;
  /** The day of the repair, the withdrawal or the dismissal. */
  readonly endedOn: Day | null;
  /** An appeal waits for its answer. */
  readonly appealOpen: boolean;
}

const fresh: CreditState = { status: 'proposed', endedOn: null, appealOpen: false };

export const foldCredit = (acts: readonly CreditAct[]): CreditState => acts.reduce(after, fresh);

function after(state: CreditState, { type, on, outcome }: CreditAct): CreditState {
  switch (type) {
    case 'propose':
      return fresh;
    case 'mark':
      return { ...state, status: 'standing' };
    case 'dismiss':
      return { status: 'dismissed', endedOn: on, appealOpen: false };
    case 'repair':
      return { ...state, status: 'repaired', endedOn: on };
    case 'appeal':
      return { ...state, appealOpen: true };
    case 'decide_appeal':
      return outcome === 'withdrawn'
        ? { status: 'withdrawn', endedOn: on, appealOpen: false }
        : { ...state, appealOpen: false };
  }
}

/** Why the act may not follow; null when it may. */
export function creditRefusal(state: CreditState, type: CreditActType, on: Day, since: Day): Refusal | null {
  const about: Facts = { credit: state.status };
  const standing = state.status === 'standing';
  switch (type) {
    case 'propose':
      return null;
    case 'mark':
    case 'dismiss':
      return state.status === 'proposed' ? null : conflict('credit_not_proposed', about);
    case 'repair':
      if (!standing) return conflict('credit_not_standing', about);
      return on < since ? invalidField('on', 'credit_before_mark') : null;
    case 'appeal':
      if (state.appealOpen) return conflict('credit_appeal_open', about);
      return standing || state.status === 'repaired' || state.status === 'proposed'
        ? null
        : conflict('credit_not_standing', about);
    case 'decide_appeal':
      return state.appealOpen ? null : conflict('credit_no_appeal', about);
  }
}

/** What of a mark says whether it bars on a day. */
export interface BarringMark {
  readonly status: CreditStatus;
  readonly effectiveFrom: Day;
  /** The last day; null = until it is repaired. */
  readonly banUntil: Day | null;
  readonly endedOn: Day | null;
}

/** Whether promises were barred on that day, as is known now: a repair opens the way from its own day on. */
export function barsOn({ status, effectiveFrom, banUntil, endedOn }: BarringMark, on: Day): boolean {
  if (status !== 'standing' && status !== 'repaired') return false;
  if (on < effectiveFrom || (banUntil !== null && on > banUntil)) return false;
  return endedOn === null || on < endedOn;
}
