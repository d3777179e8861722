// One clock, for tests that say: given these events and this limit, on that day it reads so.
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import { type ClockEvent, type ClockLimit, readClock } from '../../src/domain/legal-clock.ts';
import type { LimitUnit } from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from './calendar.ts';

export const limit = (
  days: number,
  unit: LimitUnit = 'working',
  late: 'red' | 'breach' = 'red',
): ClockLimit => ({
  kind: 'days',
  days,
  unit,
  roll: true,
  late,
});
export const onDate = (date: string): ClockLimit => ({ kind: 'date', on: day(date), late: 'red' });

export const started = (date: string): ClockEvent => ({ type: 'started', on: day(date) });
export const paused = (date: string, until?: string): ClockEvent => ({
  type: 'paused',
  on: day(date),
  until: until === undefined ? null : day(until),
});
export const resumed = (date: string): ClockEvent => ({ type: 'resumed', on: day(date) });
export const extended = (date: string, days: number): ClockEvent => ({
  type: 'extended',
  on: day(date),
  days,
});
export const stopped = (date: string, fulfilled = true): ClockEvent => ({
  type: 'stopped',
  on: day(date),
  fulfilled,
});

/** The reading in short; null before the start. */
export function read(events: readonly ClockEvent[], of: ClockLimit, asOf: string) {
  const reading = readClock(events, of, calendar, day(asOf));
  if (reading === null) return null;
  const { state, usedDays, remainingDays, overdueDays, light } = reading;
  const dueOn = isoDayOrNull(reading.dueOn);
  return { state, dueOn, usedDays, remainingDays, overdueDays, light };
}
