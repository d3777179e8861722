// Two versions of a template side by side.
import type { ApprovalTemplate } from '../../domain/template.ts';
import type { TemplateDifferenceView } from '../../services/template-difference.ts';
import type { VersionEntry } from '../../services/template-office.ts';
import { t } from '../../texts/index.ts';
import { PageHead } from '../components/page-head.tsx';
import { TemplateDifference } from '../components/template-difference.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export interface TemplateDifferencePageProps {
  readonly shell: Shell;
  /** The later one. */
  readonly template: ApprovalTemplate;
  readonly versions: readonly VersionEntry[];
  readonly difference: TemplateDifferenceView;
}

export function TemplateDifferencePage({
  shell,
  template,
  versions,
  difference,
}: TemplateDifferencePageProps) {
  const { lang } = shell;
  const { id } = template;
  const [from, to] = [difference.before.version, difference.after.version];
  const title = t(lang, 'tpl.difference.title');
  return (
    <Layout shell={shell} title={`${title} ${named(lang, template.name)}`} active="templates" wide>
      <PageHead
        title={title}
        sub={t(lang, 'tpl.difference.sub', { from, to })}
        crumbs={[
          { text: t(lang, 'templates.title'), href: paths.templates },
          { text: named(lang, template.name), href: paths.template(id, { version: to }) },
        ]}
      />
      <form class="panel filters compare-form" method="get" action={paths.templateDifference(id)}>
        {(['from', 'to'] as const).map((end) => (
          <div class="field wide">
            <label class="form-label" for={`compare-${end}`}>
              {t(lang, `tpl.difference.${end}`)}
            </label>
            <select class="form-select" id={`compare-${end}`} name={end}>
              {versions.map(({ version, status }) => (
                <option value={version} selected={version === (end === 'from' ? from : to)}>
                  {`${version} · ${t(lang, `templates.status.${status}`)}`}
                </option>
              ))}
            </select>
          </div>
        ))}
        <button class="btn" type="submit">
          {t(lang, 'tpl.compare.go')}
        </button>
      </form>
      <TemplateDifference lang={lang} difference={difference} />
    </Layout>
  );
}
