// Marks and words for where a promise stands, and what of a figure differs from its promise.
import type { CommitmentState } from '../../domain/commitment-outcome.ts';
import type { CheckState } from '../../domain/standard-land.ts';
import type { CommitmentRow } from '../../services/commitments.ts';
import type { IndicatorView } from '../../services/standard-land-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { type Mark, markOfLight } from './marks.ts';

const byState: Readonly<Record<CommitmentState, Mark>> = {
  to_verify: 'verification',
  rectifying: 'rectification',
  kept: 'done',
  false: 'due_soon',
  not_kept: 'due_soon',
  revoked: 'ended',
  ended: 'ended',
};
export const markOfCommitment = (state: CommitmentState): Mark => byState[state];

/** A light that is on stands before the state. */
export function markOfPromise({ state, clock }: Pick<CommitmentRow, 'state' | 'clock'>): Mark {
  return clock !== null && clock.light !== 'none' ? markOfLight(clock.light) : byState[state];
}

const byCheck: Readonly<Record<CheckState, Mark>> = {
  none: 'not_started',
  open: 'verification',
  met: 'done',
  rectifying: 'rectification',
  lapsed: 'due_soon',
  not_met: 'due_soon',
};
export const markOfCheck = (state: CheckState): Mark => byCheck[state];

/** 「180 万元/亩」; a ratio has no unit. */
export const figureWords = (value: number, unit: string): string =>
  unit === '' ? String(value) : unit === '%' ? `${value}%` : `${value} ${unit}`;

/** 「不低于 180 万元/亩」. */
export const promisedWords = (lang: Lang, { direction, promised, unit }: IndicatorView): string =>
  t(lang, `land.${direction}`, { figure: figureWords(promised, unit) });

/** 「达到」, 「低 12 万元/亩」, or that nobody has measured yet. */
export function differenceWords(lang: Lang, { shortfall, direction, unit }: IndicatorView): string {
  if (shortfall === null) return t(lang, 'land.notMeasured');
  if (shortfall === 0) return t(lang, 'land.kept');
  const key = direction === 'at_least' ? 'land.below' : 'land.above';
  return t(lang, key, { figure: figureWords(shortfall, unit) });
}
