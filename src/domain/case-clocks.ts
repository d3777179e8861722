// Which clocks a case runs (design §6): who must do what by when, each as a limit with the events that move it.
import {
  type Accepted,
  acceptedFacts,
  type CaseState,
  type Decided,
  decidedFacts,
  facts,
  type Received,
} from './case.ts';
import { decisionDue, INTAKE_DAYS, intakeDue } from './case-limits.ts';
import type { CaseRules, ItemLimit } from './case-rules.ts';
import type { ClockKind } from './clock-kinds.ts';
import type { Day } from './day.ts';
import type { ClockEvent, ClockLimit } from './legal-clock.ts';
import type { LimitSpec } from './template.ts';

/** Party code of the applicant. */
export const OWNER = 'OWN';
/** Party code of the service window. */
export const WINDOW = 'ASC';
export const PROCEDURE = 'procedure';

/** Days to hand over a permit that was granted (许可法 44). */
const DELIVERY_DAYS = 10;
/** Days to issue the certificate once the last owed material is in. */
const CONVERSION_DAYS = 2;

export interface CaseClock {
  readonly kind: ClockKind;
  /** Material or procedure where a case has several clocks of one kind. */
  readonly subject: string | null;
  readonly holder: string | null;
  readonly limit: ClockLimit;
  readonly events: readonly ClockEvent[];
}

type Stop = { readonly on: Day; readonly fulfilled: boolean } | null;

/** All clocks that the present instance has started, stopped ones included, in the order in which they began. */
export function clocksOf(state: CaseState, rules: CaseRules): readonly CaseClock[] {
  const received = facts(state);
  if (received === null) return [];
  const ended = 'before' in state ? { on: state.endedOn, fulfilled: false } : null;
  const accepted = acceptedFacts(state);
  const decided = decidedFacts(state);
  const clocks: CaseClock[] = [];
  if (accepted?.task !== true) clocks.push(...intakeClocks(state, received, accepted, ended, rules));
  if (accepted !== null) clocks.push(...decisionClocks(accepted, decided, ended, rules));
  // A refusal ends the promise to supply what was missing; a grant does not.
  const released = state.status === 'refused' ? { on: state.decidedOn, fulfilled: false } : ended;
  if (accepted !== null) clocks.push(...supplementClocks(accepted, decided, released, rules));
  if (decided !== null) clocks.push(...afterDecision(decided, ended, rules));
  return clocks;
}

const started = (on: Day): ClockEvent => ({ type: 'started', on });
const stopAt = (...stops: readonly Stop[]): readonly ClockEvent[] => {
  const first = stops.find((stop) => stop !== null);
  return first ? [{ type: 'stopped', ...first }] : [];
};
const at = (on: Day | null | undefined, fulfilled = true): Stop =>
  on === null || on === undefined ? null : { on, fulfilled };

const days = (limit: Pick<ItemLimit, 'days' | 'unit'>, late: 'red' | 'breach' = 'red'): ClockLimit => ({
  kind: 'days',
  days: limit.days,
  unit: limit.unit,
  roll: true,
  late,
});
const working = (count: number): ClockLimit => days({ days: count, unit: 'working' });
const onDate = (on: Day | null): ClockLimit =>
  on === null ? { kind: 'none' } : { kind: 'date', on, late: 'red' };

function intakeClocks(
  state: CaseState,
  received: Received,
  accepted: Accepted | null,
  ended: Stop,
  rules: CaseRules,
): readonly CaseClock[] {
  const holder = received.byWindow ? WINDOW : rules.item.department.lead;
  // Refusing or telling at intake is an answer too: the obligation is met by it.
  const answered =
    ended !== null && ['not_accepted', 'acceptance_refused'].includes(state.status)
      ? { ...ended, fulfilled: true }
      : ended;
  const intake = (from: Day, ...stops: Stop[]): CaseClock => ({
    kind: 'intake',
    subject: null,
    holder,
    limit: working(INTAKE_DAYS),
    events: [started(from), ...stopAt(...stops)],
  });
  const clocks: CaseClock[] = [];
  let filedOn: Day | null = received.receivedOn;
  for (const { noticeOn, correctBy, correctedOn } of received.corrections) {
    if (filedOn !== null) clocks.push(intake(filedOn, at(noticeOn)));
    clocks.push({
      kind: 'correction',
      subject: null,
      holder: OWNER,
      limit: onDate(correctBy),
      events: [started(noticeOn), ...stopAt(at(correctedOn), ended)],
    });
    filedOn = correctedOn;
  }
  // Silence is answered by law on the day after the last day to tell.
  const answeredOn = accepted?.deemed === true ? intakeDue(received, rules) + 1 : accepted?.answeredOn;
  if (filedOn !== null) clocks.push(intake(filedOn, at(answeredOn), answered));
  return clocks;
}

function decisionClocks(
  accepted: Accepted,
  decided: Decided | null,
  ended: Stop,
  rules: CaseRules,
): readonly CaseClock[] {
  const lead = rules.item.department.lead;
  const stop = stopAt(at(decided?.decidedOn), ended);
  const pauses = accepted.pauses.flatMap((pause): ClockEvent[] => [
    { type: 'paused', on: pause.from, until: pause.until },
    ...(pause.to === null ? [] : [{ type: 'resumed', on: pause.to } as const]),
  ]);
  const extension: readonly ClockEvent[] =
    accepted.extension === null ? [] : [{ type: 'extended', ...accepted.extension }];
  const clock = (kind: ClockKind, limit: ItemLimit, late: 'red' | 'breach'): CaseClock => ({
    kind,
    subject: null,
    holder: lead,
    limit: days(limit, late),
    events: [
      started(limit.starts === 'received' ? accepted.receivedOn : accepted.acceptedOn),
      ...pauses,
      ...extension,
      ...stop,
    ],
  });
  const clocks: CaseClock[] = [];
  const kind = rules.item.kind === 'intermediary' ? 'intermediary' : 'promised';
  if (rules.promised !== null) clocks.push(clock(kind, rules.promised, 'red'));
  if (rules.statutory !== null) clocks.push(clock('statutory', rules.statutory, 'breach'));
  for (const pause of accepted.pauses) {
    clocks.push({
      kind: 'special_procedure',
      subject: pause.procedure,
      holder: pauseHolder(pause.procedure, rules),
      limit: onDate(pause.until),
      events: [started(pause.from), ...stopAt(at(pause.to), ended)],
    });
  }
  return clocks;
}

/** Who has the ball while a procedure runs: the body that runs it, or the applicant. */
export const pauseHolder = (procedure: string, rules: CaseRules): string =>
  rules.procedures.find((known) => known.code === procedure)?.holder === 'applicant' ? OWNER : PROCEDURE;

const limitOf = (spec: LimitSpec | undefined): Pick<ItemLimit, 'days' | 'unit'> | null =>
  spec === undefined || spec.days === null || spec.unit === 'none'
    ? null
    : { days: spec.days, unit: spec.unit };

function supplementClocks(
  accepted: Accepted,
  decided: Decided | null,
  ended: Stop,
  rules: CaseRules,
): readonly CaseClock[] {
  const tolerance = rules.item.tolerate_missing;
  const waits = tolerance.release !== 'after_decision';
  const deadline = limitOf(tolerance.deadline);
  const cap = waits ? decisionDue(accepted, rules) : null;
  const fromTemplate: ClockLimit =
    deadline === null
      ? { kind: 'none' }
      : { kind: 'days', ...deadline, roll: true, late: 'red', ...(cap === null ? {} : { notAfter: cap }) };
  return accepted.owed.map(({ material, promisedBy, suppliedOn }): CaseClock => {
    // Where the result comes first, the days count from it: there are none before it, nor for a paper that came before.
    const cameBefore = suppliedOn !== null && decided !== null && suppliedOn < decided.decidedOn;
    const resultOn = cameBefore ? null : (decided?.decidedOn ?? null);
    const countsFrom = waits ? accepted.acceptedOn : resultOn;
    const byTemplate = countsFrom === null ? onDate(null) : fromTemplate;
    return {
      kind: 'supplement',
      subject: material,
      holder: OWNER,
      limit: promisedBy === null ? byTemplate : onDate(promisedBy),
      events: [started(countsFrom ?? accepted.acceptedOn), ...stopAt(at(suppliedOn), ended)],
    };
  });
}

function afterDecision(decided: Decided, ended: Stop, rules: CaseRules): readonly CaseClock[] {
  const lead = rules.item.department.lead;
  const clocks: CaseClock[] = [];
  const granted = decided.result !== 'refuse' && !decided.task && rules.item.output !== undefined;
  const lastSupplied = decided.owed.reduce(
    (last, owed) => Math.max(last, owed.suppliedOn ?? Number.POSITIVE_INFINITY),
    0,
  );
  if (granted && decided.result !== 'approve_tolerant') {
    clocks.push({
      kind: 'delivery',
      subject: null,
      holder: lead,
      limit: working(DELIVERY_DAYS),
      events: [started(decided.decidedOn), ...stopAt(at(decided.deliveredOn), ended)],
    });
  }
  const handedOutBefore = decided.deliveredOn !== null && decided.deliveredOn < lastSupplied;
  if (decided.result === 'approve_tolerant' && Number.isFinite(lastSupplied) && !handedOutBefore) {
    clocks.push({
      kind: 'conversion',
      subject: null,
      holder: lead,
      limit: working(CONVERSION_DAYS),
      events: [started(lastSupplied), ...stopAt(at(decided.deliveredOn), ended)],
    });
  }
  const verify = limitOf(rules.item.commitment.verify);
  if (decided.verification !== null && verify !== null) {
    const { failedOn, rectifyBy, endedOn } = decided.verification;
    clocks.push({
      kind: 'verification',
      subject: null,
      holder: lead,
      limit: days(verify),
      events: [started(decided.decidedOn), ...stopAt(at(failedOn), at(endedOn), ended)],
    });
    if (failedOn !== null) {
      clocks.push({
        kind: 'rectification',
        subject: null,
        holder: OWNER,
        limit: onDate(rectifyBy),
        events: [started(failedOn), ...stopAt(at(endedOn), ended)],
      });
    }
  }
  return clocks;
}
