// From receipt to acceptance: five working days to tell, silence accepts by law, and correction starts the days anew.
import { describe, expect, it } from 'vitest';
import { day, isoDayOrNull } from '../../src/domain/day.ts';
import {
  acceptedOn,
  caseOn,
  clockOf,
  given,
  noteDeemed,
  record,
  rulesWith,
  seen,
  type Told,
  workingDays,
} from '../support/one-case.ts';
import { refusalOf } from '../support/refusal.ts';

/** The permit of 象珠塑料: 20 working days promised. */
const rules = rulesWith({ promised: workingDays(20) });
const silence = given([['2026-05-19 10:20', { type: 'receive', window: true }]], rules);
const notice = { type: 'correction_notice', text: '缺总平面图', correctBy: day('2026-06-10') } as const;

describe('a file received on 2026-05-19 that nobody answers', () => {
  it('waits at the window, and may be answered until the end of 05-26', () => {
    const reading = caseOn(silence, '2026-05-26', rules);
    expect(reading).toMatchObject({ status: 'received', holder: 'ASC', light: 'none' });
    expect(clockOf(reading, 'intake')).toMatchObject({
      dueOn: day('2026-05-26'),
      usedDays: 5,
      remainingDays: 0,
      light: 'yellow',
      nextChangeOn: day('2026-05-27'),
    });
    expect(clockOf(reading, 'promised')).toBeNull();
  });

  it('is accepted as of 05-19 from 05-27 on, whether or not anyone looks', () => {
    const reading = caseOn(silence, '2026-05-27', rules);
    expect(reading).toMatchObject({ status: 'running', holder: 'NRP', state: { deemed: true } });
    expect(acceptedOn(reading)).toBe('2026-05-19');
    expect(seen(silence, '2026-05-27', rules)).toEqual({
      status: 'running',
      due: '2026-06-16',
      left: 14,
      holder: 'NRP',
      light: 'none',
    });
    expect(clockOf(reading, 'intake')).toMatchObject({
      state: 'stopped',
      stoppedOn: day('2026-05-27'),
      overdueDays: { working: 1, natural: 1 },
    });
  });

  it('reads the same once the program has noted it', () => {
    const noted = noteDeemed(silence, '2026-05-27', '2026-05-19');
    expect(caseOn(noted, '2026-05-27', rules)).toEqual(caseOn(silence, '2026-05-27', rules));
    expect(seen(noted, '2026-05-26', rules).status).toBe('received');
  });

  it.each([
    notice,
    { type: 'accept' },
    { type: 'not_accept', reason: '不需要许可' },
    { type: 'refuse_acceptance', reason: '材料不全' },
  ] as const)('cannot be answered by $type on 05-27: the day is past', (late) =>
    expect(refusalOf(() => record(silence, '2026-05-27 00:00', late, rules))).toMatchObject({
      kind: 'conflict',
      code: 'already_deemed_accepted',
      facts: { item: 'GH02', type: late.type, status: 'running', acceptedOn: '2026-05-19' },
    }),
  );

  it('is undone by a notice that was given in time and entered late', () => {
    const noted = noteDeemed(silence, '2026-05-27', '2026-05-19');
    const told = record(noted, '2026-05-26 23:59', notice, rules);
    expect(seen(told, '2026-05-27', rules)).toMatchObject({ status: 'correcting', holder: 'OWN', due: null });
  });

  it('is undone by an acceptance that was given in time: day 0 is that day', () => {
    const told = record(
      noteDeemed(silence, '2026-05-27', '2026-05-19'),
      '2026-05-25',
      { type: 'accept' },
      rules,
    );
    expect(acceptedOn(caseOn(told, '2026-05-27', rules))).toBe('2026-05-25');
    expect(caseOn(told, '2026-05-27', rules)).toMatchObject({ state: { deemed: false } });
  });

  it('is not undone where something has been done since, and that is named', () => {
    const noted = noteDeemed(silence, '2026-05-27', '2026-05-19');
    const paused = record(
      noted,
      '2026-05-28',
      { type: 'pause', procedure: 'EXPERT', document: '告知书7号' },
      rules,
    );
    expect(refusalOf(() => record(paused, '2026-05-26', notice, rules))).toMatchObject({
      code: 'order_impossible',
      facts: { item: 'GH02', seq: 3, type: 'pause', on: '2026-05-28', because: 'wrong_state' },
    });
  });

  it('may still be withdrawn, and then has not been accepted', () => {
    const withdrawn = record(silence, '2026-05-26', { type: 'withdraw', reason: '另行申报' }, rules);
    expect(seen(withdrawn, '2026-05-27', rules)).toMatchObject({ status: 'withdrawn', holder: 'OWN' });
    expect(acceptedOn(caseOn(withdrawn, '2026-05-27', rules))).toBeNull();
  });

  it('is not accepted by law where no administrative act is asked for', () => {
    const utility = rulesWith({ item: { kind: 'utility' } });
    expect(seen(silence, '2026-05-27', utility).status).toBe('received');
    expect(clockOf(caseOn(silence, '2026-05-27', utility), 'intake')).toMatchObject({ light: 'red' });
  });
});

describe('the five working days', () => {
  it.each([
    ['2026-09-19', '2026-09-24', 'a Saturday; the make-up Sunday counts'],
    ['2026-09-20', '2026-09-28', 'a make-up Sunday, across Mid-Autumn'],
    ['2026-02-13', '2026-02-27', 'Spring Festival'],
    ['2026-12-25', '2027-01-04', 'into a year without a notice'],
  ])('of a file received on %s end on %s (%s)', (received, expected) => {
    const events = given([[received, { type: 'receive' }]], rules);
    expect(isoDayOrNull(clockOf(caseOn(events, received, rules), 'intake')?.dueOn ?? null)).toBe(expected);
    expect(seen(events, expected, rules).status).toBe('received');
  });

  it('are answered by a refusal at intake as well as by an acceptance', () => {
    const told: Told = ['2026-05-26', { type: 'not_accept', reason: '依法不需要取得行政许可' }];
    const events = given([['2026-05-19', { type: 'receive' }], told], rules);
    expect(clockOf(caseOn(events, '2026-06-30', rules), 'intake')).toMatchObject({
      state: 'stopped',
      dueOn: day('2026-05-26'),
      overdueDays: null,
    });
  });
});

describe('a correction', () => {
  const received: Told = ['2026-05-11', { type: 'receive' }];
  const noticed: Told = ['2026-05-13', { ...notice, correctBy: day('2026-05-29') }];
  const corrected: Told = ['2026-05-20', { type: 'resubmit' }];

  it('stops the intake clock and gives the applicant one, until the day the notice says', () => {
    const reading = caseOn(given([received, noticed], rules), '2026-05-25', rules);
    expect(reading).toMatchObject({ status: 'correcting', holder: 'OWN', holderSince: day('2026-05-13') });
    expect(clockOf(reading, 'intake')).toMatchObject({ state: 'stopped', usedDays: 2, overdueDays: null });
    expect(clockOf(reading, 'correction')).toMatchObject({
      state: 'running',
      startedOn: day('2026-05-13'),
      dueOn: day('2026-05-29'),
      remainingDays: 4,
    });
  });

  it('has no date where the notice names none', () => {
    const open: Told = ['2026-05-13', { type: 'correction_notice', text: '缺图' }];
    const reading = caseOn(given([received, open], rules), '2026-05-25', rules);
    expect(clockOf(reading, 'correction')).toMatchObject({ state: 'running', dueOn: null, light: 'none' });
  });

  it('that came in makes acceptance count from that day', () => {
    const events = given([received, noticed, corrected, ['2026-05-22', { type: 'accept' }]]);
    const reading = caseOn(events, '2026-05-22');
    expect(acceptedOn(reading)).toBe('2026-05-20');
    expect(seen(events, '2026-05-22')).toMatchObject({ due: '2026-06-03', left: 8 });
    expect(clockOf(reading, 'intake')).toMatchObject({
      startedOn: day('2026-05-20'),
      stoppedOn: day('2026-05-22'),
    });
  });

  it('that nobody answers is accepted in silence, as of that day', () => {
    const events = given([received, noticed, corrected], rules);
    expect(seen(events, '2026-05-27', rules).status).toBe('received');
    expect(acceptedOn(caseOn(events, '2026-05-28', rules))).toBe('2026-05-20');
  });

  it('that still falls short is refused', () => {
    const refused: Told = ['2026-05-25', { type: 'refuse_acceptance', reason: '仍不符合法定形式' }];
    expect(seen(given([received, noticed, corrected, refused], rules), '2026-05-25', rules).status).toBe(
      'acceptance_refused',
    );
  });

  it('cannot be wanted before it is told', () =>
    expect(
      refusalOf(() => record(given([received]), '2026-05-13', { ...notice, correctBy: day('2026-05-12') }))
        .issues,
    ).toEqual([{ path: 'correctBy', code: 'date_before_event', facts: { on: '2026-05-13' } }]));

  it('five times over never makes the window late by the applicant’s days, and all five are seen', () => {
    const told: Told[] = [received];
    // Each time: told on the second working day, corrected three weeks later.
    for (const [noticeOn, correctedOn] of [
      ['2026-05-13', '2026-06-03'],
      ['2026-06-05', '2026-06-26'],
      ['2026-06-30', '2026-07-21'],
      ['2026-07-23', '2026-08-13'],
      ['2026-08-17', '2026-09-07'],
    ] as const) {
      const again = told.length > 1 ? { again: '新交材料另有不符' } : {};
      const next = { ...notice, ...again, correctBy: day(correctedOn) };
      told.push([noticeOn, next], [correctedOn, { type: 'resubmit' }]);
    }
    told.push(['2026-09-09', { type: 'accept' }]);
    const reading = caseOn(given(told, rules), '2026-09-09', rules);
    const of = (kind: string) => reading.clocks.filter(({ clock }) => clock.kind === kind);
    expect(of('intake').map((run) => [run.reading.usedDays, run.reading.overdueDays])).toEqual(
      Array.from({ length: 6 }, () => [2, null]),
    );
    expect(of('correction')).toHaveLength(5);
    expect(reading.state).toMatchObject({ corrections: { length: 5 }, acceptedOn: day('2026-09-07') });
  });
});
