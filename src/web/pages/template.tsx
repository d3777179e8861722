// One version of a template: its standing, targets, items by stage with limits, prerequisites and sources, and the rest.
import type { ApprovalTemplate } from '../../domain/template.ts';
import type { ChainView } from '../../services/template-view.ts';
import { namesOf } from '../../services/template-words.ts';
import type { Named } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { PageHead } from '../components/page-head.tsx';
import { TemplateItems } from '../components/template-items.tsx';
import { Groups, Procedures, Profiles, Sources, Targets } from '../components/template-parts.tsx';
import { type TemplateStanding, TemplateState } from '../components/template-state.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullDay } from '../words/dates.ts';
import { named } from '../words/names.ts';

export const templateDeeds = ['imported', 'published', 'retired'] as const;

export interface TemplatePageProps {
  readonly shell: Shell;
  readonly template: ApprovalTemplate;
  /** Names of the parties that appear, by code. */
  readonly parties: Readonly<Record<string, Named>>;
  readonly chain: ChainView;
  readonly standing: TemplateStanding;
  /** What was just done to it. */
  readonly done: (typeof templateDeeds)[number] | null;
}

export function TemplatePage({ shell, template, parties, chain, standing, done }: TemplatePageProps) {
  const { lang } = shell;
  const nameOf = namesOf(lang, template);
  const part = { lang, template, nameOf };
  const usual = chain.criticalPaths.find(({ profile }) => profile === 'default_profile')?.steps ?? [];
  return (
    <Layout shell={shell} title={named(lang, template.name)} active="templates" wide>
      <PageHead
        title={named(lang, template.name)}
        sub={subOf(lang, template)}
        crumbs={[{ text: t(lang, 'templates.title'), href: paths.templates }]}
      >
        <a class="btn" href={paths.templateChart(template.id, { version: template.version })}>
          {t(lang, 'chart.template')}
        </a>
      </PageHead>
      {done === null ? null : (
        <ul class="notice" role="status">
          <li>{t(lang, `tpl.notice.${done}`, { version: template.version })}</li>
          {done === 'retired' && standing.open.length === 0 ? <li>{t(lang, 'tpl.notice.none')}</li> : null}
        </ul>
      )}
      <div class="columns">
        <div class="panel main-panel">
          <TemplateItems {...part} parties={parties} criticalPath={usual.map(({ item }) => item)} />
        </div>
        <aside class="side-column">
          <TemplateState lang={lang} template={template} standing={standing} />
          <Targets {...part} />
          <Profiles {...part} chain={chain} />
          <Groups {...part} />
          <Procedures {...part} />
          <Sources lang={lang} template={template} />
        </aside>
      </div>
    </Layout>
  );
}

function subOf(lang: Lang, { id, version, region, effective }: ApprovalTemplate): string {
  const from = fullDay(lang, effective.from);
  const period =
    effective.to === null
      ? t(lang, 'template.effective', { from })
      : t(lang, 'template.effectiveTo', { from, to: fullDay(lang, effective.to) });
  const which = t(lang, 'template.sub', { id, version, region: lang === 'en' ? region.en : region.zh });
  return `${which}${lang === 'en' ? ', ' : '，'}${period}`;
}
