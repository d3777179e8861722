// Random limits and histories: the constant-time clock and its slow literal twin must say the same, whatever happened.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import { type ClockEvent, type ClockLimit, readClock } from '../../src/domain/legal-clock.ts';
import { countedDays, dueOn } from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import {
  type LiteralClock,
  type LiteralPause,
  literalCount,
  literalDue,
  literalReading,
} from '../support/literal-clock.ts';

const seed = Math.floor(Math.random() * 2 ** 31);

/** Limits as the law and templates have them: 0 to 60 working days, 0 to 95 natural days, 0 to 6 months. */
const limits = fc.oneof(
  fc.record({ unit: fc.constant('working' as const), days: fc.integer({ min: 0, max: 60 }) }),
  fc.record({ unit: fc.constant('natural' as const), days: fc.integer({ min: 0, max: 95 }) }),
  fc.record({ unit: fc.constant('month' as const), days: fc.integer({ min: 0, max: 6 }) }),
);
const starts = fc.integer({ min: day('2007-02-01'), max: day('2026-10-31') });

describe(`limits against the literal twin (seed ${seed})`, () => {
  /** Up to five pauses that may begin before the start, overlap, touch or lie in one another. */
  const pauses = fc.array(fc.tuple(fc.integer({ min: -9, max: 60 }), fc.integer({ min: 0, max: 25 })), {
    maxLength: 5,
  });

  it('the last day to act, with pauses that overlap', () =>
    fc.assert(
      fc.property(starts, limits, pauses, fc.boolean(), (start, limit, told, roll) => {
        const intervals = told.map(([at, length]) => ({ from: start + at, to: start + at + length }));
        const { due } = literalDue(start, limit.days, limit.unit, roll, intervals);
        expect(dueOn(calendar, start, limit, { pauses: intervals, roll })).toBe(due);
      }),
      { seed, numRuns: 4000 },
    ));

  it('counting back', () =>
    fc.assert(
      fc.property(starts, limits, pauses, fc.boolean(), (start, { days, unit }, told, roll) => {
        fc.pre(start > day('2008-01-01') && days > 0);
        const intervals = told.map(([at, length]) => ({ from: start + at, to: start + at + length }));
        const { due } = literalDue(start, -days, unit, roll, []);
        expect(dueOn(calendar, start, { days: -days, unit }, { pauses: intervals, roll })).toBe(due);
      }),
      { seed, numRuns: 1000 },
    ));

  it('the days counted between two days', () =>
    fc.assert(
      fc.property(
        starts,
        limits,
        pauses,
        fc.integer({ min: -3, max: 120 }),
        (start, { unit }, told, length) => {
          const intervals = told.map(([at, size]) => ({ from: start + at, to: start + at + size }));
          expect(countedDays(calendar, unit, start, start + length, intervals)).toBe(
            literalCount(start, start + length, unit, intervals),
          );
        },
      ),
      { seed, numRuns: 2000 },
    ));
});

interface Told {
  readonly clock: LiteralClock;
  readonly events: readonly ClockEvent[];
}

/** A history: pauses one after another, the last perhaps open; an extension; an end, or none. */
const histories: fc.Arbitrary<Told> = fc
  .record({
    start: starts,
    limit: limits,
    roll: fc.boolean(),
    pauses: fc.array(
      fc.record({
        after: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
        length: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 20 })),
        told: fc.option(fc.integer({ min: 0, max: 25 })),
      }),
      { maxLength: 5 },
    ),
    staysOpen: fc.boolean(),
    extension: fc.option(
      fc.record({ after: fc.integer({ min: 0, max: 40 }), days: fc.integer({ min: 1, max: 15 }) }),
    ),
    stopAfter: fc.option(fc.integer({ min: 0, max: 30 })),
  })
  .map(({ start, limit, roll, pauses: told, staysOpen, extension, stopAfter }) => {
    let last = start;
    const pauses: LiteralPause[] = [];
    const events: ClockEvent[] = [{ type: 'started', on: start }];
    for (const [index, pause] of told.entries()) {
      const from = last + pause.after;
      const to = staysOpen && index === told.length - 1 ? null : from + pause.length;
      const until = pause.told === null ? null : from + pause.told;
      pauses.push({ from, to, told: until });
      events.push({ type: 'paused', on: from, until });
      if (to !== null) events.push({ type: 'resumed', on: to });
      last = to ?? from;
    }
    const extended = extension === null ? null : { on: start + extension.after, days: extension.days };
    if (extended !== null) events.push({ type: 'extended', ...extended });
    const stop = stopAfter === null ? null : Math.max(last, extended?.on ?? start) + stopAfter;
    if (stop !== null) events.push({ type: 'stopped', on: stop, fulfilled: true });
    const clock = { start, ...limit, roll, pauses, extension: extended, stop };
    return { clock, events };
  });

/** Some days around everything that happens to the clock. */
function daysToLook({ start, days, unit, pauses, stop }: LiteralClock): readonly Day[] {
  const due = literalDue(start, days, unit, true, []).due;
  const moments = [start, due, ...pauses.flatMap(({ from, to, told }) => [from, to, told]), stop];
  const around = moments.flatMap((d) => (d === null ? [] : [d - 1, d, d + 1, d + 2]));
  return [...new Set([...around, due + 5, due + 11, due + 40])];
}

describe(`clocks against the literal twin (seed ${seed})`, () => {
  it('agree on due date, used, remaining and overdue days and light in 100,000 readings', () => {
    let readings = 0;
    fc.assert(
      fc.property(histories, ({ clock, events }) => {
        const limit: ClockLimit = {
          kind: 'days',
          days: clock.days,
          unit: clock.unit,
          roll: clock.roll,
          late: 'red',
        };
        for (const asOf of daysToLook(clock)) {
          readings += 1;
          const read = readClock(events, limit, calendar, asOf);
          const said =
            read === null
              ? null
              : {
                  state: read.state,
                  dueOn: read.dueOn,
                  expectedDueOn: read.expectedDueOn,
                  usedDays: read.usedDays,
                  remainingDays: read.remainingDays,
                  overdueDays: read.overdueDays,
                  light: read.light,
                };
          if (JSON.stringify(said) !== JSON.stringify(literalReading(clock, asOf)))
            expect({ asOf, ...said }).toEqual({ asOf, ...literalReading(clock, asOf) });
        }
      }),
      { seed, numRuns: 5500 },
    );
    expect(readings).toBeGreaterThanOrEqual(100_000);
  });
});
