// A problem of an owner from its opening to 销号: which unit has it, by which day, and which step may follow which.
import { describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import {
  contactClock,
  foldProblems,
  type OwnerProblem,
  type ProblemEntry,
  problemClock,
  problemRefusal,
  readProblemClock,
} from '../../src/domain/owner-problem.ts';
import type { OpenProblem, ProblemAct } from '../../src/domain/problem-acts.ts';
import { stateCouncil } from '../support/calendar.ts';

const open = (more: Partial<OpenProblem> = {}): OpenProblem => ({
  type: 'open_problem',
  problem: 'W1',
  kind: 'complaint',
  item: 'GH02',
  unit: 'NRP',
  complex: false,
  text: '规划许可迟迟没有结果',
  named: false,
  ...more,
});
const about = { problem: 'W1', item: 'GH02' } as const;
const answer: ProblemAct = { type: 'answer_problem', ...about, text: '05-28 上会', outcome: 'solved' };
const close = (calledBack = false): ProblemAct => ({ type: 'close_problem', ...about, calledBack });

function problem(...acts: readonly (readonly [string, ProblemAct])[]): OwnerProblem {
  const entries = acts.map(
    ([on, act], i): ProblemEntry => ({
      act,
      seq: i + 1,
      on: day(on),
      recordedAt: 0,
      actor: 'win01',
      actorName: '窗口',
    }),
  );
  const [first] = foldProblems(entries);
  if (first === undefined) throw new Error('no problem');
  return first;
}
const read = (one: OwnerProblem, asOf: string) =>
  readProblemClock(problemClock(one), stateCouncil, day(asOf));
const due = (one: OwnerProblem, asOf = '2026-05-27'): string | null => {
  const { dueOn } = read(one, asOf);
  return dueOn === null ? null : isoDay(dueOn);
};

describe('a problem', () => {
  it.each([
    ['2026-05-27', false, '2026-06-03'],
    ['2026-05-27', true, '2026-06-10'],
    // Saturday counts from Monday; the Dragon Boat days and the make-up Sunday of September as the notice has them.
    ['2026-05-30', false, '2026-06-05'],
    ['2026-06-17', false, '2026-06-25'],
    ['2026-09-18', false, '2026-09-24'],
  ])('opened on %s (complex: %s) is due on %s', (on, complex, expected) => {
    expect(due(problem([on, open({ complex })]), on)).toBe(expected);
  });

  it('is yellow on its last day, red from the next, and stops when it is struck off', () => {
    const one = problem(['2026-05-27', open()]);
    expect(['2026-06-01', '2026-06-02', '2026-06-03', '2026-06-04'].map((on) => read(one, on).light)).toEqual(
      ['none', 'yellow', 'yellow', 'red'],
    );
    const closed = problem(['2026-05-27', open()], ['2026-06-04', answer], ['2026-06-05', close()]);
    expect(read(closed, '2026-06-10')).toMatchObject({
      state: 'stopped',
      overdueDays: { working: 2, natural: 2 },
    });
  });

  it('goes on counting from its opening when it is passed on, to the unit that has it now', () => {
    const passed = problem(
      ['2026-05-27', open()],
      ['2026-05-29', { type: 'transfer_problem', ...about, unit: 'HUD', reason: '属于施工许可' }],
    );
    expect([passed.unit, due(passed, '2026-05-29'), problemClock(passed).holder]).toEqual([
      'HUD',
      '2026-06-03',
      'HUD',
    ]);
  });

  it('that proves complex has ten working days in all, from its opening', () => {
    const grown = problem(
      ['2026-05-27', open()],
      ['2026-05-29', { type: 'transfer_problem', ...about, unit: 'HUD', reason: '跨部门', complex: true }],
    );
    expect([due(grown, '2026-05-28'), due(grown, '2026-05-29')]).toEqual(['2026-06-03', '2026-06-10']);
  });

  it('opened again begins a new clock with the same days', () => {
    const again = problem(
      ['2026-05-27', open({ complex: true })],
      ['2026-05-28', answer],
      ['2026-05-28', close()],
      ['2026-06-01', { type: 'reopen_problem', ...about, reason: '没有解决' }],
    );
    expect([again.status, again.round, again.answer, due(again, '2026-06-01')]).toEqual([
      'open',
      2,
      null,
      '2026-06-15',
    ]);
  });
});

describe('a named negative rating', () => {
  const rated = open({ kind: 'rating', named: true });
  it('asks for a call within one working day, the weekend left out', () => {
    const clock = contactClock(problem(['2026-05-29', rated]));
    if (clock === null) throw new Error('a call is owed');
    expect(isoDay(readProblemClock(clock, stateCouncil, day('2026-05-29')).dueOn ?? 0)).toBe('2026-06-01');
  });

  it('is struck off only after the person was rung back', () => {
    const answered = problem(['2026-05-29', rated], ['2026-06-02', answer]);
    expect(refusalCode(answered, close(false))).toBe('problem_needs_call_back');
    expect(refusalCode(answered, close(true))).toBeNull();
  });

  it('without a name asks for no call', () => {
    expect(contactClock(problem(['2026-05-29', open({ kind: 'rating' })]))).toBeNull();
  });
});

const refusalCode = (one: OwnerProblem, act: ProblemAct, isLate = false): string | null => {
  if (act.type === 'open_problem') throw new Error('opened already');
  const refusal = problemRefusal(one, act, isLate);
  return refusal === null ? null : (refusal.issues[0]?.code ?? refusal.code);
};

describe('a step', () => {
  const opened = problem(['2026-05-27', open()]);
  const closed = problem(['2026-05-27', open()], ['2026-05-28', answer], ['2026-05-28', close()]);
  const reopen: ProblemAct = { type: 'reopen_problem', ...about, reason: '没有解决' };
  const pass = (unit: string, complex?: true): ProblemAct => ({
    type: 'transfer_problem',
    ...about,
    unit,
    reason: '转办',
    ...(complex === undefined ? {} : { complex }),
  });
  it.each([
    ['closing without an answer', opened, close(), 'problem_needs_answer'],
    ['reopening what is open', opened, reopen, 'problem_not_closed'],
    ['answering what is closed', closed, answer, 'problem_closed'],
    ['passing it to the unit that has it', opened, pass('NRP'), 'problem_same_unit'],
    ['passing it on', opened, pass('HUD'), null],
    ['keeping it as complex', opened, pass('NRP', true), null],
    ['reopening what is closed', closed, reopen, null],
  ] as const)('%s: %s', (_, one, act, code) => {
    expect(refusalCode(one, act)).toBe(code);
  });

  it('cannot make it complex twice, nor once the day is past', () => {
    const complex = problem(['2026-05-27', open({ complex: true })]);
    expect(refusalCode(complex, pass('HUD', true))).toBe('problem_complex_already');
    expect(refusalCode(opened, pass('HUD', true), true)).toBe('problem_late_for_complex');
  });
});
