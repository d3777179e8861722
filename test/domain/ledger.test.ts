// Why it is this day: one line a day, each counted or not, and the lines add up to the limit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day, isoDay } from '../../src/domain/day.ts';
import { type Ledger, type LedgerTotals, ledgerOf } from '../../src/domain/ledger.ts';
import { type ClockEvent, type ClockLimit, readClock } from '../../src/domain/legal-clock.ts';
import { correspondingDay } from '../../src/domain/second-engine.ts';
import { stateCouncil as calendar, liangshan } from '../support/calendar.ts';
import { limit, onDate, paused, resumed, started, stopped } from '../support/one-clock.ts';

function open(events: readonly ClockEvent[], of: ClockLimit, asOf: string): Ledger {
  const reading = readClock(events, of, calendar, day(asOf));
  if (reading === null) throw new Error('the clock has not started');
  return ledgerOf(of, reading, calendar, day(asOf));
}

const line = ({ days }: Ledger, date: string) => days.find((each) => each.day === day(date));
const shown = ({ days }: Ledger) =>
  days.map(({ day: d, number, kind }) => `${isoDay(d).slice(5)} ${number ?? '–'} ${kind}`);

const none = { counted: 0, restDays: 0, pausedDays: 0, rolledDays: 0, idleDays: 0, lateDays: 0 };
const addUp = ({ totals: { naturalDays: _, ...parts } }: Ledger): number =>
  Object.values(parts).reduce((sum, n) => sum + n, 0);
/** Totals of which each day is one of those told. */
const totals = (told: Partial<LedgerTotals>): LedgerTotals => ({
  ...none,
  ...told,
  naturalDays: Object.values(told).reduce((sum, n) => sum + n, 0),
});

describe('P1: 10 working days from 2026-05-11, paused from 05-15 to 05-18, seen on 05-27', () => {
  const ledger = open(
    [started('2026-05-11'), paused('2026-05-15'), resumed('2026-05-18')],
    limit(10),
    '2026-05-27',
  );

  it('is one line a day', () =>
    expect(shown(ledger)).toEqual([
      '05-11 – start',
      '05-12 1 counted',
      '05-13 2 counted',
      '05-14 3 counted',
      '05-15 4 counted',
      '05-16 – off',
      '05-17 – off',
      '05-18 – paused',
      '05-19 5 counted',
      '05-20 6 counted',
      '05-21 7 counted',
      '05-22 8 counted',
      '05-23 – off',
      '05-24 – off',
      '05-25 9 counted',
      '05-26 10 due',
      '05-27 1 late',
    ]));

  it('names the article of every line', () => {
    const articles = ledger.days.map(({ article }) => article);
    expect(articles[0]).toBe('civil_201');
    expect(new Set([...articles.slice(1, 7), ...articles.slice(8, 16)])).toEqual(new Set(['licence_82']));
    expect([articles[7], articles[16]]).toEqual(['licence_45', 'due_red']);
  });

  it('says that the weekend lay in the pause, and that the day it began did not', () => {
    const pauseOf = (date: string) => line(ledger, date)?.pause;
    expect(
      ['2026-05-15', '2026-05-16', '2026-05-17', '2026-05-18', '2026-05-19', '2026-05-23'].map(pauseOf),
    ).toEqual([null, 0, 0, 0, null, null]);
  });

  it('adds up to sixteen days: ten counted, four of weekend, one of pause, one late', () =>
    expect(ledger.totals).toEqual(totals({ counted: 10, restDays: 4, pausedDays: 1, lateDays: 1 })));

  it('ends on the due date while it is not late', () => {
    const before = open(
      [started('2026-05-11'), paused('2026-05-15'), resumed('2026-05-18')],
      limit(10),
      '2026-05-20',
    );
    expect(shown(before).at(-1)).toBe('05-26 10 due');
  });
});

describe('a ledger', () => {
  it('shows holidays and make-up days with their notice', () => {
    const ledger = open([started('2026-04-30')], limit(4), '2026-04-30');
    expect(shown(ledger)).toEqual([
      '04-30 – start',
      '05-01 – off',
      '05-02 – off',
      '05-03 – off',
      '05-04 – off',
      '05-05 – off',
      '05-06 1 counted',
      '05-07 2 counted',
      '05-08 3 counted',
      '05-09 4 due',
    ]);
    expect(line(ledger, '2026-05-04')?.fact).toMatchObject({ kind: 'holiday', name: '劳动节' });
    expect(line(ledger, '2026-05-09')?.fact).toMatchObject({
      kind: 'makeup',
      notice: '国办发明电〔2025〕7号',
    });
  });

  it('of natural days rolls off a rest day by its own article', () => {
    const ledger = open([started('2025-03-07')], limit(8, 'natural'), '2025-03-07');
    expect(shown(ledger).slice(-4)).toEqual([
      '03-14 7 counted',
      '03-15 8 counted',
      '03-16 – rolled',
      '03-17 – due',
    ]);
    expect(ledger.days.slice(-4).map(({ article }) => article)).toEqual([
      'civil_200',
      'civil_200',
      'civil_203',
      'civil_203',
    ]);
    expect(ledger.totals).toEqual(totals({ counted: 8, rolledDays: 2 }));
  });

  it('of months ends on the corresponding day', () => {
    const ledger = open([started('2025-11-28')], limit(3, 'month'), '2025-11-28');
    expect(ledger.days.at(-1)).toMatchObject({
      day: day('2026-02-28'),
      number: 92,
      kind: 'due',
      article: 'civil_202',
    });
  });

  it('of a limit of 0 is the day itself, or the way to the next working day', () => {
    expect(shown(open([started('2026-05-11')], limit(0), '2026-05-11'))).toEqual(['05-11 – due']);
    const holiday = open([started('2026-10-06')], limit(0), '2026-10-06');
    expect(shown(holiday)).toEqual(['10-06 – start', '10-07 – rolled', '10-08 – due']);
    expect(holiday.totals.counted).toBe(0);
  });

  it('of a paused clock runs to the day it is expected on', () => {
    const ledger = open([started('2026-05-19'), paused('2026-05-21', '2026-06-04')], limit(10), '2026-05-27');
    expect(ledger.days.at(-1)).toMatchObject({ day: day('2026-06-16'), number: 10, kind: 'due' });
    expect(line(ledger, '2026-06-04')).toMatchObject({ kind: 'paused', pause: 0 });
    expect(ledger.totals).toEqual(totals({ counted: 10, restDays: 8, pausedDays: 10 }));
  });

  it('of a clock paused without a word of its end goes as far as today', () => {
    const ledger = open([started('2026-05-19'), paused('2026-05-21')], limit(10), '2026-05-25');
    expect(shown(ledger)).toEqual([
      '05-19 – start',
      '05-20 1 counted',
      '05-21 2 counted',
      '05-22 – paused',
      '05-23 – off',
      '05-24 – off',
      '05-25 – paused',
    ]);
  });

  it('counts late days without those of a later pause', () => {
    const events = [started('2026-05-15'), paused('2026-05-25'), resumed('2026-05-26')];
    expect(shown(open(events, limit(5), '2026-05-27')).slice(-6)).toEqual([
      '05-22 5 due',
      '05-23 0 late',
      '05-24 0 late',
      '05-25 1 late',
      '05-26 1 paused',
      '05-27 2 late',
    ]);
  });

  it('of a case forgotten for years has every day, and tells them in its totals', () => {
    const ledger = open([started('2024-01-02')], limit(10), '2026-05-27');
    expect(ledger.days).toHaveLength(15 + 862);
    expect(ledger.totals).toEqual(totals({ counted: 10, restDays: 4, lateDays: 862 }));
    expect(ledger.days.at(-1)).toMatchObject({ day: day('2026-05-27'), kind: 'late', number: 585 });
  });

  it('of a clock that was late before it was paused shows those days too', () => {
    const ledger = open([started('2026-05-15'), paused('2026-05-26', '2026-06-04')], limit(5), '2026-05-27');
    expect(shown(ledger).slice(-6)).toEqual([
      '05-22 5 due',
      '05-23 0 late',
      '05-24 0 late',
      '05-25 1 late',
      '05-26 2 late',
      '05-27 2 paused',
    ]);
  });

  it('rests on the place for a holiday of its own', () => {
    const reading = readClock([started('2011-11-18')], limit(2), liangshan, day('2011-11-18'));
    const days = reading === null ? [] : ledgerOf(limit(2), reading, liangshan, day('2011-11-18')).days;
    expect(
      days.map((each) => [isoDay(each.day).slice(5), each.kind, each.article, each.fact.overlay]),
    ).toEqual([
      ['11-18', 'start', 'civil_201', null],
      ['11-19', 'off', 'licence_82', null],
      ...['20', '21', '22', '23', '24', '25', '26'].map((d) => [`11-${d}`, 'off', 'holidays_4', 'CN-513400']),
      ['11-27', 'counted', 'licence_82', 'CN-513400'],
      ['11-28', 'due', 'licence_82', null],
    ]);
    expect(days[3]?.fact).toMatchObject({ name: '彝族年', notice: '凉府办发〔2010〕31号' });
  });

  it('of a date that a paper names ends on it, worked or not', () => {
    const ledger = open([started('2026-05-27')], onDate('2026-05-30'), '2026-05-27');
    expect(shown(ledger)).toEqual(['05-27 – start', '05-28 1 counted', '05-29 2 counted', '05-30 – due']);
    expect(ledger.days.at(-1)?.article).toBe('paper');
  });

  it('of a decision in time goes on to the due date, and of one too late stops with it', () => {
    expect(shown(open([started('2026-05-15'), stopped('2026-05-20')], limit(5), '2026-06-30')).at(-1)).toBe(
      '05-22 5 due',
    );
    expect(shown(open([started('2026-05-15'), stopped('2026-05-26')], limit(5), '2026-06-30')).at(-1)).toBe(
      '05-26 2 late',
    );
  });
});

describe('the counted lines of any ledger', () => {
  const units = fc.constantFrom('working' as const, 'natural' as const, 'month' as const);
  const sometime = fc.integer({ min: day('2007-02-01'), max: day('2026-10-31') });
  const gaps = fc.array(fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 12 })), {
    maxLength: 4,
  });

  it('are the limit, numbered without a hole, and the due date is the last line or before the late ones', () =>
    fc.assert(
      fc.property(sometime, units, fc.integer({ min: 0, max: 40 }), gaps, (start, unit, size, told) => {
        const days = unit === 'month' ? size % 7 : size;
        const events: ClockEvent[] = [{ type: 'started', on: start }];
        let last: Day = start;
        for (const [after, length] of told) {
          events.push({ type: 'paused', on: last + after, until: null });
          events.push({ type: 'resumed', on: last + after + length });
          last += after + length;
        }
        const of = limit(days, unit);
        const reading = readClock(events, of, calendar, last);
        if (reading === null) throw new Error('the clock has started');
        const ledger = ledgerOf(of, reading, calendar, last);
        const lines = ledger.days;
        const counted = lines.filter((each) => each.counted);
        const wanted = unit === 'month' ? correspondingDay(start, days) - start : days;
        expect(counted.map(({ number }) => number)).toEqual(Array.from({ length: wanted }, (_, i) => i + 1));
        expect(lines.map((each) => each.day)).toEqual(lines.map((_, i) => start + i));
        const due = lines.find(({ kind }) => kind === 'due');
        expect(due?.day).toBe(reading.dueOn);
        expect(counted.at(-1)?.day ?? start).toBe(reading.lastCountedOn);
        expect(addUp(ledger)).toBe(ledger.totals.naturalDays);
        expect(ledger.totals.naturalDays).toBe((lines.at(-1)?.day ?? start) - start);
        const after = lines.filter((each) => each.day > (due?.day ?? 0));
        expect(after.every(({ kind }) => kind === 'late' || kind === 'paused')).toBe(true);
      }),
      { numRuns: 600 },
    ));
});
