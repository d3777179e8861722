// The stages as a band of arrows: shape, name and count. Done is tinted, running outlined, late solid.
import type { StageView } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { markOfStage } from '../words/marks.ts';
import { named } from '../words/names.ts';
import { shape } from './shapes.ts';

export function stageCount(lang: Lang, stage: StageView): string {
  if (stage.total === 0) return t(lang, 'stage.empty');
  const open = stage.total - stage.done;
  // Closed by its rule, though not all of it has ended.
  if (stage.state === 'done' && open > 0 && stage.overdue === 0)
    return t(lang, 'stage.closedWith', { n: open });
  const facts = { done: stage.done, total: stage.total, overdue: stage.overdue };
  return t(lang, stage.overdue > 0 ? 'stage.countLate' : 'stage.count', facts);
}

export function StageBand({ lang, stages }: { lang: Lang; stages: readonly StageView[] }) {
  return (
    <ol class="band" aria-label={t(lang, 'project.stages')}>
      {stages.map((stage) => (
        <li class={`arrow a-${stage.state}`}>
          <a href={`#stage-${stage.code}`}>
            {shape(markOfStage(stage), 14)}
            <span class="visually-hidden">{t(lang, `stage.${stage.state}`)}</span>
            <b>{named(lang, stage.name)}</b>
            <span class="count">{stageCount(lang, stage)}</span>
          </a>
        </li>
      ))}
    </ol>
  );
}
