// The working-day calendar of the State Council: single days, counting, shifting, and what is provisional.
import { describe, expect, it } from 'vitest';
import { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { stateCouncil as calendar, readYears } from '../support/calendar.ts';
import { refusalOf } from '../support/refusal.ts';

const fact = (date: string) => calendar.fact(day(date));
const works = (date: string) => calendar.isWorkingDay(day(date));
const without = (...missing: number[]) =>
  new WorkingDayCalendar(
    'CN',
    'CN-test',
    readYears().filter(({ year }) => !missing.includes(year)),
  );

describe('a day of the calendar', () => {
  it.each([
    ['2026-01-04', '元旦'],
    ['2026-02-14', '春节'],
    ['2026-02-28', '春节'],
    ['2026-05-09', '劳动节'],
    ['2026-09-20', '国庆节'],
    ['2026-10-10', '国庆节'],
  ])('%s, a make-up day of 2026, is worked for %s', (date, name) =>
    expect(fact(date)).toEqual({
      kind: 'makeup',
      working: true,
      name,
      notice: '国办发明电〔2025〕7号',
      overlay: null,
      provisional: false,
    }),
  );

  it.each([
    ['2026-01-01', '元旦', '国办发明电〔2025〕7号'],
    ['2026-06-19', '端午节', '国办发明电〔2025〕7号'],
    ['2026-05-02', '劳动节', '国办发明电〔2025〕7号'], // a Saturday inside a named span
    ['2025-10-08', '国庆节、中秋节', '国办发明电〔2024〕12号'],
    ['2023-09-29', '中秋节、国庆节', '国办发明电〔2022〕16号'],
  ])('%s is off for %s by notice %s', (date, name, notice) =>
    expect(fact(date)).toEqual({
      kind: 'holiday',
      working: false,
      name,
      notice,
      overlay: null,
      provisional: false,
    }),
  );

  it('names the amending notice for the days that it set', () => {
    expect(fact('2020-01-30').notice).toBe('国办发明电〔2019〕16号');
    expect(fact('2020-01-31').notice).toBe('国办发明电〔2020〕1号');
    expect(fact('2019-05-05')).toMatchObject({ kind: 'makeup', notice: '国办发明电〔2019〕3号' });
    expect(fact('2015-09-06')).toMatchObject({ kind: 'makeup', notice: '国发明电〔2015〕1号' });
  });

  it('needs no name on ordinary days', () => {
    const plain = { name: null, notice: null, overlay: null, provisional: false };
    expect(fact('2026-05-27')).toEqual({ kind: 'working', working: true, ...plain });
    expect(fact('2026-05-30')).toEqual({ kind: 'weekend', working: false, ...plain });
  });

  it('is worked on the eve of Spring Festival 2024 and off on that of 2025', () => {
    expect([works('2024-02-09'), works('2025-01-28')]).toEqual([true, false]);
  });

  it('of late December is set by the next year’s notice', () => {
    expect(fact('2022-12-31')).toMatchObject({ kind: 'holiday', notice: '国办发明电〔2022〕16号' });
    expect(fact('2018-12-29')).toMatchObject({ kind: 'makeup', notice: '国办发明电〔2018〕15号' });
    expect(fact('2018-12-31')).toMatchObject({ kind: 'holiday', notice: '国办发明电〔2018〕15号' });
    expect([works('2011-12-31'), works('2007-12-29'), works('2007-12-31')]).toEqual([true, true, false]);
  });
});

describe('the working days of a calendar year', () => {
  it.each([
    [2007, 249],
    [2008, 251],
    [2009, 250],
    [2010, 250],
    [2011, 250],
    [2012, 249],
    [2013, 250],
    [2014, 250],
    [2015, 249],
    [2016, 250],
    [2017, 249],
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i', (year, expected) =>
    expect(calendar.workingDaysBetween(day(`${year - 1}-12-31`), day(`${year}-12-31`))).toBe(expected),
  );
});

describe('a year without a notice', () => {
  it('in the middle is an error that names it, whichever way it is crossed', () => {
    const gap = without(2019);
    const missing = {
      code: 'calendar_not_covered',
      facts: { year: 2019, from: '2007-01-01', to: '2036-12-31' },
    };
    expect(refusalOf(() => gap.isWorkingDay(day('2019-06-03')))).toMatchObject(missing);
    expect(refusalOf(() => gap.fact(day('2019-01-01')))).toMatchObject(missing);
    expect(refusalOf(() => gap.workingDaysBetween(day('2018-12-20'), day('2020-01-10')))).toMatchObject(
      missing,
    );
    expect(refusalOf(() => gap.shift(day('2018-12-20'), 20))).toMatchObject(missing);
    expect(refusalOf(() => gap.shift(day('2020-01-10'), -20))).toMatchObject(missing);
    expect(refusalOf(() => gap.next(day('2018-12-31')))).toMatchObject(missing);
    expect(refusalOf(() => gap.previousOrSame(day('2020-01-01')))).toMatchObject(missing);
  });

  it('in the middle does not trouble the years beside it', () => {
    const gap = without(2019);
    expect(gap.isWorkingDay(day('2020-01-01'))).toBe(false);
    expect(gap.isWorkingDay(day('2020-01-02'))).toBe(true);
    expect(isoDay(gap.nextOrSame(day('2020-01-01')))).toBe('2020-01-02');
    expect(isoDay(gap.previousOrSame(day('2020-01-04')))).toBe('2020-01-03');
    expect(isoDay(gap.shift(day('2020-01-03'), -1))).toBe('2020-01-02');
    expect(gap.workingDaysBetween(day('2019-12-31'), day('2020-12-31'))).toBe(249);
    expect(isoDay(gap.shift(day('2019-12-31'), 1))).toBe('2020-01-02'); // the starting day is not counted
    expect(gap.workingDaysBetween(day('2018-12-03'), day('2018-12-28'))).toBe(19);
  });

  it('makes the last days of the December before it provisional', () => {
    const gap = without(2019);
    expect(['2018-12-28', '2018-12-29', '2018-12-31'].map((d) => gap.isProvisional(day(d)))).toEqual([
      false,
      true,
      true,
    ]);
    expect(gap.fact(day('2018-12-29'))).toMatchObject({ kind: 'weekend', provisional: true });
    expect(calendar.isProvisional(day('2018-12-29'))).toBe(false);
  });

  it('before the first is an error that names it', () => {
    const first = { code: 'calendar_not_covered', facts: { year: 2006 } };
    expect(refusalOf(() => calendar.isWorkingDay(day('2006-12-31')))).toMatchObject(first);
    expect(refusalOf(() => calendar.fact(day('2006-12-31')))).toMatchObject(first);
    expect(refusalOf(() => calendar.workingDaysBetween(day('2006-12-30'), day('2007-01-04')))).toMatchObject(
      first,
    );
    expect(refusalOf(() => calendar.shift(day('2007-01-05'), -3))).toMatchObject(first);
    expect(refusalOf(() => calendar.previousOrSame(day('2007-01-03')))).toMatchObject(first);
    expect(refusalOf(() => calendar.shift(day('2003-05-12'), 10))).toMatchObject({ facts: { year: 2003 } });
  });

  it('long after the newest is an error too', () => {
    expect(refusalOf(() => calendar.isWorkingDay(day('2037-01-01')))).toMatchObject({
      facts: { year: 2037 },
    });
    expect(refusalOf(() => calendar.shift(day('2036-12-31'), 1))).toMatchObject({ facts: { year: 2037 } });
    expect(refusalOf(() => calendar.shift(day('2026-01-01'), 1_000_000))).toMatchObject({ kind: 'invalid' });
  });

  it('leaves an empty calendar with nothing to say', () =>
    expect(refusalOf(() => new WorkingDayCalendar('CN', 'CN-none', []))).toMatchObject({
      code: 'calendar_empty',
      facts: { id: 'CN' },
    }));
});

describe('a provisional year', () => {
  it('rests on weekends and on 1 January, 1–2 May and 1–3 October only', () => {
    const off: string[] = [];
    for (let d = day('2027-01-01'); d <= day('2027-12-31'); d += 1) {
      const { kind } = calendar.fact(d);
      if (kind === 'holiday') off.push(isoDay(d));
      else expect(kind).toBe(new Date(d * 86_400_000).getUTCDay() % 6 === 0 ? 'weekend' : 'working');
    }
    expect(off).toEqual(['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03']);
    expect(fact('2027-01-01')).toEqual({
      kind: 'holiday',
      working: false,
      name: '元旦',
      notice: null,
      overlay: null,
      provisional: true,
    });
  });

  it.each([
    ['2026-12-28', false],
    ['2026-12-29', true],
    ['2026-12-30', true],
    ['2026-12-31', true],
    ['2027-01-04', true],
    ['2025-12-31', false],
  ])('%s is provisional: %s', (date, provisional) => {
    expect(calendar.isProvisional(day(date))).toBe(provisional);
    expect(fact(date).provisional).toBe(provisional);
  });
});

describe('the next and the previous working day', () => {
  it.each([
    ['next', '2026-09-30', '2026-10-08'],
    ['next', '2026-10-09', '2026-10-10'], // a make-up Saturday
    ['nextOrSame', '2026-10-10', '2026-10-10'],
    ['nextOrSame', '2026-10-11', '2026-10-12'],
    ['previousOrSame', '2026-10-07', '2026-09-30'],
    ['previousOrSame', '2026-09-20', '2026-09-20'], // a make-up Sunday
  ] as const)('%s(%s) is %s', (method, date, expected) =>
    expect(isoDay(calendar[method](day(date)))).toBe(expected),
  );

  it.each([
    ['2026-05-26', 0, '2026-05-26'],
    ['2026-05-23', 0, '2026-05-25'],
    ['2026-05-26', -1, '2026-05-25'],
    ['2026-05-23', -1, '2026-05-22'],
    ['2026-05-11', -5, '2026-04-30'], // back over the make-up Saturday and Labour Day
    ['2026-05-10', -1, '2026-05-09'],
    ['2006-12-31', 1, '2007-01-04'], // the eve of the first covered day is not counted
  ])('%s shifted by %i working days is %s', (date, n, expected) =>
    expect(isoDay(calendar.shift(day(date), n))).toBe(expected),
  );

  it('counts nothing when the end is not after the start', () => {
    expect(calendar.workingDaysBetween(day('2026-05-26'), day('2026-05-26'))).toBe(0);
    expect(calendar.workingDaysBetween(day('2026-05-26'), day('2026-05-11'))).toBe(0);
  });
});
