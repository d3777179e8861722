// The ledger of debts as a table for spreadsheets (RFC 4180): one row a material, headed in the reader's language.
import { known, type Lang, t } from '../texts/index.ts';
import { named } from '../texts/names.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import type { GateView } from './debt-views.ts';
import type { DebtView } from './debts.ts';

export const debtGateWord = (lang: Lang, { code, name }: GateView): string =>
  name !== null && code !== 'self' ? named(lang, name) : (known(lang, `gate.${code}`) ?? code);

export function debtsCsv(lang: Lang, debts: readonly DebtView[]): string {
  const head = [
    t(lang, 'debts.col.state'),
    t(lang, 'debts.col.applicant'),
    t(lang, 'debts.csv.creditCode'),
    t(lang, 'debts.csv.code'),
    t(lang, 'debts.col.project'),
    t(lang, 'debts.csv.item'),
    t(lang, 'debts.col.item'),
    t(lang, 'debts.col.department'),
    t(lang, 'debts.col.material'),
    t(lang, 'debts.col.form'),
    t(lang, 'debts.csv.promisedOn'),
    t(lang, 'debts.col.due'),
    t(lang, 'debts.csv.remaining'),
    t(lang, 'debts.csv.overdue'),
    t(lang, 'debts.csv.suppliedOn'),
    t(lang, 'debts.col.gate'),
  ];
  const rows = debts.map((debt) => [
    t(lang, `debts.state.${debt.state}`),
    debt.owner.name,
    debt.owner.creditCode,
    debt.projectCode,
    debt.projectName,
    debt.item,
    named(lang, debt.itemName),
    named(lang, debt.departmentName),
    debt.name,
    t(lang, `debts.form.${debt.form}`),
    debt.promisedOn,
    debt.dueOn ?? t(lang, 'debts.withGate'),
    debt.remainingDays === null ? '' : String(debt.remainingDays),
    debt.overdueDays === null ? '' : String(debt.overdueDays.working),
    debt.suppliedOn ?? '',
    debtGateWord(lang, debt.gate),
  ]);
  return `${BYTE_ORDER_MARK}${[head, ...rows].map(csvLine).join('')}`;
}
