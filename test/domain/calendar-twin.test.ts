// The constant-time calendar against its literal twin, on every day and on random ones.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day, isoDay } from '../../src/domain/day.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { isWorked } from '../support/literal-calendar.ts';

describe('on any day from 2007 to 2030 the calendar agrees with its literal twin', () => {
  const anyDay = fc.integer({ min: day('2007-02-15'), max: day('2030-06-30') });
  const walk = (from: Day, step: 1 | -1, count: number): Day => {
    let d = from;
    for (let left = count; left > 0; ) {
      d += step;
      if (isWorked(d)) left -= 1;
    }
    return d;
  };

  it('is worked, for every single day', () => {
    const differing: string[] = [];
    for (let d = day('2007-01-01'); d <= day('2030-12-31'); d += 1)
      if (calendar.isWorkingDay(d) !== isWorked(d)) differing.push(isoDay(d));
    expect(differing).toEqual([]);
  });

  it('next, next or same, previous or same', () =>
    fc.assert(
      fc.property(anyDay, (d) => {
        expect(calendar.next(d)).toBe(walk(d, 1, 1));
        expect(calendar.nextOrSame(d)).toBe(isWorked(d) ? d : walk(d, 1, 1));
        expect(calendar.previousOrSame(d)).toBe(isWorked(d) ? d : walk(d, -1, 1));
      }),
    ));

  it('shift', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -25, max: 90 }), (d, n) => {
        const expected = n === 0 ? (isWorked(d) ? d : walk(d, 1, 1)) : walk(d, n > 0 ? 1 : -1, Math.abs(n));
        expect(calendar.shift(d, n)).toBe(expected);
      }),
    ));

  it('counting', () =>
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -5, max: 200 }), (d, length) => {
        let expected = 0;
        for (let each = d + 1; each <= d + length; each += 1) if (isWorked(each)) expected += 1;
        expect(calendar.workingDaysBetween(d, d + length)).toBe(expected);
      }),
    ));
});
