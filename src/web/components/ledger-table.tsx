// The ledger itself: one line a day with its count, its reason with the document behind it, and the article.

import type { LedgerDayView } from '../../services/ledger-views.ts';
import { countOf, type LedgerKey, noticeOf, reasonOf } from '../../services/ledger-words.ts';
import { articleText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { fullDay } from '../words/dates.ts';
import { LongDay, Tied } from './day.tsx';

export interface LedgerTableProps {
  readonly ledger: LedgerKey;
  readonly days: readonly LedgerDayView[];
  readonly caption: string;
  /** Leaves out the middle of what is too long to read; the exported table has every day. */
  readonly fold?: boolean | undefined;
}

/** More lines than these are folded: to the first, the last, and those around the due date. */
const LONGEST = 200;
const [HEAD, TAIL, AROUND] = [60, 40, 30];

export function LedgerTable({ ledger, days, caption, fold = false }: LedgerTableProps) {
  const { lang } = ledger;
  return (
    <table class="sheet ledger">
      <caption class="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t(lang, 'ledger.col.date')}</th>
          <th scope="col" class="mid">
            {t(lang, 'ledger.col.count')}
          </th>
          <th scope="col">{t(lang, 'ledger.col.reason')}</th>
          <th scope="col" class="article">
            {t(lang, 'ledger.col.article')}
          </th>
        </tr>
      </thead>
      <tbody>
        {stretches(days, fold).map(({ from, to, shown }) =>
          shown ? (
            days
              .slice(from, to)
              .map((day, i) => (
                <Line
                  ledger={ledger}
                  days={days}
                  day={day}
                  i={from + i}
                  last={from + i === days.length - 1}
                />
              ))
          ) : (
            <Folded lang={lang} days={days.slice(from, to)} />
          ),
        )}
      </tbody>
    </table>
  );
}

interface LineProps {
  readonly ledger: LedgerKey;
  readonly days: readonly LedgerDayView[];
  readonly day: LedgerDayView;
  readonly i: number;
  readonly last: boolean;
}

function Line({ ledger, days, day, i, last }: LineProps) {
  const { lang } = ledger;
  const notice = noticeOf(lang, day);
  return (
    <tr class={`l-${day.kind}${last ? ' last' : ''}`}>
      <th scope="row">
        <LongDay lang={lang} date={day.date} />
      </th>
      <td class="mid count">{countOf(lang, day)}</td>
      <td class="reason">
        {reasonOf(ledger, days, i)}
        {notice === '' ? null : ' '}
        {notice === '' ? null : <small>{notice}</small>}
      </td>
      <td class="article">{articleText(lang, day.article)}</td>
    </tr>
  );
}

function Folded({ lang, days }: { lang: Lang; days: readonly LedgerDayView[] }) {
  const facts = {
    n: days.length,
    from: fullDay(lang, days.at(0)?.date ?? ''),
    to: fullDay(lang, days.at(-1)?.date ?? ''),
  };
  return (
    <tr class="folded">
      <td colspan={4}>
        <Tied text={t(lang, 'ledger.day.folded', facts)} />
      </td>
    </tr>
  );
}

interface Stretch {
  readonly from: number;
  /** The first line beyond it. */
  readonly to: number;
  readonly shown: boolean;
}

/** All lines in order, cut where some are left out. */
export function stretches(days: readonly LedgerDayView[], fold: boolean): readonly Stretch[] {
  const all = days.length;
  if (!fold || all <= LONGEST) return [{ from: 0, to: all, shown: true }];
  const due = days.findIndex(({ kind }) => kind === 'due');
  const isShown = (i: number): boolean =>
    i < HEAD || i >= all - TAIL || (due !== -1 && Math.abs(i - due) <= AROUND);
  const cuts = days.flatMap((_, i) => (i === 0 || isShown(i) !== isShown(i - 1) ? [i] : []));
  return cuts.map((from, k) => ({ from, to: cuts[k + 1] ?? all, shown: isShown(from) }));
}
