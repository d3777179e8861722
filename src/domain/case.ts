// The life of a case as a state: which facts exist in which state, and how an event leads to the next one.
// Transitions follow rules §2.2; whether an event may happen at all is decided in case-rules.ts.
import type { CaseFact, DecisionResult, Owed, Revocation } from './case-events.ts';
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

/** From the receipt on. `filedOn` opens the intake clock: the receipt, or the day a correction came in. */
export interface Received {
  readonly instance: number;
  readonly receivedOn: Day;
  readonly filedOn: Day;
  readonly byWindow: boolean;
  readonly correction: {
    readonly noticeOn: Day;
    readonly correctBy: Day | null;
    readonly correctedOn: Day | null;
  } | null;
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

/** Five working days in silence: accepted as of the day of filing (许可法 32(4)). */
export const deemAccepted = (state: Received): CaseState => ({
  ...pickReceived(state),
  ...acceptance(state.filedOn, { answeredOn: state.filedOn, deemed: true, task: false, owed: [] }),
  status: 'running',
});

const pickReceived = ({ instance, receivedOn, filedOn, byWindow, correction }: Received): Received => ({
  instance,
  receivedOn,
  filedOn,
  byWindow,
  correction,
});
const acceptance = (
  acceptedOn: Day,
  how: { answeredOn: Day; deemed: boolean; task: boolean; owed: readonly OwedMaterial[] },
) => ({ acceptedOn, ...how, pauses: [], extension: null });

const nextInstance = (state: CaseState): number => (facts(state)?.instance ?? 0) + 1;

/** The next state. Assumes that case-rules.ts let the event through; an event that does not fit leaves the state as it is. */
export function evolve(state: CaseState, fact: CaseFact, on: Day): CaseState {
  switch (fact.type) {
    case 'receive':
      return {
        status: 'received',
        instance: nextInstance(state),
        receivedOn: on,
        filedOn: on,
        byWindow: fact.window === true,
        correction: null,
      };
    case 'start': {
      const received = {
        instance: nextInstance(state),
        receivedOn: on,
        filedOn: on,
        byWindow: false,
        correction: null,
      };
      return {
        ...received,
        ...acceptance(on, { answeredOn: on, deemed: false, task: true, owed: [] }),
        status: 'running',
      };
    }
    case 'waive':
      return { status: 'waived', on, reason: fact.reason };
    default:
      if (state.status === 'not_started' || state.status === 'waived' || 'before' in state) return state;
      return evolveFiled(state, fact, on);
  }
}

type LivingState = Exclude<FiledState, { before: unknown }>;

function evolveFiled(state: LivingState, fact: CaseFact, on: Day): CaseState {
  switch (fact.type) {
    case 'correction_notice':
      return {
        ...pickReceived(state),
        status: 'correcting',
        correction: { noticeOn: on, correctBy: fact.correctBy ?? null, correctedOn: null },
      };
    case 'resubmit':
      return {
        ...pickReceived(state),
        status: 'received',
        filedOn: on,
        correction: state.correction === null ? null : { ...state.correction, correctedOn: on },
      };
    case 'accept': {
      // Where correction was needed, the acceptance counts from the day the complete correction came in (rules §1.4).
      const acceptedOn = state.correction === null ? on : state.filedOn;
      const owed = (fact.missing ?? []).map((material) => ({ ...material, suppliedOn: null }));
      const how = { answeredOn: on, deemed: false, task: false, owed };
      return { ...pickReceived(state), ...acceptance(acceptedOn, how), status: 'running' };
    }
    case 'deemed_accept':
      return state.status === 'received' && state.filedOn === fact.on ? deemAccepted(state) : state;
    case 'not_accept':
      return end(state, 'not_accepted', fact.reason, on);
    case 'refuse_acceptance':
      return end(state, 'acceptance_refused', fact.reason, on);
    case 'withdraw':
      return end(state, 'withdrawn', fact.reason, on);
    case 'terminate':
      return end(state, 'terminated', fact.reason, on);
    case 'revoke':
      return end(state, fact.what, fact.reason, on);
    default:
      return 'acceptedOn' in state ? evolveAccepted(state, fact, on) : state;
  }
}

function evolveAccepted(state: Extract<LivingState, Accepted>, fact: CaseFact, on: Day): CaseState {
  switch (fact.type) {
    case 'pause': {
      const pause = {
        procedure: fact.procedure,
        document: fact.document,
        from: on,
        until: fact.until ?? null,
        to: null,
      };
      return 'decidedOn' in state ? state : { ...state, status: 'paused', pauses: [...state.pauses, pause] };
    }
    case 'resume':
      if ('decidedOn' in state) return state;
      return {
        ...state,
        status: 'running',
        pauses: state.pauses.map((p) => (p.to === null ? { ...p, to: on } : p)),
      };
    case 'extend':
      return { ...state, extension: { on, days: fact.days } };
    case 'supplement': {
      const supplied = (material: OwedMaterial): OwedMaterial =>
        material.suppliedOn === null && (fact.materials?.includes(material.material) ?? true)
          ? { ...material, suppliedOn: on }
          : material;
      const next = { ...state, owed: state.owed.map(supplied) };
      if (next.status !== 'decided_tolerant' || stillOwed(next).length > 0) return next;
      return { ...next, status: next.deliveredOn === null ? 'decided' : 'delivered' };
    }
    case 'decide':
      return decided(state, fact.result, on);
    case 'finish':
      return decided(state, 'approve', on);
    default:
      return 'decidedOn' in state ? evolveDecided(state, fact, on) : state;
  }
}

const statusAfter: Readonly<
  Record<DecisionResult, 'decided' | 'verifying' | 'decided_tolerant' | 'refused'>
> = {
  approve: 'decided',
  approve_by_commitment: 'verifying',
  approve_tolerant: 'decided_tolerant',
  refuse: 'refused',
};

function decided(state: Accepted, result: DecisionResult, on: Day): CaseState {
  const verification =
    result === 'approve_by_commitment' ? { failedOn: null, rectifyBy: null, endedOn: null } : null;
  return { ...state, status: statusAfter[result], decidedOn: on, result, deliveredOn: null, verification };
}

function evolveDecided(state: Extract<LivingState, Decided>, fact: CaseFact, on: Day): CaseState {
  switch (fact.type) {
    case 'deliver':
      return { ...state, deliveredOn: on, status: state.status === 'decided' ? 'delivered' : state.status };
    case 'verify': {
      if (fact.result === 'pass') {
        const verification = { failedOn: null, rectifyBy: null, ...state.verification, endedOn: on };
        return { ...state, status: 'verified', verification };
      }
      const failedOn = state.verification?.failedOn ?? on;
      return {
        ...state,
        status: 'rectifying',
        verification: { failedOn, rectifyBy: fact.rectifyBy ?? null, endedOn: null },
      };
    }
    default:
      return state;
  }
}

const end = (state: LivingState, status: EndedStatus, reason: string, on: Day): CaseState => ({
  status,
  endedOn: on,
  reason,
  before: state,
});
