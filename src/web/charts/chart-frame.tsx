// What the pages of pictures share: the picture in a box that scrolls by itself, its legend, and the list with the same facts.
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { paths } from '../paths.ts';

export interface ChartFrameProps {
  readonly lang: Lang;
  readonly title: string;
  readonly remark?: Child;
  readonly legend: Child;
  readonly svg: string;
  /** The table with the same facts. */
  readonly children?: Child;
}

export function ChartFrame({ lang, title, remark, legend, svg, children }: ChartFrameProps) {
  return (
    <>
      <Card title={title} remark={remark} aside={legend} class="chart-card">
        <div class="chart-box">{raw(svg)}</div>
      </Card>
      <Card title={t(lang, 'chart.list')} remark={t(lang, 'chart.listSub')} class="chart-list">
        {children}
      </Card>
    </>
  );
}

/** From one picture of a project to the other. */
export function ChartSwitch({ lang, id, now }: { lang: Lang; id: string; now: 'flow' | 'gantt' }) {
  const current = (one: typeof now) => (one === now ? 'true' : undefined);
  return (
    <nav class="switch" aria-label={t(lang, 'chart.switch')}>
      <a href={paths.projectChart(id)} aria-current={current('flow')}>
        {t(lang, 'chart.flow')}
      </a>
      <a href={paths.projectGantt(id)} aria-current={current('gantt')}>
        {t(lang, 'chart.gantt')}
      </a>
    </nav>
  );
}
