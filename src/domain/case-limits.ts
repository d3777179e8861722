// The limits of one case as dates: the last day to tell what is missing, and the last day to decide.
import { type Accepted, acceptanceDay, type Received } from './case.ts';
import type { CaseRules, ItemLimit } from './case-rules.ts';
import type { Day } from './day.ts';
import { dueOn, type PauseInterval } from './time-limit.ts';

/** Days within which all that is missing must be told, once (许可法 32(4)). */
export const INTAKE_DAYS = 5;

/** The last day to tell what is missing. */
export const intakeDue = (state: Received, rules: CaseRules): Day =>
  rules.calendar.shift(state.filedOn, INTAKE_DAYS);

/** The limit that binds the decider: the promised one, else the law's; null when there is neither. */
const bindingLimit = (rules: CaseRules): ItemLimit | null => rules.promised ?? rules.statutory;

const startOf = (limit: ItemLimit, state: Received, acceptedOn: Day): Day =>
  limit.starts === 'received' ? state.receivedOn : acceptedOn;

/** The last day to decide, extension included; null without a limit. */
export function decisionDue(
  state: Accepted,
  rules: CaseRules,
  pauses: readonly PauseInterval[] = [],
): Day | null {
  const limit = bindingLimit(rules);
  if (limit === null) return null;
  const days = limit.days + (state.extension?.days ?? 0);
  return dueOn(
    rules.calendar,
    startOf(limit, state, state.acceptedOn),
    { days, unit: limit.unit },
    { pauses },
  );
}

/** The last day to decide, were the receipt accepted on the day `on`. */
export function decisionDueIfAccepted(state: Received, on: Day, rules: CaseRules): Day | null {
  const limit = bindingLimit(rules);
  return limit === null
    ? null
    : dueOn(rules.calendar, startOf(limit, state, acceptanceDay(state, on)), limit);
}
