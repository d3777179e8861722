// The parts of a proposal's page: how many dates move, the days that change, by department, and the documents.
import type { MoveTotals, ProposalView } from '../../services/proposal-view.ts';
import { type Lang, t } from '../../texts/index.ts';
import { changeMark, dayKind } from '../words/calendar-lines.ts';
import { fullDay } from '../words/dates.ts';
import { named, partyShort } from '../words/names.ts';
import { Card, Empty } from './card.tsx';
import { Day, Tied } from './day.tsx';
import { Notice } from './notice.tsx';
import { Tag } from './tag.tsx';

export function Totals({ lang, proposal }: { lang: Lang; proposal: ProposalView }) {
  const { totals, status } = proposal;
  const title = t(lang, status === 'applied' ? 'cal.totals.applied' : 'cal.totals');
  if (totals.all === 0)
    return (
      <Card title={title} class="no-moves">
        <Empty title={t(lang, 'cal.totals.none')} body={t(lang, 'cal.totals.noneBody')} />
      </Card>
    );
  return (
    <Card title={title}>
      <div class="totals">
        <p class="total">{t(lang, 'cal.totals.all', { n: totals.all, projects: totals.projects })}</p>
        <p class="tags">
          {totals.earlier > 0 ? null : (
            <Tag lang={lang} mark="done" word={t(lang, 'cal.totals.noneEarlier')} />
          )}
          <ChangeTags lang={lang} totals={totals} />
        </p>
        {totals.ended === 0 ? null : <p class="sub">{t(lang, 'cal.totals.ended', { n: totals.ended })}</p>}
      </div>
    </Card>
  );
}

const changes = ['earlier', 'later', 'firm', 'provisional'] as const;

function ChangeTags({ lang, totals }: { lang: Lang; totals: MoveTotals }) {
  return (
    <>
      {changes
        .filter((change) => totals[change] > 0)
        .map((change) => (
          <Tag
            lang={lang}
            mark={changeMark[change]}
            word={t(lang, `cal.totals.${change}`, { n: totals[change] })}
          />
        ))}
    </>
  );
}

export function Departments({ lang, proposal }: { lang: Lang; proposal: ProposalView }) {
  if (proposal.departments.length === 0) return null;
  return (
    <Card title={t(lang, 'cal.departments')}>
      <ul class="plain-list">
        {proposal.departments.map(({ department, name, all, earlier }) => (
          <li>
            <span>
              {department === null ? t(lang, 'cal.departments.target') : partyShort(lang, department, name)}
            </span>
            <span class="row-tags">
              {earlier === 0 ? null : (
                <Tag
                  lang={lang}
                  mark={changeMark.earlier}
                  word={t(lang, 'cal.totals.earlier', { n: earlier })}
                />
              )}
              {t(lang, 'cal.departments.count', { n: all })}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function ChangedDays({ lang, proposal }: { lang: Lang; proposal: ProposalView }) {
  return (
    <Card title={t(lang, 'cal.days')}>
      {proposal.calendars.every(({ days }) => days.length === 0) ? (
        <p class="source">{t(lang, 'cal.days.none')}</p>
      ) : null}
      {proposal.calendars.map((calendar) => (
        <OneCalendar lang={lang} calendar={calendar} many={proposal.calendars.length > 1} />
      ))}
    </Card>
  );
}

interface OneCalendarProps {
  readonly lang: Lang;
  readonly calendar: ProposalView['calendars'][number];
  readonly many: boolean;
}

function OneCalendar({ lang, calendar, many }: OneCalendarProps) {
  const { id, name, days, renamed, announcedUntil } = calendar;
  const sources = new Set(days.map(({ after }) => after.notice));
  const [source = null] = sources;
  const one = sources.size === 1;
  const remarks = [
    one && source !== null ? t(lang, 'cal.days.source', { notice: source }) : null,
    announcedUntil.before === announcedUntil.after
      ? null
      : t(lang, 'cal.days.until', {
          before: fullDay(lang, announcedUntil.before),
          after: fullDay(lang, announcedUntil.after),
        }),
    renamed === 0 ? null : t(lang, 'cal.days.renamed', { n: renamed }),
  ].filter((remark) => remark !== null);
  return (
    <>
      {many ? <h3 class="sub-head">{id === 'CN' ? t(lang, 'cal.national') : named(lang, name)}</h3> : null}
      {days.length === 0 ? null : (
        <table class="sheet rows days">
          <thead>
            <tr>
              {(['date', 'before', 'after'] as const).map((column) => (
                <th scope="col" class={`k-${column}`}>
                  {t(lang, `cal.days.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map(({ date, before, after }) => (
              <tr>
                <th scope="row" class="k-date">
                  <Day lang={lang} date={date} />
                </th>
                <td class="k-before">{dayKind(lang, before)}</td>
                <td class="k-after">
                  <b>{dayKind(lang, after)}</b>{' '}
                  {one || after.notice === null ? null : <small>{after.notice}</small>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {remarks.length === 0 ? null : (
        <div class="source">
          {remarks.map((remark) => (
            <p>
              <Tied text={remark} />
            </p>
          ))}
        </div>
      )}
    </>
  );
}

export function Documents({ lang, proposal }: { lang: Lang; proposal: ProposalView }) {
  if (proposal.notices.length === 0) return null;
  return (
    <Card title={t(lang, 'cal.documents')}>
      <ul class="notices card-list">
        {proposal.notices.map((notice) => (
          <li>
            <Notice lang={lang} notice={notice} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
