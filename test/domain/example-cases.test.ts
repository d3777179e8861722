// The six cases that every screen is tested with: their right dates, counts, holders and lights on Wednesday 2026-05-27.
import { describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import { dueOn } from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { caseOn, clockOf, given, record, rulesWith, seen, workingDays } from '../support/one-case.ts';

const now = '2026-05-27';
const promise = (start: string, days: number) =>
  isoDay(dueOn(calendar, day(start), { days, unit: 'natural' }, { roll: false }));

describe('P1 永丰精密厂房: a planning permit paused over a weekend', () => {
  const events = given([
    ['2026-05-11', { type: 'receive' }],
    ['2026-05-11', { type: 'accept' }],
    ['2026-05-15', { type: 'pause', procedure: 'EXPERT', document: '永资规评告〔2026〕7号' }],
    ['2026-05-18', { type: 'resume' }],
  ]);

  it('was due on 05-26 and is one working day late', () => {
    expect(seen(events, now)).toEqual({
      status: 'running',
      due: '2026-05-26',
      left: -1,
      holder: 'NRP',
      light: 'red',
    });
    expect(clockOf(caseOn(events, now), 'promised')).toMatchObject({
      usedDays: 11,
      overdueDays: { working: 1, natural: 1 },
      provisional: false,
    });
  });

  it('is due by law on 06-09, nine working days from now', () =>
    expect(clockOf(caseOn(events, now), 'statutory')).toMatchObject({
      dueOn: day('2026-06-09'),
      remainingDays: 9,
      light: 'none',
    }));

  it('has a project promise of 59 natural days that ends on 05-28', () =>
    expect(promise('2026-03-30', 59)).toBe('2026-05-28'));
});

describe('P2 云栖商住: a drawing review due today', () => {
  const rules = rulesWith({ promised: workingDays(7), statutory: null });
  const events = given(
    [
      ['2026-05-18', { type: 'receive' }],
      ['2026-05-18', { type: 'accept' }],
    ],
    rules,
  );

  it('is due on 05-27 and yellow', () => {
    expect(seen(events, now, rules)).toEqual({
      status: 'running',
      due: '2026-05-27',
      left: 0,
      holder: 'NRP',
      light: 'yellow',
    });
    expect(promise('2026-03-02', 95)).toBe('2026-06-05');
  });
});

describe('P3 古山标准厂房: granted on a commitment', () => {
  const rules = rulesWith({
    item: {
      commitment: { allowed: true, verify: { days: 30, unit: 'natural' }, on_failure: 'rectify_then_revoke' },
    },
  });
  const events = given(
    [
      ['2026-05-12', { type: 'receive' }],
      ['2026-05-12', { type: 'accept' }],
      ['2026-05-12', { type: 'decide', result: 'approve_by_commitment' }],
      ['2026-05-12', { type: 'deliver' }],
    ],
    rules,
  );

  it('is to be checked by 06-11', () => {
    const reading = caseOn(events, now, rules);
    expect(reading).toMatchObject({ status: 'verifying', holder: 'NRP', light: 'none' });
    expect(clockOf(reading, 'verification')).toMatchObject({ dueOn: day('2026-06-11'), remainingDays: 15 });
  });
});

describe('P4 龙山仓储: a construction permit with the supervision contract to come', () => {
  const rules = rulesWith({
    promised: workingDays(3),
    statutory: null,
    item: {
      tolerate_missing: { allowed: true, release: 'after_decision' },
      department: { lead: 'HUD', assist: [] },
    },
  });
  const events = given(
    [
      ['2026-05-20', { type: 'receive' }],
      ['2026-05-20', { type: 'accept', missing: [{ material: 'M2', promisedBy: day('2026-06-03') }] }],
      ['2026-05-25', { type: 'decide', result: 'approve_tolerant' }],
    ],
    rules,
  );

  it('passed on its due date and waits for the owner until 06-03', () => {
    const reading = caseOn(events, now, rules);
    expect(seen(events, now, rules)).toEqual({
      status: 'decided_tolerant',
      due: '2026-05-25',
      left: null,
      holder: 'OWN',
      light: 'none',
    });
    expect(clockOf(reading, 'promised')?.overdueDays).toBeNull();
    expect(clockOf(reading, 'supplement', 'M2')).toMatchObject({
      dueOn: day('2026-06-03'),
      remainingDays: 5,
    });
  });

  it('is converted within two working days of the paper: by 06-04', () => {
    const paid = record(events, '2026-06-02', { type: 'supplement', materials: ['M2'] }, rules);
    expect(clockOf(caseOn(paid, '2026-06-02', rules), 'conversion')).toMatchObject({
      dueOn: day('2026-06-04'),
    });
    expect(seen(paid, '2026-06-02', rules)).toMatchObject({ status: 'decided', holder: 'HUD' });
  });
});

describe('P5 象珠塑料: nobody notified or accepted', () => {
  const rules = rulesWith({ promised: workingDays(20) });
  const events = given([['2026-05-19', { type: 'receive' }]], rules);

  it('could be answered until 05-26', () =>
    expect(seen(events, '2026-05-26', rules)).toMatchObject({ status: 'received', due: null }));

  it('is since this morning accepted by law as of 05-19, and due on 06-16', () =>
    expect(seen(events, now, rules)).toEqual({
      status: 'running',
      due: '2026-06-16',
      left: 14,
      holder: 'NRP',
      light: 'none',
    }));
});

describe('P6 芝英五金: with the experts', () => {
  const rules = rulesWith({ item: { kind: 'technical_review' } });
  const events = given(
    [
      ['2026-05-19', { type: 'receive' }],
      ['2026-05-19', { type: 'accept' }],
      ['2026-05-21', { type: 'pause', procedure: 'EXPERT', document: '告知书9号', until: day('2026-06-04') }],
    ],
    rules,
  );

  it('shows no due date and no light; it is expected on 06-16', () => {
    expect(seen(events, now, rules)).toEqual({
      status: 'paused',
      due: null,
      left: 8,
      holder: 'procedure',
      light: 'none',
    });
    expect(clockOf(caseOn(events, now, rules), 'promised')).toMatchObject({
      expectedDueOn: day('2026-06-16'),
    });
    expect(clockOf(caseOn(events, now, rules), 'special_procedure')).toMatchObject({
      dueOn: day('2026-06-04'),
    });
  });

  it('is due on 06-16 once it has come back as told', () => {
    const back = record(events, '2026-06-04', { type: 'resume' }, rules);
    expect(seen(back, '2026-06-04', rules)).toMatchObject({ status: 'running', due: '2026-06-16', left: 8 });
  });
});
