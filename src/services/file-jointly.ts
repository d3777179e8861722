// One filing for the items of a group: every case is received at the same moment, and each material is named once.
import { z } from 'zod';
import { forbidden, invalid, invalidField, Refusal } from '../domain/errors.ts';
import { nextFilingId, planFiling, sharedMaterials } from '../domain/joint-filing.ts';
import { originIn, type PlacedCase } from '../domain/project-reading.ts';
import type { ServiceContext } from './context.ts';
import type { GroupView } from './group-views.ts';
import { getGroup } from './groups.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zOccurred, zText } from './input.ts';
import { dayActed, faultIssues, groupIn, mayFile, mayFileAny } from './joint-rules.ts';
import { recordTogether, type Together } from './record-together.ts';
import { byItem, type Whole } from './whole-project.ts';

export const fileJointlyShape = z.strictObject({
  occurredAt: zOccurred.optional(),
  /** Left out: all members that can be filed, or follow. */
  items: z.array(zText(60)).max(100).optional(),
  /** Codes of materials that came with it; one that several items need is named by any of its codes. */
  handedIn: z.array(zText(60)).max(500).optional(),
  window: z.boolean().optional(),
  note: zText(2000).optional(),
});
type FilingInput = z.output<typeof fileJointlyShape>;

export interface JointFiling {
  readonly group: GroupView;
  /** Number of the filing. */
  readonly filing: string;
  readonly created: boolean;
}

/**
 * Throws `cannot_file_jointly` with a reason for every member that stands in the way, `forbidden` where the actor may not
 * file all of them; then nothing is written.
 */
export async function fileJointly(
  ctx: ServiceContext,
  request: { readonly projectId: string; readonly group: string; readonly raw: unknown },
  idempotency: Idempotency | null = null,
): Promise<JointFiling> {
  const input = readInput(fileJointlyShape, request.raw);
  const created = await recordTogether(ctx, request.projectId, idempotency, (current, whole) =>
    decide(current, whole, request.group, input),
  );
  const group = await getGroup(ctx, request.projectId, request.group);
  return { group, filing: group.filings.at(-1)?.id ?? '', created };
}

function decide(ctx: ServiceContext, whole: Whole, code: string, input: FilingInput): Together {
  const spec = groupIn(whole, code);
  const { plan, reading, events } = whole;
  if (!mayFileAny(ctx, whole, spec)) throw forbidden('event.receive');
  if (input.items?.length === 0) throw invalidField('items', 'required');
  const { now, following, refused } = planFiling(
    spec,
    reading.cases,
    dayActed(ctx, input.occurredAt),
    input.items ?? null,
  );
  if (now.length === 0 || (input.items !== undefined && refused.length > 0)) {
    const facts = { group: code, zh: spec.zh, en: spec.en };
    throw new Refusal('conflict', 'cannot_file_jointly', facts, faultIssues(plan, refused));
  }
  if (!now.every((placed) => mayFile(ctx, whole, placed))) throw forbidden('event.receive');
  const handedIn = materialsOf([...now, ...following], reading.cases, input.handedIn ?? []);
  const filing = nextFilingId(plan, code, byItem(events));
  const { window, note } = input;
  return {
    occurred: input.occurredAt ?? null,
    acts: now.map(({ item }) => {
      const materials = item.materials
        .map((material) => material.code)
        .filter((one) => handedIn.includes(one));
      return {
        item: item.code,
        fact: {
          type: 'receive',
          filing,
          ...(following.length === 0 ? {} : { following: following.map((one) => one.item.code) }),
          ...(materials.length === 0 ? {} : { handedIn: materials }),
          ...(window === undefined ? {} : { window }),
          ...(note === undefined ? {} : { note }),
        },
      };
    }),
  };
}

/** Every code under which one of the papers that came in is known; throws `material_unknown` for one that nobody needs. */
function materialsOf(
  members: readonly PlacedCase[],
  cases: readonly PlacedCase[],
  handedIn: readonly string[],
): readonly string[] {
  const items = members.map(({ item }) => item);
  const known = items.flatMap(({ materials }) => materials.map(({ code }) => code));
  const unknown = handedIn.flatMap((material, i) =>
    known.includes(material)
      ? []
      : [{ path: `handedIn[${i}]`, code: 'material_unknown', facts: { material } }],
  );
  if (unknown.length > 0) throw invalid(unknown);
  return sharedMaterials(items, originIn(cases), [])
    .map(({ neededBy }) => neededBy.map(({ code }) => code))
    .filter((codes) => codes.some((code) => handedIn.includes(code)))
    .flat()
    .concat(handedIn);
}
