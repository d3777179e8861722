// Reads the text of one notice file, from a folder or an upload: whole, or with every fault and the line it stands on.
import { type CalendarYear, readCalendarYear } from '../domain/calendar-year.ts';
import type { Issue } from '../domain/errors.ts';
import { firstFault, positionOf } from '../domain/json-position.ts';
import { DEEPEST, lineAt, linesOf } from './json-lines.ts';
import type { JsonValue } from './records.ts';

/** In bytes; the longest real notice has 5 kB. */
export const LARGEST_CALENDAR_FILE = 262_144;

export interface CalendarFile {
  /** The parsed JSON as it was given, for keeping; null when the file is refused. */
  readonly document: JsonValue;
  readonly year: CalendarYear | null;
  /** Paths are `2026.json:holidays[3].date`; `line` is among the facts, except for what concerns no line. */
  readonly issues: readonly Issue[];
}

/** `name` stands before the path of every issue. A byte-order mark is accepted; everything else must be JSON in UTF-8. */
export function readCalendarFile(text: string, name: string): CalendarFile {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const unreadable = findUnreadable(json);
  if (unreadable !== null) return { document: null, year: null, issues: [{ ...unreadable, path: name }] };
  const document: JsonValue = JSON.parse(json);
  const { twice } = linesOf(json);
  const repeated = twice.map(({ path, key, line }) => ({ path, code: 'key_twice', facts: { key, line } }));
  const { year, issues } = readCalendarYear(document);
  const all = [...repeated, ...issues];
  return all.length === 0 && year !== null
    ? { document, year, issues: [] }
    : { document: null, year: null, issues: locateIssues(all, text, name) };
}

/** The same issues with the file in their path and the line among their facts. `text` is JSON. */
export function locateIssues(issues: readonly Issue[], text: string, name: string): readonly Issue[] {
  const { lines } = linesOf(text);
  return issues.map(({ path, code, facts }) => ({
    path: within(name, path),
    code,
    facts: { ...facts, line: facts['line'] ?? lineAt(lines, path) },
  }));
}

export const within = (name: string, path: string): string => (path === '' ? name : `${name}:${path}`);

/** What is left where the text goes wrong, when it only ends too early: nothing, an open string, half a word or number. */
const cutOff = /^(?:|"(?:[^"\\\n]|\\.)*\\?|t(?:ru?)?|f(?:a(?:ls?)?)?|n(?:ul?)?|-?[\d.eE+-]*)\s*$/;

/** The first reason why the text is no JSON that can be looked into. */
function findUnreadable(text: string): Omit<Issue, 'path'> | null {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_CALENDAR_FILE)
    return { code: 'calendar_file_too_large', facts: { bytes, max: LARGEST_CALENDAR_FILE } };
  const lineOf = (offset: number) => ({ line: positionOf(text, offset).line });
  const nul = text.indexOf('\0');
  if (nul !== -1) return { code: 'calendar_nul', facts: lineOf(nul) };
  const garbled = text.indexOf('\uFFFD');
  if (garbled !== -1) return { code: 'calendar_not_utf8', facts: lineOf(garbled) };
  const fault = firstFault(text);
  if (fault !== null && cutOff.test(text.slice(fault)))
    return { code: 'calendar_cut_off', facts: lineOf(text.trimEnd().length) };
  if (fault !== null) return { code: 'calendar_not_json', facts: { ...positionOf(text, fault) } };
  const { tooDeep } = linesOf(text);
  return tooDeep === null ? null : { code: 'calendar_too_deep', facts: { line: tooDeep, max: DEEPEST } };
}
