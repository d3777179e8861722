// What places decide where the law leaves room: which value holds where and when, and what a file of them may not say.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { type PolicyCode, policyCodes, policyUse } from '../../src/domain/policy.ts';
import { checkPolicies } from '../../src/domain/policy-check.ts';
import { policies, policyBook } from '../support/policies.ts';

const today = day('2026-05-27');

describe('the policies that come with the program', () => {
  it('are, for the whole country, what the law says, and custom where it is silent', () => {
    const policy = policies.of('000000', today);
    const values = policyCodes.map((code) => {
      const { value, source, assumed } = policyUse(policy, code);
      return [code, value, source ?? (assumed ? 'assumed' : null)];
    });
    expect(values).toEqual([
      ['receiptOnRestDay', 'actual', 'assumed'],
      ['receiptAfterHours', 'actual', 'assumed'],
      ['intakeDays', '5', '行政许可法第三十二条第一款第四项'],
      ['deliveryDays', '10', '行政许可法第四十四条'],
      ['extendLicence', '10', '行政许可法第四十二条第一款'],
      ['extendJoint', '15', '行政许可法第四十二条第二款'],
      ['extendVerification', '40', '企业投资项目核准和备案管理条例第十条'],
      ['rollNaturalLimits', 'true', '民法典第二百零三条'],
      ['lapsedCorrection', 'flagged', 'assumed'],
      ['handOver', 'receives', 'assumed'],
      ['tolerance', 'may', 'assumed'],
      ['lapsedSupplement', 'by_template', 'assumed'],
      ['lapsedDeferred', 'take_back', 'assumed'],
      ['publicity', '6', 'assumed'],
      ['verification', 'working', 'assumed'],
      ['creditMark', 'when_confirmed', 'assumed'],
      ['creditBan', 'until_repaired', 'assumed'],
    ]);
  });

  it('let the head of the agency approve, and the people’s government of that level for joint handling', () => {
    const { extendLicence, extendJoint, extendVerification } = policies.of('330784', today);
    expect([extendLicence.approver, extendJoint.approver, extendVerification.approver]).toEqual([
      'agency_head',
      'government_head',
      'agency_head',
    ]);
  });

  it('take a lapsed correction for a withdrawal in Zhejiang from 2019 on, with the article that says so', () => {
    const lapsed = (region: string, on: string) => policies.of(region, day(on)).lapsedCorrection;
    expect(lapsed('330784', '2019-01-01')).toMatchObject({
      value: 'deemed_withdrawn',
      source: '浙江省保障“最多跑一次”改革规定第十一条第三款',
      region: '330000',
      from: day('2019-01-01'),
    });
    expect(lapsed('330784', '2018-12-31').value).toBe('flagged');
    expect(lapsed('370687', '2026-05-27').value).toBe('flagged');
  });
});

describe('of several entries', () => {
  const closes = (time: string) => ({
    receiptAfterHours: { closes: time, value: 'next_working_day', source: '本地通知' },
  });
  const book = policyBook(
    { region: '330784', from: '2026-03-01', values: closes('17:00') },
    { region: '330784', from: '2026-06-01', values: closes('16:30') },
    {
      region: '330700',
      from: '2026-04-01',
      values: { ...closes('18:00'), lapsedCorrection: { value: 'flagged', assumed: true } },
    },
  );
  const at = (region: string, on: string) => book.of(region, day(on));

  it('the newest of the smallest place holds, also beside a newer one of the place around it', () => {
    const times = ['2026-02-28', '2026-03-01', '2026-05-31', '2026-06-01'].map(
      (on) => at('330784', on).receiptAfterHours.closes,
    );
    expect(times).toEqual(['17:30', '17:00', '17:00', '16:30']);
  });

  it('each value is taken by itself: what the county leaves out the city says, then the province', () => {
    expect(at('330784', '2026-03-31').lapsedCorrection).toMatchObject({
      value: 'deemed_withdrawn',
      region: '330000',
    });
    expect(at('330784', '2026-04-01').lapsedCorrection).toMatchObject({ value: 'flagged', region: '330700' });
    expect(at('330784', '2026-04-01').receiptAfterHours).toMatchObject({ closes: '17:00', region: '330784' });
  });

  it('a neighbour keeps the rules of the country', () =>
    expect(at('330483', '2026-06-01').receiptAfterHours).toMatchObject({
      closes: '17:30',
      region: '000000',
    }));

  it('a day before all records has the rules of the first', () =>
    expect(at('330784', '1999-01-01').receiptOnRestDay).toMatchObject({
      value: 'actual',
      from: day('2004-07-01'),
    }));
});

describe('a file of policies is refused', () => {
  const whole = {
    region: '000000',
    from: '2004-07-01',
    values: {
      receiptOnRestDay: { value: 'actual', assumed: true },
      receiptAfterHours: { closes: '17:30', value: 'actual', assumed: true },
      intakeDays: { value: 5, source: '行政许可法32' },
      deliveryDays: { value: 10, source: '行政许可法44' },
      extendLicence: { days: 10, approver: 'agency_head', source: '行政许可法42' },
      extendJoint: { days: 15, approver: 'government_head', source: '行政许可法42' },
      extendVerification: { days: 40, approver: 'agency_head', source: '条例10' },
      rollNaturalLimits: { value: true, source: '民法典203' },
      lapsedCorrection: { value: 'flagged', assumed: true },
      handOver: { value: 'receives', assumed: true },
      tolerance: { value: 'may', assumed: true },
      lapsedSupplement: { value: 'by_template', assumed: true },
      lapsedDeferred: { value: 'take_back', assumed: true },
      publicity: { days: 6, assumed: true },
      verification: { days: 60, unit: 'working', assumed: true },
      creditMark: { value: 'when_confirmed', assumed: true },
      creditBan: { months: 0, assumed: true },
    },
  };
  const issuesOf = (...entries: readonly unknown[]) => {
    const checked = checkPolicies({ schema: 'place-policies/1', policies: entries });
    return checked.ok ? [] : checked.issues.map(({ path, code }) => [path, code]);
  };
  const place = (values: object, more: object = {}) => ({
    region: '330784',
    from: '2026-01-01',
    values,
    ...more,
  });
  const value = (code: PolicyCode, given: object) => issuesOf(whole, place({ [code]: given }));
  const at = (code: PolicyCode, field = '') => `policies[1].values.${code}${field}`;

  it('that is right: never', () => expect(issuesOf(whole)).toEqual([]));

  it.each<[string, PolicyCode, object, string, string]>([
    ['without a source', 'lapsedCorrection', { value: 'flagged' }, '', 'mark_missing'],
    [
      'with a source that is assumed',
      'lapsedCorrection',
      { value: 'flagged', source: 'x', assumed: true },
      '',
      'mark_double',
    ],
    [
      'with a rule that nobody knows',
      'receiptOnRestDay',
      { value: 'maybe', assumed: true },
      '.value',
      'not_allowed',
    ],
    [
      'with a time that no clock shows',
      'receiptAfterHours',
      { closes: '24:30', value: 'actual', assumed: true },
      '.closes',
      'not_a_time',
    ],
    [
      'that changes what the law fixes',
      'intakeDays',
      { value: 7, source: '本地规定' },
      '.value',
      'not_whole',
    ],
    [
      'with an approver that the law does not name',
      'extendJoint',
      { days: 15, approver: 'mayor', assumed: true },
      '.approver',
      'not_allowed',
    ],
    [
      'with days that are none',
      'extendLicence',
      { days: 2.5, approver: 'agency_head', assumed: true },
      '.days',
      'not_whole',
    ],
    [
      'with a field too many',
      'rollNaturalLimits',
      { value: true, assumed: true, law: 'x' },
      '.law',
      'unknown_field',
    ],
  ])('%s', (_, code, given, field, why) => expect(value(code, given)).toEqual([[at(code, field), why]]));

  it('for a place that is not there, or not a code', () => {
    expect(issuesOf(whole, place({}, { region: '339999' }))).toEqual([
      ['policies[1].region', 'policy_region_unknown'],
    ]);
    expect(issuesOf(whole, place({}, { region: '33' }))).toEqual([['policies[1].region', 'region_shape']]);
  });

  it('from a day that does not exist', () =>
    expect(issuesOf(whole, place({}, { from: '2026-02-30' }))).toEqual([['policies[1].from', 'not_a_date']]));

  it('that says two things of one place and day', () =>
    expect(issuesOf(whole, place({}), place({}))).toEqual([['policies[2]', 'policy_twice']]));

  it('that leaves the country without a value', () => {
    const { lapsedCorrection: _, ...rest } = whole.values;
    expect(issuesOf({ ...whole, values: rest })).toEqual([['policies', 'policy_not_nationwide']]);
  });
});
