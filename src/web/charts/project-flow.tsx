// The card with the flow chart of a project: the picture, its legend, and on a phone the stages as a list instead.
import { raw } from 'hono/html';
import type { ChainLink } from '../../services/project-chart.ts';
import type { ForecastView, ProjectView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { icon } from '../components/shapes.ts';
import { StageBand } from '../components/stage-band.tsx';
import { Marked } from '../components/tag.tsx';
import { paths } from '../paths.ts';
import { type Mark, markOfCase, marks } from '../words/marks.ts';
import { flowSvg } from './flow-svg.ts';
import { projectFlow } from './project-words.ts';

export interface ProjectFlowProps {
  readonly lang: Lang;
  readonly project: ProjectView;
  readonly links: readonly ChainLink[];
  readonly forecast?: ForecastView | undefined;
}

export function ProjectFlow({ lang, project, links, forecast }: ProjectFlowProps) {
  if (project.cases.length === 0) {
    return (
      <Card title={t(lang, 'chart.flow')}>
        <Empty title={t(lang, 'chart.empty')} body={t(lang, 'chart.emptyBody')} />
      </Card>
    );
  }
  const hrefOf = (item: string): string => `#item-${encodeURIComponent(item)}`;
  return (
    <Card
      title={t(lang, 'chart.flow')}
      remark={t(lang, 'chart.flowSub')}
      class="flow-card"
      aside={
        <div class="flow-aside">
          <FlowLegend lang={lang} project={project} />
          <a href={paths.projectChart(project.id)}>
            {icon('print', 12)} {t(lang, 'chart.print')}
          </a>
        </div>
      }
    >
      <div class="chart-box">
        {raw(flowSvg(projectFlow({ lang, project, links, forecast, hrefOf }), 'screen'))}
      </div>
      <div class="flow-phone">
        <StageBand lang={lang} stages={project.stages} />
      </div>
    </Card>
  );
}

/** The shapes that the picture really has, with their words; on paper the lines too. */
export function FlowLegend({
  lang,
  project,
  lines = false,
}: {
  lang: Lang;
  project: ProjectView;
  lines?: boolean;
}) {
  const used = new Set<Mark>(project.cases.map(markOfCase));
  return (
    <ul class="chart-legend" aria-label={t(lang, 'chart.legend')}>
      {marks
        .filter((mark) => used.has(mark))
        .map((mark) => (
          <li>
            <Marked mark={mark}>{t(lang, `mark.${mark}`)}</Marked>
          </li>
        ))}
      {lines ? <LineLegend lang={lang} kinds={['done', 'waits']} /> : null}
    </ul>
  );
}

export function LineLegend({
  lang,
  kinds,
}: {
  lang: Lang;
  kinds: readonly ('done' | 'waits' | 'critical')[];
}) {
  return (
    <>
      {kinds.map((kind) => (
        <li>
          <svg class="flow-svg" width="26" height="8" viewBox="0 0 26 8" aria-hidden="true">
            <path class={`fl-line fl-${kind}`} d="M0 4H26" />
          </svg>
          {t(lang, `chart.line.${kind}`)}
        </li>
      ))}
    </>
  );
}
