// Papers that come later: until when, what ends the debt, and how soon the certificate follows the last one.
import { describe, expect, it } from 'vitest';
import { owedMaterials } from '../../src/domain/case-reading.ts';
import { day } from '../../src/domain/day.ts';
import { caseOn, clockOf, given, record, rulesWith, seen, type Told } from '../support/one-case.ts';

const received: Told = ['2026-05-11', { type: 'receive' }];
const gap = (promisedBy: string | null = null): Told => [
  '2026-05-11',
  {
    type: 'accept',
    missing: [{ material: 'M2', promisedBy: promisedBy === null ? null : day(promisedBy) }],
  },
];
const approved: Told = ['2026-05-20', { type: 'decide', result: 'approve' }];
const tolerant: Told = ['2026-05-20', { type: 'decide', result: 'approve_tolerant' }];
const delivered: Told = ['2026-05-21', { type: 'deliver' }];
const later = rulesWith({
  item: {
    tolerate_missing: { allowed: true, release: 'after_decision', deadline: { days: 20, unit: 'working' } },
  },
});

describe('the supplement clock', () => {
  const due = (events: ReturnType<typeof given>, asOf: string, rules = rulesWith()) =>
    clockOf(caseOn(events, asOf, rules), 'supplement', 'M2')?.dueOn ?? null;

  it('runs to the day of the letter, else for the template’s days from acceptance', () => {
    expect(due(given([received, gap('2026-05-20')]), '2026-05-12')).toBe(day('2026-05-20'));
    expect(due(given([received, gap()]), '2026-05-12')).toBe(day('2026-05-18'));
  });

  it('does not move with a pause', () => {
    const events = given([
      received,
      gap(),
      ['2026-05-12', { type: 'pause', procedure: 'EXPERT', document: '告知书7号' }],
    ]);
    expect(due(events, '2026-05-29')).toBe(day('2026-05-18'));
  });

  it('never passes the decision limit that waits for it', () => {
    const long = rulesWith({
      item: {
        tolerate_missing: {
          allowed: true,
          release: 'before_decision',
          deadline: { days: 20, unit: 'working' },
        },
      },
    });
    expect(due(given([received, gap()], long), '2026-05-12', long)).toBe(day('2026-05-25'));
    expect(due(given([received, gap()], long), '2026-05-12', { ...long, promised: null })).toBe(
      day('2026-06-08'),
    );
  });

  it('has no day before the result that it counts from', () => {
    const events = given([received, gap()], later);
    expect(due(events, '2026-05-19', later)).toBeNull();
    expect(due(record(events, ...tolerant, later), '2026-05-20', later)).toBe(day('2026-06-17'));
  });

  it('of a paper that came before that result began with the acceptance', () => {
    const paid = record(given([received, gap()], later), '2026-05-15', { type: 'supplement' }, later);
    const decided = record(paid, ...approved, later);
    expect(clockOf(caseOn(decided, '2026-05-20', later), 'supplement')).toMatchObject({
      startedOn: day('2026-05-11'),
      stoppedOn: day('2026-05-15'),
      dueOn: null,
    });
  });

  it('turns red by itself, and leaves the light of the case to the decider', () => {
    const reading = caseOn(given([received, gap()]), '2026-05-19');
    expect(clockOf(reading, 'supplement')).toMatchObject({
      light: 'red',
      overdueDays: { working: 1, natural: 1 },
    });
    expect(reading.light).toBe('none');
    expect(owedMaterials(reading)).toEqual([{ material: 'M2', dueOn: day('2026-05-18') }]);
  });

  it('ends with a refusal: nothing is owed for what was not granted', () => {
    const refused = record(given([received, gap()]), '2026-05-15', { type: 'decide', result: 'refuse' });
    const reading = caseOn(refused, '2026-06-30');
    expect(clockOf(reading, 'supplement')).toMatchObject({ state: 'stopped', dueOn: null, light: 'none' });
    expect(owedMaterials(reading)).toEqual([]);
  });
});

describe('the conversion clock', () => {
  const owing = given([received, gap('2026-06-03'), tolerant], later);

  it('gives two working days from the last paper', () => {
    expect(clockOf(caseOn(owing, '2026-06-01', later), 'conversion')).toBeNull();
    const paid = record(owing, '2026-06-02', { type: 'supplement' }, later);
    const reading = caseOn(paid, '2026-06-02', later);
    expect(clockOf(reading, 'conversion')).toMatchObject({ dueOn: day('2026-06-04'), remainingDays: 2 });
    expect(reading).toMatchObject({ status: 'decided', holder: 'NRP', holderSince: day('2026-06-02') });
    const issued = record(paid, '2026-06-04', { type: 'deliver' }, later);
    expect(clockOf(caseOn(issued, '2026-06-05', later), 'conversion')).toMatchObject({ overdueDays: null });
    expect(seen(issued, '2026-06-05', later)).toMatchObject({ status: 'delivered', holder: null });
  });

  it('does not run where the certificate was handed over before', () => {
    const paid = record(record(owing, ...delivered, later), '2026-06-02', { type: 'supplement' }, later);
    const reading = caseOn(paid, '2026-06-02', later);
    expect(clockOf(reading, 'conversion')).toBeNull();
    expect(reading).toMatchObject({ status: 'delivered', holder: null });
  });
});
