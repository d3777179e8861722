// Cases for the two engines, made from a seed and a number alone: the same pair gives the same case on every machine.
import type { CalendarYear } from '../../src/domain/calendar-year.ts';
import type { Day } from '../../src/domain/day.ts';
import type { ClockEvent, ClockLimit } from '../../src/domain/legal-clock.ts';
import type { LimitUnit, PauseInterval } from '../../src/domain/time-limit.ts';

/** A period with pauses that may overlap, nest, touch, or have begun before the start. */
export interface PeriodCase {
  readonly number: number;
  /** Index of the edition of the calendar. */
  readonly edition: number;
  readonly start: Day;
  readonly days: number;
  readonly unit: LimitUnit;
  readonly roll: boolean;
  /** Days by which it was lengthened; counted from the start like the limit itself. */
  readonly extension: number;
  readonly pauses: readonly PauseInterval[];
  readonly asOf: Day;
}

/** A clock with its history: pauses one after another, an extension, an end. */
export interface ClockCase {
  readonly number: number;
  readonly edition: number;
  readonly limit: ClockLimit;
  readonly events: readonly ClockEvent[];
  readonly asOf: Day;
}

/** The days that a case of an edition may start on, and those near which things go wrong. */
export interface Field {
  readonly from: Day;
  readonly to: Day;
  readonly named: readonly Day[];
}

export const fieldOf = (years: readonly CalendarYear[], from: Day, to: Day): Field => ({
  from,
  to,
  named: years.flatMap(({ holidays, workdays }) => [...holidays, ...workdays].map(({ day }) => day)),
});

/** Whole numbers from `min` to `max`, both included. */
export type Chance = (min: number, max: number) => number;

/** Mulberry32, begun anew for every case. */
export function chanceOf(seed: number, number: number): Chance {
  let state = (seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return (min, max) => min + (next() % (max - min + 1));
}

const units = ['working', 'natural', 'month'] as const;
/** Limits as the law and templates have them: to 60 working days, 95 natural days, 6 months. */
const longest = { working: 60, natural: 95, month: 6 } as const;

export const oneIn = (chance: Chance, n: number): boolean => chance(1, n) === 1;

/** Half of all starts lie within six weeks before a day that a notice names. */
function startIn({ from, to, named }: Field, chance: Chance): Day {
  const near = named[chance(0, Math.max(0, named.length - 1))];
  return near === undefined || oneIn(chance, 2) ? chance(from, to) : Math.max(from, near - chance(-3, 42));
}

export function periodCase(seed: number, number: number, fields: readonly Field[]): PeriodCase {
  const chance = chanceOf(seed, number);
  const edition = chance(0, fields.length - 1);
  const field = fields[edition];
  if (field === undefined) throw new Error('no edition');
  const start = startIn(field, chance);
  const unit = units[chance(0, 2)] ?? 'working';
  const size = oneIn(chance, 20) ? 0 : chance(1, longest[unit]);
  const days = oneIn(chance, 15) ? -size : size;
  const pauses = Array.from({ length: Math.max(0, chance(-1, 5)) }, (): PauseInterval => {
    const from = start + chance(-6, 50);
    return { from, to: from + (oneIn(chance, 6) ? 0 : chance(0, 25)) };
  });
  return {
    number,
    edition,
    start,
    days,
    unit,
    roll: !oneIn(chance, 4),
    extension: days > 0 && oneIn(chance, 4) ? chance(1, 15) : 0,
    pauses,
    asOf: start + chance(0, 140),
  };
}

export function clockCase(seed: number, number: number, fields: readonly Field[]): ClockCase {
  const chance = chanceOf(seed ^ 0x5f3759df, number);
  const edition = chance(0, fields.length - 1);
  const field = fields[edition];
  if (field === undefined) throw new Error('no edition');
  // The days before a clock's due date are asked for its light: they must be known too.
  const start = startIn({ ...field, from: field.from + 40 }, chance);
  const limit = limitFrom(start, chance);
  const events: ClockEvent[] = [{ type: 'started', on: start }];
  const pauses = chance(0, 5);
  let last = start;
  for (let i = 1; i <= pauses; i += 1) {
    const on = last + (oneIn(chance, 5) ? 0 : chance(0, 15));
    events.push({ type: 'paused', on, until: oneIn(chance, 2) ? null : on + chance(0, 25) });
    last = on + (oneIn(chance, 5) ? 0 : chance(0, 20));
    if (i < pauses || !oneIn(chance, 3)) events.push({ type: 'resumed', on: last });
  }
  if (oneIn(chance, 3)) events.push({ type: 'extended', on: start + chance(0, 40), days: chance(1, 15) });
  if (oneIn(chance, 3))
    events.push({ type: 'stopped', on: last + chance(0, 60), fulfilled: !oneIn(chance, 5) });
  return { number, edition, limit, events, asOf: start + chance(-1, 140) };
}

function limitFrom(start: Day, chance: Chance): ClockLimit {
  const late = oneIn(chance, 2) ? 'red' : 'breach';
  if (oneIn(chance, 20)) return { kind: 'none' };
  if (oneIn(chance, 10)) return { kind: 'date', on: start + chance(0, 60), late };
  const unit = units[chance(0, 2)] ?? 'working';
  const limit = {
    kind: 'days',
    days: chance(0, longest[unit]),
    unit,
    roll: !oneIn(chance, 4),
    late,
  } as const;
  return oneIn(chance, 10) ? { ...limit, notAfter: start + chance(0, 60) } : limit;
}
