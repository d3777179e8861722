// P-1, no wrong date: the table engine and the literal one agree on a million random cases under every edition of the
// calendar that ever was known, and a mistake of one day in either is found by the same run.
import { stderr } from 'node:process';
import { describe, expect, it } from 'vitest';
import { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import type { CalendarYear, HolidayEntry } from '../../src/domain/calendar-year.ts';
import { type Day, day, isoDay, parseDay } from '../../src/domain/day.ts';
import type { LiteralCalendar } from '../../src/domain/second-calendar.ts';
import { readYears } from '../support/calendar.ts';
import {
  compareClocks,
  comparePeriods,
  type Edition,
  type Engines,
  engines,
  everyEdition,
} from './engines.ts';

const PERIODS = 1_000_000;
const CLOCKS = 300_000;
const seed = Number(process.env['PROOF_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const editions = everyEdition();
const newest = editions.findLastIndex(({ name }) => name.startsWith('CN known on'));
stderr.write(`The proof begins from PROOF_SEED=${seed}.\n`);

const expectNone = (difference: { readonly text: string } | null): void =>
  expect(difference?.text ?? 'no difference').toBe('no difference');

/** One edition with another table or another literal calendar, the others as they are. */
const planted = (index: number, change: Partial<Edition>): readonly Edition[] =>
  editions.map((edition, i) => (i === index ? { ...edition, ...change } : edition));

describe(`the two engines (PROOF_SEED=${seed})`, () => {
  it('know the calendar as of every day on which a notice or an amendment was published', () => {
    // Twenty notices from 2007 to 2026, the amendments of 2015, 2019 and 2020; the same for each place, and its own papers.
    const national = editions.filter(({ name }) => name.startsWith('CN known'));
    expect(national.length).toBeGreaterThanOrEqual(23);
    expect(editions.filter(({ name }) => name.startsWith('CN-513400')).length).toBeGreaterThan(
      national.length,
    );
    expect(editions.map(({ name }) => name)).toContain('CN known on 2020-01-27');
  });

  it(
    `agree on ${PERIODS} periods: due date, used, remaining and late days`,
    () => expectNone(comparePeriods({ seed, cases: PERIODS, editions })),
    300_000,
  );

  it(
    `agree on ${CLOCKS} clocks read from their events`,
    // Where a year is missing the light may rest on a day of it while the date does not: only the first engine is asked.
    () => expectNone(compareClocks({ seed, cases: CLOCKS, editions: editions.slice(0, -1) })),
    300_000,
  );
});

describe(`a day that is wrong in one engine and one edition is found within the run (PROOF_SEED=${seed})`, () => {
  const years = readYears();
  const change = (date: string, how: (year: CalendarYear, entry: HolidayEntry) => Partial<CalendarYear>) =>
    years.map((year) =>
      year.year === Number(date.slice(0, 4))
        ? { ...year, ...how(year, { day: day(date), name: '错' }) }
        : year,
    );
  const without = (list: readonly HolidayEntry[], { day: gone }: HolidayEntry) =>
    list.filter((entry) => entry.day !== gone);

  it.each([
    [
      'an ordinary Saturday',
      '2026-03-14',
      'worked',
      change('2026-03-14', (year, entry) => ({ workdays: [...year.workdays, entry] })),
    ],
    [
      'an ordinary Tuesday',
      '2011-08-16',
      'off',
      change('2011-08-16', (year, entry) => ({ holidays: [...year.holidays, entry] })),
    ],
    [
      'the Tuesday of the Spring Festival',
      '2026-02-17',
      'worked',
      change('2026-02-17', (year, entry) => ({ holidays: without(year.holidays, entry) })),
    ],
    [
      'a make-up Saturday',
      '2026-05-09',
      'off',
      change('2026-05-09', (year, entry) => ({ workdays: without(year.workdays, entry) })),
    ],
  ])('%s, %s, is %s by the table', (_what, date, _how, wrong) => {
    const table = new WorkingDayCalendar('CN', 'planted', wrong);
    const found = comparePeriods({ seed, cases: PERIODS, editions: planted(newest, { table }) });
    expect(found?.text).toMatch(/table engine: .*\nliteral engine: /);
    expect(found?.text).toContain(editions[newest]?.name);
    expectBetween(found?.text ?? '', date);
  });

  it('days taken by chance, wrong in a literal engine that is fed the wrong paper', () => {
    const days = Array.from({ length: 20 }, (_, i) => day('2008-01-07') + ((seed + i * 331) % 6_700));
    for (const wrong of days) {
      const edition = editions[newest];
      if (edition === undefined) throw new Error('no edition');
      const { literal } = edition;
      const fed: LiteralCalendar = {
        ...literal,
        isWorked: (d: Day) => (d === wrong) !== literal.isWorked(d),
      };
      const found = comparePeriods({ seed, cases: PERIODS, editions: planted(newest, { literal: fed }) });
      expectBetween(found?.text ?? `nothing was found of ${isoDay(wrong)}`, isoDay(wrong));
    }
  });

  it('an amendment that the table reads a day late', () => {
    // The Spring Festival of 2020 was lengthened on 01-27; a table of the evening before still has 02-01 as a make-up day.
    const index = editions.findIndex(({ name }) => name === 'CN known on 2020-01-27');
    const table = new WorkingDayCalendar('CN', 'planted', years).asKnownOn(day('2020-01-26'));
    const found = comparePeriods({ seed, cases: PERIODS, editions: planted(index, { table }) });
    expectBetween(found?.text ?? 'nothing was found', '2020-02-01');
  });
});

describe(`a mistake of one day in the counting of either is found within the run (PROOF_SEED=${seed})`, () => {
  const mistakes: ReadonlyArray<readonly [string, Partial<Engines>]> = [
    [
      'the table engine counts the day a pause ends',
      {
        first: (at, one) =>
          engines.first(at, {
            ...one,
            pauses: one.pauses.map(({ from, to }) => ({ from, to: Math.max(from, to - 1) })),
          }),
      },
    ],
    [
      'the table engine counts overlapping pauses twice',
      {
        first: (at, one) =>
          engines.first(at, one.pauses.length === 5 ? { ...one, pauses: oneAfterTheOther(one.pauses) } : one),
      },
    ],
    [
      'the table engine forgets to roll in the last week of December',
      {
        first: (at, one) =>
          engines.first(at, { ...one, roll: one.roll && !isoDay(one.start).includes('-12-2') }),
      },
    ],
    [
      'the literal engine counts the starting day',
      { second: (at, one) => engines.second(at, { ...one, start: one.start - 1 }) },
    ],
    [
      'the literal engine forgets one day of an extension of fifteen',
      {
        second: (at, one) =>
          engines.second(at, { ...one, extension: one.extension === 15 ? 14 : one.extension }),
      },
    ],
  ];

  it.each(mistakes)('%s', (_name, mistake) => {
    const found = comparePeriods({ seed, cases: PERIODS, editions, engines: { ...engines, ...mistake } });
    expect(found).not.toBeNull();
  });

  /** As if each began when the last had ended: what adding up their lengths comes to. */
  function oneAfterTheOther(pauses: readonly { readonly from: Day; readonly to: Day }[]) {
    let last = Number.NEGATIVE_INFINITY;
    return [...pauses]
      .sort((a, b) => a.from - b.from)
      .map(({ from, to }) => {
        const begins = Math.max(from, last);
        last = begins + (to - from);
        return { from: begins, to: last };
      });
  }
});

describe('a difference', () => {
  const found = comparePeriods({
    seed: 7,
    cases: PERIODS,
    editions,
    engines: {
      ...engines,
      second: (at, one) =>
        one.pauses.length < 2
          ? engines.second(at, one)
          : engines.second(at, { ...one, extension: one.extension + 1 }),
    },
  });

  it('is told with its number, edition, start, limit, extension, pauses, day of asking and both answers', () => {
    expect(found?.text).toMatch(/^case \d+ of seed 7, CN[-\d]* known on \d{4}-\d\d-\d\d\n/);
    expect(found?.text).toMatch(
      /\nstart \d{4}-\d\d-\d\d, limit -?\d+ (working|natural|month)(, rolling)?, extension \d+\n/,
    );
    expect(found?.text).toMatch(
      /\npauses \d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d, .+; asked on \d{4}-\d\d-\d\d\n/,
    );
    expect(found?.text).toMatch(/\ntable engine: {3}\{"dueOn":"/);
    expect(found?.text).toMatch(/\nliteral engine: \{"dueOn":"/);
  });

  it('comes again from the same seed and number', () => {
    const again = comparePeriods({ seed: 7, cases: (found?.number ?? 0) + 1, editions });
    expect(again).toBeNull();
  });
});

/** The reported case must be about that day: it starts no later, and something it says ends no earlier. */
function expectBetween(text: string, date: string): void {
  const dates = [...text.matchAll(/\d{4}-\d\d-\d\d/g)].map(([found]) => parseDay(found) ?? 0).slice(1);
  expect(text).toContain('start ');
  expect(Math.min(...dates)).toBeLessThanOrEqual(day(date));
  expect(Math.max(...dates)).toBeGreaterThanOrEqual(day(date) - 1);
}
