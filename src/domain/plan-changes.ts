// What has changed in the chain of one project since it was opened: its attributes, and items taken in by hand. Kept as
// events of the project; a case in hand keeps the limits and materials it was filed under.
import type { ApprovalTemplate, Attributes, ItemSpec } from './template.ts';

/** An item that the published chain does not have. */
export interface AddedItem {
  /** Its own prerequisites stand in the spec. */
  readonly spec: ItemSpec;
  /** Items that from then on wait for it. */
  readonly precedes: readonly string[];
}

export interface PlanChanges {
  /** By item in hand: the attributes that its limits and materials go by until it is filed anew. */
  readonly kept: Readonly<Record<string, Attributes>>;
  /** Items that stand in the chain whatever their condition says. */
  readonly included: readonly string[];
  readonly added: readonly AddedItem[];
  /** Number of times that attributes were changed: what is entered late may belong before one of them. */
  readonly times: number;
}

export const noChanges: PlanChanges = { kept: {}, included: [], added: [], times: 0 };

/** Events of the project itself, besides its opening. */
export type ProjectFact =
  | {
      readonly type: 'change_attributes';
      /** Only those that changed, as they are now and as they were (with the template's defaults filled in). */
      readonly attributes: Attributes;
      readonly before: Attributes;
      readonly reason: string;
      /** Items that apply from now on. */
      readonly appears: readonly string[];
      /** Items with nothing in hand that no longer apply: each is waived by an event of its own. */
      readonly lapses: readonly string[];
      /** Items waived by an earlier change that apply again: each has an event of its own. */
      readonly returns: readonly string[];
      /**
       * Items in hand that would now apply otherwise, or not at all: they go on as they were filed. What a person has
       * waived stays in the chain as well, so that nothing of the record is out of sight.
       */
      readonly kept: readonly string[];
    }
  | { readonly type: 'include_item'; readonly code: string; readonly reason: string }
  | {
      readonly type: 'add_item';
      readonly spec: ItemSpec;
      readonly precedes: readonly string[];
      readonly reason: string;
    }
  /** A case that had kept its attributes was filed anew: it goes by those of the project from now on. */
  | { readonly type: 'renew_item'; readonly code: string; readonly kept: Attributes }
  /** Its filing belongs before a change of the attributes, or a new filing was taken back: it goes by these. */
  | { readonly type: 'keep_item'; readonly code: string; readonly attributes: Attributes };
export type ProjectFactType = ProjectFact['type'];
export const projectFactTypes: readonly ProjectFactType[] = [
  'change_attributes',
  'include_item',
  'add_item',
  'renew_item',
  'keep_item',
];

/** What a project's chain is made from, besides its template. */
export interface PlanBasis {
  /** Over the template's default profile. */
  readonly attributes: Attributes;
  readonly changes: PlanChanges;
}

/** The basis after one event of the project. */
export function changeBasis({ attributes, changes }: PlanBasis, fact: ProjectFact): PlanBasis {
  switch (fact.type) {
    case 'change_attributes': {
      const before: Attributes = { ...attributes, ...fact.before };
      const kept = Object.fromEntries(fact.kept.map((code) => [code, { ...before, ...changes.kept[code] }]));
      return {
        attributes: { ...attributes, ...fact.attributes },
        changes: {
          ...changes,
          kept: { ...changes.kept, ...kept },
          included: union(changes.included, [...fact.lapses, ...fact.kept]),
          times: changes.times + 1,
        },
      };
    }
    case 'include_item':
      return { attributes, changes: { ...changes, included: union(changes.included, [fact.code]) } };
    case 'add_item':
      return {
        attributes,
        changes: { ...changes, added: [...changes.added, { spec: fact.spec, precedes: fact.precedes }] },
      };
    case 'renew_item': {
      const { [fact.code]: _, ...kept } = changes.kept;
      return { attributes, changes: { ...changes, kept } };
    }
    case 'keep_item': {
      const kept = { ...changes.kept, [fact.code]: fact.attributes };
      return { attributes, changes: { ...changes, kept } };
    }
  }
}

const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])];

/** The template as this project uses it: added items at the end of their stage, and in what waits for them. */
export function withAdded(template: ApprovalTemplate, added: readonly AddedItem[]): ApprovalTemplate {
  if (added.length === 0) return template;
  const waiting = (item: ItemSpec): ItemSpec => {
    const before = added
      .filter(({ spec, precedes }) => spec.code !== item.code && precedes.includes(item.code))
      .map(({ spec }) => ({ item: spec.code, type: 'FS', assumed: true }) as const);
    return before.length === 0 ? item : { ...item, prerequisites: [...item.prerequisites, ...before] };
  };
  const all = [...template.items, ...added.map(({ spec }) => spec)].map(waiting);
  const order = new Map(template.stages.map(({ code }, i) => [code, i]));
  // Stable: an added item comes after those of its stage; a template that mixes its stages keeps its order.
  const own = all.slice(0, template.items.length);
  const items = [...own];
  for (const extra of all.slice(template.items.length)) {
    const last = items.findLastIndex((item) => (order.get(item.stage) ?? 0) <= (order.get(extra.stage) ?? 0));
    items.splice(last + 1, 0, extra);
  }
  return { ...template, items };
}
