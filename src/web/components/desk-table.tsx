// The desk: one line a matter, most urgent first, in the fixed order of columns.
import type { DeskRow } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { causeOf, holderWord, nextStep } from '../words/desk-lines.ts';
import { isLate, markOfRow } from '../words/marks.ts';
import { named } from '../words/names.ts';
import { dayToWatch, remainingOf } from '../words/remaining.ts';
import { Day, Tied } from './day.tsx';
import { Left, Tag } from './tag.tsx';

export interface DeskTableProps {
  readonly lang: Lang;
  readonly rows: readonly DeskRow[];
  readonly asOf: string;
  /** Whether the reader records events; others are led to the project instead. */
  readonly mayRecord: boolean;
}

const columns = ['status', 'project', 'matter', 'holder', 'due', 'left', 'next', 'action'] as const;

export function DeskTable({ lang, rows, asOf, mayRecord }: DeskTableProps) {
  return (
    <table class="sheet rows desk two">
      <caption class="visually-hidden">{t(lang, 'home.table')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `home.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row lang={lang} row={row} asOf={asOf} mayRecord={mayRecord} />
        ))}
      </tbody>
    </table>
  );
}

interface RowProps extends Omit<DeskTableProps, 'rows'> {
  readonly row: DeskRow;
}

function Row({ lang, row, asOf, mayRecord }: RowProps) {
  const mark = markOfRow(row);
  const late = isLate(mark);
  const item = named(lang, row.itemName);
  const watch = row.clock === null ? null : dayToWatch(row.clock);
  const expected = row.clock !== null && row.clock.dueOn === null && watch !== null;
  const cause = causeOf(lang, row, asOf);
  return (
    <tr class={late ? 'late' : undefined}>
      <td class="k-status">
        <Tag lang={lang} mark={mark} />
      </td>
      <th scope="row" class="k-project">
        <a href={paths.project(row.projectId)}>{row.projectName}</a>
      </th>
      <td class="k-matter">
        {item}
        {cause === '' ? null : (
          <small>
            <Tied text={cause} />
          </small>
        )}
      </td>
      <td class="k-holder">{holderWord(lang, row)}</td>
      <td class="k-due">
        {expected ? <small>{t(lang, 'time.expected')}</small> : null}
        <Day
          lang={lang}
          date={watch}
          class={late ? 't-late' : undefined}
          provisional={row.clock?.provisional}
        />
      </td>
      <td class="k-left">
        <Left words={remainingOf(lang, row.clock)} />
      </td>
      <td class={row.reason === 'paused' ? 'k-next quiet' : 'k-next'}>{nextStep(lang, row)}</td>
      <td class="k-action">
        {row.clock === null || (row.reason === 'consultation' && mayRecord) ? (
          <Begin lang={lang} row={row} mayRecord={mayRecord} />
        ) : (
          <a
            href={paths.ledger(row.projectId, row.item, row.clock)}
            aria-label={t(lang, 'home.seeWhyOf', { project: row.projectName, item })}
          >
            {t(lang, 'home.seeWhy')}
          </a>
        )}
      </td>
    </tr>
  );
}

/** What to do with a case whose clock does not run yet. */
function Begin({ lang, row, mayRecord }: Pick<RowProps, 'lang' | 'row' | 'mayRecord'>) {
  return mayRecord ? (
    <a
      href={paths.record(
        row.projectId,
        row.item,
        row.reason === 'consultation' ? 'answer_consultation' : undefined,
      )}
    >
      {t(lang, 'home.record')}
    </a>
  ) : (
    <a href={`${paths.project(row.projectId)}#item-${row.item}`}>{t(lang, 'home.seeCase')}</a>
  );
}
