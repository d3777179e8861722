// The provincial sum of a stage (rules §6, Vendor-E): what departments used of it, what special procedures took, and the
// owner's reasonable time. Parallel work counts once, and so does an interruption, however many cases it holds up.

import type { WorkingDayCalendar } from './calendar.ts';
import { acceptedFacts, type CaseState, decidedFacts, facts } from './case.ts';
import { OWNER, pauseHolder } from './case-clocks.ts';
import { doneOn } from './case-reading.ts';
import type { CaseRules } from './case-rules.ts';
import type { Day } from './day.ts';
import type { PlacedCase, ProjectReading } from './project-reading.ts';
import type { ItemSpec, StageSpec } from './template.ts';
import { countedDays, mergePauses, type PauseInterval } from './time-limit.ts';

export interface StageAccount {
  readonly spec: StageSpec;
  /** Of the stage's budget; working days where it has none. */
  readonly unit: 'working' | 'natural';
  /** First receipt of a case that counts; null before it. */
  readonly startedOn: Day | null;
  /** The last decision, once no such case is left undecided; null until then. */
  readonly endedOn: Day | null;
  /** Days in (startedOn, endedOn or `asOf`]: approval, special and owner's days add up to it. */
  readonly elapsed: number;
  /** Union of receipt to decision, without the union of corrections and special procedures. */
  readonly approval: number;
  /** Union of special procedures, those in the applicant's hands left out: they are corrections. */
  readonly special: number;
  /** What is left: gaps between cases, and corrections (建设单位合理化用时). */
  readonly owner: number;
  readonly budget: number | null;
  /** Items decided late, or late today. */
  readonly lateItems: readonly string[];
  /** More approval days than the budget, or an item late. */
  readonly overdue: boolean;
}

/** What departments do, themselves or by commission; utilities, owners and what they commission stand outside. */
const isApproval = ({ kind, commissioned_by }: ItemSpec): boolean =>
  ['licence', 'filing', 'confirmation', 'public_service', 'technical_review'].includes(kind) ||
  (kind === 'intermediary' && commissioned_by === 'government');

/** Statistics leave out what was returned, refused, withdrawn, terminated or revoked (rules §2.1: 2, 4, 5, 13, 14, 15). */
const isKept = (state: CaseState): boolean => !('before' in state) && state.status !== 'refused';

export function stageAccounts(
  { cases, stages, asOf }: ProjectReading,
  calendar: WorkingDayCalendar,
): readonly StageAccount[] {
  return stages.map(({ spec }) => {
    const own = cases.filter(({ item }) => item.spec.stage === spec.code && isApproval(item.spec));
    return stageAccount(spec, own, calendar, asOf);
  });
}

interface Interruptions {
  readonly corrections: readonly PauseInterval[];
  readonly special: readonly PauseInterval[];
}

function stageAccount(
  spec: StageSpec,
  cases: readonly PlacedCase[],
  calendar: WorkingDayCalendar,
  asOf: Day,
): StageAccount {
  const unit = spec.budget?.unit === 'natural' ? 'natural' : 'working';
  const budget = spec.budget?.unit === unit ? spec.budget.days : null;
  const filings = cases.flatMap(({ history, rules }) =>
    history.instances.filter(isKept).flatMap((state) => filingOf(state, rules, asOf)),
  );
  const none = { elapsed: 0, approval: 0, special: 0, owner: 0, lateItems: [], overdue: false };
  if (filings.length === 0) return { spec, unit, startedOn: null, endedOn: null, budget, ...none };
  const startedOn = Math.min(...filings.map(({ from }) => from));
  const isOver = cases.every(({ reading }) => doneOn(reading.state) !== null);
  const endedOn = isOver ? Math.max(...filings.map(({ to }) => to)) : null;
  const days = (intervals: readonly PauseInterval[]): number =>
    mergePauses(intervals, startedOn).reduce(
      (sum, { from, to }) => sum + countedDays(calendar, unit, from, to),
      0,
    );
  const elapsed = countedDays(calendar, unit, startedOn, endedOn ?? asOf);
  const specials = filings.flatMap(({ special }) => special);
  const special = days(specials);
  const interrupted = days([...specials, ...filings.flatMap(({ corrections }) => corrections)]);
  const approval = days(filings) - interrupted;
  const lateItems = cases.filter(isLate).map(({ item }) => item.code);
  return {
    spec,
    unit,
    startedOn,
    endedOn,
    elapsed,
    approval,
    special,
    owner: elapsed - special - approval,
    budget,
    lateItems,
    overdue: lateItems.length > 0 || (budget !== null && approval > budget),
  };
}

/** Receipt to decision of one instance, as (from, to], with what interrupted it; empty before receipt. */
function filingOf(state: CaseState, rules: CaseRules, asOf: Day): readonly (PauseInterval & Interruptions)[] {
  const received = facts(state);
  if (received === null) return [];
  const corrections = received.corrections.map(({ noticeOn, correctedOn }) => ({
    from: noticeOn,
    to: correctedOn ?? asOf,
  }));
  const special: PauseInterval[] = [];
  for (const { from, to, procedure } of acceptedFacts(state)?.pauses ?? [])
    (pauseHolder(procedure, rules) === OWNER ? corrections : special).push({ from, to: to ?? asOf });
  const to = decidedFacts(state)?.decidedOn ?? asOf;
  return [{ from: received.receivedOn, to, corrections, special }];
}

const isLate = ({ reading }: PlacedCase): boolean =>
  isKept(reading.state) &&
  reading.clocks.some(
    ({ clock, reading: { overdueDays } }) =>
      ['promised', 'statutory', 'intermediary'].includes(clock.kind) && overdueDays !== null,
  );
