// How a forecast is told: late or with time to spare, why, and how much later than as things stand.
import type { ForecastCaseView, ForecastTargetView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { daysBetween } from './account-layout.ts';
import type { Mark } from './marks.ts';
import { named } from './names.ts';
import { limitWords, type Worded } from './remaining.ts';

/** 晚 4 天, 余 9 个工作日, 刚好用满; of a promise whose last item was waived that it does not apply any more. */
export function outcomeOf(
  lang: Lang,
  {
    budget: { unit },
    expectedLeftDays: left,
    state,
  }: Pick<ForecastTargetView, 'budget' | 'expectedLeftDays'> & Partial<Pick<ForecastTargetView, 'state'>>,
): Worded {
  if (state === 'void') return { text: t(lang, 'forecast.void'), tone: 'quiet' };
  if (left < 0) return { text: t(lang, `forecast.late.${unit}`, { n: -left }), tone: 'late' };
  if (left === 0) return { text: t(lang, 'forecast.left.none'), tone: 'plain' };
  return { text: t(lang, `forecast.left.${unit}`, { n: left }), tone: 'plain' };
}

/** 晚 4 天，因建设工程规划许可证核发（资规局）; where nobody exceeded a limit, how many natural days are still needed. */
export function reasonOf(lang: Lang, target: ForecastTargetView, asOf: string): string {
  const late = outcomeOf(lang, target).text;
  if (target.because === null) {
    if (!target.late || target.forecastOn === null || target.forecastOn <= asOf) return late;
    return t(lang, 'forecast.nobody', { late, n: daysBetween(asOf, target.forecastOn) });
  }
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

/** 时限；未告知暂停期限，按最长 20 个工作日. */
export function sourceOf(lang: Lang, { state, source, samples, resumes }: ForecastCaseView): string {
  if (source === 'fact' || state === 'waived') return t(lang, 'common.none');
  const own =
    source === 'history'
      ? t(lang, 'forecast.source.history', { n: samples ?? 0 })
      : t(lang, `forecast.source.${source}`);
  if (resumes === null || resumes.by === 'told') return own;
  const { by, longest } = resumes;
  return t(lang, 'forecast.source.resumes', {
    source: own,
    resumes: t(lang, `forecast.resumes.${by}`, {
      longest: longest === null ? '' : limitWords(lang, longest),
    }),
  });
}

/** For a view that has no case beside it to say more. */
export const markOfForecast = ({ state }: ForecastCaseView): Mark =>
  (({ done: 'done', running: 'normal', waiting: 'not_started', waived: 'waived' }) as const)[state];
