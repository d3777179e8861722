// What is left of a limit, and how late it is, in the words of the trade.
import { describe, expect, it } from 'vitest';
import type { ClockView } from '../../src/services/views.ts';
import { dayToWatch, lateWords, limitWords, remainingOf } from '../../src/web/words/remaining.ts';

const running: ClockView = {
  kind: 'promised',
  subject: null,
  state: 'running',
  holder: 'NRP',
  startedOn: '2026-05-11',
  limit: { days: 10, unit: 'working' },
  extendedBy: 0,
  dueOn: '2026-05-26',
  expectedDueOn: null,
  stoppedOn: null,
  provisional: false,
  edition: 'CN-2026',
  usedDays: 7,
  remainingDays: 3,
  overdueDays: null,
  light: 'none',
};
const natural = { ...running, limit: { days: 30, unit: 'natural' } as const };

const table: readonly (readonly [string, ClockView, string, string, string])[] = [
  ['three working days left', running, '剩 3 个工作日', '3 working days left', 'plain'],
  [
    'the light is on',
    { ...running, remainingDays: 1, light: 'yellow' },
    '剩 1 个工作日',
    '1 working day left',
    'soon',
  ],
  ['the last day', { ...running, remainingDays: 0, light: 'yellow' }, '今日到期', 'due today', 'soon'],
  [
    'one working day late',
    { ...running, remainingDays: -1, overdueDays: { working: 1, natural: 1 }, light: 'red' },
    '超 1 个工作日',
    '1 working day late',
    'late',
  ],
  [
    'only a rest day has passed since',
    { ...running, remainingDays: 0, overdueDays: { working: 0, natural: 2 }, light: 'red' },
    '超 2 天（自然日）',
    '2 natural days late',
    'late',
  ],
  ['a natural limit', { ...natural, remainingDays: 15 }, '剩 15 天', '15 days left', 'plain'],
  [
    'a natural limit passed',
    { ...natural, remainingDays: -3, overdueDays: { working: 1, natural: 3 }, light: 'red' },
    '超 3 天',
    '3 days late',
    'late',
  ],
  [
    'a day named by a paper',
    { ...running, limit: null, remainingDays: 5 },
    '剩 5 个工作日',
    '5 working days left',
    'plain',
  ],
  [
    'paused',
    { ...running, state: 'paused', dueOn: null, expectedDueOn: '2026-06-16' },
    '暂停计时',
    'clock paused',
    'quiet',
  ],
  [
    'stopped in time',
    { ...running, state: 'stopped', stoppedOn: '2026-05-20' },
    '已停止',
    'stopped',
    'quiet',
  ],
];

describe('what is left', () => {
  it.each(table)('%s', (_name, clock, zh, en, tone) => {
    expect(remainingOf('zh-CN', clock)).toEqual({ text: zh, tone });
    expect(remainingOf('en', clock)).toEqual({ text: en, tone });
  });

  it('is a dash without a clock', () => {
    expect(remainingOf('zh-CN', null).text).toBe('—');
  });

  it('never shows a negative number', () => {
    for (const [, clock] of table) expect(remainingOf('zh-CN', clock).text).not.toMatch(/-\d/);
  });
});

describe('a limit', () => {
  it.each([
    [{ days: 10, unit: 'working' }, '10 个工作日', '10 working days'],
    [{ days: 1, unit: 'working' }, '1 个工作日', '1 working day'],
    [{ days: 59, unit: 'natural' }, '59 天', '59 days'],
    [{ days: 6, unit: 'month' }, '6 个月', '6 months'],
    [{ days: 0, unit: 'working' }, '即办', 'at once'],
    [null, '无时限', 'no limit'],
  ])('%j', (limit, zh, en) => {
    expect(limitWords('zh-CN', limit)).toBe(zh);
    expect(limitWords('en', limit)).toBe(en);
  });
});

describe('lateness and the date to watch', () => {
  it('is told in natural days for a month limit', () => {
    expect(lateWords('zh-CN', 'month', { working: 2, natural: 4 })).toBe('超 4 天');
  });

  it('is the due date, or the one to expect while paused', () => {
    expect(dayToWatch(running)).toBe('2026-05-26');
    expect(dayToWatch({ dueOn: null, expectedDueOn: '2026-06-16' })).toBe('2026-06-16');
  });
});
