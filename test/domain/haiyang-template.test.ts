// The chain of Haiyang keeps its 45 working days whenever a project begins, and says of itself what is known and what is not.
import { describe, expect, it } from 'vitest';
import { planFor } from '../../src/domain/approval-chain.ts';
import { criticalPath, targetNeed } from '../../src/domain/critical-path.ts';
import { stateCouncil } from '../support/calendar.ts';
import { calendarRun } from '../support/calendar-run.ts';
import { template } from '../support/template-files.ts';

const haiyang = template('hy-whole-45wd');
const profiles = ['default_profile', 'max_profile'] as const;

describe('the calendar run', () => {
  it.each([
    ['nb-industrial-59', 'T59', 'default_profile', { starts: 454, min: 36, median: 40, max: 49, over: 0 }],
    ['nb-industrial-59', 'T59', 'max_profile', { starts: 452, min: 46, median: 51, max: 59, over: 0 }],
    ['yk-filing-50wd', 'T50', 'max_profile', { starts: 434, min: 50, median: 50, max: 50, over: 0 }],
    [
      'zj-standard-land-commit',
      'T100',
      'default_profile',
      { starts: 387, min: 55, median: 58, max: 65, over: 0 },
    ],
    ['nb-completion-30', 'T30', 'max_profile', { starts: 483, min: 16, median: 19, max: 26, over: 0 }],
  ] as const)('of %s gives for %s in the %s what was worked out before', (id, target, profile, known) => {
    expect(calendarRun(template(id), profile, target, stateCouncil)).toEqual(known);
  });

  it.each([
    ['T45', 'default_profile', { starts: 431, min: 41, median: 41, max: 41, over: 0 }],
    ['T45', 'max_profile', { starts: 430, min: 42, median: 42, max: 42, over: 0 }],
    ['LH15', 'default_profile', { starts: 431, min: 7, median: 7, max: 7, over: 0 }],
    ['LH15', 'max_profile', { starts: 430, min: 7, median: 7, max: 7, over: 0 }],
  ] as const)('of Haiyang keeps %s in the %s for every start of 2025 and 2026', (target, profile, known) => {
    expect(calendarRun(haiyang, profile, target, stateCouncil)).toEqual(known);
  });
});

describe('the longest chain of Haiyang', () => {
  const ends = 'SG02 4 → SG07 3 → KG01 0 → KG02 0 → JG02 8 → JG04 6 → JG13 1 → JG08 2 → JG11 5 → BJ01 0';
  it.each([
    ['default_profile', 65, `YD01 3 → ZJ04 10 → GH01 6 → ZJ05 12 → SG01 5 → ${ends}`],
    ['max_profile', 66, `YD01 3 → ZJ04 10 → GH01 6 → ZJ05 12 → SG01 6 → ${ends}`],
  ] as const)('in the %s', (profile, days, steps) => {
    const path = criticalPath(planFor(haiyang, haiyang[profile]), 'BJ01');
    expect(path?.days).toBe(days);
    expect(path?.steps.map((step) => `${step.item} ${step.days}`).join(' → ')).toBe(steps);
  });

  it('leaves room in its 45 days by promised limits alone', () => {
    const [t45] = haiyang.targets;
    const needs = profiles.map((profile) => t45 && targetNeed(planFor(haiyang, haiyang[profile]), t45)?.days);
    expect(needs).toEqual([31, 31]);
  });
});

describe('what is known of Haiyang', () => {
  it('is the 45 working days, from an article; how they are split over the stages is not', () => {
    expect(haiyang.targets[0]).toMatchObject({ days: 45, unit: 'working', days_source: 'NEWS-HY' });
    expect(haiyang.targets[0]?.basis?.assumed).toBe(true);
    expect(haiyang.stages.map(({ budget }) => budget)).toEqual([undefined, undefined, undefined, undefined]);
    expect(haiyang.region).toMatchObject({ code: '370687', zh: '海阳市' });
  });

  it('has no promised limit of an item, and no group, that claims to come from the article', () => {
    const claims = haiyang.items
      .map(({ limits }) => limits.committed.source)
      .concat(haiyang.groups.map(({ source }) => source));
    expect(claims).not.toContain('NEWS-HY');
  });

  it('uses the codes of items in the sense of the other chains', () => {
    const national = new Map(template('nat-social-120wd').items.map(({ code, zh }) => [code, zh]));
    expect(haiyang.items.filter(({ code, zh }) => national.get(code) !== zh)).toEqual([]);
  });

  it('says what closes its stages, and what may be reviewed early', () => {
    expect(haiyang.stages.map(({ closes }) => `${closes?.rule} ${closes?.items.join(' ')}`)).toEqual([
      'all LX01 YD02',
      'all GH02',
      'all SG07',
      'all JG13 JG08',
    ]);
    const early = haiyang.items.flatMap(({ code, prerequisites }) =>
      prerequisites.flatMap((before) => (before.early === 'review' ? [`${code} before ${before.item}`] : [])),
    );
    expect(early).toEqual(['GH02 before YD02', 'SG02 before GH02', 'SG07 before SG02']);
  });
});
