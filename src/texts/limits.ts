// How a limit is said in both languages.
import { type Lang, t } from './index.ts';

/** 3 个工作日, 15 天, 2 个月, 即办. */
export function limitWords(
  lang: Lang,
  limit: { readonly days: number; readonly unit: string } | null,
): string {
  if (limit === null) return t(lang, 'time.noLimit');
  if (limit.days === 0) return t(lang, 'time.onTheSpot');
  if (limit.unit === 'working') return t(lang, 'time.workingDays', { n: limit.days });
  return t(lang, limit.unit === 'month' ? 'time.months' : 'time.naturalDays', { n: limit.days });
}
