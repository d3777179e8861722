// A case as it stands at the end of a day: its status, who has it, since when, its clocks and its light.
import {
  acceptedFacts,
  brokenPromise,
  type CaseState,
  type Decided,
  decidedFacts,
  facts,
  openPause,
  stillOwed,
} from './case.ts';
import { type CaseClock, clocksOf, OWNER, pauseHolder, WINDOW } from './case-clocks.ts';
import type { CaseStatus } from './case-events.ts';
import type { CaseRules } from './case-rules.ts';
import type { Day } from './day.ts';
import { type ClockReading, readClock } from './legal-clock.ts';
import { type Light, lightOn, nextLightChange, worst } from './light.ts';
import type { LapseConsequence } from './policy.ts';
import { type LapsedSupplement, supplementLapse } from './supplement-lapse.ts';

export interface RunClock {
  readonly clock: CaseClock;
  readonly reading: ClockReading;
}

export interface CaseReading {
  readonly state: CaseState;
  readonly status: CaseStatus;
  /** Party code, `procedure`, or null when nobody has to act. */
  readonly holder: string | null;
  readonly holderSince: Day | null;
  readonly clocks: readonly RunClock[];
  /** What follows a correction that has lapsed, for a person to record; null while none has. */
  readonly lapse: LapseConsequence | null;
  /** What follows promised material that has not come, for a person to record; null while none is past its day. */
  readonly consequence: LapsedSupplement | null;
  readonly light: Light;
}

/** Clocks whose lateness is the decider's: they make the light of the case (design §7). */
const lightKinds: readonly string[] = ['promised', 'statutory', 'verification', 'intermediary'];

/** `ready` tells blocked from ready while nothing has been filed. `state` must be the one at the end of `asOf`. */
export function readCase(state: CaseState, rules: CaseRules, asOf: Day, ready: boolean): CaseReading {
  const clocks = clocksOf(state, rules).flatMap((clock): RunClock[] => {
    const reading = readFrom(clock, rules, asOf);
    return reading === null ? [] : [{ clock, reading }];
  });
  const lit = state.status === 'paused' ? [] : clocks.filter(({ clock }) => lightKinds.includes(clock.kind));
  return {
    state,
    status: state.status === 'not_started' ? (ready ? 'ready' : 'blocked') : state.status,
    ...holderOf(state, rules),
    clocks,
    lapse: correctionLapse(state, rules, asOf),
    consequence: supplementLapse(state, rules, asOf),
    light: worst(lit.map(({ reading }) => reading.light)),
  };
}

/**
 * A clock whose day 0 the place's policy has put on a later day is there from the act on, with nothing used: nobody looks at
 * a case again just because Monday comes, and whoever looks on Saturday sees from when it counts and until when.
 */
function readFrom({ events, limit }: CaseClock, { calendar }: CaseRules, asOf: Day): ClockReading | null {
  const start = events[0]?.on ?? asOf;
  const reading = readClock(events, limit, calendar, Math.max(asOf, start));
  if (reading === null || reading.lightDays === null || start <= asOf) return reading;
  const { lightDays } = reading;
  return { ...reading, light: lightOn(lightDays, asOf), nextChangeOn: nextLightChange(lightDays, asOf) };
}

/** Rule 14 of the templates: who has the ball, and from which day. */
export function holderOf(
  state: CaseState,
  rules: CaseRules,
): { readonly holder: string | null; readonly holderSince: Day | null } {
  const lead = rules.item.department.lead;
  const held = (holder: string | null, holderSince: Day | null) => ({ holder, holderSince });
  switch (state.status) {
    case 'not_started':
    case 'waived':
      return held(null, null);
    case 'received':
      return held(state.byWindow ? WINDOW : lead, state.filedOn);
    case 'correcting':
      return held(OWNER, state.corrections.at(-1)?.noticeOn ?? state.receivedOn);
    case 'running':
      return held(lead, state.pauses.at(-1)?.to ?? state.acceptedOn);
    case 'paused': {
      const pause = openPause(state);
      return pause === null
        ? held(lead, state.acceptedOn)
        : held(pauseHolder(pause.procedure, rules), pause.from);
    }
    case 'decided': {
      const awaitsDelivery = !state.task && state.deliveredOn === null && rules.item.output !== undefined;
      return awaitsDelivery ? held(lead, resultDueFrom(state)) : held(null, null);
    }
    case 'delivered':
    case 'verified':
      return held(null, null);
    case 'decided_tolerant':
      return held(OWNER, state.decidedOn);
    case 'verifying':
      return held(lead, brokenPromise(state)?.on ?? state.decidedOn);
    case 'rectifying': {
      const broken = brokenPromise(state);
      if (broken !== null) return held(lead, broken.on);
      return held(OWNER, state.verification?.failedOn ?? state.decidedOn);
    }
    case 'refused':
      return held(OWNER, state.decidedOn);
    default:
      return held(OWNER, state.endedOn);
  }
}

/** The day from which nothing but the paper was missing: the decision, or the last debt paid after it. */
const resultDueFrom = (state: Decided): Day =>
  state.owed.reduce((last, { suppliedOn }) => Math.max(last, suppliedOn ?? last), state.decidedOn);

const doneStatuses: readonly CaseStatus[] = [
  'decided',
  'decided_tolerant',
  'delivered',
  'verifying',
  'verified',
  'rectifying',
  'waived',
];

/** Whether cases that wait for this one may go on. */
export const isDone = (status: CaseStatus): boolean => doneStatuses.includes(status);

/** The day from which successors may go on; null while it is not done. */
export const doneOn = (state: CaseState): Day | null => {
  if (state.status === 'waived') return state.on;
  return isDone(state.status === 'not_started' ? 'blocked' : state.status)
    ? (decidedFacts(state)?.decidedOn ?? null)
    : null;
};

/** Statuses in which somebody still has to act on the case. */
export const isOpen = (status: CaseStatus): boolean =>
  ['received', 'correcting', 'running', 'paused', 'decided_tolerant', 'verifying', 'rectifying'].includes(
    status,
  );

/** Materials still owed, with the clock that says until when. */
export function owedMaterials(
  reading: CaseReading,
): readonly { readonly material: string; readonly dueOn: Day | null }[] {
  const accepted = acceptedFacts(reading.state);
  if (accepted === null || 'before' in reading.state || reading.status === 'refused') return [];
  return stillOwed(accepted).map(({ material }) => ({
    material,
    dueOn:
      reading.clocks.find(({ clock }) => clock.kind === 'supplement' && clock.subject === material)?.reading
        .dueOn ?? null,
  }));
}

const byPreference: readonly string[] = [
  'promised',
  'intermediary',
  'statutory',
  'supplement',
  'conversion',
  'rectification',
  'verification',
  'intake',
  'correction',
];

/**
 * The clock a reader looks at: a pause, then a debt, a verification, the promise; when all is over, the decision's.
 * null while nothing has been filed.
 */
export function mainClock(reading: CaseReading): RunClock | null {
  const others = byPreference.filter((kind) => kind !== 'intake');
  // Before acceptance the answer is owed first, also where the decision's limit runs from receipt.
  const order = reading.status === 'received' ? ['intake', ...others] : byPreference;
  const find = (test: (run: RunClock) => boolean) => {
    for (const kind of order) {
      const found = reading.clocks.findLast((run) => run.clock.kind === kind && test(run));
      if (found !== undefined) return found;
    }
    return null;
  };
  return find((run) => run.reading.state !== 'stopped') ?? find((run) => run.reading.dueOn !== null);
}

/**
 * What follows where the day that the correction notice named has passed and nothing has come; null until then, and where
 * the notice named none. The program says so and does nothing: a person records the withdrawal. What follows was told in the
 * notice, so the policy of its day holds.
 */
function correctionLapse(state: CaseState, rules: CaseRules, asOf: Day): LapseConsequence | null {
  if (state.status !== 'correcting') return null;
  const notice = state.corrections.at(-1);
  if (notice === undefined || notice.correctBy === null || asOf <= notice.correctBy) return null;
  return rules.policies.on(notice.noticeOn).lapsedCorrection.value;
}

/** Counted days the decision took, in the promised limit's unit; null while undecided or without a limit. */
export function tookDays(reading: CaseReading): number | null {
  if (decidedFacts(reading.state) === null) return null;
  return (
    reading.clocks.find(({ clock }) => ['promised', 'intermediary'].includes(clock.kind))?.reading.usedDays ??
    null
  );
}

export const instanceOf = (state: CaseState): number => facts(state)?.instance ?? 1;
