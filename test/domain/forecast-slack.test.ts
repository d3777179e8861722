// Slack, critical path and what-if held against brute force: one day more really moves the end, and not one earlier.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ApprovalPlan, planFor } from '../../src/domain/approval-chain.ts';
import { type Day, day } from '../../src/domain/day.ts';
import type { Forecast } from '../../src/domain/forecast.ts';
import type { ProjectReading } from '../../src/domain/project-reading.ts';
import { MOST_SUPPOSED_DAYS, nothingSupposed, proceduresOf, type WhatIf } from '../../src/domain/what-if.ts';
import { stateCouncil } from '../support/calendar.ts';
import { ahead, emptyOn, planOf } from '../support/forecast.ts';
import { readStory, replay } from '../support/story.ts';
import { template } from '../support/template-files.ts';

const longer = (item: string, workingDays: number): WhatIf => ({
  ...nothingSupposed,
  longer: [{ item, workingDays }],
});
const endOf = (found: Forecast): Day => found.finishOn ?? 0;

interface Known {
  readonly plan: ApprovalPlan;
  readonly reading: ProjectReading;
}

const stories = new Map(
  ['S1', 'S2', 'S3', 'S4', 'S5', 'S6'].map((name) => {
    const story = readStory(name);
    const plan = planFor(template(story.template), story.profile_overrides);
    const first = day(story.events[0]?.date ?? '');
    return [name, { plan, asOf: replay(story), first, last: day(story.events.at(-1)?.date ?? '') }] as const;
  }),
);

/** A story on any day of its life, or a published chain before anything has happened. */
const known: fc.Arbitrary<Known> = fc.oneof(
  fc.tuple(fc.constantFrom(...stories.values()), fc.nat(1000)).map(([{ plan, asOf, first, last }, n]) => ({
    plan,
    reading: asOf(first + (n % (last - first + 1))),
  })),
  fc
    .tuple(
      fc.constantFrom('nb-industrial-59', 'nb-realestate-95', 'nat-social-120wd', 'zj-standard-land-commit'),
      fc.constantFrom('default' as const, 'max' as const),
      fc.integer({ min: day('2025-01-02'), max: day('2026-06-30') }),
    )
    .map(([name, profile, on]) => {
      const plan = planOf(name, profile);
      return { plan, reading: emptyOn(plan, on) };
    }),
);

describe('the slack of a case', () => {
  it('leaves the end where it is, and one working day more moves it', () => {
    fc.assert(
      fc.property(known, fc.nat(100), ({ plan, reading }, pick) => {
        const found = ahead(plan, reading);
        const open = found.cases.filter(
          ({ slackDays }) => slackDays !== null && slackDays < MOST_SUPPOSED_DAYS,
        );
        const one = open[pick % Math.max(1, open.length)];
        if (one === undefined) return;
        const { code } = one.placed.item;
        const slack = one.slackDays ?? 0;
        if (slack > 0)
          expect(endOf(ahead(plan, reading, { whatIf: longer(code, slack) }))).toBe(endOf(found));
        expect(endOf(ahead(plan, reading, { whatIf: longer(code, slack + 1) }))).toBeGreaterThan(
          endOf(found),
        );
      }),
      { numRuns: 400 },
    );
  });

  it('is nothing for what the end does not wait for: a year more changes no end', () => {
    fc.assert(
      fc.property(known, fc.nat(100), ({ plan, reading }, pick) => {
        const found = ahead(plan, reading);
        const free = found.cases.filter(
          ({ slackDays, state }) => slackDays === null && state !== 'done' && state !== 'waived',
        );
        const one = free[pick % Math.max(1, free.length)];
        if (one === undefined) return;
        const whatIf = longer(one.placed.item.code, MOST_SUPPOSED_DAYS);
        const moved = ahead(plan, reading, { whatIf });
        const at = ({ cases }: Forecast) =>
          cases.find(({ placed }) => placed.item.code === found.towards)?.finishOn;
        expect(at(moved)).toBe(at(found));
      }),
      { numRuns: 100 },
    );
  });

  it('is what the longest way through it leaves, where all limits are working days', () => {
    for (const name of [
      'nb-industrial-59',
      'nb-realestate-95',
      'yk-filing-50wd',
      'nat-social-120wd',
      'nb-completion-30',
    ])
      for (const profile of ['default', 'max'] as const) {
        const plan = planOf(name, profile);
        const found = ahead(plan, emptyOn(plan, day('2025-03-03')));
        const ways = longestWays(plan, found.towards);
        const all = ways.get(found.towards)?.until ?? 0;
        for (const { placed, slackDays } of found.cases) {
          const way = ways.get(placed.item.code);
          const left = way === undefined || way.after === null ? null : all - way.until - way.after;
          expect([name, placed.item.code, slackDays]).toEqual([name, placed.item.code, left]);
        }
      }
  });
});

/** By item: working days of the longest chain that ends with it, and of the longest that follows it up to `to`. */
function longestWays(plan: ApprovalPlan, to: string) {
  const items = new Map(plan.items.map((item) => [item.code, item]));
  const lengthOf = (code: string): number => items.get(code)?.promised?.days ?? 0;
  const until = (code: string): number =>
    lengthOf(code) + Math.max(0, ...(items.get(code)?.prerequisites ?? []).map(until));
  const after = (code: string): number | null => {
    if (code === to) return 0;
    const next = plan.items.filter(({ prerequisites }) => prerequisites.includes(code));
    const ways = next.flatMap((item) => {
      const rest = after(item.code);
      return rest === null ? [] : [rest + lengthOf(item.code)];
    });
    return ways.length === 0 ? null : Math.max(...ways);
  };
  return new Map(plan.items.map(({ code }) => [code, { until: until(code), after: after(code) }]));
}

describe('a case that takes longer', () => {
  it('ends no project earlier, and no other case either', () => {
    fc.assert(
      fc.property(known, fc.nat(100), fc.integer({ min: 1, max: 60 }), ({ plan, reading }, pick, days) => {
        const found = ahead(plan, reading);
        const open = found.cases.filter(({ state }) => state === 'running' || state === 'waiting');
        const one = open[pick % Math.max(1, open.length)];
        if (one === undefined) return;
        const then = ahead(plan, reading, { whatIf: longer(one.placed.item.code, days) });
        for (const [i, { finishOn, startOn }] of then.cases.entries()) {
          expect(finishOn ?? 0).toBeGreaterThanOrEqual(found.cases[i]?.finishOn ?? 0);
          expect(startOn ?? 0).toBeGreaterThanOrEqual(found.cases[i]?.startOn ?? 0);
        }
        for (const [i, target] of then.targets.entries())
          expect(target.forecastOn ?? 0).toBeGreaterThanOrEqual(found.targets[i]?.forecastOn ?? 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('more that is supposed', () => {
  const histories = {
    limits: () => null,
    quick: () => ({ whole: 1, handling: 0, samples: 9 }),
    slow: () => ({ whole: 40, handling: 30, samples: 9 }),
  };
  const days = fc.integer({ min: 1, max: 40 });

  it.each(Object.entries(histories))('ends no case earlier, history %s', (_name, historyOf) => {
    fc.assert(
      fc.property(known, fc.nat(100), days, days, ({ plan, reading }, pick, some, more) => {
        const running = reading.cases.filter((placed) => proceduresOf(placed).length > 0);
        const one = running[pick % Math.max(1, running.length)];
        if (one === undefined) return;
        const procedure = proceduresOf(one)[0] ?? null;
        const pause = (workingDays: number): WhatIf['pauses'] =>
          workingDays === 0 ? [] : [{ item: one.item.code, workingDays, procedure }];
        const runs = [0, some, some + more].map((workingDays) =>
          ahead(plan, reading, { historyOf, whatIf: { ...nothingSupposed, pauses: pause(workingDays) } }),
        );
        for (const [n, run] of runs.entries())
          for (const [i, { finishOn }] of run.cases.entries())
            expect(finishOn ?? 0).toBeGreaterThanOrEqual(runs[n - 1]?.cases[i]?.finishOn ?? 0);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the critical path', () => {
  it('goes from case to case, each waiting for the one before, and is spent to the last day', () => {
    fc.assert(
      fc.property(known, ({ plan, reading }) => {
        const found = ahead(plan, reading);
        const cases = new Map(found.cases.map((one) => [one.placed.item.code, one]));
        for (const [i, code] of found.criticalPath.entries()) {
          const [one, before] = [cases.get(code), cases.get(found.criticalPath[i - 1] ?? '')];
          if (before === undefined || one === undefined) continue;
          expect(one.placed.item.prerequisites).toContain(before.placed.item.code);
          const others = one.placed.item.prerequisites.map((other) => cases.get(other)?.finishOn ?? 0);
          expect(before.finishOn).toBe(Math.max(...others));
          if (one.state !== 'waiting') continue;
          const ready = Math.max(before.finishOn ?? 0, reading.asOf);
          expect(one.startOn).toBe(stateCouncil.nextOrSame(ready));
        }
        expect(found.criticalPath.at(-1)).toBe(found.towards);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what begins today before its turn', () => {
  const plan = planOf('nb-industrial-59', 'max');
  const reading = emptyOn(plan, day('2025-03-03'));
  const found = ahead(plan, reading);
  const fire = (given: Forecast) => given.cases.find(({ placed }) => placed.item.code === 'SG02');
  const then = ahead(plan, reading, { whatIf: { ...nothingSupposed, startToday: ['SG02'] } });

  it('is decided no earlier than what it should have waited for', () => {
    const drawings = then.cases.find(({ placed }) => placed.item.code === 'SG01');
    expect(fire(then)?.startOn).toBe(day('2025-03-03'));
    expect(fire(then)?.finishOn).toBe(drawings?.finishOn);
  });

  it('saves its own two working days', () => {
    expect(stateCouncil.workingDaysBetween(endOf(then), endOf(found))).toBe(2);
  });
});
