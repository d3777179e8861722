// How far forecasts were from what came: errors in working days, later than forecast counted positive.

export interface BacktestFigures {
  /** Forecasts that were held against what happened. */
  readonly forecasts: number;
  /** Median of the errors; positive: it took longer than forecast. */
  readonly median: number;
  /** Between these two lie 80 % of the errors. */
  readonly from: number;
  readonly to: number;
}

/** null for no errors at all. Shares are those of real observations, never a value in between. */
export function figuresOf(errors: readonly number[]): BacktestFigures | null {
  if (errors.length === 0) return null;
  const sorted = errors.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { forecasts: sorted.length, median: at(0.5), from: at(0.1), to: at(0.9) };
}
