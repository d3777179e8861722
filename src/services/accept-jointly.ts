// One acceptance for all cases of a joint filing that still wait for theirs: of one application everywhere, and where the
// place's law takes the window's acceptance for that of all agencies (浙规定 5(3)).
import { z } from 'zod';
import type { Day } from '../domain/day.ts';
import { conflict, forbidden, invalid } from '../domain/errors.ts';
import { filingsOf } from '../domain/joint-filing.ts';
import type { PlacedCase } from '../domain/project-reading.ts';
import type { ServiceContext } from './context.ts';
import type { GroupView } from './group-views.ts';
import { getGroup } from './groups.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zDay, zOccurred, zText } from './input.ts';
import {
  dayActed,
  groupIn,
  isAcceptedTogether,
  mayAcceptTogether,
  membersOf,
  receivedIn,
} from './joint-rules.ts';
import { recordTogether, type Together } from './record-together.ts';
import { byItem, type Whole } from './whole-project.ts';

export const acceptJointlyShape = z.strictObject({
  occurredAt: zOccurred.optional(),
  /** Left out: the newest of the group with a case that waits. */
  filing: zText(60).optional(),
  missing: z
    .array(
      z.strictObject({ item: zText(60), material: zText(60), promisedBy: zDay.nullable().default(null) }),
    )
    .max(100)
    .optional(),
  note: zText(2000).optional(),
});
type AcceptanceInput = z.output<typeof acceptJointlyShape>;

/** Throws `not_accepted_together`, `nothing_to_accept`, `forbidden`, or what the rules say of any of the cases. */
export async function acceptJointly(
  ctx: ServiceContext,
  request: { readonly projectId: string; readonly group: string; readonly raw: unknown },
  idempotency: Idempotency | null = null,
): Promise<{ readonly group: GroupView; readonly created: boolean }> {
  const input = readInput(acceptJointlyShape, request.raw);
  const created = await recordTogether(ctx, request.projectId, idempotency, (current, whole) =>
    decide(current, whole, request.group, input),
  );
  return { group: await getGroup(ctx, request.projectId, request.group), created };
}

function decide(ctx: ServiceContext, whole: Whole, code: string, input: AcceptanceInput): Together {
  const spec = groupIn(whole, code);
  const about = { group: code, zh: spec.zh, en: spec.en };
  if (!mayAcceptTogether(ctx, whole, spec, membersOf(whole, spec))) throw forbidden('event.accept');
  const on = dayActed(ctx, input.occurredAt);
  if (!isAcceptedTogether(ctx, whole, spec, on)) throw conflict('not_accepted_together', about);
  const filings = filingsOf(whole.plan, byItem(whole.events)).filter(({ group }) => group === code);
  const known = input.filing === undefined ? filings : filings.filter(({ id }) => id === input.filing);
  const waiting = known.map(({ id }) => receivedIn(ctx, whole, id, on)).findLast(({ length }) => length > 0);
  if (waiting === undefined) throw conflict('nothing_to_accept', about);
  const missing = input.missing ?? [];
  const strange = missing.flatMap(({ item }, i) =>
    waiting.some((placed) => placed.item.code === item)
      ? []
      : [{ path: `missing[${i}].item`, code: 'item_unknown', facts: { item } }],
  );
  if (strange.length > 0) throw invalid(strange);
  const complete = spec.type === 'merged_handling' ? completeOn(waiting) : undefined;
  return {
    occurred: input.occurredAt ?? null,
    acts: waiting.map(({ item }) => {
      const owed = missing
        .filter((one) => one.item === item.code)
        .map(({ material, promisedBy }) => ({ material, promisedBy }));
      return {
        item: item.code,
        fact: {
          type: 'accept',
          ...(complete === undefined ? {} : { complete }),
          ...(owed.length === 0 ? {} : { missing: owed }),
          ...(input.note === undefined ? {} : { note: input.note }),
        },
      };
    }),
  };
}

/** The day on which one application was complete, where a part of it was corrected; undefined where none was. */
function completeOn(waiting: readonly PlacedCase[]): { readonly on: Day; readonly as: Day } | undefined {
  const filed = waiting.flatMap(({ reading: { state } }) => (state.status === 'received' ? [state] : []));
  if (filed.every(({ corrections }) => corrections.length === 0)) return undefined;
  const last = filed.reduce((best, one) => (one.filedAs > best.filedAs ? one : best));
  return { on: last.filedOn, as: last.filedAs };
}
