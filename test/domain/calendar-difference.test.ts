// What a new notice changes: days worked under one calendar only, days renamed, and how far dates have become firm.
import { describe, expect, it } from 'vitest';
import { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { type DifferingDay, differingDays } from '../../src/domain/calendar-difference.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { liangshan, readYears, stateCouncil } from '../support/calendar.ts';

const until = (last: number) =>
  new WorkingDayCalendar(
    'CN',
    'CN-test',
    readYears().filter(({ year }) => year <= last),
  );
const listed = (days: readonly DifferingDay[]) =>
  days.map(({ day: d, before, after }) => `${isoDay(d)} ${before.kind}→${after.kind}`);

describe('the amendment of Spring Festival 2020', () => {
  it('took two working days out, and named a Sunday', () => {
    const [before, after] = ['2020-01-26', '2020-01-27'].map((on) => until(2020).asKnownOn(day(on)));
    if (before === undefined || after === undefined) throw new Error('two calendars');
    const { days, renamed, firmUntilBefore, firmUntilAfter } = differingDays(before, after);
    expect(listed(days)).toEqual(['2020-01-31 working→holiday', '2020-02-01 makeup→holiday']);
    expect(listed(renamed)).toEqual(['2020-02-02 weekend→holiday']);
    expect([firmUntilBefore, firmUntilAfter].map(isoDay)).toEqual(['2020-12-28', '2020-12-28']);
  });
});

describe('the notice of a new year', () => {
  const { days, renamed, firmUntilBefore, firmUntilAfter } = differingDays(until(2018), until(2019));

  it('changes days of its year, and of the December before', () => {
    expect(listed(days)).toEqual([
      '2018-12-29 weekend→makeup',
      '2018-12-31 working→holiday',
      '2019-02-02 weekend→makeup',
      '2019-02-03 weekend→makeup',
      '2019-02-04 working→holiday',
      '2019-02-05 working→holiday',
      '2019-02-06 working→holiday',
      '2019-02-07 working→holiday',
      '2019-02-08 working→holiday',
      '2019-04-05 working→holiday',
      '2019-04-28 weekend→makeup',
      '2019-05-03 working→holiday',
      '2019-05-05 weekend→makeup',
      '2019-06-07 working→holiday',
      '2019-09-13 working→holiday',
      '2019-09-29 weekend→makeup',
      '2019-10-04 working→holiday',
      '2019-10-07 working→holiday',
      '2019-10-12 weekend→makeup',
    ]);
    expect(listed(renamed).slice(0, 2)).toEqual(['2018-12-30 weekend→holiday', '2019-02-09 weekend→holiday']);
  });

  it('makes dates firm for another year', () =>
    expect([firmUntilBefore, firmUntilAfter].map(isoDay)).toEqual(['2018-12-28', '2019-12-28']));
});

describe('between any two calendars', () => {
  it('the days are those of one by one', () => {
    const { days, renamed } = differingDays(stateCouncil, liangshan);
    const expected: string[] = [];
    for (let d = stateCouncil.from; d <= stateCouncil.to; d += 1)
      if (stateCouncil.isWorkingDay(d) !== liangshan.isWorkingDay(d)) expected.push(isoDay(d));
    expect(days.map(({ day: d }) => isoDay(d))).toEqual(expected);
    expect(expected).toHaveLength(13); // five and five days off, 8 October, two Sundays
    expect(renamed.map(({ day: d }) => isoDay(d))).toEqual([
      '2011-07-24',
      '2011-07-30',
      '2011-11-20',
      '2011-11-26',
    ]);
  });

  it('a calendar does not differ from itself', () =>
    expect(differingDays(stateCouncil, stateCouncil)).toMatchObject({ days: [], renamed: [] }));

  it('only days are compared that both can be asked for', () => {
    const gap = new WorkingDayCalendar(
      'CN',
      'CN-gap',
      readYears().filter(({ year }) => year >= 2010 && year !== 2019),
    );
    const { days } = differingDays(stateCouncil, gap);
    expect(days.map(({ day: d }) => isoDay(d))).toEqual(['2018-12-29', '2018-12-31']);
  });
});
