// Lengthening a limit: how much, by whose head, under which rule; and what follows a correction that nobody made.
import { describe, expect, it } from 'vitest';
import { planFor, plannedItem } from '../../src/domain/approval-chain.ts';
import { rulesFor } from '../../src/domain/case-rules.ts';
import { day } from '../../src/domain/day.ts';
import { extensionOn } from '../../src/domain/extension.ts';
import type { ApprovalTemplate } from '../../src/domain/template.ts';
import { checkTemplate } from '../../src/domain/template-check.ts';
import { stateCouncil } from '../support/calendar.ts';
import { caseOn, given, record, rulesWith, seen, type Told, workingDays } from '../support/one-case.ts';
import { placeWith, policies } from '../support/policies.ts';
import { refusalOf } from '../support/refusal.ts';
import { changed, partyCodes, template } from '../support/template-files.ts';

const on = day('2026-05-27');
const ningbo = template('nb-industrial-59');
const place = ningbo.items.findIndex(({ code }) => code === 'GH02');
/** The planning permit with other limits. */
function grantable(limits: object, where = policies.in('330200')) {
  const other = changed(ningbo, `items[${place}].limits`, limits) as ApprovalTemplate;
  const plan = planFor(other, {});
  const item = plannedItem(plan, 'GH02');
  return item === null ? null : extensionOn(rulesFor(plan, item, stateCouncil, where), on);
}
const limit = (days: number, unit = 'working') => ({ days, unit, assumed: true });

describe('what one extension may add', () => {
  it.each<[string, object, object | null]>([
    [
      'an ordinary licence: ten working days, by the head of the agency',
      { statutory: limit(20), committed: limit(10) },
      { rule: 'licence', days: 10, approver: 'agency_head' },
    ],
    [
      'joint handling within 45: fifteen, by the head of the people’s government',
      { statutory: limit(45), committed: limit(30) },
      { rule: 'joint', days: 15, approver: 'government_head' },
    ],
    [
      'verification of a project: forty, by the head of the agency',
      { statutory: limit(20), committed: limit(20), extension_by: 'verification' },
      { rule: 'verification', days: 40, approver: 'agency_head' },
    ],
    [
      '45 days that the template says are no joint handling',
      { statutory: limit(45), committed: limit(45), extension_by: 'licence' },
      { rule: 'licence', days: 10, approver: 'agency_head' },
    ],
    [
      'days that the template sets itself',
      { statutory: limit(20), committed: limit(10), extension: limit(5) },
      { rule: 'licence', days: 5, approver: 'agency_head' },
    ],
    [
      'a joint item whose template sets fewer days keeps its approver',
      { statutory: limit(45), committed: limit(45), extension: limit(8) },
      { rule: 'joint', days: 8, approver: 'government_head' },
    ],
    [
      'a limit in natural days, of which 许可法 42 knows nothing',
      { statutory: limit(30, 'natural'), committed: limit(30, 'natural') },
      null,
    ],
  ])('%s', (_, limits, expected) => {
    const found = grantable(limits);
    if (expected === null) expect(found).toBeNull();
    else expect(found).toMatchObject(expected);
  });

  it('is what the place says, from its day on', () => {
    const none = placeWith({ extendLicence: { days: 0, approver: 'agency_head', source: '本地承诺' } });
    const five = placeWith(
      { extendLicence: { days: 5, approver: 'agency_head', source: '本地承诺' } },
      '2026-05-28',
    );
    const ordinary = { statutory: limit(20), committed: limit(10) };
    expect(grantable(ordinary, none)).toBeNull();
    expect(grantable(ordinary, five)).toMatchObject({ days: 10 });
    const rules = rulesWith({ policies: five });
    expect([on, on + 1].map((granted) => extensionOn(rules, granted)?.days)).toEqual([10, 5]);
  });
});

describe('a template', () => {
  it('names one of the three rules, or none', () => {
    const named = (rule: unknown) =>
      checkTemplate(changed(ningbo, `items[${place}].limits.extension_by`, rule), partyCodes);
    expect(named('verification')).toMatchObject({ ok: true });
    expect(named('mayor')).toMatchObject({
      ok: false,
      issues: [{ path: `items[${place}].limits.extension_by`, code: 'not_allowed' }],
    });
  });
});

describe('who approves', () => {
  const act = { type: 'extend', days: 10, approver: '局长', reason: '复杂' } as const;
  const accepted: readonly Told[] = [
    ['2026-05-18', { type: 'receive' }],
    ['2026-05-18', { type: 'accept' }],
  ];

  it('is the agency’s own head where the record names nobody else', () => {
    const rules = rulesWith();
    expect(record(given(accepted), '2026-05-27', act, rules)).toHaveLength(3);
    expect(
      record(given(accepted), '2026-05-27', { ...act, approverOffice: 'agency_head' }, rules),
    ).toHaveLength(3);
  });

  it('is nobody else, not even a higher office', () =>
    expect(
      refusalOf(() => record(given(accepted), '2026-05-27', { ...act, approverOffice: 'government_head' }))
        .issues,
    ).toEqual([
      {
        path: 'approverOffice',
        code: 'extension_wrong_office',
        facts: { office: 'agency_head', source: '行政许可法第四十二条第一款' },
      },
    ]));
});

describe('a correction due on Friday 2026-05-22 that never came', () => {
  const told: readonly Told[] = [
    ['2026-05-18', { type: 'receive' }],
    ['2026-05-19', { type: 'correction_notice', text: '缺总平面图', correctBy: day('2026-05-22') }],
  ];
  const zhejiang = rulesWith();
  const shandong = rulesWith({ policies: policies.in('370687') });
  const lapse = (asOf: string, rules = zhejiang) => caseOn(given(told, rules), asOf, rules).lapse;
  const deemed = { type: 'withdraw', reason: '逾期未补正', deemed: true } as const;
  const issueOf = (when: string, rules = zhejiang, events = given(told, rules)) =>
    refusalOf(() => record(events, when, deemed, rules)).issues[0];

  it('has lapsed from the next day on, rest day or not; what follows is the place’s rule', () => {
    expect([lapse('2026-05-22'), lapse('2026-05-23')]).toEqual([null, 'deemed_withdrawn']);
    expect([lapse('2026-05-22', shandong), lapse('2026-05-23', shandong)]).toEqual([null, 'flagged']);
  });

  it('ends nothing by itself: a month later the case still waits for a person', () =>
    expect(seen(given(told, zhejiang), '2026-06-22', zhejiang).status).toBe('correcting'));

  it('may be recorded as deemed withdrawn in Zhejiang, once the day has passed', () => {
    expect(issueOf('2026-05-22')).toMatchObject({
      path: 'deemed',
      code: 'correction_not_lapsed',
      facts: { correctBy: '2026-05-22' },
    });
    const events = record(given(told, zhejiang), '2026-05-25', deemed, zhejiang);
    expect(seen(events, '2026-05-25', zhejiang).status).toBe('withdrawn');
    expect(caseOn(events, '2026-05-25', zhejiang).lapse).toBeNull();
  });

  it('may not where no rule says so: there the applicant is asked, and may withdraw', () => {
    expect(issueOf('2026-05-25', shandong)).toMatchObject({
      path: 'deemed',
      code: 'deemed_withdrawal_not_here',
    });
    const own = record(
      given(told, shandong),
      '2026-05-25',
      { type: 'withdraw', reason: '申请人要求' },
      shandong,
    );
    expect(seen(own, '2026-05-25', shandong).status).toBe('withdrawn');
  });

  it('cannot lapse where the notice named no day, or nothing is being corrected', () => {
    const undated: readonly Told[] = [
      told[0] ?? ['', { type: 'receive' }],
      ['2026-05-19', { type: 'correction_notice', text: '缺图' }],
    ];
    expect(issueOf('2026-05-25', zhejiang, given(undated, zhejiang))).toMatchObject({
      code: 'correction_without_date',
    });
    const running = given(
      [
        ['2026-05-18', { type: 'receive' }],
        ['2026-05-18', { type: 'accept' }],
      ],
      zhejiang,
    );
    expect(refusalOf(() => record(running, '2026-05-25', deemed, zhejiang)).code).toBe('not_correcting');
  });

  it('keeps the consequence that was told in the notice when the rule changes later', () => {
    const later = rulesWith({
      policies: placeWith({ lapsedCorrection: { value: 'flagged', assumed: true } }, '2026-05-20'),
    });
    expect(lapse('2026-05-25', later)).toBe('deemed_withdrawn');
  });
});

describe('the days of an extension', () => {
  it('are counted from acceptance in joint handling too, 45 + 15, and not one more', () => {
    const joint = rulesWith({
      promised: workingDays(30),
      statutory: workingDays(45),
      extension: { rule: 'joint', ownDays: null },
    });
    const accepted: readonly Told[] = [
      ['2025-09-01', { type: 'receive' }],
      ['2025-09-01', { type: 'accept' }],
    ];
    const act = {
      type: 'extend',
      approver: '副市长',
      approverOffice: 'government_head',
      reason: '复杂',
    } as const;
    const events = record(given(accepted, joint), '2025-10-10', { ...act, days: 15 }, joint);
    const dueOf = (kind: string) =>
      caseOn(events, '2025-10-10', joint).clocks.find(({ clock }) => clock.kind === kind)?.reading.dueOn;
    expect([dueOf('promised'), dueOf('statutory')]).toEqual([day('2025-11-07'), day('2025-11-28')]);
    expect(
      refusalOf(() => record(given(accepted, joint), '2025-10-10', { ...act, days: 16 }, joint)).issues,
    ).toMatchObject([{ path: 'days', code: 'extension_over_cap', facts: { cap: 15 } }]);
  });
});
