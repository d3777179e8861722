// A mark on an applicant's credit: when it bars, what repairs or withdraws it, and that each act has its place.
import { describe, expect, it } from 'vitest';
import {
  barsOn,
  type CreditAct,
  type CreditActType,
  creditRefusal,
  foldCredit,
} from '../../src/domain/credit.ts';
import { day } from '../../src/domain/day.ts';

const act = (type: CreditActType, on = '2026-06-04', outcome: CreditAct['outcome'] = null): CreditAct => ({
  type,
  on: day(on),
  outcome,
});
const bars = (on: string, acts: readonly CreditAct[], banUntil: string | null = null) =>
  barsOn(
    {
      ...foldCredit(acts),
      effectiveFrom: day('2026-06-04'),
      banUntil: banUntil === null ? null : day(banUntil),
    },
    day(on),
  );

describe('a mark', () => {
  it('bars from the day it takes effect until it is repaired, on that day no more', () => {
    const marked = [act('propose'), act('mark')];
    expect([bars('2026-06-03', marked), bars('2026-06-04', marked), bars('2036-06-04', marked)]).toEqual([
      false,
      true,
      true,
    ]);
    const repaired = [...marked, act('repair', '2026-07-01')];
    expect([bars('2026-06-30', repaired), bars('2026-07-01', repaired)]).toEqual([true, false]);
  });

  it('bars to the last day of its ban where one is set', () => {
    const marked = [act('mark')];
    expect([bars('2026-12-04', marked, '2026-12-04'), bars('2026-12-05', marked, '2026-12-04')]).toEqual([
      true,
      false,
    ]);
  });

  it('does not bar while it is only proposed, once dismissed, nor ever once an appeal was right', () => {
    expect(bars('2026-06-10', [act('propose')])).toBe(false);
    expect(bars('2026-06-10', [act('propose'), act('dismiss')])).toBe(false);
    const appealed = [act('mark'), act('appeal', '2026-06-08')];
    expect(bars('2026-06-10', appealed)).toBe(true);
    expect(bars('2026-06-10', [...appealed, act('decide_appeal', '2026-06-12', 'withdrawn')])).toBe(false);
    expect(bars('2026-06-10', [...appealed, act('decide_appeal', '2026-06-12', 'upheld')])).toBe(true);
  });

  it('takes each act in its place only', () => {
    const why = (type: CreditActType, ...acts: readonly CreditAct[]) => {
      const refusal = creditRefusal(foldCredit(acts), type, day('2026-06-10'), day('2026-06-04'));
      return refusal === null ? null : (refusal.issues[0]?.code ?? refusal.code);
    };
    expect(why('mark', act('propose'))).toBeNull();
    expect(why('mark', act('mark'))).toBe('credit_not_proposed');
    expect(why('repair', act('propose'))).toBe('credit_not_standing');
    expect(why('repair', act('mark'))).toBeNull();
    expect(why('appeal', act('mark'), act('appeal'))).toBe('credit_appeal_open');
    expect(why('decide_appeal', act('mark'))).toBe('credit_no_appeal');
    expect(why('appeal', act('propose'), act('dismiss'))).toBe('credit_not_standing');
  });

  it('is repaired on a day that it has begun', () => {
    const refusal = creditRefusal(foldCredit([act('mark')]), 'repair', day('2026-06-03'), day('2026-06-04'));
    expect(refusal?.issues[0]?.code).toBe('credit_before_mark');
  });
});
