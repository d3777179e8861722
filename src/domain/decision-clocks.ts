// The promised and the statutory clock of a decision: from acceptance, or from receipt where the law says so (建筑法 8).
import { type Accepted, type CaseState, type Decided, type Received, standingFiling } from './case.ts';
import { acceptanceOf, beginningOf, filingOf, rollsFrom } from './case-limits.ts';
import type { CaseRules, ItemLimit } from './case-rules.ts';
import { at, between, type CaseClock, days, type Stop } from './clock-parts.ts';
import type { Day } from './day.ts';
import type { ClockEvent } from './legal-clock.ts';

/** The clock of a decision limit: `promised` (or an intermediary's), or `statutory`. */
function decisionClock(
  law: 'promised' | 'statutory',
  limit: ItemLimit,
  actedOn: Day,
  rules: CaseRules,
  events: readonly ClockEvent[],
): CaseClock {
  const promise = rules.item.kind === 'intermediary' ? 'intermediary' : 'promised';
  return {
    kind: law === 'statutory' ? law : promise,
    subject: null,
    holder: rules.item.department.lead,
    limit: days(limit, rollsFrom(rules, actedOn), law === 'statutory' ? 'breach' : 'red'),
    actedOn,
    events,
  };
}

const decisionLimits = ({ promised, statutory }: CaseRules) =>
  (
    [
      ['promised', promised],
      ['statutory', statutory],
    ] as const
  ).flatMap(([law, limit]) => (limit === null ? [] : [{ law, limit }]));

/** A limit that runs from receipt runs before anybody has accepted; it falls away while the applicant corrects. */
export function clocksFromReceipt(
  state: CaseState,
  received: Received,
  ended: Stop,
  rules: CaseRules,
): readonly CaseClock[] {
  const filing = standingFiling(received);
  if (filing === null) return [];
  const events = between(filing.as, answerAtIntake(state, ended));
  return decisionLimits(rules)
    .filter(({ limit }) => limit.starts === 'received')
    .map(({ law, limit }) => decisionClock(law, limit, filing.on, rules, events));
}

export function decisionClocks(
  accepted: Accepted,
  decided: Decided | null,
  ended: Stop,
  rules: CaseRules,
): readonly CaseClock[] {
  const pauses = accepted.pauses.flatMap((pause): ClockEvent[] => [
    { type: 'paused', on: pause.from, until: pause.until },
    ...(pause.to === null ? [] : [{ type: 'resumed', on: pause.to } as const]),
  ]);
  const extension: readonly ClockEvent[] =
    accepted.extension === null ? [] : [{ type: 'extended', ...accepted.extension }];
  return decisionLimits(rules).map(({ law, limit }): CaseClock => {
    const begins = beginningOf(limit, filingOf(accepted), acceptanceOf(accepted));
    const [start, ...stop] = between(begins.as, at(decided?.decidedOn), ended);
    return decisionClock(law, limit, begins.on, rules, [start, ...pauses, ...extension, ...stop]);
  });
}

/** Refusing or telling at intake is an answer too: the obligation is met by it. */
export const answerAtIntake = (state: CaseState, ended: Stop): Stop =>
  ended !== null && ['not_accepted', 'acceptance_refused'].includes(state.status)
    ? { ...ended, fulfilled: true }
    : ended;
