// The six published chains run from every working day of 2025 and 2026: the figures of a separate script, kept as numbers.
import { describe, expect, it } from 'vitest';
import type { ApprovalPlan } from '../../src/domain/approval-chain.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import type { Forecast } from '../../src/domain/forecast.ts';
import { stateCouncil } from '../support/calendar.ts';
import { ahead, emptyOn, planOf } from '../support/forecast.ts';

interface Run {
  readonly start: string;
  readonly used: number;
  readonly end: string;
}

const [first, last] = [day('2025-01-02'), day('2026-12-31')];

/** Every start whose whole run ends inside 2026. */
function runsOf(plan: ApprovalPlan): readonly Forecast[] {
  const runs: Forecast[] = [];
  for (let start = first; start <= last; start += 1) {
    if (!stateCouncil.isWorkingDay(start)) continue;
    const run = ahead(plan, emptyOn(plan, start));
    if (run.cases.every(({ finishOn }) => (finishOn ?? 0) <= last)) runs.push(run);
  }
  return runs;
}

function usedOf(runs: readonly Forecast[], code: string): readonly Run[] {
  return runs.map(({ cases, targets }) => {
    const target = targets.find(({ reading }) => reading.spec.code === code);
    const from = target?.reading.spec.from;
    const first = cases.find(({ placed }) => placed.item.code === from?.item);
    return {
      start: isoDay((from?.event === 'decided' ? first?.finishOn : first?.startOn) ?? 0),
      used: target?.expectedUsedDays ?? -1,
      end: isoDay(target?.forecastOn ?? 0),
    };
  });
}

const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? -1;
};

describe('days that a target counts, over all starts', () => {
  it.each([
    ['nb-industrial-59', 'T59', 'default', 454, 36, 40, 49, '2025-12-25 2026-03-02'],
    ['nb-industrial-59', 'T59', 'max', 452, 46, 51, 59, '2025-01-27 2025-04-07'],
    ['nb-realestate-95', 'T95', 'default', 387, 68, 76, 88, '2025-09-22 2026-03-05'],
    ['nb-realestate-95', 'T95', 'max', 387, 75, 83, 94, '2025-09-17 2026-03-02'],
    ['yk-filing-50wd', 'T50', 'default', 434, 50, 50, 50, '2025-01-02 2025-03-19'],
    ['yk-filing-50wd', 'T50', 'max', 434, 50, 50, 50, '2025-01-02 2025-03-19'],
    ['zj-standard-land-commit', 'T5', 'default', 387, 3, 3, 3, '2025-02-28 2025-03-05'],
    ['zj-standard-land-commit', 'T5', 'max', 385, 5, 5, 5, '2025-02-28 2025-03-07'],
    ['zj-standard-land-commit', 'T100', 'default', 387, 55, 58, 65, '2026-02-14 2026-04-20'],
    ['zj-standard-land-commit', 'T100', 'max', 385, 57, 61, 68, '2025-12-18 2026-02-24'],
    ['nat-social-120wd', 'T120', 'default', 379, 103, 103, 103, '2025-01-02 2025-06-26'],
    ['nat-social-120wd', 'T120', 'max', 374, 108, 108, 108, '2025-01-02 2025-07-03'],
    ['nb-completion-30', 'T30', 'default', 483, 16, 19, 26, '2025-01-10 2025-02-05'],
    ['nb-completion-30', 'T30', 'max', 483, 16, 19, 26, '2025-01-10 2025-02-05'],
  ] as const)('%s %s, %s profile', (name, code, profile, starts, least, middle, most, worst) => {
    const runs = usedOf(runsOf(planOf(name, profile)), code);
    const used = runs.map((run) => run.used);
    const highest = runs.find((run) => run.used === Math.max(...used));
    expect({
      starts: runs.length,
      least: Math.min(...used),
      median: median(used),
      most: Math.max(...used),
      worst: `${highest?.start} ${highest?.end}`,
    }).toEqual({ starts, least, median: middle, most, worst });
  });
});

/** Every department takes all that the law gives it. */
const byLaw = (plan: ApprovalPlan): ApprovalPlan => ({
  ...plan,
  items: plan.items.map((item) => ({ ...item, promised: item.statutory ?? item.promised })),
});

describe('the same with the whole statutory limits, default profile', () => {
  it.each([
    ['nb-industrial-59', 'T59', 93, 100],
    ['nb-realestate-95', 'T95', 192, 199],
    ['yk-filing-50wd', 'T50', 92, 92],
    ['zj-standard-land-commit', 'T100', 124, 131],
    ['nat-social-120wd', 'T120', 149, 149],
    ['nb-completion-30', 'T30', 77, 84],
  ] as const)('%s %s', (name, code, middle, most) => {
    const used = usedOf(runsOf(byLaw(planOf(name, 'default'))), code).map((run) => run.used);
    expect([median(used), Math.max(...used)]).toEqual([middle, most]);
  });
});

describe('natural days from the first day to the last, default profile', () => {
  it.each([
    ['nb-industrial-59', 'T59', 62, 68],
    ['nb-realestate-95', 'T95', 159, 167],
    ['yk-filing-50wd', 'T50', 74, 82],
    ['zj-standard-land-commit', 'T100', 58, 65],
    ['nat-social-120wd', 'T120', 171, 179],
    ['nb-completion-30', 'T30', 19, 26],
  ] as const)('%s', (name, code, middle, most) => {
    const spans = usedOf(runsOf(planOf(name, 'default')), code).map(
      ({ start, end }) => day(end) - day(start),
    );
    expect([median(spans), Math.max(...spans)]).toEqual([middle, most]);
  });
});
