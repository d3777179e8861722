// 事项清单: which items a project needs and why, which not; from here they are waived, taken in, or the circumstances changed.
import type { ProjectAttribute } from '../../domain/attributes.ts';
import type { ScopeItem, ScopeView } from '../../services/project-scope.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import type { FormState, Option } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { AddItemForm, AttributeForm } from '../components/scope-forms.tsx';
import { Tag } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullDay } from '../words/dates.ts';
import { markOfCase, wordOfCase } from '../words/marks.ts';
import { fullWidth, named } from '../words/names.ts';

export interface ScopePageProps {
  readonly shell: Shell;
  readonly scope: ScopeView;
  /** What the template's conditions ask about. */
  readonly attributes: readonly ProjectAttribute[];
  readonly departments: readonly Option[];
  readonly attributeForm: FormState;
  readonly itemForm: FormState;
  readonly formKey: string;
}

export function ScopePage(props: ScopePageProps) {
  const { shell, scope } = props;
  const { lang } = shell;
  const { project, items, skipped, mayChange } = scope;
  const needed = items.filter(({ waived }) => waived === null).length;
  const sub = t(lang, 'scope.sub', { n: needed, skipped: skipped.length + items.length - needed });
  return (
    <Layout shell={shell} title={`${project.name} ${t(lang, 'scope.title')}`} active="projects">
      <PageHead
        title={t(lang, 'scope.title')}
        sub={sub}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
      />
      <div class="columns scope-page">
        <div class="main-panel stacked-panels">
          <Card title={t(lang, 'scope.items')}>
            <Needed lang={lang} scope={scope} />
          </Card>
          <Card title={t(lang, 'scope.skipped')}>
            {skipped.length === 0 ? <Empty title={t(lang, 'scope.skipped.none')} /> : <Skipped {...props} />}
          </Card>
        </div>
        {mayChange ? (
          <aside class="side-column wide-side">
            <AttributeForm {...props} />
            <AddItemForm {...props} />
          </aside>
        ) : null}
      </div>
    </Layout>
  );
}

function Needed({ lang, scope }: { lang: Lang; scope: ScopeView }) {
  const { project, items, mayChange } = scope;
  const columns = ['status', 'item', 'because', ...(mayChange ? (['action'] as const) : [])] as const;
  return (
    <table class="sheet rows scope-items">
      <caption class="visually-hidden">{t(lang, 'scope.items')}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={`k-${column}`}>
              {t(lang, `scope.col.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      {project.stages.map((stage) => (
        <tbody>
          <tr class="stage">
            <th colspan={columns.length} scope="rowgroup">
              {named(lang, stage.name)}
            </th>
          </tr>
          {items
            .filter((item) => item.stage === stage.code)
            .map((item) => (
              <NeededRow lang={lang} scope={scope} item={item} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

function NeededRow({ lang, scope, item }: { lang: Lang; scope: ScopeView; item: ScopeItem }) {
  const { project, mayChange } = scope;
  const view = project.cases.find((one) => one.item === item.item);
  const mark = view === undefined ? null : markOfCase(view);
  const name = named(lang, item.name);
  return (
    <tr id={`item-${item.item}`} class={item.waived === null ? undefined : 'waiting'}>
      <td class="k-status">
        {view === undefined || mark === null ? null : (
          <Tag lang={lang} mark={mark} word={wordOfCase(lang, view, mark)} />
        )}
      </td>
      <th scope="row" class="k-item">
        {name} <small>{item.item}</small>
      </th>
      <td class="k-because">
        {item.waived === null
          ? whyOf(lang, item)
          : t(lang, 'scope.waived', { date: fullDay(lang, item.waived.on), reason: item.waived.reason })}
      </td>
      {mayChange ? (
        <td class="k-action">
          <ItemAction lang={lang} project={project.id} item={item} />
        </td>
      ) : null}
    </tr>
  );
}

/** Waiving and reinstating have the form of every other event, with its reason. */
function ItemAction({ lang, project, item }: { lang: Lang; project: string; item: ScopeItem }) {
  const type = item.waived !== null ? 'reinstate' : isIdle(item.status) ? 'waive' : null;
  if (type === null) return <span class="none">—</span>;
  return (
    <a
      href={paths.record(project, item.item, type)}
      aria-label={`${t(lang, `scope.${type}`)} ${named(lang, item.name)}`}
    >
      {t(lang, `scope.${type}`)}
    </a>
  );
}

const isIdle = (status: string): boolean => status === 'blocked' || status === 'ready';

const conditionOf = (lang: Lang, condition: ScopeItem['condition']): string =>
  condition === null ? '' : lang === 'en' ? condition.when : fullWidth(condition.zh);

const whyOf = (lang: Lang, { because, condition }: ScopeItem): string =>
  t(lang, `scope.because.${because}`, { condition: conditionOf(lang, condition) });

function Skipped({ shell, scope, itemForm, formKey }: ScopePageProps) {
  const { lang } = shell;
  const { project, skipped, mayChange } = scope;
  return (
    <table class="sheet rows scope-items">
      <caption class="visually-hidden">{t(lang, 'scope.skipped')}</caption>
      <thead>
        <tr>
          <th scope="col" class="k-item">
            {t(lang, 'scope.col.item')}
          </th>
          <th scope="col" class="k-because">
            {t(lang, 'scope.col.condition')}
          </th>
          {mayChange ? (
            <th scope="col" class="k-action">
              {t(lang, 'scope.col.action')}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {skipped.map((item) => (
          <tr class="waiting">
            <th scope="row" class="k-item">
              {named(lang, item.name)} <small>{item.item}</small>
            </th>
            <td class="k-because">{conditionOf(lang, item.condition)}</td>
            {mayChange ? (
              <td class="k-action">
                <IncludeForm lang={lang} project={project.id} item={item} form={itemForm} formKey={formKey} />
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface IncludeProps {
  readonly lang: Lang;
  readonly project: string;
  readonly item: ScopeView['skipped'][number];
  readonly form: FormState;
  readonly formKey: string;
}

/** Opens in place: a reason, and the button. */
function IncludeForm({ lang, project, item, formKey }: IncludeProps) {
  const id = `include-${item.item}`;
  return (
    <details class="row-form">
      <summary>{t(lang, 'scope.include')}</summary>
      <form method="post" action={paths.addItem(project)}>
        <input type="hidden" name="item" value={item.item} />
        <input type="hidden" name="idempotencyKey" value={`${formKey}-${item.item}`} />
        <label class="form-label" for={id}>
          {t(lang, 'scope.field.reason')}
        </label>
        <input class="form-control" id={id} name="reason" required />
        <button
          class="btn"
          type="submit"
          aria-label={`${t(lang, 'scope.include')} ${named(lang, item.name)}`}
        >
          {t(lang, 'scope.include')}
        </button>
      </form>
    </details>
  );
}
