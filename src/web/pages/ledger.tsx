// 为什么是这一天: the answer in one sentence, one line a day, and the month with its running numbers.

import type { LedgerView } from '../../services/ledger-views.ts';
import { clockName, keyOf } from '../../services/ledger-words.ts';
import type { KeyedClock } from '../../services/ledgers.ts';
import type { ClockView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { Day } from '../components/day.tsx';
import { LedgerAnswer } from '../components/ledger-answer.tsx';
import { LedgerSource } from '../components/ledger-source.tsx';
import { LedgerTable } from '../components/ledger-table.tsx';
import { Month, type MonthDay } from '../components/month.tsx';
import { PageHead } from '../components/page-head.tsx';
import { icon } from '../components/shapes.ts';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { monthName } from '../words/dates.ts';
import { fullWidth, named } from '../words/names.ts';
import { dayToWatch, unitOf } from '../words/remaining.ts';

/** What the calendar says about a day that the month pictures show. */
export interface CalendarDay {
  readonly date: string;
  readonly day: 'working' | 'weekend' | 'holiday' | 'makeup';
  readonly name: string | null;
}

export interface LedgerPageProps {
  readonly shell: Shell;
  readonly ledger: LedgerView;
  /** Whole months up to the last ledger day; lines stand for themselves where a day is missing. */
  readonly calendar: readonly CalendarDay[];
  /** The clocks of the case, or the targets of the project, each with its own ledger; the one shown is left out of the list. */
  readonly clocks: readonly KeyedClock[];
}

const MONTHS_SHOWN = 3;

export function LedgerPage({ shell, ledger, calendar, clocks }: LedgerPageProps) {
  const { lang } = shell;
  const { clock, target } = ledger;
  const key = keyOf(lang, ledger);
  const title = t(lang, 'ledger.title');
  const about =
    target === null ? (ledger.itemName === null ? '' : named(lang, ledger.itemName)) : fullWidth(target.name);
  const days = monthDays(calendar, ledger.days);
  const months = monthsOf(ledger.days.map((day) => day.date)).slice(-MONTHS_SHOWN);
  const others = clocks.filter((one) => one.key !== ledger.key);
  const startWord = t(lang, clock.kind === 'intake' ? 'ledger.cell.received' : cellOfStart(clock));
  return (
    <Layout shell={shell} title={`${title} · ${about}`} active="projects">
      <PageHead
        title={title}
        crumbs={[
          { text: ledger.projectName, href: paths.project(ledger.projectId) },
          {
            text: about,
            href: `${paths.project(ledger.projectId)}${ledger.item === null ? '' : `#item-${ledger.item}`}`,
          },
        ]}
      >
        <a class="btn" href={paths.ledgerFile(ledger, 'json')} download>
          {t(lang, 'ledger.exportJson')}
        </a>
        <a class="btn" href={paths.ledgerFile(ledger, 'csv')} download>
          {icon('download')}
          {t(lang, 'ledger.export')}
        </a>
      </PageHead>
      <div class="columns ledger-page">
        <div class="main-panel">
          <div class="panel">
            <LedgerTable ledger={key} days={ledger.days} caption={t(lang, 'ledger.table')} fold />
          </div>
          <LedgerSource lang={lang} ledger={ledger} />
        </div>
        <aside class="side-column">
          <LedgerAnswer lang={lang} ledger={ledger} title={clockName(key)} />
          {months.map((month) => {
            const name = monthName(lang, month);
            return (
              <Card
                title={name}
                remark={t(
                  lang,
                  unitOf(clock) === 'working' ? 'ledger.monthNote.working' : 'ledger.monthNote.natural',
                )}
                class="month-card"
              >
                <Month lang={lang} month={month} days={days} startWord={startWord} caption={name} />
              </Card>
            );
          })}
          {others.length === 0 ? null : <OtherClocks lang={lang} ledger={ledger} clocks={others} />}
        </aside>
      </div>
    </Layout>
  );
}

const cellOfStart = (clock: ClockView): 'ledger.cell.accepted' | 'ledger.cell.start' =>
  clock.kind === 'promised' || clock.kind === 'statutory' ? 'ledger.cell.accepted' : 'ledger.cell.start';

interface OtherClocksProps {
  readonly lang: Lang;
  readonly ledger: LedgerView;
  readonly clocks: readonly KeyedClock[];
}

function OtherClocks({ lang, ledger, clocks }: OtherClocksProps) {
  const { projectId, item } = ledger;
  return (
    <Card title={t(lang, item === null ? 'ledger.otherTargets' : 'ledger.otherClocks')} class="other-clocks">
      <ul class="plain-list">
        {clocks.map((one) => (
          <li>
            <a
              href={
                item === null
                  ? paths.targetLedger(projectId, one.clock.subject ?? '')
                  : paths.ledger(projectId, item, one.key)
              }
            >
              {wordOf(lang, one)}
              {icon('next', 10)}
            </a>
            <span>
              <Day
                lang={lang}
                date={dayToWatch(one.clock)}
                year={ledger.asOf}
                provisional={one.clock.provisional}
              />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** 补交期限：原件, 收件期限（第 2 次）, or a target's own name. */
function wordOf(lang: Lang, { clock: { kind }, about, nth }: KeyedClock): string {
  const clock = t(lang, `clock.${kind}`);
  if (kind === 'target') return about === null ? clock : named(lang, about);
  const said =
    about === null ? clock : t(lang, 'ledger.clockSubject', { clock, subject: named(lang, about) });
  return nth === null ? said : t(lang, 'ledger.clockNth', { clock: said, n: nth });
}

/** `YYYY-MM` of every day given, each once, in order. */
export const monthsOf = (dates: readonly string[]): readonly string[] => [
  ...new Set(dates.map((date) => date.slice(0, 7))),
];

/** Calendar days with their ledger lines laid upon them. */
export function monthDays(
  calendar: readonly CalendarDay[],
  lines: LedgerView['days'],
): ReadonlyMap<string, MonthDay> {
  const days = new Map<string, MonthDay>(calendar.map((day) => [day.date, { ...day, line: null }]));
  for (const line of lines) {
    days.set(line.date, { date: line.date, day: line.day, name: line.dayName, line });
  }
  return days;
}
