// The counter's lists and second notices as tables for spreadsheets (RFC 4180), headed in the reader's language.
import { type Lang, t } from '../texts/index.ts';
import { named } from '../texts/names.ts';
import type { CounterListView } from './counter-lists.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { NoticeView, SecondNotice } from './second-notices.ts';

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `${BYTE_ORDER_MARK}${[head, ...rows].map(csvLine).join('')}`;

export function counterCsv(lang: Lang, { list, items }: CounterListView): string {
  const head = [
    t(lang, 'open.code'),
    t(lang, 'counter.col.project'),
    t(lang, 'intake.applicant'),
    t(lang, 'counter.col.matter'),
    t(lang, 'counter.col.status'),
    t(lang, 'counter.csv.received'),
    t(lang, 'counter.col.due'),
  ];
  return table(
    head,
    items.map((row) => [
      row.projectCode,
      row.projectName,
      row.ownerName,
      named(lang, row.itemName),
      t(lang, list === 'notice' && row.status !== 'received' ? 'mark.deemed' : `status.${row.status}`),
      row.receivedOn ?? '',
      row.clock?.dueOn ?? '',
    ]),
  );
}

export function secondNoticesCsv(lang: Lang, notices: readonly SecondNotice[]): string {
  const said = ({ items, text }: NoticeView): string =>
    items.length === 0
      ? text
      : items
          .map(({ name, defect, what }) =>
            t(lang, what === null ? 'second.item' : 'second.itemWhat', {
              defect: t(lang, defect === 'unfit' ? 'intake.tick.unfit' : 'intake.tick.missing'),
              name,
              what: what ?? '',
            }),
          )
          .join(t(lang, 'intake.semicolon'));
  const head = [
    t(lang, 'second.col.department'),
    t(lang, 'open.code'),
    t(lang, 'counter.col.project'),
    t(lang, 'counter.col.matter'),
    t(lang, 'second.csv.firstOn'),
    t(lang, 'second.col.first'),
    t(lang, 'second.csv.againOn'),
    t(lang, 'second.col.again'),
    t(lang, 'second.col.reason'),
    t(lang, 'second.csv.by'),
  ];
  return table(
    head,
    notices.map((one) => [
      named(lang, one.departmentName),
      one.projectCode,
      one.projectName,
      named(lang, one.itemName),
      one.first.on,
      said(one.first),
      one.again.on,
      said(one.again),
      one.again.reason,
      one.again.by,
    ]),
  );
}
