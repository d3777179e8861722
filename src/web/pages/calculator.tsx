// 工作日计算: a starting day and a limit give the due date, the reasons day by day, and the year they lie in.
import type { LedgerDayView } from '../../services/views.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Day, Rich } from '../components/day.tsx';
import { Check, Field, type FormState, type Option, Problems } from '../components/form.tsx';
import { LedgerTable } from '../components/ledger-table.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Year } from '../components/year.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { changing } from '../paths.ts';
import { listed } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';
import { type CalendarDay, monthDays } from './ledger.tsx';

export interface Calculation {
  readonly start: string;
  /** Negative counts back. */
  readonly days: number;
  readonly unit: 'working' | 'natural' | 'month';
  readonly dueOn: string;
  readonly provisional: boolean;
  readonly edition: string;
  readonly lines: readonly LedgerDayView[];
  readonly totals: { readonly counted: number; readonly restDays: number; readonly pausedDays: number };
}

export interface CalendarYearView {
  readonly year: number;
  readonly days: readonly CalendarDay[];
  readonly workingDays: number;
  /** Title and number of the notice; null when the year is provisional. */
  readonly notice: string | null;
  /** Neighbour years that can be shown. */
  readonly previous: number | null;
  readonly next: number | null;
}

export interface CalculatorPageProps {
  readonly shell: Shell;
  readonly asOf: string;
  /** Calendars to choose from; one alone is not asked for. */
  readonly calendars: readonly Option[];
  /** Fields `start`, `days`, `unit`, `calendar`, `roll`, and `from1`/`to1` … `from3`/`to3` for pauses. */
  readonly form: FormState;
  readonly result: Calculation | null;
  readonly year: CalendarYearView;
}

const pauseRows = [1, 2, 3] as const;
const units = ['working', 'natural', 'month'] as const;

export function CalculatorPage({ shell, asOf, calendars, form, result, year }: CalculatorPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'calc.title')} active="calculator">
      <PageHead title={t(lang, 'calc.title')} sub={t(lang, 'calc.sub')} />
      <div class="columns calculator">
        <aside class="side-column">
          <CalculatorForm lang={lang} form={form} calendars={calendars} asOf={asOf} />
          {result === null ? null : <Answer lang={lang} result={result} />}
        </aside>
        <div class="main-panel">
          <YearCard lang={lang} year={year} lines={result?.lines ?? []} asOf={asOf} path={shell.path} />
          {result === null ? (
            <div class="panel">
              <Empty title={t(lang, 'calc.empty')} />
            </div>
          ) : result.lines.length === 0 ? null : (
            <Card title={t(lang, 'calc.rows')}>
              <LedgerTable
                ledger={{ lang, unit: result.unit, clock: null }}
                days={result.lines}
                caption={t(lang, 'calc.rows')}
              />
            </Card>
          )}
        </div>
      </div>
    </Layout>
  );
}

interface FormProps {
  readonly lang: Lang;
  readonly form: FormState;
  readonly calendars: readonly Option[];
  readonly asOf: string;
}

function CalculatorForm({ lang, form, calendars, asOf }: FormProps) {
  const rolls = form.values['days'] === undefined || form.values['roll'] === 'true';
  return (
    <form class="panel calc-form" method="get" action="/calculator">
      <Problems lang={lang} form={form} labelOf={(path) => known(lang, `calc.${path}`)} />
      <Field
        lang={lang}
        name="start"
        label={t(lang, 'calc.start')}
        hint={t(lang, 'calc.startHint')}
        form={form}
        kind="date"
        value={asOf}
        required
      />
      <div class="form-row">
        <Field
          lang={lang}
          name="days"
          label={t(lang, 'calc.days')}
          hint={t(lang, 'calc.daysHint')}
          form={form}
          kind="number"
          required
          size="short"
          attributes={{ min: -3650, max: 3650, step: 1 }}
        />
        <Field
          lang={lang}
          name="unit"
          label={t(lang, 'calc.unit')}
          form={form}
          kind="select"
          value="working"
          required
          options={units.map((unit) => ({ value: unit, label: t(lang, `unit.${unit}`) }))}
        />
      </div>
      {calendars.length < 2 ? null : (
        <Field
          lang={lang}
          name="calendar"
          label={t(lang, 'calc.calendar')}
          form={form}
          kind="select"
          options={calendars}
          required
        />
      )}
      <fieldset class="pauses">
        <legend class="form-label">{t(lang, 'calc.pauses')}</legend>
        {pauseRows.map((n) => (
          <div class="pause-row">
            <PauseDay lang={lang} name={`from${n}`} label={t(lang, 'calc.pauseFrom', { n })} form={form} />
            <span aria-hidden="true">–</span>
            <PauseDay lang={lang} name={`to${n}`} label={t(lang, 'calc.pauseTo', { n })} form={form} />
          </div>
        ))}
        <p class="hint">{t(lang, 'calc.pausesHint')}</p>
      </fieldset>
      <Check name="roll" label={t(lang, 'calc.roll')} checked={rolls} />
      <button class="btn btn-primary" type="submit">
        {t(lang, 'calc.submit')}
      </button>
    </form>
  );
}

function PauseDay({ name, label, form }: { lang: Lang; name: string; label: string; form: FormState }) {
  const value = form.values[name];
  const issue = form.issues.some((one) => one.path === name);
  return (
    <input
      class="form-control"
      type="date"
      id={`f-${name}`}
      name={name}
      aria-label={label}
      value={typeof value === 'string' ? value : undefined}
      aria-invalid={issue ? 'true' : undefined}
    />
  );
}

function Answer({ lang, result }: { lang: Lang; result: Calculation }) {
  const back = result.days < 0;
  const limit = limitWords(lang, { days: Math.abs(result.days), unit: result.unit });
  return (
    <section class="panel answer" aria-label={t(lang, 'calc.answer')} aria-live="polite">
      <h2 class="label">
        <Rich
          lang={lang}
          k={back ? 'calc.answer.back' : 'calc.answer.due'}
          facts={{ start: <Day lang={lang} date={result.start} />, limit }}
        />
      </h2>
      <p class="big-day">
        <Day lang={lang} date={result.dueOn} />
      </p>
      {result.provisional ? (
        <p class="t-soon">
          {t(lang, 'time.provisional', { date: result.dueOn, year: result.dueOn.slice(0, 4) })}
        </p>
      ) : null}
      {back ? null : (
        <p>
          {t(lang, 'calc.answer.counted', {
            counted: result.totals.counted,
            deducted: deductedOf(lang, result.totals),
          })}
        </p>
      )}
      <p class="sub">{t(lang, 'ledger.calendarNone', { id: 'CN', edition: result.edition })}</p>
    </section>
  );
}

function deductedOf(lang: Lang, totals: Calculation['totals']): string {
  const parts = [
    totals.restDays > 0 ? t(lang, 'ledger.deducted.rest', { n: totals.restDays }) : null,
    totals.pausedDays > 0 ? t(lang, 'ledger.deducted.paused', { n: totals.pausedDays }) : null,
  ].filter((part) => part !== null);
  return parts.length === 0
    ? t(lang, 'calc.answer.none')
    : t(lang, 'calc.answer.deducted', { parts: listed(lang, parts) });
}

interface YearCardProps {
  readonly lang: Lang;
  readonly year: CalendarYearView;
  readonly lines: readonly LedgerDayView[];
  readonly asOf: string;
  readonly path: string;
}

const legend = ['rest', 'holiday', 'makeup', 'start', 'counted', 'due'] as const;

function YearCard({ lang, year, lines, asOf, path }: YearCardProps) {
  const link = (to: number | null, key: 'calc.previousYear' | 'calc.nextYear') =>
    to === null ? null : <a href={changing(path, 'year', String(to))}>{t(lang, key, { year: to })}</a>;
  return (
    <Card
      title={t(lang, 'calc.year', { year: year.year })}
      remark={t(lang, 'calc.yearSub', { working: year.workingDays })}
      aside={
        <span class="links">
          {link(year.previous, 'calc.previousYear')}
          {link(year.next, 'calc.nextYear')}
        </span>
      }
      class="year-card"
    >
      <Year lang={lang} year={year.year} days={monthDays(year.days, lines)} asOf={asOf} />
      <p class="keys">
        {legend.map((key) => (
          <span class={`key key-${key}`}>{t(lang, `calc.legend.${key}`)}</span>
        ))}
      </p>
      <p class="source">
        {year.notice === null
          ? t(lang, 'calc.yearProvisional', { year: year.year })
          : t(lang, 'calc.yearSource', { notice: year.notice })}
      </p>
    </Card>
  );
}
