// Material that was promised, as lists and sums show it: one entry for each material of each filing that was accepted with gaps,
// paid or not (rules §4, statistics to keep).
import { acceptedFacts, type CaseState, decidedFacts } from './case.ts';
import { clocksOf } from './case-clocks.ts';
import type { CaseHistory } from './case-history.ts';
import type { CaseRules } from './case-rules.ts';
import type { Day } from './day.ts';
import type { Gate } from './gates.ts';
import { readClock } from './legal-clock.ts';

export const debtForms = ['before_decision', 'after_decision'] as const;
export type DebtForm = (typeof debtForms)[number];

export interface Debt {
  readonly instance: number;
  readonly material: string;
  readonly name: string;
  readonly form: DebtForm;
  /** What it keeps shut (gates.ts); `none`: nothing but its day. */
  readonly gate: string;
  readonly gateItem: string | null;
  readonly promisedOn: Day;
  /** The day of the letter, the day it was put off to, or the template's; null = with the gate. */
  readonly dueOn: Day | null;
  readonly provisional: boolean;
  readonly suppliedOn: Day | null;
  /** The filing ended without it. */
  readonly endedOn: Day | null;
  /** How the filing ended; null while it lives, and where it was paid. */
  readonly end: CaseState['status'] | null;
}

/** Of all filings of a case, in order. */
export const debtsOf = ({ instances }: CaseHistory, gate: Gate | null, rules: CaseRules): readonly Debt[] =>
  instances.flatMap((state) => debtsIn(state, gate, rules));

function debtsIn(state: CaseState, gate: Gate | null, rules: CaseRules): readonly Debt[] {
  const accepted = acceptedFacts(state);
  if (accepted === null || accepted.owed.length === 0) return [];
  const clocks = clocksOf(state, rules).filter(({ kind }) => kind === 'supplement');
  const ended = 'before' in state ? state.endedOn : state.status === 'refused' ? state.decidedOn : null;
  const form: DebtForm =
    decidedFacts(state)?.result === 'approve_tolerant' ||
    rules.item.tolerate_missing.release === 'after_decision'
      ? 'after_decision'
      : 'before_decision';
  return accepted.owed.map(({ material, suppliedOn }): Debt => {
    const clock = clocks.find(({ subject }) => subject === material);
    // Its day does not move as days pass, so the row says the same whenever it is made.
    const lastOn = Math.max(0, ...(clock?.events ?? []).map(({ on }) => on));
    const reading = clock === undefined ? null : readClock(clock.events, clock.limit, rules.calendar, lastOn);
    const endedOn = suppliedOn === null ? ended : null;
    return {
      instance: accepted.instance,
      material,
      name: rules.item.materials.find(({ code }) => code === material)?.zh ?? material,
      form,
      gate: gate?.code ?? 'none',
      gateItem: gate?.item ?? null,
      promisedOn: accepted.answeredOn,
      dueOn: reading?.dueOn ?? null,
      provisional: reading?.provisional ?? false,
      suppliedOn,
      endedOn,
      end: endedOn === null ? null : state.status,
    };
  });
}
