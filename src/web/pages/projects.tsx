// The project list: search and filters on top, one line a project, sortable heads, cursor pager.
import type { Page, ProjectRow } from '../../services/views.ts';
import { t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Pager } from '../components/pager.tsx';
import { type ProjectFilterOptions, ProjectFilters } from '../components/project-filters.tsx';
import { ProjectTable } from '../components/project-table.tsx';
import { icon } from '../components/shapes.ts';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { isFiltered, type ProjectQuery, queryParts } from '../words/project-query.ts';

export { type ProjectQuery, type ProjectSort, projectSorts } from '../words/project-query.ts';

export interface ProjectsPageProps {
  readonly shell: Shell;
  readonly page: Page<ProjectRow>;
  readonly query: ProjectQuery;
  readonly options: ProjectFilterOptions;
  /** Rows before this page; null when not known. */
  readonly before: number | null;
  readonly mayOpen: boolean;
}

export function ProjectsPage({ shell, page, query, options, before, mayOpen }: ProjectsPageProps) {
  const { lang } = shell;
  const filtered = isFiltered(query);
  const later = before === null ? shell.path.includes('cursor=') : before > 0;
  const total = page.total ?? page.items.length;
  return (
    <Layout shell={{ ...shell, q: query.q }} title={t(lang, 'projects.title')} active="projects" wide>
      <PageHead
        title={t(lang, 'projects.title')}
        sub={t(lang, filtered ? 'projects.subFiltered' : 'projects.sub', { n: total })}
      >
        {mayOpen ? (
          <a class="btn btn-primary" href={paths.openProject()}>
            {icon('add')}
            {t(lang, 'projects.open')}
          </a>
        ) : null}
      </PageHead>
      <ProjectFilters lang={lang} query={query} options={options} />
      <div class="panel" id="list">
        {page.items.length > 0 ? (
          <ProjectTable lang={lang} rows={page.items} query={query} />
        ) : filtered ? (
          <Empty title={t(lang, 'projects.empty.filtered')} body={t(lang, 'projects.empty.filteredBody')}>
            <a href={paths.projects()}>{t(lang, 'projects.filter.clear')}</a>
          </Empty>
        ) : (
          <Empty title={t(lang, 'projects.empty.title')} body={t(lang, 'projects.empty.body')} />
        )}
        {page.items.length === 0 ? null : (
          <Pager
            lang={lang}
            shown={page.items.length}
            total={page.total}
            before={before}
            firstHref={later ? paths.projects(queryParts(query)) : null}
            nextHref={page.next === null ? null : paths.projects({ ...queryParts(query), cursor: page.next })}
          />
        )}
      </div>
    </Layout>
  );
}
