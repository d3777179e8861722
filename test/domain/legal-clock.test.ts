// One clock read on named days: used, remaining and overdue days, and the light, with the edges that people dispute.
import { describe, expect, it } from 'vitest';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import { readClock } from '../../src/domain/legal-clock.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { extended, limit, paused, read, resumed, started, stopped } from '../support/one-clock.ts';

describe('a limit of 10 working days, accepted on 2026-05-11, paused from 05-15 to 05-18', () => {
  const events = [started('2026-05-11'), paused('2026-05-15'), resumed('2026-05-18')];

  it.each([
    ['2026-05-11', { dueOn: '2026-05-25', usedDays: 0, remainingDays: 10, light: 'none' }],
    ['2026-05-14', { dueOn: '2026-05-25', usedDays: 3, remainingDays: 7, light: 'none' }],
    ['2026-05-18', { dueOn: '2026-05-26', usedDays: 4, remainingDays: 6, light: 'none' }],
    ['2026-05-22', { dueOn: '2026-05-26', usedDays: 8, remainingDays: 2, light: 'none' }],
    ['2026-05-24', { dueOn: '2026-05-26', usedDays: 8, remainingDays: 2, light: 'none' }],
    ['2026-05-25', { dueOn: '2026-05-26', usedDays: 9, remainingDays: 1, light: 'yellow' }],
    ['2026-05-26', { dueOn: '2026-05-26', usedDays: 10, remainingDays: 0, light: 'yellow' }],
  ])('runs on %s', (asOf, expected) =>
    expect(read(events, limit(10), asOf)).toEqual({ state: 'running', overdueDays: null, ...expected }),
  );

  it('has no due date and no light while it is paused', () =>
    expect(read(events, limit(10), '2026-05-16')).toEqual({
      state: 'paused',
      dueOn: null,
      usedDays: 4,
      remainingDays: 6,
      overdueDays: null,
      light: 'none',
    }));

  it('turns red at 00:00 of the day after the due date', () =>
    expect(read(events, limit(10), '2026-05-27')).toEqual({
      state: 'running',
      dueOn: '2026-05-26',
      usedDays: 11,
      remainingDays: -1,
      overdueDays: { working: 1, natural: 1 },
      light: 'red',
    }));

  it('has not started the day before', () => expect(read(events, limit(10), '2026-05-10')).toBeNull());
});

describe('lateness', () => {
  it('begins on a rest day too, and is told in working and in natural days', () => {
    const events = [started('2026-05-15')];
    expect(read(events, limit(5), '2026-05-22')).toMatchObject({ light: 'yellow', overdueDays: null });
    expect(read(events, limit(5), '2026-05-23')).toMatchObject({
      light: 'red',
      remainingDays: 0,
      overdueDays: { working: 0, natural: 1 },
    });
    expect(read(events, limit(5), '2026-05-25')).toMatchObject({
      remainingDays: -1,
      overdueDays: { working: 1, natural: 3 },
    });
  });

  it('is a breach when the limit is that of the law', () =>
    expect(read([started('2026-05-15')], limit(5, 'working', 'breach'), '2026-05-25')).toMatchObject({
      light: 'breach',
    }));

  it('does not grow while a pause that began too late runs', () => {
    const events = [started('2026-05-11'), paused('2026-05-27'), resumed('2026-06-01')];
    expect(read(events, limit(10), '2026-05-26')).toMatchObject({ overdueDays: { working: 1, natural: 1 } });
    expect(read(events, limit(10), '2026-05-29')).toMatchObject({
      state: 'paused',
      remainingDays: -2,
      light: 'none',
    });
    expect(read(events, limit(10), '2026-06-02')).toMatchObject({
      dueOn: '2026-05-25',
      overdueDays: { working: 3, natural: 3 },
      light: 'red',
    });
  });

  it('waits for the first day that is not paused when the pause began on the last day', () => {
    const events = [started('2026-05-11'), paused('2026-05-25', '2026-06-04'), resumed('2026-06-04')];
    expect(read(events, limit(10), '2026-05-29')).toMatchObject({ state: 'paused', remainingDays: 0 });
    expect(read(events, limit(10), '2026-06-04')).toEqual({
      state: 'running',
      dueOn: '2026-05-25',
      usedDays: 10,
      remainingDays: 0,
      overdueDays: null,
      light: 'yellow',
    });
    expect(read(events, limit(10), '2026-06-05')).toMatchObject({
      remainingDays: -1,
      overdueDays: { working: 1, natural: 1 },
      light: 'red',
    });
  });

  it('does not meet a decision on the day such a pause ends', () => {
    const events = [
      started('2026-05-11'),
      paused('2026-05-25'),
      resumed('2026-06-04'),
      stopped('2026-06-04'),
    ];
    expect(read(events, limit(10), '2026-06-10')).toMatchObject({ state: 'stopped', overdueDays: null });
  });

  it('waits likewise when the last day rolls while it is paused', () => {
    const events = [started('2025-02-13'), paused('2025-03-15'), resumed('2025-03-18')];
    expect(read(events, limit(30, 'natural'), '2025-03-18')).toMatchObject({
      dueOn: '2025-03-17',
      remainingDays: 0,
      overdueDays: null,
    });
    expect(read(events, limit(30, 'natural'), '2025-03-19')).toMatchObject({
      overdueDays: { working: 1, natural: 1 },
    });
  });
});

describe('what a pause leaves', () => {
  it('stands still, in natural days too, whatever rest day a resumption would roll to', () => {
    const events = [started('2026-05-12'), paused('2026-05-20')];
    const left = ['2026-05-20', '2026-05-21', '2026-05-22', '2026-05-23', '2026-05-24', '2026-05-25'].map(
      (asOf) => read(events, limit(30, 'natural'), asOf)?.remainingDays,
    );
    expect(left).toEqual([22, 22, 22, 22, 22, 22]);
  });

  it('is due on the day expected when it ends as told, and on none when nothing was told or the day is past', () => {
    const expected = (until: string | undefined, asOf: string) => {
      const events = [started('2026-05-19'), paused('2026-05-21', until)];
      return isoDayOrNull(readClock(events, limit(10), calendar, day(asOf))?.expectedDueOn ?? null);
    };
    expect(expected('2026-06-04', '2026-05-27')).toBe('2026-06-16');
    expect(expected('2026-06-04', '2026-06-04')).toBe('2026-06-16');
    expect(expected('2026-06-04', '2026-06-05')).toBeNull();
    expect(expected(undefined, '2026-05-27')).toBeNull();
  });

  it('of a pause that ends later than told is counted from the day it ended', () => {
    const events = [started('2026-05-19'), paused('2026-05-21', '2026-06-04'), resumed('2026-06-08')];
    expect(read(events, limit(10), '2026-06-08')).toMatchObject({ dueOn: '2026-06-18', remainingDays: 8 });
  });
});

describe('an extension', () => {
  const events = [started('2025-04-07'), extended('2025-05-07', 10)];

  it('is not known before the day it was given, and counts from the acceptance after it', () => {
    expect(read(events, limit(20), '2025-05-06')).toMatchObject({ dueOn: '2025-05-07', light: 'yellow' });
    expect(read(events, limit(20), '2025-05-07')).toMatchObject({
      dueOn: '2025-05-21',
      remainingDays: 10,
      light: 'none',
    });
  });

  it('widens the warning: 3 of 30 days, not 2 of 20', () => {
    expect(read(events, limit(20), '2025-05-15')).toMatchObject({ remainingDays: 4, light: 'none' });
    expect(read(events, limit(20), '2025-05-16')).toMatchObject({ remainingDays: 3, light: 'yellow' });
  });
});

describe('a clock that has stopped', () => {
  it('keeps its date and says whether it was late, without a light', () => {
    const inTime = [started('2026-05-11'), stopped('2026-05-25')];
    expect(read(inTime, limit(10), '2026-06-30')).toEqual({
      state: 'stopped',
      dueOn: '2026-05-25',
      usedDays: 10,
      remainingDays: null,
      overdueDays: null,
      light: 'none',
    });
    const late = [started('2026-05-11'), stopped('2026-05-30')];
    expect(read(late, limit(10), '2026-06-30')).toMatchObject({ overdueDays: { working: 4, natural: 5 } });
  });

  it('owes no date when the case ended otherwise', () =>
    expect(read([started('2026-05-11'), stopped('2026-06-10', false)], limit(10), '2026-06-30')).toEqual({
      state: 'stopped',
      dueOn: null,
      usedDays: 22,
      remainingDays: null,
      overdueDays: null,
      light: 'none',
    }));

  it('runs still on the day before', () =>
    expect(read([started('2026-05-11'), stopped('2026-05-25')], limit(10), '2026-05-24')).toMatchObject({
      state: 'running',
    }));

  it('without a limit only counts', () =>
    expect(read([started('2026-05-11')], { kind: 'none' }, '2026-05-18')).toEqual({
      state: 'running',
      dueOn: null,
      usedDays: 5,
      remainingDays: null,
      overdueDays: null,
      light: 'none',
    }));
});

describe('a due date that no notice covers', () => {
  const at = (asOf: string, start = '2026-12-21', days = 20) =>
    readClock([started(start)], limit(days), calendar, day(asOf));

  it('is marked provisional and counted on weekends and 1 January', () => {
    expect(at('2026-12-21')).toMatchObject({ dueOn: day('2027-01-19'), provisional: true });
    expect(at('2026-12-21', '2026-12-21', 5)).toMatchObject({ dueOn: day('2026-12-28'), provisional: false });
    expect(at('2026-12-21', '2026-12-21', 6)).toMatchObject({ dueOn: day('2026-12-29'), provisional: true });
  });

  it('is marked while paused too', () => {
    const events = [started('2026-12-21'), paused('2026-12-22', '2027-01-05')];
    expect(readClock(events, limit(5), calendar, day('2026-12-23'))).toMatchObject({
      expectedDueOn: day('2027-01-11'),
      provisional: true,
    });
  });
});
