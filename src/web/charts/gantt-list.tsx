// The Gantt as a table: plan, fact and forecast of every case in days, with what it may be later.
import type { ProjectGanttView } from '../../services/project-chart.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Tag } from '../components/tag.tsx';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { isLate } from '../words/marks.ts';
import { type GanttRow, ganttStages, type Span } from './gantt-rows.ts';

const columns = ['state', 'item', 'plan', 'fact', 'forecast', 'slack'] as const;
const classOf = {
  state: 'k-status',
  item: 'k-item',
  plan: 'k-plan',
  fact: 'k-fact',
  forecast: 'k-forecast',
  slack: 'k-slack',
} as const;

export function GanttList({ lang, view }: { lang: Lang; view: ProjectGanttView }) {
  const { project, forecast } = view;
  return (
    <table class="sheet rows gantt-list">
      <caption class="visually-hidden">{t(lang, 'chart.ganttOf', { name: project.name })}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={classOf[column]}>
              {column === 'slack' ? t(lang, 'forecast.col.slack') : t(lang, `chart.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {ganttStages(lang, project, forecast).map((stage) => (
        <tbody>
          <tr class="stage">
            <th colspan={columns.length} scope="rowgroup">
              {stage.name}
              <span>
                <span>{stage.count}</span>
              </span>
            </th>
          </tr>
          {stage.rows.map((row) => (
            <Row lang={lang} row={row} id={project.id} asOf={forecast.asOf} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function Row({ lang, row, id, asOf }: { lang: Lang; row: GanttRow; id: string; asOf: string }) {
  const cell = (name: 'plan' | 'fact' | 'forecast') => (
    <td class={`k-${name}`}>
      <span class="phone-label">{t(lang, `chart.col.${name}`)} </span>
      {spanWords(lang, row[name], asOf)}
    </td>
  );
  return (
    <tr class={isLate(row.mark) ? 'late' : undefined}>
      <td class="k-status">
        <Tag lang={lang} mark={row.mark} word={row.word} />
      </td>
      <th scope="row" class="k-item">
        <a href={`${paths.project(id)}#item-${encodeURIComponent(row.item)}`}>{row.name}</a>
      </th>
      {cell('plan')}
      {cell('fact')}
      {cell('forecast')}
      <td class="k-slack">{row.isCritical ? <b>{row.slack}</b> : row.slack}</td>
    </tr>
  );
}

function spanWords(lang: Lang, span: Span | null, asOf: string) {
  if (span === null) return <span class="none">{t(lang, 'chart.none')}</span>;
  const [from, to] = [shortDay(lang, span.from, asOf), shortDay(lang, span.to, asOf)];
  return <span>{span.from === span.to ? from : t(lang, 'chart.span', { from, to })}</span>;
}
