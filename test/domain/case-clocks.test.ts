// The clocks that a case runs, who holds it meanwhile, and that nothing ticks once it is over.
import { describe, expect, it } from 'vitest';
import { mainClock, tookDays } from '../../src/domain/case-reading.ts';
import { day } from '../../src/domain/day.ts';
import {
  caseOn,
  clockOf,
  given,
  record,
  rulesWith,
  seen,
  type Told,
  workingDays,
} from '../support/one-case.ts';

const received: Told = ['2026-05-11', { type: 'receive' }];
const accepted: Told = ['2026-05-11', { type: 'accept' }];
const gap = (promisedBy: string | null = null): Told => [
  '2026-05-11',
  {
    type: 'accept',
    missing: [{ material: 'M2', promisedBy: promisedBy === null ? null : day(promisedBy) }],
  },
];
const pausedFor = (procedure: string, until?: string): Told => [
  '2026-05-15',
  { type: 'pause', procedure, document: '告知书7号', ...(until === undefined ? {} : { until: day(until) }) },
];
const approved: Told = ['2026-05-20', { type: 'decide', result: 'approve' }];
const tolerant: Told = ['2026-05-20', { type: 'decide', result: 'approve_tolerant' }];
const promised: Told = ['2026-05-20', { type: 'decide', result: 'approve_by_commitment' }];
const delivered: Told = ['2026-05-21', { type: 'deliver' }];
const later = rulesWith({
  item: {
    tolerate_missing: { allowed: true, release: 'after_decision', deadline: { days: 20, unit: 'working' } },
  },
});

describe('the decision clocks', () => {
  const running = given([received, accepted]);

  it('are the promised one, red when it is over, and that of the law, a breach', () => {
    expect(
      ['2026-05-22', '2026-05-25', '2026-05-26', '2026-06-08', '2026-06-09'].map(
        (d) => seen(running, d).light,
      ),
    ).toEqual(['yellow', 'yellow', 'red', 'red', 'breach']);
  });

  it('start at the receipt where the law says so', () => {
    const fromReceipt = rulesWith({
      promised: { days: 7, unit: 'natural', starts: 'received' },
      statutory: { days: 7, unit: 'natural', starts: 'received' },
    });
    const events = given([received, ['2026-05-14', { type: 'accept' }]], fromReceipt);
    expect(clockOf(caseOn(events, '2026-05-14', fromReceipt), 'promised')).toMatchObject({
      startedOn: day('2026-05-11'),
      dueOn: day('2026-05-18'),
      usedDays: 3,
    });
  });

  it('are kept apart from an intermediary’s', () => {
    const task = rulesWith({
      statutory: null,
      item: { kind: 'intermediary', department: { lead: 'INT', assist: [] } },
    });
    const events = given([['2026-05-11', { type: 'start' }]], task);
    const reading = caseOn(events, '2026-05-26', task);
    expect(reading.clocks.map(({ clock }) => clock.kind)).toEqual(['intermediary']);
    expect(reading).toMatchObject({ holder: 'INT', light: 'red' });
    const done = caseOn(record(events, '2026-05-27', { type: 'finish' }, task), '2026-05-28', task);
    expect(done).toMatchObject({ status: 'decided', holder: null, light: 'none' });
    expect(tookDays(done)).toBe(12);
  });
});

describe('the delivery clock', () => {
  it('gives ten working days from the grant', () => {
    const granted = given([received, accepted, approved]);
    expect(clockOf(caseOn(granted, '2026-05-20'), 'delivery')).toMatchObject({ dueOn: day('2026-06-03') });
    expect(clockOf(caseOn(granted, '2026-06-04'), 'delivery')).toMatchObject({ light: 'red' });
    expect(seen(granted, '2026-06-04').light).toBe('none'); // the decision was in time
    const late = record(granted, '2026-06-05', { type: 'deliver' });
    expect(clockOf(caseOn(late, '2026-06-30'), 'delivery')).toMatchObject({
      state: 'stopped',
      overdueDays: { working: 2, natural: 2 },
    });
  });

  it('does not run after a refusal, nor where nothing is issued', () => {
    const refused = given([received, accepted, ['2026-05-20', { type: 'decide', result: 'refuse' }]]);
    expect(clockOf(caseOn(refused, '2026-05-20'), 'delivery')).toBeNull();
    const { output: _, ...silent } = rulesWith().item;
    const rules = { ...rulesWith(), item: silent };
    const granted = caseOn(given([received, accepted, approved], rules), '2026-05-20', rules);
    expect([granted.status, granted.holder, clockOf(granted, 'delivery')]).toEqual(['decided', null, null]);
  });
});

describe('the clock of a special procedure', () => {
  it('runs to the end told in writing, and then over', () => {
    const events = given([received, accepted, pausedFor('EXPERT', '2026-05-22')]);
    expect(clockOf(caseOn(events, '2026-05-22'), 'special_procedure', 'EXPERT')).toMatchObject({
      dueOn: day('2026-05-22'),
      overdueDays: null,
    });
    expect(clockOf(caseOn(events, '2026-05-25'), 'special_procedure')).toMatchObject({
      overdueDays: { working: 1, natural: 3 },
    });
    const resumed = record(events, '2026-05-25', { type: 'resume' });
    expect(clockOf(caseOn(resumed, '2026-05-29'), 'special_procedure')).toMatchObject({ state: 'stopped' });
  });
});

describe('a case that is over', () => {
  const reason = '见决定书';
  it.each<[string, readonly Told[]]>([
    ['not accepted', [received, ['2026-05-12', { type: 'not_accept', reason }]]],
    [
      'withdrawn while correcting',
      [
        received,
        ['2026-05-12', { type: 'correction_notice', text: '缺图', correctBy: day('2026-05-20') }],
        ['2026-05-21', { type: 'withdraw', reason }],
      ],
    ],
    [
      'terminated in a pause',
      [received, gap(), pausedFor('EXPERT', '2026-05-22'), ['2026-05-18', { type: 'terminate', reason }]],
    ],
    [
      'acceptance revoked',
      [received, gap(), ['2026-05-20', { type: 'revoke', what: 'acceptance_revoked', reason }]],
    ],
    ['refused', [received, gap(), ['2026-05-20', { type: 'decide', result: 'refuse' }]]],
    [
      'licence revoked',
      [received, accepted, promised, ['2026-05-22', { type: 'revoke', what: 'licence_revoked', reason }]],
    ],
    ['delivered', [received, accepted, approved, delivered]],
    [
      'verified',
      [received, accepted, promised, delivered, ['2026-05-22', { type: 'verify', result: 'pass' }]],
    ],
  ])('(%s) runs no clock and shows no light for ever after', (_how, told) => {
    const reading = caseOn(given(told), '2027-01-15');
    expect(reading.clocks.filter((run) => run.reading.state !== 'stopped')).toEqual([]);
    expect(reading.light).toBe('none');
  });
});

describe('who has the ball', () => {
  const reason = '见决定书';
  const rectified: Told = ['2026-05-25', { type: 'verify', result: 'fail', rectifyBy: day('2026-06-10') }];
  it.each<[string, readonly Told[], string | null, string | null]>([
    ['nothing filed', [], null, null],
    ['waived', [['2026-05-11', { type: 'waive', reason }]], null, null],
    ['at the window', [['2026-05-11', { type: 'receive', window: true }]], 'ASC', '2026-05-11'],
    ['received', [received], 'NRP', '2026-05-11'],
    [
      'correcting',
      [received, ['2026-05-13', { type: 'correction_notice', text: '缺图' }]],
      'OWN',
      '2026-05-13',
    ],
    ['running', [received, accepted], 'NRP', '2026-05-11'],
    ['with the experts', [received, accepted, pausedFor('EXPERT')], 'procedure', '2026-05-15'],
    ['paused for the applicant', [received, accepted, pausedFor('CORRECT')], 'OWN', '2026-05-15'],
    [
      'resumed',
      [received, accepted, pausedFor('EXPERT'), ['2026-05-18', { type: 'resume' }]],
      'NRP',
      '2026-05-18',
    ],
    ['granted, to be delivered', [received, accepted, approved], 'NRP', '2026-05-20'],
    ['delivered', [received, accepted, approved, delivered], null, null],
    ['granted with a gap', [received, gap(), tolerant], 'OWN', '2026-05-20'],
    ['granted on a promise', [received, accepted, promised], 'NRP', '2026-05-20'],
    ['promise broken', [received, accepted, promised, rectified], 'OWN', '2026-05-25'],
    [
      'refused',
      [received, accepted, ['2026-05-20', { type: 'decide', result: 'refuse' }]],
      'OWN',
      '2026-05-20',
    ],
    ['terminated', [received, accepted, ['2026-05-19', { type: 'terminate', reason }]], 'OWN', '2026-05-19'],
  ])('%s', (_how, told, holder, since) => {
    const reading = caseOn(given(told, later), told.length === 1 ? '2026-05-12' : '2026-05-26', later);
    expect([reading.holder, reading.holderSince]).toEqual([holder, since === null ? null : day(since)]);
  });
});

describe('the clock a reader looks at', () => {
  const main = (told: readonly Told[], asOf: string, rules = rulesWith()) => {
    const clock = mainClock(caseOn(given(told, rules), asOf, rules))?.clock;
    return clock === undefined ? null : clock.kind;
  };

  it('is the one that runs: intake, then the promise, then a debt or a check; at last the promise again', () => {
    expect(main([], '2026-05-12')).toBeNull();
    expect(main([received], '2026-05-12')).toBe('intake');
    expect(main([received, gap()], '2026-05-12')).toBe('promised');
    expect(main([received, gap('2026-06-03'), tolerant], '2026-05-21', later)).toBe('supplement');
    expect(main([received, accepted, promised], '2026-05-21')).toBe('verification');
    expect(main([received, accepted, approved, delivered], '2026-05-22')).toBe('promised');
  });

  it('is that of the law where nothing was promised', () =>
    expect(
      main([received, accepted], '2026-05-12', rulesWith({ promised: null, statutory: workingDays(20) })),
    ).toBe('statutory'));
});
