// Tolerant acceptance: which papers may be missing, until when, and what their absence holds up.
import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../src/domain/case-events.ts';
import { day } from '../../src/domain/day.ts';
import { given, record, rulesWith, seen, type Told, workingDays } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

const received: Told = ['2026-05-11', { type: 'receive' }];
const accepted: Told = ['2026-05-11', { type: 'accept' }];
const running = given([received, accepted]);
const acceptWithout = (material: string, promisedBy: string | null): CaseFact => ({
  type: 'accept',
  missing: [{ material, promisedBy: promisedBy === null ? null : day(promisedBy) }],
});

describe('an acceptance with gaps', () => {
  const file = given([received]);
  const issuesOf = (command: CaseFact, rules = rulesWith()) =>
    refusalOf(() => record(file, '2026-05-11', command, rules)).issues;

  it('needs an item that allows it', () => {
    const strict = rulesWith({ item: { tolerate_missing: { allowed: false } } });
    expect(issuesOf(acceptWithout('M2', null), strict)).toEqual([
      { path: 'missing', code: 'tolerance_not_allowed', facts: { item: 'GH02' } },
    ]);
  });

  it('names a paper of the item that may be missing, once', () => {
    expect(issuesOf(acceptWithout('M9', null))).toEqual([
      { path: 'missing[0].material', code: 'material_unknown', facts: { material: 'M9' } },
    ]);
    expect(issuesOf(acceptWithout('M1', null))).toEqual([
      { path: 'missing[0].material', code: 'material_principal', facts: { material: '申请表' } },
    ]);
    const twice = { material: 'M2', promisedBy: null };
    expect(issuesOf({ type: 'accept', missing: [twice, twice] })).toEqual([
      { path: 'missing[1].material', code: 'material_twice', facts: { material: '监理合同' } },
    ]);
  });

  it('is promised for a day not before the acceptance, and not after the decision limit that waits for it', () => {
    expect(issuesOf(acceptWithout('M2', '2026-05-10'))).toEqual([
      { path: 'missing[0].promisedBy', code: 'date_before_event', facts: { on: '2026-05-11' } },
    ]);
    expect(issuesOf(acceptWithout('M2', '2026-05-26'))).toEqual([
      { path: 'missing[0].promisedBy', code: 'supplement_after_decision', facts: { latest: '2026-05-25' } },
    ]);
    expect(record(file, '2026-05-11', acceptWithout('M2', '2026-05-25'))).toHaveLength(2);
  });

  it('after a correction is capped by the limit that counts from the correction', () => {
    const corrected = given([
      received,
      ['2026-05-13', { type: 'correction_notice', text: '缺图' }],
      ['2026-05-20', { type: 'resubmit' }],
    ]);
    const refusal = refusalOf(() => record(corrected, '2026-05-22', acceptWithout('M2', '2026-06-05')));
    expect(refusal.issues[0]).toMatchObject({
      code: 'supplement_after_decision',
      facts: { latest: '2026-06-03' },
    });
  });

  it('is capped by the limit of the law where nothing was promised, and from receipt where that starts the clock', () => {
    const lawOnly = rulesWith({ promised: null });
    expect(issuesOf(acceptWithout('M2', '2026-06-09'), lawOnly)).toMatchObject([
      { facts: { latest: '2026-06-08' } },
    ]);
    const fromReceipt = rulesWith({ promised: { ...workingDays(10), starts: 'received' } });
    const refusal = refusalOf(() =>
      record(file, '2026-05-13', acceptWithout('M2', '2026-05-26'), fromReceipt),
    );
    expect(refusal.issues).toMatchObject([{ facts: { latest: '2026-05-25' } }]);
  });

  it('may be promised for later where the result does not wait', () => {
    const later = rulesWith({ item: { tolerate_missing: { allowed: true, release: 'after_decision' } } });
    expect(record(file, '2026-05-11', acceptWithout('M2', '2026-12-31'), later)).toHaveLength(2);
  });
});

describe('a result while something is owed', () => {
  const gaps: Told = [
    '2026-05-11',
    {
      type: 'accept',
      missing: [
        { material: 'M2', promisedBy: day('2026-05-18') },
        { material: 'M3', promisedBy: null },
      ],
    },
  ];
  const owing = given([received, gaps]);

  it('waits for the last paper', () => {
    expect(refusalOf(() => record(owing, '2026-05-15', { type: 'decide', result: 'approve' }))).toMatchObject(
      {
        code: 'material_owed',
        facts: { materials: ['M2', 'M3'], tolerantPossible: false, status: 'running' },
      },
    );
    const one = record(owing, '2026-05-15', { type: 'supplement', materials: ['M3'] });
    expect(
      refusalOf(() => record(one, '2026-05-15', { type: 'decide', result: 'approve_tolerant' })),
    ).toMatchObject({
      code: 'material_owed',
      facts: { materials: ['M2'] },
    });
    const all = record(one, '2026-05-18', { type: 'supplement' });
    expect(seen(record(all, '2026-05-18', { type: 'decide', result: 'approve' }), '2026-05-18').status).toBe(
      'decided',
    );
  });

  it('may be a refusal', () =>
    expect(seen(record(owing, '2026-05-15', { type: 'decide', result: 'refuse' }), '2026-05-15').status).toBe(
      'refused',
    ));

  it('takes in only what is owed, and nothing once all is in', () => {
    expect(
      refusalOf(() => record(owing, '2026-05-15', { type: 'supplement', materials: ['M1', 'M2'] })).issues,
    ).toEqual([{ path: 'materials', code: 'material_not_owed', facts: { materials: ['M1'] } }]);
    const all = record(owing, '2026-05-15', { type: 'supplement' });
    expect(refusalOf(() => record(all, '2026-05-18', { type: 'supplement' })).code).toBe('nothing_owed');
  });

  it('may come first where the item says so, and not on a promise to the contrary', () => {
    const later = rulesWith({ item: { tolerate_missing: { allowed: true, release: 'after_decision' } } });
    const refused = refusalOf(() =>
      record(owing, '2026-05-15', { type: 'decide', result: 'approve' }, later),
    );
    expect(refused).toMatchObject({ code: 'material_owed', facts: { tolerantPossible: true } });
    const tolerant = record(owing, '2026-05-15', { type: 'decide', result: 'approve_tolerant' }, later);
    expect(seen(tolerant, '2026-05-15', later).status).toBe('decided_tolerant');
    expect(
      refusalOf(() => record(running, '2026-05-15', { type: 'decide', result: 'approve_tolerant' }, later))
        .code,
    ).toBe('nothing_owed');
  });

  it('that is tolerant becomes whole with the last paper', () => {
    const later = rulesWith({ item: { tolerate_missing: { allowed: true, release: 'after_decision' } } });
    const tolerant = record(owing, '2026-05-15', { type: 'decide', result: 'approve_tolerant' }, later);
    const one = record(tolerant, '2026-05-20', { type: 'supplement', materials: ['M2'] }, later);
    expect(seen(one, '2026-05-20', later).status).toBe('decided_tolerant');
    expect(seen(record(one, '2026-05-21', { type: 'supplement' }, later), '2026-05-21', later).status).toBe(
      'decided',
    );
    const handed = record(one, '2026-05-20 16:00', { type: 'deliver' }, later);
    expect(
      seen(record(handed, '2026-05-21', { type: 'supplement' }, later), '2026-05-21', later).status,
    ).toBe('delivered');
  });
});

describe('the revocation of an acceptance', () => {
  const revoke: CaseFact = { type: 'revoke', what: 'acceptance_revoked', reason: '逾期未补交' };
  const gap: Told = ['2026-05-11', acceptWithout('M2', '2026-05-22')];
  const codeOf = (told: readonly Told[], on: string) => refusalOf(() => record(given(told), on, revoke)).code;

  it('needs a gap', () => {
    expect(codeOf([received, accepted], '2026-05-20')).toBe('revocation_without_gap');
  });

  it('waits for the end of the day that was promised', () => {
    expect(codeOf([received, gap], '2026-05-22')).toBe('revocation_before_lapse');
    expect(record(given([received, gap]), '2026-05-23', revoke)).toHaveLength(3);
  });

  it('may come earlier where what came does not do', () => {
    const supplied: Told = ['2026-05-18', { type: 'supplement' }];
    expect(record(given([received, gap, supplied]), '2026-05-19', revoke)).toHaveLength(4);
  });
});
