// “标准地”: the indicators of the land contract, what each check measured, and where both checks stand.
import type { StandardLandView } from '../../services/standard-land-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Day } from '../components/day.tsx';
import type { FormState } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { CheckForm, IndicatorForm } from '../components/standard-land-forms.tsx';
import { Marked, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { differenceWords, figureWords, markOfCheck, promisedWords } from '../words/commitment-lines.ts';
import { fullWidth, listed } from '../words/names.ts';

export interface StandardLandPageProps {
  readonly shell: Shell;
  readonly land: StandardLandView;
  /** What was typed and refused, by the name of its form. */
  readonly sent: { readonly name: string; readonly form: FormState } | null;
  readonly formKey: string;
}

const columns = ['indicator', 'promised', 'actual', 'difference', 'check'] as const;

export function StandardLandPage({ shell, land, sent, formKey }: StandardLandPageProps) {
  const { lang } = shell;
  const title = t(lang, 'land.title');
  const forms = { lang, land, sent, formKey };
  return (
    <Layout shell={shell} title={`${title} · ${land.projectName}`} active="projects">
      <PageHead
        title={title}
        sub={t(lang, 'land.sub')}
        crumbs={[{ text: land.projectName, href: paths.project(land.projectId) }]}
      />
      <div class="columns">
        <div class="main-panel">
          <Card
            title={t(lang, 'land.indicators')}
            remark={
              land.contract === null ? undefined : (
                <>
                  {fullWidth(land.contract.document)} <Day lang={lang} date={land.contract.on} />
                </>
              )
            }
          >
            {land.indicators.length === 0 ? (
              <Empty title={t(lang, 'land.empty.title')} body={t(lang, 'land.empty.body')} />
            ) : (
              <Indicators lang={lang} land={land} />
            )}
          </Card>
          {land.may.set ? <IndicatorForm {...forms} /> : null}
        </div>
        <aside class="side-column">
          <Card title={t(lang, 'land.checks')}>
            {land.checks.map((one) => (
              <Check lang={lang} one={one} asOf={land.asOf} />
            ))}
          </Card>
          {land.may.check.map((check) => (
            <CheckForm {...forms} check={check} />
          ))}
        </aside>
      </div>
    </Layout>
  );
}

function Indicators({ lang, land }: { lang: Lang; land: StandardLandView }) {
  return (
    <table class="sheet rows indicators">
      <caption class="visually-hidden">{t(lang, 'land.indicators')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `land.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {land.indicators.map((one) => (
          <tr>
            <th scope="row" class="k-item">
              {fullWidth(one.name)}
            </th>
            <td class="k-promised">{promisedWords(lang, one)}</td>
            <td class="k-actual">
              {one.actual === null ? <span class="none">—</span> : figureWords(one.actual, one.unit)}
            </td>
            <td class="k-difference">
              {one.shortfall === null ? (
                <span class="sub">{t(lang, 'land.notMeasured')}</span>
              ) : (
                <Marked mark={one.shortfall === 0 ? 'done' : 'due_soon'}>{differenceWords(lang, one)}</Marked>
              )}
            </td>
            <td class="k-check">{t(lang, `land.check.${one.check}`)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CheckView = StandardLandView['checks'][number];

function Check({ lang, one, asOf }: { lang: Lang; one: CheckView; asOf: string }) {
  return (
    <section class="land-check" aria-label={t(lang, `land.check.${one.check}`)}>
      <h3>
        {t(lang, `land.check.${one.check}`)}
        <Tag lang={lang} mark={markOfCheck(one.state)} word={t(lang, `land.state.${one.state}`)} />
      </h3>
      <p class="sub">{t(lang, `land.when.${one.check}`)}</p>
      {one.rounds.length === 0 ? null : (
        <ol>
          {one.rounds.toReversed().map((round) => (
            <li>
              <Day lang={lang} date={round.on} year={asOf} /> {t(lang, `land.result.${round.result}`)}
              <small>
                {listed(
                  lang,
                  round.actual.map(
                    ({ name, value, unit }) => `${fullWidth(name)} ${figureWords(value, unit)}`,
                  ),
                )}
              </small>
              {round.rectifyBy === null ? null : (
                <small>
                  {t(lang, 'land.mendBy')} <Day lang={lang} date={round.rectifyBy} year={asOf} />
                </small>
              )}
              {round.liability === null ? null : (
                <small>{t(lang, 'land.liabilityOf', { text: fullWidth(round.liability) })}</small>
              )}
              {round.document === null ? null : <small>{fullWidth(round.document)}</small>}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
