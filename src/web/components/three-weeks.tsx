// 三周内到期一览: what falls due on each of the next days; rest days are grey.
import type { DeskRow } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { weekdayOf } from '../words/dates.ts';
import { type Mark, markOfRow } from '../words/marks.ts';
import { shortProject } from '../words/names.ts';
import { shape } from './shapes.ts';

export interface DayAhead {
  readonly date: string;
  readonly working: boolean;
}

interface Due {
  readonly mark: Mark;
  readonly project: string;
  readonly projectId: string;
  readonly what: string;
  readonly provisional: boolean;
}

export interface ThreeWeeksProps {
  readonly lang: Lang;
  readonly days: readonly DayAhead[];
  readonly rows: readonly DeskRow[];
}

export function ThreeWeeks({ lang, days, rows }: ThreeWeeksProps) {
  const dues = duesOf(lang, rows);
  return (
    <section class="panel weeks" aria-label={t(lang, 'home.weeks.label')}>
      <h2>
        {t(lang, 'home.weeks.title')} <small>{t(lang, 'home.weeks.sub')}</small>
      </h2>
      <ol>
        {days.map((day, i) => (
          <Cell lang={lang} day={day} dues={dues.get(day.date) ?? []} first={i === 0} />
        ))}
      </ol>
    </section>
  );
}

function Cell({
  lang,
  day,
  dues,
  first,
}: {
  lang: Lang;
  day: DayAhead;
  dues: readonly Due[];
  first: boolean;
}) {
  const month = first || day.date.endsWith('-01');
  const classes = [first ? 'today' : null, day.working ? null : 'rest', dues.length > 0 ? 'has' : null];
  const weekday = weekdayOf(lang, day.date).replace('周', '').slice(0, 2);
  return (
    <li class={classes.filter((one) => one !== null).join(' ')}>
      <time datetime={day.date}>
        {day.date.slice(month ? 5 : 8)} <small>{weekday}</small>
      </time>
      {dues.length > 2 ? <Many lang={lang} dues={dues} /> : dues.map((due) => <One lang={lang} due={due} />)}
    </li>
  );
}

const One = ({ lang, due }: { lang: Lang; due: Due }) => (
  <a class={`due c-${due.mark}`} href={paths.project(due.projectId)}>
    {shape(due.mark, 11)}
    <span>{due.project}</span>
    <span>{due.what}</span>
    {due.provisional ? <span>{t(lang, 'provisional.mark')}</span> : null}
  </a>
);

const Many = ({ lang, dues }: { lang: Lang; dues: readonly Due[] }) => (
  <span class={`due c-${dues[0]?.mark ?? 'normal'}`}>
    {shape(dues[0]?.mark ?? 'normal', 11)}
    <span>{t(lang, 'home.weeks.many', { n: dues.length })}</span>
  </span>
);

/** Due dates of matters, ends of pauses and ends of whole-project promises, each on its day. */
function duesOf(lang: Lang, rows: readonly DeskRow[]): ReadonlyMap<string, readonly Due[]> {
  const dues = new Map<string, Due[]>();
  const promised = new Set<string>();
  const add = (date: string | null, mark: Mark, row: DeskRow, what: string, provisional = false): void => {
    if (date === null) return;
    const { projectId } = row;
    const due = { mark, project: shortProject(row.projectName), projectId, what, provisional };
    dues.set(date, [...(dues.get(date) ?? []), due]);
  };
  for (const row of rows) {
    const mark = markOfRow(row);
    if (row.status === 'paused' && row.reason !== 'consultation') {
      add(row.pauseUntil, mark, row, t(lang, 'home.weeks.paused'));
    } else {
      add(row.clock?.dueOn ?? null, mark, row, t(lang, whatOf(row)), row.clock?.provisional);
    }
    if (row.target !== null && !promised.has(row.projectId)) {
      promised.add(row.projectId);
      add(row.target.dueOn, 'due_soon', row, t(lang, 'home.weeks.target'), row.target.provisional);
    }
  }
  return dues;
}

function whatOf(
  row: DeskRow,
): 'home.weeks.owed' | 'home.weeks.verification' | 'home.weeks.due' | 'home.weeks.consultation' {
  if (row.reason === 'owed') return 'home.weeks.owed';
  if (row.reason === 'consultation') return 'home.weeks.consultation';
  return row.reason === 'verification' ? 'home.weeks.verification' : 'home.weeks.due';
}
