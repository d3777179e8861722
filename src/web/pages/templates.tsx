// 流程模板: the published chains, one line each.
import type { ApprovalTemplate } from '../../domain/template.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Empty } from '../components/card.tsx';
import { Day } from '../components/day.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Marked } from '../components/tag.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { listed, named } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';
import { templateMarks } from '../words/template-marks.ts';

export interface TemplatesPageProps {
  readonly shell: Shell;
  readonly templates: readonly ApprovalTemplate[];
  /** Whether the person may import. */
  readonly mayImport: boolean;
}

const columns = ['name', 'region', 'version', 'effective', 'stages', 'items', 'targets', 'status'] as const;

export function TemplatesPage({ shell, templates, mayImport }: TemplatesPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'templates.title')} active="templates" wide>
      <PageHead title={t(lang, 'templates.title')} sub={t(lang, 'templates.sub', { n: templates.length })}>
        {mayImport ? (
          <a class="btn btn-primary" href={paths.importTemplate}>
            {t(lang, 'tpl.import')}
          </a>
        ) : null}
      </PageHead>
      <div class="panel">
        {templates.length === 0 ? (
          <Empty title={t(lang, 'templates.empty')} body={t(lang, 'templates.emptyBody')} />
        ) : (
          <table class="sheet rows two templates">
            <caption class="visually-hidden">{t(lang, 'templates.table')}</caption>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col" class={`k-${column}`}>
                    {t(lang, `templates.col.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {templates.map((template) => (
                <Row lang={lang} template={template} />
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Layout>
  );
}

function Row({ lang, template }: { lang: Lang; template: ApprovalTemplate }) {
  return (
    <tr>
      <th scope="row" class="k-name">
        <a href={paths.template(template.id, { version: template.version })}>{named(lang, template.name)}</a>
        <small>{template.id}</small>
      </th>
      <td class="k-region">{lang === 'en' ? template.region.en : template.region.zh}</td>
      <td class="k-version">{template.version}</td>
      <td class="k-effective">
        <Day lang={lang} date={template.effective.from} />
      </td>
      <td class="k-stages">{t(lang, 'templates.stages', { n: template.stages.length })}</td>
      <td class="k-items">{t(lang, 'templates.items', { n: template.items.length })}</td>
      <td class="k-targets">
        {listed(
          lang,
          template.targets.map((target) => limitWords(lang, target)),
        )}
      </td>
      <td class="k-status">
        <Marked mark={templateMarks[template.status]}>
          {t(lang, `templates.status.${template.status}`)}
        </Marked>
      </td>
    </tr>
  );
}
