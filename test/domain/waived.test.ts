// An item that a project does not need, also after a filing has ended, and that it needs after all.
import { describe, expect, it } from 'vitest';
import { facts } from '../../src/domain/case.ts';
import { instancesAsOf, stateAsOf } from '../../src/domain/case-history.ts';
import { day } from '../../src/domain/day.ts';
import { given, rulesWith, type Told } from '../support/one-case.ts';

const rules = rulesWith();
const first: readonly Told[] = [
  ['2026-05-11', { type: 'receive' }],
  ['2026-05-11', { type: 'accept' }],
  ['2026-05-13', { type: 'withdraw', reason: '方案调整' }],
];
const waived: Told = ['2026-05-14', { type: 'waive', reason: '并入区域评估' }];
const back: Told = ['2026-05-18', { type: 'reinstate', reason: '区域评估已失效' }];
const again: Told = ['2026-05-19', { type: 'receive' }];
const evening = (date: string, told: readonly Told[]) => stateAsOf(given(told, rules), day(date), rules);

describe('a case that was withdrawn', () => {
  it('may be waived: nothing waits for it any more', () => {
    expect(evening('2026-05-14', [...first, waived])).toMatchObject({
      status: 'waived',
      on: day('2026-05-14'),
      instances: 1,
    });
  });

  it('keeps the days it ran before, waived or not', () => {
    const instances = instancesAsOf(given([...first, waived], rules), day('2026-05-14'), rules);
    expect(instances.map(({ status }) => status)).toEqual(['withdrawn', 'waived']);
  });

  it('is filed as the second instance when it is needed after all', () => {
    expect(evening('2026-05-18', [...first, waived, back])).toMatchObject({
      status: 'not_started',
      instances: 1,
    });
    expect(facts(evening('2026-05-19', [...first, waived, back, again]))?.instance).toBe(2);
  });
});

describe('a case that never began', () => {
  it('comes back as if it had never been waived', () => {
    expect(evening('2026-05-18', [waived, back])).toMatchObject({ status: 'not_started', instances: 0 });
    expect(facts(evening('2026-05-19', [waived, back, again]))?.instance).toBe(1);
  });
});
