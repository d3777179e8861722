// What a sound notice must still agree with before it can be put in force.
import { describe, expect, it } from 'vitest';
import { checkAgainstLoaded, checkGaps, checkPlaceDays } from '../../src/domain/calendar-checks.ts';
import { asKnownOn, type CalendarYear, readCalendarYear } from '../../src/domain/calendar-year.ts';
import { day } from '../../src/domain/day.ts';
import { documentOf, readYears } from '../support/calendar.ts';

function yearOf(document: unknown): CalendarYear {
  const { year, issues } = readCalendarYear(document);
  if (year === null) throw new Error(JSON.stringify(issues));
  return year;
}
const notice = (year: number) => yearOf(documentOf('CN', year));

describe('a notice beside the one in force', () => {
  it('that says the same brings nothing new, however it is spelt', () => {
    const { source, ...rest } = documentOf('CN', 2020);
    expect(checkAgainstLoaded(yearOf({ ...rest, source }), notice(2020))).toEqual([
      { path: '', code: 'nothing_new', facts: {} },
    ]);
  });

  it('without the amendment that is in force is older', () => {
    const original = asKnownOn(notice(2020), day('2020-01-26'));
    if (original === null) throw new Error('the notice of 2020 was published in 2019');
    expect(checkAgainstLoaded(original, notice(2020))).toEqual([
      {
        path: 'source.published',
        code: 'notice_older_than_loaded',
        facts: { published: '2019-11-21', loaded: '2020-01-27' },
      },
    ]);
    expect(checkAgainstLoaded(notice(2020), original)).toEqual([]);
  });

  it('with an older amendment than the one in force is told at that amendment', () => {
    const older = documentOf('CN', 2020);
    older.revisions[1].published = '2020-01-26';
    expect(checkAgainstLoaded(yearOf(older), notice(2020))).toMatchObject([
      { path: 'revisions[1].published', facts: { published: '2020-01-26', loaded: '2020-01-27' } },
    ]);
  });

  it('of the same day may correct it', () => {
    const corrected = documentOf('CN', 2026);
    corrected.holidays[0].name = '新年';
    expect(checkAgainstLoaded(yearOf(corrected), notice(2026))).toEqual([]);
  });

  it('of a year that is not in force has nothing to agree with', () =>
    expect(checkAgainstLoaded(notice(2026), null)).toEqual([]));
});

describe('the years of a set', () => {
  it('have no gap', () => {
    expect(checkGaps(readYears())).toEqual([]);
    expect(checkGaps([])).toEqual([]);
    expect(checkGaps([notice(2026)])).toEqual([]);
  });

  it('name each one that is missing', () =>
    expect(checkGaps([2018, 2020, 2023].map(notice)).map(({ code, facts }) => [code, facts])).toEqual([
      ['calendar_gap', { year: 2019, from: 2018, to: 2023 }],
      ['calendar_gap', { year: 2021, from: 2018, to: 2023 }],
      ['calendar_gap', { year: 2022, from: 2018, to: 2023 }],
    ]));
});

describe('the worked days of a place', () => {
  const working = (...dates: readonly string[]) => {
    const file = documentOf('CN-513400', 2011);
    file.workdays = dates.map((date) => ({ date, for: '火把节' }));
    return checkPlaceDays(yearOf(file), [notice(2011)]);
  };

  it('are Saturdays, Sundays, and weekdays that the State Council gave off', () =>
    expect(working('2011-02-02', '2011-07-31', '2011-10-05')).toEqual([]));

  it('are no other weekdays', () =>
    expect(working('2011-07-31', '2011-08-01')).toEqual([
      { path: 'workdays[1].date', code: 'overlay_workday_not_weekend', facts: { date: '2011-08-01' } },
    ]));

  it('lie in a year that the State Council’s notices reach', () =>
    expect(checkPlaceDays(yearOf(documentOf('CN-513400', 2011)), [notice(2012)])).toEqual([
      { path: 'year', code: 'overlay_year_not_covered', facts: { year: 2011, from: 2012 } },
    ]));
});
