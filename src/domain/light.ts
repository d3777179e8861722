// Lights of approval time by the `due-red` rules (design §7): yellow when at most max(1, 10 % of the limit, rounded up)
// days remain, late from 00:00 of the day after the due date, rest day or not.
import type { WorkingDayCalendar } from './calendar.ts';
import type { Day } from './day.ts';

export type Light = 'none' | 'yellow' | 'red' | 'breach';

const order: readonly Light[] = ['none', 'yellow', 'red', 'breach'];
export const worst = (lights: readonly Light[]): Light =>
  lights.reduce<Light>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'none');

/** The days from which a running clock shows yellow and its late colour; a light is then a comparison of days. */
export interface LightDays {
  readonly yellowOn: Day;
  readonly lateOn: Day;
  readonly late: 'red' | 'breach';
}

/**
 * `total` is the limit with extensions in `unit`; `due` may be a rest day where a paper names it. `lateOn` is later than
 * the day after `due` where a pause lies between.
 */
export function lightDays(
  calendar: WorkingDayCalendar,
  unit: 'working' | 'natural',
  total: number,
  due: Day,
  late: 'red' | 'breach',
  lateOn: Day = due + 1,
): LightDays {
  const warning = Math.max(1, Math.ceil(total / 10));
  const yellowOn =
    unit === 'working' ? calendar.shift(calendar.previousOrSame(due), -warning) : due - warning;
  return { yellowOn, lateOn, late };
}

export const lightOn = (days: LightDays, asOf: Day): Light =>
  asOf >= days.lateOn ? days.late : asOf >= days.yellowOn ? 'yellow' : 'none';

/** The next day on which the light changes, or null when it has reached its worst. */
export const nextLightChange = (days: LightDays, asOf: Day): Day | null =>
  asOf < days.yellowOn ? days.yellowOn : asOf < days.lateOn ? days.lateOn : null;
