// Lengthening a limit: under which rule an item may be extended, by how much, and whose head approves (许可法 42).
import type { PlannedItem } from './approval-chain.ts';
import type { CaseRules } from './case-rules.ts';
import type { Day } from './day.ts';
import { type ApproverOffice, type ExtensionRule, extensionCode } from './policy.ts';

/** Where the template says nothing, 许可法 42 lengthens licences only. */
export function extensionOf({
  spec,
  statutory,
  extension,
  extensionRule: rule,
}: PlannedItem): CaseRules['extension'] {
  const lawful = spec.kind === 'licence' && statutory?.unit === 'working';
  const named = extension !== null || spec.limits.extension_by !== undefined;
  return lawful || named ? { rule, ownDays: extension?.days ?? null } : null;
}

export interface GrantableExtension {
  readonly rule: ExtensionRule;
  /** The most, in the limit's unit. */
  readonly days: number;
  readonly approver: ApproverOffice;
  /** Where it is written who approves; null when that is assumed. */
  readonly source: string | null;
}

/** What one extension granted on that day may add; null when the limit may not be lengthened. */
export function extensionOn(rules: CaseRules, on: Day): GrantableExtension | null {
  if (rules.extension === null) return null;
  const { rule, ownDays } = rules.extension;
  const policy = rules.policies.on(on)[extensionCode[rule]];
  const days = ownDays ?? policy.days;
  return days < 1 ? null : { rule, days, approver: policy.approver, source: policy.source };
}
