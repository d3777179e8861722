// A filing outside working time: the record keeps when it came, and the place decides from which day it counts.
import { describe, expect, it } from 'vitest';
import { policiesOf } from '../../src/domain/clock-policies.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import type { PolicyEntryValues } from '../../src/domain/policy.ts';
import {
  acceptedOn,
  caseOn,
  clockOf,
  given,
  record,
  rulesWith,
  seen,
  type Told,
  workingDays,
} from '../support/one-case.ts';
import { placeWith } from '../support/policies.ts';
import { refusalOf } from '../support/refusal.ts';

const source = '永康市政务服务中心收件规则第三条';
const nextDay: PolicyEntryValues = {
  receiptOnRestDay: { value: 'next_working_day', source },
  receiptAfterHours: { closes: '17:30', value: 'next_working_day', source },
};
const asIs = rulesWith({ promised: workingDays(20) });
const next = rulesWith({ promised: workingDays(20), policies: placeWith(nextDay) });
const received = (when: string): readonly Told[] => [[when, { type: 'receive' }]];
const intakeOf = (told: readonly Told[], asOf: string, rules = next) => {
  const clock = clockOf(caseOn(given(told, rules), asOf, rules), 'intake');
  return clock === null
    ? null
    : { from: isoDay(clock.startedOn), due: isoDay(clock.dueOn ?? 0), left: clock.remainingDays };
};

describe('a file received in September 2026', () => {
  it('on Sunday 09-20, a make-up working day, is received on a working day whatever the place says', () => {
    const expected = { from: '2026-09-20', due: '2026-09-28', left: 5 };
    expect(intakeOf(received('2026-09-20 10:00'), '2026-09-20', asIs)).toEqual(expected);
    expect(intakeOf(received('2026-09-20 10:00'), '2026-09-20', next)).toEqual(expected);
  });

  it('on Saturday 09-19 counts from that day by law, and from the next working day, Sunday, where the place says so', () => {
    const saturday = received('2026-09-19 10:00');
    expect(intakeOf(saturday, '2026-09-19', asIs)).toEqual({
      from: '2026-09-19',
      due: '2026-09-24',
      left: 5,
    });
    expect(intakeOf(saturday, '2026-09-19', next)).toEqual({
      from: '2026-09-20',
      due: '2026-09-28',
      left: 5,
    });
    expect(intakeOf(saturday, '2026-09-20', next)).toEqual({
      from: '2026-09-20',
      due: '2026-09-28',
      left: 5,
    });
    expect(intakeOf(saturday, '2026-09-21', next)).toEqual({
      from: '2026-09-20',
      due: '2026-09-28',
      left: 4,
    });
  });

  it('keeps the day on which it came', () => {
    const reading = caseOn(given(received('2026-09-19 10:00'), next), '2026-09-21', next);
    expect(reading).toMatchObject({
      state: { receivedOn: day('2026-09-19'), receivedAs: day('2026-09-20') },
      holderSince: day('2026-09-19'),
    });
  });
});

describe('closing time', () => {
  it.each([
    ['2026-05-22 17:29', '2026-05-22', '2026-05-29'], // Friday, a minute before
    ['2026-05-22 17:30', '2026-05-25', '2026-06-01'],
    ['2026-05-22 23:59', '2026-05-25', '2026-06-01'],
    ['2026-05-23 08:00', '2026-05-25', '2026-06-01'],
    ['2026-05-23 20:00', '2026-05-25', '2026-06-01'],
    ['2026-09-30 18:00', '2026-10-08', '2026-10-14'], // before National Day; Saturday 10-10 works
  ])('received %s: counts from %s, to be told by %s', (when, from, due) =>
    expect(intakeOf(received(when), when.slice(0, 10))).toEqual({ from, due, left: 5 }),
  );

  it('moves nothing where the place takes filings as they come', () =>
    expect(intakeOf(received('2026-05-22 23:59'), '2026-05-22', asIs)).toMatchObject({
      from: '2026-05-22',
      due: '2026-05-29',
    }));

  it('is for filings: an agency that accepts in the evening has accepted that evening', () => {
    const told: readonly Told[] = [...received('2026-05-21 09:00'), ['2026-05-22 18:00', { type: 'accept' }]];
    expect(seen(given(told, next), '2026-05-25', next)).toMatchObject({ due: '2026-06-22', left: 19 });
  });

  it('a change of the rules reaches only what is filed from its day on', () => {
    const rules = rulesWith({ policies: placeWith(nextDay, '2026-05-23') });
    expect(intakeOf(received('2026-05-22 18:00'), '2026-05-22', rules)).toMatchObject({ from: '2026-05-22' });
    expect(intakeOf(received('2026-05-23 18:00'), '2026-05-23', rules)).toMatchObject({ from: '2026-05-25' });
  });
});

describe('silence after a filing on Saturday 2026-05-23 that counts from Monday', () => {
  const silence = given(received('2026-05-23 10:00'), next);

  it('accepts a day later than where it counts from Saturday, and as of Monday, which is the day of receipt in law', () => {
    expect(seen(given(received('2026-05-23 10:00'), asIs), '2026-05-30', asIs).status).toBe('running');
    expect(seen(silence, '2026-05-31', next).status).toBe('received');
    expect(seen(silence, '2026-06-01', next).status).toBe('received');
    const reading = caseOn(silence, '2026-06-02', next);
    expect(reading).toMatchObject({
      status: 'running',
      state: { deemed: true, receivedOn: day('2026-05-23') },
    });
    expect(acceptedOn(reading)).toBe('2026-05-25');
    expect(seen(silence, '2026-06-02', next)).toMatchObject({ due: '2026-06-23', left: 14 });
  });

  it('cannot be broken by a notice of 06-02, but by one of 06-01', () => {
    const notice = { type: 'correction_notice', text: '缺总平面图' } as const;
    expect(refusalOf(() => record(silence, '2026-06-02', notice, next))).toMatchObject({
      code: 'already_deemed_accepted',
      facts: { acceptedOn: '2026-05-25' },
    });
    expect(record(silence, '2026-06-01', notice, next)).toHaveLength(2);
  });
});

describe('an answer given before a moved day has come', () => {
  it('ends the intake on its day; the limit of the decision begins on the day as which the acceptance counts', () => {
    const told: readonly Told[] = [...received('2026-05-23 09:00'), ['2026-05-23 10:00', { type: 'accept' }]];
    const reading = caseOn(given(told, next), '2026-05-23', next);
    expect(clockOf(reading, 'intake')).toMatchObject({
      state: 'stopped',
      startedOn: day('2026-05-23'),
      overdueDays: null,
    });
    expect(acceptedOn(reading)).toBe('2026-05-23');
    expect(clockOf(reading, 'promised')).toMatchObject({
      state: 'running',
      startedOn: day('2026-05-25'),
      dueOn: day('2026-06-23'),
      usedDays: 0,
      remainingDays: 20,
      light: 'none',
    });
  });

  it('shows no colour of a later day: a limit of one day that begins on Monday is not yet yellow on Saturday', () => {
    const oneDay = rulesWith({ promised: workingDays(1), policies: placeWith(nextDay) });
    const told: readonly Told[] = [...received('2026-05-23 09:00'), ['2026-05-23 10:00', { type: 'accept' }]];
    const lights = ['2026-05-23', '2026-05-24', '2026-05-25', '2026-05-26', '2026-05-27'].map(
      (on) => seen(given(told, oneDay), on, oneDay).light,
    );
    expect(lights).toEqual(['none', 'none', 'yellow', 'yellow', 'red']);
  });

  it('a decision on the same Saturday is in time', () => {
    const told: readonly Told[] = [
      ...received('2026-05-23 09:00'),
      ['2026-05-23 10:00', { type: 'accept' }],
      ['2026-05-24 10:00', { type: 'decide', result: 'approve' }],
    ];
    expect(clockOf(caseOn(given(told, next), '2026-05-25', next), 'promised')).toMatchObject({
      state: 'stopped',
      stoppedOn: day('2026-05-24'),
      usedDays: 0,
      overdueDays: null,
    });
  });
});

describe('a correction handed in on Saturday 2026-05-23', () => {
  const told: readonly Told[] = [
    ['2026-05-18', { type: 'receive' }],
    ['2026-05-19', { type: 'correction_notice', text: '缺总平面图' }],
    ['2026-05-23 10:00', { type: 'resubmit' }],
    ['2026-05-26', { type: 'accept' }],
  ];

  it('opens the new days to tell on Monday, and the decision counts from Monday too', () => {
    expect(intakeOf(told.slice(0, 3), '2026-05-23')).toEqual({
      from: '2026-05-25',
      due: '2026-06-01',
      left: 5,
    });
    const reading = caseOn(given(told, next), '2026-05-26', next);
    expect(acceptedOn(reading)).toBe('2026-05-23');
    expect(clockOf(reading, 'promised')).toMatchObject({
      startedOn: day('2026-05-25'),
      dueOn: day('2026-06-23'),
    });
  });
});

describe('what a clock rests on', () => {
  const usesOf = (told: readonly Told[], asOf: string, kind: string, rules = next) => {
    const run = caseOn(given(told, rules), asOf, rules).clocks.find(({ clock }) => clock.kind === kind);
    return run === undefined
      ? []
      : policiesOf(run.clock, rules).map(({ code, value, source: by }) => [code, value, by]);
  };

  it('the intake: the five days of the law, and the place’s rules for late filings', () =>
    expect(usesOf(received('2026-05-23 10:00'), '2026-05-23', 'intake')).toEqual([
      ['intakeDays', '5', '行政许可法第三十二条第一款第四项'],
      ['receiptOnRestDay', 'next_working_day', source],
      ['receiptAfterHours', 'next_working_day', source],
    ]));

  it('an extended limit: also who may extend it', () => {
    const told: readonly Told[] = [
      ...received('2026-05-21'),
      ['2026-05-22', { type: 'accept' }],
      ['2026-05-26', { type: 'extend', days: 10, approver: '局长', reason: '复杂' }],
    ];
    expect(usesOf(told, '2026-05-26', 'promised', asIs)).toEqual([
      ['receiptOnRestDay', 'actual', null],
      ['extendLicence', '10', '行政许可法第四十二条第一款'],
    ]);
  });
});
