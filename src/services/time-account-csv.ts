// A time account as a table for spreadsheets (RFC 4180): one row a stretch of days, the project's lane before its cases'.
import { day, isoDay } from '../domain/day.ts';
import { type Lang, t } from '../texts/index.ts';
import { named } from '../texts/names.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { StretchView, TimeAccountView } from './time-account-views.ts';

const columns = [
  'lane',
  'item',
  'itemName',
  'first',
  'last',
  'holder',
  'bucket',
  'natural',
  'working',
] as const;

export function timeAccountCsv(lang: Lang, account: TimeAccountView): string {
  const days = ({ from, to, name, naturalDays, workingDays }: StretchView, bucket: string) => [
    isoDay(day(from) + 1),
    to,
    name === null ? t(lang, 'account.nobody') : named(lang, name),
    bucket,
    String(naturalDays),
    String(workingDays),
  ];
  const project = account.stretches.map((one) => [
    t(lang, 'account.csv.project'),
    one.item ?? '',
    one.itemName === null ? '' : named(lang, one.itemName),
    ...days(one, t(lang, `account.bucket.${one.bucket}`)),
  ]);
  const cases = account.lanes.flatMap(({ item, itemName, stretches }) =>
    stretches.map((one) => [item, item, named(lang, itemName), ...days(one, '')]),
  );
  const head = columns.map((column) => t(lang, `account.csv.${column}`));
  return `${BYTE_ORDER_MARK}${[head, ...project, ...cases].map(csvLine).join('')}`;
}

export const timeAccountFile = ({ asOf }: TimeAccountView): string => `time-account-${asOf}.csv`;
