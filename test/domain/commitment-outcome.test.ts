// What checking a promise finds: kept, mendable, false, not kept; what follows, by when, and when it is made public.
import { describe, expect, it } from 'vitest';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { historyAsOf } from '../../src/domain/case-history.ts';
import { possibleEvents } from '../../src/domain/case-rules.ts';
import { commitmentsOf } from '../../src/domain/commitment-summary.ts';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import { caseOn, clockOf, given, record, rulesWith, seen, type Told } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

/** P3: thirty natural days to check. */
const rules = rulesWith({
  item: {
    department: { lead: 'HUD', assist: [] },
    commitment: { allowed: true, verify: { days: 30, unit: 'natural' }, on_failure: 'rectify_then_revoke' },
  },
});
const promised: readonly Told[] = [
  ['2026-05-12 09:00', { type: 'receive' }],
  ['2026-05-12 09:20', { type: 'accept' }],
  ['2026-05-12 10:30', { type: 'decide', result: 'approve_by_commitment', document: '永承〔2026〕12号' }],
];
const granted = given(promised, rules);
const verify = (result: 'pass' | 'fail' | 'false' | 'not_kept', rectifyBy?: string): CaseFact => ({
  type: 'verify',
  result,
  ...(rectifyBy === undefined ? {} : { rectifyBy: day(rectifyBy) }),
});
const recorded = (when: string, fact: CaseFact, events: readonly CaseEvent[] = granted) =>
  record(events, when, fact, rules);
const revoked: CaseFact = { type: 'revoke', what: 'licence_revoked', reason: '承诺不实' };

const known = (events: readonly CaseEvent[], asOf: string) => {
  const found = commitmentsOf(historyAsOf(events, day(asOf), rules), caseOn(events, asOf, rules), rules);
  return found.map(({ state, dueOn, judgedOn, publicityOn }) => ({
    state,
    dueOn: isoDayOrNull(dueOn),
    judgedOn: isoDayOrNull(judgedOn),
    publicityOn: isoDayOrNull(publicityOn),
  }));
};

describe('P3, decided on a promise on 12 May 2026', () => {
  it('is to be checked by 11 June; if broken, it is made public on 17 June', () => {
    expect(known(granted, '2026-05-27')).toEqual([
      { state: 'to_verify', dueOn: '2026-06-11', judgedOn: null, publicityOn: '2026-06-17' },
    ]);
  });

  it('is red for the department from 12 June on while nobody has checked', () => {
    expect(['2026-06-11', '2026-06-12'].map((on) => seen(granted, on, rules).light)).toEqual([
      'yellow',
      'red',
    ]);
  });
});

describe('a promise that was kept', () => {
  const kept = recorded('2026-06-10', verify('pass'));

  it('has nothing to make public', () => {
    expect(known(kept, '2026-06-10')).toMatchObject([
      { state: 'kept', judgedOn: '2026-06-10', publicityOn: null },
    ]);
  });
});

describe('a promise that was false', () => {
  const found = recorded('2026-06-03', verify('false'));

  it('stops the checking in time and waits for the department to revoke, as of that day', () => {
    const reading = caseOn(found, '2026-06-20', rules);
    expect(reading).toMatchObject({
      status: 'verifying',
      holder: 'HUD',
      holderSince: day('2026-06-03'),
      light: 'none',
    });
    expect(clockOf(reading, 'verification')).toMatchObject({
      state: 'stopped',
      stoppedOn: day('2026-06-03'),
    });
    expect(clockOf(reading, 'rectification')).toBeNull();
  });

  it('is made public on the sixth day after it was found', () => {
    expect(known(found, '2026-06-03')).toEqual([
      { state: 'false', dueOn: '2026-06-11', judgedOn: '2026-06-03', publicityOn: '2026-06-09' },
    ]);
  });

  it('gets no time to mend (北京条例 33)', () => {
    expect(refusalOf(() => recorded('2026-06-03', verify('false', '2026-06-30'))).issues).toEqual([
      { path: 'rectifyBy', code: 'not_to_be_mended', facts: {} },
    ]);
  });

  it('leaves nothing to record but its revocation: no other verdict, no delivery', () => {
    expect(refusalOf(() => recorded('2026-06-04', verify('pass'), found)).code).toBe('promise_broken');
    expect(refusalOf(() => recorded('2026-06-04', { type: 'deliver' }, found)).code).toBe('promise_broken');
    const { state } = caseOn(found, '2026-06-04', rules);
    expect(possibleEvents(state, rules, day('2026-06-04'))).toEqual(['revoke']);
  });

  it('stops the delivery that had not happened, without blame', () => {
    expect(clockOf(caseOn(found, '2026-07-20', rules), 'delivery')).toMatchObject({
      state: 'stopped',
      overdueDays: null,
    });
  });

  it('ends with the licence, and the publicity stays', () => {
    const ended = recorded('2026-06-08', revoked, found);
    expect(seen(ended, '2026-06-08', rules)).toMatchObject({ status: 'licence_revoked', holder: 'OWN' });
    expect(known(ended, '2026-06-08')).toMatchObject([{ state: 'revoked', publicityOn: '2026-06-09' }]);
  });

  it('stays on the list when the applicant files again in the ordinary way', () => {
    const again = given(
      [
        ['2026-07-01', { type: 'receive' }],
        ['2026-07-01', { type: 'accept' }],
        ['2026-07-02', { type: 'decide', result: 'approve' }],
      ],
      rules,
    );
    const both = [...recorded('2026-06-08', revoked, found), ...again].map((event, i) => ({
      ...event,
      seq: i + 1,
    }));
    expect(known(both, '2026-07-02')).toMatchObject([{ state: 'revoked' }]);
  });
});

describe('a promise that can be mended', () => {
  const ordered = recorded('2026-06-03', verify('fail', '2026-06-30'));

  it('gives the applicant until the day that is told; unused, it is made public on the sixth day after', () => {
    expect(seen(ordered, '2026-06-04', rules)).toMatchObject({ status: 'rectifying', holder: 'OWN' });
    expect(known(ordered, '2026-06-04')).toMatchObject([{ state: 'rectifying', publicityOn: '2026-07-06' }]);
  });

  it('is not kept only when that day has passed', () => {
    expect(refusalOf(() => recorded('2026-06-30', verify('not_kept'), ordered)).issues).toEqual([
      { path: 'result', code: 'rectification_not_over', facts: { rectifyBy: '2026-06-30' } },
    ]);
    const failed = recorded('2026-07-01', verify('not_kept'), ordered);
    const reading = caseOn(failed, '2026-07-02', rules);
    expect(reading).toMatchObject({ status: 'rectifying', holder: 'HUD', holderSince: day('2026-07-01') });
    expect(clockOf(reading, 'rectification')).toMatchObject({
      state: 'stopped',
      stoppedOn: day('2026-07-01'),
    });
    expect(known(failed, '2026-07-02')).toMatchObject([
      { state: 'not_kept', judgedOn: '2026-07-01', publicityOn: '2026-07-07' },
    ]);
  });

  it('is never called not kept without that chance (北京条例 33, 浙规定 14)', () => {
    expect(refusalOf(() => recorded('2026-06-03', verify('not_kept'))).issues).toEqual([
      { path: 'result', code: 'rectification_comes_first', facts: {} },
    ]);
  });

  it('may turn out to have been false while it is mended', () => {
    const found = recorded('2026-06-20', verify('false'), ordered);
    expect(known(found, '2026-06-20')).toMatchObject([{ state: 'false', publicityOn: '2026-06-26' }]);
  });
});

describe('a check', () => {
  it('cannot come before the decision', () => {
    const accepted = given(promised.slice(0, 2), rules);
    expect(refusalOf(() => recorded('2026-05-12 12:00', verify('pass'), accepted)).code).toBe('wrong_state');
  });
});

describe('an excluded matter', () => {
  it('is refused with the article, not only as an item that offers no promise', () => {
    const excluded = rulesWith({ item: { commitment: { allowed: false, excluded: { reason: 'ecology' } } } });
    const accepted = given(promised.slice(0, 2), excluded);
    const { code, facts } = refusalOf(() =>
      record(accepted, '2026-05-12 10:30', { type: 'decide', result: 'approve_by_commitment' }, excluded),
    );
    expect([code, facts['matter']]).toEqual(['commitment_excluded', 'ecology']);
  });
});
