// What the codes of a template refer to: every code stands for one thing, and every reference finds it.
import type { Issue } from './errors.ts';
import {
  type ApprovalTemplate,
  type GroupSpec,
  type ItemSpec,
  type LimitSpec,
  namedGates,
} from './template.ts';
import { commitmentReferences } from './template-commitment.ts';

type Known = Readonly<
  Record<'item' | 'stage' | 'group' | 'procedure' | 'party' | 'source', ReadonlySet<string>>
>;
interface Reference {
  readonly kind: keyof Known;
  readonly code: string;
  readonly path: string;
}

/**
 * Issues: `duplicate_code` (`code`, `first`), `duplicate_order` (`order`, `first`), `duplicate_entry` (`entry`), `unknown_item`, `unknown_stage`,
 * `unknown_group`, `unknown_procedure`, `unknown_party`, `unknown_source` (`code`), and for groups that only one side
 * names `group_lacks_item` and `item_lacks_group` (`group`, `item`).
 */
export function referenceIssues(template: ApprovalTemplate, parties: ReadonlySet<string>): readonly Issue[] {
  const known: Known = {
    item: codes(template.items),
    stage: codes(template.stages),
    group: codes(template.groups),
    procedure: codes(template.special_procedures),
    party: parties,
    source: new Set(template.sources.map(({ id }) => id)),
  };
  const unknown = references(template).filter(({ kind, code }) => !known[kind].has(code));
  return [
    ...duplicates(template),
    ...unknown.map(({ kind, code, path }) => ({ path, code: `unknown_${kind}`, facts: { code } })),
    ...oneSidedGroups(template),
  ];
}

const codes = (list: readonly { readonly code: string }[]): ReadonlySet<string> =>
  new Set(list.map(({ code }) => code));

function duplicates(template: ApprovalTemplate): readonly Issue[] {
  const { sources, targets, stages, groups, special_procedures, items } = template;
  const of = (list: readonly { readonly code: string }[], path: string) =>
    list.map(({ code }, i) => ({ value: code, path: `${path}[${i}]` }));
  const repeatedIn = (list: readonly string[], path: string): readonly Issue[] =>
    repeats(list.map((value, i) => ({ value, path: `${path}[${i}]` }))).map(({ value, path: at }) => ({
      path: at,
      code: 'duplicate_entry',
      facts: { entry: value },
    }));
  const named = [
    sources.map(({ id }, i) => ({ value: id, path: `sources[${i}]` })),
    of(targets, 'targets'),
    of(stages, 'stages'),
    of(groups, 'groups'),
    of(special_procedures, 'special_procedures'),
    of(items, 'items'),
    items.flatMap((item, i) => of(item.materials, `items[${i}].materials`)),
    items.flatMap((item, i) => of(item.commitment.facts ?? [], `items[${i}].commitment.facts`)),
  ].flatMap(repeats);
  const orders = repeats(stages.map(({ order }, i) => ({ value: String(order), path: `stages[${i}]` })));
  return [
    ...named.map(({ value, path, first }) => ({
      path: path.startsWith('sources') ? `${path}.id` : `${path}.code`,
      code: 'duplicate_code',
      facts: { code: value, first },
    })),
    ...orders.map(({ value, path, first }) => ({
      path: `${path}.order`,
      code: 'duplicate_order',
      facts: { order: Number(value), first },
    })),
    ...groups.flatMap((group, i) => repeatedIn(group.items, `groups[${i}].items`)),
    ...stages.flatMap(({ closes }, i) => repeatedIn(closes?.items ?? [], `stages[${i}].closes.items`)),
    ...items.flatMap((item, i) => [
      ...repeatedIn(item.department.assist, `items[${i}].department.assist`),
      ...repeatedIn(
        item.prerequisites.map((prerequisite) => prerequisite.item),
        `items[${i}].prerequisites`,
      ),
      ...repeatedIn(item.groups, `items[${i}].groups`),
      ...repeatedIn(item.pausable_by, `items[${i}].pausable_by`),
    ]),
  ];
}

interface Placed {
  readonly value: string;
  readonly path: string;
}

/** The second and later occurrences, each with the place of the first. */
function repeats(list: readonly Placed[]): readonly (Placed & { readonly first: string })[] {
  const first = new Map<string, string>();
  return list.flatMap(({ value, path }) => {
    const before = first.get(value);
    if (before === undefined) first.set(value, path);
    return before === undefined ? [] : [{ value, path, first: before }];
  });
}

const sourceOf = (
  { source }: { readonly source?: string | undefined } | LimitSpec,
  path: string,
): Reference[] => (source === undefined ? [] : [{ kind: 'source', code: source, path: `${path}.source` }]);

function references(template: ApprovalTemplate): readonly Reference[] {
  const { day_zero, targets, stages, groups, special_procedures, items } = template;
  return [
    { kind: 'item', code: day_zero.item, path: 'day_zero.item' },
    ...targets.flatMap((target, i): Reference[] => [
      { kind: 'item', code: target.from.item, path: `targets[${i}].from.item` },
      { kind: 'item', code: target.to.item, path: `targets[${i}].to.item` },
      ...(target.days_source === undefined || target.days_source === 'assumed'
        ? []
        : [{ kind: 'source' as const, code: target.days_source, path: `targets[${i}].days_source` }]),
      ...(target.basis === undefined ? [] : sourceOf(target.basis, `targets[${i}].basis`)),
    ]),
    ...stages.flatMap((stage, i): Reference[] => [
      { kind: 'party', code: stage.lead, path: `stages[${i}].lead` },
      ...(stage.budget === undefined ? [] : sourceOf(stage.budget, `stages[${i}].budget`)),
      ...(stage.closes?.items ?? []).map(
        (code, j): Reference => ({ kind: 'item', code, path: `stages[${i}].closes.items[${j}]` }),
      ),
    ]),
    ...groups.flatMap((group, i) => groupReferences(group, `groups[${i}]`)),
    ...special_procedures.flatMap(({ max }, i) => sourceOf(max, `special_procedures[${i}].max`)),
    ...items.flatMap((item, i) => itemReferences(item, `items[${i}]`)),
  ];
}

const groupReferences = (group: GroupSpec, path: string): readonly Reference[] => [
  { kind: 'party', code: group.lead, path: `${path}.lead` },
  ...group.items.map((code, i): Reference => ({ kind: 'item', code, path: `${path}.items[${i}]` })),
  ...(group.limit === undefined ? [] : sourceOf(group.limit, `${path}.limit`)),
  ...sourceOf(group, path),
];

function itemReferences(item: ItemSpec, path: string): readonly Reference[] {
  const { limits, tolerate_missing, commitment } = item;
  const { gate } = tolerate_missing;
  const named: readonly (readonly [LimitSpec | undefined, string])[] = [
    [limits.statutory, 'limits.statutory'],
    [limits.committed, 'limits.committed'],
    [limits.extension, 'limits.extension'],
    ...(limits.variants ?? []).flatMap(
      (variant, i) =>
        [
          [variant.committed, `limits.variants[${i}].committed`],
          [variant.statutory, `limits.variants[${i}].statutory`],
        ] as const,
    ),
    [tolerate_missing.deadline, 'tolerate_missing.deadline'],
    [commitment.verify, 'commitment.verify'],
  ];
  return [
    { kind: 'stage', code: item.stage, path: `${path}.stage` },
    { kind: 'party', code: item.department.lead, path: `${path}.department.lead` },
    ...item.department.assist.map(
      (code, i): Reference => ({ kind: 'party', code, path: `${path}.department.assist[${i}]` }),
    ),
    ...named.flatMap(([limit, at]) => (limit === undefined ? [] : sourceOf(limit, `${path}.${at}`))),
    ...item.prerequisites.flatMap((prerequisite, i): Reference[] => [
      { kind: 'item', code: prerequisite.item, path: `${path}.prerequisites[${i}].item` },
      ...sourceOf(prerequisite, `${path}.prerequisites[${i}]`),
    ]),
    ...item.groups.map((code, i): Reference => ({ kind: 'group', code, path: `${path}.groups[${i}]` })),
    ...commitmentReferences(item, path),
    ...(gate === undefined || namedGates.some((one) => one === gate)
      ? []
      : [{ kind: 'item' as const, code: gate, path: `${path}.tolerate_missing.gate` }]),
    ...item.pausable_by.map(
      (code, i): Reference => ({ kind: 'procedure', code, path: `${path}.pausable_by[${i}]` }),
    ),
    ...item.materials.flatMap((material, i): Reference[] => [
      ...(material.from_item === undefined
        ? []
        : [{ kind: 'item' as const, code: material.from_item, path: `${path}.materials[${i}].from_item` }]),
      ...sourceOf(material, `${path}.materials[${i}]`),
    ]),
  ];
}

function oneSidedGroups({ groups, items }: ApprovalTemplate): readonly Issue[] {
  const groupItems = new Map(groups.map((group) => [group.code, group.items]));
  const itemGroups = new Map(items.map((item) => [item.code, item.groups]));
  const issue = (path: string, code: string, group: string, item: string): Issue => ({
    path,
    code,
    facts: { group, item },
  });
  return [
    ...groups.flatMap((group, i) =>
      group.items.flatMap((item, j) =>
        itemGroups.get(item)?.includes(group.code) === false
          ? [issue(`groups[${i}].items[${j}]`, 'item_lacks_group', group.code, item)]
          : [],
      ),
    ),
    ...items.flatMap((item, i) =>
      item.groups.flatMap((group, j) =>
        groupItems.get(group)?.includes(item.code) === false
          ? [issue(`items[${i}].groups[${j}]`, 'group_lacks_item', group, item.code)]
          : [],
      ),
    ),
  ];
}
