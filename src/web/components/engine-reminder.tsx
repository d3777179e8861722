// The alarm of the two engines on the first page: shown only when they do not agree, or have not been asked for days.
import type { EngineState } from '../../services/compare-engines.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { icon } from './shapes.ts';

export interface EngineAlarm {
  readonly state: EngineState;
  readonly differences: number;
}

export function EngineReminder({ lang, alarm }: { lang: Lang; alarm: EngineAlarm }) {
  const { state, differences } = alarm;
  if (state !== 'differs' && state !== 'old') return null;
  return (
    <ul class="notice">
      <li>
        {icon('info', 14)} <b>{t(lang, `health.state.${state}`, { n: differences })}</b>
        <span>{t(lang, `health.do.${state}`)}</span>
        <a href={paths.health}>{t(lang, 'menu.health')}</a>
      </li>
    </ul>
  );
}
