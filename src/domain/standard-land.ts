// Standard land as a project's record tells it: what was promised, what each check measured, and where each check stands. Pure.
import { type Day, isoDay } from './day.ts';
import { conflict, type Issue, invalid, invalidField, type Refusal } from './errors.ts';
import {
  type CheckIndicators,
  type Indicator,
  type IndicatorCheck,
  indicatorChecks,
  type Measured,
  type SetIndicators,
  type StandardLandAct,
} from './standard-land-acts.ts';

export interface LandEntry {
  readonly act: StandardLandAct;
  readonly seq: number;
}

export interface CheckRound extends Omit<CheckIndicators, 'type' | 'check'> {
  readonly seq: number;
}

/** `none`: nothing of it was promised; `lapsed`: the day for mending has passed without another check. */
export type CheckState = 'none' | 'open' | 'met' | 'rectifying' | 'lapsed' | 'not_met';

export interface StandardLand {
  readonly set: (Omit<SetIndicators, 'type'> & { readonly seq: number }) | null;
  readonly rounds: Readonly<Record<IndicatorCheck, readonly CheckRound[]>>;
}

/** In order of entry; indicators set anew take the place of those before. */
export function foldStandardLand(entries: readonly LandEntry[]): StandardLand {
  let set: StandardLand['set'] = null;
  const rounds: Record<IndicatorCheck, CheckRound[]> = { completion: [], production: [] };
  for (const { act, seq } of entries) {
    if (act.type === 'set_indicators') {
      const { indicators, document, on } = act;
      set = { indicators, document, on, seq };
    } else {
      const { type: _, check, ...round } = act;
      rounds[check].push({ ...round, seq });
    }
  }
  return { set, rounds };
}

export const promisedFor = ({ set }: StandardLand, check: IndicatorCheck): readonly Indicator[] =>
  set?.indicators.filter((one) => one.check === check) ?? [];

export function checkState(land: StandardLand, check: IndicatorCheck, asOf: Day): CheckState {
  if (promisedFor(land, check).length === 0) return 'none';
  const last = land.rounds[check].at(-1);
  if (last === undefined) return 'open';
  if (last.result === 'met') return 'met';
  if (last.rectifyBy === undefined) return 'not_met';
  return asOf > last.rectifyBy ? 'lapsed' : 'rectifying';
}

/** By how much a figure misses the promise; 0 when it keeps it. */
export function shortfall({ value, direction }: Indicator, actual: number): number {
  const missing = direction === 'at_least' ? value - actual : actual - value;
  // Figures have at most four decimals; what is smaller comes of adding and is no difference.
  return missing > 0.00005 ? Math.round(missing * 10_000) / 10_000 : 0;
}

/** Why the indicators may not be set so; null when they may. What has been checked stands. */
export function settingRefusal(land: StandardLand, { indicators }: SetIndicators): Refusal | null {
  if (indicatorChecks.some((check) => land.rounds[check].length > 0)) return conflict('indicators_checked');
  const issues = twice(indicators.map(({ code }) => code)).map(
    (i): Issue => ({
      path: `indicators[${i}].code`,
      code: 'indicator_twice',
      facts: { code: indicators[i]?.code ?? '' },
    }),
  );
  return issues.length === 0 ? null : invalid(issues);
}

/** Why a check may not be recorded so: every indicator once with its figure, and a verdict that the figures bear out. */
export function checkRefusal(land: StandardLand, round: CheckIndicators): Refusal | null {
  const { check, on, actual, result, rectifyBy, liability } = round;
  if (land.set === null) return conflict('indicators_not_set');
  if (on < land.set.on) return invalidField('on', 'check_before_contract', { on: isoDay(land.set.on) });
  const promised = promisedFor(land, check);
  if (promised.length === 0) return invalidField('check', 'check_without_indicators', { check });
  const last = land.rounds[check].at(-1);
  if (last?.result === 'met') return conflict('check_already_met', { check });
  if (last !== undefined && on < last.on)
    return invalidField('on', 'check_out_of_order', { on: isoDay(last.on) });
  const issues = figureIssues(promised, actual);
  if (issues.length > 0) return invalid(issues);
  const short = promised.filter((one) => shortfall(one, figureOf(actual, one.code)) > 0);
  if (result === 'met')
    return short.length === 0
      ? null
      : invalidField('result', 'indicators_fall_short', { names: short.map(({ name }) => name) });
  if (short.length === 0) return invalidField('result', 'indicators_all_met');
  if (rectifyBy === undefined && liability === undefined)
    return invalidField('rectifyBy', 'mend_or_liability');
  return rectifyBy !== undefined && rectifyBy < on
    ? invalidField('rectifyBy', 'date_before_event', { on: isoDay(on) })
    : null;
}

const figureOf = (actual: readonly Measured[], code: string): number =>
  actual.find((one) => one.code === code)?.value ?? 0;

function figureIssues(promised: readonly Indicator[], actual: readonly Measured[]): readonly Issue[] {
  const codes = actual.map(({ code }) => code);
  const known = promised.map(({ code }) => code);
  const issue = (i: number, code: string): Issue => ({
    path: `actual[${i}].code`,
    code,
    facts: { code: codes[i] ?? '' },
  });
  const missing = promised.filter(({ code }) => !codes.includes(code));
  return [
    ...codes.flatMap((code, i) => (known.includes(code) ? [] : [issue(i, 'indicator_unknown')])),
    ...twice(codes).map((i) => issue(i, 'indicator_twice')),
    ...(missing.length === 0
      ? []
      : [{ path: 'actual', code: 'indicator_missing', facts: { names: missing.map(({ name }) => name) } }]),
  ];
}

/** Places of the second and later occurrences. */
const twice = (codes: readonly string[]): readonly number[] =>
  codes.flatMap((code, i) => (codes.indexOf(code) < i ? [i] : []));
