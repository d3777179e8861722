// A round of mock approval in words, for pages and tables alike.
import { type Lang, t } from '../texts/index.ts';
import type { MockView } from './views.ts';

/** 已模拟审批通过（2026-05-20）. `day` words a date. */
export function mockWords(
  lang: Lang,
  {
    startedOn,
    expectedOn,
    finishedOn,
    result,
  }: Pick<MockView, 'startedOn' | 'expectedOn' | 'finishedOn' | 'result'>,
  day: (date: string) => string,
): string {
  if (finishedOn === null)
    return expectedOn === null
      ? t(lang, 'early.mock.running', { date: day(startedOn) })
      : t(lang, 'early.mock.runningUntil', { date: day(expectedOn) });
  const key = result === null ? 'overtaken' : result === 'pass' ? 'passed' : 'failed';
  return t(lang, `early.mock.${key}`, { date: day(finishedOn) });
}
