// The calendars of places: whose days win, which calendar a project follows, and what each day says of its source.
import { describe, expect, it } from 'vitest';
import { CalendarSet } from '../../src/domain/calendar-set.ts';
import type { CalendarYear } from '../../src/domain/calendar-year.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { beijing, calendarSet, liangshan, placeOver, stateCouncil } from '../support/calendar.ts';

const entries = (...dates: readonly string[]) => dates.map((date) => ({ day: day(date), name: date }));

/** A place's document of 2026. */
function document(region: string, holidays: readonly string[], workdays: readonly string[]): CalendarYear {
  return {
    year: 2026,
    title: `${region}的通知`,
    number: null,
    published: day('2025-12-01'),
    url: 'https://example.gov.cn/',
    holidays: entries(...holidays),
    workdays: entries(...workdays),
    revisions: [],
    place: { id: `CN-${region}`, region, appliesTo: 'everyone', unconfirmed: [] },
  };
}
const layer = (region: string, holidays: readonly string[], workdays: readonly string[]) => ({
  id: `CN-${region}`,
  years: [document(region, holidays, workdays)],
});

describe('凉山州 in 2011', () => {
  const fact = (date: string) => liangshan.fact(day(date));

  it('is off for 火把节 from Sunday 24 to Saturday 30 July, with Sunday 31 July worked', () => {
    expect(fact('2011-07-25')).toEqual({
      kind: 'holiday',
      working: false,
      name: '火把节',
      notice: '凉府办发〔2010〕31号',
      overlay: 'CN-513400',
      provisional: false,
    });
    expect(fact('2011-07-31')).toMatchObject({ kind: 'makeup', name: '火把节', overlay: 'CN-513400' });
    expect(isoDay(liangshan.shift(day('2011-07-22'), 1))).toBe('2011-07-31');
    expect(isoDay(stateCouncil.shift(day('2011-07-22'), 1))).toBe('2011-07-25');
  });

  it('is off for 彝族年 from 20 to 26 November, with Sunday 27 November worked', () => {
    expect(liangshan.workingDaysBetween(day('2011-11-19'), day('2011-11-27'))).toBe(1);
    expect(fact('2011-11-27')).toMatchObject({ kind: 'makeup', name: '彝族年' });
  });

  it('is off on Saturday 8 October, which the State Council had worked', () => {
    expect(stateCouncil.fact(day('2011-10-08'))).toMatchObject({ kind: 'makeup', overlay: null });
    expect(fact('2011-10-08')).toMatchObject({ kind: 'holiday', name: '国庆节、州庆', overlay: 'CN-513400' });
    expect(fact('2011-10-09')).toMatchObject({
      kind: 'makeup',
      notice: '国办发明电〔2010〕40号',
      overlay: null,
    });
  });

  it('follows the State Council on all other days', () => {
    expect(fact('2011-10-03')).toMatchObject({ notice: '国办发明电〔2010〕40号', overlay: null });
    expect(fact('2011-07-21')).toEqual(stateCouncil.fact(day('2011-07-21')));
    expect([liangshan.from, liangshan.to, liangshan.firmUntil]).toEqual([
      stateCouncil.from,
      stateCouncil.to,
      stateCouncil.firmUntil,
    ]);
  });
});

describe('Beijing in the APEC week of 2014', () => {
  it('is off from Friday 7 to Wednesday 12 November, with Sunday 2 and Saturday 15 November worked', () => {
    const days = Array.from({ length: 16 }, (_, i) => day('2014-11-01') + i);
    expect(days.filter((d) => beijing.isWorkingDay(d)).map((d) => isoDay(d).slice(8))).toEqual([
      '02',
      '03',
      '04',
      '05',
      '06',
      '13',
      '14',
      '15',
    ]);
  });

  it('names the announcement by its title where its number is unknown', () =>
    expect(beijing.fact(day('2014-11-07'))).toMatchObject({
      name: 'APEC会议',
      notice: 'APEC会议期间调休放假的通告',
      overlay: 'CN-110000',
    }));
});

describe('places within places', () => {
  const province = layer('510000', ['2026-06-01', '2026-06-02', '2026-06-03'], ['2026-06-06']);
  const prefecture = layer('513400', ['2026-06-06'], ['2026-06-07']);
  const county = layer('513401', ['2026-06-04'], ['2026-06-13', '2026-10-01']);
  const nested = placeOver(province, prefecture, county);
  const fact = (date: string) => nested.fact(day(date));

  it('the narrower wins over the wider, and all over the State Council', () => {
    expect(fact('2026-06-01')).toMatchObject({ kind: 'holiday', overlay: 'CN-510000' });
    expect(fact('2026-06-06')).toMatchObject({ kind: 'holiday', overlay: 'CN-513400' }); // worked in the province
    expect(fact('2026-06-07')).toMatchObject({ kind: 'makeup', overlay: 'CN-513400' });
    expect(fact('2026-06-04')).toMatchObject({ kind: 'holiday', overlay: 'CN-513401' });
    expect(fact('2026-10-01')).toMatchObject({ kind: 'makeup', working: true, overlay: 'CN-513401' });
    expect(fact('2026-06-05')).toMatchObject({ kind: 'working', overlay: null });
  });

  it('are counted as they stack', () => {
    expect(isoDay(nested.shift(day('2026-05-29'), 2))).toBe('2026-06-07'); // 5, 7 June
    expect(placeOver(province).workingDaysBetween(day('2026-05-31'), day('2026-06-07'))).toBe(3); // 4, 5, 6 June
  });
});

describe('a project follows', () => {
  const county = placeOver(layer('513401', ['2026-06-04'], []));
  const province = placeOver(layer('510000', ['2026-06-01'], []));
  const set = new CalendarSet(stateCouncil, [county, liangshan, province, beijing]);

  it.each([
    ['513401', 'CN-513401'],
    ['513422', 'CN-513400'], // another county of 凉山州
    ['513400', 'CN-513400'],
    ['510104', 'CN-510000'], // 成都
    ['510000', 'CN-510000'],
    ['110108', 'CN-110000'],
    ['330784', 'CN'],
    ['000000', 'CN'],
  ])('in %s the calendar %s', (region, id) => expect(set.of(region).id).toBe(id));

  it('and a set knows its calendars by their ids', () => {
    expect(set.all.map(({ id }) => id)).toEqual(['CN', 'CN-110000', 'CN-510000', 'CN-513400', 'CN-513401']);
    expect(set.byId('CN-513400')).toBe(liangshan);
    expect(set.byId('CN-330000')).toBeNull();
    expect(calendarSet.national).toBe(stateCouncil);
  });
});
