// From which day a clock shows yellow, and when its light can change next.
import { describe, expect, it } from 'vitest';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import { type ClockEvent, type ClockLimit, readClock } from '../../src/domain/legal-clock.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { limit, onDate, paused, read, resumed, started, stopped } from '../support/one-clock.ts';

describe('the day a clock turns yellow', () => {
  const yellowOn = (start: string, of: ClockLimit) =>
    isoDayOrNull(readClock([started(start)], of, calendar, day(start))?.lightDays?.yellowOn ?? null);

  it.each([
    [3, '2025-06-03', '2025-06-05'], // one day left of three
    [10, '2025-06-03', '2025-06-16'], // trap 32
    [11, '2025-06-03', '2025-06-16'], // two of eleven: rounded up
    [20, '2025-06-03', '2025-06-27'],
    [21, '2025-06-03', '2025-06-27'],
  ])('is with 10 % left, at least one day, of %i working days from %s: %s', (days, start, expected) =>
    expect(yellowOn(start, limit(days))).toBe(expected),
  );

  it('is the start of a limit of nothing', () =>
    expect(read([started('2026-05-11')], limit(0), '2026-05-11')).toMatchObject({
      dueOn: '2026-05-11',
      remainingDays: 0,
      light: 'yellow',
    }));

  it('counts natural days for a natural limit, back from the day it rolled to', () => {
    expect(yellowOn('2026-05-12', limit(30, 'natural'))).toBe('2026-06-08');
    expect(yellowOn('2025-02-13', limit(30, 'natural'))).toBe('2025-03-14');
  });

  it('takes 10 % of the days of a month limit, pauses left out', () => {
    expect(yellowOn('2026-03-12', limit(3, 'month'))).toBe('2026-06-02'); // 92 days, due on 06-12
    const events = [started('2026-03-12'), paused('2026-03-20'), resumed('2026-05-19')];
    const reading = readClock(events, limit(3, 'month'), calendar, day('2026-05-19'));
    expect(isoDayOrNull(reading?.dueOn ?? null)).toBe('2026-08-11');
    expect(isoDayOrNull(reading?.lightDays?.yellowOn ?? null)).toBe('2026-08-01');
  });

  it('takes 10 % of the working days to a date that a paper names', () =>
    expect(yellowOn('2026-05-08', onDate('2026-06-30'))).toBe('2026-06-24')); // 4 of 37

  it('leaves one working day before a date that is a rest day', () => {
    const asOf = (date: string) => read([started('2026-05-25')], onDate('2026-05-30'), date);
    expect(asOf('2026-05-27')).toMatchObject({ remainingDays: 2, light: 'none' });
    expect(asOf('2026-05-28')).toMatchObject({ remainingDays: 1, light: 'yellow' });
    expect(asOf('2026-05-30')).toMatchObject({ remainingDays: 0, light: 'yellow' });
    expect(asOf('2026-05-31')).toMatchObject({ light: 'red', overdueDays: { working: 0, natural: 1 } });
  });
});

describe('the next day on which a light can change', () => {
  const next = (asOf: string, ...more: ClockEvent[]) =>
    isoDayOrNull(
      readClock([started('2026-05-11'), ...more], limit(10), calendar, day(asOf))?.nextChangeOn ?? null,
    );

  it('is first the yellow, then the late day, then none', () => {
    expect([next('2026-05-12'), next('2026-05-22'), next('2026-05-25'), next('2026-05-26')]).toEqual([
      '2026-05-22',
      '2026-05-26',
      '2026-05-26',
      null,
    ]);
  });

  it('is none while it is paused or has stopped', () => {
    expect(next('2026-05-13', paused('2026-05-13'))).toBeNull();
    expect(next('2026-05-13', stopped('2026-05-13'))).toBeNull();
  });
});
