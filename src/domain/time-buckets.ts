// Whose time a day is, in the buckets that the reform's targets count: departments, intermediaries, utilities, the owner.
import { OWNER, PROCEDURE } from './case-clocks.ts';
import type { Stretch } from './project-lane.ts';
import type { ItemSpec, SpecialProcedureSpec } from './template.ts';

export const buckets = [
  'government',
  'government_intermediary',
  'owner_intermediary',
  'utility',
  'publicity',
  'statutory_excluded',
  'owner',
] as const;
export type Bucket = (typeof buckets)[number];

/** Whose time a stretch is: by its holder, and by the kind of the item that it worked on. */
export function bucketOf(
  { holder, procedure }: Pick<Stretch, 'holder' | 'procedure'>,
  spec: ItemSpec | null,
  procedures: readonly SpecialProcedureSpec[],
): Bucket {
  if (holder === OWNER) return 'owner';
  if (holder === PROCEDURE) {
    const known = procedures.find(({ code }) => code === procedure);
    return known?.zh.includes('公示') === true ? 'publicity' : 'statutory_excluded';
  }
  if (spec?.kind === 'owner_task') return 'owner';
  if (spec?.kind === 'utility') return 'utility';
  if (spec?.kind !== 'intermediary') return 'government';
  return spec.commissioned_by === 'government' ? 'government_intermediary' : 'owner_intermediary';
}
