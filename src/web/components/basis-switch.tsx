// By what a forecast is reckoned: limits, or what finished cases took. Links, so that the choice can be shared.
import { forecastBases } from '../../services/forecast.ts';
import type { ForecastBasis } from '../../services/views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { changing } from '../paths.ts';

export function BasisSwitch({ lang, path, basis }: { lang: Lang; path: string; basis: ForecastBasis }) {
  return (
    <nav class="switch" aria-label={t(lang, 'forecast.basis')}>
      <span class="sub">{t(lang, 'forecast.basis')}</span>
      {forecastBases.map((one) => (
        <a href={changing(path, 'basis', one)} aria-current={one === basis ? 'true' : undefined}>
          {t(lang, `forecast.basis.${one}`)}
        </a>
      ))}
    </nav>
  );
}
