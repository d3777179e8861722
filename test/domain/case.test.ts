// What may be recorded for a case that has been accepted, and on which terms: pauses, extensions, promises, ends.
import { describe, expect, it } from 'vitest';
import { acceptedFacts } from '../../src/domain/case.ts';
import type { CaseFact } from '../../src/domain/case-events.ts';
import { stateAsOf } from '../../src/domain/case-history.ts';
import { decide } from '../../src/domain/case-rules.ts';
import { day } from '../../src/domain/day.ts';
import {
  acceptedOn,
  caseOn,
  clockOf,
  given,
  record,
  rulesWith,
  seen,
  type Told,
} from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

const received: Told = ['2026-05-11', { type: 'receive' }];
const accepted: Told = ['2026-05-11', { type: 'accept' }];
const running = given([received, accepted]);
const paused = (when: string, until?: string): Told => [
  when,
  {
    type: 'pause',
    procedure: 'EXPERT',
    document: '告知书7号',
    ...(until === undefined ? {} : { until: day(until) }),
  },
];
const extend = (days: number): CaseFact => ({
  type: 'extend',
  days,
  approver: '局主要负责人',
  reason: '案情复杂',
});
const resumed = (when: string): Told => [when, { type: 'resume' }];

describe('a pause', () => {
  it('needs a procedure that may stop the item', () =>
    expect(
      refusalOf(() => record(running, '2026-05-13', { type: 'pause', procedure: 'LUNCH', document: 'x' }))
        .issues,
    ).toEqual([
      {
        path: 'procedure',
        code: 'procedure_not_allowed',
        facts: { procedure: 'LUNCH', allowed: ['EXPERT', 'CORRECT'] },
      },
    ]));

  it('does not end before it begins', () => {
    expect(refusalOf(() => record(running, ...paused('2026-05-13', '2026-05-12'))).issues).toEqual([
      { path: 'until', code: 'date_before_event', facts: { on: '2026-05-13' } },
    ]);
    expect(record(running, ...paused('2026-05-13', '2026-05-13'))).toHaveLength(3);
  });

  it('from before the acceptance is refused: no clock runs yet', () => {
    const late = given([received, ['2026-05-13', { type: 'accept' }]]);
    expect(refusalOf(() => record(late, ...paused('2026-05-12')))).toMatchObject({
      code: 'wrong_state',
      facts: { type: 'pause', status: 'received' },
    });
  });

  it('that is open is ended by the decision, at the same moment', () => {
    const events = record(running, ...paused('2026-05-15'));
    const state = stateAsOf(events, day('2026-05-20'), rulesWith());
    const command = { type: 'decide', result: 'approve' } as const;
    expect(decide(state, command, day('2026-05-20'), rulesWith())).toEqual([{ type: 'resume' }, command]);
    const decided = record(events, '2026-05-20 16:30', command);
    expect(decided.slice(3).map(({ body, occurredAt }) => [body.type, occurredAt])).toEqual([
      ['resume', decided[3]?.occurredAt],
      ['decide', decided[3]?.occurredAt],
    ]);
    expect(clockOf(caseOn(decided, '2026-05-20'), 'promised')).toMatchObject({
      usedDays: 4,
      overdueDays: null,
    });
  });
});

describe('an extension', () => {
  const extendOn = (when: string, days = 10, rules = rulesWith(), events = running) =>
    record(events, when, extend(days), rules);

  it('on the due date lengthens both limits, counted from acceptance', () => {
    const reading = caseOn(extendOn('2026-05-25'), '2026-05-25');
    expect(clockOf(reading, 'promised')).toMatchObject({ dueOn: day('2026-06-08'), extendedBy: 10 });
    expect(clockOf(reading, 'statutory')).toMatchObject({ dueOn: day('2026-06-23') });
  });

  it('after the due date has no effect: it is refused, rest day or not', () =>
    expect(refusalOf(() => extendOn('2026-05-26'))).toMatchObject({
      code: 'extension_after_due',
      facts: { item: 'GH02', dueOn: '2026-05-25' },
    }));

  it('cannot rescue a case that was late before it was paused', () => {
    const late = record(running, ...paused('2026-05-27'));
    expect(refusalOf(() => extendOn('2026-05-28', 10, rulesWith(), late))).toMatchObject({
      code: 'extension_after_due',
      facts: { dueOn: '2026-05-25', status: 'paused' },
    });
  });

  it('may come while a pause that began in time runs, even on the last day', () => {
    const inTime = record(running, ...paused('2026-05-25'));
    const events = extendOn('2026-05-28', 10, rulesWith(), inTime);
    expect(seen(record(events, ...resumed('2026-05-29')), '2026-05-29')).toMatchObject({
      due: '2026-06-12',
      left: 10,
    });
  });

  it('after the limit of the law is refused where nothing was promised', () => {
    const lawOnly = rulesWith({ promised: null });
    expect(extendOn('2026-06-08', 10, lawOnly)).toHaveLength(3);
    expect(refusalOf(() => extendOn('2026-06-09', 10, lawOnly))).toMatchObject({
      facts: { dueOn: '2026-06-08' },
    });
  });

  it('is given once, within the cap, and only where there is one', () => {
    expect(refusalOf(() => extendOn('2026-05-22', 5, rulesWith(), extendOn('2026-05-20', 5))).code).toBe(
      'already_extended',
    );
    for (const days of [11, 0])
      expect(refusalOf(() => extendOn('2026-05-20', days)).issues).toEqual([
        { path: 'days', code: 'extension_over_cap', facts: { cap: 10 } },
      ]);
    expect(refusalOf(() => extendOn('2026-05-20', 5, rulesWith({ extension: null }))).code).toBe(
      'extension_not_allowed',
    );
  });
});

describe('a result on a promise', () => {
  const granted = record(running, '2026-05-12', { type: 'decide', result: 'approve_by_commitment' });
  const fail = (rectifyBy?: string): CaseFact => ({
    type: 'verify',
    result: 'fail',
    ...(rectifyBy === undefined ? {} : { rectifyBy: day(rectifyBy) }),
  });

  it('needs an item that takes promises', () => {
    const strict = rulesWith({ item: { commitment: { allowed: false } } });
    expect(
      refusalOf(() =>
        record(running, '2026-05-12', { type: 'decide', result: 'approve_by_commitment' }, strict),
      ).code,
    ).toBe('commitment_not_allowed');
  });

  it('is checked, and passes', () => {
    expect(seen(granted, '2026-05-12')).toMatchObject({ status: 'verifying', holder: 'NRP' });
    const passed = record(granted, '2026-08-05', { type: 'verify', result: 'pass' });
    expect(seen(passed, '2026-08-05')).toMatchObject({ status: 'verified', holder: null, light: 'none' });
  });

  it('turns red after 60 working days without a check', () => {
    expect(clockOf(caseOn(granted, '2026-05-12'), 'verification')).toMatchObject({
      dueOn: day('2026-08-05'),
    });
    expect([seen(granted, '2026-08-05').light, seen(granted, '2026-08-06').light]).toEqual(['yellow', 'red']);
  });

  it('that is broken is mended by a day that is told', () => {
    expect(refusalOf(() => record(granted, '2026-06-15', fail())).issues).toEqual([
      { path: 'rectifyBy', code: 'required', facts: {} },
    ]);
    expect(refusalOf(() => record(granted, '2026-06-15', fail('2026-06-14'))).issues).toEqual([
      { path: 'rectifyBy', code: 'date_before_event', facts: { on: '2026-06-15' } },
    ]);
    const broken = record(granted, '2026-06-15', fail('2026-06-30'));
    const reading = caseOn(broken, '2026-06-16');
    expect(reading).toMatchObject({ status: 'rectifying', holder: 'OWN', holderSince: day('2026-06-15') });
    expect(clockOf(reading, 'verification')).toMatchObject({
      state: 'stopped',
      stoppedOn: day('2026-06-15'),
    });
    expect(clockOf(reading, 'rectification')).toMatchObject({ state: 'running', dueOn: day('2026-06-30') });
    const again = record(broken, '2026-06-30', fail('2026-07-10'));
    expect(clockOf(caseOn(again, '2026-07-01'), 'rectification')).toMatchObject({
      startedOn: day('2026-06-15'),
      dueOn: day('2026-07-10'),
    });
    const mended = record(again, '2026-07-08', { type: 'verify', result: 'pass' });
    expect(seen(mended, '2026-07-08').status).toBe('verified');
  });

  it('that stays broken costs the licence, not the acceptance', () => {
    const broken = record(granted, '2026-06-15', fail('2026-06-30'));
    expect(
      refusalOf(() =>
        record(broken, '2026-07-01', { type: 'revoke', what: 'acceptance_revoked', reason: '未整改' }),
      ),
    ).toMatchObject({ code: 'wrong_revocation', facts: { what: 'acceptance_revoked' } });
    const lost = record(broken, '2026-07-01', { type: 'revoke', what: 'licence_revoked', reason: '未整改' });
    const reading = caseOn(lost, '2026-07-02');
    expect(reading).toMatchObject({ status: 'licence_revoked', holder: 'OWN', light: 'none' });
    expect(clockOf(reading, 'rectification')).toMatchObject({ state: 'stopped', dueOn: null });
  });
});

describe('a case that has ended', () => {
  it('is filed anew as the next instance, with clocks of its own', () => {
    const ended = record(running, '2026-05-20', { type: 'terminate', reason: '逾期未补' });
    const again = record(record(ended, '2026-05-21', { type: 'receive' }), '2026-05-22', { type: 'accept' });
    const reading = caseOn(again, '2026-05-22');
    expect(reading.state).toMatchObject({ instance: 2, receivedOn: day('2026-05-21') });
    expect(acceptedOn(reading)).toBe('2026-05-22');
    expect(clockOf(reading, 'promised')).toMatchObject({ dueOn: day('2026-06-05'), usedDays: 0 });
    expect(seen(again, '2026-05-20').status).toBe('terminated');
  });

  it('cannot be delivered twice', () => {
    const decided = record(running, '2026-05-20', { type: 'decide', result: 'approve_by_commitment' });
    const handed = record(decided, '2026-05-21', { type: 'deliver' });
    expect(refusalOf(() => record(handed, '2026-05-22', { type: 'deliver' })).code).toBe('already_delivered');
  });

  it('keeps what was known before it ended', () => {
    const ended = record(running, '2026-05-20', { type: 'withdraw', reason: '另行申报' });
    const { state } = caseOn(ended, '2026-05-20');
    expect(acceptedFacts(state)).toMatchObject({ acceptedOn: day('2026-05-11') });
  });
});
