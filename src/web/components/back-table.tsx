// The days of a period counted back from its start: the same columns as a ledger without the article, latest day first.

import type { LedgerDayView } from '../../services/ledger-views.ts';
import { countOf, dayName } from '../../services/ledger-words.ts';
import { type Lang, t } from '../../texts/index.ts';
import { LongDay } from './day.tsx';

export interface BackTableProps {
  readonly lang: Lang;
  readonly unit: 'working' | 'natural' | 'month';
  readonly days: readonly LedgerDayView[];
}

export function BackTable({ lang, unit, days }: BackTableProps) {
  return (
    <table class="sheet ledger">
      <caption class="visually-hidden">{t(lang, 'calc.rows')}</caption>
      <thead>
        <tr>
          <th scope="col">{t(lang, 'ledger.col.date')}</th>
          <th scope="col" class="mid">
            {t(lang, 'ledger.col.count')}
          </th>
          <th scope="col">{t(lang, 'ledger.col.reason')}</th>
        </tr>
      </thead>
      <tbody>
        {days.map((day, i) => (
          <tr class={`l-${day.kind}${i === days.length - 1 ? ' last' : ''}`}>
            <th scope="row">
              <LongDay lang={lang} date={day.date} />
            </th>
            <td class="mid count">
              {day.kind === 'due' && day.number === null ? t(lang, 'calc.back.last') : countOf(lang, day)}
            </td>
            <td class="reason">{reasonOf(lang, unit, day)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function reasonOf(lang: Lang, unit: BackTableProps['unit'], day: LedgerDayView): string {
  switch (day.kind) {
    case 'start':
      return t(lang, 'calc.back.start');
    case 'due':
      if (day.number === null) return t(lang, 'calc.back.dueMoved');
      return t(lang, unit === 'working' ? 'calc.back.due' : 'calc.back.dueNatural', { n: day.number });
    case 'rolled':
      return t(lang, 'calc.back.moved', { day: dayName(lang, day) });
    default:
      return dayName(lang, day);
  }
}
