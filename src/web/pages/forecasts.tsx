// 项目预计: all open projects in sight against their promises, and which of them would break theirs if one item took longer.

import type { PortfolioView } from '../../services/forecast-portfolio.ts';
import { LEAST_SAMPLES } from '../../services/history.ts';
import type { ForecastRowView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { BasisSwitch } from '../components/basis-switch.tsx';
import { Card, Empty } from '../components/card.tsx';
import { Day, Rich } from '../components/day.tsx';
import { Field, type FormState, type Option, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Left, Marked } from '../components/tag.tsx';
import { MOST_DAYS_FIELD } from '../components/what-if-form.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { outcomeOf } from '../words/forecast-lines.ts';
import { fullWidth, named } from '../words/names.ts';

export interface ForecastsPageProps {
  readonly shell: Shell;
  readonly portfolio: PortfolioView;
  readonly form: FormState;
  /** What was asked: null for nothing, or what cannot be. */
  readonly asked: { readonly item: string; readonly workingDays: number } | null;
}

/** More rows than this are cut: the worst stand first. */
const MOST_ROWS = 300;

/** What was broken in the past is not expected any more. */
const isLate = (one: Pick<ForecastRowView, 'target'> | null): boolean =>
  one?.target?.state === 'open' && one.target.late;

export function ForecastsPage({ shell, portfolio, form, asked }: ForecastsPageProps) {
  const { lang } = shell;
  const { rows, leftOut, basis, asOf } = portfolio;
  return (
    <Layout shell={shell} title={t(lang, 'forecast.portfolio.title')} active="forecast" wide>
      <PageHead
        title={t(lang, 'forecast.portfolio.title')}
        sub={t(lang, 'forecast.portfolio.sub', { n: rows.length, late: rows.filter(isLate).length })}
      >
        <BasisSwitch lang={lang} path={shell.path} basis={basis} />
      </PageHead>
      <Question lang={lang} portfolio={portfolio} form={form} asked={asked} />
      <section class="panel" aria-label={t(lang, 'forecast.portfolio.title')}>
        {rows.length === 0 ? (
          <Empty title={t(lang, 'forecast.portfolio.empty')} />
        ) : (
          <table class="sheet rows two portfolio">
            <caption class="visually-hidden">{t(lang, 'forecast.portfolio.title')}</caption>
            <thead>
              <tr>
                {(['project', 'promised', 'forecast', 'outcome', 'because'] as const).map((column) => (
                  <th scope="col" class={`k-${column}`}>
                    {t(lang, `forecast.col.${column}`)}
                  </th>
                ))}
                {asked === null ? null : (
                  <>
                    <th scope="col" class="k-forecast supposed">
                      {t(lang, 'forecast.supposed')}
                    </th>
                    <th scope="col" class="k-outcome supposed">
                      {t(lang, 'forecast.col.outcome')}
                    </th>
                    <th scope="col" class="k-why supposed">
                      {t(lang, 'forecast.col.because')}
                    </th>
                  </>
                )}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, MOST_ROWS).map((row) => (
                <Row lang={lang} row={row} asOf={asOf} basis={basis} asked={asked !== null} />
              ))}
            </tbody>
          </table>
        )}
        {leftOut === 0 ? null : <p class="source">{t(lang, 'forecast.portfolio.leftOut', { n: leftOut })}</p>}
        {rows.length > MOST_ROWS ? (
          <p class="source">{t(lang, 'forecast.portfolio.more', { n: MOST_ROWS })}</p>
        ) : null}
      </section>
      <p class="source">
        <Rich
          lang={lang}
          k="forecast.sub"
          facts={{
            date: <Day lang={lang} date={asOf} />,
            basis: t(lang, `forecast.basisLong.${basis}`, { least: LEAST_SAMPLES }),
          }}
        />
      </p>
    </Layout>
  );
}

function Question({ lang, portfolio, form, asked }: Omit<ForecastsPageProps, 'shell'> & { lang: Lang }) {
  const { items, rows, basis } = portfolio;
  const options: readonly Option[] = [
    { value: '', label: t(lang, 'forecast.whatIf.choose') },
    ...items.map(({ code, name }) => ({ value: code, label: named(lang, name) })),
  ];
  const item = items.find(({ code }) => code === asked?.item);
  return (
    <Card
      title={t(lang, 'forecast.portfolio.question')}
      remark={t(lang, 'forecast.whatIf.sub')}
      class="what-if"
    >
      <form method="get" action={paths.forecasts()}>
        <input type="hidden" name="basis" value={basis} />
        <Problems lang={lang} form={form} />
        <div class="filters">
          <Field
            lang={lang}
            name="item"
            label={t(lang, 'forecast.whatIf.longerItem')}
            form={form}
            kind="select"
            options={options}
            optionalWord={false}
            size="wide"
          />
          <Field
            lang={lang}
            name="workingDays"
            label={t(lang, 'forecast.whatIf.days')}
            form={form}
            optionalWord={false}
            attributes={MOST_DAYS_FIELD}
          />
          <button class="btn btn-primary" type="submit">
            {t(lang, 'forecast.whatIf.run')}
          </button>
          {asked === null ? null : (
            <a href={paths.forecasts({ basis })}>{t(lang, 'forecast.whatIf.clear')}</a>
          )}
        </div>
      </form>
      {asked === null ? null : (
        <p class="answer-line" role="status">
          {t(lang, 'forecast.portfolio.answer', {
            item: item === undefined ? asked.item : named(lang, item.name),
            n: asked.workingDays,
            newly: rows.filter(({ newlyLate }) => newlyLate).length,
            late: rows.filter((row) => isLate(row.after ?? row)).length,
          })}
        </p>
      )}
    </Card>
  );
}

interface RowProps {
  readonly lang: Lang;
  readonly row: ForecastRowView;
  readonly asOf: string;
  readonly basis: string;
  readonly asked: boolean;
}

function Row({ lang, row, asOf, basis, asked }: RowProps) {
  const { target, after } = row;
  return (
    <tr class={isLate(after ?? row) ? 'late' : undefined}>
      <th scope="row" class="k-project">
        <a href={paths.forecast(row.projectId, { basis })}>{row.projectName}</a>
        <small>{target === null ? row.code : fullWidth(target.name)}</small>
      </th>
      <td class="k-promised-on">
        <small class="phone-label">{t(lang, 'forecast.col.promised')} </small>
        <Day lang={lang} date={target?.state === 'void' ? null : (target?.promisedOn ?? null)} year={asOf} />
      </td>
      <td class="k-forecast">
        <small class="phone-label">{t(lang, 'forecast.col.forecast')} </small>
        {target?.state === 'reached' ? <small>{t(lang, 'forecast.actual')} </small> : null}
        <Day
          lang={lang}
          date={target?.forecastOn ?? row.finishOn}
          year={asOf}
          provisional={row.provisional}
        />
      </td>
      <td class="k-outcome">
        {target === null ? (
          <span class="quiet">{t(lang, 'forecast.promise.none')}</span>
        ) : (
          <Left words={outcomeOf(lang, target)} />
        )}
      </td>
      <td class="k-because">
        <Because lang={lang} target={target} />
      </td>
      {asked ? <Then lang={lang} row={row} asOf={asOf} /> : null}
    </tr>
  );
}

function Because({ lang, target }: { lang: Lang; target: ForecastRowView['target'] }) {
  if (target?.because == null) return <span class="none">—</span>;
  const { name, department } = target.because;
  return <>{t(lang, 'forecast.blamed', { item: named(lang, name), department: named(lang, department) })}</>;
}

function Then({
  lang,
  row: { target, after, newlyLate },
  asOf,
}: {
  lang: Lang;
  row: ForecastRowView;
  asOf: string;
}) {
  if (after === null)
    return (
      <>
        <td class="k-forecast supposed">
          <span class="quiet">{t(lang, 'forecast.untouched')}</span>
        </td>
        <td class="k-outcome supposed" />
        <td class="k-why supposed" />
      </>
    );
  return (
    <>
      <td class="k-forecast supposed">
        <small class="phone-label">{t(lang, 'forecast.supposed')} </small>
        <Day
          lang={lang}
          date={after.target?.forecastOn ?? after.finishOn}
          year={asOf}
          provisional={after.provisional}
        />
      </td>
      <td class="k-outcome supposed">
        {after.target === null ? null : <Left words={outcomeOf(lang, after.target)} />}
        {after.target === null || after.target.id === target?.id ? null : (
          <small>{fullWidth(after.target.name)}</small>
        )}
        {newlyLate ? (
          <small>
            <Marked mark="overdue">{t(lang, 'forecast.newlyLate')}</Marked>
          </small>
        ) : null}
      </td>
      <td class="k-why supposed">
        <small class="phone-label">{t(lang, 'forecast.col.because')} </small>
        <Because lang={lang} target={after.target} />
      </td>
    </>
  );
}
