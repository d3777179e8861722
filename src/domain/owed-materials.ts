// What is owed, as acts change it: handed in, or put off to a later day. Left out, an act names all that is still owed.
import type { OwedMaterial } from './case.ts';
import type { CaseFact } from './case-events.ts';
import type { Day } from './day.ts';

const named = (one: OwedMaterial, materials: readonly string[] | undefined): boolean =>
  one.suppliedOn === null && (materials?.includes(one.material) ?? true);

export const supplied = (
  owed: readonly OwedMaterial[],
  { materials }: Extract<CaseFact, { type: 'supplement' }>,
  on: Day,
): readonly OwedMaterial[] => owed.map((one) => (named(one, materials) ? { ...one, suppliedOn: on } : one));

export const postponed = (
  owed: readonly OwedMaterial[],
  { materials, until, reason }: Extract<CaseFact, { type: 'postpone_supplement' }>,
  on: Day,
): readonly OwedMaterial[] =>
  owed.map((one) => (named(one, materials) ? { ...one, postponed: { on, until, reason } } : one));
