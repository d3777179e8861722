// The national project code (项目代码): read, evened out and explained; never minted, and its last digit never judged.
import { type Day, isoDay } from './day.ts';
import { type Reading, readAs, unreadable } from './problem.ts';
import { evenOut, strangeCharacters } from './typed-text.ts';

export interface ProjectCode {
  /** `current`: GB/T 40058-2021, in use since November 2020. `pre2020`: the form before it, still valid in old files. */
  readonly form: 'current' | 'pre2020';
  /** As it is stored and shown: half-width, segments joined by `-`. */
  readonly normalised: string;
  readonly year: number;
  /** 1–12 in the current form, null in the old one, which knows only the year. */
  readonly month: number | null;
  /** Administrative division of six digits; may be one that no longer exists. */
  readonly region: string;
  /** Central guiding department (current form) or industry (old form), two digits. */
  readonly department: string;
  /** Project type, two digits. */
  readonly type: string;
}

const shape = '4-6-2-2-6';
const oldShape = '4-6-2-2-6-3';
/** The old form began with the approval platform and ended when the current one came into force (2020-11-01). */
const oldYears = { from: 2013, to: 2020 };
const firstYear = 2020;

/**
 * Reads a project code as typed. `asOf` (a day) also refuses codes applied for after its month.
 * Problems: `project_code_characters`, `_length`, `_shape`, `_month`, `_year`, `_future`.
 */
export function readProjectCode(text: string, asOf?: Day): Reading<ProjectCode> {
  const typed = evenOut(text);
  const strange = strangeCharacters(typed, /[\d-]/);
  if (strange.length > 0) return unreadable('project_code_characters', { found: strange });
  const segments = typed.includes('-') ? typed.split('-') : cut(typed);
  const found = segments.map((segment) => segment.length).join('-');
  if (found !== shape && found !== oldShape) return wrongForm(typed, segments, found.slice(0, 40));
  const [time = '', region = '', department = '', type = ''] = segments;
  const named = { normalised: segments.join('-'), region, department, type };
  return isOld(time, segments.length) ? oldCode(time, named) : currentCode(time, named, asOf);
}

type Named = Pick<ProjectCode, 'normalised' | 'region' | 'department' | 'type'>;

/** Typed without dashes: the segment lengths say where they belong. */
function cut(digits: string): readonly string[] {
  const match = /^(\d{4})(\d{6})(\d{2})(\d{2})(\d{6})(\d{3})?$/.exec(digits);
  return match === null ? [digits] : match.slice(1).filter((segment) => segment !== undefined);
}

function wrongForm(typed: string, segments: readonly string[], found: string): Reading<ProjectCode> {
  const digits = segments.join('').length;
  const right = segments.length === 6 ? { digits: 23, length: 28 } : { digits: 20, length: 24 };
  if (digits !== right.digits) {
    return unreadable('project_code_length', { length: typed.length, expected: right.length, digits, found });
  }
  return unreadable('project_code_shape', { found, expected: shape });
}

/** `2017` cannot be a year and month, so it is a year of the old form; a sixth segment exists only there. */
const isOld = (time: string, segments: number): boolean =>
  segments === 6 || (Number(time) >= oldYears.from && Number(time) <= oldYears.to);

function oldCode(time: string, named: Named): Reading<ProjectCode> {
  const year = Number(time);
  if (year < oldYears.from || year > oldYears.to)
    return unreadable('project_code_year', { year, ...oldYears });
  return readAs({ form: 'pre2020', ...named, year, month: null });
}

function currentCode(time: string, named: Named, asOf: Day | undefined): Reading<ProjectCode> {
  const year = 2000 + Number(time.slice(0, 2));
  const month = Number(time.slice(2));
  if (month < 1 || month > 12)
    return unreadable('project_code_month', { timeCode: time, month: time.slice(2) });
  if (year < firstYear) return unreadable('project_code_year', { year, from: firstYear, to: null });
  const applied = `${year}-${time.slice(2)}`;
  if (asOf !== undefined && applied > isoDay(asOf).slice(0, 7)) {
    return unreadable('project_code_future', { timeCode: time, applied, asOf: isoDay(asOf).slice(0, 7) });
  }
  return readAs({ form: 'current', ...named, year, month });
}
