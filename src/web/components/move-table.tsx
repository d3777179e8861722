// Dates that a proposal moves, one line each: what changes, whose, from which day to which.
import type { MoveView } from '../../services/proposal-moves.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { changeMark, clockWord } from '../words/calendar-lines.ts';
import { named, partyShort } from '../words/names.ts';
import { Day } from './day.tsx';
import { Tag } from './tag.tsx';

const columns = ['change', 'project', 'item', 'department', 'before', 'after'] as const;

export function MoveTable({ lang, moves }: { lang: Lang; moves: readonly MoveView[] }) {
  return (
    <table class="sheet rows two moves">
      <caption class="visually-hidden">{t(lang, 'cal.moves')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `cal.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {moves.map((move) => (
          <Row lang={lang} move={move} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ lang, move }: { lang: Lang; move: MoveView }) {
  const { project, itemName, change, expected, running } = move;
  return (
    <tr>
      <td class="k-change">
        <Tag lang={lang} mark={changeMark[change]} word={t(lang, `cal.change.${change}`)} />
      </td>
      <th scope="row" class="k-project">
        {project === null ? (
          <span class="sub">{t(lang, 'cal.moves.hidden')}</span>
        ) : (
          <a href={paths.project(project.id)}>{project.name}</a>
        )}
      </th>
      <td class="k-item">
        {itemName === null ? clockWord(lang, move) : named(lang, itemName)}
        {itemName === null && running ? null : (
          <small>
            {itemName === null ? null : clockWord(lang, move)}
            {running ? null : <span class="chip">{t(lang, 'cal.moves.ended')}</span>}
          </small>
        )}
      </td>
      <td class="k-department">{partyShort(lang, move.department, move.departmentName)}</td>
      <td class="k-before">
        {expected ? <small>{t(lang, 'time.expected')} </small> : null}
        <Day lang={lang} date={move.before} provisional={move.provisionalBefore} />
      </td>
      <td class="k-after">
        {expected ? <small>{t(lang, 'time.expected')} </small> : null}
        <Day lang={lang} date={move.after} provisional={move.provisionalAfter} />
      </td>
    </tr>
  );
}
