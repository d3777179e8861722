// Sample pages of pictures: flow chart and Gantt of real and of made-up projects, chart of a template under both profiles.
import { planFor } from '../../src/domain/approval-chain.ts';
import type { ProjectGanttView } from '../../src/services/project-chart.ts';
import { chainOf, type Profile } from '../../src/services/template-view.ts';
import type { Lang } from '../../src/texts/index.ts';
import { ProjectChartPage } from '../../src/web/pages/project-chart.tsx';
import { ProjectGanttPage } from '../../src/web/pages/project-gantt.tsx';
import { TemplateChartPage } from '../../src/web/pages/template-chart.tsx';
import { template } from '../support/template-files.ts';
import { demoChart, sampleChart } from './chart-samples.ts';
import { parties } from './demo-views.ts';
import { type Makers, shellFor } from './samples.ts';

const flow = (view: ProjectGanttView) => (lang: Lang) => (
  <ProjectChartPage {...view} shell={shellFor(lang, `/projects/${view.project.id}/chart`)} />
);
const gantt = (view: ProjectGanttView) => (lang: Lang) => (
  <ProjectGanttPage view={view} shell={shellFor(lang, `/projects/${view.project.id}/gantt`)} />
);
const names = Object.fromEntries([...parties].map(([code, { short, en }]) => [code, { zh: short, en }]));

function chain(id: string, profile: Profile) {
  const document = template(id);
  const applying = new Map(
    planFor(document, document[profile]).items.map(({ code, promised }) => [code, promised]),
  );
  return (lang: Lang) => (
    <TemplateChartPage
      shell={shellFor(lang, `/templates/${id}/chart?profile=${profile}`)}
      view={{ document, chain: chainOf(document) }}
      profile={profile}
      applying={applying}
      parties={names}
    />
  );
}

export const chartPages: Makers = {
  'flow-p1': flow(demoChart('永丰')),
  'flow-p2': flow(demoChart('云栖')),
  'flow-p6': flow(demoChart('芝英')),
  'flow-0': flow(sampleChart(0)),
  'flow-1': flow(sampleChart(1)),
  'flow-3': flow(sampleChart(3)),
  'flow-16': flow(sampleChart(16)),
  'flow-30': flow(sampleChart(30)),
  'flow-40': flow(sampleChart(40)),
  'gantt-p1': gantt(demoChart('永丰')),
  'gantt-p2': gantt(demoChart('云栖')),
  'gantt-p6': gantt(demoChart('芝英')),
  'gantt-5-days': gantt(sampleChart(3, { from: '2026-05-25', days: 4 })),
  'gantt-30': gantt(sampleChart(30)),
  'gantt-40': gantt(sampleChart(40, { days: 200 })),
  'gantt-3-years': gantt(sampleChart(16, { from: '2025-02-03', days: 1090 })),
  'template-chart': chain('nb-industrial-59', 'default_profile'),
  'template-chart-max': chain('nb-industrial-59', 'max_profile'),
  'template-chart-social': chain('nat-social-120wd', 'max_profile'),
  'template-chart-95': chain('nb-realestate-95', 'default_profile'),
};
