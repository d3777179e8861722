// The promise of one case: what is told, the facts, who signed, what could and what does contradict them, and how it went.
import type { CommitmentPageView } from '../../services/commitment-page.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty, Fact } from '../components/card.tsx';
import { CommitmentForms } from '../components/commitment-forms.tsx';
import { FactList, ToldLines } from '../components/commitment-parts.tsx';
import { Contradictions } from '../components/contradictions.tsx';
import { Day } from '../components/day.tsx';
import type { FormState } from '../components/form.tsx';
import { History } from '../components/history.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { markOfCommitment } from '../words/commitment-lines.ts';
import { named, partyFull } from '../words/names.ts';

export interface CommitmentCasePageProps {
  readonly shell: Shell;
  readonly page: CommitmentPageView;
  /** What was typed and refused, by the name of its form; null for fresh forms. */
  readonly sent: { readonly name: string; readonly form: FormState } | null;
  readonly formKey: string;
}

export function CommitmentCasePage({ shell, page, sent, formKey }: CommitmentCasePageProps) {
  const { lang } = shell;
  const { case: c, asOf } = page;
  const title = t(lang, 'commitment.title');
  const offers = page.barred === null;
  return (
    <Layout shell={shell} title={`${title} · ${named(lang, c.name)}`} active="projects">
      <PageHead
        title={title}
        sub={t(lang, 'commitment.sub')}
        crumbs={[
          { text: page.projectName, href: paths.project(page.projectId) },
          { text: named(lang, c.name), href: `${paths.project(page.projectId)}#item-${c.item}` },
        ]}
      />
      <div class="columns">
        <div class="main-panel">
          {offers ? (
            <>
              <Contradictions lang={lang} against={page.against} asOf={asOf} />
              <Card title={t(lang, 'commitment.told.title')} remark={t(lang, 'commitment.told.remark')}>
                <ToldLines lang={lang} told={page.told} />
              </Card>
              <Card
                title={t(lang, 'commitment.facts.title')}
                remark={t(lang, 'commitment.facts.count', { n: page.facts.length })}
              >
                <FactList lang={lang} page={page} />
              </Card>
            </>
          ) : (
            <Card title={t(lang, 'commitment.told.title')}>
              <Empty
                title={t(lang, 'commitment.barred.title')}
                body={
                  page.barred === 'not_offered' || page.barred === null
                    ? t(lang, 'commitment.barred.notOffered')
                    : t(lang, 'commitment.barred.matter', {
                        matter: t(lang, `commitment.matter.${page.barred}`),
                      })
                }
              />
            </Card>
          )}
          <Card title={t(lang, 'commitment.trail')}>
            {page.trail.length === 0 ? (
              <Empty title={t(lang, 'commitment.trail.empty')} />
            ) : (
              <History lang={lang} events={page.trail} year={asOf} />
            )}
          </Card>
        </div>
        <aside class="side-column">
          <State lang={lang} page={page} />
          {offers ? <CommitmentForms lang={lang} page={page} sent={sent} formKey={formKey} /> : null}
        </aside>
      </div>
    </Layout>
  );
}

function State({ lang, page }: { lang: Lang; page: CommitmentPageView }) {
  const { case: c, asOf, publicities } = page;
  const { commitment } = c;
  const signature = page.promises.find(({ status }) => status === 'signed')?.signature ?? null;
  const publicOf = (what: 'promise' | 'breach') => publicities.find((one) => one.what === what) ?? null;
  const year = { lang, year: asOf };
  return (
    <section class="panel answer" aria-label={t(lang, 'commitment.state')}>
      <h2 class="label">{t(lang, 'commitment.state')}</h2>
      <p class="holder">{partyFull(lang, c.department, c.departmentName)}</p>
      <p class="due-line">
        {commitment === null ? (
          <span class="sub">
            {t(lang, signature === null ? 'commitment.notSigned' : 'commitment.signedUndecided')}
          </span>
        ) : (
          <Tag
            lang={lang}
            mark={markOfCommitment(commitment.state)}
            word={t(lang, `commitment.state.${commitment.state}`)}
          />
        )}
      </p>
      <dl class="facts">
        {signature === null ? null : (
          <Fact label={t(lang, 'commitment.signed')}>
            {signature.signer} <Day {...year} date={signature.on} />
          </Fact>
        )}
        {commitment === null ? null : (
          <>
            <Fact label={t(lang, 'commitments.col.decided')}>
              <Day {...year} date={c.decidedOn} />
            </Fact>
            <Fact label={t(lang, 'commitment.ground')}>
              {commitment.promise ?? commitment.document ?? t(lang, 'common.none')}
            </Fact>
            <Fact label={t(lang, 'commitments.col.due')}>
              <Day {...year} date={commitment.dueOn} />
            </Fact>
            {commitment.rectifyBy === null ? null : (
              <Fact label={t(lang, 'commitments.toMend')}>
                <Day {...year} date={commitment.rectifyBy} />
              </Fact>
            )}
            {commitment.judgedOn === null ? null : (
              <Fact label={t(lang, 'commitments.checked')}>
                <Day {...year} date={commitment.judgedOn} />
              </Fact>
            )}
            {commitment.publicityOn === null ? null : (
              <Fact
                label={t(
                  lang,
                  commitment.judgedOn === null ? 'commitment.publicityIf' : 'commitments.toPublicise',
                )}
              >
                <Day {...year} date={commitment.publicityOn} />
              </Fact>
            )}
          </>
        )}
        {(['promise', 'breach'] as const).map((what) => {
          const made = publicOf(what);
          return made === null ? null : (
            <Fact label={t(lang, `commitment.public.${what}`)}>
              <Day {...year} date={made.on} /> {made.where}
            </Fact>
          );
        })}
      </dl>
      {commitment?.despite == null ? null : (
        <p class="sub">{t(lang, 'history.despite', { reason: commitment.despite })}</p>
      )}
      <p class="links">
        <a href={paths.record(page.projectId, c.item)}>{t(lang, 'project.recordNow')}</a>
        <a href={paths.commitments()}>{t(lang, 'commitments.title')}</a>
      </p>
    </section>
  );
}
