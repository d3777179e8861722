// The published chain as data: the shapes of `approval-template/1`. What they mean is written in docs/templates.md.
import type { Commitment } from './commitment-spec.ts';
import type { ExtensionRule } from './policy.ts';
import type { LimitUnit } from './time-limit.ts';

export interface LimitSpec {
  /** null = no limit; 0 = decided on the spot. */
  readonly days: number | null;
  readonly unit: LimitUnit | 'none';
  /** Default `accepted`. */
  readonly starts?: 'accepted' | 'received' | undefined;
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}

export interface LimitVariant {
  readonly when: string;
  readonly committed: LimitSpec;
  readonly statutory: LimitSpec;
}

export interface ItemLimits {
  readonly statutory: LimitSpec;
  readonly committed: LimitSpec;
  /** The most that may be added, once. */
  readonly extension?: LimitSpec | undefined;
  /** Under which rule it is added. Left out: `joint` for licences with 45 working days by law, else `licence`. */
  readonly extension_by?: ExtensionRule | undefined;
  /** The first match replaces both limits. */
  readonly variants?: readonly LimitVariant[] | undefined;
}

export const itemKinds = [
  'licence',
  'filing',
  'confirmation',
  'public_service',
  'technical_review',
  'intermediary',
  'utility',
  'owner_task',
  'milestone',
] as const;
export type ItemKind = (typeof itemKinds)[number];

export type Lapse = 'revoke_acceptance' | 'terminate' | 'rectify_then_revoke';

/** Gates that are found by what they mean (gates.ts). */
export const namedGates = ['construction_permit', 'start_of_works', 'completion'] as const;

export interface Tolerance {
  readonly allowed: boolean;
  readonly deadline?: LimitSpec | undefined;
  readonly release?: 'before_decision' | 'after_decision' | undefined;
  readonly on_lapse?: Lapse | undefined;
  /** What stays shut while something is owed after the result: an item's code or a named gate; left out: gates.ts says. */
  readonly gate?: string | undefined;
}

export interface MaterialSpec {
  readonly code: string;
  readonly zh: string;
  readonly role: 'principal' | 'secondary';
  readonly tolerable: boolean;
  readonly sharing: 'none' | 'data_sharing' | 'e_licence';
  readonly exempt: boolean;
  readonly form: 'original' | 'copy' | 'electronic';
  readonly condition?: { readonly when: string; readonly zh: string } | undefined;
  readonly from_item?: string | undefined;
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}

export interface PrerequisiteSpec {
  readonly item: string;
  readonly type: 'FS';
  /** `review`: the review may begin before this predecessor has ended; the result still waits for it (提前介入). */
  readonly early?: 'review' | undefined;
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}

export interface ItemSpec {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly stage: string;
  readonly kind: ItemKind;
  readonly commissioned_by?: 'owner' | 'government' | undefined;
  readonly department: { readonly lead: string; readonly assist: readonly string[] };
  readonly applies:
    | { readonly default: 'required' }
    | { readonly default: 'conditional'; readonly when: string; readonly zh: string };
  readonly limits: ItemLimits;
  readonly prerequisites: readonly PrerequisiteSpec[];
  readonly groups: readonly string[];
  readonly tolerate_missing: Tolerance;
  readonly commitment: Commitment;
  readonly pausable_by: readonly string[];
  readonly output?: { readonly zh: string; readonly en: string } | undefined;
  readonly note?: string | undefined;
  readonly materials: readonly MaterialSpec[];
}

export const milestoneEvents = ['received', 'accepted', 'decided', 'delivered'] as const;
export type MilestoneEvent = (typeof milestoneEvents)[number];

export interface MilestoneRef {
  readonly item: string;
  readonly event: MilestoneEvent;
}

export interface TargetSpec {
  readonly code: string;
  readonly zh: string;
  readonly days: number;
  readonly unit: 'working' | 'natural';
  readonly measure: 'counted' | 'span' | 'path';
  readonly from: MilestoneRef;
  readonly to: MilestoneRef;
  readonly counts?:
    | {
        readonly kinds: readonly ItemKind[];
        readonly intermediaries: 'none' | 'government' | 'all';
        readonly scope?: 'ancestors_of_to' | undefined;
      }
    | undefined;
  readonly days_source?: string | undefined;
  readonly basis?:
    | { readonly zh: string; readonly source?: string | undefined; readonly assumed?: boolean | undefined }
    | undefined;
}

/** When a stage is closed: after all, or any one, of its milestone items. Left out: after all items of the stage. */
export interface StageClosing {
  readonly rule: 'all' | 'any';
  /** Codes of items of this stage. */
  readonly items: readonly string[];
}

export interface StageSpec {
  readonly code: string;
  readonly order: number;
  readonly zh: string;
  readonly en: string;
  readonly lead: string;
  readonly budget?: LimitSpec | undefined;
  readonly closes?: StageClosing | undefined;
}

export interface GroupSpec {
  readonly code: string;
  readonly type:
    | 'parallel'
    | 'merged_review'
    | 'joint_drawing_review'
    | 'joint_inspection'
    | 'merged_handling';
  readonly zh: string;
  readonly en: string;
  readonly lead: string;
  readonly items: readonly string[];
  readonly limit?: LimitSpec | undefined;
  readonly rule?: string | undefined;
  readonly source?: string | undefined;
  readonly assumed?: boolean | undefined;
}

export interface SpecialProcedureSpec {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  readonly max: LimitSpec;
  readonly holder: 'procedure' | 'applicant';
  readonly stops_item_clock: boolean;
  readonly counted_in_target: boolean;
}

export type AttributeValue = string | boolean;
export type Attributes = Readonly<Record<string, AttributeValue>>;

export interface SourceSpec {
  readonly id: string;
  readonly title: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly how: 'report' | 'excerpt' | 'dossier' | 'recalled';
  readonly url: string | null;
}

export interface ApprovalTemplate {
  readonly schema: 'approval-template/1';
  readonly id: string;
  readonly version: string;
  readonly status: 'active' | 'draft' | 'retired';
  readonly name: { readonly zh: string; readonly en: string };
  readonly project: {
    readonly regime: 'filing' | 'verification' | 'approval';
    readonly regime_zh: string;
    readonly category: string;
    readonly category_zh: string;
  };
  readonly region: { readonly code: string; readonly zh: string; readonly en: string };
  readonly effective: { readonly from: string; readonly to: string | null };
  readonly sources: readonly SourceSpec[];
  readonly day_zero: MilestoneRef;
  readonly targets: readonly TargetSpec[];
  readonly stages: readonly StageSpec[];
  readonly groups: readonly GroupSpec[];
  readonly special_procedures: readonly SpecialProcedureSpec[];
  readonly default_profile: Attributes;
  readonly max_profile: Attributes;
  readonly items: readonly ItemSpec[];
}
