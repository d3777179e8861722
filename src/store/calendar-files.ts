// Loads the notices of the State Council from their files: all of them whole, or none.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkingDayCalendar } from '../domain/calendar.ts';
import { type CalendarYear, readCalendarYear } from '../domain/calendar-year.ts';
import { type Issue, invalid } from '../domain/errors.ts';
import { canonicalJson } from './canonical-json.ts';
import { packageRoot } from './package-root.ts';
import { rootMessage } from './problems.ts';

const ID = 'CN';

/**
 * Reads every `*.json` of the folder. Throws an `invalid` Refusal that lists every fault of every file, its path being
 * `2026.json:holidays[3].date`. The edition names what was read, not how it was spelt: `CN-2026-1a2b3c4d`.
 */
export function loadCalendar(folder = join(packageRoot(), 'calendars', ID)): WorkingDayCalendar {
  const issues: Issue[] = [];
  const years = new Map<number, CalendarYear>();
  for (const name of jsonFiles(folder)) {
    const read = readFile(join(folder, name));
    issues.push(...read.issues.map((issue) => ({ ...issue, path: within(name, issue.path) })));
    if (read.year === null) continue;
    const { year } = read.year;
    if (years.has(year)) issues.push({ path: name, code: 'calendar_year_twice', facts: { year } });
    years.set(year, read.year);
  }
  if (issues.length > 0) throw invalid(issues);
  const sorted = [...years.values()].sort((a, b) => a.year - b.year);
  return new WorkingDayCalendar(ID, editionOf(sorted), sorted);
}

const within = (name: string, path: string): string => (path === '' ? name : `${name}:${path}`);

function jsonFiles(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch (error) {
    throw invalid([unreadable(folder, error)]);
  }
}

function readFile(path: string): ReturnType<typeof readCalendarYear> {
  try {
    return readCalendarYear(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    return { year: null, issues: [unreadable('', error)] };
  }
}

const unreadable = (path: string, error: unknown): Issue => ({
  path,
  code: 'file_unreadable',
  facts: { reason: rootMessage(error) },
});

function editionOf(years: readonly CalendarYear[]): string {
  const hash = createHash('sha256').update(canonicalJson(years)).digest('hex');
  return `${ID}-${years.at(-1)?.year ?? 0}-${hash.slice(0, 8)}`;
}
