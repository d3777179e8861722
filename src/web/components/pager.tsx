// Forward through a list by cursor, and back to its beginning; and column heads that sort by a link.
import type { Child } from 'hono/jsx';
import { type Lang, t } from '../../texts/index.ts';
import { icon } from './shapes.ts';

export interface PagerProps {
  readonly lang: Lang;
  readonly shown: number;
  readonly total: number | null;
  /** How many rows stand before this page; null when unknown. */
  readonly before: number | null;
  readonly firstHref: string | null;
  readonly nextHref: string | null;
}

export function Pager({ lang, shown, total, before, firstHref, nextHref }: PagerProps) {
  const range =
    total === null || before === null
      ? t(lang, 'pager.shown', { n: shown })
      : t(lang, 'pager.range', { from: before + 1, to: before + shown, total });
  return (
    <nav class="pager" aria-label={t(lang, 'pager.label')}>
      <span class="sub">{range}</span>
      {firstHref === null ? null : <a href={firstHref}>{t(lang, 'pager.first')}</a>}
      {nextHref === null ? null : (
        <a href={nextHref} rel="next">
          {t(lang, 'pager.next')}
          {icon('next', 12)}
        </a>
      )}
    </nav>
  );
}

export interface SortHeadProps {
  readonly lang: Lang;
  readonly label: string;
  readonly href: string;
  readonly direction: 'ascending' | 'descending' | null;
  readonly class?: string | undefined;
}

export function SortHead({ lang, label, href, direction, class: className }: SortHeadProps) {
  const spoken: Child = t(lang, 'sort.by', { column: label });
  return (
    <th scope="col" class={className} aria-sort={direction ?? undefined}>
      <a class="sort" href={href} aria-label={spoken}>
        {label}
        {direction === null ? null : icon(direction === 'ascending' ? 'up' : 'down', 10)}
      </a>
    </th>
  );
}
