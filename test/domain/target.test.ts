// Budgets of whole projects: a rest day overdraws no working-day budget, and a colour stays while everything stands still.
import { describe, expect, it } from 'vitest';
import { planFor } from '../../src/domain/approval-chain.ts';
import { type CaseState, initialState } from '../../src/domain/case.ts';
import { type Day, day, isoDay } from '../../src/domain/day.ts';
import {
  type ItemRun,
  noRun,
  readTarget,
  runOf as runOfStates,
  targetColours,
} from '../../src/domain/target.ts';
import type { TargetSpec } from '../../src/domain/template.ts';
import { stateCouncil } from '../support/calendar.ts';
import { readTemplate } from '../support/story.ts';

const plan = planFor(readTemplate('yk-filing-50wd'), {});
const t50 = plan.template.targets.find(({ code }) => code === 'T50') as TargetSpec;
/** A budget of three counted working days, from the filing to the start of works. */
const three: TargetSpec = { ...t50, days: 3 };

const filed: ItemRun = { acceptedOn: day('2026-05-11'), decidedOn: day('2026-05-11'), runs: [] };
const running = (from: string, to: string | null): ItemRun => ({
  acceptedOn: day(from),
  decidedOn: to === null ? null : day(to),
  runs: [{ from: day(from), to: to === null ? null : day(to) }],
});
const runOf = (permit: ItemRun) => (item: string) =>
  item === 'LX01' ? filed : item === 'YD02' ? permit : noRun;
const read = (permit: ItemRun, asOf: string) =>
  readTarget(three, plan, runOf(permit), stateCouncil, day(asOf));
const colours = (permit: ItemRun, asOf: string): readonly (string | null)[] => {
  const { yellowOn, lateOn } = targetColours(
    read(permit, asOf),
    plan,
    runOf(permit),
    stateCouncil,
    day(asOf),
  );
  const text = (one: Day | null) => (one === null ? null : isoDay(one));
  return [text(yellowOn), text(lateOn)];
};

describe('three counted working days from Monday 11 May 2026', () => {
  it('are used up on Friday when the permit ran Wednesday, Thursday and Friday', () => {
    expect(read(running('2026-05-12', null), '2026-05-15')).toMatchObject({
      usedDays: 3,
      remainingDays: 0,
      light: 'yellow',
    });
  });

  it('are not overdrawn by the weekend, but by the next working day', () => {
    expect(read(running('2026-05-12', null), '2026-05-16').light).toBe('yellow');
    expect(read(running('2026-05-12', null), '2026-05-17').light).toBe('yellow');
    expect(read(running('2026-05-12', null), '2026-05-18')).toMatchObject({
      remainingDays: -1,
      light: 'red',
    });
  });

  it('stay yellow for good when the permit was decided on the Friday and nothing else runs', () => {
    const decided = running('2026-05-12', '2026-05-15');
    expect(['2026-05-16', '2026-05-18', '2026-06-30'].map((asOf) => read(decided, asOf).light)).toEqual([
      'yellow',
      'yellow',
      'yellow',
    ]);
  });

  it('tell the list the same colours on every day between two events', () => {
    const open = running('2026-05-12', null);
    for (const asOf of ['2026-05-13', '2026-05-15', '2026-05-16', '2026-05-18', '2026-05-20']) {
      expect(colours(open, asOf)).toEqual(['2026-05-14', '2026-05-18']);
    }
    const decided = running('2026-05-12', '2026-05-15');
    for (const asOf of ['2026-05-15', '2026-05-16', '2026-06-30'])
      expect(colours(decided, asOf)).toEqual(['2026-05-14', null]);
  });
});

describe('a target from the receipt of a permit to its delivery', () => {
  const span: TargetSpec = {
    ...t50,
    days: 10,
    measure: 'span',
    from: { item: 'YD02', event: 'received' },
    to: { item: 'YD02', event: 'delivered' },
  };
  const asking = { ...plan, template: { ...plan.template, targets: [span] } };
  const received = { instance: 1, receivedOn: day('2026-05-11'), corrections: [] } as const;
  const decided = {
    ...received,
    status: 'decided',
    acceptedOn: day('2026-05-13'),
    pauses: [],
    decidedOn: day('2026-05-18'),
    result: 'approve',
    deliveredOn: day('2026-05-20'),
  } as unknown as CaseState;
  const reading = (states: readonly CaseState[]) => {
    const run = runOfStates(states, asking);
    return readTarget(span, asking, () => run, stateCouncil, day('2026-05-27'));
  };

  it('is counted between those two days', () => {
    expect(reading([decided])).toMatchObject({
      startedOn: day('2026-05-11'),
      reachedOn: day('2026-05-20'),
      usedDays: 7,
    });
  });

  it('is open while nothing was handed over, and not begun before the receipt', () => {
    const open = { ...decided, deliveredOn: null } as CaseState;
    expect(reading([open])).toMatchObject({ startedOn: day('2026-05-11'), reachedOn: null, usedDays: 12 });
    expect(reading([initialState])).toMatchObject({ startedOn: null, usedDays: 0 });
  });

  it('is kept of no item of a template that does not ask for them', () => {
    expect(Object.keys(runOfStates([decided], plan)).sort()).toEqual(['acceptedOn', 'decidedOn', 'runs']);
  });
});

describe('a promise whose last item the project does not need any more', () => {
  const spec = {
    code: 'T20',
    zh: '20个工作日',
    days: 5,
    unit: 'working',
    measure: 'span',
    from: { item: 'LX01', event: 'accepted' },
    to: { item: 'GH02', event: 'decided' },
  } as const;
  const template = readTemplate('yk-filing-50wd');
  const plan = planFor(template, {});
  const began = { acceptedOn: day('2026-05-11'), decidedOn: day('2026-05-11'), runs: [] };
  const read = (waived: boolean, on: string) =>
    readTarget(
      spec,
      plan,
      (item) =>
        item === 'LX01'
          ? began
          : item === 'GH02' && waived
            ? { ...noRun, waivedOn: day('2026-05-14') }
            : noRun,
      stateCouncil,
      day(on),
    );

  it('is late on no day: three days were used, and no more come', () => {
    expect(read(false, '2026-05-25')).toMatchObject({ dueOn: day('2026-05-18'), light: 'red', usedDays: 10 });
    expect(read(true, '2026-05-25')).toMatchObject({
      dueOn: null,
      light: 'none',
      usedDays: 3,
      remainingDays: 2,
    });
    expect(read(true, '2026-05-13')).toMatchObject({ dueOn: day('2026-05-18'), usedDays: 2 });
  });
});
