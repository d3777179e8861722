// One way to read outside input: zod shapes whose faults become issues of the program, in its own closed words.
import { z } from 'zod';
import { type Day, day, parseDay } from '../domain/day.ts';
import { type Facts, type Issue, invalid } from '../domain/errors.ts';
import type { Problem, Reading } from '../domain/problem.ts';

/** A date as text, `YYYY-MM-DD`, read to a Day. */
export const zDay = z.string().transform((text, ctx): Day => {
  const read = parseDay(text);
  if (read !== null) return read;
  ctx.addIssue({ code: 'custom', params: { code: 'date_invalid', facts: { value: text.slice(0, 60) } } });
  return z.NEVER;
});

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)$/;

/** When it happened: a civil date in Shanghai, or an instant (RFC 3339 with its offset). */
export const zOccurred = z
  .string()
  .refine((text) => parseDay(text) !== null || (instantShape.test(text) && validInstant(text)), {
    params: { code: 'instant_invalid' },
  })
  .transform((text): Occurred => (parseDay(text) === null ? { at: Date.parse(text) } : { on: day(text) }));

export type Occurred = { readonly at: number } | { readonly on: Day };

/** Date.parse lets 31 February slip into March. */
const validInstant = (text: string): boolean =>
  parseDay(text.slice(0, 10)) !== null && !Number.isNaN(Date.parse(text));

/** Text as people write it: trimmed, normalised, without control characters; emoji and rare Han are welcome. */
export const zText = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .refine((text) => !/[^\P{Cc}\t\n\r]|\p{Cs}/u.test(text), { params: { code: 'control_character' } }),
    );

/** A text that one of the domain's readers takes: its value, with warnings that do not block. */
export const zRead = <T>(read: (text: string) => Reading<T>) =>
  z
    .string()
    .max(200)
    .transform((text, ctx): { readonly value: T; readonly warnings: readonly Problem[] } => {
      const reading = read(text);
      if (reading.ok) return reading;
      const { code, facts } = text.trim() === '' ? { code: 'required', facts: {} } : reading.problem;
      ctx.addIssue({ code: 'custom', params: { code, facts } });
      return z.NEVER;
    });

/** Reads `input` or throws an `invalid` refusal that lists every fault with its field. */
export function readInput<T extends z.ZodType>(shape: T, input: unknown): z.output<T> {
  const result = shape.safeParse(input);
  if (result.success) return result.data;
  throw invalid(issuesOf(result.error));
}

export const issuesOf = (error: z.ZodError): readonly Issue[] =>
  error.issues.flatMap((issue) => toIssues(issue as FlatIssue));

interface FlatIssue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly values?: readonly unknown[];
  readonly keys?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly origin?: string;
  readonly input?: unknown;
  readonly params?: { readonly code?: string; readonly facts?: Facts };
  readonly message: string;
}

export const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`,
    '',
  );

function toIssues(issue: FlatIssue): readonly Issue[] {
  const path = pathText(issue.path);
  const one = (code: string, facts: Facts = {}): readonly Issue[] => [{ path, code, facts }];
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.includes('received undefined')
        ? one('required')
        : one('type_wrong', { expected: issue.expected ?? '' });
    case 'invalid_value':
    case 'invalid_union':
      return one('choice_unknown', { allowed: (issue.values ?? []).map(String) });
    case 'unrecognized_keys':
      return (issue.keys ?? []).map((key) => ({
        path: pathText([...issue.path, key]),
        code: 'unknown_key',
        facts: {},
      }));
    case 'too_small':
      return issue.origin === 'string' ? one('required') : one('too_small', { minimum: issue.minimum ?? 0 });
    case 'too_big':
      return one(issue.origin === 'string' ? 'too_long' : 'too_big', { maximum: issue.maximum ?? 0 });
    case 'custom':
      return one(issue.params?.code ?? 'invalid', issue.params?.facts ?? {});
    default:
      return one('invalid');
  }
}
