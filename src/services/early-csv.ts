// The start-early list as a table for spreadsheets (RFC 4180): one row a case, headed in the reader's language.
import { type Lang, t } from '../texts/index.ts';
import { named } from '../texts/names.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { EarlyEntryView } from './early-views.ts';
import { mockWords } from './early-words.ts';

export function earlyCsv(lang: Lang, entries: readonly EarlyEntryView[]): string {
  const head = [
    t(lang, 'early.col.way'),
    t(lang, 'early.csv.code'),
    t(lang, 'early.col.project'),
    t(lang, 'early.csv.itemCode'),
    t(lang, 'early.col.item'),
    t(lang, 'early.col.department'),
    t(lang, 'early.col.since'),
    t(lang, 'early.csv.waits'),
    t(lang, 'early.csv.chain'),
    t(lang, 'early.csv.inHand'),
    t(lang, 'early.csv.awaited'),
    t(lang, 'early.csv.toPrepare'),
    t(lang, 'early.csv.mock'),
  ];
  const rows = entries.map((entry) => {
    const list = (names: readonly string[]): string => names.join(t(lang, 'common.listComma'));
    const papers = (state: EarlyEntryView['materials'][number]['state']): string =>
      list(entry.materials.filter((material) => material.state === state).map(({ name }) => name));
    return [
      t(lang, `early.way.${entry.way}`),
      entry.projectCode,
      entry.projectName,
      entry.item,
      named(lang, entry.name),
      named(lang, entry.departmentName),
      entry.since ?? '',
      list(entry.waitsFor.map(({ name }) => named(lang, name))),
      entry.chainDays === null ? '' : String(entry.chainDays),
      papers('in_hand'),
      papers('awaited'),
      papers('to_prepare'),
      entry.mock === null ? '' : mockWords(lang, { ...entry.mock, expectedOn: null }, (date) => date),
    ];
  });
  return `${BYTE_ORDER_MARK}${[head, ...rows].map(csvLine).join('')}`;
}
