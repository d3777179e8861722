// An item that people add to one project because its template does not have it.
import type { ApprovalPlan } from './approval-chain.ts';
import type { Issue } from './errors.ts';
import { withAdded } from './plan-changes.ts';
import type { ItemKind, ItemSpec, LimitSpec } from './template.ts';
import { cycleIssues } from './template-check.ts';
import type { LimitUnit } from './time-limit.ts';

export interface ItemDraft {
  readonly name: string;
  readonly nameEn?: string | undefined;
  readonly stage: string;
  readonly kind: ItemKind;
  /** Party that handles it. */
  readonly department: string;
  readonly promised?: { readonly days: number; readonly unit: LimitUnit } | undefined;
  readonly statutory?: { readonly days: number; readonly unit: LimitUnit } | undefined;
  readonly output?: string | undefined;
  readonly prerequisites: readonly string[];
  /** Items that wait for it. */
  readonly precedes: readonly string[];
}

/**
 * Everything that speaks against the item in this project: `unknown_stage`, `unknown_party`, `unknown_item`,
 * `item_begun` (what has been filed cannot be made to wait), `prerequisite_cycle`, `promised_above_statutory`.
 */
export function addedItemIssues(
  draft: ItemDraft,
  plan: ApprovalPlan,
  parties: ReadonlySet<string>,
  isBegun: (item: string) => boolean,
): readonly Issue[] {
  const known = new Set(plan.items.map(({ code }) => code));
  const unknown = (field: 'prerequisites' | 'precedes'): readonly Issue[] =>
    draft[field].flatMap((code, i) =>
      known.has(code) ? [] : [{ path: `${field}[${i}]`, code: 'unknown_item', facts: { code } }],
    );
  const { promised, statutory, stage, department } = draft;
  const above =
    promised !== undefined &&
    statutory !== undefined &&
    promised.unit === statutory.unit &&
    promised.days > statutory.days;
  return [
    ...(plan.template.stages.some(({ code }) => code === stage)
      ? []
      : [{ path: 'stage', code: 'unknown_stage', facts: { code: stage } }]),
    ...(parties.has(department)
      ? []
      : [{ path: 'department', code: 'unknown_party', facts: { code: department } }]),
    ...unknown('prerequisites'),
    ...unknown('precedes'),
    ...draft.precedes.flatMap((code, i) =>
      isBegun(code) ? [{ path: `precedes[${i}]`, code: 'item_begun', facts: { item: code } }] : [],
    ),
    ...circles(draft, plan),
    ...(above
      ? [
          {
            path: 'promised.days',
            code: 'promised_above_statutory',
            facts: { promised: promised.days, statutory: statutory.days, unit: promised.unit },
          },
        ]
      : []),
  ];
}

/**
 * What it waits for may not wait for it, not even by way of items that this project leaves out today: an attribute may
 * change, and a person may take one in.
 */
function circles(draft: ItemDraft, plan: ApprovalPlan): readonly Issue[] {
  const { prerequisites, precedes } = draft;
  const { items } = withAdded(plan.template, [{ spec: addedItem(draft, plan), precedes }]);
  const [first] = cycleIssues(items);
  if (first === undefined) return [];
  const cycle = (first.facts?.['cycle'] ?? []) as readonly string[];
  const at = Math.max(
    0,
    prerequisites.findIndex((code) => cycle.includes(code)),
  );
  return [{ path: `prerequisites[${at}]`, code: 'prerequisite_cycle', facts: { cycle } }];
}

const noLimit: LimitSpec = { days: null, unit: 'none', assumed: true };

/** The item as it will stand in the project; its code is the next free one of `X01`, `X02` … Checked before. */
export function addedItem(draft: ItemDraft, { template }: ApprovalPlan): ItemSpec {
  const taken = new Set(template.items.map(({ code }) => code));
  let number = 1;
  const codeOf = (n: number): string => `X${String(n).padStart(2, '0')}`;
  while (taken.has(codeOf(number))) number += 1;
  const limitOf = (limit: ItemDraft['promised']): LimitSpec =>
    limit === undefined ? noLimit : { ...limit, assumed: true };
  return {
    code: codeOf(number),
    zh: draft.name,
    en: draft.nameEn ?? draft.name,
    stage: draft.stage,
    kind: draft.kind,
    department: { lead: draft.department, assist: [] },
    applies: { default: 'required' },
    limits: { committed: limitOf(draft.promised), statutory: limitOf(draft.statutory) },
    prerequisites: [...new Set(draft.prerequisites)].map((item) => ({ item, type: 'FS', assumed: true })),
    groups: [],
    tolerate_missing: { allowed: false },
    commitment: { allowed: false },
    pausable_by: template.special_procedures.map(({ code }) => code),
    ...(draft.output === undefined ? {} : { output: { zh: draft.output, en: draft.output } }),
    materials: [],
  };
}
