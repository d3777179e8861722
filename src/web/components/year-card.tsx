// One calendar year as the calculator shows it: twelve months, their key, the notice behind them, the years beside it.
import { type Lang, t } from '../../texts/index.ts';
import { changing } from '../paths.ts';
import { Card } from './card.tsx';
import type { MonthDay } from './month.tsx';
import { Year } from './year.tsx';

export interface YearCardProps {
  readonly lang: Lang;
  readonly year: {
    readonly year: number;
    readonly workingDays: number;
    /** Title and number of the notices; null when the year is provisional. */
    readonly notice: string | null;
    /** Neighbour years that can be shown. */
    readonly previous: number | null;
    readonly next: number | null;
  };
  readonly days: ReadonlyMap<string, MonthDay>;
  readonly asOf: string;
  readonly path: string;
}

const legend = ['rest', 'holiday', 'makeup', 'start', 'counted', 'paused', 'due'] as const;

export function YearCard({ lang, year, days, asOf, path }: YearCardProps) {
  const link = (to: number | null, key: 'calc.previousYear' | 'calc.nextYear') =>
    to === null ? null : <a href={changing(path, 'year', String(to))}>{t(lang, key, { year: to })}</a>;
  return (
    <Card
      title={t(lang, 'calc.year', { year: year.year })}
      remark={t(lang, 'calc.yearSub', { working: year.workingDays })}
      aside={
        <span class="links">
          {link(year.previous, 'calc.previousYear')}
          {link(year.next, 'calc.nextYear')}
        </span>
      }
      class="year-card"
    >
      <Year lang={lang} year={year.year} days={days} asOf={asOf} />
      <p class="keys">
        {legend.map((key) => (
          <span class={`key key-${key}`}>{t(lang, `calc.legend.${key}`)}</span>
        ))}
      </p>
      <p class="source">
        {year.notice === null
          ? t(lang, 'calc.yearProvisional', { year: year.year })
          : t(lang, 'calc.yearSource', { notice: year.notice })}
      </p>
    </Card>
  );
}
