// What a new notice changes: the days that are worked under one of two calendars and not under the other.
import type { DayFact, WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';

export interface DifferingDay {
  readonly day: Day;
  readonly before: DayFact;
  readonly after: DayFact;
}

export interface CalendarDifference {
  /** Worked under one and not under the other, from early to late; only these can move a date. */
  readonly days: readonly DifferingDay[];
  /** Worked, or not, under both, but of another kind or name. */
  readonly renamed: readonly DifferingDay[];
  /** Until these days no later notice is expected to touch a date: one that lies between them has become firm. */
  readonly firmUntilBefore: Day;
  readonly firmUntilAfter: Day;
}

/** Every day that both calendars can be asked for, provisional years included. */
export function differingDays(before: WorkingDayCalendar, after: WorkingDayCalendar): CalendarDifference {
  const days: DifferingDay[] = [];
  const renamed: DifferingDay[] = [];
  const last = Math.min(before.to, after.to);
  for (let day = Math.max(before.from, after.from); day <= last; day += 1) {
    if (!before.covers(day) || !after.covers(day)) continue;
    const one = before.fact(day);
    const other = after.fact(day);
    if (one.working !== other.working) days.push({ day, before: one, after: other });
    else if (one.kind !== other.kind || one.name !== other.name)
      renamed.push({ day, before: one, after: other });
  }
  return { days, renamed, firmUntilBefore: before.firmUntil, firmUntilAfter: after.firmUntil };
}
