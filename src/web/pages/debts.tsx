// 容缺台账: who still owes which material, by when, and what stays shut until it is in; with what has become of all promises.
import type { DebtFilters, DebtsPage as Debts } from '../../services/debts.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Counters } from '../components/counters.tsx';
import { Day } from '../components/day.tsx';
import { DebtTable, type Grouping, groupings } from '../components/debt-table.tsx';
import { Field, type FormState } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { icon } from '../components/shapes.ts';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export const debtStates = ['open', 'late', 'supplied', 'never', 'all'] as const;
export interface DebtsQuery {
  readonly state: (typeof debtStates)[number];
  readonly group: Grouping;
  readonly q: string;
  readonly department: string;
  readonly gate: string;
}

export interface DebtsPageProps {
  readonly shell: Shell;
  readonly debts: Debts;
  readonly query: DebtsQuery;
  readonly filters: DebtFilters;
}

/** What an address needs to say; the usual view has none of it. */
const parts = ({ state, group, ...rest }: DebtsQuery) => ({
  ...rest,
  state: state === 'open' ? '' : state,
  group: group === 'none' ? '' : group,
});

export function DebtsPage({ shell, debts, query, filters }: DebtsPageProps) {
  const { lang } = shell;
  const { sums, items, total, page, limit } = debts;
  const narrowed = query.q !== '' || query.department !== '' || query.gate !== '';
  const at = (state: DebtsQuery['state']) => ({
    href: paths.debts(parts({ ...query, state })),
    current: query.state === state,
  });
  const counter = (
    state: DebtsQuery['state'],
    mark: 'owed' | 'overdue' | 'done' | 'ended',
    count: number,
  ) => ({
    mark,
    count,
    label: t(lang, `debts.filter.${state}`),
    note: t(lang, `debts.note.${state}`),
    ...at(state),
  });
  return (
    <Layout shell={shell} title={t(lang, 'debts.title')} active="debts" wide>
      <PageHead title={t(lang, 'debts.title')} sub={t(lang, 'debts.sub')}>
        <a class="btn" href={paths.debtsFile(parts(query))}>
          {icon('download')}
          {t(lang, 'debts.csv')}
        </a>
      </PageHead>
      <Counters
        label={t(lang, 'debts.counters')}
        counters={[
          counter('open', 'owed', sums.open),
          counter('late', 'overdue', sums.openLate),
          counter('supplied', 'done', sums.inTime + sums.late),
          counter('never', 'ended', sums.never),
        ]}
      />
      <Filters lang={lang} query={query} filters={filters} />
      <div class="panel" id="list">
        {items.length === 0 ? (
          <Empty
            title={t(lang, narrowed ? 'debts.empty.filtered' : 'debts.empty.title')}
            body={t(lang, narrowed ? 'debts.empty.filteredBody' : 'debts.empty.body')}
          />
        ) : (
          <>
            <DebtTable lang={lang} rows={items} group={query.group} asOf={debts.asOf} />
            <Pager
              lang={lang}
              shown={items.length}
              total={total}
              before={(page - 1) * limit}
              firstHref={page > 1 ? paths.debts(parts(query)) : null}
              nextHref={page * limit < total ? paths.debts({ ...parts(query), page: page + 1 }) : null}
            />
          </>
        )}
      </div>
      {sums.promised === 0 ? null : <Sums lang={lang} debts={debts} />}
    </Layout>
  );
}

function Filters({ lang, query, filters }: { lang: Lang; query: DebtsQuery; filters: DebtFilters }) {
  const form: FormState = { values: { ...query }, issues: [] };
  const all = { value: '', label: t(lang, 'common.all') };
  return (
    <form
      class="filters debts-filters"
      action={paths.debts()}
      method="get"
      aria-label={t(lang, 'debts.filters')}
    >
      <Field
        lang={lang}
        name="q"
        label={t(lang, 'debts.filter.q')}
        form={form}
        optionalWord={false}
        attributes={{ type: 'search', maxlength: 200 }}
      />
      <Field
        lang={lang}
        name="department"
        label={t(lang, 'debts.col.department')}
        form={form}
        kind="select"
        options={[
          all,
          ...filters.departments.map(({ value, name }) => ({ value, label: named(lang, name) })),
        ]}
        optionalWord={false}
      />
      <Field
        lang={lang}
        name="gate"
        label={t(lang, 'debts.col.gate')}
        form={form}
        kind="select"
        options={[
          all,
          ...filters.gates.map((value) => ({ value, label: known(lang, `gate.${value}`) ?? value })),
        ]}
        optionalWord={false}
      />
      <Field
        lang={lang}
        name="group"
        label={t(lang, 'debts.group')}
        form={form}
        kind="select"
        options={groupings.map((value) => ({ value, label: t(lang, `debts.group.${value}`) }))}
        optionalWord={false}
      />
      {query.state === 'open' ? null : <input type="hidden" name="state" value={query.state} />}
      <button class="btn" type="submit">
        {t(lang, 'debts.filter.apply')}
      </button>
    </form>
  );
}

const columns = ['promised', 'inTime', 'late', 'never', 'revoked', 'average'] as const;

function Sums({ lang, debts: { sums, by, asOf } }: { lang: Lang; debts: Debts }) {
  const days = (average: number | null) => (average === null ? '—' : average.toFixed(1));
  return (
    <Card
      title={t(lang, 'debts.sums')}
      remark={
        <>
          {t(lang, 'debts.sumsTo')} <Day lang={lang} date={asOf} />
          {lang === 'en' ? ', ' : '，'}
          {t(lang, 'debts.pushes', { n: sums.creditPushes })}
        </>
      }
    >
      <div class="wide-table">
        <table class="sheet sums">
          <thead>
            <tr>
              <th scope="col">{t(lang, 'debts.sums.of')}</th>
              {columns.map((column) => (
                <th scope="col" class="num">
                  {t(lang, `debts.sums.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t(lang, 'debts.sums.all')}</th>
              {sumCells(lang, sums, days)}
            </tr>
            {by.map((one) => (
              <tr>
                <th scope="row">
                  {named(lang, one.itemName)} <small>{named(lang, one.departmentName)}</small>
                </th>
                {sumCells(lang, one, days)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}

/** On a phone each figure stands behind its own label. */
const sumCells = (
  lang: Lang,
  sums: Debts['by'][number] | Debts['sums'],
  days: (average: number | null) => string,
) =>
  columns.map((column) => {
    const n = column === 'average' ? null : sums[column];
    return (
      <td class={n === 0 ? 'num zero' : 'num'} data-label={t(lang, `debts.sums.${column}`)}>
        {n ?? days(sums.averageDays)}
      </td>
    );
  });
