// 承诺台账: every decision on a promise in sight, with the day of checking, the publicity day and what contradicts it.
import { commitmentStates } from '../../domain/commitment-outcome.ts';
import type { CommitmentRow, CommitmentsPage } from '../../services/commitments.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { contradictionLine } from '../components/contradictions.tsx';
import { Day } from '../components/day.tsx';
import { Field, type FormState, type Option } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { icon } from '../components/shapes.ts';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { markOfCommitment, markOfPromise } from '../words/commitment-lines.ts';
import { isLate } from '../words/marks.ts';
import { fullWidth, listed, named, partyShort } from '../words/names.ts';
import { remainingOf } from '../words/remaining.ts';

export interface CommitmentQuery {
  readonly state: string;
  readonly department: string;
  readonly applicant: string;
}

export interface CommitmentsPageProps {
  readonly shell: Shell;
  readonly page: CommitmentsPage;
  readonly query: CommitmentQuery;
  readonly departments: readonly string[];
  /** Whether this is the first page. */
  readonly first: boolean;
}

const columns = [
  'state',
  'project',
  'facts',
  'department',
  'decided',
  'due',
  'publicity',
  'against',
] as const;

export function CommitmentRegisterPage({ shell, page, query, departments, first }: CommitmentsPageProps) {
  const { lang } = shell;
  const filtered = Object.values(query).some((value) => value !== '');
  return (
    <Layout shell={shell} title={t(lang, 'commitments.title')} active="commitments" wide>
      <PageHead title={t(lang, 'commitments.title')} sub={t(lang, 'commitments.sub', { n: page.total })}>
        {page.items.length === 0 ? null : (
          <a class="btn" href={paths.commitmentsFile({ ...query })}>
            {icon('download')}
            {t(lang, 'commitments.download')}
          </a>
        )}
      </PageHead>
      <Filters lang={lang} query={query} departments={departments} filtered={filtered} />
      <div class="panel" id="list">
        {page.items.length === 0 ? (
          <Empty
            title={t(lang, filtered ? 'commitments.empty.filtered' : 'commitments.empty.title')}
            body={t(lang, filtered ? 'commitments.empty.filteredBody' : 'commitments.empty.body')}
          />
        ) : (
          <>
            <table class="sheet rows two commitments">
              <caption class="visually-hidden">{t(lang, 'commitments.title')}</caption>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <th scope="col" class={`k-${column}`}>
                      {t(lang, `commitments.col.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {page.items.map((row) => (
                  <Row lang={lang} row={row} asOf={page.asOf} />
                ))}
              </tbody>
            </table>
            <Pager
              lang={lang}
              shown={page.items.length}
              total={page.total}
              before={first ? 0 : null}
              firstHref={first ? null : paths.commitments({ ...query })}
              nextHref={page.next === null ? null : paths.commitments({ ...query, cursor: page.next })}
            />
          </>
        )}
      </div>
    </Layout>
  );
}

interface FiltersProps {
  readonly lang: Lang;
  readonly query: CommitmentQuery;
  readonly departments: readonly string[];
  readonly filtered: boolean;
}

function Filters({ lang, query, departments, filtered }: FiltersProps) {
  const form: FormState = { values: { ...query }, issues: [] };
  const all: Option = { value: '', label: t(lang, 'common.all') };
  const states = commitmentStates.map((value) => ({ value, label: t(lang, `commitment.state.${value}`) }));
  const parties = departments.map((value) => ({ value, label: partyShort(lang, value, null) }));
  return (
    <form class="filters" action={paths.commitments()} method="get" aria-label={t(lang, 'projects.filters')}>
      <Field
        lang={lang}
        name="state"
        label={t(lang, 'commitments.col.state')}
        form={form}
        kind="select"
        options={[all, ...states]}
        optionalWord={false}
      />
      <Field
        lang={lang}
        name="department"
        label={t(lang, 'commitments.col.department')}
        form={form}
        kind="select"
        options={[all, ...parties]}
        optionalWord={false}
      />
      <Field
        lang={lang}
        name="applicant"
        label={t(lang, 'commitments.filter.applicant')}
        form={form}
        optionalWord={false}
        attributes={{ type: 'search' }}
      />
      <button class="btn" type="submit">
        {t(lang, 'projects.filter.apply')}
      </button>
      {filtered ? <a href={paths.commitments()}>{t(lang, 'projects.filter.clear')}</a> : null}
    </form>
  );
}

function Row({ lang, row, asOf }: { lang: Lang; row: CommitmentRow; asOf: string }) {
  const mark = markOfPromise(row);
  const waits = row.state === 'to_verify' || row.state === 'rectifying';
  const left = remainingOf(lang, row.clock);
  const timed = mark !== markOfCommitment(row.state) && left.tone !== 'quiet';
  const facts = listed(
    lang,
    row.facts.map((fact) => fullWidth(named(lang, fact))),
  );
  return (
    <tr class={isLate(mark) ? 'late' : undefined}>
      <td class="k-state">
        <Tag lang={lang} mark={mark} word={timed ? left.text : t(lang, `commitment.state.${row.state}`)} />
      </td>
      <th scope="row" class="k-project">
        <a href={paths.commitment(row.projectId, row.item)}>{row.projectName}</a>
        <small>{named(lang, row.itemName)}</small>
        <small>{row.applicant.name}</small>
      </th>
      <td class="k-facts">
        <span class="clamp">{facts === '' ? t(lang, 'common.none') : facts}</span>
      </td>
      <td class="k-department">{partyShort(lang, row.department, row.departmentName)}</td>
      <td class="k-decided">
        <Day lang={lang} date={row.decidedOn} year={asOf} />
        <small>{row.promise ?? row.document ?? t(lang, 'common.none')}</small>
      </td>
      <td class="k-due">
        <Day lang={lang} date={waits ? (row.rectifyBy ?? row.dueOn) : row.judgedOn} year={asOf} />
        <small>
          {waits && row.rectifyBy === null && !timed && left.tone !== 'quiet' ? (
            <Left words={left} />
          ) : (
            t(
              lang,
              waits
                ? row.rectifyBy === null
                  ? 'commitments.toCheck'
                  : 'commitments.toMend'
                : 'commitments.checked',
            )
          )}
        </small>
      </td>
      <td class="k-publicity">
        <Day lang={lang} date={row.publicised.breach ?? row.publicityOn} year={asOf} />
        {row.publicityOn === null ? null : (
          <small>
            {t(
              lang,
              row.publicised.breach !== null
                ? 'commitments.publicised'
                : row.judgedOn === null
                  ? 'commitments.ifBroken'
                  : 'commitments.toPublicise',
            )}
          </small>
        )}
      </td>
      <td class="k-against">
        {row.against.length === 0 && row.despite === null ? <span class="none">—</span> : null}
        {row.against.map((found) => (
          <span class="finding">{contradictionLine(lang, found, asOf)}</span>
        ))}
        {row.despite === null ? null : (
          <small>{t(lang, 'history.despite', { reason: fullWidth(row.despite) })}</small>
        )}
      </td>
    </tr>
  );
}
