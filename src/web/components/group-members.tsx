// The members of a group: each with its department, since when it could act, its own limit, and what became of it.
import type { GroupMemberView, GroupView } from '../../services/group-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { isLate, markOfCase, wordOfCase } from '../words/marks.ts';
import { listed, named, partyShort } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf } from '../words/remaining.ts';
import { Day, Tied } from './day.tsx';
import { Left, Tag } from './tag.tsx';

interface Props {
  readonly lang: Lang;
  readonly projectId: string;
  readonly group: GroupView;
}

const columns = ['status', 'item', 'department', 'from', 'promised', 'due', 'left'] as const;

export function GroupMembers({ lang, projectId, group }: Props) {
  return (
    <table class="sheet rows cases members">
      <caption class="visually-hidden">{t(lang, 'joint.members')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${classOf[column]}`}>
              {t(lang, `joint.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {group.members.map((member) => (
          <Member lang={lang} projectId={projectId} group={group} member={member} />
        ))}
      </tbody>
    </table>
  );
}

/** The names under which tables of cases know these columns. */
const classOf = {
  status: 'status',
  item: 'item',
  department: 'department',
  from: 'since',
  promised: 'promised',
  due: 'due',
  left: 'decided',
} as const;

function Member({ lang, projectId, group, member }: Props & { member: GroupMemberView }) {
  const { case: c } = member;
  const mark = markOfCase(c);
  const late = isLate(mark);
  const remark = remarkOf(lang, member);
  const clock = c.mainClock;
  const watch = clock === null || member.endedOn !== null ? null : dayToWatch(clock);
  return (
    <tr class={late ? 'late' : c.status === 'blocked' ? 'waiting' : undefined} id={`item-${c.item}`}>
      <td class="k-status">
        <Tag lang={lang} mark={mark} word={wordOfCase(lang, c, mark)} />
      </td>
      <th scope="row" class="k-item">
        <a href={`${paths.project(projectId)}#item-${c.item}`}>{named(lang, c.name)}</a>
        {remark === '' ? null : <small>{remark}</small>}
      </th>
      <td class="k-department">{partyShort(lang, c.department, c.departmentName)}</td>
      <td class="k-since">
        <Day lang={lang} date={member.actsFrom} year={group.asOf} />
      </td>
      <td class="k-promised">{limitWords(lang, c.promised)}</td>
      <td class="k-due">
        {clock === null || watch === null ? (
          <span class="none">—</span>
        ) : (
          <a
            class={late ? 'why t-late' : 'why'}
            href={paths.ledger(projectId, c.item, clock)}
            aria-label={t(lang, 'project.whyOf', { item: named(lang, c.name), date: watch })}
          >
            {clock.dueOn === null ? <small>{t(lang, 'time.expected')} </small> : null}
            <Day lang={lang} date={watch} year={group.asOf} provisional={clock.provisional} />
          </a>
        )}
      </td>
      <td class="k-decided">
        {member.endedOn === null ? (
          <Left words={remainingOf(lang, clock)} />
        ) : (
          <Tied text={t(lang, 'joint.ended', { date: shortDay(lang, member.endedOn, group.asOf) })} />
        )}
      </td>
    </tr>
  );
}

/** The filing that it came with, or whom it waits for. */
function remarkOf(lang: Lang, { case: c, filing, awaitsHandOver }: GroupMemberView): string {
  if (filing !== null) return t(lang, 'joint.filingOf', { filing });
  const before = listed(
    lang,
    c.waitsFor.map(({ name }) => named(lang, name)),
  );
  if (awaitsHandOver)
    return before === '' ? t(lang, 'joint.awaitsNow') : t(lang, 'joint.awaits', { items: before });
  return before === '' ? '' : t(lang, 'project.waits', { what: before, n: c.waitsFor.length });
}
