// Calendars of places against their slow twin: the real ones on every day, and invented ones stacked at random.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendarYear } from '../../src/domain/calendar-year.ts';
import { day, isoDay, isWeekend } from '../../src/domain/day.ts';
import { calendarSet, documentOf, placeOver } from '../support/calendar.ts';
import { isWorkedIn, type RawDocument, walk } from '../support/literal-places.ts';

describe('the places of the repository agree with their literal twin', () => {
  it.each([
    ['513422', 'CN-513400', 2011],
    ['110108', 'CN-110000', 2014],
  ])('%s, on every day of %s in %i', (region, id, year) => {
    const documents = [documentOf(id, year), documentOf('CN', year), documentOf('CN', year + 1)];
    const differing: string[] = [];
    for (let d = day(`${year}-01-01`); d <= day(`${year}-12-31`); d += 1)
      if (calendarSet.of(region).isWorkingDay(d) !== isWorkedIn(documents, region, isoDay(d)))
        differing.push(isoDay(d));
    expect(differing).toEqual([]);
  });
});

/** From 2 March to 20 December 2026, so that walking never leaves the year. */
const anyDay = fc.integer({ min: day('2026-03-02'), max: day('2026-12-20') });
const national: RawDocument = documentOf('CN', 2026);
const nationalHolidays = national.holidays.map(({ date }) => date);

/** Up to forty days that one place names, each off or worked as the place may. */
const placeDays = fc.uniqueArray(fc.tuple(anyDay, fc.boolean()), { maxLength: 40, selector: ([d]) => d });

function rawDocument(region: string, days: readonly (readonly [number, boolean])[]) {
  const sorted = days.toSorted(([a], [b]) => a - b);
  const mayWork = ([d, worked]: readonly [number, boolean]) =>
    worked && (isWeekend(d) || nationalHolidays.includes(isoDay(d)));
  return {
    schema: 1,
    jurisdiction: `CN-${region}`,
    appliesTo: 'everyone',
    year: 2026,
    source: { title: '通知', number: null, published: '2025-12-01', url: 'https://example.gov.cn/' },
    revisions: [{ published: '2025-12-01' }],
    holidays: sorted.filter((one) => !mayWork(one)).map(([d]) => ({ date: isoDay(d), name: '假' })),
    workdays: sorted.filter(mayWork).map(([d]) => ({ date: isoDay(d), for: '假' })),
  };
}

const regions = ['510000', '513400', '513401'] as const;

describe('invented days of a province, a prefecture and a county', () => {
  it('give the same answers as asking the documents one by one', () =>
    fc.assert(
      fc.property(
        placeDays,
        placeDays,
        placeDays,
        anyDay,
        fc.integer({ min: -30, max: 30 }).filter((n) => n !== 0),
        (inProvince, inPrefecture, inCounty, d, n) => {
          const own = [inProvince, inPrefecture, inCounty].map((days, i) =>
            rawDocument(regions[i] ?? '', days),
          );
          const layers = own.map((document) => {
            const { year, issues } = readCalendarYear(document);
            expect(issues).toEqual([]);
            return { id: document.jurisdiction, years: year === null ? [] : [year] };
          });
          const calendar = placeOver(...layers);
          const documents = [...own, national];
          expect(calendar.isWorkingDay(d)).toBe(isWorkedIn(documents, '513401', isoDay(d)));
          const shifted = walk(documents, '513401', isoDay(d), n);
          if (shifted.startsWith('2026')) expect(isoDay(calendar.shift(d, n))).toBe(shifted);
        },
      ),
      { numRuns: 150 },
    ));
});
