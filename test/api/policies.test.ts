// What holds in a place, asked by nobody in particular.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi('empty');
});
afterAll(() => api.close());

const policyOf = async (query: string, code: string) => {
  const { body } = await api.call(`/api/policies${query}`);
  return body.policies.find((one: { code: string }) => one.code === code);
};

describe('GET /api/policies', () => {
  it('gives every value for the whole country today, without a sign-in', async () => {
    const { status, body } = await api.call('/api/policies');
    expect([status, body.region.zh, body.day, body.policies.length]).toEqual([200, '全国', '2026-05-27', 17]);
  });

  it('gives what the place or the one around it says, with the source, on the day asked for', async () => {
    expect(await policyOf('?region=330784&day=2026-05-27', 'lapsedCorrection')).toEqual({
      code: 'lapsedCorrection',
      value: 'deemed_withdrawn',
      facts: {},
      source: '浙江省保障“最多跑一次”改革规定第十一条第三款',
      assumed: false,
      region: '330000',
      from: '2019-01-01',
    });
    expect(await policyOf('?region=330784&day=2018-12-31', 'lapsedCorrection')).toMatchObject({
      value: 'flagged',
      assumed: true,
    });
    expect(await policyOf('?region=330784&asOf=2018-12-31', 'lapsedCorrection')).toMatchObject({
      value: 'flagged',
    });
    expect(await policyOf('', 'extendJoint')).toMatchObject({
      value: '15',
      facts: { days: 15, approver: 'government_head' },
    });
  });

  it.each([
    ['?region=33', 'region', 'region_shape'],
    ['?region=330784&day=2026-02-30', 'day', 'date_invalid'],
    ['?place=330784', 'place', 'unknown_key'],
  ])('refuses %s and names the field', async (query, path, code) => {
    const { status, body } = await api.call(`/api/policies${query}`);
    expect([status, body.errors[0].path, body.errors[0].code]).toEqual([400, path, code]);
  });
});
