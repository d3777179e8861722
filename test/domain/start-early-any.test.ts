// 提前介入 for any progress of any published chain.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hardPrerequisites, isSoft } from '../../src/domain/early-review.ts';
import { startEarly } from '../../src/domain/start-early.ts';
import { planOf, standings } from '../support/early.ts';

const templates = [
  'nb-industrial-59',
  'nb-realestate-95',
  'yk-filing-50wd',
  'zj-standard-land-commit',
  'nat-social-120wd',
  'nb-completion-30',
] as const;

describe.each(templates)('any project of %s', (name) => {
  const plan = planOf(name);
  const codes = plan.items.map(({ code }) => code);
  /** Ended items in any number, never one before those it waits for. */
  const progress = fc.subarray(codes).map((chosen) => {
    const done: Record<string, string> = {};
    for (const { code, prerequisites } of plan.items)
      if (chosen.includes(code) && prerequisites.every((before) => done[before] !== undefined))
        done[code] = '2026-04-01';
    return done;
  });

  it('lists nothing that has a hard prerequisite before it, and everything not begun once', () => {
    fc.assert(
      fc.property(progress, (done) => {
        const isDone = (code: string): boolean => done[code] !== undefined;
        const { entries, waiting } = startEarly(plan, standings(plan, done));
        for (const { item, way, waitsFor } of entries) {
          expect(hardPrerequisites(plan, item, isDone)).toEqual([]);
          expect(waitsFor.every((before) => isSoft(plan, item, before))).toBe(true);
          expect(way === 'review').toBe(waitsFor.length > 0);
        }
        const listed = [...entries, ...waiting].map(({ item }) => item.code);
        expect(listed.toSorted()).toEqual(codes.filter((code) => !isDone(code)).toSorted());
        for (const { on: kept } of waiting) expect(kept.filter(isDone)).toEqual([]);
      }),
    );
  });

  it('never takes from the list what an ending put on it, but by ending it', () => {
    fc.assert(
      fc.property(progress, fc.nat(), (done, n) => {
        const before = startEarly(plan, standings(plan, done)).entries.map(({ item }) => item.code);
        const next = before[n % Math.max(1, before.length)];
        const ready = plan.items.find(({ code }) => code === next);
        if (next === undefined || !ready?.prerequisites.every((code) => done[code] !== undefined)) return;
        const after = startEarly(plan, standings(plan, { ...done, [next]: '2026-05-01' }));
        const still = after.entries.map(({ item }) => item.code);
        expect(before.filter((code) => code !== next && !still.includes(code))).toEqual([]);
      }),
    );
  });

  it('gives the longest chain of limits that is left, as a walk of every chain finds it', () => {
    fc.assert(
      fc.property(progress, (done) => {
        const { entries, towards } = startEarly(plan, standings(plan, done));
        const end = towards?.to.item ?? null;
        const week = (code: string): number => {
          const promised = plan.items.find((item) => item.code === code)?.promised ?? null;
          if (promised === null || done[code] !== undefined) return 0;
          return promised.unit === 'working' ? promised.days : (promised.days * 5) / 7;
        };
        const walk = (code: string): number | null => {
          const after = plan.items.filter(({ prerequisites }) => prerequisites.includes(code));
          const further = after.map((item) => walk(item.code)).filter((days) => days !== null);
          if (end !== null && code !== end && further.length === 0) return null;
          return week(code) + (code === end ? 0 : Math.max(0, ...further));
        };
        for (const { item, chainDays } of entries) {
          const days = walk(item.code);
          expect(chainDays).toBe(days === null ? null : Math.ceil(Math.round(days * 1e6) / 1e6));
        }
      }),
      { numRuns: 20 },
    );
  });
});
