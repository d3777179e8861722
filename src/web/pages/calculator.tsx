// 工作日计算: the answer in a sentence, the reasons day by day, and the year they lie in. For anybody; the address holds all.
import type { CalculationView } from '../../services/calculation.ts';
import { type Lang, t } from '../../texts/index.ts';
import { BackTable } from '../components/back-table.tsx';
import { CalculatorForm } from '../components/calculator-form.tsx';
import { Card, Empty } from '../components/card.tsx';
import { Day, Rich, Tied } from '../components/day.tsx';
import type { FormState, Option } from '../components/form.tsx';
import { LedgerTable } from '../components/ledger-table.tsx';
import { PageHead } from '../components/page-head.tsx';
import { YearCard, type YearCardProps } from '../components/year-card.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths, withQuery } from '../paths.ts';
import { fullDay, plusDays } from '../words/dates.ts';
import { listed } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';
import { type CalendarDay, monthDays } from './ledger.tsx';

export interface Answered {
  readonly result: CalculationView;
  /** The day whose notices were taken; null = all. */
  readonly knownOn: string | null;
  /** Ledgers that are longer are left out. */
  readonly longestLedger: number;
  /** Whole address of this answer. */
  readonly link: string;
  /** Path of the same as JSON. */
  readonly json: string;
}

export type CalendarYearView = YearCardProps['year'] & { readonly days: readonly CalendarDay[] };

export interface CalculatorPageProps {
  readonly shell: Shell;
  readonly asOf: string;
  /** Calendars to choose from; one alone is not asked for. */
  readonly calendars: readonly Option[];
  readonly form: FormState;
  readonly answer: Answered | null;
  readonly year: CalendarYearView;
}

export function CalculatorPage({ shell, asOf, calendars, form, answer, year }: CalculatorPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'calc.title')} active="calculator">
      <PageHead title={t(lang, 'calc.title')} sub={t(lang, 'calc.sub')}>
        {shell.person === null ? (
          <a class="btn" href={withQuery(paths.signIn, { back: shell.path })}>
            {t(lang, 'shell.signIn')}
          </a>
        ) : null}
      </PageHead>
      <div class={answer === null ? 'columns calculator' : 'columns calculator answered'}>
        <div class="main-panel">
          {answer === null ? (
            <div class="panel">
              <Empty title={t(lang, 'calc.empty')} />
            </div>
          ) : (
            <>
              <Answer lang={lang} answer={answer} />
              <Lines lang={lang} result={answer.result} />
            </>
          )}
          <YearCard
            lang={lang}
            year={year}
            days={monthDays(year.days, answer?.result.lines ?? [])}
            asOf={asOf}
            path={shell.path}
          />
        </div>
        <aside class="side-column">
          <CalculatorForm lang={lang} form={form} calendars={calendars} asOf={asOf} />
          {answer === null ? null : <Share lang={lang} answer={answer} />}
        </aside>
      </div>
    </Layout>
  );
}

function Answer({ lang, answer }: { lang: Lang; answer: Answered }) {
  const { result, knownOn } = answer;
  const limit = limitOf(lang, result);
  return (
    <section class="panel answer" aria-label={t(lang, 'calc.answer')} aria-live="polite">
      <h2 class="label">
        <Rich
          lang={lang}
          k={result.days < 0 ? 'calc.answer.back' : 'calc.answer.due'}
          facts={{ start: <Day lang={lang} date={result.start} />, limit }}
        />
      </h2>
      <p class="big-day">
        <Day lang={lang} date={result.dueOn} />
      </p>
      {result.unpublished === null ? null : (
        <p class="t-soon">
          <Tied text={t(lang, 'time.provisional', { date: result.dueOn, year: result.unpublished })} />
        </p>
      )}
      <p class="sentence">
        <Tied text={sentenceOf(lang, result)} />
      </p>
      <p class="sub">
        {knownOn === null ? null : (
          <>
            <Tied text={t(lang, 'calc.sentence.known', { date: fullDay(lang, knownOn) })} />{' '}
          </>
        )}
        {result.lines === null ? `${t(lang, 'calc.tooLong', { max: answer.longestLedger })} ` : null}
        {t(lang, 'ledger.calendarNone', { id: result.calendar, edition: result.edition })}
      </p>
      <p class="to-form">
        <a href="#question">{t(lang, 'calc.change')}</a>
      </p>
    </section>
  );
}

const limitOf = (lang: Lang, { days, unit }: CalculationView): string =>
  limitWords(lang, { days: Math.abs(days), unit });

function sentenceOf(lang: Lang, result: CalculationView): string {
  const { totals, days } = result;
  const due = fullDay(lang, result.dueOn);
  if (days === 0) return t(lang, 'calc.sentence.onTheSpot', { due });
  const parts = [
    totals.restDays > 0 ? t(lang, 'ledger.deducted.rest', { n: totals.restDays }) : null,
    totals.pausedDays > 0 ? t(lang, 'ledger.deducted.paused', { n: totals.pausedDays }) : null,
  ].filter((part) => part !== null);
  const deducted = parts.length === 0 ? '' : t(lang, 'ledger.deducted', { parts: listed(lang, parts) });
  return t(lang, days < 0 ? 'calc.sentence.back' : 'calc.sentence.due', {
    from: fullDay(lang, plusDays(result.start, Math.sign(days))),
    limit: limitOf(lang, result),
    deducted,
    due,
  });
}

function Lines({ lang, result }: { lang: Lang; result: CalculationView }) {
  const { lines, unit } = result;
  if (lines === null) return null;
  return (
    <Card title={t(lang, 'calc.rows')}>
      {result.days < 0 ? (
        <BackTable lang={lang} unit={unit} days={lines} />
      ) : (
        <LedgerTable ledger={{ lang, unit, clock: null }} days={lines} caption={t(lang, 'calc.rows')} />
      )}
    </Card>
  );
}

/** A field to copy from works without any script. */
function Share({ lang, answer }: { lang: Lang; answer: Answered }) {
  return (
    <Card title={t(lang, 'calc.share')} class="share">
      <div class="card-form">
        <input
          class="form-control"
          type="text"
          readonly
          value={answer.link}
          aria-label={t(lang, 'calc.share')}
          aria-describedby="share-hint"
        />
        <p class="hint" id="share-hint">
          {t(lang, 'calc.shareHint')} · <a href={answer.json}>{t(lang, 'calc.json')}</a>
        </p>
      </div>
    </Card>
  );
}
