// Traps that lie in the life of a case, in a template or in a code, by number and name; the others are in traps.test.ts.
import { describe, expect, it } from 'vitest';
import { readCreditCode } from '../../src/domain/credit-code.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { readProjectCode } from '../../src/domain/project-code.ts';
import { readRegion, regionOf } from '../../src/domain/regions.ts';
import { checkTemplate } from '../../src/domain/template-check.ts';
import { dueOn } from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
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
import { refusalOf } from '../support/refusal.ts';
import { changed, partyCodes, template } from '../support/template-files.ts';

const due = (start: string, days: number): string =>
  isoDay(dueOn(calendar, day(start), { days, unit: 'working' }));
const accepted = (when: string): readonly Told[] => [
  [when, { type: 'receive' }],
  [when, { type: 'accept' }],
];
const dueOf = (told: readonly Told[], asOf: string, rules = rulesWith()) =>
  seen(given(told, rules), asOf, rules).due;
const extend = (days: number) => ({ type: 'extend', days, approver: '机关负责人', reason: '复杂' }) as const;

describe('traps of extensions and of joint handling', () => {
  const rules = rulesWith({ promised: workingDays(20) });
  const joint = rulesWith({
    promised: workingDays(45),
    statutory: workingDays(45),
    extension: { rule: 'joint', ownDays: null },
  });
  it('17. extension in time counts from acceptance, not from the approval', () => {
    expect(dueOf(accepted('2025-04-07'), '2025-05-06', rules)).toBe('2025-05-07');
    expect(dueOf([...accepted('2025-04-07'), ['2025-05-07', extend(10)]], '2025-05-07', rules)).toBe(
      '2025-05-21',
    );
  });
  it('18. extension after expiry has no effect: overdue since 05-08', () => {
    const events = given(accepted('2025-04-07'), rules);
    expect(refusalOf(() => record(events, '2025-05-08', extend(10), rules))).toMatchObject({
      code: 'extension_after_due',
      facts: { dueOn: '2025-05-07' },
    });
    expect(seen(events, '2025-05-08', rules).light).toBe('breach'); // promised and statutory limit are both 20
  });
  it('18b. wrong approver: a department’s head cannot lengthen joint handling', () => {
    const events = given(accepted('2025-09-01'), joint);
    const wrong = [
      extend(15),
      { ...extend(15), approverOffice: 'agency_head' },
      { ...extend(15), approver: '规划局局长', approverOffice: 'agency_head' },
    ] as const;
    for (const act of wrong)
      expect(refusalOf(() => record(events, '2025-11-07', act, joint)).issues).toEqual([
        {
          path: 'approverOffice',
          code: 'extension_wrong_office',
          facts: { office: 'government_head', source: '行政许可法第四十二条第二款' },
        },
      ]);
    expect(dueOf(accepted('2025-09-01'), '2025-11-07', joint)).toBe('2025-11-07');
  });
  it('19. joint handling: 45 working days, and 15 more', () => {
    const extended: Told = ['2025-11-07', { ...extend(15), approverOffice: 'government_head' }];
    expect(dueOf(accepted('2025-09-01'), '2025-11-06', joint)).toBe('2025-11-07');
    expect(dueOf([...accepted('2025-09-01'), extended], '2025-11-07', joint)).toBe('2025-11-28');
  });
});

describe('traps of results', () => {
  it('20. delivery clock: a case granted in time can still breach delivery', () => {
    const events = given([...accepted('2025-09-24'), ['2025-09-26', { type: 'decide', result: 'approve' }]]);
    expect(clockOf(caseOn(events, '2025-10-16'), 'delivery')).toMatchObject({
      dueOn: day('2025-10-16'),
      light: 'yellow',
    });
    expect(clockOf(caseOn(events, '2025-10-17'), 'delivery')).toMatchObject({ light: 'red' });
  });
  it('21. limit 0 = instant case', () => {
    expect([due('2025-09-30', 0), due('2025-10-01', 0), due('2025-10-11', 0)]).toEqual([
      '2025-09-30',
      '2025-10-09',
      '2025-10-11',
    ]);
  });
  it('34. verification clock: 60 working days from the promise, across New Year and Spring Festival', () => {
    const events = given([
      ...accepted('2025-12-01'),
      ['2025-12-01', { type: 'decide', result: 'approve_by_commitment' }],
    ]);
    expect(clockOf(caseOn(events, '2025-12-01'), 'verification')).toMatchObject({ dueOn: day('2026-03-02') });
  });
  it('38. withdrawn, returned and refused cases leave the overdue list', () => {
    const late = given(accepted('2025-09-01'));
    expect(seen(late, '2025-10-20').light).toBe('breach');
    const withdrawn = record(late, '2025-10-20', { type: 'withdraw', reason: '另行申报' });
    expect(seen(withdrawn, '2025-10-20')).toEqual({
      status: 'withdrawn',
      due: null,
      left: null,
      holder: 'OWN',
      light: 'none',
    });
    expect(seen(record(late, '2025-10-20', { type: 'decide', result: 'refuse' }), '2025-10-20').light).toBe(
      'none',
    );
  });
});

describe('traps of templates and codes', () => {
  it('39. committed > statutory: the configuration is refused', () => {
    const tooLong = changed(template('nb-industrial-59'), 'items[1].limits.committed', {
      days: 25,
      unit: 'working',
      assumed: true,
    });
    const capped = changed(tooLong, 'items[1].limits.statutory', {
      days: 20,
      unit: 'working',
      assumed: true,
    });
    expect(checkTemplate(capped, partyCodes)).toMatchObject({
      ok: false,
      issues: [
        {
          path: 'items[1].limits.committed.days',
          code: 'promised_above_statutory',
          facts: { promised: 25, statutory: 20 },
        },
      ],
    });
  });
  it('42. a failed credit-code check digit on an early-pilot code warns and does not block', () => {
    const read = readCreditCode('91350100M0001TGQXM');
    expect(read).toMatchObject({ ok: true, warnings: [{ code: 'credit_code_check_digit' }] });
  });
  it('43. project code region 330204, abolished in 2016, is valid history', () => {
    expect(regionOf('330204')).toMatchObject({ zh: '江东区', retiredIn: 2016 });
    expect(readRegion('330204')).toMatchObject({ ok: true, warnings: [] });
    expect(readProjectCode('2017-330204-48-03-012345-000')).toMatchObject({ ok: true, warnings: [] });
  });
});
