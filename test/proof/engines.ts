// The two engines side by side: each edition of the calendar in both forms, one case put to both, and the case told in
// full where they differ.
import { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { isoDay } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { readClock } from '../../src/domain/legal-clock.ts';
import { type LiteralCalendar, literalCalendar } from '../../src/domain/second-calendar.ts';
import { literalCount, literalDue, literalReading } from '../../src/domain/second-engine.ts';
import { countedDays, dueOn } from '../../src/domain/time-limit.ts';
import { calendarSet, readYears, stateCouncil } from '../support/calendar.ts';
import {
  type ClockCase,
  clockCase,
  type Field,
  fieldOf,
  type PeriodCase,
  periodCase,
} from './random-cases.ts';

/** A word when there is no reading: refused, because nothing is known of a day that it rests on. */
export type Answer = string | Readonly<Record<string, string | number | boolean | null>>;

export interface Edition {
  readonly name: string;
  readonly table: WorkingDayCalendar;
  readonly literal: LiteralCalendar;
  readonly field: Field;
}

export interface Engines {
  readonly first: (edition: Edition, one: PeriodCase) => Answer;
  readonly second: (edition: Edition, one: PeriodCase) => Answer;
}

/**
 * Every calendar, the nation's and those of places, as it was known on each day on which one of its papers was published,
 * oldest first; and one that lacks a year, of which nothing may be said.
 */
export function everyEdition(): readonly Edition[] {
  const holed = readYears().filter(({ year }) => year !== 2015);
  return [
    ...calendarSet.all.flatMap(({ id, years, layers }) => {
      const papers = [...years, ...layers.flatMap((layer) => layer.years)];
      const days = papers.flatMap((paper) => [
        paper.published,
        ...paper.revisions.map((one) => one.published),
      ]);
      const whole = calendarSet.byId(id) ?? stateCouncil;
      return [...new Set(days)]
        .sort((a, b) => a - b)
        .filter((knownOn) => years.some(({ published }) => published <= knownOn))
        .map((knownOn) =>
          editionOf(
            `${id} known on ${isoDay(knownOn)}`,
            whole.asKnownOn(knownOn),
            literalCalendar(years, layers, knownOn),
          ),
        );
    }),
    editionOf('CN without 2015', new WorkingDayCalendar('CN', 'holed', holed), literalCalendar(holed)),
  ];
}

/** Cases begin to a year and a half beyond the newest notice, and a little before the first: that is refused by both. */
const editionOf = (name: string, table: WorkingDayCalendar, literal: LiteralCalendar): Edition => ({
  name,
  table,
  literal,
  field: fieldOf(
    [...table.years, ...table.layers.flatMap(({ years }) => years)],
    table.from - 5,
    table.firmUntil + 540,
  ),
});

export const engines: Engines = {
  first: ({ table }, one) =>
    unlessUnknown(() => {
      const { start, unit, roll, pauses, asOf } = one;
      const due = dueOn(table, start, { days: one.days + one.extension, unit }, { roll, pauses });
      const kind = unit === 'working' ? 'working' : 'natural';
      return {
        dueOn: due,
        provisional: table.isProvisional(due),
        usedDays: countedDays(table, unit, start, asOf, pauses),
        remainingDays: countedDays(table, kind, asOf, due, pauses),
        lateWorking: countedDays(table, 'working', due, asOf, pauses),
        lateNatural: countedDays(table, 'natural', due, asOf, pauses),
      };
    }),
  second: ({ literal }, one) =>
    unlessUnknown(() => {
      const { start, unit, roll, asOf } = one;
      // Counting back takes no pauses.
      const pauses = one.days < 0 ? [] : one.pauses;
      const { due } = literalDue(literal, { start, days: one.days + one.extension, unit, roll, pauses });
      const kind = unit === 'working' ? 'working' : 'natural';
      return {
        dueOn: due,
        provisional: literal.isProvisional(due),
        usedDays: literalCount(literal, start, asOf, unit, one.pauses),
        remainingDays: literalCount(literal, asOf, due, kind, one.pauses),
        lateWorking: literalCount(literal, due, asOf, 'working', one.pauses),
        lateNatural: literalCount(literal, due, asOf, 'natural', one.pauses),
      };
    }),
};

const REFUSED = 'refused';

/** Both engines must refuse the same questions. */
function unlessUnknown(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof RangeError) return REFUSED;
    if (error instanceof Refusal && error.code === 'calendar_not_covered') return REFUSED;
    throw error;
  }
}

export interface Difference {
  readonly number: number;
  /** Start, limit, extension, pauses, the day of asking, and both answers. */
  readonly text: string;
}

export interface Run {
  readonly seed: number;
  readonly cases: number;
  readonly editions: readonly Edition[];
  readonly engines?: Engines;
}

/** Puts the cases 0 … n − 1 of the seed to both engines; the first difference ends it. */
export const comparePeriods = (run: Run): Difference | null => firstOf(run, onePeriod);

/** The same for whole clocks, as the program reads them from events. */
export const compareClocks = (run: Run): Difference | null => firstOf(run, oneClock);

type Compare = (run: Run, fields: readonly Field[], number: number) => Difference | null;

function firstOf(run: Run, compare: Compare): Difference | null {
  const fields = run.editions.map(({ field }) => field);
  for (let number = 0; number < run.cases; number += 1) {
    const difference = compare(run, fields, number);
    if (difference !== null) return difference;
  }
  return null;
}

function onePeriod(
  { seed, editions, engines: both = engines }: Run,
  fields: readonly Field[],
  number: number,
) {
  const one = periodCase(seed, number, fields);
  const edition = editions[one.edition];
  if (edition === undefined) return null;
  const [first, second] = [both.first(edition, one), both.second(edition, one)];
  if (same(first, second)) return null;
  return { number, text: describePeriod(seed, edition, one, first, second) };
}

function oneClock({ seed, editions }: Run, fields: readonly Field[], number: number) {
  const one = clockCase(seed, number, fields);
  const edition = editions[one.edition];
  if (edition === undefined) return null;
  const { events, limit, asOf } = one;
  const first = unlessUnknown(() => plain(readClock(events, limit, edition.table, asOf)));
  const second = unlessUnknown(() => plain(literalReading(edition.literal, events, limit, asOf)));
  if (same(first, second)) return null;
  return { number, text: describeClock(seed, edition, one, first, second) };
}

type Reading = ReturnType<typeof literalReading>;
const plain = (read: Reading): Answer =>
  read === null
    ? 'not started'
    : {
        state: read.state,
        startedOn: read.startedOn,
        dueOn: read.dueOn,
        expectedDueOn: read.expectedDueOn,
        provisional: read.provisional,
        usedDays: read.usedDays,
        remainingDays: read.remainingDays,
        lateWorking: read.overdueDays?.working ?? null,
        lateNatural: read.overdueDays?.natural ?? null,
        light: read.light,
      };

function same(a: Answer, b: Answer): boolean {
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  for (const key in a) if (a[key] !== b[key]) return false;
  return true;
}

function describePeriod(
  seed: number,
  edition: Edition,
  one: PeriodCase,
  first: Answer,
  second: Answer,
): string {
  const pauses = one.pauses.map(({ from, to }) => `${isoDay(from)}..${isoDay(to)}`);
  return [
    `case ${one.number} of seed ${seed}, ${edition.name}`,
    `start ${isoDay(one.start)}, limit ${one.days} ${one.unit}${one.roll ? ', rolling' : ''}, extension ${one.extension}`,
    `pauses ${pauses.length === 0 ? 'none' : pauses.join(', ')}; asked on ${isoDay(one.asOf)}`,
    `table engine:   ${told(first)}`,
    `literal engine: ${told(second)}`,
  ].join('\n');
}

function describeClock(
  seed: number,
  edition: Edition,
  one: ClockCase,
  first: Answer,
  second: Answer,
): string {
  const history = one.events.map(({ on, ...event }) => `${isoDay(on)} ${told(event)}`);
  return [
    `clock ${one.number} of seed ${seed}, ${edition.name}`,
    `limit ${told(one.limit)}`,
    `history ${history.join(', ')}; asked on ${isoDay(one.asOf)}`,
    `table engine:   ${told(first)}`,
    `literal engine: ${told(second)}`,
  ].join('\n');
}

/** Days as dates. */
const told = (answer: object | string): string =>
  JSON.stringify(answer, (key, value: unknown) =>
    typeof value === 'number' && /On$|^notAfter$|^until$|^on$/.test(key) ? isoDay(value) : value,
  );
