// Whether promised limits keep what is promised of the whole: the targets, and the budgets of stages.
import { type ApprovalPlan, type PlannedItem, planFor, resolveLimit } from './approval-chain.ts';
import {
  type CriticalPath,
  countsItem,
  criticalPath,
  fitsTarget,
  targetNeed,
  workingDaysOf,
} from './critical-path.ts';
import type { Issue } from './errors.ts';
import type { ApprovalTemplate, StageSpec } from './template.ts';

const profiles = ['default_profile', 'max_profile'] as const;
type Plans = readonly { readonly profile: (typeof profiles)[number]; readonly plan: ApprovalPlan }[];

/**
 * `target_below_critical_path` for each target, and `stage_budget_too_small` for each stage, that the promised limits
 * cannot keep in one of the two profiles. For templates that are right in all else: a circle has no longest path.
 */
export function budgetIssues(template: ApprovalTemplate): readonly Issue[] {
  const plans: Plans = profiles.map((profile) => ({ profile, plan: planFor(template, template[profile]) }));
  return [...targetIssues(template, plans), ...stageIssues(template, plans)];
}

function targetIssues({ targets }: ApprovalTemplate, plans: Plans): readonly Issue[] {
  return targets.flatMap((target, i) => {
    const tooLong = plans.flatMap(({ profile, plan }) => {
      const need = targetNeed(plan, target);
      return need === null || fitsTarget(need, target) ? [] : [{ profile, need }];
    });
    return tooLong.slice(0, 1).map(({ profile, need }) => ({
      path: `targets[${i}].days`,
      code: 'target_below_critical_path',
      facts: {
        target: target.code,
        days: target.days,
        unit: target.unit,
        needed: Math.ceil(target.unit === 'working' ? need.days : (need.days * 7) / 5),
        profile,
        path: need.path.steps.map((step) => step.item),
      },
    }));
  });
}

function stageIssues(template: ApprovalTemplate, plans: Plans): readonly Issue[] {
  return template.stages.flatMap((stage, i) => {
    const budget = stage.budget === undefined ? null : resolveLimit(stage.budget);
    if (budget === null) return [];
    const needs = plans.map(({ profile, plan }) => ({ profile, path: stagePath(stage, plan) }));
    const tooLong = needs.filter(({ path }) => path.days > workingDaysOf(budget) + 1e-6);
    return tooLong.slice(0, 1).map(({ profile, path }) => ({
      path: `stages[${i}].budget.days`,
      code: 'stage_budget_too_small',
      facts: {
        stage: stage.code,
        days: budget.days,
        unit: budget.unit,
        needed: Math.ceil((path.days * budget.days) / workingDaysOf(budget)),
        profile,
        path: path.steps.filter(({ days }) => days > 0).map((step) => step.item),
      },
    }));
  });
}

/**
 * The longest chain of a stage by the items that its budget counts: those that the first counted target of the template
 * counts, without utilities, which work alongside (docs/templates.md).
 */
function stagePath(stage: StageSpec, plan: ApprovalPlan): CriticalPath {
  const target = plan.template.targets.find(({ measure }) => measure === 'counted') ?? { counts: undefined };
  const weight = (item: PlannedItem): number =>
    item.spec.stage === stage.code && item.spec.kind !== 'utility' && countsItem(target, item.spec)
      ? workingDaysOf(item.promised)
      : 0;
  const nothing: CriticalPath = { steps: [], days: 0 };
  return plan.items
    .map((item) => criticalPath(plan, item.code, weight) ?? nothing)
    .reduce((best, path) => (path.days > best.days ? path : best), nothing);
}
