// What each place makes of promises, as rules §4 tells it: a table of dates, acts and refusals. Every row reads the policies that
// come with the program. Accepted on Monday 11 May 2026 without the supervision contract; the decision is due on Monday 25 May.
import { describe, expect, it } from 'vitest';
import type { CaseFact } from '../../src/domain/case-events.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { consequenceEvent } from '../../src/domain/supplement-lapse.ts';
import { caseOn, given, record, rulesWith, type Told } from '../support/one-case.ts';
import { policies } from '../support/policies.ts';
import { refusalOf } from '../support/refusal.ts';

type Form = 'before_decision' | 'after_decision';

const reason = '逾期未补交';
const inPlace = (
  region: string,
  form: Form = 'before_decision',
  onLapse: 'revoke_acceptance' | 'terminate' | 'rectify_then_revoke' = 'revoke_acceptance',
) =>
  rulesWith({
    policies: policies.in(region),
    item: {
      tolerate_missing: {
        allowed: true,
        deadline: { days: 5, unit: 'working' },
        release: form,
        on_lapse: onLapse,
      },
    },
  });
const received: Told = ['2026-05-11', { type: 'receive' }];
const accepted = (promisedBy: string): Told => [
  '2026-05-11',
  { type: 'accept', missing: [{ material: 'M2', promisedBy: day(promisedBy) }] },
];
const issued: Told = [
  '2026-05-20',
  { type: 'decide', result: 'approve_tolerant', document: '施工许可证1号' },
];

interface Row {
  readonly place: string;
  readonly region: string;
  readonly may: 'may' | 'shall';
  readonly form: Form;
  readonly due: string;
  /** What the program says from the day after on. */
  readonly kind: string;
  readonly event: CaseFact | null;
  readonly status: string;
  readonly publicOn: string;
}

const rows: readonly Row[] = [
  {
    place: 'Zhejiang: acceptance revoked (浙规定 11)',
    region: '330784',
    may: 'may',
    form: 'before_decision',
    due: '2026-05-20',
    kind: 'revoke_acceptance',
    event: { type: 'revoke', what: 'acceptance_revoked', reason },
    status: 'acceptance_revoked',
    publicOn: '2026-05-26',
  },
  {
    place: 'Anyang: deemed withdrawn (安阳条例 24)',
    region: '410500',
    may: 'shall',
    form: 'before_decision',
    due: '2026-05-20',
    kind: 'deemed_withdrawn',
    event: { type: 'withdraw', deemed: true, reason },
    status: 'withdrawn',
    publicOn: '2026-05-26',
  },
  {
    place: "Xi'an: terminated",
    region: '610100',
    may: 'may',
    form: 'before_decision',
    due: '2026-05-20',
    kind: 'terminate',
    event: { type: 'terminate', reason },
    status: 'terminated',
    publicOn: '2026-05-26',
  },
  {
    place: 'Guangzhou: the permit stays, the credit site is told on the sixth day',
    region: '440100',
    may: 'shall',
    form: 'after_decision',
    due: '2026-05-29',
    kind: 'flagged',
    event: null,
    status: 'decided_tolerant',
    publicOn: '2026-06-04',
  },
  {
    place: 'Zhejiang, after the result: the certificate is taken back',
    region: '330784',
    may: 'may',
    form: 'after_decision',
    due: '2026-05-29',
    kind: 'take_back',
    event: { type: 'revoke', what: 'licence_revoked', reason },
    status: 'licence_revoked',
    publicOn: '2026-06-04',
  },
  {
    place: 'elsewhere: what the item says (Haiyang, acceptance revoked)',
    region: '370687',
    may: 'may',
    form: 'before_decision',
    due: '2026-05-20',
    kind: 'revoke_acceptance',
    event: { type: 'revoke', what: 'acceptance_revoked', reason },
    status: 'acceptance_revoked',
    publicOn: '2026-05-26',
  },
];

describe.each(rows)('$place', ({ region, may, form, due, kind, event, status, publicOn }) => {
  const rules = inPlace(region, form);
  const events = given([received, accepted(due), ...(form === 'after_decision' ? [issued] : [])], rules);
  const next = isoDay(day(due) + 1);

  it('may or shall accept without it', () =>
    expect(rules.policies.on(day('2026-05-11')).tolerance.value).toBe(may));

  it('says nothing on the last day', () => expect(caseOn(events, due, rules).consequence).toBeNull());

  it('says from the next day on what follows, and when it is public; a person records it', () => {
    const { consequence } = caseOn(events, next, rules);
    expect(consequence).toMatchObject({ kind, materials: ['M2'], dueOn: day(due), publicOn: day(publicOn) });
    expect(caseOn(events, '2026-07-01', rules).status).toBe(
      form === 'after_decision' ? 'decided_tolerant' : 'running',
    );
    if (event === null) return;
    const ended = record(events, next, event, rules);
    expect(caseOn(ended, next, rules)).toMatchObject({ status, consequence: null });
  });

  it('proposes exactly that act', () =>
    expect(kind === 'flagged' ? null : (consequenceEvent(kind as 'terminate')?.type ?? null)).toBe(
      event?.type ?? null,
    ));

  it('takes what came on the last day', () => {
    const supplied = record(events, due, { type: 'supplement' }, rules);
    expect(caseOn(supplied, '2026-07-01', rules).consequence).toBeNull();
  });
});

describe('a lapsed promise taken for a withdrawal', () => {
  const withdrawal: CaseFact = { type: 'withdraw', deemed: true, reason };
  const tryOn = (region: string, on: string) => {
    const rules = inPlace(region);
    const events = given([received, accepted('2026-05-20')], rules);
    return refusalOf(() => record(events, on, withdrawal, rules)).issues[0]?.code;
  };

  it('is refused where the place does not say so', () => {
    expect(tryOn('330784', '2026-05-21')).toBe('supplement_withdrawal_not_here');
    expect(tryOn('610100', '2026-05-21')).toBe('supplement_withdrawal_not_here');
  });

  it('is refused in Anyang too while the day has not passed', () =>
    expect(tryOn('410500', '2026-05-20')).toBe('supplement_not_lapsed'));
});

describe('everywhere', () => {
  const rules = inPlace('330784');
  const acceptWith = (missing: readonly { material: string; promisedBy: number | null }[], own = rules) =>
    refusalOf(() => given([received, ['2026-05-11', { type: 'accept', missing }]], own)).issues[0];

  it('a principal document may not be missing', () =>
    expect(acceptWith([{ material: 'M1', promisedBy: null }])?.code).toBe('material_principal'));

  it('a day past the decision limit is refused while the result waits, and allowed where it does not', () => {
    expect(acceptWith([{ material: 'M2', promisedBy: day('2026-05-26') }])).toMatchObject({
      code: 'supplement_after_decision',
      facts: { latest: '2026-05-25' },
    });
    const later = inPlace('330784', 'after_decision');
    expect(given([received, accepted('2026-06-26')], later)).toHaveLength(2);
  });

  it('nothing is granted while material is owed, but tolerantly where the result may come first', () => {
    const waiting = given([received, accepted('2026-05-20')], rules);
    const code = (result: 'approve' | 'approve_tolerant', own = rules, events = waiting) =>
      refusalOf(() => record(events, '2026-05-15', { type: 'decide', result }, own)).code;
    expect([code('approve'), code('approve_tolerant')]).toEqual(['material_owed', 'material_owed']);
    const later = inPlace('330784', 'after_decision');
    const open = given([received, accepted('2026-05-29')], later);
    expect(code('approve', later, open)).toBe('material_owed');
    expect(
      caseOn(
        record(open, '2026-05-15', { type: 'decide', result: 'approve_tolerant' }, later),
        '2026-05-15',
        later,
      ).status,
    ).toBe('decided_tolerant');
  });

  it('a day is put off once for force majeure, and never past the decision limit while the result waits', () => {
    const events = given([received, accepted('2026-05-20')], rules);
    const put = (until: string, from = events) =>
      record(
        from,
        '2026-05-19',
        { type: 'postpone_supplement', until: day(until), reason: '暴雨停运' },
        rules,
      );
    const once = put('2026-05-25');
    expect(caseOn(once, '2026-05-25', rules).consequence).toBeNull();
    expect(caseOn(once, '2026-05-26', rules).consequence?.dueOn).toBe(day('2026-05-25'));
    expect(refusalOf(() => put('2026-05-25', once)).code).toBe('supplement_postponed_before');
    expect(refusalOf(() => put('2026-05-26')).issues[0]?.code).toBe('supplement_after_decision');
    expect(refusalOf(() => put('2026-05-20')).issues[0]?.code).toBe('supplement_not_later');
  });
});
