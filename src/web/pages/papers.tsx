// The papers of a project: what should be issued now, and everything that was, the void ones among it.
import type { OwedPaper } from '../../services/owed-papers.ts';
import type { PaperList, PaperRow } from '../../services/paper-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Clock, Day } from '../components/day.tsx';
import { Field, type FormState, Problems } from '../components/form.tsx';
import { IssueButton } from '../components/issue-button.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Marked } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export interface PapersPageProps {
  readonly shell: Shell;
  readonly list: PaperList;
  readonly form: FormState;
  readonly formKey: string;
}

export function PapersPage({ shell, list, form, formKey }: PapersPageProps) {
  const { lang } = shell;
  const { project, papers, owed, late } = list;
  return (
    <Layout shell={shell} title={`${t(lang, 'papers.title')} ${project.name}`}>
      <PageHead
        title={t(lang, 'papers.title')}
        sub={t(lang, 'papers.sub', { n: papers.length, owed: owed.length })}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
      />
      <Problems lang={lang} form={form} />
      {owed.length === 0 ? null : (
        <Card title={t(lang, 'papers.owed')} remark={t(lang, 'papers.owed.remark')} class="gap-below">
          <OwedTable lang={lang} projectId={project.id} owed={owed} formKey={formKey} />
        </Card>
      )}
      {late.length === 0 ? null : <Lateness lang={lang} list={list} form={form} formKey={formKey} />}
      <Card title={t(lang, 'papers.issued')} remark={t(lang, 'papers.issued.remark')}>
        {papers.length === 0 ? (
          <Empty title={t(lang, 'papers.none')} body={t(lang, 'papers.none.body')} />
        ) : (
          <PaperTable lang={lang} papers={papers} />
        )}
      </Card>
    </Layout>
  );
}

interface OwedProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly owed: readonly OwedPaper[];
  readonly formKey: string;
}

function OwedTable({ lang, projectId, owed, formKey }: OwedProps) {
  return (
    <table class="sheet rows paper-list">
      <caption class="visually-hidden">{t(lang, 'papers.owed')}</caption>
      <thead>
        <tr>
          <th scope="col" class="k-kind">
            {t(lang, 'papers.col.kind')}
          </th>
          <th scope="col" class="k-item">
            {t(lang, 'papers.col.item')}
          </th>
          <th scope="col" class="k-on">
            {t(lang, 'papers.col.event')}
          </th>
          <th scope="col" class="k-action">
            {t(lang, 'papers.col.action')}
          </th>
        </tr>
      </thead>
      <tbody>
        {owed.map((paper) => (
          <tr>
            <th scope="row" class="k-kind">
              {t(lang, `paper.kind.${paper.kind}`)}
            </th>
            <td class="k-item">{named(lang, paper.itemName)}</td>
            <td class="k-on">
              <Day lang={lang} date={paper.on} />
            </td>
            <td class="k-action">
              <IssueButton lang={lang} projectId={projectId} paper={paper} formKey={formKey} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Lateness is explained in words of one's own. */
function Lateness({
  lang,
  list: { project, late },
  form,
  formKey,
}: Omit<PapersPageProps, 'shell'> & { lang: Lang }) {
  return (
    <Card title={t(lang, 'papers.late')} remark={t(lang, 'papers.late.remark')} class="gap-below">
      <form class="card-form across" method="post" action={paths.papers(project.id)}>
        <input type="hidden" name="kind" value="lateness" />
        <input type="hidden" name="idempotencyKey" value={`${formKey}-late`} />
        <Field
          lang={lang}
          name="item"
          label={t(lang, 'papers.col.item')}
          form={form}
          kind="select"
          required
          options={late.map(({ item, itemName }) => ({ value: item, label: named(lang, itemName) }))}
        />
        <Field
          lang={lang}
          name="facts.explanation"
          label={t(lang, 'papers.late.explanation')}
          form={form}
          kind="textarea"
          required
          attributes={{ maxlength: 2000 }}
        />
        <Field
          lang={lang}
          name="facts.newDueOn"
          label={t(lang, 'papers.late.newDueOn')}
          form={form}
          kind="date"
        />
        <button class="btn" type="submit">
          {t(lang, 'papers.issue')}
        </button>
      </form>
    </Card>
  );
}

function PaperTable({ lang, papers }: { lang: Lang; papers: readonly PaperRow[] }) {
  const columns = ['state', 'kind', 'number', 'item', 'issued'] as const;
  return (
    <table class="sheet rows paper-list">
      <caption class="visually-hidden">{t(lang, 'papers.issued')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `papers.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {papers.map((paper) => (
          <tr class={paper.state === 'void' ? 'waiting' : undefined}>
            <td class="k-state">
              <Marked mark={paper.state === 'valid' ? 'done' : 'ended'}>
                {t(lang, `paper.state.${paper.state}`)}
              </Marked>
            </td>
            <td class="k-kind">{t(lang, `paper.kind.${paper.kind}`)}</td>
            <th scope="row" class="k-number">
              <a href={paths.paper(paper.id)}>{paper.number}</a>
              {paper.replacedBy === null ? null : (
                <small>
                  {t(lang, 'paper.replacedBy')}{' '}
                  <a href={paths.paper(paper.replacedBy.id)}>{paper.replacedBy.number}</a>
                </small>
              )}
            </th>
            <td class="k-item">{paper.itemName === null ? '—' : named(lang, paper.itemName)}</td>
            <td class="k-issued">
              <Clock lang={lang} at={paper.issuedAt} /> <span class="who">{paper.issuedBy}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
