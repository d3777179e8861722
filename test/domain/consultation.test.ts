// A department that is asked for its opinion has seven working days of its own; the case that asked goes on counting.
import { describe, expect, it } from 'vitest';
import { consultedDepartments, openConsultations } from '../../src/domain/consultation.ts';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import { caseOn, clockOf, given, mend, record, seen, type Told } from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

const received: Told = ['2026-05-11', { type: 'receive' }];
const accepted: Told = ['2026-05-11', { type: 'accept' }];
const asked = (department: string, when = '2026-05-13'): Told => [
  when,
  { type: 'consult', department, question: '是否应建防空地下室', document: '征〔2026〕3号' },
];
const answered = (department: string, when: string): Told => [
  when,
  { type: 'answer_consultation', department, opinion: 'agree_with_conditions', text: '按 6 级结建' },
];
const waiting = given([received, accepted, asked('CAD')]);
const opinionOn = (events: typeof waiting, asOf: string, department = 'CAD') => {
  const clock = clockOf(caseOn(events, asOf), 'consultation', department);
  return clock === null
    ? null
    : [clock.state, isoDayOrNull(clock.dueOn), clock.remainingDays, clock.overdueDays, clock.light];
};

describe('an opinion that was asked', () => {
  it('is due on the seventh working day after, held by the department that was asked', () => {
    expect(opinionOn(waiting, '2026-05-13')).toEqual(['running', '2026-05-22', 7, null, 'none']);
    const [clock] = caseOn(waiting, '2026-05-13').clocks.filter(
      ({ clock: one }) => one.kind === 'consultation',
    );
    expect([clock?.clock.holder, clock?.clock.subject]).toEqual(['CAD', 'CAD']);
  });

  it('warns on its last but one day and is late from midnight after the seventh', () => {
    expect(
      ['2026-05-20', '2026-05-21', '2026-05-22', '2026-05-23'].map((d) => opinionOn(waiting, d)?.at(-1)),
    ).toEqual(['none', 'yellow', 'yellow', 'red']);
    expect(opinionOn(waiting, '2026-05-26')?.[3]).toEqual({ working: 2, natural: 4 });
  });

  it('neither stops the decision nor takes the ball nor lights the case', () => {
    const plain = given([received, accepted]);
    for (const asOf of ['2026-05-13', '2026-05-20', '2026-05-23'])
      expect(seen(waiting, asOf)).toEqual(seen(plain, asOf));
    expect(seen(waiting, '2026-05-23')).toMatchObject({ holder: 'NRP', light: 'yellow' });
  });

  it('is over when it is given', () => {
    const given19 = given([received, accepted, asked('CAD'), answered('CAD', '2026-05-19')]);
    expect(opinionOn(given19, '2026-05-27')).toEqual(['stopped', '2026-05-22', null, null, 'none']);
    expect(openConsultations(caseOn(given19, '2026-05-27').state)).toEqual([]);
  });

  it('given late stays late', () =>
    expect(
      opinionOn(given([received, accepted, asked('CAD'), answered('CAD', '2026-05-25')]), '2026-05-27')?.[3],
    ).toEqual({ working: 1, natural: 3 }));

  it('is owed no more once the case is decided, refused or withdrawn', () => {
    const ends: readonly Told[] = [
      ['2026-05-20', { type: 'decide', result: 'approve' }],
      ['2026-05-20', { type: 'decide', result: 'refuse' }],
      ['2026-05-20', { type: 'withdraw', reason: '方案重做' }],
    ];
    for (const end of ends) {
      const over = given([received, accepted, asked('CAD'), end]);
      expect(opinionOn(over, '2026-06-10')).toEqual(['stopped', null, null, null, 'none']);
      expect(openConsultations(caseOn(over, '2026-06-10').state)).toEqual([]);
    }
  });

  it('may be asked of several at once, also while the case is paused, each with its own days', () => {
    const events = given([
      received,
      accepted,
      asked('CAD'),
      ['2026-05-14', { type: 'pause', procedure: 'EXPERT', document: '告知书7号' }],
      asked('WTR', '2026-05-15'),
    ]);
    expect(opinionOn(events, '2026-05-18')?.[1]).toBe('2026-05-22');
    expect(opinionOn(events, '2026-05-18', 'WTR')?.[1]).toBe('2026-05-26');
    const state = caseOn(events, '2026-05-18').state;
    expect(openConsultations(state).map(({ department }) => department)).toEqual(['CAD', 'WTR']);
    expect(consultedDepartments(state)).toEqual(['CAD', 'WTR']);
  });

  it('may be asked again once it was given', () => {
    const again = given([
      received,
      accepted,
      asked('CAD'),
      answered('CAD', '2026-05-14'),
      asked('CAD', '2026-05-15'),
    ]);
    expect(openConsultations(caseOn(again, '2026-05-18').state)).toMatchObject([
      { askedOn: day('2026-05-15') },
    ]);
  });
});

describe('what is refused', () => {
  const refused = (events: typeof waiting, [when, fact]: Told) => {
    const { kind, code, issues } = refusalOf(() => record(events, when, fact));
    return [kind, issues[0]?.code ?? code];
  };
  const running = given([received, accepted]);

  it('asking twice before the answer', () =>
    expect(refused(waiting, asked('CAD', '2026-05-14'))).toEqual(['conflict', 'consulted_already']));
  it('asking oneself', () => expect(refused(running, asked('NRP'))).toEqual(['invalid', 'consults_itself']));
  it('answering without having been asked, or twice', () => {
    expect(refused(running, answered('CAD', '2026-05-14'))).toEqual(['conflict', 'not_consulted']);
    const done = given([received, accepted, asked('CAD'), answered('CAD', '2026-05-14')]);
    expect(refused(done, answered('CAD', '2026-05-15'))).toEqual(['conflict', 'not_consulted']);
  });
  it('asking before acceptance or after the decision', () => {
    expect(refused(given([received]), asked('CAD'))).toEqual(['conflict', 'wrong_state']);
    const decided = record(running, '2026-05-14', { type: 'decide', result: 'approve' });
    expect(refused(decided, asked('CAD', '2026-05-15'))).toEqual(['conflict', 'wrong_state']);
  });
  it('taking back the question when it has been answered', () => {
    const done = given([received, accepted, asked('CAD'), answered('CAD', '2026-05-14')]);
    expect(refusalOf(() => mend(done, 3, null))).toMatchObject({
      code: 'order_impossible',
      facts: { seq: 4, type: 'answer_consultation', because: 'not_consulted' },
    });
  });
});

it('an answer given in time and entered after the decision finds its place', () => {
  const decided = given([
    received,
    accepted,
    asked('CAD'),
    ['2026-05-25', { type: 'decide', result: 'approve' }],
  ]);
  const late = record(decided, '2026-05-21', answered('CAD', '2026-05-21')[1]);
  expect(opinionOn(late, '2026-05-26')).toEqual(['stopped', '2026-05-22', null, null, 'none']);
});
