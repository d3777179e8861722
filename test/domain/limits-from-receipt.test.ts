// Limits of other kinds: counted from receipt, in months, chosen by what the project is, and natural limits that roll or not.
import { describe, expect, it } from 'vitest';
import { planFor, plannedItem } from '../../src/domain/approval-chain.ts';
import { mainClock } from '../../src/domain/case-reading.ts';
import type { ItemLimit } from '../../src/domain/case-rules.ts';
import { day, isoDay, isoDayOrNull } from '../../src/domain/day.ts';
import type { LimitUnit } from '../../src/domain/time-limit.ts';
import { caseOn, clockOf, given, rulesWith, seen, type Told, workingDays } from '../support/one-case.ts';
import { placeWith } from '../support/policies.ts';
import { template } from '../support/template-files.ts';

const fromReceipt = (days: number, unit: LimitUnit = 'working'): ItemLimit => ({
  days,
  unit,
  starts: 'received',
});
const from = (told: readonly Told[], asOf: string, rules = permit) => {
  const clock = clockOf(caseOn(given(told, rules), asOf, rules), 'promised');
  return clock === null ? null : [isoDay(clock.startedOn), isoDayOrNull(clock.dueOn), clock.remainingDays];
};

/** 建筑法 8: seven days from receipt of the application, published as working days. */
const permit = rulesWith({ promised: fromReceipt(7), statutory: fromReceipt(7) });
const received: Told = ['2026-05-18', { type: 'receive' }];

describe('a construction permit to be decided within 7 working days of receipt on Monday 2026-05-18', () => {
  it('runs from receipt before anybody has accepted, and acceptance changes nothing', () => {
    expect(from([received], '2026-05-18')).toEqual(['2026-05-18', '2026-05-27', 7]);
    expect(from([received], '2026-05-20')).toEqual(['2026-05-18', '2026-05-27', 5]);
    expect(from([received, ['2026-05-22', { type: 'accept' }]], '2026-05-22')).toEqual([
      '2026-05-18',
      '2026-05-27',
      3,
    ]);
  });

  it('shows the reader the answer that is owed first, until it is given', () => {
    const main = (told: readonly Told[], asOf: string) =>
      mainClock(caseOn(given(told, permit), asOf, permit))?.clock.kind;
    expect(main([received], '2026-05-20')).toBe('intake');
    expect(main([received, ['2026-05-20', { type: 'accept' }]], '2026-05-20')).toBe('promised');
  });

  it('is in breach on 05-28, also when it was never answered and is accepted by silence', () => {
    const silence = given([received], permit);
    expect(seen(silence, '2026-05-26', permit)).toMatchObject({
      status: 'running',
      due: '2026-05-27',
      light: 'yellow',
    });
    expect(seen(silence, '2026-05-28', permit)).toMatchObject({ due: '2026-05-27', light: 'breach' });
  });

  it('counts from the complete correction where one was needed (建筑工程施工许可管理办法 5), not from the first receipt', () => {
    const told: readonly Told[] = [
      received,
      ['2026-05-20', { type: 'correction_notice', text: '缺监理合同' }],
      ['2026-05-26', { type: 'resubmit' }],
      ['2026-05-27', { type: 'accept' }],
    ];
    expect(from(told.slice(0, 2), '2026-05-20')).toBeNull();
    expect(from(told.slice(0, 3), '2026-05-26')).toEqual(['2026-05-26', '2026-06-04', 7]);
    expect(from(told, '2026-05-27')).toEqual(['2026-05-26', '2026-06-04', 6]);
  });

  it('counts from the next working day where the place takes a late filing as one of it', () => {
    const late = placeWith({
      receiptAfterHours: { closes: '17:30', value: 'next_working_day', assumed: true },
    });
    const rules = rulesWith({ promised: fromReceipt(7), policies: late });
    expect(from([['2026-05-18 18:05', { type: 'receive' }]], '2026-05-18', rules)).toEqual([
      '2026-05-19',
      '2026-05-28',
      7,
    ]);
  });

  it('binds a promise to supply material, which may not outlive it', () => {
    const told: readonly Told[] = [
      received,
      ['2026-05-22', { type: 'accept', missing: [{ material: 'M2', promisedBy: day('2026-05-27') }] }],
    ];
    expect(clockOf(caseOn(given(told, permit), '2026-05-22', permit), 'supplement')).toMatchObject({
      dueOn: day('2026-05-27'),
    });
    expect(() =>
      given(
        [
          received,
          ['2026-05-22', { type: 'accept', missing: [{ material: 'M2', promisedBy: day('2026-05-28') }] }],
        ],
        permit,
      ),
    ).toThrow('supplement_after_decision');
  });

  it('is lengthened by an extension counted from receipt', () => {
    const extended: Told = ['2026-05-27', { type: 'extend', days: 5, approver: '局长', reason: '复杂' }];
    expect(from([received, ['2026-05-19', { type: 'accept' }], extended], '2026-05-27')).toEqual([
      '2026-05-18',
      '2026-06-03',
      5,
    ]);
  });

  it('falls away when the filing is refused or taken back', () => {
    const refused: Told = ['2026-05-20', { type: 'refuse_acceptance', reason: '不属本机关职权' }];
    const withdrawn: Told = ['2026-05-20', { type: 'withdraw', reason: '另行申报' }];
    const clock = (told: Told) =>
      clockOf(caseOn(given([received, told], permit), '2026-06-30', permit), 'promised');
    expect(clock(refused)).toMatchObject({ state: 'stopped', dueOn: day('2026-05-27'), light: 'none' });
    expect(clock(withdrawn)).toMatchObject({ state: 'stopped', dueOn: null, light: 'none' });
  });
});

describe('a limit in months', () => {
  const months = (days: number, policies = rulesWith().policies) =>
    rulesWith({
      promised: { days, unit: 'month', starts: 'accepted' },
      statutory: null,
      extension: { rule: 'licence', ownDays: 2 },
      policies,
    });
  const accepted = (when: string): readonly Told[] => [
    [when, { type: 'receive' }],
    [when, { type: 'accept' }],
  ];

  it.each([
    ['2025-11-28', 3, '2026-02-28'], // Saturday, worked
    ['2024-05-31', 6, '2024-12-02'], // no 31 November, the 30th a Saturday
    ['2025-12-31', 2, '2026-02-28'],
    ['2026-07-01', 3, '2026-10-08'], // 1 October: after the holiday
  ])('accepted %s, %i months: %s', (on, count, due) =>
    expect(from(accepted(on), on, months(count))?.[1]).toBe(due),
  );

  it('is lengthened by months, and by the natural days of a pause', () => {
    const extended: Told = ['2026-05-20', { type: 'extend', days: 2, approver: '局长', reason: '复杂' }];
    expect(from([...accepted('2026-05-18'), extended], '2026-05-20', months(1))?.[1]).toBe('2026-08-18');
    const paused: readonly Told[] = [
      ['2026-05-20', { type: 'pause', procedure: 'EXPERT', document: '告知书1号' }],
      ['2026-05-29', { type: 'resume' }],
    ];
    expect(from([...accepted('2026-05-18'), ...paused], '2026-05-29', months(1))?.[1]).toBe('2026-06-29'); // 06-27 is a Saturday
  });

  it('ends on the rest day itself where the place does not let it roll', () => {
    const stays = placeWith({ rollNaturalLimits: { value: false, assumed: true } });
    expect(from(accepted('2026-07-01'), '2026-07-01', months(3, stays))?.[1]).toBe('2026-10-01');
    const natural = (policies = rulesWith().policies) =>
      rulesWith({ promised: { days: 30, unit: 'natural', starts: 'accepted' }, policies });
    expect(from(accepted('2025-02-13'), '2025-02-13', natural())?.[1]).toBe('2025-03-17');
    expect(from(accepted('2025-02-13'), '2025-02-13', natural(stays))?.[1]).toBe('2025-03-15');
  });
});

describe('of the variants of a limit', () => {
  const ningbo = template('nb-industrial-59');
  const eia = (eia_class: string) => plannedItem(planFor(ningbo, { eia_class }), 'PG01');

  it('the one for the project’s own attribute gives the date: an EIA report has 15 working days, a form 7', () => {
    const due = (eia_class: string) => {
      const item = eia(eia_class);
      const rules = rulesWith({ promised: item?.promised ?? null, statutory: item?.statutory ?? null });
      const told: readonly Told[] = [
        ['2026-05-18', { type: 'receive' }],
        ['2026-05-18', { type: 'accept' }],
      ];
      return [
        seen(given(told, rules), '2026-05-18', rules).due,
        isoDayOrNull(clockOf(caseOn(given(told, rules), '2026-05-18', rules), 'statutory')?.dueOn ?? null),
      ];
    };
    expect(due('report')).toEqual(['2026-06-08', '2026-07-17']);
    expect(due('form')).toEqual(['2026-05-27', '2026-06-17']);
  });
});

describe('a working-day limit', () => {
  it('is nothing to the roll', () => {
    const stays = rulesWith({
      promised: workingDays(5),
      policies: placeWith({ rollNaturalLimits: { value: false, assumed: true } }),
    });
    expect(
      from(
        [
          ['2025-09-24', { type: 'receive' }],
          ['2025-09-24', { type: 'accept' }],
        ],
        '2025-09-24',
        stays,
      )?.[1],
    ).toBe('2025-09-30');
  });
});
