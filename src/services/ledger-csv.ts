// A ledger as a table for spreadsheets (RFC 4180): one row a day, headed in the reader's language.
import { articleText } from '../texts/errors.ts';
import { type Lang, t } from '../texts/index.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { LedgerDayView, LedgerView } from './ledger-views.ts';
import { keyOf, noticeOf, reasonOf } from './ledger-words.ts';

const columns = [
  'date',
  'weekday',
  'number',
  'kind',
  'reason',
  'notice',
  'document',
  'article',
  'provisional',
] as const;

export function ledgerCsv(lang: Lang, ledger: LedgerView): string {
  const key = keyOf(lang, ledger);
  const row = (line: LedgerDayView, i: number): readonly string[] => [
    line.date,
    t(lang, weekdays[line.weekday - 1] ?? 'ledger.monday'),
    line.number === null ? '' : String(line.number),
    t(lang, `ledger.kind.${line.kind}`),
    reasonOf(key, ledger.days, i),
    noticeOf(lang, line),
    line.pause?.document ?? '',
    articleText(lang, line.article),
    line.provisional ? t(lang, 'ledger.csv.yes') : '',
  ];
  const head = columns.map((column) => t(lang, `ledger.csv.${column}`));
  const rows = [head, ...ledger.days.map(row)];
  return `${BYTE_ORDER_MARK}${rows.map(csvLine).join('')}`;
}

const weekdays = [
  'ledger.monday',
  'ledger.tuesday',
  'ledger.wednesday',
  'ledger.thursday',
  'ledger.friday',
  'ledger.saturday',
  'ledger.sunday',
] as const;

/** `GH02-promised-2026-05-27.csv`; letters and digits only, whatever the codes hold. */
export const ledgerFile = ({ item, key, asOf }: LedgerView, ending: 'csv' | 'json'): string =>
  `${[item, key, asOf]
    .filter((part) => part !== null)
    .join('-')
    .replace(/[^\w.-]+/g, '-')}.${ending}`;
