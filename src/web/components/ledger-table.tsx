// The ledger itself: one line a day with its count, its reason and the article behind it.
import type { LedgerDayView } from '../../services/views.ts';
import { articleText } from '../../texts/errors.ts';
import { t } from '../../texts/index.ts';
import { countOf, type LedgerKey, reasonOf } from '../words/ledger-reasons.ts';
import { LongDay } from './day.tsx';

export interface LedgerTableProps {
  readonly ledger: LedgerKey;
  readonly days: readonly LedgerDayView[];
  readonly caption: string;
}

export function LedgerTable({ ledger, days, caption }: LedgerTableProps) {
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
        {days.map((day, i) => (
          <tr class={`l-${day.kind}${i === days.length - 1 ? ' last' : ''}`}>
            <th scope="row">
              <LongDay lang={lang} date={day.date} />
            </th>
            <td class="mid count">{countOf(lang, day)}</td>
            <td class="reason">{reasonOf(ledger, days, i)}</td>
            <td class="article">{articleText(lang, day.article)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
