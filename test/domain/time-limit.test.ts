// The last day to act, edge by edge: what a pause, a rest day, a month end or a limit of nothing does to it.
import { describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import {
  countedDays,
  dueOn,
  firstDayAfter,
  type LimitUnit,
  mergePauses,
} from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';

type Pauses = readonly (readonly [string, string])[];
const intervals = (pauses: Pauses) => pauses.map(([from, to]) => ({ from: day(from), to: day(to) }));

function due(start: string, days: number, unit: LimitUnit, pauses: Pauses = [], roll = true): string {
  return isoDay(dueOn(calendar, day(start), { days, unit }, { pauses: intervals(pauses), roll }));
}

describe('a limit in working days', () => {
  it.each<[string, string, number, string]>([
    ['does not count the starting day', '2026-05-11', 10, '2026-05-25'],
    ['may end on a make-up Saturday', '2026-04-30', 4, '2026-05-09'],
    ['counts a make-up Sunday', '2026-09-18', 1, '2026-09-20'],
    ['skips the holiday it meets', '2026-09-30', 1, '2026-10-08'],
    ['may start on a rest day', '2026-05-09', 1, '2026-05-11'],
    ['may start in a holiday', '2026-10-03', 2, '2026-10-09'],
    ['crosses the year by the notice of the next', '2025-12-31', 1, '2026-01-04'],
  ])('%s', (_sentence, start, days, expected) => expect(due(start, days, 'working')).toBe(expected));

  it('ends on its start when it is 0, or on the next working day', () => {
    expect(due('2026-05-11', 0, 'working')).toBe('2026-05-11');
    expect(due('2026-05-09', 0, 'working')).toBe('2026-05-09'); // a make-up Saturday
    expect(due('2026-10-01', 0, 'working')).toBe('2026-10-08');
  });
});

describe('a pause of a limit of 10 working days that starts on Monday 2026-05-11 and is due on 2026-05-25', () => {
  it.each<[string, Pauses, string]>([
    ['from Friday to Monday takes out the Monday', [['2026-05-15', '2026-05-18']], '2026-05-26'],
    ['that ends the day it begins takes out nothing', [['2026-05-15', '2026-05-15']], '2026-05-25'],
    ['over a weekend only takes out nothing', [['2026-05-15', '2026-05-17']], '2026-05-25'],
    ['from the starting day takes out the days after it', [['2026-05-11', '2026-05-13']], '2026-05-27'],
    [
      'that began before the start takes out only days after it',
      [['2026-05-06', '2026-05-12']],
      '2026-05-26',
    ],
    ['that ended before the start takes out nothing', [['2026-05-06', '2026-05-08']], '2026-05-25'],
    ['that ended on the starting day takes out nothing', [['2026-05-06', '2026-05-11']], '2026-05-25'],
    ['from the day before the due date moves it', [['2026-05-22', '2026-05-26']], '2026-05-27'],
    ['from the Saturday before the due date moves it', [['2026-05-23', '2026-05-25']], '2026-05-26'],
    ['from the due date itself does not: that day counts', [['2026-05-25', '2026-06-01']], '2026-05-25'],
    ['after the due date does not', [['2026-05-26', '2026-06-01']], '2026-05-25'],
    [
      'that only the earlier pause brings into the period counts too',
      [
        ['2026-05-15', '2026-05-18'],
        ['2026-05-25', '2026-05-26'],
      ],
      '2026-05-27',
    ],
    [
      'counts once where two overlap',
      [
        ['2026-05-13', '2026-05-18'],
        ['2026-05-15', '2026-05-20'],
      ],
      '2026-06-01',
    ],
    [
      'counts once where one lies in the other',
      [
        ['2026-05-13', '2026-05-20'],
        ['2026-05-15', '2026-05-18'],
      ],
      '2026-06-01',
    ],
    [
      'counts in full where two touch',
      [
        ['2026-05-13', '2026-05-15'],
        ['2026-05-15', '2026-05-20'],
      ],
      '2026-06-01',
    ],
    [
      'counts whatever the order of entry',
      [
        ['2026-05-19', '2026-05-20'],
        ['2026-05-13', '2026-05-14'],
      ],
      '2026-05-27',
    ],
  ])('%s', (_sentence, pauses, expected) => expect(due('2026-05-11', 10, 'working', pauses)).toBe(expected));

  it('lies wholly inside National Day and moves nothing', () => {
    expect(due('2026-09-28', 5, 'working')).toBe('2026-10-10');
    expect(due('2026-09-28', 5, 'working', [['2026-10-01', '2026-10-07']])).toBe('2026-10-10');
  });
});

describe('a pause of a limit of 0', () => {
  it('cannot touch a limit that ended on its starting day', () =>
    expect(due('2026-05-11', 0, 'working', [['2026-05-11', '2026-05-20']])).toBe('2026-05-11'));

  it('moves one that waits for the first working day past the days it takes out', () => {
    expect(due('2026-10-01', 0, 'working', [['2026-10-02', '2026-10-08']])).toBe('2026-10-09');
    expect(due('2026-10-01', 0, 'working', [['2026-10-02', '2026-10-07']])).toBe('2026-10-08');
    expect(due('2026-10-01', 0, 'working', [['2026-10-08', '2026-10-12']])).toBe('2026-10-08');
  });
});

describe('a limit in natural days', () => {
  it('rolls off a rest day when the law sets it, and not when it is a target', () => {
    expect(due('2025-02-13', 30, 'natural')).toBe('2025-03-17');
    expect(due('2025-02-13', 30, 'natural', [], false)).toBe('2025-03-15');
    expect(due('2025-08-04', 59, 'natural', [], false)).toBe('2025-10-02');
  });

  it('does not roll off a make-up working day', () =>
    expect(due('2026-04-09', 30, 'natural')).toBe('2026-05-09'));

  it('is lengthened by the natural days of a pause, then rolls', () => {
    expect(due('2026-05-12', 30, 'natural')).toBe('2026-06-11');
    expect(due('2026-05-12', 30, 'natural', [['2026-05-15', '2026-05-25']], false)).toBe('2026-06-21');
    expect(due('2026-05-12', 30, 'natural', [['2026-05-15', '2026-05-25']])).toBe('2026-06-22');
  });

  it('is lengthened by a pause inside a holiday too: every natural day of it counts', () =>
    expect(due('2026-09-25', 20, 'natural', [['2026-10-02', '2026-10-04']])).toBe('2026-10-19')); // 10-17 is a Saturday

  it('is not lengthened by a pause from its last day on, even while that day rolls', () => {
    expect(due('2025-02-13', 30, 'natural', [['2025-03-15', '2025-03-18']])).toBe('2025-03-17');
    expect(due('2025-02-13', 30, 'natural', [['2025-03-14', '2025-03-18']])).toBe('2025-03-19');
  });

  it('of 0 days ends on its start, or rolls', () => {
    expect(due('2026-05-12', 0, 'natural')).toBe('2026-05-12');
    expect(due('2026-05-16', 0, 'natural')).toBe('2026-05-18');
    expect(due('2026-05-16', 0, 'natural', [], false)).toBe('2026-05-16');
  });
});

describe('a limit in months', () => {
  it.each([
    ['2026-05-12', 1, '2026-06-12'],
    ['2026-08-31', 1, '2026-09-30'], // no 31 September
    ['2024-01-31', 1, '2024-02-29'], // a leap year
    ['2025-01-31', 1, '2025-02-28'],
    ['2026-03-31', 13, '2027-04-30'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-08-31', 6, '2027-03-01'], // 28 February 2027 is a Sunday
    ['2026-01-10', 4, '2026-05-11'], // a Sunday
    ['2025-11-28', 3, '2026-02-28'], // a make-up Saturday
  ])('from %s of %i ends on %s', (start, months, expected) =>
    expect(due(start, months, 'month')).toBe(expected),
  );

  it('is lengthened by the natural days of a pause', () =>
    expect(due('2026-03-31', 1, 'month', [['2026-04-10', '2026-04-20']])).toBe('2026-05-11')); // 05-10 is a Sunday

  it('counts natural days', () =>
    expect(countedDays(calendar, 'month', day('2026-03-31'), day('2026-04-30'))).toBe(30));
});

describe('counting back', () => {
  it('in working days, the day itself left out', () => {
    expect(due('2026-05-12', -5, 'working')).toBe('2026-05-06');
    expect(due('2026-05-09', -1, 'working')).toBe('2026-05-08');
  });

  it('in natural days and months rolls to the working day before', () => {
    expect(due('2026-05-12', -7, 'natural')).toBe('2026-04-30');
    expect(due('2026-05-12', -7, 'natural', [], false)).toBe('2026-05-05');
    expect(due('2026-05-31', -1, 'month')).toBe('2026-04-30');
    expect(due('2026-05-31', -3, 'month')).toBe('2026-02-28'); // a make-up Saturday
  });

  it('takes no pauses', () => {
    const pauses: Pauses = [['2026-05-06', '2026-05-11']];
    expect(due('2026-05-12', -5, 'working', pauses)).toBe('2026-05-06');
    expect(due('2026-05-12', -7, 'natural', pauses)).toBe('2026-04-30');
  });
});

describe('pauses put together', () => {
  const merged = (pauses: Pauses, after: string) =>
    mergePauses(intervals(pauses), day(after)).map(({ from, to }) => [isoDay(from), isoDay(to)]);

  it('are sorted, disjoint, without empty ones, and cut at the start', () =>
    expect(
      merged(
        [
          ['2026-05-20', '2026-05-22'],
          ['2026-05-04', '2026-05-13'],
          ['2026-05-12', '2026-05-14'],
          ['2026-05-14', '2026-05-15'],
          ['2026-05-18', '2026-05-18'],
          ['2026-05-01', '2026-05-05'],
        ],
        '2026-05-11',
      ),
    ).toEqual([
      ['2026-05-11', '2026-05-15'],
      ['2026-05-20', '2026-05-22'],
    ]));

  it('hold the days of lateness back', () => {
    const first = (due: string, pauses: Pauses) => isoDay(firstDayAfter(day(due), intervals(pauses)));
    expect(first('2026-05-22', [])).toBe('2026-05-23');
    expect(first('2026-05-26', [['2026-05-26', '2026-06-04']])).toBe('2026-06-05');
    expect(first('2026-05-26', [['2026-05-20', '2026-05-28']])).toBe('2026-05-29');
    expect(first('2026-05-26', [['2026-05-27', '2026-06-04']])).toBe('2026-05-27');
    expect(
      first('2026-05-26', [
        ['2026-05-26', '2026-05-28'],
        ['2026-05-29', '2026-06-04'],
      ]),
    ).toBe('2026-05-29');
  });
});
