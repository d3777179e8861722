// Loads the notices of the State Council and of places from their folders: all of them whole, or none.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CalendarSet } from '../domain/calendar-set.ts';
import { calendarIdOf, NATIONAL } from '../domain/calendar-year.ts';
import { type Issue, invalid } from '../domain/errors.ts';
import type { CalendarDocument } from './calendar-book.ts';
import { documentOf, type ReadNotice, type ReadNotices, setOf } from './calendar-documents.ts';
import { locateIssues, readCalendarFile } from './calendar-file.ts';
import { packageRoot } from './package-root.ts';
import { rootMessage } from './problems.ts';

const beside = () => join(packageRoot(), 'calendars');

/** The calendars of the files. Throws as `loadCalendarDocuments`. */
export const loadCalendars = (folder = beside()): CalendarSet => setOf(readNotices(folder));

/**
 * What `CN/*.json` and every `CN-<region>/*.json` of the folder say, once it is known that a set can be made of them. Throws
 * an `invalid` Refusal that lists every fault of every file with its line, its path being `CN/2026.json:holidays[3].date`.
 */
export function loadCalendarDocuments(folder = beside()): readonly CalendarDocument[] {
  const read = readNotices(folder);
  setOf(read);
  return read.notices.map(documentOf);
}

function readNotices(folder: string): ReadNotices {
  const issues: Issue[] = [];
  const notices: ReadNotice[] = [];
  for (const id of calendarFolders(folder)) {
    for (const file of namesIn(join(folder, id)).filter((name) => name.endsWith('.json'))) {
      const name = `${id}/${file}`;
      const text = readText(join(folder, name), name);
      const { document, year, issues: faults } = readCalendarFile(text, name);
      issues.push(...faults);
      if (year === null) continue;
      const locate = (found: readonly Issue[]) => locateIssues(found, text, name);
      const expected = { path: 'jurisdiction', code: 'calendar_jurisdiction', facts: { expected: id } };
      if (calendarIdOf(year) === id) notices.push({ year, document, locate });
      else issues.push(...locate([expected]));
    }
  }
  return { notices, issues };
}

/** A folder that is there but names no calendar is told, not passed over: its days would silently be missing. */
function calendarFolders(folder: string): readonly string[] {
  const found = namesIn(folder).filter((name) => /^CN/i.test(name));
  const wrong = found.filter((name) => name !== NATIONAL && !/^CN-\d{6}$/.test(name));
  const unknown = (name: string): Issue => ({
    path: name,
    code: 'overlay_region_unknown',
    facts: { region: name },
  });
  if (wrong.length > 0) throw invalid(wrong.map(unknown));
  return found.includes(NATIONAL) ? found : [NATIONAL, ...found];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    throw invalid([unreadable(folder, error)]);
  }
}

function readText(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw invalid([unreadable(name, error)]);
  }
}

const unreadable = (path: string, error: unknown): Issue => ({
  path,
  code: 'file_unreadable',
  facts: { reason: rootMessage(error) },
});
