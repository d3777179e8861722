// The one-time notice (一次性告知): what it lists, and that it is given once (许可法 32(4)).
import type { Received } from './case.ts';
import type { CaseFact } from './case-events.ts';
import type { CaseRules } from './case-rules.ts';
import { type Day, isoDay } from './day.ts';
import { type Facts, invalidField, type Refusal } from './errors.ts';

export const defects = ['missing', 'unfit'] as const;
/** Not handed in, or handed in and not as required. */
export type Defect = (typeof defects)[number];

/** One line of the list that the applicant is told. */
export interface NoticeItem {
  /** Code of one of the case's materials. */
  readonly material: string;
  readonly defect: Defect;
  /** What is wrong with it and what would be right; of one that is missing it may be left unsaid. */
  readonly what?: string | undefined;
}

type Notice = Extract<CaseFact, { type: 'correction_notice' }>;

/** Why this notice may not be given on that day to the filing that waits; null when it may. */
export function noticeRefusal(
  { corrections }: Received,
  { items = [], again, correctBy }: Notice,
  on: Day,
  { item }: CaseRules,
): Refusal | null {
  if (correctBy !== undefined && correctBy < on)
    return invalidField('correctBy', 'date_before_event', { on: isoDay(on) });
  const first = corrections[0];
  if (first !== undefined && again === undefined)
    return invalidField('again', 'notice_given_before', { noticeOn: isoDay(first.noticeOn) });
  const named = new Set<string>();
  for (const [index, { material, defect, what }] of items.entries()) {
    const refuse = (field: string, code: string, facts: Facts = {}) =>
      invalidField(`items[${index}].${field}`, code, facts);
    const known = item.materials.find(({ code }) => code === material);
    if (known === undefined) return refuse('material', 'material_unknown', { material });
    if (named.has(material)) return refuse('material', 'material_twice', { material: known.zh });
    named.add(material);
    if (defect === 'unfit' && what === undefined)
      return refuse('what', 'defect_unsaid', { material: known.zh });
  }
  return null;
}
