// At the counter: what a checked list allows. Accept, accept with gaps, tell once what is missing, refuse, or say that no licence
// is needed (许可法 32); which of them, why not, and which dates would follow.
import type { CaseState } from './case.ts';
import { facts } from './case.ts';
import type { CaseFact, Owed } from './case-events.ts';
import { evolve } from './case-evolve.ts';
import { passTime } from './case-history.ts';
import { mayHappen } from './case-life.ts';
import { type CaseReading, readCase } from './case-reading.ts';
import { type CaseRules, refusalFor } from './case-rules.ts';
import { type Day, dayOfInstant, type Instant, isoDay, startOfDay } from './day.ts';
import type { Facts, Refusal } from './errors.ts';
import { countsAs } from './filing-day.ts';
import type { MaterialSpec } from './template.ts';

/** 齐, 缺, 不符. */
export const ticks = ['in', 'missing', 'unfit'] as const;
export type Tick = (typeof ticks)[number];

export const intakeOutcomes = ['accept', 'accept_tolerantly', 'notice', 'refuse', 'not_needed'] as const;
export type IntakeOutcome = (typeof intakeOutcomes)[number];

/** A material that the applicant has to hand in; null = nobody has looked yet. */
export interface Checked {
  readonly material: Pick<MaterialSpec, 'code' | 'zh' | 'role' | 'tolerable'>;
  readonly tick: Tick | null;
}

export interface Advice {
  readonly outcome: IntakeOutcome;
  /** Why not; null when it can be done. */
  readonly blocked: { readonly code: string; readonly facts: Facts } | null;
  /** The one that fits the list. */
  readonly suggested: boolean;
}

/** How a case comes to its answer: a first filing, a correction handed in, or one that lies here already; null: none of them. */
export type IntakeStep = 'receive' | 'resubmit' | 'answer';
export function intakeStep({ status }: CaseState): IntakeStep | null {
  if (status === 'received') return 'answer';
  if (status === 'correcting') return 'resubmit';
  return mayHappen('receive', status) ? 'receive' : null;
}

/** The state once the file lies at the counter; `at` is when it came. */
export function receivedAt(state: CaseState, at: Instant, byWindow: boolean, rules: CaseRules): CaseState {
  const step = intakeStep(state);
  if (step === null || step === 'answer') return state;
  const on = dayOfInstant(at);
  const fact: CaseFact = step === 'receive' ? { type: 'receive', window: byWindow } : { type: 'resubmit' };
  return evolve(state, fact, on, countsAs(fact.type, at, rules));
}

export const lackingOf = (checked: readonly Checked[]): readonly Checked[] =>
  checked.filter(({ tick }) => tick === 'missing' || tick === 'unfit');

/** What the list of papers does not say: what keeps a case from acceptance at all, and what from one with gaps. */
export interface Bars {
  readonly acceptance: Refusal | null;
  readonly gaps: Refusal | null;
}

/** In the order of the page. `received` is the state once the file is in. */
export function adviceOn(
  checked: readonly Checked[],
  received: CaseState,
  on: Day,
  rules: CaseRules,
  barred: Bars,
): readonly Advice[] {
  const known = passTime(received, on, rules);
  const reasons = intakeOutcomes.map((outcome) => ({
    outcome,
    blocked: whyNot(outcome, checked, known, on, rules, barred),
  }));
  const fitting = checked.some(({ tick }) => tick === null)
    ? undefined
    : reasons.find(({ outcome, blocked }) => blocked === null && fits.includes(outcome));
  return reasons.map((one) => ({ ...one, suggested: one === fitting }));
}
const fits: readonly IntakeOutcome[] = ['accept', 'accept_tolerantly', 'notice'];

const factOf: Readonly<Record<IntakeOutcome, CaseFact>> = {
  accept: { type: 'accept' },
  accept_tolerantly: { type: 'accept' },
  notice: { type: 'correction_notice', text: '', again: '' },
  refuse: { type: 'refuse_acceptance', reason: '' },
  not_needed: { type: 'not_accept', reason: '' },
};

function whyNot(
  outcome: IntakeOutcome,
  checked: readonly Checked[],
  received: CaseState,
  on: Day,
  rules: CaseRules,
  barred: Bars,
): Advice['blocked'] {
  const state = refusalFor(received, factOf[outcome], on, rules);
  if (state !== null) return saidBy(state);
  const accepts = outcome === 'accept' || outcome === 'accept_tolerantly';
  if (accepts && barred.acceptance !== null) return saidBy(barred.acceptance);
  const unchecked = checked.filter(({ tick }) => tick === null).length;
  const lacking = lackingOf(checked);
  switch (outcome) {
    case 'accept':
      if (lacking.length > 0) return lacks(lacking);
      return unchecked > 0 ? { code: 'intake_unchecked', facts: { n: unchecked } } : null;
    case 'accept_tolerantly': {
      if (!rules.item.tolerate_missing.allowed)
        return { code: 'tolerance_not_allowed', facts: { item: rules.item.code } };
      const principal = lacking.filter(({ material }) => !material.tolerable);
      if (principal.length > 0)
        return { code: 'intake_not_tolerable', facts: { materials: names(principal) } };
      if (unchecked > 0) return { code: 'intake_unchecked', facts: { n: unchecked } };
      if (lacking.length === 0) return { code: 'intake_nothing_lacks', facts: {} };
      return barred.gaps === null ? null : saidBy(barred.gaps);
    }
    case 'notice':
      // The list must be complete: it is told once.
      if (unchecked > 0) return { code: 'intake_unchecked_notice', facts: { n: unchecked } };
      return lacking.length === 0 ? { code: 'intake_nothing_to_correct', facts: {} } : null;
    default:
      return null;
  }
}

const saidBy = (refusal: Refusal) => refusal.issues[0] ?? refusal;
const names = (some: readonly Checked[]): readonly string[] => some.map(({ material }) => material.zh);

function lacks(lacking: readonly Checked[]): Advice['blocked'] {
  const missing = lacking.filter(({ tick }) => tick === 'missing').length;
  const unfit = lacking.length - missing;
  if (unfit === 0) return { code: 'intake_lacks_missing', facts: { n: missing } };
  if (missing === 0) return { code: 'intake_lacks_unfit', facts: { n: unfit } };
  return { code: 'intake_lacks', facts: { missing, unfit } };
}

/** The case as it would read on the evening of `on`, were the file accepted then. */
export function acceptedReading(
  received: CaseState,
  on: Day,
  missing: readonly Owed[],
  rules: CaseRules,
): CaseReading {
  const at = startOfDay(on);
  const fact: CaseFact = { type: 'accept', missing };
  return readCase(evolve(received, fact, on, countsAs('accept', at, rules)), rules, on, true);
}

/** The law names no number of days to correct; this many working days are proposed, and the window may name another day. */
const DAYS_TO_CORRECT = 10;
export const proposedCorrectBy = (on: Day, { calendar }: CaseRules): Day =>
  calendar.shift(on, DAYS_TO_CORRECT);

/** The day on which this filing was told before what is missing; null where it was not. */
export const toldBefore = (state: CaseState): string | null => {
  const first = facts(state)?.corrections[0];
  return first === undefined ? null : isoDay(first.noticeOn);
};
