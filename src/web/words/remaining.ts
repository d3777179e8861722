// How much time is left, or how late: always with its unit and its word, never as a negative number.
import type { ClockView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';

export { limitWords } from '../../texts/limits.ts';

/** How loudly it is said: `late` red, `soon` amber, `plain` bold, `quiet` grey. */
export type Tone = 'late' | 'soon' | 'plain' | 'quiet';
export interface Worded {
  readonly text: string;
  readonly tone: Tone;
}

type Unit = 'working' | 'natural' | 'month';

/** The unit in which what is left of a clock is counted: working days, too, when a paper names the day. */
export const unitOf = (clock: Pick<ClockView, 'limit'>): 'working' | 'natural' =>
  clock.limit === null || clock.limit.unit === 'working' ? 'working' : 'natural';

/** 超 1 个工作日; 超 1 天（自然日） when only rest days have passed since the due date. */
export function lateWords(
  lang: Lang,
  unit: Unit,
  overdue: { readonly working: number; readonly natural: number },
): string {
  if (unit !== 'working') return t(lang, 'time.late.natural', { n: overdue.natural });
  return overdue.working > 0
    ? t(lang, 'time.late.working', { n: overdue.working })
    : t(lang, 'time.late.naturalOnly', { n: overdue.natural });
}

/** 剩 3 个工作日, 今日到期, 超 1 个工作日, 暂停计时. */
export function remainingOf(lang: Lang, clock: ClockView | null): Worded {
  if (clock === null) return { text: t(lang, 'common.none'), tone: 'quiet' };
  if (clock.state === 'paused') return { text: t(lang, 'time.paused'), tone: 'quiet' };
  if (clock.overdueDays !== null) {
    return { text: lateWords(lang, unitOf(clock), clock.overdueDays), tone: 'late' };
  }
  if (clock.state === 'stopped') return { text: t(lang, 'time.stopped'), tone: 'quiet' };
  if (clock.remainingDays === null) return { text: t(lang, 'common.none'), tone: 'quiet' };
  return leftOf(lang, unitOf(clock), clock.remainingDays, clock.light !== 'none');
}

/** `remaining` is zero on the last day; `soon` says whether the light is on. */
export function leftOf(lang: Lang, unit: Unit, remaining: number, soon: boolean): Worded {
  const tone = soon ? 'soon' : 'plain';
  if (remaining <= 0) return { text: t(lang, 'time.today'), tone: 'soon' };
  return {
    text: t(lang, unit === 'working' ? 'time.left.working' : 'time.left.natural', { n: remaining }),
    tone,
  };
}

/** The date a reader should look at: the due date, or for a paused clock the one to expect. */
export const dayToWatch = (clock: Pick<ClockView, 'dueOn' | 'expectedDueOn'>): string | null =>
  clock.dueOn ?? clock.expectedDueOn;
