// 问题: the problems of owners that the reader may see, nearest day first, with state and kind to choose from.
import { ownerProblemKinds } from '../../domain/problem-acts.ts';
import type { ProblemList, ProblemRowView } from '../../services/problems.ts';
import { type ProblemState, problemStates } from '../../services/problems.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { Day, Tied } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Left, Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { isLate, type Mark, markOfLight } from '../words/marks.ts';
import { fullWidth, named, partyShort } from '../words/names.ts';
import { leftOf, type Worded } from '../words/remaining.ts';

export interface ProblemsPageProps {
  readonly shell: Shell;
  readonly list: ProblemList;
  readonly state: ProblemState;
  readonly kind: string | null;
}

export function ProblemsPage({ shell, list, state, kind }: ProblemsPageProps) {
  const { lang } = shell;
  const { counts, items, page, more } = list;
  const countOf = (one: ProblemState): number | null =>
    one === 'all' ? counts.open + counts.closed : counts[one];
  return (
    <Layout shell={shell} title={t(lang, 'problems.title')} active="problems" wide>
      <PageHead title={t(lang, 'problems.title')} sub={t(lang, 'problems.sub')} />
      <div class="panel">
        <div class="problem-filter">
          <nav aria-label={t(lang, 'problems.filter')}>
            {problemStates.map((one) => (
              <a
                href={paths.problems({ state: one, kind })}
                aria-current={one === state ? 'true' : undefined}
              >
                {t(lang, `problems.state.${one}`)} <span class="n">{countOf(one)}</span>
              </a>
            ))}
          </nav>
          <form method="get" action={paths.problems()}>
            <input type="hidden" name="state" value={state} />
            <select class="form-select" name="kind" aria-label={t(lang, 'problem.field.kind')}>
              <option value="">{t(lang, 'problems.anyKind')}</option>
              {ownerProblemKinds.map((one) => (
                <option value={one} selected={one === kind}>
                  {t(lang, `problems.kind.${one}`)}
                </option>
              ))}
            </select>
            <button class="btn" type="submit">
              {t(lang, 'problems.filter.go')}
            </button>
          </form>
        </div>
        {items.length === 0 ? (
          <Empty title={t(lang, 'problems.empty')} body={t(lang, 'problems.emptyBody')} />
        ) : (
          <ProblemTable lang={lang} rows={items} year={shell.now} />
        )}
        {page === 1 && !more ? null : (
          <nav class="pager" aria-label={t(lang, 'pager.label')}>
            {page === 1 ? null : (
              <a href={paths.problems({ state, kind, page: String(page - 1) })}>
                {t(lang, 'problems.newer')}
              </a>
            )}
            {more ? (
              <a href={paths.problems({ state, kind, page: String(page + 1) })} rel="next">
                {t(lang, 'problems.older')}
              </a>
            ) : null}
          </nav>
        )}
      </div>
    </Layout>
  );
}

const columns = ['state', 'project', 'what', 'unit', 'due', 'left'] as const;

function ProblemTable({ lang, rows, year }: { lang: Lang; rows: readonly ProblemRowView[]; year: string }) {
  return (
    <table class="sheet rows problems-table">
      <caption class="visually-hidden">{t(lang, 'problems.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `problems.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row lang={lang} row={row} year={year} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ lang, row, year }: { lang: Lang; row: ProblemRowView; year: string }) {
  const mark = markOfProblem(row);
  const details = [
    t(lang, `problems.kind.${row.kind}`),
    row.itemName === null ? null : fullWidth(named(lang, row.itemName)),
    row.complex ? t(lang, 'problems.complex') : null,
    row.kind === 'rating' ? t(lang, row.named ? 'problems.named' : 'problems.unnamed') : null,
  ].filter((word) => word !== null);
  return (
    <tr class={isLate(mark) ? 'late' : undefined}>
      <td class="k-state">
        <Tag
          lang={lang}
          mark={mark}
          word={isLate(mark) ? undefined : t(lang, `problems.status.${row.status}`)}
        />
      </td>
      <th scope="row" class="k-project">
        <a href={paths.problem(row.projectId, row.problem)}>{row.projectName}</a> <small>{row.problem}</small>
      </th>
      <td class="k-what">
        <span class="summary">{row.summary}</span> <small>{details.join(' · ')}</small>
        {row.contactDueOn === null ? null : (
          <small>
            {' '}
            <Tied text={t(lang, 'problems.callBy', { date: shortDay(lang, row.contactDueOn, year) })} />
          </small>
        )}
      </td>
      <td class="k-unit">{partyShort(lang, row.unit, row.unitName)}</td>
      <td class="k-due">
        <Day lang={lang} date={row.dueOn} year={year} provisional={row.provisional} />
      </td>
      <td class="k-left">
        <Left words={leftOfProblem(lang, row)} />
      </td>
    </tr>
  );
}

/** A light that is on comes first; then whether it is answered. */
export function markOfProblem({ light, status }: Pick<ProblemRowView, 'light' | 'status'>): Mark {
  if (status === 'closed') return 'done';
  if (light !== 'none') return markOfLight(light);
  return status === 'answered' ? 'consultation' : 'notice';
}

export function leftOfProblem(
  lang: Lang,
  { remainingDays: n, closedOn, light }: Pick<ProblemRowView, 'remainingDays' | 'closedOn' | 'light'>,
): Worded {
  if (closedOn !== null)
    return n < 0
      ? { text: t(lang, 'problems.lateBy', { n: -n }), tone: 'late' }
      : { text: t(lang, 'problems.inTime'), tone: 'quiet' };
  if (n < 0) return { text: t(lang, 'time.late.working', { n: -n }), tone: 'late' };
  return leftOf(lang, 'working', n, light !== 'none');
}
