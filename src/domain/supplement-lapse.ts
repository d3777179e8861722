// What follows when promised material has not come by its day (rules §4): by the place's policy of the day of acceptance, on
// which the letter told it. The program says so from the next day on; a person records it. Force majeure puts a day off once.
import { type Accepted, acceptedFacts, type CaseState, stillOwed } from './case.ts';
import { clocksOf } from './case-clocks.ts';
import type { CaseFact } from './case-events.ts';
import { decisionDue } from './case-limits.ts';
import type { CaseRules } from './case-rules.ts';
import { type Day, isoDay } from './day.ts';
import { conflict, type Facts, invalidField, type Refusal } from './errors.ts';
import { readClock } from './legal-clock.ts';
import type { SupplementLapse as Ruled } from './policy.ts';
import { resultWaits } from './tolerance.ts';

export const lapsedSupplementKinds = [
  'revoke_acceptance',
  'deemed_withdrawn',
  'terminate',
  'take_back',
  'flagged',
] as const;
export type LapsedSupplementKind = (typeof lapsedSupplementKinds)[number];

export interface LapseRule {
  readonly kind: LapsedSupplementKind;
  /** Which value of the place's policy says so. */
  readonly policy: 'lapsedSupplement' | 'lapsedDeferred';
}

export interface LapsedSupplement extends LapseRule {
  /** Of those owed, the ones whose day has passed. */
  readonly materials: readonly string[];
  /** The earliest of their days. */
  readonly dueOn: Day;
  /** On which day the policy was asked. */
  readonly policyOn: Day;
  /** From which day on a breach is public. */
  readonly publicOn: Day;
}

/** What is owed, each with its day; null where no day is named. */
export function owedDays(
  state: CaseState,
  rules: CaseRules,
  asOf: Day,
): readonly { readonly material: string; readonly dueOn: Day | null }[] {
  const accepted = acceptedFacts(state);
  if (accepted === null || 'before' in state || state.status === 'refused') return [];
  const clocks = clocksOf(state, rules).filter(({ kind }) => kind === 'supplement');
  return stillOwed(accepted).map(({ material }) => {
    const clock = clocks.find(({ subject }) => subject === material);
    const start = clock?.events[0]?.on ?? asOf;
    const reading =
      clock === undefined
        ? null
        : readClock(clock.events, clock.limit, rules.calendar, Math.max(asOf, start));
    return { material, dueOn: reading?.dueOn ?? null };
  });
}

/** null while nothing that is owed is past its day, and once the case has ended. */
export function supplementLapse(state: CaseState, rules: CaseRules, asOf: Day): LapsedSupplement | null {
  const accepted = acceptedFacts(state);
  if (accepted === null || accepted.owed.length === 0) return null;
  const late = owedDays(state, rules, asOf).flatMap(({ material, dueOn }) =>
    dueOn !== null && asOf > dueOn ? [{ material, dueOn }] : [],
  );
  if (late.length === 0) return null;
  const dueOn = Math.min(...late.map((one) => one.dueOn));
  const policyOn = accepted.answeredOn;
  return {
    ...lapseRule(rules, policyOn, state.status === 'decided_tolerant'),
    materials: late.map(({ material }) => material),
    dueOn,
    policyOn,
    publicOn: dueOn + rules.policies.on(policyOn).publicity.days,
  };
}

/** What the place says of a promise given on that day: once the result was issued, or while it waits. */
function lapseRule(rules: CaseRules, on: Day, isIssued: boolean): LapseRule {
  const { lapsedDeferred, lapsedSupplement } = rules.policies.on(on);
  return isIssued
    ? { kind: lapsedDeferred.value, policy: 'lapsedDeferred' }
    : { kind: ruled(lapsedSupplement.value, rules), policy: 'lapsedSupplement' };
}

/** What the letter of a file accepted on that day tells of a missed day: where the result comes first, what follows then. */
export const toldLapse = (rules: CaseRules, on: Day): LapseRule => lapseRule(rules, on, !resultWaits(rules));

function ruled(value: Ruled, { item }: CaseRules): Exclude<LapsedSupplementKind, 'take_back'> {
  if (value !== 'by_template') return value;
  const { on_lapse: lapse } = item.tolerate_missing;
  return lapse === 'revoke_acceptance' || lapse === 'terminate' ? lapse : 'flagged';
}

export const consequenceEvents = ['revoke', 'terminate', 'withdraw'] as const;
export const consequenceRevocations = ['acceptance_revoked', 'licence_revoked'] as const;
export interface ConsequenceEvent {
  readonly type: (typeof consequenceEvents)[number];
  readonly what: (typeof consequenceRevocations)[number] | null;
  readonly deemed: boolean;
}

/** The event that records the consequence; null where a person has to ask the applicant first. */
export function consequenceEvent(kind: LapsedSupplementKind): ConsequenceEvent | null {
  switch (kind) {
    case 'revoke_acceptance':
      return { type: 'revoke', what: 'acceptance_revoked', deemed: false };
    case 'take_back':
      return { type: 'revoke', what: 'licence_revoked', deemed: false };
    case 'terminate':
      return { type: 'terminate', what: null, deemed: false };
    case 'deemed_withdrawn':
      return { type: 'withdraw', what: null, deemed: true };
    case 'flagged':
      return null;
  }
}

/** Why a tolerant case may not be taken for withdrawn; null when it may: the place says so, and a promised day has passed. */
export function lapsedWithdrawalRefusal(state: CaseState, rules: CaseRules, on: Day): Refusal | null {
  const accepted = acceptedFacts(state);
  const rule = accepted === null ? null : rules.policies.on(accepted.answeredOn).lapsedSupplement;
  if (rule?.value !== 'deemed_withdrawn') return invalidField('deemed', 'supplement_withdrawal_not_here');
  return supplementLapse(state, rules, on) === null ? invalidField('deemed', 'supplement_not_lapsed') : null;
}

/**
 * Why an acceptance may not be revoked; null when it may: what was missing has not come by its day, or what came for it does not
 * do (浙规定 11). Without a gap there is nothing to revoke it for: a slip is mended, an application that goes no further ended.
 */
export function acceptanceRevocationRefusal(
  accepted: Accepted,
  state: CaseState,
  on: Day,
  rules: CaseRules,
  about: Facts,
): Refusal | null {
  if (accepted.owed.length === 0) return conflict('revocation_without_gap', about);
  if (accepted.owed.some(({ suppliedOn }) => suppliedOn !== null)) return null;
  const days = owedDays(state, rules, on).flatMap(({ dueOn }) => (dueOn === null ? [] : [dueOn]));
  const first = days.length === 0 ? null : Math.min(...days);
  return first === null || on > first
    ? null
    : conflict('revocation_before_lapse', { ...about, dueOn: isoDay(first) });
}

/** Once a material, to a later day, and while the result waits never past the last day to decide. */
export function postponementRefusal(
  accepted: Accepted,
  state: CaseState,
  fact: Extract<CaseFact, { type: 'postpone_supplement' }>,
  on: Day,
  rules: CaseRules,
  about: Facts,
): Refusal | null {
  const owed = stillOwed(accepted);
  if (owed.length === 0) return conflict('nothing_owed', about);
  const named = fact.materials ?? owed.map(({ material }) => material);
  const unknown = named.filter((material) => !owed.some((one) => one.material === material));
  if (unknown.length > 0) return invalidField('materials', 'material_not_owed', { materials: unknown });
  const again = owed.find(({ material, postponed }) => named.includes(material) && postponed !== null);
  if (again !== undefined)
    return conflict('supplement_postponed_before', { ...about, material: again.material });
  const days = owedDays(state, rules, on).filter(({ material }) => named.includes(material));
  const latest = Math.max(on, ...days.map(({ dueOn }) => dueOn ?? on));
  if (fact.until <= latest) return invalidField('until', 'supplement_not_later', { dueOn: isoDay(latest) });
  const pauses = accepted.pauses.map(({ from, to }) => ({ from, to: to ?? on }));
  const cap = resultWaits(rules) ? decisionDue(accepted, rules, pauses) : null;
  return cap !== null && fact.until > cap
    ? invalidField('until', 'supplement_after_decision', { latest: isoDay(cap) })
    : null;
}
