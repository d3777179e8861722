// A case as a state: which facts exist in which state. How events lead from one to the next stands in case-evolve.ts.
import type { DecisionResult, Owed, Revocation } from './case-events.ts';
import type { Day } from './day.ts';

export interface Pause {
  readonly procedure: string;
  readonly document: string;
  readonly from: Day;
  /** The end told in writing. */
  readonly until: Day | null;
  readonly to: Day | null;
}

export interface OwedMaterial extends Owed {
  readonly suppliedOn: Day | null;
}

export interface Correction {
  readonly noticeOn: Day;
  readonly correctBy: Day | null;
  readonly correctedOn: Day | null;
}

/** From the receipt on. `filedOn` opens the intake clock: the receipt, or the day a correction came in. */
export interface Received {
  readonly instance: number;
  readonly receivedOn: Day;
  readonly filedOn: Day;
  readonly byWindow: boolean;
  /** In order; the law knows one, but each stops the clock, and the number is for all to see. */
  readonly corrections: readonly Correction[];
}

export interface Accepted extends Received {
  /** Day 0 of the decision limits. */
  readonly acceptedOn: Day;
  /** The day the acceptance was given: later than `acceptedOn` where a correction had come in before it. */
  readonly answeredOn: Day;
  readonly deemed: boolean;
  /** Began by `start`: an intermediary's or owner's task, without intake. */
  readonly task: boolean;
  readonly pauses: readonly Pause[];
  readonly extension: { readonly on: Day; readonly days: number } | null;
  readonly owed: readonly OwedMaterial[];
}

export interface Decided extends Accepted {
  readonly decidedOn: Day;
  readonly result: DecisionResult;
  readonly deliveredOn: Day | null;
  readonly verification: {
    readonly failedOn: Day | null;
    readonly rectifyBy: Day | null;
    readonly endedOn: Day | null;
  } | null;
}

export type EndedStatus = 'not_accepted' | 'acceptance_refused' | 'withdrawn' | 'terminated' | Revocation;

export type CaseState =
  | { readonly status: 'not_started' }
  | { readonly status: 'waived'; readonly on: Day; readonly reason: string }
  | (Received & { readonly status: 'received' | 'correcting' })
  | (Accepted & { readonly status: 'running' | 'paused' })
  | (Decided & {
      readonly status:
        | 'decided'
        | 'decided_tolerant'
        | 'delivered'
        | 'verifying'
        | 'verified'
        | 'rectifying'
        | 'refused';
    })
  | {
      readonly status: EndedStatus;
      readonly endedOn: Day;
      readonly reason: string;
      readonly before: Received | Accepted | Decided;
    };

export type FiledState = Exclude<CaseState, { status: 'not_started' | 'waived' }>;

export const initialState: CaseState = { status: 'not_started' };

/** The facts gathered so far, whether the case still lives or has ended. */
export function facts(state: CaseState): Received | Accepted | Decided | null {
  if (state.status === 'not_started' || state.status === 'waived') return null;
  return 'before' in state ? state.before : state;
}

export const acceptedFacts = (state: CaseState): Accepted | Decided | null => {
  const known = facts(state);
  return known !== null && 'acceptedOn' in known ? known : null;
};
export const decidedFacts = (state: CaseState): Decided | null => {
  const known = facts(state);
  return known !== null && 'decidedOn' in known ? known : null;
};
export const openPause = (state: Accepted): Pause | null =>
  state.pauses.find((pause) => pause.to === null) ?? null;
export const stillOwed = (state: Accepted): readonly OwedMaterial[] =>
  state.owed.filter((material) => material.suppliedOn === null);

/** Where correction was needed, the acceptance counts from the day the complete correction came in (rules §1.4). */
export const acceptanceDay = (state: Received, answeredOn: Day): Day =>
  state.corrections.length === 0 ? answeredOn : state.filedOn;
