// The chain of one project: which items of a published template apply to it, with which limits and materials, and what
// each of them waits for.
import { type Condition, holds, parseCondition } from './condition.ts';
import { noChanges, type PlanChanges, withAdded } from './plan-changes.ts';
import type { ExtensionRule } from './policy.ts';
import type {
  ApprovalTemplate,
  Attributes,
  ItemSpec,
  LimitSpec,
  LimitVariant,
  MaterialSpec,
} from './template.ts';
import type { LimitUnit } from './time-limit.ts';

/** A limit that was chosen for one project. `days` 0 means decided on the spot. */
export interface ResolvedLimit {
  readonly days: number;
  readonly unit: LimitUnit;
  readonly starts: 'accepted' | 'received';
  /** Id of the template's source, or null when the figure is assumed. */
  readonly source: string | null;
  readonly assumed: boolean;
}

export interface PlannedItem {
  readonly code: string;
  readonly spec: ItemSpec;
  /** null: no limit. */
  readonly promised: ResolvedLimit | null;
  readonly statutory: ResolvedLimit | null;
  /** The most that may be added, once; null: no extension. */
  readonly extension: ResolvedLimit | null;
  /** Under which rule of the place it is added, and by whom approved. */
  readonly extensionRule: ExtensionRule;
  /** Those whose condition holds. */
  readonly materials: readonly MaterialSpec[];
  /** Items of this plan that must end first; predecessors that do not apply are left out. */
  readonly prerequisites: readonly string[];
}

/** An item that this project does not need, with the condition that says so. */
export interface SkippedItem {
  readonly code: string;
  readonly spec: ItemSpec;
  readonly because: { readonly when: string; readonly zh: string };
}

export interface ApprovalPlan {
  /** With the items that were added to this project. */
  readonly template: ApprovalTemplate;
  /** The project's attributes over the template's default profile. */
  readonly attributes: Attributes;
  /** In the template's order. */
  readonly items: readonly PlannedItem[];
  readonly skipped: readonly SkippedItem[];
}

/**
 * Applies a checked template to one project. Attributes that are not given are those of the template's default profile.
 * Of the variants of a limit the first whose condition holds replaces both figures.
 */
export function planFor(
  published: ApprovalTemplate,
  attributes: Attributes,
  changes: PlanChanges = noChanges,
): ApprovalPlan {
  const template = withAdded(published, changes.added);
  const profile: Attributes = { ...template.default_profile, ...attributes };
  const known = ({ code }: ItemSpec): Attributes => ({ ...profile, ...changes.kept[code] });
  const applies = (item: ItemSpec): boolean =>
    itemApplies(item, profile) || changes.included.includes(item.code);
  const applicable = new Set(template.items.filter(applies).map((item) => item.code));
  return {
    template,
    attributes: profile,
    items: template.items
      .filter((item) => applicable.has(item.code))
      .map((item) => planItem(item, applicable, (when) => isTrue(when, known(item)))),
    skipped: template.items.flatMap((spec) =>
      spec.applies.default === 'required' || applicable.has(spec.code)
        ? []
        : [{ code: spec.code, spec, because: { when: spec.applies.when, zh: spec.applies.zh } }],
    ),
  };
}

/** Whether an item applies by its own condition; `attributes` must be whole. */
export const itemApplies = ({ applies }: ItemSpec, attributes: Attributes): boolean =>
  applies.default === 'required' || isTrue(applies.when, attributes);

const isTrue = (when: string, attributes: Attributes): boolean => holds(conditionOf(when), attributes);

function planItem(
  spec: ItemSpec,
  applicable: ReadonlySet<string>,
  isFor: (when: string) => boolean,
): PlannedItem {
  const { variants = [], extension } = spec.limits;
  const chosen: Pick<LimitVariant, 'committed' | 'statutory'> =
    variants.find((variant) => isFor(variant.when)) ?? spec.limits;
  const statutory = resolveLimit(chosen.statutory);
  return {
    code: spec.code,
    spec,
    promised: resolveLimit(chosen.committed),
    statutory,
    extension: extension === undefined ? null : resolveLimit(extension),
    extensionRule: spec.limits.extension_by ?? (isJoint(spec, statutory) ? 'joint' : 'licence'),
    materials: spec.materials.filter(({ condition }) => condition === undefined || isFor(condition.when)),
    prerequisites: spec.prerequisites.map(({ item }) => item).filter((item) => applicable.has(item)),
  };
}

/** Working days that 许可法 42(2) gives to unified, joint and centralised handling of licences. */
const JOINT_LIMIT = 45;
const isJoint = ({ kind }: ItemSpec, statutory: ResolvedLimit | null): boolean =>
  kind === 'licence' && statutory?.unit === 'working' && statutory.days === JOINT_LIMIT;

/** null when the template sets no limit. Used for supplement and verification deadlines too. */
export function resolveLimit({ days, unit, starts, source, assumed }: LimitSpec): ResolvedLimit | null {
  if (days === null || unit === 'none') return null;
  return { days, unit, starts: starts ?? 'accepted', source: source ?? null, assumed: assumed === true };
}

/** A published template was checked, so a condition that cannot be read is a fault of the program. */
function conditionOf(when: string): Condition {
  const read = parseCondition(when);
  if (read.ok) return read.value;
  throw new RangeError(`unchecked condition: ${when}`);
}

export const plannedItem = (plan: ApprovalPlan, code: string): PlannedItem | null =>
  plan.items.find((item) => item.code === code) ?? null;

/**
 * The direct prerequisites of an item that have not ended, in the template's order; empty means that it may be filed.
 * `isDone` must also hold for waived items. An item that is not in the plan waits for nothing.
 */
export const waitsFor = (
  plan: ApprovalPlan,
  itemCode: string,
  isDone: (code: string) => boolean,
): readonly string[] => plannedItem(plan, itemCode)?.prerequisites.filter((code) => !isDone(code)) ?? [];

/** Every direct and indirect prerequisite of an item, without the item itself. */
export function ancestorsOf(plan: ApprovalPlan, itemCode: string): Set<string> {
  const before = new Map(plan.items.map((item) => [item.code, item.prerequisites]));
  const found = new Set<string>();
  const open = [...(before.get(itemCode) ?? [])];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    if (found.has(code)) continue;
    found.add(code);
    open.push(...(before.get(code) ?? []));
  }
  return found;
}
