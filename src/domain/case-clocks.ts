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
import { type Beginning, decisionDue, intakeDue, rollsFrom } from './case-limits.ts';
import type { CaseRules } from './case-rules.ts';
import { at, between, type CaseClock, days, limitOf, onDate, type Stop, working } from './clock-parts.ts';
import { consultationClocks } from './consultation.ts';
import { answerAtIntake, clocksFromReceipt, decisionClocks } from './decision-clocks.ts';
import type { ClockLimit } from './legal-clock.ts';
import { mockClocks } from './mock-approval.ts';
import { DELIVERY_DAYS, INTAKE_DAYS } from './policy.ts';

export type { CaseClock } from './clock-parts.ts';

/** Party code of the applicant. */
export const OWNER = 'OWN';
/** Party code of the service window. */
export const WINDOW = 'ASC';
export const PROCEDURE = 'procedure';

/** Days to issue the certificate once the last owed material is in. */
const CONVERSION_DAYS = 2;

/** All clocks that the present instance has started, stopped ones and mock approvals included, in the order in which they began. */
export function clocksOf(state: CaseState, rules: CaseRules): readonly CaseClock[] {
  const received = facts(state);
  const mocks = mockClocks(state, rules);
  if (received === null) return mocks;
  const ended = 'before' in state ? { on: state.endedOn, fulfilled: false } : null;
  const accepted = acceptedFacts(state);
  const decided = decidedFacts(state);
  const clocks: CaseClock[] = [...mocks];
  if (accepted?.task !== true) clocks.push(...intakeClocks(state, received, accepted, ended, rules));
  if (accepted === null) clocks.push(...clocksFromReceipt(state, received, ended, rules));
  else clocks.push(...decisionClocks(accepted, decided, ended, rules));
  // A refusal ends the promise to supply what was missing; a grant does not.
  const released = state.status === 'refused' ? { on: state.decidedOn, fulfilled: false } : ended;
  if (accepted !== null) clocks.push(...procedureClocks(accepted, ended, rules));
  if (accepted !== null) clocks.push(...consultationClocks(accepted, decided, ended));
  if (accepted !== null) clocks.push(...supplementClocks(accepted, decided, released, rules));
  if (decided !== null) clocks.push(...afterDecision(decided, ended, rules));
  return clocks;
}

function intakeClocks(
  state: CaseState,
  received: Received,
  accepted: Accepted | null,
  ended: Stop,
  rules: CaseRules,
): readonly CaseClock[] {
  const holder = received.byWindow ? WINDOW : rules.item.department.lead;
  const intake = ({ on, as }: Beginning, ...stops: Stop[]): CaseClock => ({
    kind: 'intake',
    subject: null,
    holder,
    limit: working(INTAKE_DAYS),
    actedOn: on,
    events: between(as, ...stops),
  });
  const clocks: CaseClock[] = [];
  let filed: Beginning | null = { on: received.receivedOn, as: received.receivedAs };
  for (const { noticeOn, correctBy, correctedOn, correctedAs } of received.corrections) {
    if (filed !== null) clocks.push(intake(filed, at(noticeOn)));
    clocks.push({
      kind: 'correction',
      subject: null,
      holder: OWNER,
      limit: onDate(correctBy),
      actedOn: noticeOn,
      events: between(noticeOn, at(correctedOn), ended),
    });
    filed = correctedOn === null ? null : { on: correctedOn, as: correctedAs ?? correctedOn };
  }
  // Silence is answered by law on the day after the last day to tell.
  const answeredOn = accepted?.deemed === true ? intakeDue(received, rules) + 1 : accepted?.answeredOn;
  if (filed !== null) clocks.push(intake(filed, at(answeredOn), answerAtIntake(state, ended)));
  return clocks;
}

/** Each procedure that took or takes the case out of the decider's hands, to the end told in writing. */
const procedureClocks = ({ pauses }: Accepted, ended: Stop, rules: CaseRules): readonly CaseClock[] =>
  pauses.map((pause) => ({
    kind: 'special_procedure',
    subject: pause.procedure,
    holder: pauseHolder(pause.procedure, rules),
    limit: onDate(pause.until),
    actedOn: pause.from,
    events: between(pause.from, at(pause.to), ended),
  }));

/** Who has the ball while a procedure runs: the body that runs it, or the applicant. */
export const pauseHolder = (procedure: string, rules: CaseRules): string =>
  rules.procedures.find((known) => known.code === procedure)?.holder === 'applicant' ? OWNER : PROCEDURE;

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
      : {
          ...days(deadline, rollsFrom(rules, accepted.acceptedOn)),
          ...(cap === null ? {} : { notAfter: cap }),
        };
  return accepted.owed.map(({ material, suppliedOn, ...owed }): CaseClock => {
    const promisedBy = owed.postponed?.until ?? owed.promisedBy;
    // Where the result comes first, the days count from it: there are none before it, nor for a paper that came before.
    const cameBefore = suppliedOn !== null && decided !== null && suppliedOn < decided.decidedOn;
    const resultOn = cameBefore ? null : (decided?.decidedOn ?? null);
    const countsFrom = waits ? accepted.acceptedAs : resultOn;
    const byTemplate = countsFrom === null ? onDate(null) : fromTemplate;
    return {
      kind: 'supplement',
      subject: material,
      holder: OWNER,
      limit: promisedBy === null ? byTemplate : onDate(promisedBy),
      actedOn: resultOn ?? accepted.acceptedOn,
      events: between(countsFrom ?? accepted.acceptedOn, at(suppliedOn), ended),
    };
  });
}

function afterDecision(decided: Decided, ended: Stop, rules: CaseRules): readonly CaseClock[] {
  const lead = rules.item.department.lead;
  const clocks: CaseClock[] = [];
  // A licence that is to be revoked is not handed out any more.
  const broken = decided.verification?.broken != null ? at(decided.verification.endedOn, false) : null;
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
      actedOn: decided.decidedOn,
      events: between(decided.decidedOn, at(decided.deliveredOn), broken, ended),
    });
  }
  const handedOutBefore = decided.deliveredOn !== null && decided.deliveredOn < lastSupplied;
  if (decided.result === 'approve_tolerant' && Number.isFinite(lastSupplied) && !handedOutBefore) {
    clocks.push({
      kind: 'conversion',
      subject: null,
      holder: lead,
      limit: working(CONVERSION_DAYS),
      actedOn: lastSupplied,
      events: between(lastSupplied, at(decided.deliveredOn), ended),
    });
  }
  const verify = limitOf(rules.item.commitment.verify) ?? rules.policies.on(decided.decidedOn).verification;
  if (decided.verification !== null) {
    const { failedOn, rectifyBy, endedOn } = decided.verification;
    clocks.push({
      kind: 'verification',
      subject: null,
      holder: lead,
      limit: days(verify, rollsFrom(rules, decided.decidedOn)),
      actedOn: decided.decidedOn,
      events: between(decided.decidedOn, at(failedOn), at(endedOn), ended),
    });
    if (failedOn !== null) {
      clocks.push({
        kind: 'rectification',
        subject: null,
        holder: OWNER,
        limit: onDate(rectifyBy),
        actedOn: failedOn,
        events: between(failedOn, broken ?? at(endedOn), ended),
      });
    }
  }
  return clocks;
}
