// The register of promises across projects, and standard land of one: who sees what, in which order, and what is refused.
import { describe, expect, it } from 'vitest';
import { type CommitmentsQuery, listCommitments } from '../../src/services/commitments.ts';
import { commitmentsCsv } from '../../src/services/commitments-csv.ts';
import { publiciseCommitment } from '../../src/services/publicise-commitment.ts';
import { checkIndicators, setIndicators } from '../../src/services/standard-land.ts';
import { tellCommitment } from '../../src/services/tell-commitment.ts';
import { officer, platform, refusal, useJointWorld, window } from '../support/joint-world.ts';
import { someone } from '../support/system.ts';

const { at, end, open, record } = useJointWorld();
const water = officer('WTR');
const supervisor = someone('supervisor', { region: '330784' });

/** Granted on a promise on Thursday 14 May 2026: to be checked by 7 August. */
async function granted(attributes: object = {}, despite?: string): Promise<string> {
  const id = await open('zj-standard-land-commit', { soil_class: 'form', ...attributes });
  await end(id, '2026-05-11', 'LX01');
  await record(id, '2026-05-14 09:00', 'PG03', { type: 'receive' });
  await record(id, '2026-05-14 09:10', 'PG03', { type: 'accept' });
  const more = despite === undefined ? {} : { despite };
  const decision = { type: 'decide', result: 'approve_by_commitment', document: '=永承1号', ...more };
  await record(id, '2026-05-14 10:00', 'PG03', decision, water);
  return id;
}
const register = (query: CommitmentsQuery = {}, when = '2026-06-10', as = supervisor) =>
  listCommitments(at(as, when), query);

describe('the register of promises', () => {
  it('puts what is to be revoked first, then what waits by its day, and pages without repeating a row', async () => {
    const kept = await granted();
    await record(kept, '2026-06-01', 'PG03', { type: 'verify', result: 'pass' }, water);
    const mending = await granted();
    const byMonday = { type: 'verify', result: 'fail', rectifyBy: '2026-06-29' };
    await record(mending, '2026-06-01', 'PG03', byMonday, water);
    const waiting = await granted();
    const wrong = await granted();
    await record(wrong, '2026-06-01', 'PG03', { type: 'verify', result: 'false' }, water);
    const { items, total } = await register();
    const mine = items.filter(({ projectId }) => [kept, mending, waiting, wrong].includes(projectId));
    expect(total).toBe(items.length);
    expect(mine.map(({ projectId, state, publicityOn }) => [projectId, state, publicityOn])).toEqual([
      [wrong, 'false', '2026-06-07'],
      [mending, 'rectifying', '2026-07-05'],
      [waiting, 'to_verify', '2026-08-13'],
      [kept, 'kept', null],
    ]);
    const paged: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await register({ limit: 1, ...(cursor === undefined ? {} : { cursor }) });
      paged.push(...page.items.map(({ projectId }) => projectId));
      if (page.next === null) break;
      cursor = page.next;
    }
    expect(paged).toEqual(items.map(({ projectId }) => projectId));
  });

  it('shows what came to light after the decision', async () => {
    const id = await granted();
    const rowOf = async (when: string) =>
      (await register({}, when)).items.find(({ projectId }) => projectId === id)?.against;
    expect(await rowOf('2026-05-20')).toEqual([]);
    const revoke = { type: 'revoke', what: 'licence_revoked', reason: '备案信息不实' };
    await record(id, '2026-06-02', 'LX01', revoke, platform);
    expect(await rowOf('2026-06-10')).toMatchObject([
      { fact: 'PG03-F1', item: 'LX01', outcome: 'revoked', since: '2026-06-02' },
    ]);
  });

  it('filters by state, department and applicant, and by what was decided all the same', async () => {
    const id = await granted({ flood_zone: true }, '已避让河道管理范围');
    const ids = async (query: CommitmentsQuery) =>
      (await register(query)).items.map(({ projectId }) => projectId);
    expect(await ids({ despite: true })).toEqual([id]);
    expect(await ids({ department: 'HUD' })).toEqual([]);
    expect(await ids({ applicant: '91330784MA2YFJM008' })).toContain(id);
    expect(await ids({ applicant: '某某' })).toContain(id);
    expect(await ids({ applicant: '100%' })).toEqual([]);
    expect(await ids({ state: 'kept', department: 'WTR' })).not.toContain(id);
    expect((await refusal(register({ cursor: 'x' }))).issues[0]?.code).toBe('cursor_invalid');
  });

  it('shows nobody what is out of sight, and leaves no formula in the table', async () => {
    await granted();
    expect((await register({}, '2026-06-10', someone('supervisor', { region: '330782' }))).total).toBe(0);
    expect(
      (await register({}, '2026-06-10', someone('owner', { creditCode: '91330784MA2YQ52004' }))).total,
    ).toBe(0);
    const csv = commitmentsCsv('zh-CN', (await register()).items);
    expect(csv).toContain("'=永承1号");
    expect(csv).not.toMatch(/(^|,)=/m);
  });
});

describe('publicity', () => {
  it('of a breach is recorded from the sixth day on, once, and of a promise any day', async () => {
    const id = await granted();
    await record(id, '2026-06-01', 'PG03', { type: 'verify', result: 'false' }, water);
    const publish = (when: string, what: string) =>
      publiciseCommitment(at(water, when), { projectId: id, item: 'PG03', raw: { what, where: '信用网' } });
    expect((await refusal(publish('2026-06-06', 'breach'))).issues).toMatchObject([
      { path: 'on', code: 'publicity_too_early', facts: { from: '2026-06-07' } },
    ]);
    await publish('2026-06-06', 'promise');
    const { page } = await publish('2026-06-08', 'breach');
    expect(page.publicities.map(({ what, on }) => [what, on])).toEqual([
      ['promise', '2026-06-06'],
      ['breach', '2026-06-08'],
    ]);
    expect((await refusal(publish('2026-06-09', 'breach'))).code).toBe('already_publicised');
    const row = (await register()).items.find(({ projectId }) => projectId === id);
    expect(row?.publicised).toEqual({ promise: '2026-06-06', breach: '2026-06-08' });
  });

  it('of a breach needs one', async () => {
    const id = await granted();
    const raw = { what: 'breach', where: '信用网' };
    const asked = publiciseCommitment(at(water, '2026-06-20'), { projectId: id, item: 'PG03', raw });
    expect((await refusal(asked)).code).toBe('promise_not_broken');
  });
});

describe('telling an applicant', () => {
  it('gives the template’s text and facts to sign, and an excluded matter is refused with the article', async () => {
    const id = await open('zj-standard-land-commit', { soil_class: 'form', eia_class: 'report' });
    const { promise } = await tellCommitment(at(window, '2026-05-12'), id, 'PG03');
    expect(promise.facts.map(({ code }) => code)).toEqual(['PG03-F1', 'PG03-F2']);
    expect(promise.text).toContain('决定作出前可以撤回承诺');
    expect((await refusal(tellCommitment(at(window, '2026-05-12'), id, 'PG01'))).code).toBe(
      'commitment_excluded',
    );
    expect((await refusal(tellCommitment(at(supervisor, '2026-05-12'), id, 'PG03'))).kind).toBe('forbidden');
  });
});

describe('standard land', () => {
  const ratio = {
    code: 'floor_area_ratio',
    name: '容积率',
    value: 1.5,
    direction: 'at_least',
    check: 'completion',
  };
  const contract = (indicators: readonly object[] = [ratio]) => ({
    document: '出让合同',
    on: '2026-05-09',
    indicators,
  });

  it('is entered by those who serve the applicant and checked by departments', async () => {
    const id = await open('zj-standard-land-commit', {});
    expect((await refusal(setIndicators(at(water, '2026-05-20'), id, contract()))).kind).toBe('forbidden');
    await setIndicators(at(window, '2026-05-20'), id, contract());
    const check = {
      check: 'completion',
      on: '2026-05-20',
      actual: [{ code: ratio.code, value: 1.6 }],
      result: 'met',
    };
    expect((await refusal(checkIndicators(at(window, '2026-05-20'), id, check))).kind).toBe('forbidden');
    const { land } = await checkIndicators(at(water, '2026-05-20'), id, check);
    expect(land.checks.map(({ check: one, state }) => [one, state])).toEqual([
      ['completion', 'met'],
      ['production', 'none'],
    ]);
  });

  it.each([
    ['no number', { value: '很多' }, 'indicators[0].value', 'type_wrong'],
    ['a negative one', { value: -1 }, 'indicators[0].value', 'too_small'],
    ['too many decimals', { value: 1.23456 }, 'indicators[0].value', 'too_many_decimals'],
    ['an unknown direction', { direction: 'about' }, 'indicators[0].direction', 'choice_unknown'],
    ['an unknown check', { check: 'someday' }, 'indicators[0].check', 'choice_unknown'],
  ])('refuses %s by its place in the list', async (_, wrong, path, code) => {
    const id = await open('zj-standard-land-commit', {});
    const asked = setIndicators(at(window, '2026-05-20'), id, contract([{ ...ratio, ...wrong }]));
    expect((await refusal(asked)).issues.map((issue) => [issue.path, issue.code])).toEqual([[path, code]]);
  });
});
