// 提前介入 on chains worked out by hand: what may be filed, booked or reviewed today, and which papers are in hand.
import { describe, expect, it } from 'vitest';
import type { ApprovalPlan } from '../../src/domain/approval-chain.ts';
import { day } from '../../src/domain/day.ts';
import type { EarlyEntry } from '../../src/domain/start-early.ts';
import { earlyOf, planOf, type standings } from '../support/early.ts';

const standardLand = planOf('zj-standard-land-commit');
const on = (date: string, ...items: readonly string[]): Record<string, string> =>
  Object.fromEntries(items.map((item) => [item, date]));
const ways = (entries: readonly EarlyEntry[]) =>
  Object.fromEntries(entries.map(({ item, way }) => [item.code, way]));
const papers = (entries: readonly EarlyEntry[], item: string) => {
  const found = entries.find((entry) => entry.item.code === item);
  return Object.fromEntries(
    (found?.materials ?? []).map(({ spec, state, origin }) => [
      spec.code,
      origin === null ? state : `${state} ${'item' in origin ? `${origin.by} ${origin.item}` : origin.by}`,
    ]),
  );
};

describe('a standard-land project before its land contract', () => {
  /** Drawings are pre-reviewed and the contractor found; the land contract is not signed. */
  const beforeLand = {
    ...on('2026-04-01', 'LX01', 'BZ01'),
    ...on('2026-04-08', 'BZ04', 'ZJ03', 'ZJ04'),
    ...on('2026-04-20', 'BZ05', 'ZJ05'),
    ...on('2026-05-08', 'BZ06', 'ZJ07'),
  };

  it('files the contract and what is promised in one package, and has the permit reviewed ahead', () => {
    expect(ways(earlyOf(standardLand, beforeLand).entries)).toEqual({
      YD01: 'file',
      BZ03: 'file',
      GH02: 'review',
      PG02: 'file',
      PG03: 'file',
      LX02: 'file',
      SG05: 'file',
      SG04: 'review',
    });
  });

  it('lets the construction permit wait: two of its principal papers are permits still to come', () => {
    const { waiting } = earlyOf(standardLand, beforeLand);
    expect(waiting.find(({ item }) => item.code === 'SG07')?.on).toEqual(['YD02', 'GH02']);
    expect(waiting.map(({ item }) => item.code)).toEqual([
      'YD02',
      'YD03',
      'SG07',
      'KG01',
      'BZ07',
      'KG02',
      'JG02',
      'JG13',
      'JG08',
      'JG11',
      'BZ08',
    ]);
  });

  it('tells what the result of the review waits for', () => {
    const { entries } = earlyOf(standardLand, beforeLand);
    expect(entries.find(({ item }) => item.code === 'GH02')).toMatchObject({
      waitsFor: ['YD02'],
      since: null,
    });
  });

  it('tells since when a case may be filed: the day its last prerequisite ended', () => {
    const { entries } = earlyOf(standardLand, beforeLand);
    const since = (code: string) => entries.find(({ item }) => item.code === code)?.since;
    expect(since('YD01')).toBe(day('2026-05-08'));
    expect(since('PG03')).toBe(day('2026-04-01'));
  });

  it('ticks the papers in hand with their source: the scheme is drawn, the contract comes by itself', () => {
    expect(papers(earlyOf(standardLand, beforeLand).entries, 'GH02')).toEqual({
      'GH02-M1': 'to_prepare',
      'GH02-M2': 'awaited item YD01',
      'GH02-M3': 'in_hand data_sharing',
      'GH02-M4': 'in_hand item ZJ04',
      'GH02-M6': 'in_hand data_sharing',
      'GH02-M7': 'to_prepare',
    });
  });

  it('puts what weighs most on the five days of the promise first: contract 1, land 1, plan 1, permit 1', () => {
    const { entries, towards } = earlyOf(standardLand, beforeLand);
    expect(towards?.code).toBe('T5');
    expect(entries.map(({ item, chainDays }) => [item.code, chainDays])).toEqual([
      ['YD01', 4],
      ['BZ03', 4],
      ['GH02', 2],
      ['PG02', null],
      ['PG03', null],
      ['LX02', null],
      ['SG05', null],
      ['SG04', null],
    ]);
  });

  it('does not list a review that has been passed; it waits for its filing', () => {
    const mock = { startedOn: day('2026-05-11'), finishedOn: day('2026-05-18'), result: 'pass' } as const;
    const { entries, waiting } = earlyOf(standardLand, beforeLand, { GH02: { mock } });
    expect(ways(entries)['GH02']).toBeUndefined();
    expect(waiting.find(({ item }) => item.code === 'GH02')?.on).toEqual(['YD02']);
    const failed = { GH02: { mock: { ...mock, result: 'fail' } as const } };
    expect(ways(earlyOf(standardLand, beforeLand, failed).entries)['GH02']).toBe('review');
  });
});

describe('the two pre-reviews of the standard land', () => {
  it('wait for the design: nobody can review what has not been drawn', () => {
    const { entries, waiting } = earlyOf(standardLand, on('2026-04-01', 'LX01', 'BZ01'));
    expect(ways(entries)).toMatchObject({ ZJ03: 'book', ZJ04: 'book', BZ04: 'file' });
    expect(waiting.find(({ item }) => item.code === 'BZ05')?.on).toEqual(['ZJ04']);
    expect(waiting.find(({ item }) => item.code === 'BZ06')?.on).toEqual(['ZJ05']);
  });

  it('may be filed as soon as the drawings are there, the land or not', () => {
    const drawn = { ...on('2026-04-01', 'BZ01'), ...on('2026-04-15', 'ZJ04') };
    expect(ways(earlyOf(standardLand, drawn).entries)['BZ05']).toBe('file');
  });

  it('may be looked at while the notice of the regional assessment is still to come', () => {
    const drawn = on('2026-04-15', 'ZJ04');
    expect(ways(earlyOf(standardLand, drawn).entries)['BZ05']).toBe('review');
  });

  it('are not looked past by the land contract while the drawings are missing', () => {
    const { waiting } = earlyOf(
      standardLand,
      on('2026-04-01', 'LX01', 'BZ01', 'BZ04', 'ZJ03', 'ZJ04', 'BZ05'),
    );
    expect(waiting.find(({ item }) => item.code === 'YD01')?.on).toEqual(['ZJ05']);
  });
});

describe('what may be booked', () => {
  it('is what intermediaries, utilities and the owner do, and an inspection on the site', () => {
    const plan = planOf('nb-completion-30');
    const joint = plan.template.groups.find(({ type }) => type === 'joint_inspection')?.items ?? [];
    const all = Object.fromEntries(plan.items.map(({ code }) => [code, '2026-04-01']));
    for (const code of joint) {
      const { [code]: _, ...others } = all;
      expect(ways(earlyOf(plan, others).entries)).toEqual(
        plan.items.some((item) => item.code === code) ? { [code]: 'book' } : {},
      );
    }
    expect(joint.length).toBeGreaterThan(2);
  });
});

describe('papers', () => {
  const plan = planOf('yk-filing-50wd');
  const [first, second] = plan.items.filter(({ materials }) => materials.length > 0);
  if (first === undefined || second === undefined) throw new Error('no items with papers');
  const licence = {
    code: 'X-M1',
    zh: '法定代表人身份证明',
    role: 'secondary',
    tolerable: true,
    sharing: 'none',
    exempt: false,
    form: 'copy',
  } as const;
  const withPaper: ApprovalPlan = {
    ...plan,
    items: [
      { ...first, prerequisites: [], materials: [licence] },
      { ...second, prerequisites: [], materials: [{ ...licence, code: 'Y-M1' }] },
    ],
  };
  const paperOf = (more: Parameters<typeof standings>[2], changed = withPaper) =>
    papers(earlyOf(changed, {}, more).entries, second.code)['Y-M1'];

  it('handed in with another case of the project need not be brought again', () => {
    const running = { status: 'running', acceptedOn: day('2026-04-01') } as const;
    expect(paperOf({ [first.code]: running })).toBe(`in_hand case ${first.code}`);
  });

  it('are to be prepared while the other case still owes them, or gave them back', () => {
    const acceptedOn = day('2026-04-01');
    expect(paperOf({ [first.code]: { status: 'running', acceptedOn, owed: ['X-M1'] } })).toBe('to_prepare');
    expect(paperOf({ [first.code]: { status: 'withdrawn', acceptedOn } })).toBe('to_prepare');
    expect(paperOf({})).toBe('to_prepare');
  });

  it('that are principal are written for their own case', () => {
    const principal = {
      ...withPaper,
      items: withPaper.items.map((item) => ({
        ...item,
        materials: item.materials.map((spec) => ({ ...spec, role: 'principal' as const })),
      })),
    };
    const running = { status: 'running', acceptedOn: day('2026-04-01') } as const;
    expect(paperOf({ [first.code]: running }, principal)).toBe('to_prepare');
  });

  it('of an item that was waived do not exist', () => {
    const { entries } = earlyOf(
      standardLand,
      { ...on('2026-04-01', 'LX01', 'BZ01', 'ZJ04') },
      { ZJ04: { status: 'waived', acceptedOn: null } },
    );
    expect(papers(entries, 'BZ05')['BZ05-M1']).toBe('to_prepare');
  });
});

describe('a mark of the template', () => {
  const marked = {
    ...standardLand,
    items: standardLand.items.map((item) =>
      item.code !== 'SG07'
        ? item
        : {
            ...item,
            spec: {
              ...item.spec,
              prerequisites: item.spec.prerequisites.map((one) => ({ ...one, early: 'review' as const })),
            },
          },
    ),
  };

  it('lets a review begin whatever lies behind the predecessor', () => {
    expect(ways(earlyOf(marked, {}).entries)['SG07']).toBe('review');
    expect(ways(earlyOf(standardLand, {}).entries)['SG07']).toBeUndefined();
  });
});
