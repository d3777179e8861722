// The shape of `approval-template/1`: every field, its type and its allowed values. What the values refer to is for
// template-check.ts.
import { attributeProblem } from './attributes.ts';
import { commitmentShape } from './commitment-spec.ts';
import { isoDay, parseDay } from './day.ts';
import { extensionRules } from './policy.ts';
import {
  byField,
  type Check,
  code,
  entries,
  list,
  nullable,
  object,
  oneOf,
  optional,
  type Report,
  ruled,
  text,
  textLike,
  whole,
  yesNo,
} from './shape.ts';
import {
  type ApprovalTemplate,
  type Attributes,
  type AttributeValue,
  type GroupSpec,
  type ItemLimits,
  type ItemSpec,
  itemKinds,
  type LimitSpec,
  type LimitVariant,
  type MaterialSpec,
  type MilestoneRef,
  milestoneEvents,
  type PrerequisiteSpec,
  type SourceSpec,
  type SpecialProcedureSpec,
  type StageClosing,
  type StageSpec,
  type TargetSpec,
  type Tolerance,
} from './template.ts';

/** Ten years: longer than any limit, and short enough that no date leaves the range the program knows. */
const longestLimit = 3650;

interface Marked {
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}
const mark = { source: optional(code), assumed: optional(oneOf(true)) };

/** Every figure says where it is from, or that it is assumed; never both, never neither. */
const saysItsSource = ({ source, assumed }: Marked, path: string, report: Report): void => {
  if (source === undefined && assumed === undefined) report(path, 'mark_missing');
  if (source !== undefined && assumed !== undefined) report(path, 'mark_double', { source });
};

const limit: Check<LimitSpec> = ruled(
  object<LimitSpec>({
    days: nullable(whole(0, longestLimit)),
    unit: oneOf('working', 'natural', 'month', 'none'),
    starts: optional(oneOf('accepted', 'received')),
    ...mark,
  }),
  (value, path, report) => {
    if ((value.days === null) !== (value.unit === 'none')) {
      report(path, 'limit_days_and_unit', { days: value.days, unit: value.unit });
    }
    saysItsSource(value, path, report);
  },
);

const day: Check<string> = (value, path, report) => {
  const checked = text(value, path, report);
  if (typeof checked !== 'string') return checked;
  const read = parseDay(checked);
  return read === null ? report(path, 'not_a_date', { found: checked }) : isoDay(read);
};

const named = object<{ zh: string; en: string }>({ zh: text, en: text });
const party = code;
const milestone = object<MilestoneRef>({ item: code, event: oneOf(...milestoneEvents) });
const conditional = { when: text, zh: text };

const attributeValue: Check<AttributeValue> = (value, path, report) =>
  typeof value === 'string' || typeof value === 'boolean' ? value : yesNo(value, path, report);
const profile: Check<Attributes> = ruled(entries(attributeValue), (values, path, report) => {
  for (const [name, value] of Object.entries(values)) {
    const problem = attributeProblem(name, value);
    if (problem !== null) report(`${path}.${name}`, problem.code, problem.facts);
  }
});

const source = object<SourceSpec>({
  id: code,
  title: text,
  number: nullable(text),
  date: nullable(text),
  how: oneOf('report', 'excerpt', 'dossier', 'recalled'),
  url: nullable(textLike(/^https?:\/\/\S+$/, 'not_a_web_address')),
});

const counts = object<NonNullable<TargetSpec['counts']>>({
  kinds: list(oneOf(...itemKinds), 1),
  intermediaries: oneOf('none', 'government', 'all'),
  scope: optional(oneOf('ancestors_of_to')),
});
const target = object<TargetSpec>({
  code,
  zh: text,
  days: whole(1, longestLimit),
  unit: oneOf('working', 'natural'),
  measure: oneOf('counted', 'span', 'path'),
  from: milestone,
  to: milestone,
  counts: optional(counts),
  days_source: optional(code),
  basis: optional(ruled(object<NonNullable<TargetSpec['basis']>>({ zh: text, ...mark }), saysItsSource)),
});

const stage = object<StageSpec>({
  code,
  order: whole(1, 99),
  zh: text,
  en: text,
  lead: party,
  budget: optional(limit),
  closes: optional(object<StageClosing>({ rule: oneOf('all', 'any'), items: list(code, 1) })),
});

const group = ruled(
  object<GroupSpec>({
    code,
    type: oneOf('parallel', 'merged_review', 'joint_drawing_review', 'joint_inspection', 'merged_handling'),
    zh: text,
    en: text,
    lead: party,
    items: list(code, 1),
    limit: optional(limit),
    rule: optional(text),
    ...mark,
  }),
  saysItsSource,
);

const specialProcedure = object<SpecialProcedureSpec>({
  code,
  zh: text,
  en: text,
  max: limit,
  holder: oneOf('procedure', 'applicant'),
  stops_item_clock: yesNo,
  counted_in_target: yesNo,
});

const material = ruled(
  object<MaterialSpec>({
    code,
    zh: text,
    role: oneOf('principal', 'secondary'),
    tolerable: yesNo,
    sharing: oneOf('none', 'data_sharing', 'e_licence'),
    exempt: yesNo,
    form: oneOf('original', 'copy', 'electronic'),
    condition: optional(object<NonNullable<MaterialSpec['condition']>>(conditional)),
    from_item: optional(code),
    ...mark,
  }),
  saysItsSource,
);

const prerequisite = ruled(
  object<PrerequisiteSpec>({ item: code, type: oneOf('FS'), early: optional(oneOf('review')), ...mark }),
  saysItsSource,
);

const limits = object<ItemLimits>({
  statutory: limit,
  committed: limit,
  extension: optional(limit),
  extension_by: optional(oneOf(...extensionRules)),
  variants: optional(list(object<LimitVariant>({ when: text, committed: limit, statutory: limit }), 1, 20)),
});

const applies = byField<ItemSpec['applies']>('default', {
  required: object<{ default: 'required' }>({ default: oneOf('required') }),
  conditional: object<{ default: 'conditional'; when: string; zh: string }>({
    default: oneOf('conditional'),
    ...conditional,
  }),
});

const tolerance = byField<Tolerance>('allowed', {
  false: object<{ allowed: false }>({ allowed: oneOf(false) }),
  true: object<Tolerance>({
    allowed: oneOf(true),
    deadline: limit,
    release: oneOf('before_decision', 'after_decision'),
    on_lapse: oneOf('revoke_acceptance', 'terminate', 'rectify_then_revoke'),
    gate: optional(code),
  }),
});

const item = object<ItemSpec>({
  code,
  zh: text,
  en: text,
  stage: code,
  kind: oneOf(...itemKinds),
  commissioned_by: optional(oneOf('owner', 'government')),
  department: object<ItemSpec['department']>({ lead: party, assist: list(party, 0, 50) }),
  applies,
  limits,
  prerequisites: list(prerequisite, 0, 100),
  groups: list(code, 0, 20),
  tolerate_missing: tolerance,
  commitment: commitmentShape(limit, saysItsSource),
  pausable_by: list(code, 0, 20),
  output: optional(named),
  note: optional(text),
  materials: list(material, 0, 100),
});

/** A whole template; issues are those of shape.ts and the ones named above. */
export const templateShape: Check<ApprovalTemplate> = object<ApprovalTemplate>({
  schema: oneOf('approval-template/1'),
  id: code,
  version: code,
  status: oneOf('active', 'draft', 'retired'),
  name: named,
  project: object<ApprovalTemplate['project']>({
    regime: oneOf('filing', 'verification', 'approval'),
    regime_zh: text,
    category: code,
    category_zh: text,
  }),
  region: object<ApprovalTemplate['region']>({
    code: textLike(/^\d{6}$/, 'region_shape'),
    zh: text,
    en: text,
  }),
  effective: ruled(
    object<ApprovalTemplate['effective']>({ from: day, to: nullable(day) }),
    ({ from, to }, path, report) => {
      if (to !== null && to < from) report(`${path}.to`, 'ends_before_start', { from, to });
    },
  ),
  sources: list(source),
  day_zero: milestone,
  targets: list(target, 0, 20),
  stages: list(stage, 1, 20),
  groups: list(group, 0, 50),
  special_procedures: list(specialProcedure, 0, 50),
  default_profile: profile,
  max_profile: profile,
  items: list(item, 1, 300),
});
