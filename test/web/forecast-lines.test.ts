// How a forecast is told: what is late and through whom, what nobody is to blame for, and what a stopped case rests on.
import { describe, expect, it } from 'vitest';
import type { ForecastCaseView, ForecastTargetView } from '../../src/services/views.ts';
import { outcomeOf, reasonOf, sourceOf } from '../../src/web/words/forecast-lines.ts';
import { demoChart } from './chart-samples.ts';

const { forecast } = demoChart('永丰');
const [target] = forecast.targets;
const running = forecast.cases.find(({ item }) => item === 'GH02');
if (target === undefined || running === undefined) throw new Error('P1 has no promise');
const { asOf } = forecast;

describe('a promise', () => {
  it('names the party that went beyond its limit', () => {
    expect(reasonOf('zh-CN', target, asOf)).toBe('晚 4 天，因建设工程规划许可证核发（资规局）');
  });

  it('names nobody where none did, but says how much is still needed', () => {
    const nobodys: ForecastTargetView = { ...target, because: null };
    expect(reasonOf('zh-CN', nobodys, asOf)).toBe('晚 4 天，没有事项超期，仍需 5 天');
    expect(reasonOf('en', nobodys, asOf)).toBe('4 days late; no item is overdue, 5 days are still needed');
    expect(reasonOf('zh-CN', { ...nobodys, forecastOn: '2026-05-20' }, asOf)).toBe('晚 4 天');
  });

  it('has no outcome once its last item is waived', () => {
    expect(outcomeOf('zh-CN', { ...target, state: 'void' }).text).toBe('终点事项已免办，此承诺不再适用');
  });
});

describe('what a case rests on', () => {
  const told = (by: 'told' | 'told_passed' | 'longest' | 'longest_passed' | 'untold') =>
    sourceOf('zh-CN', {
      ...running,
      resumes: { on: '2026-06-04', by, longest: { days: 20, unit: 'working' } },
    });

  it('is its limit alone when the end of the pause was told', () => {
    expect(told('told')).toBe('时限');
  });

  it('says what is taken when it was not, or has passed', () => {
    expect(told('longest')).toBe('时限；未告知暂停期限，按最长 20 个工作日');
    expect(told('longest_passed')).toBe('时限；未告知暂停期限，最长 20 个工作日已过，按今天恢复');
    expect(told('told_passed')).toBe('时限；告知的暂停期限已过，按今天恢复');
    expect(told('untold')).toBe('时限；未告知暂停期限，按今天恢复');
  });

  it('is nothing when it was waived', () => {
    const waived: ForecastCaseView = { ...running, state: 'waived', source: 'none' };
    expect(sourceOf('zh-CN', waived)).toBe('—');
  });
});
