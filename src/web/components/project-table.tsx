// One line a project: light, name with code and owner, stage, the nearest matter with its holder and date.
import { regionName } from '../../domain/regions.ts';
import type { ProjectRow } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { holderWord } from '../words/desk-lines.ts';
import { isLate, type Mark, markOfLight, markOfRow } from '../words/marks.ts';
import { named } from '../words/names.ts';
import { type ProjectQuery, type ProjectSort, queryParts } from '../words/project-query.ts';
import { dayToWatch, remainingOf } from '../words/remaining.ts';
import { Day } from './day.tsx';
import { SortHead } from './pager.tsx';
import { Left, Tag } from './tag.tsx';

export interface ProjectTableProps {
  readonly lang: Lang;
  readonly rows: readonly ProjectRow[];
  readonly query: ProjectQuery;
}

interface Column {
  readonly name: 'light' | 'project' | 'region' | 'stage' | 'matter' | 'holder' | 'due' | 'left' | 'agent';
  readonly class: string;
  readonly sort: ProjectSort | null;
}

const columns: readonly Column[] = [
  { name: 'light', class: 'k-status', sort: 'light' },
  { name: 'project', class: 'k-project', sort: 'name' },
  { name: 'region', class: 'k-region', sort: 'region' },
  { name: 'stage', class: 'k-stage', sort: 'stage' },
  { name: 'matter', class: 'k-matter', sort: null },
  { name: 'holder', class: 'k-holder', sort: null },
  { name: 'due', class: 'k-due', sort: 'due' },
  { name: 'left', class: 'k-left', sort: null },
  { name: 'agent', class: 'k-agent', sort: null },
];

export function ProjectTable({ lang, rows, query }: ProjectTableProps) {
  return (
    <table class="sheet rows list two">
      <caption class="visually-hidden">{t(lang, 'projects.table')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head lang={lang} column={column} query={query} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row lang={lang} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Head({ lang, column, query }: { lang: Lang; column: Column; query: ProjectQuery }) {
  const label = t(lang, `projects.col.${column.name}`);
  if (column.sort === null) {
    return (
      <th scope="col" class={column.class}>
        {label}
      </th>
    );
  }
  const current = query.sort === column.sort;
  const direction = current && query.direction === 'ascending' ? 'descending' : 'ascending';
  return (
    <SortHead
      lang={lang}
      label={label}
      class={column.class}
      direction={current ? query.direction : null}
      href={paths.projects(queryParts({ ...query, sort: column.sort, direction }))}
    />
  );
}

/** The light of the project, or what its nearest matter waits for when no light is on. */
function markOfProject(row: ProjectRow): Mark {
  if (row.light !== 'none') return markOfLight(row.light);
  if (row.next !== null) return markOfRow(row.next);
  return row.total > 0 && row.done === row.total ? 'done' : 'normal';
}

function Row({ lang, row }: { lang: Lang; row: ProjectRow }) {
  const mark = markOfProject(row);
  const late = isLate(mark);
  const clock = row.next?.clock ?? null;
  const watch = clock === null ? null : dayToWatch(clock);
  return (
    <tr class={late ? 'late' : undefined}>
      <td class="k-status">
        <Tag lang={lang} mark={mark} />
      </td>
      <th scope="row" class="k-project">
        <a href={paths.project(row.id)}>{row.name}</a>
        <small>
          <span class="nowrap">{row.code}</span> <span class="owner">{row.ownerName}</span>
        </small>
      </th>
      <td class="k-region">{lang === 'en' ? regionName(row.region.code, 'en') : row.region.name}</td>
      <td class="k-stage">
        {row.stage === null ? t(lang, 'projects.finished') : named(lang, row.stage.name)}
        <small>{t(lang, 'stage.count', { done: row.done, total: row.total })}</small>
      </td>
      <td class="k-matter">
        {row.next === null ? t(lang, 'projects.noNext') : named(lang, row.next.itemName)}
      </td>
      <td class="k-holder">{row.next === null ? null : holderWord(lang, row.next)}</td>
      <td class="k-due">
        {clock !== null && clock.dueOn === null && watch !== null ? (
          <small>{t(lang, 'time.expected')}</small>
        ) : null}
        <Day lang={lang} date={watch} class={late ? 't-late' : undefined} provisional={clock?.provisional} />
      </td>
      <td class="k-left">
        <Left words={remainingOf(lang, clock)} />
      </td>
      <td class="k-agent">{row.agentName}</td>
    </tr>
  );
}
