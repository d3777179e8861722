// A date with its small grey weekday, and sentences that hold such dates; neither ever breaks inside a date.
import { type Child, Fragment } from 'hono/jsx';
import { type Lang, type TextKey, t, textParts } from '../../texts/index.ts';
import { fullDay, momentOf, shortDate, unpublishedYear, weekdayOf } from '../words/dates.ts';

export interface DayProps {
  readonly lang: Lang;
  readonly date: string | null;
  /** The year in view, `YYYY…`: its dates leave the year out. Without it the date is whole. */
  readonly year?: string | undefined;
  readonly class?: string | undefined;
  /** A notice that is not published yet may still move it: the date says so. */
  readonly provisional?: boolean | undefined;
}

export function Day({ lang, date, year, class: className, provisional }: DayProps) {
  if (date === null) return <span class="none">—</span>;
  const time = (
    <time class={className === undefined ? 'day' : `day ${className}`} datetime={date}>
      {year === undefined ? date : shortDate(date, year.slice(0, 4))} <small>{weekdayOf(lang, date)}</small>
    </time>
  );
  if (provisional !== true) return time;
  return (
    <>
      {time} <Provisional lang={lang} />
    </>
  );
}

export const Provisional = ({ lang }: { lang: Lang }) => (
  <span class="provisional">{t(lang, 'provisional.mark')}</span>
);

/** The same in full, where there is room: 暂按 2027-01-19 周二 计（2027 年安排未公布）. */
export function ProvisionalLine({ lang, date }: { lang: Lang; date: string }) {
  const facts = { date: fullDay(lang, date), year: unpublishedYear(date) };
  return <Tied text={t(lang, 'time.provisional', facts)} />;
}

/** A whole date whose year gives way on a narrow screen. */
export function LongDay({ lang, date }: { lang: Lang; date: string }) {
  return (
    <time class="day" datetime={date}>
      <span class="yr">{date.slice(0, 5)}</span>
      {date.slice(5)} <small>{weekdayOf(lang, date)}</small>
    </time>
  );
}

/** An instant as Shanghai reads it: `05-26 周二 16:40`. */
export function Clock({ lang, at, year }: { lang: Lang; at: string; year?: string | undefined }) {
  const { date, time } = momentOf(at);
  return (
    <time class="day" datetime={at}>
      {year === undefined ? date : shortDate(date, year.slice(0, 4))} <small>{weekdayOf(lang, date)}</small>{' '}
      {time}
    </time>
  );
}

/** Date with its weekday and time, as running text has them. */
const dateInText = /((?:\d{4}-)?\d{2}-\d{2}(?:\u00a0(?:周.|[A-Z][a-z]{2}))?(?:\u00a0\d{2}:\d{2})?)/;

/** Running text whose dates must not break at their hyphens. */
export function Tied({ text }: { text: string }) {
  return (
    <>{text.split(dateInText).map((part, i) => (i % 2 === 0 ? part : <span class="nowrap">{part}</span>))}</>
  );
}

/** A text with elements in its places; `facts` are put where their names stand. */
export function Rich({ lang, k, facts }: { lang: Lang; k: TextKey; facts: Readonly<Record<string, Child>> }) {
  return (
    <>
      {textParts(lang, k).map((part, i) =>
        i % 2 === 0 ? part : <Fragment>{facts[part] ?? `{${part}}`}</Fragment>,
      )}
    </>
  );
}
