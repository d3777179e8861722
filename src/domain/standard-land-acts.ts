// Acts of standard land (标准地): the indicators that the land contract promises, and each check of them (浙规定 25).
import type { Day } from './day.ts';

/** Two checks: what was built at completion, what it yields at full production (rules §5). */
export const indicatorChecks = ['completion', 'production'] as const;
export type IndicatorCheck = (typeof indicatorChecks)[number];

/** Which way a figure may differ from the promise. */
export const indicatorDirections = ['at_least', 'at_most'] as const;
export type IndicatorDirection = (typeof indicatorDirections)[number];

export interface Indicator {
  /** One of `usualIndicators`, or a name of the place's own. */
  readonly code: string;
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly direction: IndicatorDirection;
  readonly check: IndicatorCheck;
}

export interface SetIndicators {
  readonly type: 'set_indicators';
  readonly indicators: readonly Indicator[];
  /** The contract that promises them. */
  readonly document: string;
  /** Its date. */
  readonly on: Day;
}

export interface Measured {
  readonly code: string;
  readonly value: number;
}

export interface CheckIndicators {
  readonly type: 'check_indicators';
  readonly check: IndicatorCheck;
  readonly on: Day;
  readonly actual: readonly Measured[];
  readonly result: 'met' | 'not_met';
  /** By which what falls short is to be mended. */
  readonly rectifyBy?: Day | undefined;
  /** What follows by the contract. */
  readonly liability?: string | undefined;
  readonly document?: string | undefined;
}

export type StandardLandAct = SetIndicators | CheckIndicators;

/** Seen in practice (rules §5); what a place adds carries a code of its own. */
export const usualIndicators = [
  { code: 'investment_intensity', unit: '万元/亩', direction: 'at_least', check: 'completion' },
  { code: 'floor_area_ratio', unit: '', direction: 'at_least', check: 'completion' },
  { code: 'tax_per_mu', unit: '万元/亩', direction: 'at_least', check: 'production' },
  { code: 'energy_added_value', unit: '万元/吨标准煤', direction: 'at_least', check: 'production' },
  { code: 'emission_added_value', unit: '万元/吨', direction: 'at_least', check: 'production' },
  { code: 'rd_ratio', unit: '%', direction: 'at_least', check: 'production' },
] as const satisfies readonly Pick<Indicator, 'code' | 'unit' | 'direction' | 'check'>[];
