// Mock approval (模拟审批): reviewed before it may be filed, told ever after, deciding nothing.
import { describe, expect, it } from 'vitest';
import { facts, initialState, mocksOf, runningMock } from '../../src/domain/case.ts';
import type { CaseEvent, CaseFact } from '../../src/domain/case-events.ts';
import { stateAsOf } from '../../src/domain/case-history.ts';
import { doneOn, mainClock, readCase } from '../../src/domain/case-reading.ts';
import { possibleEvents } from '../../src/domain/case-rules.ts';
import { day } from '../../src/domain/day.ts';
import { mockExpectedOn } from '../../src/domain/mock-approval.ts';
import { literalReading } from '../../src/domain/second-engine.ts';
import { literal } from '../support/literal-calendar.ts';
import { record, rulesWith } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

const rules = rulesWith();
type Told = readonly [string, CaseFact];
const told = (...steps: readonly Told[]): readonly CaseEvent[] =>
  steps.reduce<readonly CaseEvent[]>((events, [on, fact]) => record(events, on, fact, rules), []);
const state = (events: readonly CaseEvent[], on: string) => stateAsOf(events, day(on), rules);
const readingOf = (events: readonly CaseEvent[], on: string) =>
  readCase(state(events, on), rules, day(on), false);

const begun: Told = ['2026-05-11', { type: 'mock_start', note: '土地未摘牌' }];
const passed: Told = [
  '2026-05-20',
  { type: 'mock_finish', result: 'pass', opinion: '指标符合规划条件', document: '预审意见1号' },
];
const failed: Told = ['2026-05-20', { type: 'mock_finish', result: 'fail', opinion: '退界不足' }];

describe('a round of mock approval', () => {
  it('leaves the case not begun: nobody holds it, nothing follows from it', () => {
    const reading = readingOf(told(begun, passed), '2026-05-27');
    expect(reading).toMatchObject({ status: 'blocked', holder: null, light: 'none' });
    expect(doneOn(reading.state)).toBeNull();
    expect(mainClock(reading)).toBeNull();
  });

  it('tells its days, result and opinion', () => {
    expect(mocksOf(state(told(begun, passed), '2026-05-27'))).toEqual([
      {
        startedOn: day('2026-05-11'),
        until: null,
        finishedOn: day('2026-05-20'),
        result: 'pass',
        opinion: '指标符合规划条件',
        document: '预审意见1号',
      },
    ]);
    expect(runningMock(state(told(begun, passed), '2026-05-19'))?.startedOn).toBe(day('2026-05-11'));
  });

  it('has the promised limit for a guide: ten working days from Monday 11 May end on Monday the 25th', () => {
    const [run] = readingOf(told(begun), '2026-05-12').clocks;
    expect(run?.clock).toMatchObject({ kind: 'mock', holder: 'NRP' });
    expect(run?.reading).toMatchObject({ state: 'running', dueOn: day('2026-05-25'), remainingDays: 9 });
  });

  it.each(['2026-05-22', '2026-05-25', '2026-05-26', '2026-07-01'])('has no light on %s', (on) => {
    const reading = readingOf(told(begun), on);
    expect(reading.light).toBe('none');
    expect(
      reading.clocks.map(({ reading: { light, lightDays, nextChangeOn } }) => [
        light,
        lightDays,
        nextChangeOn,
      ]),
    ).toEqual([['none', null, null]]);
  });

  it('is read the same by the second engine', () => {
    for (const on of ['2026-05-12', '2026-05-25', '2026-05-27']) {
      const [run] = readingOf(told(begun), on).clocks;
      if (run === undefined) throw new Error('no clock');
      const { state: at, dueOn, remainingDays, overdueDays, light } = run.reading;
      expect(literalReading(literal, run.clock.events, run.clock.limit, day(on))).toMatchObject({
        state: at,
        dueOn,
        remainingDays,
        overdueDays,
        light,
      });
    }
  });

  it('is expected on the day told, else at the end of the limit', () => {
    const until: Told = ['2026-05-11', { type: 'mock_start', until: day('2026-05-18') }];
    const expected = (events: readonly CaseEvent[]) => {
      const reading = readingOf(events, '2026-05-12');
      return mockExpectedOn(reading.state, reading.clocks);
    };
    expect(expected(told(until))).toBe(day('2026-05-18'));
    expect(expected(told(begun))).toBe(day('2026-05-25'));
  });

  it('may be followed by another one after it failed', () => {
    const again = told(begun, failed, ['2026-05-25', { type: 'mock_start' }]);
    expect(mocksOf(state(again, '2026-05-27')).map(({ result }) => result)).toEqual(['fail', null]);
    expect(readingOf(again, '2026-05-27').clocks).toHaveLength(2);
  });
});

describe('what cannot be recorded', () => {
  const refused = (steps: readonly Told[], [on, fact]: Told, changes = rules) =>
    refusalOf(() => record(told(...steps), on, fact, changes));
  it.each([
    ['a second round while one runs', [begun], ['2026-05-12', { type: 'mock_start' }], 'mock_running'],
    ['a round after one that passed', [begun, passed], ['2026-05-25', { type: 'mock_start' }], 'mock_passed'],
    ['an opinion without a round', [], passed, 'mock_not_running'],
    ['a second opinion', [begun, passed], ['2026-05-25', passed[1]], 'mock_not_running'],
    ['a round once the case is filed', [['2026-05-08', { type: 'receive' }]], begun, 'wrong_state'],
  ] as const)('%s', (_, steps, act, code) => {
    expect(refused(steps, act)?.code).toBe(code);
  });

  it('a day promised before the round begins', () => {
    const early: Told = ['2026-05-11', { type: 'mock_start', until: day('2026-05-08') }];
    expect(refused([], early)?.issues).toMatchObject([{ path: 'until', code: 'date_before_event' }]);
  });

  it('a round of what no department examines', () => {
    const survey = rulesWith({ item: { kind: 'intermediary' } });
    expect(refused([], begun, survey)?.code).toBe('mock_not_reviewed');
    expect(possibleEvents(initialState, survey, day('2026-05-11'))).not.toContain('mock_start');
  });

  it('offers what can be: a round, then its opinion', () => {
    const offered = (events: readonly CaseEvent[]) =>
      possibleEvents(state(events, '2026-05-27'), rules, day('2026-05-27')).filter((type) =>
        type.startsWith('mock'),
      );
    expect(offered([])).toEqual(['mock_start']);
    expect(offered(told(begun))).toEqual(['mock_finish']);
    expect(offered(told(begun, failed))).toEqual(['mock_start']);
    expect(offered(told(begun, passed))).toEqual([]);
  });
});

describe('when the official filing comes', () => {
  it('keeps the round in what is told of the case, through every instance', () => {
    const events = told(
      begun,
      passed,
      ['2026-05-25', { type: 'receive' }],
      ['2026-05-25 10:00', { type: 'accept' }],
      ['2026-05-26', { type: 'withdraw', reason: '改图' }],
      ['2026-05-27', { type: 'receive' }],
    );
    const now = state(events, '2026-05-27');
    expect(facts(now)?.instance).toBe(2);
    expect(mocksOf(now).map(({ result, finishedOn }) => [result, finishedOn])).toEqual([
      ['pass', day('2026-05-20')],
    ]);
  });

  it('starts the official clocks anew: the days of the review count for nothing', () => {
    const events = told(
      begun,
      passed,
      ['2026-05-25', { type: 'receive' }],
      ['2026-05-25 10:00', { type: 'accept' }],
    );
    const promised = readingOf(events, '2026-05-27').clocks.find(({ clock }) => clock.kind === 'promised');
    expect(promised?.reading).toMatchObject({ startedOn: day('2026-05-25'), usedDays: 2 });
  });

  it('ends a round that still ran without an opinion', () => {
    const events = told(begun, ['2026-05-25', { type: 'receive' }]);
    expect(mocksOf(state(events, '2026-05-27'))).toMatchObject([
      { finishedOn: day('2026-05-25'), result: null, opinion: null },
    ]);
    const mock = readingOf(events, '2026-05-27').clocks.find(({ clock }) => clock.kind === 'mock');
    expect(mock?.reading).toMatchObject({ state: 'stopped', dueOn: null });
  });

  it('ends with the case when it is waived', () => {
    const events = told(begun, ['2026-05-25', { type: 'waive', reason: '不需要' }]);
    expect(readingOf(events, '2026-05-27').clocks).toEqual([]);
    expect(mocksOf(state(events, '2026-05-27'))).toMatchObject([{ finishedOn: day('2026-05-25') }]);
  });
});

describe('entered late', () => {
  it('finds its place before the filing', () => {
    const filed = told(['2026-05-25', { type: 'receive' }]);
    const late = [begun, passed].reduce((events, [on, fact]) => record(events, on, fact, rules), filed);
    expect(mocksOf(state(late, '2026-05-27'))).toMatchObject([{ result: 'pass' }]);
    expect(state(late, '2026-05-27').status).toBe('received');
  });
});
