// As which day a filing or an acceptance counts: the true one, or the working day that the place's policy puts in its stead
// (rules §1.4, trap 3). The record keeps the true instant and shows the true day; only clocks begin by this one.
import type { WorkingDayCalendar } from './calendar.ts';
import type { CaseFact } from './case-events.ts';
import { type Day, dayOfInstant, type Instant, startOfDay } from './day.ts';
import type { PlacePolicies } from './policy.ts';

export interface FilingRules {
  readonly calendar: WorkingDayCalendar;
  readonly policies: PlacePolicies;
}

/** The day as which the act counts; for all acts but filings and acceptances the day of `at` itself. */
export function countsAs(type: CaseFact['type'], at: Instant, rules: FilingRules): Day {
  switch (type) {
    case 'receive':
    case 'hand_over':
    case 'resubmit':
      return filedAs(at, rules);
    case 'accept':
      return acceptedAs(dayOfInstant(at), rules);
    default:
      return dayOfInstant(at);
  }
}

/** Of a filing or a correction handed in, by the policy of its own day. */
function filedAs(at: Instant, { calendar, policies }: FilingRules): Day {
  const on = dayOfInstant(at);
  const { receiptAfterHours, receiptOnRestDay } = policies.on(on);
  const late =
    receiptAfterHours.value === 'next_working_day' && minuteOf(at) >= minutes(receiptAfterHours.closes);
  if (late) return calendar.next(on);
  return receiptOnRestDay.value === 'next_working_day' ? calendar.nextOrSame(on) : on;
}

/** Closing time protects against what comes in late; an agency that accepts after it has chosen to, so only rest days move. */
export const acceptedAs = (on: Day, { calendar, policies }: FilingRules): Day =>
  policies.on(on).receiptOnRestDay.value === 'next_working_day' ? calendar.nextOrSame(on) : on;

/** Minutes since midnight in Shanghai. */
const minuteOf = (at: Instant): number => Math.floor((at - startOfDay(dayOfInstant(at))) / 60_000);
const minutes = (time: string): number => {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
};
