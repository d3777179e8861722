// The limits of one case as dates: the last day to tell what is missing, and the last day to decide.
import { type Accepted, acceptanceDays, type Received } from './case.ts';
import type { CaseRules, ItemLimit } from './case-rules.ts';
import type { Day } from './day.ts';
import { acceptedAs } from './filing-day.ts';
import { INTAKE_DAYS } from './policy.ts';
import { dueOn, type PauseInterval } from './time-limit.ts';

/** The last day to tell what is missing. */
export const intakeDue = (state: Received, rules: CaseRules): Day =>
  rules.calendar.shift(state.filedAs, INTAKE_DAYS);

/** The limit that binds the decider: the promised one, else the law's; null when there is neither. */
const bindingLimit = (rules: CaseRules): ItemLimit | null => rules.promised ?? rules.statutory;

/** When a clock begins: the day of the act, whose policies hold for it, and day 0, which a policy may have moved. */
export interface Beginning {
  readonly on: Day;
  readonly as: Day;
}

/**
 * Of a decision limit. One that runs from receipt begins with the filing that was complete: time spent on correcting
 * postpones it (建筑法 8 with 建筑工程施工许可管理办法 5(3)).
 */
export const beginningOf = (limit: ItemLimit, filing: Beginning, acceptance: Beginning): Beginning =>
  limit.starts === 'received' ? filing : acceptance;

export const filingOf = ({ filedOn, filedAs }: Received): Beginning => ({ on: filedOn, as: filedAs });
export const acceptanceOf = ({ deemed, filedOn, acceptedOn, acceptedAs }: Accepted): Beginning => ({
  on: deemed ? filedOn : acceptedOn,
  as: acceptedAs,
});

/** Whether a natural or month limit that an act of that day begins moves off a rest day (民法典 203). */
export const rollsFrom = (rules: CaseRules, actedOn: Day): boolean =>
  rules.policies.on(actedOn).rollNaturalLimits.value;

/** The last day to decide, extension included; null without a limit. */
export function decisionDue(
  state: Accepted,
  rules: CaseRules,
  pauses: readonly PauseInterval[] = [],
): Day | null {
  const limit = bindingLimit(rules);
  if (limit === null) return null;
  const total = { days: limit.days + (state.extension?.days ?? 0), unit: limit.unit };
  const { on, as } = beginningOf(limit, filingOf(state), acceptanceOf(state));
  return dueOn(rules.calendar, as, total, { pauses, roll: rollsFrom(rules, on) });
}

/** The last day to decide, were the receipt accepted on the day `on`. */
export function decisionDueIfAccepted(state: Received, on: Day, rules: CaseRules): Day | null {
  const limit = bindingLimit(rules);
  if (limit === null) return null;
  const { acceptedOn, acceptedAs: as } = acceptanceDays(state, on, acceptedAs(on, rules));
  const begins = beginningOf(limit, filingOf(state), { on: acceptedOn, as });
  return dueOn(rules.calendar, begins.as, limit, { roll: rollsFrom(rules, begins.on) });
}
