// The chart of a template: limits in the boxes, conditional items dashed, the longest chain thick, for the usual project or
// the heaviest one; with the same facts as a list, on paper one A4 page across.
import type { TemplateView } from '../../services/template-view.ts';
import { type Profile, profiles } from '../../services/template-view.ts';
import type { Named } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { ChartFrame } from '../charts/chart-frame.tsx';
import { flowSvg } from '../charts/flow-svg.ts';
import { LineLegend } from '../charts/project-flow.tsx';
import { TemplateList } from '../charts/template-list.tsx';
import { templateFlow } from '../charts/template-words.ts';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { changing, paths } from '../paths.ts';
import { named } from '../words/names.ts';

export interface TemplateChartPageProps {
  readonly shell: Shell;
  readonly view: Pick<TemplateView, 'document' | 'chain'>;
  readonly profile: Profile;
  readonly applying: ReadonlyMap<string, { readonly days: number; readonly unit: string } | null>;
  readonly parties: Readonly<Record<string, Named>>;
}

export function TemplateChartPage({ shell, view, profile, applying, parties }: TemplateChartPageProps) {
  const { lang } = shell;
  const { document: template, chain } = view;
  const title = t(lang, 'chart.template');
  const { id, version } = template;
  const hrefOf = (item: string): string =>
    `${paths.template(id, { version })}#item-${encodeURIComponent(item)}`;
  const flow = templateFlow({ lang, template, chain, profile, applying, parties, hrefOf });
  const path = chain.criticalPaths.find((one) => one.profile === profile);
  const region = named(lang, template.region);
  return (
    <Layout shell={shell} title={`${title} · ${named(lang, template.name)}`} active="templates" wide>
      <PageHead
        title={title}
        sub={[
          t(lang, 'template.sub', { id, version, region }),
          t(lang, `chart.profile.${profile}`),
          path === undefined || path.steps.length === 0
            ? t(lang, 'chart.noPath')
            : t(lang, 'chart.pathOf', { n: path.steps.length, days: path.days }),
        ].join(lang === 'en' ? ', ' : '，')}
        crumbs={[
          { text: t(lang, 'templates.title'), href: paths.templates },
          { text: named(lang, template.name), href: paths.template(id, { version }) },
        ]}
      >
        <span class="sub">{t(lang, 'chart.paper')}</span>
        <nav class="switch" aria-label={t(lang, 'chart.profile')}>
          {profiles.map((one) => (
            <a
              href={changing(shell.path, 'profile', one)}
              aria-current={one === profile ? 'true' : undefined}
            >
              {t(lang, `chart.profile.${one}`)}
            </a>
          ))}
        </nav>
      </PageHead>
      <ChartFrame lang={lang} title={title} legend={<Legend lang={lang} />} svg={flowSvg(flow, 'paper')}>
        <TemplateList lang={lang} flow={flow} template={template} />
      </ChartFrame>
    </Layout>
  );
}

function Legend({ lang }: { lang: Lang }) {
  return (
    <ul class="chart-legend" aria-label={t(lang, 'chart.legend')}>
      <li>
        <svg class="flow-svg" width="26" height="14" viewBox="0 0 26 14" aria-hidden="true">
          <g class="fl-box f-plain is-dashed">
            <rect x="1" y="1" width="24" height="12" rx="2" />
          </g>
        </svg>
        {t(lang, 'chart.conditional')}
      </li>
      <LineLegend lang={lang} kinds={['critical']} />
    </ul>
  );
}
