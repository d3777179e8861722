// Calendar files are loaded whole or not at all, each fault with its file and line; the edition says which they were.
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { calendarSetOf } from '../../src/store/calendar-documents.ts';
import { loadCalendarDocuments, loadCalendars } from '../../src/store/calendar-files.ts';
import { packageRoot } from '../../src/store/package-root.ts';
import { refusalOf } from '../support/refusal.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendars-'));
  cpSync(join(packageRoot(), 'calendars'), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(file(name), 'utf8');
const change = (name: string, from: string, to: string) => {
  expect(text(name)).toContain(from);
  writeFileSync(file(name), text(name).replace(from, to));
};
const faults = () =>
  refusalOf(() => loadCalendars(folder)).issues.map(({ path, code, facts }) =>
    facts['line'] === undefined ? `${path} ${code}` : `${path} ${code}, line ${facts['line']}`,
  );

describe('the calendars', () => {
  it('are made of the files of the repository', () => {
    const set = loadCalendars();
    expect(set.all.map(({ id }) => id)).toEqual(['CN', 'CN-110000', 'CN-513400']);
    expect(set.national.years.map(({ year }) => year)).toEqual(
      Array.from({ length: 20 }, (_, i) => 2007 + i),
    );
    expect(set.national.isWorkingDay(day('2026-05-09'))).toBe(true);
    expect(set.of('513401').isWorkingDay(day('2011-07-25'))).toBe(false);
    expect(set.of('330784').isWorkingDay(day('2011-07-25'))).toBe(true);
  });

  it('have editions that know what is said, not how it is spelt', () => {
    const editions = () => loadCalendars(folder).all.map(({ edition }) => edition);
    const before = editions();
    expect(before.map((edition) => edition.replace(/[0-9a-f]{8}$/, '#'))).toEqual([
      'CN-2026-#',
      'CN-110000-2026-#',
      'CN-513400-2026-#',
    ]);
    writeFileSync(file('CN/2026.json'), JSON.stringify(JSON.parse(text('CN/2026.json'))));
    expect(editions()).toEqual(before);
  });

  it('keep the edition of the State Council’s when a place changes, and change all with the State Council’s', () => {
    const [national, beijing, liangshan] = loadCalendars(folder).all.map(({ edition }) => edition);
    change('CN-513400/2011.json', '"name": "彝族年"', '"name": "彝历新年"');
    const placed = loadCalendars(folder).all.map(({ edition }) => edition);
    expect(placed.slice(0, 2)).toEqual([national, beijing]);
    expect(placed[2]).not.toBe(liangshan);
    rmSync(file('CN/2026.json'));
    expect(loadCalendars(folder).all.map(({ edition }) => edition.slice(0, -9))).toEqual([
      'CN-2025',
      'CN-110000-2025',
      'CN-513400-2025',
    ]);
  });

  it('stack the documents of places within places', () => {
    mkdirSync(file('CN-510000'));
    const province = text('CN-513400/2011.json')
      .replace('CN-513400', 'CN-510000')
      .replace('2011-07-31', '2011-08-06');
    writeFileSync(file('CN-510000/2011.json'), province);
    const set = loadCalendars(folder);
    expect(set.of('513401').layers.map(({ id }) => id)).toEqual(['CN-510000', 'CN-513400']);
    expect(set.of('513401').fact(day('2011-08-06'))).toMatchObject({ working: true, overlay: 'CN-510000' });
    expect(set.of('510104').layers.map(({ id }) => id)).toEqual(['CN-510000']);
    expect(set.of('510104').isWorkingDay(day('2011-07-31'))).toBe(false);
  });

  it('can be made again of the documents that were read', () => {
    const documents = loadCalendarDocuments(folder);
    expect(documents).toHaveLength(22);
    expect(documents.map(({ calendarId, year }) => `${calendarId} ${year}`)).toContain('CN-110000 2014');
    const kept = documents.toReversed().map(({ document }) => ({ document: structuredClone(document) }));
    expect(calendarSetOf(kept).edition).toBe(loadCalendars(folder).edition);
    expect(new Set(documents.map(({ hash }) => hash)).size).toBe(22);
    writeFileSync(file('CN/2026.json'), JSON.stringify(JSON.parse(text('CN/2026.json'))));
    expect(loadCalendarDocuments(folder).map(({ hash }) => hash)).toEqual(documents.map(({ hash }) => hash));
  });
});

describe('calendar files with faults', () => {
  it('are refused all together, each fault with its file, place and line', () => {
    change('CN/2024.json', '"2024-05-01"', '"2024-05-32"');
    change('CN/2026.json', '"year": 2026', '"year": "2026"');
    change('CN-513400/2011.json', '"appliesTo": "everyone"', '"appliesTo": "enterprises"');
    writeFileSync(file('CN/2025.json'), text('CN/2025.json').split('\n').slice(0, 6).join('\n'));
    writeFileSync(file('CN/list.json'), '[]');
    expect(faults().filter((fault) => !fault.includes('calendar_gap'))).toEqual([
      'CN/2024.json:holidays[12].date date_invalid, line 28',
      'CN/2025.json calendar_cut_off, line 6',
      'CN/2026.json:year calendar_year, line 4',
      'CN/list.json calendar_not_object, line 1',
      'CN-513400/2011.json:appliesTo overlay_stops_enterprises, line 4',
    ]);
  });

  it('may not give one year twice', () => {
    writeFileSync(file('CN/again.json'), text('CN/2020.json'));
    expect(faults()).toEqual(['CN/again.json:year calendar_year_twice, line 4']);
  });

  it('may not leave a year out', () => {
    rmSync(file('CN/2019.json'));
    expect(faults()).toEqual(['CN calendar_gap']);
  });

  it('may not have a place work on a day that the State Council’s notice leaves a plain weekday', () => {
    change('CN-513400/2011.json', '"2011-07-31"', '"2011-08-01"');
    expect(faults()).toEqual(['CN-513400/2011.json:workdays[0].date overlay_workday_not_weekend, line 36']);
  });

  it('stand in the folder of their calendar', () => {
    cpSync(file('CN-513400/2011.json'), file('CN-110000/2011.json'));
    cpSync(file('CN/2026.json'), file('CN-110000/2026.json'));
    expect(faults()).toEqual([
      'CN-110000/2011.json:jurisdiction calendar_jurisdiction, line 3',
      'CN-110000/2026.json:jurisdiction calendar_jurisdiction, line 3',
    ]);
  });

  it.each(['CN-5134', 'CN-LS', 'cn-513400', 'CN-999999'])(
    'stand in no folder %s, which is no place',
    (name) => {
      mkdirSync(file(name));
      writeFileSync(file(`${name}/2011.json`), text('CN-513400/2011.json').replace('CN-513400', name));
      expect(faults().map((fault) => fault.split(' ')[1]?.replace(',', ''))).toEqual([
        'overlay_region_unknown',
      ]);
    },
  );

  it('may not be missing altogether', () => {
    expect(refusalOf(() => loadCalendars(file('nothing'))).issues[0]).toMatchObject({
      path: file('nothing'),
      code: 'file_unreadable',
    });
    for (let year = 2007; year <= 2026; year += 1) rmSync(file(`CN/${year}.json`));
    expect(refusalOf(() => loadCalendars(folder)).code).toBe('calendar_empty');
    rmSync(file('CN'), { recursive: true });
    expect(refusalOf(() => loadCalendars(folder)).issues[0]).toMatchObject({ code: 'file_unreadable' });
  });

  it('are refused as kept documents too, by the name that their file would have', () => {
    const documents = loadCalendarDocuments(folder).filter(({ year }) => year !== 2019);
    const issues = (more: readonly { readonly document: never }[]) =>
      refusalOf(() => calendarSetOf([...documents, ...more])).issues.map(
        ({ path, code }) => `${path} ${code}`,
      );
    expect(issues([])).toEqual(['CN calendar_gap']);
    expect(issues([{ document: null as never }, { document: documents[0]?.document as never }])).toEqual([
      '[21] calendar_not_object',
      'CN/2007.json:year calendar_year_twice',
      'CN calendar_gap',
    ]);
  });
});
