// 为什么是这一天: the answer in one sentence, one line a day, and the month with its running numbers.
import type { ClockView, LedgerView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Fact } from '../components/card.tsx';
import { Day, Rich, Tied } from '../components/day.tsx';
import { LedgerTable } from '../components/ledger-table.tsx';
import { Month, type MonthDay } from '../components/month.tsx';
import { PageHead } from '../components/page-head.tsx';
import { icon } from '../components/shapes.ts';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { monthName, plusDays, shortDay } from '../words/dates.ts';
import { clockName, type LedgerKey } from '../words/ledger-reasons.ts';
import { markOfLight } from '../words/marks.ts';
import { listed, named } from '../words/names.ts';
import { dayToWatch, limitWords, remainingOf, unitOf } from '../words/remaining.ts';

/** What the calendar says about a day that the month pictures show. */
export interface CalendarDay {
  readonly date: string;
  readonly day: 'working' | 'weekend' | 'holiday' | 'makeup';
  readonly name: string | null;
}

export interface LedgerPageProps {
  readonly shell: Shell;
  readonly ledger: LedgerView;
  /** Whole months from the first to the last ledger day; lines stand for themselves where a day is missing. */
  readonly calendar: readonly CalendarDay[];
  /** The clocks of the case, each with its own ledger; the one shown is left out of the list. */
  readonly others: readonly ClockView[];
}

const MONTHS_SHOWN = 3;

export function LedgerPage({ shell, ledger, calendar, others }: LedgerPageProps) {
  const { lang } = shell;
  const { clock } = ledger;
  const key: LedgerKey = { lang, unit: clock.limit?.unit ?? null, clock: clock.kind };
  const title = t(lang, 'ledger.title');
  const days = monthDays(calendar, ledger.days);
  const months = monthsOf(ledger.days.map((day) => day.date)).slice(-MONTHS_SHOWN);
  const rest = others.filter((one) => one.kind !== clock.kind || one.subject !== clock.subject);
  const startWord = t(lang, clock.kind === 'intake' ? 'ledger.cell.received' : cellOfStart(clock));
  return (
    <Layout shell={shell} title={`${title} · ${named(lang, ledger.itemName)}`} active="projects">
      <PageHead
        title={title}
        crumbs={[
          { text: ledger.projectName, href: paths.project(ledger.projectId) },
          {
            text: named(lang, ledger.itemName),
            href: `${paths.project(ledger.projectId)}#item-${ledger.item}`,
          },
        ]}
      />
      <div class="columns ledger-page">
        <div class="main-panel">
          <div class="panel">
            <LedgerTable ledger={key} days={ledger.days} caption={t(lang, 'ledger.table')} />
          </div>
          <p class="source">{sourceOf(lang, ledger)}</p>
        </div>
        <aside class="side-column">
          <Answer lang={lang} ledger={ledger} title={clockName(key)} />
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
          {rest.length === 0 ? null : <OtherClocks lang={lang} ledger={ledger} clocks={rest} />}
        </aside>
      </div>
    </Layout>
  );
}

const cellOfStart = (clock: ClockView): 'ledger.cell.accepted' | 'ledger.cell.start' =>
  clock.kind === 'promised' || clock.kind === 'statutory' ? 'ledger.cell.accepted' : 'ledger.cell.start';

function Answer({ lang, ledger, title }: { lang: Lang; ledger: LedgerView; title: string }) {
  const { clock } = ledger;
  const watch = dayToWatch(clock);
  const left = remainingOf(lang, clock);
  const timed = left.tone === 'late' || left.tone === 'soon';
  const alsoNatural =
    clock.overdueDays !== null && unitOf(clock) === 'working' && clock.overdueDays.working > 0;
  return (
    <section class="panel answer" aria-label={title}>
      <h2 class="label">
        {clock.dueOn === null && watch !== null ? `${t(lang, 'time.expected')} ` : null}
        {title}
      </h2>
      <p class="big-day">
        <Day lang={lang} date={watch} />
      </p>
      <p class="due-line">
        {clock.state === 'paused' ? (
          <Tag lang={lang} mark="paused" />
        ) : timed ? (
          <Tag lang={lang} mark={markOfLight(clock.light)} word={left.text} />
        ) : (
          <Left words={left} />
        )}
        {alsoNatural ? (
          <span class="sub">{t(lang, 'ledger.alsoNatural', { n: clock.overdueDays?.natural ?? 0 })}</span>
        ) : null}
      </p>
      <p class="sentence">
        <Tied text={sentenceOf(lang, ledger)} />
      </p>
      <dl class="facts">
        <Fact label={t(lang, 'ledger.fact.start')}>
          <Rich
            lang={lang}
            k="ledger.fact.startValue"
            facts={{ date: <Day lang={lang} date={clock.startedOn} /> }}
          />
        </Fact>
        {clock.limit === null ? null : (
          <Fact label={t(lang, 'ledger.fact.limit')}>{limitWords(lang, clock.limit)}</Fact>
        )}
        <Fact label={t(lang, 'ledger.fact.deducted')}>
          {ledger.totals.pausedDays === 0
            ? t(lang, 'ledger.fact.none')
            : t(lang, 'ledger.fact.pausedDays', { n: ledger.totals.pausedDays })}
        </Fact>
        {clock.extendedBy === 0 ? null : (
          <Fact label={t(lang, 'ledger.fact.extended')}>
            {t(lang, 'time.naturalDays', { n: clock.extendedBy })}
          </Fact>
        )}
        {clock.stoppedOn === null ? null : (
          <Fact label={t(lang, 'ledger.fact.stopped')}>
            <Day lang={lang} date={clock.stoppedOn} />
          </Fact>
        )}
        {ledger.statutory === null ? null : <Statutory lang={lang} clock={ledger.statutory} />}
        {clock.provisional && watch !== null ? (
          <Fact label={t(lang, 'time.expected')}>
            {t(lang, 'time.provisional', { date: watch, year: watch.slice(0, 4) })}
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

function Statutory({ lang, clock }: { lang: Lang; clock: ClockView }) {
  const left = remainingOf(lang, clock);
  const comma = lang === 'en' ? ', ' : '，';
  return (
    <Fact label={t(lang, 'ledger.fact.statutory')}>
      <Day lang={lang} date={dayToWatch(clock)} />
      {comma}
      <span class="nowrap">
        {limitWords(lang, clock.limit)}
        {comma}
      </span>
      <span class="nowrap">{left.text}</span>
    </Fact>
  );
}

/** 自 05-12 周二起数 10 个工作日，休息日 4 天、暂停 1 天不计，到 05-26 周二届满。 */
function sentenceOf(lang: Lang, ledger: LedgerView): string {
  const { clock } = ledger;
  const watch = dayToWatch(clock);
  const due = watch === null ? t(lang, 'common.none') : shortDay(lang, watch, ledger.asOf);
  if (clock.limit === null) return t(lang, 'ledger.sentence.paper', { due });
  if (clock.limit.days === 0)
    return t(lang, 'ledger.sentence.onTheSpot', { start: shortDay(lang, clock.startedOn, ledger.asOf) });
  const from = shortDay(lang, plusDays(clock.startedOn, 1), ledger.asOf);
  const limit = limitWords(lang, clock.limit);
  if (clock.state === 'paused') return t(lang, 'ledger.sentence.pausedClock', { from, limit, due });
  const parts = [
    ledger.totals.restDays > 0 ? t(lang, 'ledger.deducted.rest', { n: ledger.totals.restDays }) : null,
    ledger.totals.pausedDays > 0 ? t(lang, 'ledger.deducted.paused', { n: ledger.totals.pausedDays }) : null,
  ].filter((part) => part !== null);
  const deducted = parts.length === 0 ? '' : t(lang, 'ledger.deducted', { parts: listed(lang, parts) });
  return t(lang, 'ledger.sentence.due', { from, limit, deducted, due });
}

function sourceOf(lang: Lang, ledger: LedgerView): string {
  const { id, edition, notices } = ledger.calendar;
  return notices.length === 0
    ? t(lang, 'ledger.calendarNone', { id, edition })
    : t(lang, 'ledger.calendar', { id, edition, notices: listed(lang, notices) });
}

function OtherClocks({
  lang,
  ledger,
  clocks,
}: {
  lang: Lang;
  ledger: LedgerView;
  clocks: readonly ClockView[];
}) {
  return (
    <Card title={t(lang, 'ledger.otherClocks')} class="other-clocks">
      <ul class="plain-list">
        {clocks.map((clock) => (
          <li>
            <a href={paths.ledger(ledger.projectId, ledger.item, clock)}>
              {t(lang, `clock.${clock.kind}`)}
              {icon('next', 10)}
            </a>
            <Day lang={lang} date={dayToWatch(clock)} year={ledger.asOf} />
          </li>
        ))}
      </ul>
    </Card>
  );
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
