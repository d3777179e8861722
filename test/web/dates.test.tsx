// Dates in words: digits with their weekday, tied together; instants as Shanghai reads them, whatever the process zone.
import { describe, expect, it } from 'vitest';
import { Day, Tied } from '../../src/web/components/day.tsx';
import {
  fullDay,
  fullMoment,
  momentOf,
  monthName,
  paperDay,
  plusDays,
  shortDay,
  weekdayNumber,
  weekdayOf,
} from '../../src/web/words/dates.ts';

describe('a date', () => {
  it('has its weekday', () => {
    expect(weekdayOf('zh-CN', '2026-05-26')).toBe('周二');
    expect(weekdayOf('en', '2026-05-26')).toBe('Tue');
    expect(weekdayOf('zh-CN', '2026-05-31')).toBe('周日');
  });

  it('is whole, or short inside the year of the page', () => {
    expect(fullDay('zh-CN', '2026-05-26')).toBe('2026-05-26\u00a0周二');
    expect(shortDay('zh-CN', '2026-05-26', '2026-05-27')).toBe('05-26\u00a0周二');
    expect(shortDay('zh-CN', '2027-01-05', '2026-12-28')).toBe('2027-01-05\u00a0周二');
  });

  it('is written out on paper', () => {
    expect(paperDay('zh-CN', '2026-05-26')).toBe('2026年5月26日（周二）');
    expect(paperDay('en', '2026-05-26')).toBe('26 May 2026 (Tuesday)');
  });

  it('names its month', () => {
    expect(monthName('zh-CN', '2026-05')).toBe('2026 年 5 月');
    expect(monthName('en', '2026-05')).toBe('May 2026');
  });

  it('moves by whole days over months and leap days', () => {
    expect(plusDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(plusDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(weekdayNumber('2026-05-25')).toBe(1);
    expect(weekdayNumber('2026-05-31')).toBe(7);
  });
});

describe('an instant', () => {
  it('is read in Shanghai', () => {
    expect(momentOf('2026-05-26T16:00:00Z')).toEqual({ date: '2026-05-27', time: '00:00' });
    expect(momentOf('2026-05-26T15:59:59.999Z')).toEqual({ date: '2026-05-26', time: '23:59' });
    expect(fullMoment('zh-CN', '2026-05-27T09:00:00+08:00')).toBe('2026-05-27\u00a0周三\u00a009:00');
  });
});

describe('on a page', () => {
  it('the weekday is small and the date keeps together', () => {
    expect(String(<Day lang="zh-CN" date="2026-05-26" year="2026" />)).toBe(
      '<time class="day" datetime="2026-05-26">05-26 <small>周二</small></time>',
    );
    expect(String(<Day lang="zh-CN" date={null} />)).toBe('<span class="none">—</span>');
  });

  it('dates in running text do not break at their hyphens', () => {
    expect(String(<Tied text={`至 ${fullDay('zh-CN', '2026-06-04')}，书面告知`} />)).toBe(
      '至 <span class="nowrap">2026-06-04\u00a0周四</span>，书面告知',
    );
  });
});
