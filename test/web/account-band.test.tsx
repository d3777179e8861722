// The band says of lateness what the head of the project says: from the one promise, in its unit, and red only when it is late.
import { describe, expect, it } from 'vitest';
import type { ForecastTargetView } from '../../src/services/views.ts';
import { headlineOf } from '../../src/web/components/forecast-figures.tsx';
import { TimeAccountBand } from '../../src/web/components/time-account-band.tsx';
import { demoChart } from './chart-samples.ts';

const target = headlineOf(demoChart('永丰').forecast);
const account = {
  asOf: '2026-05-27',
  startedOn: '2026-03-30',
  until: '2026-05-27',
  endedOn: null,
  stretches: [],
  holders: [],
  naturalDays: 58,
};
const html = (promise: ForecastTargetView | null): string =>
  String(<TimeAccountBand lang="zh-CN" account={account} finishOn="2026-06-20" promise={promise} />);

describe('the band of a time account', () => {
  if (target === null) throw new Error('P1 has no promise');
  const { budget } = target;
  const late = { ...target, promisedOn: '2026-06-02', forecastOn: '2026-06-12', late: true };

  it('tells lateness in the unit of the promise', () => {
    const working = { ...late, budget: { ...budget, unit: 'working' as const }, expectedLeftDays: -8 };
    expect(html(working)).toContain('晚 8 个工作日');
    const natural = { ...late, budget: { ...budget, unit: 'natural' as const }, expectedLeftDays: -10 };
    expect(html(natural)).toContain('晚 10 天');
  });

  it('is not red for a promise that is kept, whatever its days look like', () => {
    const kept = html({ ...late, late: false, expectedLeftDays: 3, promisedOn: '2026-06-16' });
    expect(kept).not.toMatch(/behind|broken|晚/);
    expect(html(null)).not.toMatch(/behind|broken|晚/);
  });
});
