// Text that people typed, made harmless as a pattern: % and _ mean themselves.
import { type Column, type SQL, sql } from 'drizzle-orm';

// No text in PostgreSQL holds NUL; a search for it finds nothing instead of failing.
const literal = (text: string): string => text.replaceAll('\0', '\u{FFFD}').replace(/[\\%_]/g, '\\$&');

export const likePrefix = (column: Column, prefix: string): SQL =>
  sql`${column} like ${`${literal(prefix)}%`}`;

/** `column` is in lower case already. */
export const likePart = (column: Column | SQL, part: string): SQL =>
  sql`${column} like lower(${`%${literal(part)}%`})`;
