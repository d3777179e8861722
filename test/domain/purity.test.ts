// The same record gives the same dates in every time zone and at every hour: the domain asks nobody what time it is.
import process from 'node:process';
import { afterAll, describe, expect, it } from 'vitest';
import { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { dayOfInstant, isoDay } from '../../src/domain/day.ts';
import { ledgerOf } from '../../src/domain/ledger.ts';
import { readYears } from '../support/calendar.ts';
import { caseOn, given, instant, rulesWith, type Told } from '../support/one-case.ts';
import { filesBelow, textOf } from '../support/source-files.ts';

const ownZone = process.env['TZ'];
const inZone = (zone: string | undefined): void => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
};
afterAll(() => inZone(ownZone));

const told: readonly Told[] = [
  ['2025-12-29 23:59', { type: 'receive' }],
  ['2025-12-31 00:00', { type: 'accept', missing: [{ material: 'M2', promisedBy: null }] }],
  ['2026-01-04 08:00', { type: 'supplement' }],
  ['2026-01-05 00:00', { type: 'pause', procedure: 'EXPERT', document: '告知书1号' }],
  ['2026-01-09 23:59', { type: 'resume' }],
  ['2026-01-20 12:00', { type: 'extend', days: 5, approver: '局长', reason: '复杂' }],
];

/** Everything that can be said of one case over five weeks, as one text. */
function everythingSaid(): string {
  const rules = rulesWith({ calendar: new WorkingDayCalendar('CN', 'CN-test', readYears()) });
  const events = given(told, rules);
  const days = Array.from({ length: 36 }, (_, i) => isoDay(dayOfInstant(instant('2025-12-29 12:00')) + i));
  const readings = days.map((asOf) => caseOn(events, asOf, rules));
  const ledgers = readings.map((reading, i) =>
    reading.clocks.map((run) =>
      ledgerOf(run.clock.limit, run.reading, rules.calendar, dayOfInstant(instant(days[i] ?? ''))),
    ),
  );
  return JSON.stringify({ events, readings, ledgers });
}

describe('what the domain says', () => {
  inZone('Asia/Shanghai');
  const expected = everythingSaid();

  it.each([
    ['UTC', 0],
    ['America/New_York', 300],
    ['Asia/Shanghai', -480],
    ['Pacific/Auckland', -780],
  ])('is the same in %s', (zone, offset) => {
    inZone(zone);
    expect(new Date(Date.UTC(2026, 0, 5)).getTimezoneOffset()).toBe(offset); // the zone is really in force
    expect(everythingSaid()).toBe(expected);
  });

  it('tells the day in Shanghai at the seams of UTC', () => {
    const dayAt = (text: string) => isoDay(dayOfInstant(Date.parse(text)));
    expect(dayAt('2025-09-30T15:59:59.999Z')).toBe('2025-09-30');
    expect(dayAt('2025-09-30T16:00:00.000Z')).toBe('2025-10-01');
    expect(dayAt('2025-09-30T12:00:00-04:00')).toBe('2025-10-01');
    expect(dayAt('1970-01-01T00:00:00Z')).toBe('1970-01-01');
  });
});

describe('no file of the domain', () => {
  it.each(filesBelow('src/domain'))('%s asks for the time, the zone, chance or the process', (file) =>
    expect(textOf(file)).not.toMatch(
      /\bnew Date\b|\bDate\.|\bIntl\b|Math\.random|\bprocess\b|systemDefault|\bnow\(/,
    ),
  );
});
