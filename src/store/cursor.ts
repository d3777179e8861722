// Where a list goes on, as text for the caller to give back. Nothing in it is trusted.
import { invalidField } from '../domain/errors.ts';

/** The sort keys of the last row shown. */
export type Cursor = readonly (string | number)[];

export const writeCursor = (sort: string, keys: Cursor): string =>
  Buffer.from(JSON.stringify([sort, ...keys])).toString('base64url');

/** Throws `cursor_invalid` unless it was written for this sort, with keys of these types. */
export function readCursor(
  text: string,
  sort: string,
  types: readonly { readonly of: 'number' | 'text' }[],
): Cursor {
  const [writtenFor, ...keys] = parsed(text);
  const fits =
    writtenFor === sort &&
    keys.length === types.length &&
    keys.every((key, i) => (types[i]?.of === 'number' ? isSmallInteger(key) : isText(key)));
  if (!fits) throw invalidField('cursor', 'cursor_invalid');
  return keys.filter((key) => isText(key) || isSmallInteger(key));
}

function parsed(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && !value.includes('\0');
const isSmallInteger = (value: unknown): value is number =>
  Number.isInteger(value) && Math.abs(Number(value)) < 2 ** 31;
