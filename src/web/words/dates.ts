// How dates are worded on pages: the digits, and beside them a weekday that never stands alone on the next line.
import { format, parseISO } from 'date-fns';
import { enGB } from 'date-fns/locale/en-GB';
import { zhCN } from 'date-fns/locale/zh-CN';
import type { Lang } from '../../texts/index.ts';

const locales = { 'zh-CN': zhCN, en: enGB } as const;
const monthForm = { 'zh-CN': "yyyy' 年 'M' 月'", en: 'MMMM yyyy' } as const;
const paperForm = { 'zh-CN': "yyyy'年'M'月'd'日'（EEE）", en: 'd MMMM yyyy (EEEE)' } as const;
/** No-break space: date and weekday stay together wherever they stand in a sentence. */
const TIE = '\u00a0';
const SHANGHAI_MS = 8 * 3_600_000;

/** Dates come in their thousands and repeat; a page asks for the same few hundred again and again. */
const weekdays = new Map<string, string>();

/** 周二, Tue. `date` is `YYYY-MM-DD`. */
export function weekdayOf(lang: Lang, date: string): string {
  const key = `${lang}${date}`;
  const found = weekdays.get(key);
  if (found !== undefined) return found;
  const word = format(parseISO(date), 'EEE', { locale: locales[lang] });
  if (weekdays.size > 20_000) weekdays.clear();
  weekdays.set(key, word);
  return word;
}

/** `05-26` inside the year in view, `2027-01-05` outside it. */
export const shortDate = (date: string, year: string): string =>
  date.startsWith(`${year}-`) ? date.slice(5) : date;

/** `2026-05-26 周二` for running text. */
export const fullDay = (lang: Lang, date: string): string => `${date}${TIE}${weekdayOf(lang, date)}`;

/** `05-26 周二` for running text on a page about the year of `asOf`. */
export const shortDay = (lang: Lang, date: string, asOf: string): string =>
  `${shortDate(date, asOf.slice(0, 4))}${TIE}${weekdayOf(lang, date)}`;

/** `2026年5月26日（周二）`, for papers. */
export const paperDay = (lang: Lang, date: string): string =>
  format(parseISO(date), paperForm[lang], { locale: locales[lang] });

/** `2026 年 5 月`, `May 2026`. `month` is `YYYY-MM`. */
export const monthName = (lang: Lang, month: string): string =>
  format(parseISO(`${month}-01`), monthForm[lang], { locale: locales[lang] });

export interface Moment {
  readonly date: string;
  /** `HH:mm` */
  readonly time: string;
}

/** An RFC 3339 instant as people in Shanghai read it, whatever the time zone of the process. */
export function momentOf(instant: string): Moment {
  const local = new Date(Date.parse(instant) + SHANGHAI_MS).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 16) };
}

/** `2026-05-27 周三 09:00`. */
export function fullMoment(lang: Lang, instant: string): string {
  const { date, time } = momentOf(instant);
  return `${fullDay(lang, date)}${TIE}${time}`;
}

/** The day before or after, in whole days. */
export function plusDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** 1 = Monday … 7 = Sunday. */
export const weekdayNumber = (date: string): number =>
  ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The year whose notice a provisional date waits for: the last days of December wait for that of the next. */
export const unpublishedYear = (date: string): number =>
  Number(date.slice(0, 4)) + (date.slice(5) >= '12-29' ? 1 : 0);
