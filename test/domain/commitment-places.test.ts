// Decisions on a promise by the rules of places (rules §5): the days to check, withdrawal before the decision, two kinds of
// broken promises, and the publicity day.
import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../src/domain/case-events.ts';
import { historyAsOf } from '../../src/domain/case-history.ts';
import { commitmentsOf } from '../../src/domain/commitment-summary.ts';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import { caseOn, given, record, rulesWith, type Told } from '../support/one-case.ts';
import { policies } from '../support/policies.ts';
import { refusalOf } from '../support/refusal.ts';

const granted: readonly Told[] = [
  ['2025-12-01 09:00', { type: 'receive' }],
  ['2025-12-01 09:10', { type: 'accept' }],
  ['2025-12-01 10:00', { type: 'decide', result: 'approve_by_commitment', document: '承诺书' }],
];
/** An item that leaves the days of checking to the place. */
const rulesOf = (region: string) =>
  rulesWith({
    policies: policies.in(region),
    item: { commitment: { allowed: true, on_failure: 'rectify_then_revoke' } },
  });

function known(region: string, more: readonly Told[] = []) {
  const rules = rulesOf(region);
  const events = given([...granted, ...more], rules);
  const [one] = commitmentsOf(
    historyAsOf(events, day('2026-05-27'), rules),
    caseOn(events, '2026-05-27', rules),
    rules,
  );
  return [one?.state, isoDayOrNull(one?.dueOn ?? null), isoDayOrNull(one?.publicityOn ?? null)];
}
const verify = (result: 'false' | 'fail' | 'not_kept', rectifyBy?: string): CaseFact => ({
  type: 'verify',
  result,
  ...(rectifyBy === undefined ? {} : { rectifyBy: day(rectifyBy) }),
});

describe('the days to check', () => {
  it.each([
    ['Zhejiang: sixty working days from the decision (浙规定 14, trap 34)', '330784'],
    ['Anyang, where none are named: the same, by custom', '410500'],
    ['Guangzhou: the same, by custom', '440100'],
  ])('%s', (_, region) => {
    expect(known(region)).toEqual(['to_verify', '2026-03-02', '2026-03-08']);
  });
});

describe('a broken promise', () => {
  it('that was false is revoked directly, that was not kept had its time to mend (北京条例 33)', () => {
    const rules = rulesOf('110000');
    const events = given(granted, rules);
    expect(
      refusalOf(() => record(events, '2026-01-05', verify('false', '2026-02-05'), rules)).issues[0]?.code,
    ).toBe('not_to_be_mended');
    expect(refusalOf(() => record(events, '2026-01-05', verify('not_kept'), rules)).issues[0]?.code).toBe(
      'rectification_comes_first',
    );
    expect(known('110000', [['2026-01-05', verify('false')]])).toEqual(['false', '2026-03-02', '2026-01-11']);
  });

  it('is told to the credit site on the sixth day in Guangzhou, once its time to mend ran out', () => {
    const mending: readonly Told[] = [['2026-01-05', verify('fail', '2026-02-05')]];
    expect(known('440100', mending)).toEqual(['rectifying', '2026-03-02', '2026-02-11']);
    const broken: readonly Told[] = [...mending, ['2026-02-06', verify('not_kept')]];
    expect(known('440100', broken)).toEqual(['not_kept', '2026-03-02', '2026-02-12']);
  });
});
