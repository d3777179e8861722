// A calendar file is taken whole or not at all: each kind of fault is named with its place, and nothing else is.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readCalendarYear } from '../../src/domain/calendar-year.ts';
import { day, isoDay } from '../../src/domain/day.ts';
import { readYears } from '../support/calendar.ts';

interface Entry {
  date: string;
  name?: string;
  for?: string;
}
interface NoticeFile {
  schema: unknown;
  jurisdiction: unknown;
  year: unknown;
  source: Record<string, unknown>;
  revisions: { published?: string; changes?: Record<string, Entry[]> }[];
  holidays: Entry[];
  workdays: Entry[];
}

const fileOf = (year: number): NoticeFile =>
  JSON.parse(readFileSync(new URL(`../../calendars/CN/${year}.json`, import.meta.url), 'utf8'));

/** The issues of the notice of that year after one change to its file. */
function issuesAfter(year: number, change: (file: NoticeFile) => unknown) {
  const file = fileOf(year);
  change(file);
  const read = readCalendarYear(file);
  expect(read.year).toBeNull();
  return read.issues;
}

const indexOf = (list: readonly Entry[], date: string) => list.findIndex((entry) => entry.date === date);

describe('the twenty notices of the repository', () => {
  it('are read without a fault', () => {
    expect(readYears().map(({ year }) => year)).toEqual(Array.from({ length: 20 }, (_, i) => 2007 + i));
  });

  it('carry their source', () => {
    const { year } = readCalendarYear(fileOf(2026));
    expect(year).toMatchObject({
      year: 2026,
      number: '国办发明电〔2025〕7号',
      published: day('2025-11-04'),
      revisions: [],
    });
    expect(year?.holidays[0]).toEqual({ day: day('2026-01-01'), name: '元旦' });
    expect(year?.workdays.map((entry) => isoDay(entry.day))).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ]);
  });

  it('keep the three amendments apart from the notices they amend', () => {
    const amended = readYears().filter(({ revisions }) => revisions.length > 0);
    expect(
      amended.map(({ year, revisions }) => [year, ...revisions.map((r) => isoDay(r.published))]),
    ).toEqual([
      [2015, '2015-05-13'],
      [2019, '2019-03-22'],
      [2020, '2020-01-27'],
    ]);
  });
});

describe('a calendar file that is no calendar', () => {
  it.each([[null], ['2026'], [[]], [2026]])('%j is refused as a whole', (input) =>
    expect(readCalendarYear(input)).toEqual({
      year: null,
      issues: [{ path: '', code: 'calendar_not_object', facts: {} }],
    }),
  );

  it('of another schema or place says what is expected', () => {
    expect(issuesAfter(2026, (file) => Object.assign(file, { schema: 2 }))).toEqual([
      { path: 'schema', code: 'calendar_schema', facts: { expected: 1 } },
    ]);
    expect(issuesAfter(2026, (file) => Object.assign(file, { jurisdiction: 'CN-45' }))).toEqual([
      { path: 'jurisdiction', code: 'calendar_jurisdiction', facts: { expected: ['CN', 'CN-513400'] } },
    ]);
  });

  it.each([['2026'], [1999], [2101], [2026.5], [null]])('of the year %j is refused', (year) =>
    expect(issuesAfter(2026, (file) => Object.assign(file, { year }))).toEqual([
      { path: 'year', code: 'calendar_year', facts: {} },
    ]),
  );

  it('without its source is refused, field by field', () => {
    expect(
      issuesAfter(2026, (file) => Object.assign(file.source, { number: ' ', published: '2025-11-31' })),
    ).toEqual([
      { path: 'source.number', code: 'text_required', facts: {} },
      { path: 'source.published', code: 'date_invalid', facts: { value: '2025-11-31' } },
    ]);
  });

  it('without its lists is refused', () => {
    expect(issuesAfter(2026, (file) => Object.assign(file, { workdays: undefined }))).toEqual([
      { path: 'workdays', code: 'list_required', facts: {} },
    ]);
    expect(issuesAfter(2026, (file) => Object.assign(file, { revisions: [] }))).toEqual([
      { path: 'revisions', code: 'list_required', facts: {} },
    ]);
  });
});

describe('a day in a calendar file', () => {
  it('must exist, and have a name', () => {
    expect(
      issuesAfter(2026, ({ holidays }) => Object.assign(holidays[3] ?? {}, { date: '2026-02-30' })),
    ).toEqual([{ path: 'holidays[3].date', code: 'date_invalid', facts: { value: '2026-02-30' } }]);
    expect(issuesAfter(2026, ({ workdays }) => Object.assign(workdays[0] ?? {}, { for: '' }))).toEqual([
      { path: 'workdays[0].for', code: 'text_required', facts: {} },
    ]);
    expect(issuesAfter(2026, ({ holidays }) => holidays.splice(0, 1, '2026-01-01' as never))).toEqual([
      { path: 'holidays[0].date', code: 'date_invalid', facts: { value: 'undefined' } },
      { path: 'holidays[0].name', code: 'text_required', facts: {} },
    ]);
  });

  it('that is wrong in both lists is told twice, not taken for the same day', () => {
    const codes = issuesAfter(2026, ({ holidays, workdays }) => {
      Object.assign(holidays[0] ?? {}, { date: 'x' });
      Object.assign(workdays[0] ?? {}, { date: 'y' });
    }).map(({ path, code }) => [path, code]);
    expect(codes).toEqual([
      ['holidays[0].date', 'date_invalid'],
      ['workdays[0].date', 'date_invalid'],
    ]);
  });

  it('may stand once only', () => {
    expect(
      issuesAfter(2026, ({ holidays }) => holidays.splice(1, 0, { date: '2026-01-01', name: '元旦' })),
    ).toEqual([{ path: 'holidays[1].date', code: 'day_twice', facts: { date: '2026-01-01' } }]);
  });

  it('may stand once only, however far apart', () => {
    expect(issuesAfter(2026, ({ workdays }) => workdays.push({ date: '2026-01-04', for: '元旦' }))).toEqual([
      { path: 'workdays[6].date', code: 'day_twice', facts: { date: '2026-01-04' } },
    ]);
  });

  it('stands in order', () => {
    expect(issuesAfter(2026, ({ workdays }) => workdays.push({ date: '2026-09-19', for: '国庆节' }))).toEqual(
      [{ path: 'workdays[6].date', code: 'days_not_sorted', facts: { date: '2026-09-19' } }],
    );
  });

  it('cannot be off and worked at once', () => {
    const index = indexOf(fileOf(2026).holidays, '2026-02-21');
    const issues = issuesAfter(2026, (file) => {
      file.holidays.splice(index, 1, { date: '2026-02-21', name: '春节' });
      file.workdays.splice(2, 0, { date: '2026-02-21', for: '春节' });
    });
    expect(issues).toEqual([
      { path: 'workdays[2].date', code: 'day_in_both_lists', facts: { date: '2026-02-21' } },
    ]);
  });

  it('that is worked to make up is a Saturday or Sunday', () => {
    expect(
      issuesAfter(2026, ({ workdays }) => workdays.splice(1, 0, { date: '2026-01-05', for: '元旦' })),
    ).toEqual([{ path: 'workdays[1].date', code: 'makeup_not_weekend', facts: { date: '2026-01-05' } }]);
  });

  it.each([['2025-12-24'], ['2027-01-01'], ['1970-01-01']])(
    '%s does not belong to the notice of 2026',
    (date) => {
      const issues = issuesAfter(2026, ({ holidays }) =>
        holidays.splice(date < '2026' ? 0 : holidays.length, 0, { date, name: '元旦' }),
      );
      const at = date < '2026' ? 0 : fileOf(2026).holidays.length;
      expect(issues).toEqual([
        { path: `holidays[${at}].date`, code: 'day_of_other_year', facts: { date, year: 2026 } },
      ]);
    },
  );

  it('may lie in the last week of the December before', () => {
    const file = fileOf(2026);
    file.holidays.unshift({ date: '2025-12-31', name: '元旦' });
    expect(readCalendarYear(file).issues).toEqual([]);
  });
});

describe('an amendment', () => {
  const changesOf = (file: NoticeFile) => file.revisions[1]?.changes ?? {};

  it('must have added what is there', () => {
    expect(
      issuesAfter(2020, (file) =>
        changesOf(file)['holidaysAdded']?.push({ date: '2020-02-04', name: '春节' }),
      ),
    ).toEqual([{ path: 'revisions[1].changes', code: 'revision_does_not_undo', facts: {} }]);
  });

  it('cannot have removed what is still there', () => {
    expect(
      issuesAfter(2020, (file) =>
        changesOf(file)['workdaysRemoved']?.push({ date: '2020-01-19', for: '春节' }),
      ),
    ).toEqual([{ path: 'revisions[1].changes', code: 'revision_does_not_undo', facts: {} }]);
  });

  it('may take back what an earlier one added', () => {
    const file = fileOf(2020);
    changesOf(file)['holidaysAdded']?.push({ date: '2020-02-03', name: '春节' });
    const changes = { holidaysRemoved: [{ date: '2020-02-03', name: '春节' }] };
    file.revisions.push({ published: '2020-01-29', changes });
    expect(readCalendarYear(file).issues).toEqual([]);
  });

  it('comes after the notice and after the amendments before it', () => {
    expect(
      issuesAfter(2020, (file) => Object.assign(file.revisions[1] ?? {}, { published: '2019-11-20' })),
    ).toEqual([
      { path: 'revisions[1].published', code: 'revisions_not_sorted', facts: { after: '2019-11-21' } },
    ]);
  });

  it('needs its day of publication', () => {
    expect(
      issuesAfter(2020, (file) => Object.assign(file.revisions[1] ?? {}, { published: undefined })),
    ).toEqual([{ path: 'revisions[1].published', code: 'date_invalid', facts: { value: 'undefined' } }]);
  });

  it('is never the first of the list: that is the notice itself', () => {
    const told = [
      { path: 'revisions[0]', code: 'revision_first_not_notice', facts: { published: '2019-11-21' } },
    ];
    expect(issuesAfter(2020, (file) => file.revisions.shift())).toEqual(told);
    expect(
      issuesAfter(2020, (file) => Object.assign(file.revisions[0] ?? {}, { published: '2019-11-22' })),
    ).toEqual(told);
  });

  it('changes something', () => {
    expect(
      issuesAfter(2026, (file) => file.revisions.push({ published: '2026-01-05', changes: {} })),
    ).toEqual([{ path: 'revisions[1].changes', code: 'revision_changes_nothing', facts: {} }]);
  });
});
