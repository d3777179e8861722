// How a forecast is told: late or with time to spare, why, and how much later than as things stand.
import type { ForecastCaseView, ForecastTargetView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import type { Mark } from './marks.ts';
import { named } from './names.ts';
import type { Worded } from './remaining.ts';

/** 晚 4 天, 余 9 个工作日, 刚好用满. */
export function outcomeOf(
  lang: Lang,
  { budget: { unit }, expectedLeftDays: left }: Pick<ForecastTargetView, 'budget' | 'expectedLeftDays'>,
): Worded {
  if (left < 0) return { text: t(lang, `forecast.late.${unit}`, { n: -left }), tone: 'late' };
  if (left === 0) return { text: t(lang, 'forecast.left.none'), tone: 'plain' };
  return { text: t(lang, `forecast.left.${unit}`, { n: left }), tone: 'plain' };
}

/** 晚 4 天，因建设工程规划许可证核发（资规局）. */
export function reasonOf(lang: Lang, target: ForecastTargetView): string {
  const late = outcomeOf(lang, target).text;
  if (target.because === null) return late;
  const { name, department } = target.because;
  return t(lang, 'forecast.because', {
    late,
    item: named(lang, name),
    department: named(lang, department),
  });
}

export function slackOf(lang: Lang, { slackDays, state }: ForecastCaseView): string {
  if (state === 'done' || state === 'waived') return t(lang, 'common.none');
  if (slackDays === null) return t(lang, 'forecast.noEffect');
  return slackDays === 0 ? t(lang, 'forecast.critical') : t(lang, 'time.workingDays', { n: slackDays });
}

export function sourceOf(lang: Lang, { source, samples }: ForecastCaseView): string {
  if (source === 'fact') return t(lang, 'common.none');
  if (source === 'history') return t(lang, 'forecast.source.history', { n: samples ?? 0 });
  return t(lang, `forecast.source.${source}`);
}

/** For a view that has no case beside it to say more. */
export const markOfForecast = ({ state }: ForecastCaseView): Mark =>
  (({ done: 'done', running: 'normal', waiting: 'not_started', waived: 'waived' }) as const)[state];
