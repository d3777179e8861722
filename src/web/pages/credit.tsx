// 信用记录: marks on applicants' credit as a list, and one mark with its source, its acts and what may be done about it.
import { creditStatuses } from '../../domain/credit.ts';
import type { CreditMarkView, CreditPage as Marks } from '../../services/credit.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { CreditTag, untilOf } from '../components/credit-parts.tsx';
import { Day } from '../components/day.tsx';
import { Field, type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';

export interface CreditQuery {
  readonly q: string;
  readonly status: '' | (typeof creditStatuses)[number];
}

export interface CreditPageProps {
  readonly shell: Shell;
  readonly marks: Marks;
  readonly query: CreditQuery;
  readonly own: boolean;
  /** The form to enter a mark; null for whoever may not. */
  readonly entry: { readonly form: FormState; readonly formKey: string } | null;
}

export function CreditPage({ shell, marks, query, own, entry }: CreditPageProps) {
  const { lang } = shell;
  const form: FormState = { values: { ...query }, issues: [] };
  const { items, total, page, limit } = marks;
  return (
    <Layout shell={shell} title={t(lang, 'credit.title')} active="credit" wide>
      <PageHead title={t(lang, 'credit.title')} sub={t(lang, own ? 'credit.subOwn' : 'credit.sub')} />
      {own ? null : (
        <form class="filters" action={paths.credit()} method="get">
          <Field
            lang={lang}
            name="q"
            label={t(lang, 'credit.filter.q')}
            form={form}
            optionalWord={false}
            attributes={{ type: 'search', maxlength: 200 }}
          />
          <Field
            lang={lang}
            name="status"
            label={t(lang, 'credit.filter.status')}
            form={form}
            kind="select"
            options={[
              { value: '', label: t(lang, 'common.all') },
              ...creditStatuses.map((value) => ({ value, label: t(lang, `credit.status.${value}`) })),
            ]}
            optionalWord={false}
          />
          <button class="btn" type="submit">
            {t(lang, 'credit.filter.apply')}
          </button>
        </form>
      )}
      <div class="panel" id="list">
        {items.length === 0 ? (
          <Empty
            title={t(lang, 'credit.empty')}
            body={t(lang, own ? 'credit.emptyOwn' : 'credit.emptyBody')}
          />
        ) : (
          <>
            <Table lang={lang} items={items} asOf={shell.now} />
            <Pager
              lang={lang}
              shown={items.length}
              total={total}
              before={(page - 1) * limit}
              firstHref={page > 1 ? paths.credit({ ...query }) : null}
              nextHref={page * limit < total ? paths.credit({ ...query, page: page + 1 }) : null}
            />
          </>
        )}
      </div>
      {entry === null ? null : <EntryForm lang={lang} {...entry} />}
    </Layout>
  );
}

const columns = ['status', 'project', 'matter', 'due', 'until', 'public'] as const;
const heads = {
  status: 'credit.col.status',
  project: 'credit.col.owner',
  matter: 'credit.col.ground',
  due: 'credit.col.effective',
  until: 'credit.col.until',
  public: 'credit.col.public',
} as const;

function Table({ lang, items, asOf }: { lang: Lang; items: readonly CreditMarkView[]; asOf: string }) {
  return (
    <table class="sheet rows list two credit">
      <caption class="visually-hidden">{t(lang, 'credit.title')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, heads[column])}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((mark) => (
          <tr>
            <td class="k-status">
              <CreditTag lang={lang} mark={mark} asOf={asOf} />
            </td>
            <th scope="row" class="k-project">
              <a href={paths.creditMark(mark.id)}>{mark.ownerName}</a>
              <small class="nowrap">{mark.creditCode}</small>
            </th>
            <td class="k-matter">
              {t(lang, `credit.ground.${mark.ground}`)}
              <small>{mark.list ?? mark.document ?? mark.reason}</small>
            </td>
            <td class="k-due">
              <Day lang={lang} date={mark.effectiveFrom} year={asOf} />
            </td>
            <td class="k-until">{untilOf(lang, mark, asOf)}</td>
            <td class="k-public">
              <Day lang={lang} date={mark.publicFrom} year={asOf} />
              {mark.appealOpen ? <small>{t(lang, 'credit.appealOpen')}</small> : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function EntryForm({ lang, form, formKey }: { lang: Lang; form: FormState; formKey: string }) {
  const field = (name: 'creditCode' | 'ownerName' | 'list' | 'document', required: boolean) => (
    <Field lang={lang} name={name} label={t(lang, `credit.form.${name}`)} form={form} required={required} />
  );
  return (
    <details class="panel choice" open={form.issues.length > 0}>
      <summary>
        <b>{t(lang, 'credit.new')}</b>
        <span>{t(lang, 'credit.form.note')}</span>
      </summary>
      <form method="post" action={paths.credit()}>
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <input type="hidden" name="ground" value="external_list" />
        <Problems lang={lang} form={form} labelOf={() => null} />
        <div class="form-row">
          {field('ownerName', true)}
          {field('creditCode', true)}
        </div>
        <div class="form-row">
          {field('list', true)}
          {field('document', true)}
        </div>
        <Field
          lang={lang}
          name="reason"
          label={t(lang, 'credit.form.reason')}
          form={form}
          kind="textarea"
          required
        />
        <Field lang={lang} name="banUntil" label={t(lang, 'credit.form.banUntil')} form={form} kind="date" />
        <button class="btn btn-primary" type="submit">
          {t(lang, 'credit.new')}
        </button>
      </form>
    </details>
  );
}
