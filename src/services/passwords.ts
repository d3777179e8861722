// Passwords: which are good enough, and how they are kept. The hash is Argon2id with the least costs that OWASP gives.
import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { type Issue, invalid } from '../domain/errors.ts';
import { isCommonPassword } from './common-passwords.ts';

export const SHORTEST_PASSWORD = 10;
/** Longer ones are refused, not cut: hashing must stay bounded. */
const LONGEST_PASSWORD = 200;
/** 19 MiB, two passes, one lane (OWASP Password Storage Cheat Sheet); Argon2id is the library's default. */
const costs = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The same keys give the same password on every keyboard. */
const even = (password: string): string => password.normalize('NFKC');

/** Throws an issue on `password`: `password_too_short`, `password_too_long`, `password_too_common`. */
export function demandGoodPassword(password: string, username: string): void {
  const found = weakness(even(password), username);
  if (found !== null) throw invalid([{ path: 'password', ...found }]);
}

function weakness(password: string, username: string): Omit<Issue, 'path'> | null {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) return { code: 'password_too_short', facts: { min: SHORTEST_PASSWORD } };
  if (length > LONGEST_PASSWORD) return { code: 'password_too_long', facts: { max: LONGEST_PASSWORD } };
  const isName = username.length >= 3 && password.toLowerCase().replaceAll(username, '').length < 4;
  return isName || isCommonPassword(password) ? { code: 'password_too_common', facts: {} } : null;
}

export const hashPassword = (password: string): Promise<string> => hash(even(password), costs);

let nobodys: Promise<string> | null = null;

/** `null` stands for an account that is not there or has no password: it costs the same time and is never right. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  nobodys ??= hashPassword(randomBytes(32).toString('base64url'));
  const against = kept ?? (await nobodys);
  const right = even(password).length <= LONGEST_PASSWORD * 2 && (await verify(against, even(password)));
  return right && kept !== null;
}
