// What a new version of a template changes: what was added and taken away, and each field of what stayed.
import type { Commitment } from './commitment-spec.ts';
import type { ApprovalTemplate, ItemSpec } from './template.ts';

/** Anything that a template file can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

export interface FieldChange {
  /** Within its part, e.g. `limits.committed`, `prerequisites`, `materials.tolerable`. */
  readonly field: string;
  /** Code of the prerequisite or material, or name of the attribute, that the field belongs to. */
  readonly of: string | null;
  /** null: was not there, or is no more. */
  readonly before: Json;
  readonly after: Json;
}

export const partKinds = ['general', 'target', 'stage', 'group', 'procedure', 'item', 'source'] as const;
export type PartKind = (typeof partKinds)[number];

export interface PartChange {
  readonly kind: PartKind;
  /** Empty for what stands at the head of the file. */
  readonly code: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** For what was changed: at least one. */
  readonly fields: readonly FieldChange[];
}

const general = ['name', 'project', 'region', 'effective', 'day_zero'];
const profiles = ['default_profile', 'max_profile'];
const fieldsOf: Readonly<Record<Exclude<PartKind, 'general'>, readonly string[]>> = {
  target: ['zh', 'days', 'unit', 'measure', 'from', 'to', 'counts', 'days_source', 'basis'],
  stage: ['order', 'zh', 'en', 'lead', 'budget', 'closes'],
  group: ['type', 'zh', 'en', 'lead', 'items', 'limit', 'rule', 'source', 'assumed'],
  procedure: ['zh', 'en', 'max', 'holder', 'stops_item_clock', 'counted_in_target'],
  item: [
    ...['zh', 'en', 'stage', 'kind', 'commissioned_by', 'department.lead', 'department.assist', 'applies'],
    ...['limits.statutory', 'limits.committed', 'limits.extension', 'limits.extension_by', 'limits.variants'],
    ...['groups', 'tolerate_missing', 'pausable_by', 'output', 'note'],
  ],
  source: ['title', 'number', 'date', 'how', 'url'],
};
const materialFields = ['zh', 'role', 'tolerable', 'sharing', 'exempt', 'form', 'condition', 'from_item'];
const commitmentFactFields = ['zh', 'en', 'about', 'contradicted_by'];
const markFields = ['source', 'assumed'];

/**
 * Everything in which two versions differ, in reading order: version and status left out, for they always may. Equal content
 * gives an empty list, whatever the order in which parts stand.
 */
export function templateDifference(before: ApprovalTemplate, after: ApprovalTemplate): readonly PartChange[] {
  const head = [
    ...fieldChanges(general, before, after),
    ...profiles.flatMap((profile) => entryChanges(profile, before, after)),
  ];
  return [
    ...(head.length === 0 ? [] : [{ kind: 'general', code: '', change: 'changed', fields: head } as const]),
    ...partChanges('target', before.targets, after.targets),
    ...partChanges('stage', before.stages, after.stages),
    ...partChanges('group', before.groups, after.groups),
    ...partChanges('procedure', before.special_procedures, after.special_procedures),
    ...partChanges('item', before.items, after.items, itemLists),
    ...partChanges(
      'source',
      before.sources.map((source) => ({ ...source, code: source.id })),
      after.sources.map((source) => ({ ...source, code: source.id })),
    ),
  ];
}

interface Coded {
  readonly code: string;
}

function partChanges<Part extends Coded>(
  kind: Exclude<PartKind, 'general'>,
  before: readonly Part[],
  after: readonly Part[],
  lists: (a: Part, b: Part) => readonly FieldChange[] = () => [],
): readonly PartChange[] {
  const old = new Map(before.map((part) => [part.code, part]));
  const left = new Set(after.map(({ code }) => code));
  return [
    ...after.flatMap((part): PartChange[] => {
      const was = old.get(part.code);
      if (was === undefined) return [{ kind, code: part.code, change: 'added', fields: [] }];
      const fields = [...fieldChanges(fieldsOf[kind], was, part), ...lists(was, part)];
      return fields.length === 0 ? [] : [{ kind, code: part.code, change: 'changed', fields }];
    }),
    ...before
      .filter(({ code }) => !left.has(code))
      .map(({ code }): PartChange => ({ kind, code, change: 'removed', fields: [] })),
  ];
}

/** Prerequisites, materials and facts promised are told one by one. */
function itemLists(before: ItemSpec, after: ItemSpec): readonly FieldChange[] {
  return [
    ...commitmentChanges(before.commitment, after.commitment),
    ...pairs(before.prerequisites, after.prerequisites, ({ item }) => item).flatMap(([of, a, b]) =>
      change('prerequisites', of, a, b),
    ),
    ...pairs(before.materials, after.materials, ({ code }) => code).flatMap(([of, a, b]) =>
      a === undefined || b === undefined
        ? change('materials', of, a, b)
        : fieldChanges([...materialFields, ...markFields], a, b).map((one) => ({
            ...one,
            field: `materials.${one.field}`,
            of,
          })),
    ),
  ];
}

/** Whether and how it is verified, what is told, what is excluded; then fact by fact. */
const commitmentChanges = (before: Commitment, after: Commitment): readonly FieldChange[] => [
  ...change('commitment', null, rulesOfCommitment(before), rulesOfCommitment(after)),
  ...change('commitment.text', null, before.text, after.text),
  ...change('commitment.excluded', null, before.excluded, after.excluded),
  ...pairs(before.facts ?? [], after.facts ?? [], ({ code }) => code).flatMap(([of, a, b]) =>
    a === undefined || b === undefined
      ? change('commitment.facts', of, a, b)
      : fieldChanges([...commitmentFactFields, ...markFields], a, b).map((one) => ({
          ...one,
          field: `commitment.facts.${one.field}`,
          of,
        })),
  ),
];
const rulesOfCommitment = ({ allowed, verify, on_failure }: Commitment) => ({ allowed, verify, on_failure });

function pairs<T>(
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
): readonly (readonly [string, T | undefined, T | undefined])[] {
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const now = new Map(after.map((one) => [keyOf(one), one]));
  return [...new Set([...now.keys(), ...old.keys()])].map((key) => [key, old.get(key), now.get(key)]);
}

const fieldChanges = (fields: readonly string[], before: object, after: object): readonly FieldChange[] =>
  fields.flatMap((field) => change(field, null, valueAt(before, field), valueAt(after, field)));

function entryChanges(field: string, before: object, after: object): readonly FieldChange[] {
  const [a, b] = [Object(valueAt(before, field)), Object(valueAt(after, field))];
  const names = [...new Set([...Object.keys(b), ...Object.keys(a)])];
  return names.flatMap((name) => change(field, name, a[name], b[name]));
}

function change(field: string, of: string | null, before: unknown, after: unknown): readonly FieldChange[] {
  const [a, b] = [plain(before), plain(after)];
  return spelled(a) === spelled(b) ? [] : [{ field, of, before: a, after: b }];
}

const valueAt = (part: object, field: string): unknown =>
  field.split('.').reduce<unknown>((value, key) => Object(value)[key], part);

/** A template is plain data; a field that is left out counts as null. */
const plain = (value: unknown): Json => (value === undefined ? null : (value as Json));

/** Fields in the order of their names: the order in a file says nothing. */
const spelled = (value: Json): string =>
  JSON.stringify(value, (_, one: Json) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
