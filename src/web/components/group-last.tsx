// 谁在最后: the one for whom the whole group waited, and the working and natural days that it alone cost.
import type { GroupView } from '../../services/group-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shortDay } from '../words/dates.ts';
import { named, partyFull } from '../words/names.ts';
import { Tied } from './day.tsx';

export function GroupLast({ lang, group }: { lang: Lang; group: GroupView }) {
  const { last, finishedOn, done, asOf } = group;
  const late = last !== null && last.endedOn === null && last.workingDays > 0;
  return (
    <section class={late ? 'panel answer late' : 'panel answer'} aria-label={t(lang, 'joint.last.title')}>
      <h2 class="label">{t(lang, 'joint.last.title')}</h2>
      {last === null ? (
        <p>
          {t(
            lang,
            finishedOn !== null
              ? 'joint.last.together'
              : done === 0
                ? 'joint.last.notFiled'
                : 'joint.last.none',
          )}
        </p>
      ) : (
        <>
          <p class="holder">{partyFull(lang, last.department, last.departmentName)}</p>
          <p>
            {t(lang, last.endedOn === null ? 'joint.last.open' : 'joint.last.ended', {
              department: partyFull(lang, last.department, last.departmentName),
              item: named(lang, last.name),
            })}
          </p>
          <p>
            <Tied
              text={t(lang, last.endedOn === null ? 'joint.last.days' : 'joint.last.daysEnded', {
                date: shortDay(lang, last.aloneFrom, asOf),
                working: last.workingDays,
                natural: last.naturalDays,
              })}
            />
          </p>
        </>
      )}
      {finishedOn === null ? null : (
        <p class="sub">
          <Tied text={t(lang, 'joint.finished', { date: shortDay(lang, finishedOn, asOf) })} />
        </p>
      )}
    </section>
  );
}
