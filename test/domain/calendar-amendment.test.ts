// One day marked by hand, as the amendment of the notice in force.
import { describe, expect, it } from 'vitest';
import { amended } from '../../src/domain/calendar-amendment.ts';
import { readCalendarYear } from '../../src/domain/calendar-year.ts';
import { day } from '../../src/domain/day.ts';
import { documentOf } from '../support/calendar.ts';

const marked = (date: string, kind: 'off' | 'work') =>
  readCalendarYear(
    amended(documentOf('CN', 2026), {
      calendarId: 'CN',
      date,
      kind,
      name: '调休',
      title: '关于调整放假安排的通知',
      number: '1号',
      published: '2026-03-01',
      url: 'https://www.gov.cn/test',
    }),
  );
const has = (list: readonly { readonly day: number }[] | undefined, date: string) =>
  list?.some((entry) => entry.day === day(date));

describe('a day to be worked', () => {
  it('that was a holiday on a weekday is an ordinary day again', () => {
    const { year, issues } = marked('2026-04-06', 'work');
    expect(issues).toEqual([]);
    expect(has(year?.holidays, '2026-04-06')).toBe(false);
    expect(has(year?.workdays, '2026-04-06')).toBe(false);
    expect(has(year?.revisions[0]?.holidaysRemoved, '2026-04-06')).toBe(true);
  });

  it('that was a holiday on a Saturday is a make-up day', () => {
    const { year } = marked('2026-06-20', 'work');
    expect([has(year?.holidays, '2026-06-20'), has(year?.workdays, '2026-06-20')]).toEqual([false, true]);
  });

  it('that is an ordinary weekday is refused', () => {
    expect(marked('2026-05-28', 'work').issues).toMatchObject([{ code: 'makeup_not_weekend' }]);
  });
});
