// How an event leads from one state of a case to the next, by the transitions of rules §2.2.
import {
  type Accepted,
  acceptanceDays,
  type CaseState,
  type Decided,
  type EndedStatus,
  type FiledState,
  facts,
  mocksOf,
  type OwedMaterial,
  type Pause,
  type Received,
  stillOwed,
} from './case.ts';
import type { CaseFact, DecisionResult } from './case-events.ts';
import { mayHappen } from './case-life.ts';
import { answered, consulted } from './consultation.ts';
import type { Day } from './day.ts';
import { mocksAfter, overtaken } from './mock-approval.ts';
import { postponed, supplied } from './owed-materials.ts';

/**
 * Five working days in silence: accepted as of the day of filing (许可法 32(4)). No paper bears a date here, so where the
 * place's policy takes a filing as one of the next working day, that day is 收到之日 in law: it is both day 0 and the day of
 * acceptance, and silence is counted from it too.
 */
export const deemAccepted = (state: Received): CaseState => ({
  ...pickReceived(state),
  ...acceptance(state.filedAs, state.filedAs, { ...silent, answeredOn: state.filedAs }),
  status: 'running',
});
const silent = { deemed: true, task: false, owed: [] } as const;

/**
 * Where the place's policy says so, the notice of completion that the agency before hands over is the application and its
 * acceptance at once (浙规定 5(3)): no paper is weighed, so there is no intake.
 */
export function acceptHandedOver(state: CaseState): CaseState {
  if (state.status !== 'received' || state.handedOverFrom === null) return state;
  const how = { answeredOn: state.receivedOn, deemed: false, task: false, owed: [] };
  return {
    ...pickReceived(state),
    ...acceptance(state.receivedOn, state.receivedAs, how),
    status: 'running',
  };
}

const pickReceived = (state: Received): Received => ({
  instance: state.instance,
  receivedOn: state.receivedOn,
  receivedAs: state.receivedAs,
  filedOn: state.filedOn,
  filedAs: state.filedAs,
  byWindow: state.byWindow,
  filing: state.filing,
  handedOverFrom: state.handedOverFrom,
  mocks: state.mocks,
  corrections: state.corrections,
});
const acceptance = (
  acceptedOn: Day,
  acceptedAs: Day,
  how: { answeredOn: Day; deemed: boolean; task: boolean; owed: readonly OwedMaterial[] },
) => ({ acceptedOn, acceptedAs, ...how, pauses: [], extension: null, consultations: [] });

const filing = (on: Day, as: Day) => ({ receivedOn: on, receivedAs: as, filedOn: on, filedAs: as });

const instancesOf = (state: CaseState): number =>
  'instances' in state ? state.instances : (facts(state)?.instance ?? 0);
const nextInstance = (state: CaseState): number => instancesOf(state) + 1;

/**
 * The next state. An event that may not happen in this state leaves it as it is; case-rules.ts says why. `as` is the day as
 * which a filing or an acceptance counts (filing-day.ts).
 */
export function evolve(state: CaseState, fact: CaseFact, on: Day, as: Day = on): CaseState {
  if (!mayHappen(fact.type, state.status)) return state;
  switch (fact.type) {
    case 'receive':
      return {
        status: 'received',
        instance: nextInstance(state),
        ...filing(on, as),
        byWindow: fact.window === true,
        filing: fact.filing ?? null,
        handedOverFrom: null,
        mocks: overtaken(state, on),
        corrections: [],
      };
    case 'hand_over':
      return {
        status: 'received',
        instance: nextInstance(state),
        ...filing(on, as),
        byWindow: false,
        filing: null,
        handedOverFrom: fact.from,
        mocks: overtaken(state, on),
        corrections: [],
      };
    case 'start': {
      const received = {
        instance: nextInstance(state),
        ...filing(on, on),
        byWindow: false,
        filing: null,
        handedOverFrom: null,
        mocks: overtaken(state, on),
        corrections: [],
      };
      return {
        ...received,
        ...acceptance(on, on, { answeredOn: on, deemed: false, task: true, owed: [] }),
        status: 'running',
      };
    }
    case 'waive':
      return {
        status: 'waived',
        on,
        reason: fact.reason,
        cause: fact.cause ?? null,
        instances: instancesOf(state),
        mocks: overtaken(state, on),
      };
    case 'reinstate':
      return { status: 'not_started', instances: instancesOf(state), mocks: mocksOf(state) };
    case 'mock_start':
    case 'mock_finish':
      return state.status === 'not_started' ? { ...state, mocks: mocksAfter(state.mocks, fact, on) } : state;
    default:
      if (state.status === 'not_started' || state.status === 'waived' || 'before' in state) return state;
      return evolveFiled(state, fact, on, as);
  }
}

type LivingState = Exclude<FiledState, { before: unknown }>;

function evolveFiled(state: LivingState, fact: CaseFact, on: Day, as: Day): CaseState {
  switch (fact.type) {
    case 'correction_notice':
      return {
        ...pickReceived(state),
        status: 'correcting',
        corrections: [
          ...state.corrections,
          { noticeOn: on, correctBy: fact.correctBy ?? null, correctedOn: null, correctedAs: null },
        ],
      };
    case 'resubmit':
      return {
        ...pickReceived(state),
        status: 'received',
        filedOn: on,
        filedAs: as,
        corrections: state.corrections.map((one) => ({
          ...one,
          correctedOn: one.correctedOn ?? on,
          correctedAs: one.correctedAs ?? as,
        })),
      };
    case 'accept': {
      const owed = (fact.missing ?? []).map((material) => ({
        ...material,
        suppliedOn: null,
        postponed: null,
      }));
      const how = { answeredOn: on, deemed: false, task: false, owed };
      const { acceptedOn, acceptedAs } = acceptanceDays(state, on, as, fact.complete);
      return { ...pickReceived(state), ...acceptance(acceptedOn, acceptedAs, how), status: 'running' };
    }
    case 'deemed_accept':
      return state.filedAs === fact.on ? deemAccepted(state) : state;
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
    case 'consult':
      return 'decidedOn' in state ? state : { ...state, consultations: consulted(state, fact, on) };
    case 'answer_consultation':
      return 'decidedOn' in state ? state : { ...state, consultations: answered(state, fact, on) };
    case 'resume':
      if ('decidedOn' in state) return state;
      return { ...state, status: 'running', pauses: closed(state.pauses, on) };
    case 'extend':
      return { ...state, extension: { on, days: fact.days } };
    case 'supplement': {
      const next = { ...state, owed: supplied(state.owed, fact, on) };
      if (next.status !== 'decided_tolerant' || stillOwed(next).length > 0) return next;
      return { ...next, status: next.deliveredOn === null ? 'decided' : 'delivered' };
    }
    case 'postpone_supplement':
      return { ...state, owed: postponed(state.owed, fact, on) };
    case 'decide':
      return decided(state, fact, on);
    case 'finish':
      return decided(state, { type: 'decide', result: 'approve' }, on);
    default:
      return 'decidedOn' in state ? evolveDecided(state, fact, on) : state;
  }
}

/** A pause still open ends on that day. */
const closed = (pauses: readonly Pause[], on: Day): readonly Pause[] =>
  pauses.map((pause) => ({ ...pause, to: pause.to ?? on }));

const statusAfter: Readonly<
  Record<DecisionResult, 'decided' | 'verifying' | 'decided_tolerant' | 'refused'>
> = {
  approve: 'decided',
  approve_by_commitment: 'verifying',
  approve_tolerant: 'decided_tolerant',
  refuse: 'refused',
};

function decided(state: Accepted, fact: Extract<CaseFact, { type: 'decide' }>, on: Day): CaseState {
  const { result, promise = null, document = null, despite = null } = fact;
  const verification =
    result === 'approve_by_commitment'
      ? { failedOn: null, rectifyBy: null, endedOn: null, broken: null }
      : null;
  const pauses = closed(state.pauses, on);
  return {
    ...state,
    pauses,
    status: statusAfter[result],
    decidedOn: on,
    result,
    deliveredOn: null,
    ground: verification === null ? null : { promise, document, despite },
    verification,
  };
}

function evolveDecided(state: Extract<LivingState, Decided>, fact: CaseFact, on: Day): CaseState {
  switch (fact.type) {
    case 'deliver':
      return { ...state, deliveredOn: on, status: state.status === 'decided' ? 'delivered' : state.status };
    case 'verify':
      return verified(state, fact, on);
    default:
      return state;
  }
}

/** A promise broken for good leaves the case where it was: what remains is to revoke what was granted on it. */
function verified(
  state: Extract<LivingState, Decided>,
  { result, rectifyBy }: Extract<CaseFact, { type: 'verify' }>,
  on: Day,
): CaseState {
  const before = state.verification ?? { failedOn: null, rectifyBy: null, endedOn: null, broken: null };
  if (before.broken !== null) return state;
  switch (result) {
    case 'pass':
      return { ...state, status: 'verified', verification: { ...before, endedOn: on } };
    case 'fail': {
      const failedOn = before.failedOn ?? on;
      const verification = { failedOn, rectifyBy: rectifyBy ?? null, endedOn: null, broken: null };
      return { ...state, status: 'rectifying', verification };
    }
    case 'false':
    case 'not_kept':
      return { ...state, verification: { ...before, endedOn: on, broken: result } };
  }
}

const end = (state: LivingState, status: EndedStatus, reason: string, on: Day): CaseState => ({
  status,
  endedOn: on,
  reason,
  before: state,
});
