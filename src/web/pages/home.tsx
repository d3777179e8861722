// 今日: counts, then the matters to act on, most urgent first, then who owes what and the next three weeks.
import type { DeskReason } from '../../domain/desk-reasons.ts';
import type { CalendarDuties } from '../../services/calendar-office.ts';
import type { DeskRow, HomeView } from '../../services/views.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { CalendarReminder } from '../components/calendar-reminder.tsx';
import { Empty } from '../components/card.tsx';
import { type Counter, Counters } from '../components/counters.tsx';
import { DeskTable } from '../components/desk-table.tsx';
import { type EngineAlarm, EngineReminder } from '../components/engine-reminder.tsx';
import { PageHead } from '../components/page-head.tsx';
import { type DayAhead, ThreeWeeks } from '../components/three-weeks.tsx';
import { WhoOwes } from '../components/who-owes.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import type { Mark } from '../words/marks.ts';

/** Which rows a counter opens; also the value of `?show=`. */
export const homeFilters = {
  todo: null,
  overdue: ['breach', 'overdue'],
  dueSoon: ['due_soon', 'notice_due'],
  deemed: ['deemed'],
  owed: ['owed'],
  verification: ['verification'],
  paused: ['paused'],
} as const satisfies Readonly<Record<string, readonly DeskReason[] | null>>;
export type HomeFilter = keyof typeof homeFilters;
export const isHomeFilter = (value: unknown): value is HomeFilter =>
  typeof value === 'string' && Object.hasOwn(homeFilters, value);

const markOf: Readonly<Record<HomeFilter, Mark | null>> = {
  todo: null,
  overdue: 'overdue',
  dueSoon: 'due_soon',
  deemed: 'deemed',
  owed: 'owed',
  verification: 'verification',
  paused: 'paused',
};

export interface HomePageProps {
  readonly shell: Shell;
  readonly home: HomeView;
  /** From today on, 21 days of the reader's calendar. */
  readonly days: readonly DayAhead[];
  readonly show: HomeFilter | null;
  readonly mayRecord: boolean;
  /** What an administrator has to do about the calendars; null for everybody else. */
  readonly duties?: CalendarDuties | null | undefined;
  /** How the two engines stand; null for those who do not see to the program. */
  readonly engines?: EngineAlarm | null | undefined;
}

export function HomePage({
  shell,
  home,
  days,
  show,
  mayRecord,
  duties = null,
  engines = null,
}: HomePageProps) {
  const { lang } = shell;
  const wanted: readonly DeskReason[] | null = show === null ? null : homeFilters[show];
  const rows = home.rows.filter(
    (row) => (wanted === null || wanted.includes(reasonOf(row))) && (show !== 'todo' || isTodo(home, row)),
  );
  return (
    <Layout shell={shell} title={t(lang, 'home.title')} active="home" wide>
      <PageHead
        title={t(lang, 'home.title')}
        sub={t(lang, subOf(home), { projects: home.projects, todo: home.counters.todo })}
      >
        {show === null ? null : (
          <>
            <span class="sub">{t(lang, 'home.filtered', { what: t(lang, `home.counter.${show}`) })}</span>
            <a class="btn" href={paths.home()}>
              {t(lang, 'home.showAll')}
            </a>
          </>
        )}
      </PageHead>
      {engines === null ? null : <EngineReminder lang={lang} alarm={engines} />}
      {duties === null ? null : <CalendarReminder lang={lang} duties={duties} />}
      <Counters label={t(lang, 'home.counters')} counters={countersOf(lang, home, show)} />
      <div class="panel">
        {rows.length > 0 ? (
          <DeskTable lang={lang} rows={rows} asOf={home.asOf} mayRecord={mayRecord} />
        ) : show === null ? (
          <Empty title={t(lang, 'home.empty.title')} body={t(lang, 'home.empty.body')} />
        ) : (
          <Empty title={t(lang, 'home.empty.filtered')} />
        )}
      </div>
      {home.rows.length === 0 ? null : <WhoOwes lang={lang} rows={home.rows} />}
      <ThreeWeeks lang={lang} days={days} rows={home.rows} />
    </Layout>
  );
}

const countersOf = (lang: Lang, home: HomeView, show: HomeFilter | null): readonly Counter[] =>
  (Object.keys(homeFilters) as HomeFilter[]).map((key) => ({
    mark: markOf[key],
    label: t(lang, `home.counter.${key}`),
    note: t(lang, key === 'todo' && home.mine === null ? 'home.counterNote.open' : `home.counterNote.${key}`),
    count: home.counters[key],
    href: paths.home(key),
    current: show === key,
  }));

/** An opinion that is due soon or late stands under that counter. */
function reasonOf({ reason, clock }: DeskRow): DeskReason {
  if (reason !== 'consultation' || clock === null || clock.light === 'none') return reason;
  return clock.light === 'yellow' ? 'due_soon' : 'overdue';
}

/** As the counter counts: what may be filed does not run yet. */
const isTodo = ({ mine }: HomeView, row: DeskRow): boolean =>
  row.status !== 'ready' && (mine === null || (row.holder !== null && mine.includes(row.holder)));

function subOf({ mine, counters }: HomeView): TextKey {
  if (mine === null) return 'home.sub';
  return counters.todo === 0 ? 'home.subNone' : 'home.subMine';
}
