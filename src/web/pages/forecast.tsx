// 预计办结: promise and forecast on top with what causes the difference, then what if, and every case both ways.

import type { ForecastPageView } from '../../services/forecast-page.ts';
import { LEAST_SAMPLES } from '../../services/history.ts';
import type { ForecastView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { BasisSwitch } from '../components/basis-switch.tsx';
import { Card } from '../components/card.tsx';
import { Day, Rich } from '../components/day.tsx';
import { ForecastFigures } from '../components/forecast-figures.tsx';
import { ForecastTable } from '../components/forecast-table.tsx';
import type { FormState } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Left } from '../components/tag.tsx';
import { WhatIfForm } from '../components/what-if-form.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { outcomeOf } from '../words/forecast-lines.ts';
import { fullWidth, named } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';

export interface ForecastPageProps extends Omit<ForecastPageView, 'issues'> {
  readonly shell: Shell;
  readonly form: FormState;
  readonly asOf: string | undefined;
}

export function ForecastPage({ shell, project, before, after, choices, form, asOf }: ForecastPageProps) {
  const { lang } = shell;
  const asked = after !== null || form.issues.length > 0;
  const basis = t(lang, `forecast.basisLong.${before.basis}`, { least: LEAST_SAMPLES });
  const towards = nameOf(lang, before, before.towards);
  return (
    <Layout shell={shell} title={`${t(lang, 'forecast.title')} · ${project.name}`} active="projects" wide>
      <PageHead
        title={t(lang, 'forecast.title')}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
        sub={
          <Rich
            lang={lang}
            k="forecast.sub"
            facts={{ date: <Day lang={lang} date={before.asOf} />, basis }}
          />
        }
      >
        <BasisSwitch lang={lang} path={shell.path} basis={before.basis} />
      </PageHead>
      <section class="panel forecast-head" aria-label={t(lang, 'forecast.figures')}>
        <dl class="figures">
          <ForecastFigures lang={lang} forecast={before} after={after} />
        </dl>
        <Path lang={lang} forecast={after ?? before} />
      </section>
      {after === null ? null : (
        <p class="supposed-note" role="status">
          {t(lang, 'forecast.whatIf.done')}
        </p>
      )}
      <WhatIfForm
        lang={lang}
        projectId={project.id}
        basis={before.basis}
        asOf={asOf}
        choices={choices}
        form={form}
        asked={asked}
      />
      {before.targets.length > 1 ||
      before.targets.some(({ state }) => state === 'void') ||
      (after !== null && before.targets.length > 0) ? (
        <TargetsCard lang={lang} before={before} after={after} />
      ) : null}
      <Card title={t(lang, 'forecast.cases')} remark={t(lang, 'forecast.cases.sub', { towards })}>
        <ForecastTable lang={lang} project={project} before={before} after={after} />
      </Card>
    </Layout>
  );
}

const nameOf = (lang: Lang, { cases }: ForecastView, item: string): string => {
  const found = cases.find((one) => one.item === item);
  return found === undefined ? item : named(lang, found.name);
};

/** Only what is still to come: nobody can hurry what is past. */
function Path({ lang, forecast }: { lang: Lang; forecast: ForecastView }) {
  const open = forecast.criticalPath
    .map((code) => forecast.cases.find(({ item }) => item === code))
    .filter((one) => one !== undefined && one.state !== 'done');
  if (open.length === 0) return null;
  return (
    <div class="critical-path">
      <h2>{t(lang, 'forecast.path')}</h2>
      <p class="sub">{t(lang, 'forecast.path.sub')}</p>
      <ol>
        {open.map((one) =>
          one === undefined ? null : (
            <li>
              {named(lang, one.name)} <Day lang={lang} date={one.finishOn} year={forecast.asOf} />
            </li>
          ),
        )}
      </ol>
    </div>
  );
}

function TargetsCard({
  lang,
  before,
  after,
}: {
  lang: Lang;
  before: ForecastView;
  after: ForecastView | null;
}) {
  const columns = ['target', 'promised', 'forecast', 'used', 'outcome'] as const;
  return (
    <Card title={t(lang, 'forecast.targets')}>
      <table class="sheet rows promises">
        <caption class="visually-hidden">{t(lang, 'forecast.targets')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={`k-${column}`}>
                {t(lang, `forecast.col.${column}`)}
              </th>
            ))}
            {after === null ? null : (
              <>
                <th scope="col" class="k-forecast supposed">
                  {t(lang, 'forecast.supposed')}
                </th>
                <th scope="col" class="k-outcome supposed">
                  {t(lang, 'forecast.col.outcome')}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {before.targets.map((target) => {
            const then = after?.targets.find(({ id }) => id === target.id) ?? null;
            return (
              <tr class={target.late || then?.late === true ? 'late' : undefined}>
                <th scope="row" class="k-target k-item">
                  {fullWidth(target.name)} <small>{limitWords(lang, target.budget)}</small>
                </th>
                <td class="k-promised-on">
                  <Day
                    lang={lang}
                    date={target.state === 'void' ? null : target.promisedOn}
                    year={before.asOf}
                  />
                </td>
                <td class="k-forecast">
                  {target.state === 'reached' ? <small>{t(lang, 'forecast.actual')} </small> : null}
                  <Day
                    lang={lang}
                    date={target.forecastOn}
                    year={before.asOf}
                    provisional={target.provisional}
                  />
                </td>
                <td class="k-used">
                  {limitWords(lang, { ...target.budget, days: target.expectedUsedDays })}
                </td>
                <td class="k-outcome">
                  <Left words={outcomeOf(lang, target)} />
                </td>
                {then === null ? null : (
                  <>
                    <td class="k-forecast supposed">
                      <Day
                        lang={lang}
                        date={then.forecastOn}
                        year={before.asOf}
                        provisional={then.provisional}
                      />
                    </td>
                    <td class="k-outcome supposed">
                      <Left words={outcomeOf(lang, then)} />
                    </td>
                  </>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
