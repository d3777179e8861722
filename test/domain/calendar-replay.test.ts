// What was known on a day: notices count from their publication, amendments from theirs, and late December waits.
import { describe, expect, it } from 'vitest';
import { CalendarSet } from '../../src/domain/calendar-set.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { dueOn } from '../../src/domain/time-limit.ts';
import { beijing, calendarSet, liangshan, stateCouncil } from '../support/calendar.ts';
import { refusalOf } from '../support/refusal.ts';

const known = (on: string) => stateCouncil.asKnownOn(day(on));
const due = (on: string, start: string, days: number) =>
  isoDay(dueOn(known(on), day(start), { days, unit: 'working' }));

describe('Spring Festival 2020, lengthened on 27 January while it was running', () => {
  it('moves ten working days from 17 January from 5 to 7 February', () => {
    expect(due('2020-01-17', '2020-01-17', 10)).toBe('2020-02-05');
    expect(due('2020-01-26', '2020-01-17', 10)).toBe('2020-02-05');
    expect(due('2020-01-27', '2020-01-17', 10)).toBe('2020-02-07');
    expect(due('2026-11-21', '2020-01-17', 10)).toBe('2020-02-07');
  });

  it('leaves five working days, which ended before it, where they were', () => {
    expect(due('2020-01-26', '2020-01-17', 5)).toBe('2020-01-23');
    expect(due('2020-01-27', '2020-01-17', 5)).toBe('2020-01-23');
  });

  it('names the notice in force: Saturday 1 February was worked, then off', () => {
    const fact = (on: string) => known(on).fact(day('2020-02-01'));
    expect(fact('2020-01-26')).toMatchObject({ kind: 'makeup', notice: '国办发明电〔2019〕16号' });
    expect(fact('2020-01-27')).toMatchObject({ kind: 'holiday', notice: '国办发明电〔2020〕1号' });
  });
});

describe('Labour Day 2019, amended on 22 March', () => {
  const week = ['04-28', '05-01', '05-02', '05-03', '05-04', '05-05'].map((d) => day(`2019-${d}`));

  it('was one day before, and is four days with two Sundays worked after', () => {
    const works = (on: string) => week.map((d) => known(on).isWorkingDay(d));
    expect(works('2019-03-21')).toEqual([false, false, true, true, false, false]);
    expect(works('2019-03-22')).toEqual([true, false, false, false, false, true]);
  });

  it('moves three working days from 30 April from 6 to 7 May', () => {
    expect(due('2019-03-21', '2019-04-30', 3)).toBe('2019-05-06');
    expect(due('2019-03-22', '2019-04-30', 3)).toBe('2019-05-07');
  });

  it('still names the first notice for 1 May as it was known before', () =>
    expect(known('2019-03-21').fact(day('2019-05-01')).notice).toBe('国办发明电〔2018〕15号'));
});

describe('3 September 2015, announced on 13 May', () => {
  const days = ['2015-09-03', '2015-09-04', '2015-09-05', '2015-09-06'].map(day);

  it('were two working days and a weekend, then three days off and a Sunday worked', () => {
    const works = (on: string) => days.map((d) => known(on).isWorkingDay(d));
    expect(works('2015-05-12')).toEqual([true, true, false, false]);
    expect(works('2015-05-13')).toEqual([false, false, false, true]);
    expect(known('2015-05-13').fact(day('2015-09-04')).notice).toBe('国发明电〔2015〕1号');
  });

  it('moves five working days from 31 August from 7 to 8 September', () => {
    expect(due('2015-05-12', '2015-08-31', 5)).toBe('2015-09-07');
    expect(due('2015-05-13', '2015-08-31', 5)).toBe('2015-09-08');
  });
});

describe('the last days of December wait for the next notice', () => {
  // Day, the eve of the next notice, its publication; kind known on the eve and from the publication on.
  it.each([
    ['2007-12-29', '2007-12-17', '2007-12-18', 'weekend', 'makeup'],
    ['2007-12-30', '2007-12-17', '2007-12-18', 'weekend', 'holiday'],
    ['2007-12-31', '2007-12-17', '2007-12-18', 'working', 'holiday'],
    ['2011-12-31', '2011-12-05', '2011-12-06', 'weekend', 'makeup'],
    ['2018-12-29', '2018-12-05', '2018-12-06', 'weekend', 'makeup'],
    ['2018-12-30', '2018-12-05', '2018-12-06', 'weekend', 'holiday'],
    ['2018-12-31', '2018-12-05', '2018-12-06', 'working', 'holiday'],
    ['2022-12-31', '2022-12-07', '2022-12-08', 'weekend', 'holiday'],
    ['2025-12-31', '2025-11-03', '2025-11-04', 'working', 'working'],
  ])('%s on %s and on %s', (date, eve, published, before, after) => {
    expect(known(eve).fact(day(date))).toMatchObject({ kind: before, provisional: true });
    expect(known(published).fact(day(date))).toMatchObject({ kind: after, provisional: false });
  });

  it('the notice of 2007 reached back to days before any year that is covered', () => {
    const notCovered = { code: 'calendar_not_covered', facts: { year: 2006 } };
    expect(refusalOf(() => known('2006-12-18').isWorkingDay(day('2006-12-30')))).toMatchObject(notCovered);
    expect(refusalOf(() => known('2006-12-18').isWorkingDay(day('2006-12-31')))).toMatchObject(notCovered);
    expect(refusalOf(() => known('2006-12-17'))).toMatchObject({ code: 'calendar_empty' });
  });

  it('28 December is firm, and so is every day before it', () =>
    expect(known('2025-11-03').isProvisional(day('2025-12-28'))).toBe(false));
});

describe('what is known ends', () => {
  it.each([
    ['2006-12-18', '2007-12-31'],
    ['2018-12-05', '2018-12-31'],
    ['2018-12-06', '2019-12-31'],
    ['2019-03-22', '2019-12-31'], // an amendment adds no year
    ['2025-11-03', '2025-12-31'],
    ['2025-11-04', '2026-12-31'],
    ['2026-11-21', '2026-12-31'],
  ])('on %s with %s', (on, until) => {
    expect(isoDay(known(on).announcedUntil)).toBe(until);
    expect(isoDay(known(on).firmUntil)).toBe(`${until.slice(0, 4)}-12-28`);
  });

  it('with weekends and fixed days beyond: Spring Festival 2026 was a working day until 4 November 2025', () => {
    const fact = (on: string) => known(on).fact(day('2026-02-17'));
    expect(fact('2025-11-03')).toMatchObject({ kind: 'working', provisional: true });
    expect(fact('2025-11-04')).toMatchObject({ kind: 'holiday', name: '春节', provisional: false });
  });
});

describe('a place’s own days', () => {
  it('are known from their publication on', () => {
    const works = (on: string) => liangshan.asKnownOn(day(on)).isWorkingDay(day('2011-07-25'));
    expect([works('2010-12-19'), works('2010-12-20')]).toEqual([true, false]);
    const apec = (on: string) => beijing.asKnownOn(day(on)).fact(day('2014-11-02'));
    expect(apec('2014-10-08')).toMatchObject({ kind: 'weekend', overlay: null });
    expect(apec('2014-10-09')).toMatchObject({ kind: 'makeup', overlay: 'CN-110000' });
  });

  it('neither lengthen what is known nor make anything firm', () => {
    const early = liangshan.asKnownOn(day('2010-12-08')); // before the State Council's notice for 2011
    expect(isoDay(early.announcedUntil)).toBe('2010-12-31');
    expect(liangshan.asKnownOn(day('2010-12-20')).isProvisional(day('2011-12-29'))).toBe(true);
  });
});

describe('the whole set', () => {
  it('goes back together, and says so in its editions', () => {
    const then = calendarSet.asKnownOn(day('2014-10-08'));
    expect(then).toBeInstanceOf(CalendarSet);
    expect(then.of('110000').isWorkingDay(day('2014-11-07'))).toBe(true);
    expect(then.of('513400').isWorkingDay(day('2011-07-25'))).toBe(false);
    expect(then.edition).toBe('CN-test@2014-10-08 CN-110000-test@2014-10-08 CN-513400-test@2014-10-08');
  });

  it('is published on the days of its documents, each once', () => {
    const own = liangshan.publicationDays.filter((d) => !stateCouncil.publicationDays.includes(d));
    expect(own.map(isoDay)).toEqual(['2010-12-20']);
    expect(stateCouncil.publicationDays.map(isoDay).filter((d) => d >= '2019')).toEqual([
      '2019-03-22',
      '2019-11-21',
      '2020-01-27',
      '2020-11-25',
      '2021-10-25',
      '2022-12-08',
      '2023-10-25',
      '2024-11-12',
      '2025-11-04',
    ]);
  });
});
