// A case as a state: which facts exist in which state. How events lead from one to the next stands in case-evolve.ts.
import type { DecisionResult, Opinion, Owed, Revocation, VerifyResult } from './case-events.ts';
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
  /** The day to which it was put off, once (force majeure). */
  readonly postponed: { readonly on: Day; readonly until: Day; readonly reason: string } | null;
}

/** An opinion asked of another department. It stops no clock of the case. */
export interface Consultation {
  readonly department: string;
  readonly question: string;
  readonly document: string | null;
  readonly askedOn: Day;
  readonly answer: {
    readonly on: Day;
    readonly opinion: Opinion;
    readonly text: string;
    readonly document: string | null;
  } | null;
}

export interface Correction {
  readonly noticeOn: Day;
  readonly correctBy: Day | null;
  readonly correctedOn: Day | null;
  /** The day as which it counts. */
  readonly correctedAs: Day | null;
}

/** One round of a review before the case may be filed (模拟审批). It is told of the case ever after and decides nothing. */
export interface Mock {
  readonly startedOn: Day;
  /** The day by which an opinion was promised; null = by the item's own limit. */
  readonly until: Day | null;
  readonly finishedOn: Day | null;
  /** null while it runs, and where the official filing came before an opinion. */
  readonly result: 'pass' | 'fail' | null;
  readonly opinion: string | null;
  readonly document: string | null;
}

/**
 * From the receipt on. Days that end in `On` are those on which it happened; those that end in `As` are the days as which
 * the place's policy counts them (filing-day.ts), from which clocks begin.
 */
export interface Received {
  readonly instance: number;
  readonly receivedOn: Day;
  readonly receivedAs: Day;
  /** The receipt, or the day the last correction came in. */
  readonly filedOn: Day;
  /** Day 0 of the intake clock, and of limits that run from receipt. */
  readonly filedAs: Day;
  readonly byWindow: boolean;
  /** Number of the joint filing that it came with; null when it was filed alone. */
  readonly filing: string | null;
  /** The item whose agency handed it over; null when an applicant filed it. */
  readonly handedOverFrom: string | null;
  /** Rounds of mock approval before the first filing, in order. */
  readonly mocks: readonly Mock[];
  /** In order; the law knows one, but each stops the clock, and the number is for all to see. */
  readonly corrections: readonly Correction[];
}

export interface Accepted extends Received {
  /** The day that the acceptance bears; by silence, the day as which the filing counts. */
  readonly acceptedOn: Day;
  /** Day 0 of the decision limits. */
  readonly acceptedAs: Day;
  /** The day the acceptance was given: later than `acceptedOn` where a correction had come in before it. */
  readonly answeredOn: Day;
  readonly deemed: boolean;
  /** Began by `start`: an intermediary's or owner's task, without intake. */
  readonly task: boolean;
  readonly pauses: readonly Pause[];
  readonly extension: { readonly on: Day; readonly days: number } | null;
  readonly owed: readonly OwedMaterial[];
  /** In the order in which they were asked. */
  readonly consultations: readonly Consultation[];
}

export interface Decided extends Accepted {
  readonly decidedOn: Day;
  readonly result: DecisionResult;
  readonly deliveredOn: Day | null;
  /** null for every other decision. */
  readonly ground: PromiseGround | null;
  readonly verification: {
    readonly failedOn: Day | null;
    readonly rectifyBy: Day | null;
    /** The day on which it was judged for good. */
    readonly endedOn: Day | null;
    /** How the promise was broken for good: what was granted on it is to be revoked. null = kept, or not judged yet. */
    readonly broken: BrokenPromise | null;
  } | null;
}

/** On what a decision on a commitment rests. */
export interface PromiseGround {
  /** Number of the signed promise; null where a paper is named instead. */
  readonly promise: string | null;
  readonly document: string | null;
  /** Why it was given although the record spoke against the promise. */
  readonly despite: string | null;
}

export type BrokenPromise = Exclude<VerifyResult, 'pass' | 'fail'>;

/** A promise judged false or not kept, and since when; nothing is done about it but to revoke (rules §5). */
export const brokenPromise = (
  state: CaseState,
): { readonly broken: BrokenPromise; readonly on: Day } | null => {
  const verification = 'decidedOn' in state ? state.verification : null;
  return verification === null || verification.broken === null || verification.endedOn === null
    ? null
    : { broken: verification.broken, on: verification.endedOn };
};

export type EndedStatus = 'not_accepted' | 'acceptance_refused' | 'withdrawn' | 'terminated' | Revocation;

export type CaseState =
  /** `instances`: filings that had ended before. */
  | { readonly status: 'not_started'; readonly instances: number; readonly mocks: readonly Mock[] }
  | {
      readonly status: 'waived';
      readonly on: Day;
      readonly reason: string;
      readonly cause: 'attributes' | null;
      readonly instances: number;
      readonly mocks: readonly Mock[];
    }
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

export const initialState: CaseState = { status: 'not_started', instances: 0, mocks: [] };

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
/** All rounds of mock approval so far. */
export const mocksOf = (state: CaseState): readonly Mock[] =>
  'mocks' in state ? state.mocks : state.before.mocks;
/** The round that waits for its opinion. */
export const runningMock = (state: CaseState): Mock | null =>
  mocksOf(state).find((mock) => mock.finishedOn === null) ?? null;
export const openPause = (state: Accepted): Pause | null =>
  state.pauses.find((pause) => pause.to === null) ?? null;
export const stillOwed = (state: Accepted): readonly OwedMaterial[] =>
  state.owed.filter((material) => material.suppliedOn === null);

/**
 * The day that an acceptance given on `on` bears, and day 0 of what it starts: where correction was needed, both are those
 * of the complete correction (rules §1.4). `as` is the day as which an acceptance given on `on` counts. `complete` is that
 * of an application in parts, which bears one day for all of them.
 */
export const acceptanceDays = (
  state: Received,
  on: Day,
  as: Day,
  complete?: { readonly on: Day; readonly as: Day },
): { readonly acceptedOn: Day; readonly acceptedAs: Day } => {
  if (complete !== undefined) return { acceptedOn: complete.on, acceptedAs: complete.as };
  return state.corrections.length === 0
    ? { acceptedOn: on, acceptedAs: as }
    : { acceptedOn: state.filedOn, acceptedAs: state.filedAs };
};

/** The filing that waits for its answer, or had it; null while the applicant is correcting. */
export const standingFiling = (state: Received): { readonly on: Day; readonly as: Day } | null =>
  state.corrections.at(-1)?.correctedOn === null ? null : { on: state.filedOn, as: state.filedAs };
