// One line a material that was promised: state, applicant with project, item with department, material, day, days left, gate.
import { Fragment } from 'hono/jsx';
import type { DebtView } from '../../services/debts.ts';
import { debtGateWord } from '../../services/debts-csv.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import type { Mark } from '../words/marks.ts';
import { named, partyShort } from '../words/names.ts';
import { lateWords, leftOf, type Worded } from '../words/remaining.ts';
import { Day } from './day.tsx';
import { Left, Tag } from './tag.tsx';

export const groupings = ['none', 'applicant', 'department', 'gate'] as const;
export type Grouping = (typeof groupings)[number];

const columns = ['status', 'project', 'matter', 'material', 'due', 'left', 'gate'] as const;
const heads = {
  status: 'debts.col.state',
  project: 'debts.col.applicantProject',
  matter: 'debts.col.itemDepartment',
  material: 'debts.col.materialForm',
  due: 'debts.col.due',
  left: 'debts.col.left',
  gate: 'debts.col.gate',
} as const;

export interface DebtTableProps {
  readonly lang: Lang;
  readonly rows: readonly DebtView[];
  readonly group: Grouping;
  readonly asOf: string;
}

export function DebtTable({ lang, rows, group, asOf }: DebtTableProps) {
  return (
    <table class="sheet rows list two debts">
      <caption class="visually-hidden">{t(lang, 'debts.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, heads[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => {
          const head = headOf(lang, row, group);
          const before = rows[i - 1];
          const isNew = head !== null && (before === undefined || headOf(lang, before, group) !== head);
          return (
            <Fragment>
              {isNew ? (
                <tr class="stage">
                  <th colspan={columns.length} scope="rowgroup">
                    {head}
                  </th>
                </tr>
              ) : null}
              <Row lang={lang} row={row} asOf={asOf} />
            </Fragment>
          );
        })}
      </tbody>
    </table>
  );
}

function headOf(lang: Lang, row: DebtView, group: Grouping): string | null {
  switch (group) {
    case 'applicant':
      return row.owner.name;
    case 'department':
      return named(lang, row.departmentName);
    case 'gate':
      return debtGateWord(lang, row.gate);
    case 'none':
      return null;
  }
}

const marks: Readonly<Record<DebtView['state'], Mark>> = {
  open: 'owed',
  late: 'overdue',
  in_time: 'done',
  supplied_late: 'done',
  never: 'ended',
};

function Row({ lang, row, asOf }: { lang: Lang; row: DebtView; asOf: string }) {
  const late = row.state === 'late';
  const mark = row.state === 'open' && row.light === 'yellow' ? 'due_soon' : marks[row.state];
  return (
    <tr class={late ? 'late' : undefined}>
      <td class="k-status">
        <Tag lang={lang} mark={mark} word={t(lang, `debts.state.${row.state}`)} />
      </td>
      <th scope="row" class="k-project">
        <a href={`${paths.project(row.projectId)}#item-${encodeURIComponent(row.item)}`}>{row.owner.name}</a>
        <small>{row.projectName}</small>
      </th>
      <td class="k-matter">
        {named(lang, row.itemName)}
        <small>{partyShort(lang, row.department, row.departmentName)}</small>
      </td>
      <td class="k-material">
        {row.name}
        <small>{t(lang, `debts.form.${row.form}`)}</small>
      </td>
      <td class="k-due">
        {row.dueOn === null ? (
          t(lang, 'debts.withGate')
        ) : (
          <Day
            lang={lang}
            date={row.dueOn}
            year={asOf}
            class={late ? 't-late' : undefined}
            provisional={row.provisional}
          />
        )}
      </td>
      <td class="k-left">
        {row.suppliedOn === null ? (
          <Left words={leftWords(lang, row)} />
        ) : (
          <small>
            <Day lang={lang} date={row.suppliedOn} year={asOf} /> {t(lang, 'debts.supplied')}
          </small>
        )}
      </td>
      <td class="k-gate" data-label={t(lang, heads.gate)}>
        {debtGateWord(lang, row.gate)}
      </td>
    </tr>
  );
}

function leftWords(lang: Lang, row: DebtView): Worded {
  if (row.state === 'never') return { text: t(lang, 'debts.neverCame'), tone: 'quiet' };
  if (row.overdueDays !== null) return { text: lateWords(lang, 'working', row.overdueDays), tone: 'late' };
  if (row.remainingDays === null) return { text: t(lang, 'common.none'), tone: 'quiet' };
  return leftOf(lang, 'working', row.remainingDays, row.light !== 'none');
}
