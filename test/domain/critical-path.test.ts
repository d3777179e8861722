// The longest chains of the six published templates, worked out once by a separate script and kept here as numbers.
import { describe, expect, it } from 'vitest';
import { planFor } from '../../src/domain/approval-chain.ts';
import { criticalPath, fitsTarget, targetNeed, workingDaysOf } from '../../src/domain/critical-path.ts';
import type { TargetSpec } from '../../src/domain/template.ts';
import { template } from '../support/template-files.ts';

const profiles = { default: 'default_profile', max: 'max_profile' } as const;

describe('the longest chain by promised limits', () => {
  it.each([
    ['nb-industrial-59', 'default', 24, 42, 'YD01 3 → ZJ04 10 → GH01 5 → ZJ05 15 → SG01 6 → SG07 3 → KG01 0'],
    [
      'nb-industrial-59',
      'max',
      28,
      44,
      'YD01 3 → ZJ04 10 → GH01 5 → ZJ05 15 → SG01 6 → SG02 2 → SG07 3 → KG01 0',
    ],
    [
      'nb-realestate-95',
      'default',
      27,
      109,
      'YD01 5 → ZJ04 20 → ZJ09 10 → PG07 4 → GH01 8 → ZJ06 15 → GH03 7 → ZJ05 25 → SG01 8 → SG02 4 → SG07 3 → KG01 0',
    ],
    [
      'nb-realestate-95',
      'max',
      30,
      109,
      'YD01 5 → ZJ04 20 → ZJ09 10 → PG07 4 → GH01 8 → ZJ06 15 → GH03 7 → ZJ05 25 → SG01 8 → SG02 4 → SG07 3 → KG01 0',
    ],
    [
      'yk-filing-50wd',
      'default',
      19,
      50,
      'LX01 0 → YD02 2 → ZJ04 8 → GH01 3 → ZJ06 8 → GH03 3 → ZJ05 10 → ZJ10 7 → SG01 3 → GH02 3 → SG07 3',
    ],
    [
      'yk-filing-50wd',
      'max',
      26,
      50,
      'LX01 0 → YD02 2 → ZJ04 8 → GH01 3 → ZJ06 8 → GH03 3 → ZJ05 10 → ZJ10 7 → SG01 3 → GH02 3 → SG07 3',
    ],
    [
      'zj-standard-land-commit',
      'default',
      28,
      40,
      'BZ01 1 → ZJ04 10 → BZ05 5 → ZJ05 15 → BZ06 5 → YD01 1 → YD02 1 → GH02 1 → SG07 1 → KG01 0',
    ],
    [
      'zj-standard-land-commit',
      'max',
      29,
      42,
      'BZ01 1 → ZJ04 10 → BZ05 5 → ZJ05 15 → BZ06 5 → SG02 5 → SG07 1 → KG01 0',
    ],
    [
      'nat-social-120wd',
      'default',
      28,
      117,
      'YD01 5 → ZJ04 15 → GH01 15 → ZJ05 20 → SG01 10 → SG02 10 → SG07 5 → KG01 0 → KG02 0 → JG02 10 → JG04 15 → JG13 0 → JG08 7 → JG11 5 → BJ01 0',
    ],
    [
      'nat-social-120wd',
      'max',
      29,
      122,
      'YD01 5 → ZJ04 15 → GH01 15 → ZJ05 20 → SG01 15 → SG02 10 → SG07 5 → KG01 0 → KG02 0 → JG02 10 → JG04 15 → JG13 0 → JG08 7 → JG11 5 → BJ01 0',
    ],
    ['nb-completion-30', 'default', 17, 13, 'ZJ08 5 → JG04 5 → JG13 1 → JG08 1 → JG11 1 → BJ01 0'],
    ['nb-completion-30', 'max', 20, 13, 'ZJ08 5 → JG04 5 → JG13 1 → JG08 1 → JG11 1 → BJ01 0'],
  ] as const)('of %s, %s profile', (name, profile, applicable, days, path) => {
    const one = template(name);
    const plan = planFor(one, one[profiles[profile]]);
    const longest = criticalPath(plan, one.targets.at(-1)?.to.item ?? '');
    expect(plan.items).toHaveLength(applicable);
    expect(longest?.days).toBe(days);
    expect(longest?.steps.map((step) => `${step.item} ${step.days}`).join(' → ')).toBe(path);
  });

  it('weighs a natural limit as five sevenths, and no limit as nothing', () => {
    const limit = { starts: 'accepted', source: null, assumed: true } as const;
    expect(workingDaysOf({ ...limit, days: 7, unit: 'natural' })).toBe(5);
    expect(workingDaysOf({ ...limit, days: 7, unit: 'working' })).toBe(7);
    expect(workingDaysOf({ ...limit, days: 7, unit: 'month' })).toBe(150);
    expect(workingDaysOf(null)).toBe(0);
  });

  it('has no end in an item that does not apply', () => {
    const one = template('nb-industrial-59');
    expect(criticalPath(planFor(one, {}), 'PG02')).toBeNull();
  });
});

describe('what the targets need', () => {
  it.each([
    ['nb-industrial-59', 'T59', 17, 19],
    ['nb-realestate-95', 'T95', 39, 39],
    ['yk-filing-50wd', 'T50', 50, 50],
    ['yk-filing-50wd', 'T17', 17, 17],
    ['yk-filing-50wd', 'T33', 33, 33],
    ['zj-standard-land-commit', 'T5', 3, 5],
    ['zj-standard-land-commit', 'T100', 40, 42],
    ['nat-social-120wd', 'T120', 79, 79],
    ['nb-completion-30', 'T30', 13, 13],
    ['yk-industrial-59', 'T59', 42, 42],
    ['yk-realestate-95', 'T95', 63, 63],
  ])('%s %s: %i working days, %i with everything switched on', (name, code, usual, most) => {
    const one = template(name);
    const target = one.targets.find((each) => each.code === code) as TargetSpec;
    const needs = [one.default_profile, one.max_profile].map((each) =>
      targetNeed(planFor(one, each), target),
    );
    expect(needs.map((need) => need?.days)).toEqual([usual, most]);
    expect(needs.every((need) => need !== null && fitsTarget(need, target))).toBe(true);
  });

  it('fit a natural target as long as seven fifths of them do', () => {
    const target = { days: 59, unit: 'natural' } as TargetSpec;
    const need = (days: number) => ({ days, path: { steps: [], days } });
    expect([42, 42.2].map((days) => fitsTarget(need(days), target))).toEqual([true, false]);
    expect(fitsTarget(need((10 * 5) / 7), { ...target, days: 10 })).toBe(true);
  });
});
