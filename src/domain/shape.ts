// Small checkers for data from outside: each looks at one value and either gives it back typed or reports what is wrong.
import type { Facts, Issue } from './errors.ts';
import type { Checked } from './problem.ts';

const bad = Symbol('bad');
type Bad = typeof bad;

/** Notes an issue; its return value lets a checker report and give up in one line. */
export type Report = (path: string, code: string, facts?: Facts) => Bad;
export type Check<T> = (value: unknown, path: string, report: Report) => T | Bad;

/** Nobody mends more than this at one sitting, and a hostile file must not fill the answer. */
export const mostIssues = 200;

/**
 * Applies a check to a whole document. Paths are relative to it: `items[4].limits.committed.days`. Gives at most
 * `mostIssues`.
 */
export function runCheck<T>(check: Check<T>, value: unknown): Checked<T> {
  const issues: Issue[] = [];
  const checked = check(value, '', (path, code, facts = {}) => {
    if (issues.length < mostIssues) issues.push({ path, code, facts });
    return bad;
  });
  return checked === bad || issues.length > 0 ? { ok: false, issues } : { ok: true, value: checked };
}

type Kind = 'text' | 'number' | 'yes_no' | 'list' | 'object' | 'null';

function kindOf(value: unknown): Kind {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'boolean') return 'yes_no';
  return typeof value === 'object' ? 'object' : 'number';
}

/** A value as a message quotes it: short, and never an object that calls itself something. */
export const quoted = (value: unknown): string =>
  typeof value === 'object' ? kindOf(value) : String(value).slice(0, 60);

/** `missing_field`, or `wrong_type` with what was expected and found. */
const mistyped = (value: unknown, expected: Kind, path: string, report: Report): Bad =>
  value === undefined
    ? report(path, 'missing_field')
    : report(path, 'wrong_type', { expected, found: kindOf(value) });

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> => kindOf(value) === 'object';
const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const longestText = 1000;
/** Control characters and half characters, which no database keeps; tabs and line ends are text. */
const unprintable = /(?![\t\n\r])[\p{Cc}\p{Cs}]/u;

/** Text that is not blank: `empty_text`, `text_too_long`, `unprintable_text`. */
export const text: Check<string> = (value, path, report) => {
  if (typeof value !== 'string') return mistyped(value, 'text', path, report);
  if (value.trim() === '') return report(path, 'empty_text');
  if (value.length > longestText) return report(path, 'text_too_long', { max: longestText });
  return unprintable.test(value) ? report(path, 'unprintable_text') : value;
};

/** Text that matches a pattern, else the given code with `found`. */
export const textLike =
  (pattern: RegExp, code: string): Check<string> =>
  (value, path, report) => {
    const checked = text(value, path, report);
    return checked === bad || pattern.test(checked)
      ? checked
      : report(path, code, { found: quoted(checked) });
  };

/** A name that other places refer to and that stands in addresses. */
export const code = textLike(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/, 'not_a_code');

/** A whole number from `min` to `max`, both included: `not_whole` with `found`, `min`, `max`. */
export const whole =
  (min: number, max: number): Check<number> =>
  (value, path, report) => {
    if (typeof value !== 'number') return mistyped(value, 'number', path, report);
    const fits = Number.isInteger(value) && value >= min && value <= max;
    return fits ? value : report(path, 'not_whole', { found: String(value), min, max });
  };

export const yesNo: Check<boolean> = (value, path, report) =>
  typeof value === 'boolean' ? value : mistyped(value, 'yes_no', path, report);

/** One of the listed values: `not_allowed` with `found` and `allowed`. */
export const oneOf =
  <const T extends string | boolean>(...allowed: readonly T[]): Check<T> =>
  (value, path, report) => {
    if (value === undefined) return report(path, 'missing_field');
    const match = allowed.find((one) => one === value);
    if (match !== undefined) return match;
    return report(path, 'not_allowed', { found: quoted(value), allowed: allowed.map(String) });
  };

export const optional =
  <T>(check: Check<T>): Check<T | undefined> =>
  (value, path, report) =>
    value === undefined ? undefined : check(value, path, report);

export const nullable =
  <T>(check: Check<T>): Check<T | null> =>
  (value, path, report) =>
    value === null ? null : check(value, path, report);

/** A list of at least `min` and at most `max` entries: `too_few`, `too_many`. */
export const list =
  <T>(entry: Check<T>, min = 0, max = 500): Check<readonly T[]> =>
  (value, path, report) => {
    if (!Array.isArray(value)) return mistyped(value, 'list', path, report);
    if (value.length < min) return report(path, 'too_few', { min });
    if (value.length > max) return report(path, 'too_many', { max });
    const good: T[] = [];
    value.forEach((one: unknown, i) => {
      const checked = entry(one, `${path}[${i}]`, report);
      if (checked !== bad) good.push(checked);
    });
    return good.length === value.length ? good : bad;
  };

/** An object with exactly these fields; any other is an `unknown_field`. */
export function object<T extends object>(fields: { readonly [K in keyof T]-?: Check<T[K]> }): Check<T> {
  const checks: readonly (readonly [string, Check<unknown>])[] = Object.entries(fields);
  const known = checks.map(([key]) => key);
  return (value, path, report) => {
    if (!isObject(value)) return mistyped(value, 'object', path, report);
    for (const key of Object.keys(value)) {
      const field = quoted(key);
      if (!known.includes(key)) report(below(path, field), 'unknown_field', { field, allowed: known });
    }
    const read = checks.map(([key, check]) => {
      const given = Object.hasOwn(value, key) ? value[key] : undefined;
      return [key, check(given, below(path, key), report)] as const;
    });
    if (read.some(([, one]) => one === bad)) return bad;
    return Object.fromEntries(read.filter(([, one]) => one !== undefined)) as T;
  };
}

/** An object whose shape depends on one of its fields. */
export const byField =
  <T>(field: string, shapes: Readonly<Record<string, Check<T>>>): Check<T> =>
  (value, path, report) => {
    if (!isObject(value)) return mistyped(value, 'object', path, report);
    const given = Object.hasOwn(value, field) ? value[field] : undefined;
    if (given === undefined) return report(below(path, field), 'missing_field');
    const shape = Object.hasOwn(shapes, quoted(given)) ? shapes[quoted(given)] : undefined;
    const allowed = Object.keys(shapes);
    return shape === undefined
      ? report(below(path, field), 'not_allowed', { found: quoted(given), allowed })
      : shape(value, path, report);
  };

/** An object with free keys, e.g. attributes; what is wrong with an entry is for `rule` to say. */
export const entries =
  <T>(entry: Check<T>): Check<Readonly<Record<string, T>>> =>
  (value, path, report) => {
    if (!isObject(value)) return mistyped(value, 'object', path, report);
    const read = Object.entries(value).map(
      ([key, one]) => [key, entry(one, below(path, quoted(key)), report)] as const,
    );
    return read.some(([, one]) => one === bad)
      ? bad
      : (Object.fromEntries(read) as Readonly<Record<string, T>>);
  };

/** A check with one more rule, asked only when the shape is right. */
export const ruled =
  <T>(check: Check<T>, rule: (value: T, path: string, report: Report) => void): Check<T> =>
  (value, path, report) => {
    const checked = check(value, path, report);
    if (checked !== bad) rule(checked, path, report);
    return checked;
  };
