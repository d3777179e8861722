// Random limits and histories: the constant-time clock and its slow literal twin must say the same, whatever happened.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, day } from '../../src/domain/day.ts';
import { type ClockEvent, type ClockLimit, readClock } from '../../src/domain/legal-clock.ts';
import { literalCount, literalDue, literalReading } from '../../src/domain/second-engine.ts';
import { countedDays, dueOn } from '../../src/domain/time-limit.ts';
import { stateCouncil as calendar } from '../support/calendar.ts';
import { literal } from '../support/literal-calendar.ts';

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
        const { due } = literalDue(literal, { start, ...limit, roll, pauses: intervals });
        expect(dueOn(calendar, start, limit, { pauses: intervals, roll })).toBe(due);
      }),
      { seed, numRuns: 4000 },
    ));

  it('counting back', () =>
    fc.assert(
      fc.property(starts, limits, pauses, fc.boolean(), (start, { days, unit }, told, roll) => {
        fc.pre(start > day('2008-01-01') && days > 0);
        const intervals = told.map(([at, length]) => ({ from: start + at, to: start + at + length }));
        const { due } = literalDue(literal, { start, days: -days, unit, roll, pauses: [] });
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
            literalCount(literal, start, start + length, unit, intervals),
          );
        },
      ),
      { seed, numRuns: 2000 },
    ));
});

interface Told {
  readonly limit: ClockLimit;
  readonly events: readonly ClockEvent[];
}

/** Limits in days as above, some of them capped by a day; days that a paper names; none at all. */
const clockLimits = (start: Day): fc.Arbitrary<ClockLimit> => {
  const late = fc.constantFrom('red' as const, 'breach' as const);
  const later = fc.integer({ min: start, max: start + 40 });
  const inDays = fc
    .record({ limit: limits, roll: fc.boolean(), late, notAfter: fc.option(later, { freq: 9 }) })
    .map(({ limit, notAfter, ...rest }) => ({
      kind: 'days' as const,
      ...limit,
      ...rest,
      ...(notAfter === null ? {} : { notAfter }),
    }));
  return fc.oneof(
    { weight: 8, arbitrary: inDays },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('date' as const), on: later, late }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'none' as const }) },
  );
};

/** A history: pauses one after another, the last perhaps open; an extension; an end, or none. */
const histories: fc.Arbitrary<Told> = starts
  .chain((start) =>
    fc.record({
      start: fc.constant(start),
      limit: clockLimits(start),
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
      stop: fc.option(fc.record({ after: fc.integer({ min: 0, max: 30 }), fulfilled: fc.boolean() })),
    }),
  )
  .map(({ start, limit, pauses: told, staysOpen, extension, stop }) => {
    let last = start;
    const events: ClockEvent[] = [{ type: 'started', on: start }];
    for (const [index, pause] of told.entries()) {
      const from = last + pause.after;
      const to = staysOpen && index === told.length - 1 ? null : from + pause.length;
      events.push({ type: 'paused', on: from, until: pause.told === null ? null : from + pause.told });
      if (to !== null) events.push({ type: 'resumed', on: to });
      last = to ?? from;
    }
    const extendedOn = start + (extension?.after ?? 0);
    if (extension !== null) events.push({ type: 'extended', on: extendedOn, days: extension.days });
    if (stop !== null) {
      const on = Math.max(last, extendedOn) + stop.after;
      events.push({ type: 'stopped', on, fulfilled: stop.fulfilled });
    }
    return { limit, events };
  });

/** Some days around everything that happens to the clock. */
function daysToLook({ limit, events }: Told): readonly Day[] {
  const start = events[0]?.on ?? 0;
  const period = limit.kind === 'days' ? limit : { days: 5, unit: 'working' as const };
  const { due } = literalDue(literal, { ...period, start, roll: true, pauses: [] });
  const moments = [
    due,
    ...events.flatMap((each) => (each.type === 'paused' ? [each.on, each.until] : [each.on])),
  ];
  const around = moments.flatMap((d) => (d === null ? [] : [d - 1, d, d + 1, d + 2]));
  return [...new Set([...around, due + 5, due + 11, due + 40])];
}

describe(`clocks against the literal twin (seed ${seed})`, () => {
  it('agree on due date, used, remaining and overdue days and light in 100,000 readings', () => {
    let readings = 0;
    fc.assert(
      fc.property(histories, (told) => {
        for (const asOf of daysToLook(told)) {
          readings += 1;
          const read = readClock(told.events, told.limit, calendar, asOf);
          const said =
            read === null
              ? null
              : {
                  state: read.state,
                  startedOn: read.startedOn,
                  dueOn: read.dueOn,
                  expectedDueOn: read.expectedDueOn,
                  provisional: read.provisional,
                  usedDays: read.usedDays,
                  remainingDays: read.remainingDays,
                  overdueDays: read.overdueDays,
                  light: read.light,
                };
          const literally = literalReading(literal, told.events, told.limit, asOf);
          if (JSON.stringify(said) !== JSON.stringify(literally))
            expect({ asOf, ...said }).toEqual({ asOf, ...literally });
        }
      }),
      { seed, numRuns: 5500 },
    );
    expect(readings).toBeGreaterThanOrEqual(100_000);
  });
});
