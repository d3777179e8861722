// Which facts are promised, and what of the record speaks against each of them: cases refused, revoked, found wanting.
import { describe, expect, it } from 'vitest';
import { type ApprovalPlan, planFor, plannedItem } from '../../src/domain/approval-chain.ts';
import type { CaseStatus } from '../../src/domain/case-events.ts';
import { type CaseStanding, contradictions, promisedFacts } from '../../src/domain/commitment.ts';
import { day } from '../../src/domain/day.ts';
import { template } from '../support/template-files.ts';

const permit = planFor(template('yk-commitment-permit'), {});

const itemOf = (plan: ApprovalPlan, code: string) => {
  const item = plannedItem(plan, code);
  if (item === null || item === undefined) throw new Error(`no ${code}`);
  return item;
};

const standing = (item: string, more: Partial<CaseStanding> = {}): CaseStanding => ({
  item,
  status: 'delivered',
  since: day('2026-05-20'),
  mock: null,
  broken: false,
  returnedOn: null,
  ...more,
});

/** What speaks against the promise of the permit when these cases stand otherwise than well. */
function against(others: readonly CaseStanding[], attributes = permit.attributes) {
  const of = (item: string): CaseStanding => others.find((one) => one.item === item) ?? standing(item);
  return contradictions(promisedFacts(itemOf(permit, 'SG07')), of, attributes).map(
    ({ fact, item, outcome }) => [fact, item, outcome],
  );
}

describe('the facts that a construction permit is promised on', () => {
  it('are those of its template', () => {
    expect(promisedFacts(itemOf(permit, 'SG07')).map(({ zh }) => zh)).toEqual([
      '建设工程规划许可证有效，按许可建设',
      '施工图审查合格，按图施工',
      '“标准地”履约监管协议已签订并履行',
      '建设资金已经落实',
      '项目不在历史文化保护范围内',
    ]);
  });

  it('follow, where a template says nothing, from the papers that were not handed in', () => {
    const plan = planFor(template('nb-industrial-59'), {});
    const facts = promisedFacts(itemOf(plan, 'GH02'), ['GH02-M5']);
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.map(({ code }) => code)).not.toContain('GH02-M5');
    for (const { about, contradicted_by: could } of facts) {
      const material = itemOf(plan, 'GH02').materials.find(({ code }) => code === about);
      if (material?.from_item !== undefined)
        expect(could[0]).toEqual({ item: material.from_item, when: 'any' });
      expect(could.map(({ item }) => item)).toEqual(
        expect.arrayContaining([...itemOf(plan, 'GH02').prerequisites]),
      );
    }
  });
});

describe('what speaks against them', () => {
  it('is nothing while all is well', () => {
    expect(against([])).toEqual([]);
    expect(
      against([standing('GH02', { status: 'running' }), standing('SG01', { status: 'paused' })]),
    ).toEqual([]);
  });

  it.each<[CaseStatus, string]>([
    ['refused', 'refused'],
    ['acceptance_refused', 'refused'],
    ['terminated', 'terminated'],
    ['withdrawn', 'terminated'],
    ['licence_revoked', 'revoked'],
    ['licence_recalled', 'revoked'],
    ['acceptance_revoked', 'revoked'],
    ['licence_cancelled', 'expired'],
    ['rectifying', 'check_failed'],
  ])('is a planning permit that is %s', (status, outcome) => {
    expect(against([standing('GH02', { status })])).toEqual([['SG07-F1', 'GH02', outcome]]);
  });

  it('is a promise of another case that was found false, and a mock approval that failed', () => {
    expect(against([standing('SG01', { status: 'verifying', broken: true })])).toEqual([
      ['SG07-F2', 'SG01', 'check_failed'],
    ]);
    expect(against([standing('SG01', { status: 'ready', mock: 'fail' })])).toEqual([
      ['SG07-F2', 'SG01', 'check_failed'],
    ]);
    expect(against([standing('SG01', { status: 'delivered', mock: 'fail' })])).toEqual([]);
  });

  it('is a paper of that case that was returned as unfit', () => {
    expect(against([standing('BZ03', { returnedOn: day('2026-05-11') })])).toEqual([
      ['SG07-F3', 'BZ03', 'material_returned'],
    ]);
  });

  it('is a circumstance of the project', () => {
    expect(against([], { ...permit.attributes, heritage_zone: true })).toEqual([
      ['SG07-F5', null, 'circumstance'],
    ]);
  });

  it('is told for every fact, in their order', () => {
    expect(
      against([standing('BZ03', { status: 'terminated' }), standing('GH02', { status: 'licence_revoked' })]),
    ).toEqual([
      ['SG07-F1', 'GH02', 'revoked'],
      ['SG07-F3', 'BZ03', 'terminated'],
    ]);
  });
});
