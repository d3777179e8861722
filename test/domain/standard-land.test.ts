// Standard land: indicators of the land contract, checked at completion and at full production, figures against promises.
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import type { Refusal } from '../../src/domain/errors.ts';
import {
  checkRefusal,
  checkState,
  foldStandardLand,
  type LandEntry,
  settingRefusal,
  shortfall,
} from '../../src/domain/standard-land.ts';
import type { CheckIndicators, Indicator, SetIndicators } from '../../src/domain/standard-land-acts.ts';

const indicator = (code: string, value: number, more: Partial<Indicator> = {}): Indicator => ({
  code,
  name: code,
  value,
  unit: '万元/亩',
  direction: 'at_least',
  check: 'completion',
  ...more,
});
const set: SetIndicators = {
  type: 'set_indicators',
  document: '永土出〔2026〕18号',
  on: day('2026-04-14'),
  indicators: [
    indicator('investment_intensity', 400),
    indicator('floor_area_ratio', 1.5, { unit: '' }),
    indicator('local_1', 30, { direction: 'at_most', unit: '%' }),
    indicator('tax_per_mu', 28, { check: 'production' }),
  ],
};
const check = (
  on: string,
  result: 'met' | 'not_met',
  figures: Readonly<Record<string, number>>,
  more: Partial<CheckIndicators> = {},
): CheckIndicators => ({
  type: 'check_indicators',
  check: 'completion',
  on: day(on),
  result,
  actual: Object.entries(figures).map(([code, value]) => ({ code, value })),
  ...more,
});
const kept = { investment_intensity: 400, floor_area_ratio: 1.52, local_1: 30 };
const short = { ...kept, investment_intensity: 388.5 };

const land = (...acts: readonly LandEntry['act'][]) =>
  foldStandardLand(acts.map((act, i) => ({ act, seq: i + 1 })));
const told = (refusal: Refusal | null) =>
  refusal === null
    ? null
    : refusal.issues.length === 0
      ? refusal.code
      : refusal.issues.map(({ path, code }) => `${path} ${code}`).join();
const stateOn = (acts: readonly LandEntry['act'][], on: string): string =>
  checkState(land(...acts), 'completion', day(on) as Day);

describe('a figure', () => {
  it.each([
    ['at_least', 400, 400, 0],
    ['at_least', 400, 399.9999, 0.0001],
    ['at_least', 0.3, 0.1 + 0.2, 0],
    ['at_most', 30, 30, 0],
    ['at_most', 30, 31.5, 1.5],
    ['at_least', 1.5, 0, 1.5],
  ] as const)('promised %s %s and measured %s misses by %s', (direction, value, actual, missing) => {
    expect(shortfall(indicator('x', value, { direction }), actual)).toBe(missing);
  });
});

describe('the indicators', () => {
  it('may be set anew until the first check, then they stand', () => {
    expect(told(settingRefusal(land(set), set))).toBeNull();
    const checked = land(set, check('2026-05-26', 'met', kept));
    expect(told(settingRefusal(checked, set))).toBe('indicators_checked');
  });

  it('stand once each', () => {
    const twice = { ...set, indicators: [indicator('rd_ratio', 2), indicator('rd_ratio', 3)] };
    expect(told(settingRefusal(land(), twice))).toBe('indicators[1].code indicator_twice');
  });
});

describe('a check', () => {
  const refused = (round: CheckIndicators, ...before: readonly LandEntry['act'][]) =>
    told(checkRefusal(land(...before), round));

  it('comes after the indicators, and not before the contract', () => {
    expect(refused(check('2026-05-26', 'met', kept))).toBe('indicators_not_set');
    expect(refused(check('2026-04-13', 'met', kept), set)).toBe('on check_before_contract');
  });

  it('has every indicator of its own once, and no other', () => {
    const { investment_intensity: _, ...rest } = kept;
    expect(refused(check('2026-05-26', 'met', rest), set)).toBe('actual indicator_missing');
    expect(refused(check('2026-05-26', 'met', { ...kept, tax_per_mu: 30 }), set)).toBe(
      'actual[3].code indicator_unknown',
    );
    const doubled = check('2026-05-26', 'met', kept);
    const twice = { ...doubled, actual: [...doubled.actual, { code: 'local_1', value: 30 }] };
    expect(refused(twice, set)).toBe('actual[3].code indicator_twice');
  });

  it('says what the figures say', () => {
    expect(refused(check('2026-05-26', 'met', short), set)).toBe('result indicators_fall_short');
    expect(refused(check('2026-05-26', 'not_met', kept, { liability: '违约金' }), set)).toBe(
      'result indicators_all_met',
    );
    expect(refused(check('2026-05-26', 'met', kept), set)).toBeNull();
  });

  it('that is not met names a day to mend or the liability, and no day that has passed', () => {
    expect(refused(check('2026-05-26', 'not_met', short), set)).toBe('rectifyBy mend_or_liability');
    const past = { rectifyBy: day('2026-05-25') };
    expect(refused(check('2026-05-26', 'not_met', short, past), set)).toBe('rectifyBy date_before_event');
    expect(refused(check('2026-05-26', 'not_met', short, { liability: '违约金' }), set)).toBeNull();
  });

  it('is over once it was met, and is repeated in order until then', () => {
    const failed = check('2026-05-26', 'not_met', short, { rectifyBy: day('2026-08-31') });
    expect(refused(check('2026-05-25', 'met', kept), set, failed)).toBe('on check_out_of_order');
    expect(refused(check('2026-08-31', 'met', kept), set, failed)).toBeNull();
    const met = check('2026-08-31', 'met', kept);
    expect(refused(check('2026-09-01', 'met', kept), set, failed, met)).toBe('check_already_met');
  });

  it('stands open, to be mended, lapsed or met, day by day', () => {
    const failed = check('2026-05-26', 'not_met', short, { rectifyBy: day('2026-08-31') });
    expect(stateOn([], '2026-05-27')).toBe('none');
    expect(stateOn([set], '2026-05-27')).toBe('open');
    expect(stateOn([set, failed], '2026-08-31')).toBe('rectifying');
    expect(stateOn([set, failed], '2026-09-01')).toBe('lapsed');
    expect(stateOn([set, failed, check('2026-08-31', 'met', kept)], '2026-09-01')).toBe('met');
    expect(stateOn([set, check('2026-05-26', 'not_met', short, { liability: '违约金' })], '2026-09-01')).toBe(
      'not_met',
    );
  });
});
