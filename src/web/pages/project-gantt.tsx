// The Gantt of a project: plan, fact and forecast of every case; with the same facts as a list, on paper one A4 page across.
import type { ProjectGanttView } from '../../services/project-chart.ts';
import { type Lang, t } from '../../texts/index.ts';
import { ChartFrame, ChartSwitch } from '../charts/chart-frame.tsx';
import { PAPER } from '../charts/fit.ts';
import { GanttList } from '../charts/gantt-list.tsx';
import { datesOf } from '../charts/gantt-rows.ts';
import { ganttSvg } from '../charts/gantt-svg.ts';
import { BasisSwitch } from '../components/basis-switch.tsx';
import { Empty } from '../components/card.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullDay } from '../words/dates.ts';

export interface ProjectGanttPageProps {
  readonly shell: Shell;
  readonly view: ProjectGanttView;
}

/** Wider than the paper, so that letters stay as large as on the page around it. */
const WIDTH = 1176;

export function ProjectGanttPage({ shell, view }: ProjectGanttPageProps) {
  const { lang } = shell;
  const { project, forecast } = view;
  const title = t(lang, 'chart.gantt');
  const hrefOf = (item: string): string => `${paths.project(project.id)}#item-${encodeURIComponent(item)}`;
  const size = { width: WIDTH, height: Math.floor((PAPER.height * WIDTH) / PAPER.width) };
  const hasDates = forecast.cases.some(({ startOn, finishOn }) => startOn !== null || finishOn !== null);
  const sub = [
    t(lang, 'chart.sub', { code: project.code, date: fullDay(lang, project.asOf) }),
    ...datesOf(lang, forecast),
  ];
  return (
    <Layout shell={shell} title={`${title} · ${project.name}`} active="projects" wide>
      <PageHead
        title={title}
        sub={sub.join(lang === 'en' ? ', ' : '，')}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
      >
        <BasisSwitch lang={lang} path={shell.path} basis={forecast.basis} />
        <ChartSwitch lang={lang} id={project.id} now="gantt" />
      </PageHead>
      {hasDates ? (
        <ChartFrame
          lang={lang}
          title={title}
          remark={t(lang, `chart.basis.${forecast.basis}`)}
          legend={<GanttLegend lang={lang} />}
          svg={ganttSvg(lang, view, size, hrefOf)}
        >
          <GanttList lang={lang} view={view} />
        </ChartFrame>
      ) : (
        <div class="panel">
          <Empty title={t(lang, 'chart.noDates')} body={t(lang, 'chart.noDatesBody')} />
        </div>
      )}
    </Layout>
  );
}

function GanttLegend({ lang }: { lang: Lang }) {
  return (
    <ul class="chart-legend" aria-label={t(lang, 'chart.legend')}>
      <li>
        <svg class="gantt-svg" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
          <rect class="g-plan" x=".5" y="3.5" width="25" height="5" />
        </svg>
        {t(lang, 'chart.bar.plan')}
      </li>
      <li>
        <svg class="gantt-svg" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
          <rect class="g-fact b-done" x="0" y="2" width="13" height="9" />
          <rect class="g-fact b-normal" x="13" y="2" width="13" height="9" />
        </svg>
        {t(lang, 'chart.bar.fact')}
      </li>
      <li>
        <svg class="gantt-svg" width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
          <rect class="g-forecast" fill="url(#gantt-hatch)" x=".5" y="2" width="25" height="9" />
        </svg>
        {t(lang, 'chart.bar.forecast')}
      </li>
      <li>
        <svg class="gantt-svg" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">
          <rect class="g-rest" x="0" y="0" width="14" height="12" />
        </svg>
        {t(lang, 'chart.rest')}
      </li>
    </ul>
  );
}
