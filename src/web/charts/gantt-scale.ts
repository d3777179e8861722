// The time axis of a Gantt: where a day lies, and how its axis is written, from five days to many years.
import { type Lang, t } from '../../texts/index.ts';
import { monthName, plusDays, shortDay } from '../words/dates.ts';

const DAY_MS = 86_400_000;
const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

export interface Scale {
  readonly from: string;
  readonly days: number;
  readonly dayWidth: number;
  readonly width: number;
  /** Left side of a day, from the left side of the picture's time. */
  readonly left: (date: string) => number;
  /** Right side of a day. */
  readonly right: (date: string) => number;
}

/** `from` and `to` are both shown. */
export function scaleOf(from: string, to: string, width: number): Scale {
  const first = numberOf(from);
  const days = Math.max(1, numberOf(to) - first + 1);
  const dayWidth = width / days;
  const within = (n: number): number => Math.round(Math.max(0, Math.min(days, n)) * dayWidth * 10) / 10;
  return {
    from,
    days,
    dayWidth,
    width,
    left: (date) => within(numberOf(date) - first),
    right: (date) => within(numberOf(date) - first + 1),
  };
}

export interface Tick {
  readonly x: number;
  readonly width: number;
  readonly text: string;
}

export interface Axis {
  /** Months, or years where months are narrow. */
  readonly upper: readonly Tick[];
  /** Days, weeks, months or quarters. */
  readonly lower: readonly Tick[];
}

export function axisOf(lang: Lang, scale: Scale): Axis {
  const { dayWidth } = scale;
  const days = Array.from({ length: scale.days }, (_, i) => plusDays(scale.from, i));
  const upperIsYear = dayWidth * 30 < 66;
  const upper = upperIsYear
    ? ticks(
        scale,
        days,
        (date) => date.slice(0, 4),
        (year) => year,
      )
    : ticks(
        scale,
        days,
        (date) => date.slice(0, 7),
        (month) => monthName(lang, month),
      );
  return { upper, lower: lowerOf(lang, scale, days) };
}

function lowerOf(lang: Lang, scale: Scale, days: readonly string[]): readonly Tick[] {
  const { dayWidth } = scale;
  if (dayWidth >= 58) return ticks(scale, days, whole, (date) => shortDay(lang, date, date));
  if (dayWidth >= 17) return ticks(scale, days, whole, (date) => String(Number(date.slice(8))));
  if (dayWidth * 7 >= 20) {
    return ticks(scale, days, mondayOf, (date) =>
      dayWidth * 7 >= 40 ? date.slice(5) : String(Number(date.slice(8))),
    );
  }
  const month = (date: string): string => date.slice(0, 7);
  if (dayWidth * 30 >= 28)
    return ticks(scale, days, month, (one) => t(lang, 'chart.month', { n: Number(one.slice(5)) }));
  if (dayWidth * 30 >= 13) return ticks(scale, days, month, (one) => String(Number(one.slice(5))));
  return ticks(scale, days, quarterOf, (one) => one.slice(5));
}

const whole = (date: string): string => date;
const mondayOf = (date: string): string => plusDays(date, -((numberOf(date) + 3) % 7));
const quarterOf = (date: string): string => `${date.slice(0, 4)} Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

/** One tick for each run of days with the same key; no text where it would not fit. */
function ticks(
  scale: Scale,
  days: readonly string[],
  keyOf: (date: string) => string,
  textOf: (key: string) => string,
): readonly Tick[] {
  const runs: { key: string; from: string; to: string }[] = [];
  for (const date of days) {
    const key = keyOf(date);
    const last = runs.at(-1);
    if (last?.key === key) last.to = date;
    else runs.push({ key, from: date, to: date });
  }
  return runs.map(({ key, from, to }) => {
    const x = scale.left(from);
    return { x, width: scale.right(to) - x, text: textOf(key) };
  });
}
