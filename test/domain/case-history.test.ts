// Late entry and slips of the pen: the record is folded in the order in which things happened, and only a possible order is let in.
import { describe, expect, it } from 'vitest';
import { effectiveEvents } from '../../src/domain/case-history.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { stateCouncil } from '../support/calendar.ts';
import {
  acceptedOn,
  caseOn,
  clockOf,
  given,
  mend,
  noteDeemed,
  record,
  rulesWith,
  seen,
  type Told,
} from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

const received: Told = ['2026-05-11', { type: 'receive' }];
const accepted: Told = ['2026-05-11 10:00', { type: 'accept' }];
const paused: Told = ['2026-05-15', { type: 'pause', procedure: 'EXPERT', document: '告知书7号' }];
const resumed: Told = ['2026-05-18', { type: 'resume' }];
const decided: Told = ['2026-05-26', { type: 'decide', result: 'approve' }];
const running = given([received, accepted]);

describe('an event entered late', () => {
  it('counts from the day it happened', () => {
    const late = record(record(running, ...paused), ...resumed);
    expect(seen(running, '2026-05-27')).toMatchObject({ due: '2026-05-25', left: -2 });
    expect(seen(late, '2026-05-27')).toMatchObject({ due: '2026-05-26', left: -1 });
  });

  it('may complete a case that has since been decided', () => {
    const done = record(running, ...decided);
    expect(clockOf(caseOn(done, '2026-05-27'), 'promised')?.overdueDays).toEqual({ working: 1, natural: 1 });
    // A pause alone lasts until the decision; its end, entered next, gives the days after it back.
    const open = record(done, ...paused);
    expect(clockOf(caseOn(open, '2026-05-27'), 'promised')).toMatchObject({ usedDays: 4, overdueDays: null });
    const closed = record(open, ...resumed);
    expect(clockOf(caseOn(closed, '2026-05-27'), 'promised')).toMatchObject({
      usedDays: 10,
      dueOn: day('2026-05-26'),
      overdueDays: null,
    });
  });

  it('cannot come before what makes it possible', () =>
    expect(refusalOf(() => record(running, '2026-05-08', { type: 'accept' }))).toMatchObject({
      code: 'wrong_state',
      facts: { item: 'GH02', type: 'accept', status: 'not_started' },
    }));

  it('that would make a later one impossible is refused, and the later one is named', () => {
    const done = record(running, ...decided);
    expect(
      refusalOf(() => record(done, '2026-05-20', { type: 'withdraw', reason: '另行申报' })),
    ).toMatchObject({
      kind: 'conflict',
      code: 'order_impossible',
      facts: { item: 'GH02', seq: 3, type: 'decide', on: '2026-05-26', because: 'wrong_state' },
    });
  });

  it('that breaks a rule for a later one says which', () => {
    const extended = record(running, '2026-05-25', {
      type: 'extend',
      days: 5,
      approver: '局长',
      reason: '复杂',
    });
    const early = { type: 'extend', days: 5, approver: '局长', reason: '复杂' } as const;
    expect(refusalOf(() => record(extended, '2026-05-20', early))).toMatchObject({
      code: 'order_impossible',
      facts: { seq: 3, type: 'extend', on: '2026-05-25', because: 'already_extended' },
    });
  });

  it('at the same moment as another stands after it', () => {
    const events = given([received, ['2026-05-11', { type: 'accept' }]]);
    expect(effectiveEvents(events).map(({ fact }) => fact.type)).toEqual(['receive', 'accept']);
  });

  it('just before midnight in Shanghai belongs to that day, a second later to the next', () => {
    const atNight = (when: string) => {
      const events = given([received, [when, { type: 'accept' }]]);
      return acceptedOn(caseOn(events, '2026-05-15'));
    };
    expect([atNight('2026-05-13 23:59'), atNight('2026-05-14 00:00')]).toEqual(['2026-05-13', '2026-05-14']);
  });
});

describe('a rectification', () => {
  it('takes back what never happened', () => {
    const events = mend(given([received, accepted, paused]), 3, null);
    expect(seen(events, '2026-05-20')).toMatchObject({ status: 'running', due: '2026-05-25' });
  });

  it('moves an event to the day it happened', () => {
    const events = mend(running, 2, ['2026-05-13', { type: 'accept' }]);
    expect(acceptedOn(caseOn(events, '2026-05-20'))).toBe('2026-05-13');
    expect(seen(events, '2026-05-12').status).toBe('received');
    expect(effectiveEvents(events).map(({ seq, on }) => [seq, isoDay(on)])).toEqual([
      [1, '2026-05-11'],
      [2, '2026-05-13'],
    ]);
  });

  it('puts another body in its place', () => {
    const done = record(running, '2026-05-20', { type: 'decide', result: 'approve' });
    const events = mend(done, 3, ['2026-05-20', { type: 'decide', result: 'refuse' }]);
    expect(seen(events, '2026-05-20').status).toBe('refused');
  });

  it('holds until the next one of the same event', () => {
    const once = mend(running, 2, ['2026-05-13', { type: 'accept' }]);
    const twice = mend(once, 2, ['2026-05-12', { type: 'accept' }]);
    expect(acceptedOn(caseOn(twice, '2026-05-20'))).toBe('2026-05-12');
    expect(acceptedOn(caseOn(mend(mend(running, 2, null), 2, accepted), '2026-05-12'))).toBe('2026-05-11');
  });

  it('needs an event of a person’s: not one unknown, not a rectification, not the program’s own note', () => {
    const mended = mend(given([received, accepted, paused]), 3, null);
    const noted = noteDeemed(given([['2026-05-11', { type: 'receive' }]]), '2026-05-19', '2026-05-11');
    expect(refusalOf(() => mend(running, 9, null))).toMatchObject({
      code: 'event_unknown',
      facts: { target: 9 },
    });
    expect(refusalOf(() => mend(mended, 4, null))).toMatchObject({
      code: 'event_unknown',
      facts: { target: 4 },
    });
    expect(refusalOf(() => mend(noted, 2, null))).toMatchObject({
      code: 'event_unknown',
      facts: { target: 2 },
    });
    expect(
      refusalOf(() => mend(running, 2, ['2026-05-11', { type: 'deemed_accept', on: day('2026-05-11') }])),
    ).toMatchObject({
      code: 'not_recorded_by_hand',
      facts: { item: 'GH02', type: 'deemed_accept' },
    });
  });

  it('that takes back the acceptance leaves silence, which accepts', () => {
    const done = record(running, '2026-05-20', { type: 'decide', result: 'approve' });
    expect(caseOn(mend(done, 2, null), '2026-05-20')).toMatchObject({
      status: 'decided',
      state: { deemed: true },
    });
  });

  it('that leaves no possible order is refused, and names what could not have happened', () => {
    const done = record(running, '2026-05-15', { type: 'decide', result: 'approve' });
    expect(refusalOf(() => mend(done, 2, null))).toMatchObject({
      code: 'order_impossible',
      facts: { seq: 3, type: 'decide', on: '2026-05-15', because: 'wrong_state' },
    });
    expect(refusalOf(() => mend(done, 2, ['2026-05-08', { type: 'accept' }]))).toMatchObject({
      code: 'order_impossible',
      facts: { seq: 2, type: 'accept', on: '2026-05-08' },
    });
  });

  it('that says something that cannot be said is told its own fault', () => {
    const extended = record(running, '2026-05-20', {
      type: 'extend',
      days: 5,
      approver: '局长',
      reason: '复杂',
    });
    const tooMuch = { type: 'extend', days: 50, approver: '局长', reason: '复杂' } as const;
    expect(refusalOf(() => mend(extended, 3, ['2026-05-20', tooMuch]))).toMatchObject({
      kind: 'invalid',
      issues: [{ path: 'days', code: 'extension_over_cap', facts: { cap: 10 } }],
    });
  });

  it('of the receipt moves the day from which silence accepts', () => {
    const silent = given([['2026-05-19', { type: 'receive' }]]);
    const events = mend(noteDeemed(silent, '2026-05-27', '2026-05-19'), 1, [
      '2026-05-20',
      { type: 'receive' },
    ]);
    expect(seen(events, '2026-05-27').status).toBe('received');
    expect(acceptedOn(caseOn(events, '2026-05-28'))).toBe('2026-05-20');
  });
});

describe('a record made under the notice of its time', () => {
  const inMarch = rulesWith({ calendar: stateCouncil.asKnownOn(day('2019-03-21')) });
  const told: readonly Told[] = [
    ['2019-04-23', { type: 'receive' }],
    ['2019-04-30', { type: 'correction_notice', text: '缺图' }],
  ];

  it('is read by the amended one: the fifth working day came a day sooner', () => {
    const events = given(told, inMarch);
    expect(seen(events, '2019-05-06', inMarch).status).toBe('correcting');
    expect(seen(events, '2019-05-06')).toMatchObject({ status: 'running' });
    expect(acceptedOn(caseOn(events, '2019-05-06'))).toBe('2019-04-23');
  });

  it('is not held against what happens next', () => {
    const events = record(given(told, inMarch), '2019-05-07', {
      type: 'pause',
      procedure: 'EXPERT',
      document: '告知书2号',
    });
    expect(seen(events, '2019-05-08')).toMatchObject({ status: 'paused', holder: 'procedure' });
  });
});
