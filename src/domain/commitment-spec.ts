// What a template says of deciding an item on a promise: what is told, the facts promised, what could contradict each, and
// the matters that no promise may stand for (rules §5).
import { type Condition, parseCondition } from './condition.ts';
import {
  byField,
  type Check,
  code,
  list,
  object,
  oneOf,
  optional,
  type Report,
  ruled,
  text,
} from './shape.ts';
import type { Lapse, LimitSpec } from './template.ts';

/** 国办发〔2020〕42号, 浙规定 14, 安阳条例 25. */
export const excludedMatters = [
  'national_security',
  'state_secrets',
  'public_safety',
  'prudential_finance',
  'ecology',
  'health_and_life',
  'foreign_related',
] as const;
export type ExcludedMatter = (typeof excludedMatters)[number];

/** What may have become of another case that speaks against a promise. */
export const contradictingOutcomes = [
  'refused',
  'terminated',
  'revoked',
  'expired',
  'check_failed',
  'material_returned',
] as const;
export type ContradictingOutcome = (typeof contradictingOutcomes)[number];

/** Another item's case, and what of it contradicts (`any` of the outcomes); or, without an item, a condition on the project. */
export interface ContradictionSpec {
  readonly item?: string | undefined;
  readonly when: string;
}

export interface CommitmentFact {
  readonly code: string;
  readonly zh: string;
  readonly en?: string | undefined;
  /** The material in whose place the promise stands. */
  readonly about?: string | undefined;
  readonly contradicted_by: readonly ContradictionSpec[];
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}

/** What the applicant is told before it promises (国办发〔2020〕42号). */
export interface CommitmentText {
  readonly condition: string;
  readonly obligation: string;
  readonly liability: string;
}

export interface Exclusion {
  readonly reason: ExcludedMatter;
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}

export interface Commitment {
  readonly allowed: boolean;
  /** Counted from the decision. */
  readonly verify?: LimitSpec | undefined;
  readonly on_failure?: Lapse | undefined;
  readonly text?: CommitmentText | undefined;
  readonly facts?: readonly CommitmentFact[] | undefined;
  readonly excluded?: Exclusion | undefined;
}

/** The condition of an entry that names no item; null for one that does, and for one that cannot be read. */
export function attributeCondition({ item, when }: ContradictionSpec): Condition | null {
  if (item !== undefined) return null;
  const read = parseCondition(when);
  return read.ok ? read.value : null;
}

const outcomes: readonly string[] = ['any', ...contradictingOutcomes];

const contradiction = ruled(
  object<ContradictionSpec>({ item: optional(code), when: text }),
  ({ item, when }, path, report) => {
    if (item !== undefined && !outcomes.includes(when))
      report(`${path}.when`, 'not_allowed', { found: when.slice(0, 60), allowed: outcomes });
  },
);

type Marked = { readonly source?: string | undefined; readonly assumed?: boolean | undefined };

/** `limit` and `marked` are those of the whole template: every figure and fact says where it is from. */
export function commitmentShape(
  limit: Check<LimitSpec>,
  marked: (value: Marked, path: string, report: Report) => void,
): Check<Commitment> {
  const mark = { source: optional(code), assumed: optional(oneOf(true)) };
  const fact = ruled(
    object<CommitmentFact>({
      code,
      zh: text,
      en: optional(text),
      about: optional(code),
      contradicted_by: list(contradiction, 0, 20),
      ...mark,
    }),
    marked,
  );
  const excluded = optional(ruled(object<Exclusion>({ reason: oneOf(...excludedMatters), ...mark }), marked));
  return byField<Commitment>('allowed', {
    false: object<Pick<Commitment, 'allowed' | 'excluded'>>({ allowed: oneOf(false), excluded }),
    true: ruled(
      object<Commitment>({
        allowed: oneOf(true),
        verify: limit,
        on_failure: oneOf('rectify_then_revoke'),
        text: optional(object<CommitmentText>({ condition: text, obligation: text, liability: text })),
        facts: optional(list(fact, 1, 30)),
        excluded,
      }),
      ({ excluded: matter }, path, report) => {
        if (matter !== undefined)
          report(`${path}.excluded`, 'commitment_on_excluded_matter', { matter: matter.reason });
      },
    ),
  });
}
