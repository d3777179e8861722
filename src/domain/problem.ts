// What a reader of outside data hands back: the value, or the reasons why there is none.
import type { Facts, Issue } from './errors.ts';

/** An issue that does not yet know its place in the input. */
export interface Problem {
  readonly code: string;
  readonly facts: Facts;
}

/** One text read: the value with warnings that do not block, or the one reason why it cannot be used. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

/** A whole document checked: the value, or everything that is wrong with it, in reading order. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] };

export const readAs = <T>(value: T, warnings: readonly Problem[] = []): Reading<T> => ({
  ok: true,
  value,
  warnings,
});
export const unreadable = (
  code: string,
  facts: Facts = {},
): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem: { code, facts },
});
/** Puts a problem in its place. */
export const issueAt = (path: string, { code, facts }: Problem): Issue => ({ path, code, facts });
