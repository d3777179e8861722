// What runs by itself, in words: its name, and how often.
import { known, type Lang, t } from '../../texts/index.ts';

/** The job's own name where the tables have none. */
export const jobName = (lang: Lang, name: string): string => known(lang, `health.job.${name}`) ?? name;

export function jobEvery(lang: Lang, seconds: number): string {
  if (seconds >= 86_400) return t(lang, 'health.job.days', { n: Math.round(seconds / 86_400) });
  if (seconds >= 3_600) return t(lang, 'health.job.hours', { n: Math.round(seconds / 3_600) });
  return t(lang, 'health.job.minutes', { n: Math.max(1, Math.round(seconds / 60)) });
}
