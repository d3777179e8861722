// One filing for the items of a group: every case is received at the same moment, and each material is named once.
import { z } from 'zod';
import type { ApprovalPlan } from '../domain/approval-chain.ts';
import { forbidden, invalid, invalidField, Refusal } from '../domain/errors.ts';
import { nextFilingId, planFiling, sharedMaterials } from '../domain/joint-filing.ts';
import { originIn, type PlacedCase } from '../domain/project-reading.ts';
import { findByIdempotencyKey } from '../store/event-log.ts';
import type { ServiceContext } from './context.ts';
import type { GroupView } from './group-views.ts';
import { getGroup } from './groups.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zOccurred, zText } from './input.ts';
import { asRefiled, dayActed, faultIssues, groupIn, mayFile, mayFileAny } from './joint-rules.ts';
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
  let filing: string | null = null;
  const created = await recordTogether(ctx, request.projectId, idempotency, (current, whole, refiled) => {
    filing = nextFilingId(whole.plan, request.group, byItem(whole.events));
    return decide(current, { whole, refiled, code: request.group, filing }, input);
  });
  if (!created && idempotency !== null) filing = await filingOf(ctx, idempotency);
  const group = await getGroup(ctx, request.projectId, request.group);
  return { group, filing: filing ?? '', created };
}

/** The filing that an earlier request with this key made; the group may have had others since. */
async function filingOf(ctx: ServiceContext, { key }: Idempotency): Promise<string | null> {
  const made = await findByIdempotencyKey(ctx.store.db, ctx.actor.username, key);
  return made?.body.type === 'receive' ? (made.body.filing ?? null) : null;
}

interface Scene {
  readonly whole: Whole;
  /** What cases filed now go by. */
  readonly refiled: ApprovalPlan;
  readonly code: string;
  readonly filing: string;
}

function decide(ctx: ServiceContext, { whole, refiled, code, filing }: Scene, input: FilingInput): Together {
  const spec = groupIn(whole, code);
  const { plan, reading } = whole;
  const cases = asRefiled(reading.cases, refiled);
  if (!mayFileAny(ctx, whole, spec)) throw forbidden('event.receive');
  if (input.items?.length === 0) throw invalidField('items', 'required');
  const { now, following, refused } = planFiling(
    spec,
    cases,
    dayActed(ctx, input.occurredAt),
    input.items ?? null,
  );
  if (now.length === 0 || (input.items !== undefined && refused.length > 0)) {
    const facts = { group: code, zh: spec.zh, en: spec.en };
    throw new Refusal('conflict', 'cannot_file_jointly', facts, faultIssues(plan, refused));
  }
  if (!now.every((placed) => mayFile(ctx, whole, placed))) throw forbidden('event.receive');
  const handedIn = materialsOf([...now, ...following], cases, input.handedIn ?? []);
  const handedInFor = (members: readonly PlacedCase[]): readonly string[] => {
    const needed = members.flatMap(({ item }) => item.materials.map((material) => material.code));
    return needed.filter((material) => handedIn.includes(material));
  };
  const { window, note } = input;
  return {
    occurred: input.occurredAt ?? null,
    acts: now.map((placed, i) => {
      const { item } = placed;
      // Those that follow have no receipt yet: their papers stand on the first of the filing.
      const materials = handedInFor(i === 0 ? [placed, ...following] : [placed]);
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
