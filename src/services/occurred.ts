// When something happened that was told as a day or an instant: never in the future, nor before the calendars begin.
import type { CaseEvent } from '../domain/case-events.ts';
import { effectiveEvents } from '../domain/case-history.ts';
import type { CaseRules } from '../domain/case-rules.ts';
import { dayOfInstant, type Instant, isoDay, startOfDay } from '../domain/day.ts';
import { invalidField } from '../domain/errors.ts';
import type { Occurred } from './input.ts';

/** A day alone means: that day, after what the record already has on it. */
export function instantOf(
  occurred: Occurred | null,
  events: readonly CaseEvent[],
  now: Instant,
  rules: CaseRules,
): Instant {
  if (occurred === null) return now;
  if ('at' in occurred) return withinRecord(occurred.at, now, rules);
  if (occurred.on === dayOfInstant(now)) return now;
  const sameDay = effectiveEvents(events).filter((event) => event.on === occurred.on);
  return withinRecord(
    Math.max(startOfDay(occurred.on), ...sameDay.map((event) => event.occurredAt)),
    now,
    rules,
  );
}

function withinRecord(at: Instant, now: Instant, { calendar }: CaseRules): Instant {
  if (at > now) throw invalidField('occurredAt', 'in_the_future', { now: new Date(now).toISOString() });
  if (dayOfInstant(at) < calendar.from)
    throw invalidField('occurredAt', 'too_long_ago', { from: isoDay(calendar.from) });
  return at;
}
