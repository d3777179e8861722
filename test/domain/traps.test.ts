// The forty-three traps of dates and codes, each by its number and name, with its own dates; 17–21, 34, 38, 39, 42 and 43
// stand in traps-of-cases.test.ts. What they ask for beyond dates belongs to parts that are still to come, and is tested there:
// the approval time of a stage (29), whose time a hand-over is (30), averages without withdrawn cases (38).
import { describe, expect, it } from 'vitest';
import { type Day, day, dayOfInstant, isoDay } from '../../src/domain/day.ts';
import { countedDays, dueOn, type LimitUnit, mergePauses } from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import {
  acceptedOn,
  caseOn,
  clockOf,
  given,
  record,
  rulesWith,
  seen,
  type Told,
  workingDays,
} from '../support/one-case.ts';
import { limit, read, started } from '../support/one-clock.ts';
import { placeWith } from '../support/policies.ts';
import { refusalOf } from '../support/refusal.ts';

type Pauses = readonly (readonly [string, string])[];
const intervals = (pauses: Pauses) => pauses.map(([from, to]) => ({ from: day(from), to: day(to) }));
const due = (start: string, days: number, pauses: Pauses = []): string =>
  isoDay(dueOn(calendar, day(start), { days, unit: 'working' }, { pauses: intervals(pauses) }));
const natural = (start: string, days: number, roll = true): string =>
  isoDay(dueOn(calendar, day(start), { days, unit: 'natural' }, { roll }));
const months = (start: string, count: number): string =>
  isoDay(dueOn(calendar, day(start), { days: count, unit: 'month' }));
const accepted = (when: string): readonly Told[] => [
  [when, { type: 'receive' }],
  [when, { type: 'accept' }],
];
const dueOf = (told: readonly Told[], asOf: string, rules = rulesWith()) =>
  seen(given(told, rules), asOf, rules).due;
const pause = { type: 'pause', procedure: 'EXPERT', document: '告知书1号' } as const;

describe('traps of the calendar', () => {
  it('1. Friday before a swapped Sunday', () => expect(due('2025-09-26', 3)).toBe('2025-09-30'));
  it('2. accepted on a swapped Sunday: due on a Saturday', () =>
    expect(due('2025-09-28', 5)).toBe('2025-10-11'));
  it('3. acceptance dated on a non-working day: day 1 is the next working day', () => {
    expect(due('2025-03-08', 5)).toBe('2025-03-14');
    const days = { promised: workingDays(5) };
    expect(dueOf(accepted('2025-03-08'), '2025-03-10', rulesWith(days))).toBe('2025-03-14');
  });
  it('3b. where the place takes it as accepted on the next working day, one day more', () => {
    const policies = placeWith({ receiptOnRestDay: { value: 'next_working_day', assumed: true } });
    const rules = rulesWith({ promised: workingDays(5), policies });
    expect(dueOf(accepted('2025-03-08'), '2025-03-10', rules)).toBe('2025-03-17');
  });
  it('4. five-day correction notice across Spring Festival 2025', () =>
    expect(due('2025-01-24', 5)).toBe('2025-02-07'));
  it('5. the same in 2026', () => expect(due('2026-02-13', 5)).toBe('2026-02-27'));
  it('7. natural-day limit inside National Day', () => {
    expect(natural('2025-09-05', 30, false)).toBe('2025-10-05');
    expect(natural('2025-09-05', 30)).toBe('2025-10-09');
  });
  it('8. natural-day limit on a swapped Saturday', () =>
    expect(natural('2025-09-11', 30)).toBe('2025-10-11'));
  it('9. natural-day limit on an ordinary Saturday', () =>
    expect(natural('2025-02-13', 30)).toBe('2025-03-17'));
  it('10. month limit ending on a swapped Saturday, in a short month, in February', () => {
    expect(months('2025-11-28', 3)).toBe('2026-02-28');
    expect(months('2024-05-31', 6)).toBe('2024-12-02');
    expect(months('2025-12-31', 2)).toBe('2026-02-28');
    const rules = rulesWith({ promised: { days: 3, unit: 'month', starts: 'accepted' } });
    expect(dueOf(accepted('2025-11-28'), '2026-01-05', rules)).toBe('2026-02-28');
  });
  it('11. “7 days” of unknown unit: the unit decides', () => {
    expect(due('2025-09-29', 7)).toBe('2025-10-15');
    expect(natural('2025-09-29', 7)).toBe('2025-10-09');
    const permit = (unit: LimitUnit) => rulesWith({ promised: { days: 7, unit, starts: 'received' } });
    const told: readonly Told[] = [
      ['2025-09-29', { type: 'receive' }],
      ['2025-09-30', { type: 'accept' }],
    ];
    expect(dueOf(told, '2025-09-30', permit('working'))).toBe('2025-10-15');
    expect(dueOf(told, '2025-09-30', permit('natural'))).toBe('2025-10-09');
  });
  it('22. next year’s notice unknown', () => {
    expect(due('2026-12-21', 20)).toBe('2027-01-19');
    expect(calendar.isProvisional(day('2027-01-19'))).toBe(true);
  });
  it('23. notice keyed by title year: 2022-12-31 is in the notice of 2023', () =>
    expect(calendar.fact(day('2022-12-31'))).toMatchObject({
      kind: 'holiday',
      notice: '国办发明电〔2022〕16号',
    }));
  it('24. notice amended later: the old value can still be computed', () => {
    const known = (asOf: string) =>
      isoDay(dueOn(calendar.asKnownOn(day(asOf)), day('2020-01-17'), { days: 10, unit: 'working' }));
    expect([known('2020-01-26'), known('2020-01-27')]).toEqual(['2020-02-05', '2020-02-07']);
  });
  it('25. New Year’s Eve differs by year', () => {
    expect([due('2024-02-08', 1), due('2024-02-08', 2)]).toEqual(['2024-02-09', '2024-02-18']);
    expect(due('2025-01-27', 1)).toBe('2025-02-05');
  });
  it('26. swap on both sides of a short holiday', () => {
    expect(due('2024-09-13', 2)).toBe('2024-09-18');
    expect(due('2024-04-26', 5)).toBe('2024-05-07');
  });
  it('27. accepted on the last day of the year', () => expect(due('2025-12-31', 1)).toBe('2026-01-04'));
  it('28. swapped Saturday after Labour Day 2026, swapped Sunday before Mid-Autumn 2026', () => {
    expect([due('2026-04-30', 3), due('2026-04-30', 4)]).toEqual(['2026-05-08', '2026-05-09']);
    expect(due('2026-09-18', 5)).toBe('2026-09-24');
  });
  it('35. UTC storage: 16:30 UTC is the next civil day; 18:30 on the due date is in time', () => {
    expect(isoDay(dayOfInstant(Date.parse('2025-09-30T16:30:00Z')))).toBe('2025-10-01');
    const rules = rulesWith({ promised: workingDays(3) });
    const events = given(
      [...accepted('2025-09-26'), ['2025-09-30 18:30', { type: 'decide', result: 'approve' }]],
      rules,
    );
    expect(clockOf(caseOn(events, '2025-10-09', rules), 'promised')).toMatchObject({ overdueDays: null });
  });
  it('41. inclusive press figures: 44 in the newspaper is 43 by law', () =>
    expect(calendar.workingDaysBetween(day('2017-05-25'), day('2017-07-26'))).toBe(43));
});

describe('traps of intake', () => {
  const rules = rulesWith({ promised: workingDays(20) });
  const silence = given([['2025-09-22', { type: 'receive' }]], rules);

  it('6. deemed acceptance: a notice on 09-29 is too late and cannot stop the clock', () => {
    expect(seen(silence, '2025-09-28', rules).status).toBe('received');
    expect(acceptedOn(caseOn(silence, '2025-09-29', rules))).toBe('2025-09-22');
    expect(seen(silence, '2025-09-29', rules).due).toBe('2025-10-24');
    expect(
      refusalOf(() => record(silence, '2025-09-29', { type: 'correction_notice', text: '缺图' }, rules)).code,
    ).toBe('already_deemed_accepted');
  });
  it('30. sequential hand-over: the later limit runs from the day the notice of completion arrives', () => {
    expect([due('2025-04-30', 5), due('2025-05-06', 5)]).toEqual(['2025-05-12', '2025-05-13']);
  });
  it('36. supplement deadline beyond the agency’s limit is refused', () => {
    const five = rulesWith({ promised: workingDays(5) });
    const promise = (date: string) =>
      ({ type: 'accept', missing: [{ material: 'M2', promisedBy: day(date) }] }) as const;
    const file = given([['2025-04-28', { type: 'receive' }]], five);
    expect(refusalOf(() => record(file, '2025-04-28', promise('2025-05-15'), five)).issues).toEqual([
      { path: 'missing[0].promisedBy', code: 'supplement_after_decision', facts: { latest: '2025-05-08' } },
    ]);
    expect(record(file, '2025-04-28', promise('2025-05-08'), five)).toHaveLength(2);
  });
  it('40. hearing right: told on Friday 2025-04-25, the applicant may ask until 05-06', () =>
    expect(due('2025-04-25', 5)).toBe('2025-05-06'));
});

describe('traps of pauses', () => {
  it('12. pause starting and ending the same day deducts 0', () =>
    expect(due('2025-03-03', 10, [['2025-03-05', '2025-03-05']])).toBe('2025-03-17'));
  it('13. pause over a weekend only deducts 0, from Friday to Monday 1', () => {
    expect(due('2025-03-03', 5, [['2025-03-08', '2025-03-09']])).toBe('2025-03-10');
    expect(due('2025-03-03', 5, [['2025-03-07', '2025-03-10']])).toBe('2025-03-11');
  });
  it('14. overlapping pauses are deducted once', () =>
    expect(
      due('2025-03-03', 10, [
        ['2025-03-05', '2025-03-12'],
        ['2025-03-10', '2025-03-18'],
      ]),
    ).toBe('2025-03-28'));
  it('15. pause across National Day: the day it starts counts', () => {
    const rules = rulesWith({ promised: workingDays(5) });
    const events = given(
      [...accepted('2025-09-24'), ['2025-09-29', pause], ['2025-10-09', { type: 'resume' }]],
      rules,
    );
    expect(seen(events, '2025-10-09', rules)).toMatchObject({ due: '2025-10-10', left: 1 });
  });
  it('16. pause still open at decision is closed by it; a pause before acceptance is invalid', () => {
    const events = given([
      ...accepted('2025-09-24'),
      ['2025-09-29', pause],
      ['2025-10-13', { type: 'decide', result: 'approve' }],
    ]);
    expect(events.map(({ body }) => body.type)).toEqual(['receive', 'accept', 'pause', 'resume', 'decide']);
    const file = given([['2025-09-24', { type: 'receive' }]]);
    expect(refusalOf(() => record(file, '2025-09-24', pause)).code).toBe('wrong_state');
  });
  it('37. a report that the law does not require cannot pause: its time counts', () =>
    expect(
      refusalOf(() => record(given(accepted('2025-09-24')), '2025-09-26', { ...pause, procedure: 'REPORT' }))
        .issues,
    ).toMatchObject([{ path: 'procedure', code: 'procedure_not_allowed' }]));
});

describe('traps of counting and warning', () => {
  it('29. parallel items: the stage took 11 working days, not 15', () => {
    const days = (from: Day, to: Day) => countedDays(calendar, 'working', from, to);
    const runs = intervals([
      ['2025-04-01', '2025-04-10'],
      ['2025-04-03', '2025-04-17'],
    ]);
    expect(runs.map(({ from, to }) => days(from, to))).toEqual([6, 9]);
    expect(mergePauses(runs, day('2025-04-01')).map(({ from, to }) => days(from, to))).toEqual([11]);
  });
  it('31. a target in natural days does not roll', () => {
    expect(natural('2025-08-04', 59, false)).toBe('2025-10-02');
    expect(day('2025-10-09') - day('2025-08-04')).toBe(66);
  });
  it('32. percentage warnings on short limits', () => {
    const light = (start: string, days: number, asOf: string) =>
      read([started(start)], limit(days), asOf)?.light;
    expect(['2025-06-13', '2025-06-16', '2025-06-17'].map((d) => light('2025-06-03', 10, d))).toEqual([
      'none',
      'yellow',
      'yellow',
    ]);
    expect(['2025-06-04', '2025-06-05', '2025-06-06'].map((d) => light('2025-06-03', 3, d))).toEqual([
      'none',
      'yellow',
      'yellow',
    ]);
    expect(['2025-06-26', '2025-06-27', '2025-07-01'].map((d) => light('2025-06-03', 20, d))).toEqual([
      'none',
      'yellow',
      'yellow',
    ]);
  });
  it('33. overdue days: 1 working day, 9 natural days', () => {
    const clock = read([started('2025-09-24')], limit(5), '2025-10-09');
    expect(clock).toMatchObject({ dueOn: '2025-09-30', overdueDays: { working: 1, natural: 9 } });
  });
});
