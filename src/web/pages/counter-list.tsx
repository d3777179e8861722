// 待告知, 补正收件, 待取件: one line a case, most pressing first, each with the form it needs.
import type { CounterListView, CounterRow } from '../../services/counter-lists.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { Day, Tied } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { icon } from '../components/shapes.ts';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { type Mark, markOfRow } from '../words/marks.ts';
import { named } from '../words/names.ts';
import { remainingOf } from '../words/remaining.ts';

const columns = ['status', 'project', 'matter', 'due', 'left', 'next'] as const;

export function CounterListPage({ shell, view }: { shell: Shell; view: CounterListView }) {
  const { lang } = shell;
  const { list, items, asOf } = view;
  return (
    <Layout shell={shell} title={t(lang, `menu.${list}`)} active={list} wide>
      <PageHead title={t(lang, `menu.${list}`)} sub={t(lang, `counter.sub.${list}`)}>
        {items.length === 0 ? null : (
          <a class="btn" href={paths.counterListFile(list)}>
            {icon('download', 14)}
            {t(lang, 'counter.csv')}
          </a>
        )}
      </PageHead>
      <div class="panel">
        {items.length === 0 ? (
          <Empty title={t(lang, `counter.empty.${list}`)} />
        ) : (
          <table class="sheet rows desk two counter-list">
            <caption class="visually-hidden">{t(lang, `menu.${list}`)}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" class={`k-${column}`}>
                    {t(lang, `counter.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((row) => (
                <Row lang={lang} row={row} view={view} />
              ))}
            </tbody>
          </table>
        )}
        {view.bounded ? <p class="source">{t(lang, 'counter.bounded', { n: items.length })}</p> : null}
      </div>
      <p class="sub">{t(lang, 'counter.asOf', { date: shortDay(lang, asOf, asOf) })}</p>
    </Layout>
  );
}

function Row({ lang, row, view }: { lang: Lang; row: CounterRow; view: CounterListView }) {
  const { list, asOf } = view;
  const today = row.status === 'received' && row.clock?.dueOn === asOf;
  const mark = list === 'correcting' ? 'correction' : today ? 'due_soon' : markIn(list, row);
  return (
    <tr class={today ? 'today' : undefined}>
      <td class="k-status">
        <Tag lang={lang} mark={mark} />
      </td>
      <th scope="row" class="k-project">
        <a href={paths.counterProject(row.projectId)}>{row.projectName}</a>
        <small>{row.ownerName}</small>
      </th>
      <td class="k-matter">
        {named(lang, row.itemName)}
        <small>
          <Tied text={lineOf(lang, row, view)} />
        </small>
      </td>
      <td class="k-due">
        <Day lang={lang} date={row.clock?.dueOn ?? null} provisional={row.clock?.provisional} />
      </td>
      <td class="k-left">
        {today ? (
          <strong class="left t-soon">{t(lang, 'counter.today')}</strong>
        ) : (
          <Left words={remainingOf(lang, row.clock)} />
        )}
      </td>
      <td class="k-next">
        <Next lang={lang} row={row} list={list} />
      </td>
    </tr>
  );
}

/** Whatever else has become of it since: in this list it matters that silence has accepted it. */
const isDeemed = (list: CounterListView['list'], row: CounterRow): boolean =>
  list === 'notice' && row.status !== 'received';
const markIn = (list: CounterListView['list'], row: CounterRow): Mark =>
  isDeemed(list, row) ? 'deemed' : markOfRow(row);

function lineOf(lang: Lang, row: CounterRow, { list, asOf }: CounterListView): string {
  const date = row.receivedOn === null ? '' : shortDay(lang, row.receivedOn, asOf);
  if (isDeemed(list, row)) return t(lang, 'counter.line.deemed', { date });
  if (row.status === 'received') return t(lang, 'counter.line.received', { date });
  if (row.status === 'correcting')
    return t(lang, row.lapse === null ? 'counter.line.correcting' : 'counter.line.lapsed');
  return row.decidedOn === null
    ? ''
    : t(lang, 'counter.line.decided', { date: shortDay(lang, row.decidedOn, asOf) });
}

/** The form that brings the case on. */
function Next({ lang, row, list }: { lang: Lang; row: CounterRow; list: CounterListView['list'] }) {
  if (list === 'pickup')
    return <a href={paths.record(row.projectId, row.item, 'deliver')}>{t(lang, 'counter.next.pickup')}</a>;
  if (row.status === 'received' || row.status === 'correcting')
    return <a href={paths.intake(row.projectId, row.item)}>{t(lang, `counter.next.${list}`)}</a>;
  return <a href={`${paths.project(row.projectId)}#item-${row.item}`}>{t(lang, 'counter.next.deemed')}</a>;
}
