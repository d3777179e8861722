// The flow chart of a project by itself: on the screen with the same facts as a list, on paper one A4 page across.
import type { ProjectChartView } from '../../services/project-chart.ts';
import { t } from '../../texts/index.ts';
import { ChartFrame, ChartSwitch } from '../charts/chart-frame.tsx';
import { FlowList } from '../charts/flow-list.tsx';
import { flowSvg } from '../charts/flow-svg.ts';
import { datesOf } from '../charts/gantt-rows.ts';
import { FlowLegend } from '../charts/project-flow.tsx';
import { projectFlow } from '../charts/project-words.ts';
import { Empty } from '../components/card.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullDay } from '../words/dates.ts';

export interface ProjectChartPageProps extends ProjectChartView {
  readonly shell: Shell;
}

export function ProjectChartPage({ shell, project, links, forecast }: ProjectChartPageProps) {
  const { lang } = shell;
  const title = t(lang, 'chart.flow');
  const hrefOf = (item: string): string => `${paths.project(project.id)}#item-${encodeURIComponent(item)}`;
  const flow = projectFlow({ lang, project, links, forecast, hrefOf, isDetailed: true });
  const date = fullDay(lang, project.asOf);
  return (
    <Layout shell={shell} title={`${title} · ${project.name}`} active="projects" wide>
      <PageHead
        title={title}
        sub={[t(lang, 'chart.sub', { code: project.code, date }), ...datesOf(lang, forecast)].join(
          lang === 'en' ? ', ' : '，',
        )}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
      >
        <span class="sub">{t(lang, 'chart.paper')}</span>
        <ChartSwitch lang={lang} id={project.id} now="flow" />
      </PageHead>
      {project.cases.length === 0 ? (
        <div class="panel">
          <Empty title={t(lang, 'chart.empty')} body={t(lang, 'chart.emptyBody')} />
        </div>
      ) : (
        <ChartFrame
          lang={lang}
          title={title}
          legend={<FlowLegend lang={lang} project={project} lines />}
          svg={flowSvg(flow, 'paper')}
        >
          <FlowList lang={lang} flow={flow} />
        </ChartFrame>
      )}
    </Layout>
  );
}
