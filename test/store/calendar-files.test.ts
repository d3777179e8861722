// The notices are loaded whole or not at all, and the edition says which they were.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { loadCalendar } from '../../src/store/calendar-files.ts';
import { packageRoot } from '../../src/store/package-root.ts';
import { refusalOf } from '../support/refusal.ts';

const published = join(packageRoot(), 'calendars', 'CN');
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'calendar-'));
  cpSync(published, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => join(folder, name);
const text = (name: string) => readFileSync(file(name), 'utf8');
const issues = () => refusalOf(() => loadCalendar(folder)).issues.map(({ path, code }) => `${path} ${code}`);

describe('the calendar', () => {
  it('is made of the files of the repository', () => {
    const calendar = loadCalendar();
    expect(calendar.id).toBe('CN');
    expect(calendar.years.map(({ year }) => year)).toEqual(Array.from({ length: 20 }, (_, i) => 2007 + i));
    expect(calendar.edition).toMatch(/^CN-2026-[0-9a-f]{8}$/);
    expect(calendar.isWorkingDay(day('2026-05-09'))).toBe(true);
    expect(calendar.isWorkingDay(day('2026-06-19'))).toBe(false);
  });

  it('has an edition that knows what is said, not how it is spelt', () => {
    const { edition } = loadCalendar();
    expect(loadCalendar(folder).edition).toBe(edition);
    writeFileSync(file('2026.json'), JSON.stringify(JSON.parse(text('2026.json'))));
    expect(loadCalendar(folder).edition).toBe(edition);
    writeFileSync(file('2026.json'), text('2026.json').replace('{"date":"2026-05-05","name":"劳动节"},', ''));
    expect(loadCalendar(folder).edition).not.toBe(edition);
    rmSync(file('2026.json'));
    expect(loadCalendar(folder).edition).toMatch(/^CN-2025-/);
  });
});

describe('calendar files with faults', () => {
  it('are refused all together, each fault with its file and place', () => {
    writeFileSync(file('2024.json'), text('2024.json').replace('"2024-05-01"', '"2024-05-32"'));
    writeFileSync(file('2025.json'), text('2025.json').slice(0, 200));
    writeFileSync(file('2026.json'), text('2026.json').replace('"year": 2026', '"year": "2026"'));
    writeFileSync(file('list.json'), '[]');
    const found = issues();
    expect(found).toContain('2025.json file_unreadable');
    expect(found).toContain('2026.json:year calendar_year');
    expect(found).toContain('list.json calendar_not_object');
    expect(found.find((issue) => issue.startsWith('2024.json'))).toMatch(
      /^2024\.json:holidays\[\d+\]\.date date_invalid$/,
    );
    expect(found).toHaveLength(4);
  });

  it('say how a cut-off file ends', () => {
    writeFileSync(file('2025.json'), text('2025.json').slice(0, 200));
    const [issue] = refusalOf(() => loadCalendar(folder)).issues;
    expect(issue?.facts['reason']).toMatch(/JSON/);
    writeFileSync(file('2025.json'), '');
    expect(issues()).toEqual(['2025.json file_unreadable']);
  });

  it('may not give one year twice', () => {
    writeFileSync(file('again.json'), text('2020.json'));
    expect(issues()).toEqual(['again.json calendar_year_twice']);
  });

  it('may not be missing altogether', () => {
    expect(refusalOf(() => loadCalendar(join(folder, 'nothing'))).issues[0]).toMatchObject({
      path: join(folder, 'nothing'),
      code: 'file_unreadable',
    });
    for (let year = 2007; year <= 2026; year += 1) rmSync(file(`${year}.json`));
    expect(refusalOf(() => loadCalendar(folder)).code).toBe('calendar_empty');
  });
});
