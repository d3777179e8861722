// The promises on which a case was granted, as lists and pages show them: where each stands, and the days that matter.
import { type CaseState, decidedFacts, type PromiseGround } from './case.ts';
import type { CaseHistory } from './case-history.ts';
import { type CaseReading, type RunClock, readCase } from './case-reading.ts';
import type { CaseRules } from './case-rules.ts';
import { type CommitmentState, commitmentState, publicityOn } from './commitment-outcome.ts';
import type { Day } from './day.ts';

/** What lists and pages know of one promise of a case; one for each filing that was granted on one. */
export interface CommitmentSummary {
  readonly instance: number;
  readonly state: CommitmentState;
  readonly decidedOn: Day;
  /** By which it is to be checked. */
  readonly dueOn: Day | null;
  readonly rectifyBy: Day | null;
  /** Checked for good. */
  readonly judgedOn: Day | null;
  readonly publicityOn: Day | null;
  readonly ground: PromiseGround;
}

/** Of the filing in `state`, whose clocks these are; null when it was not granted on a promise. */
export function commitmentOf(
  state: CaseState,
  clocks: readonly RunClock[],
  { policies }: Pick<CaseRules, 'policies'>,
): CommitmentSummary | null {
  const found = commitmentState(state);
  const decided = decidedFacts(state);
  if (found === null || decided === null || decided.ground === null) return null;
  const verification = clocks.find(({ clock }) => clock.kind === 'verification');
  const dueOn = verification?.reading.dueOn ?? null;
  return {
    instance: decided.instance,
    state: found,
    decidedOn: decided.decidedOn,
    dueOn,
    rectifyBy: decided.verification?.rectifyBy ?? null,
    judgedOn: decided.verification?.endedOn ?? null,
    publicityOn: publicityOn(state, dueOn, policies.on(decided.decidedOn).publicity.days),
    ground: decided.ground,
  };
}

/** Of all filings of a case, in order. */
export const commitmentsOf = (
  { instances }: CaseHistory,
  reading: CaseReading,
  rules: CaseRules,
): readonly CommitmentSummary[] =>
  instances
    .map((state, i) => {
      const decided = decidedFacts(state);
      if (decided === null || decided.ground === null) return null;
      const last = i === instances.length - 1;
      return commitmentOf(
        state,
        last ? reading.clocks : readCase(state, rules, decided.decidedOn, true).clocks,
        rules,
      );
    })
    .filter((found) => found !== null);
