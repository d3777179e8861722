// Search and filters of the project list. A plain GET form; with script the list follows each choice.
import type { Light } from '../../domain/light.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { isFiltered, isNarrowed, type ProjectQuery } from '../words/project-query.ts';
import { Field, type FormState, type Option } from './form.tsx';

/** What the filters offer, without the "all" entry; an empty list hides its filter. */
export interface ProjectFilterOptions {
  readonly stages: readonly Option[];
  readonly regions: readonly Option[];
  readonly templates: readonly Option[];
  readonly agents: readonly Option[];
}

export interface ProjectFiltersProps {
  readonly lang: Lang;
  readonly query: ProjectQuery;
  readonly options: ProjectFilterOptions;
}

/** With script the page follows each choice; what is swapped is the page itself, so nothing is said twice. */
const swap = {
  'hx-get': '/projects',
  'hx-target': '#main',
  'hx-select': '#main',
  'hx-swap': 'outerHTML',
  'hx-push-url': 'true',
} as const;

const lights: readonly Light[] = ['none', 'yellow', 'red', 'breach'];

export function ProjectFilters({ lang, query, options }: ProjectFiltersProps) {
  const form: FormState = { values: { ...query }, issues: [] };
  const all = { value: '', label: t(lang, 'common.all') };
  const select = (name: 'stage' | 'light' | 'region' | 'template' | 'agent', list: readonly Option[]) =>
    list.length === 0 ? null : (
      <Field
        lang={lang}
        name={name}
        label={t(lang, `projects.filter.${name}`)}
        form={form}
        kind="select"
        options={[all, ...list]}
        optionalWord={false}
      />
    );
  return (
    <form class="filters" action="/projects" method="get" aria-label={t(lang, 'projects.filters')} {...swap}>
      <Field
        lang={lang}
        name="q"
        label={t(lang, 'projects.filter.q')}
        form={form}
        optionalWord={false}
        size="wide"
        attributes={{ type: 'search', placeholder: t(lang, 'shell.searchHint') }}
      />
      <input type="checkbox" id="more-filters" class="more-switch" checked={isNarrowed(query)} />
      <label class="more-label btn" for="more-filters">
        {t(lang, 'projects.filter.more')}
      </label>
      <div class="more" {...swap} hx-trigger="change" hx-include="closest form">
        {select(
          'light',
          lights.map((light) => ({ value: light, label: t(lang, `light.${light}`) })),
        )}
        {select('stage', options.stages)}
        {select('region', options.regions)}
        {select('template', options.templates)}
        {select('agent', options.agents)}
      </div>
      {query.sort === 'light' ? null : <input type="hidden" name="sort" value={query.sort} />}
      {query.direction === 'ascending' ? null : <input type="hidden" name="dir" value="desc" />}
      <button class="btn" type="submit">
        {t(lang, 'projects.filter.apply')}
      </button>
      {isFiltered(query) ? <a href={paths.projects()}>{t(lang, 'projects.filter.clear')}</a> : null}
    </form>
  );
}
