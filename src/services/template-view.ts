// A published template with what follows from it: its graph of prerequisites, its longest chains, what its targets need.
import { planFor } from '../domain/approval-chain.ts';
import { type CriticalPath, criticalPath, fitsTarget, targetNeed } from '../domain/critical-path.ts';
import type { ApprovalTemplate } from '../domain/template.ts';

export const profiles = ['default_profile', 'max_profile'] as const;
export type Profile = (typeof profiles)[number];

export interface ChainView {
  /** Every prerequisite of the template: `from` must end before `to` is filed. */
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  /** The longest chain by promised limits, in working days, for the usual project and the heaviest one. */
  readonly criticalPaths: readonly {
    readonly profile: Profile;
    readonly days: number;
    readonly steps: readonly { readonly item: string; readonly days: number }[];
  }[];
  /** What each target needs at least, in working days; null where its last item does not apply. */
  readonly needs: readonly {
    readonly target: string;
    readonly profile: Profile;
    readonly workingDays: number | null;
    readonly fits: boolean;
  }[];
}

export interface Deed {
  readonly on: string;
  readonly by: string;
}

/** Who did what to a version; `published` and `retired` are null where the file itself said so, or nobody has. */
export interface TemplateHistory {
  readonly imported: Deed | null;
  readonly published: Deed | null;
  readonly retired: Deed | null;
}

export interface TemplateView {
  /** As it was published, in the words of docs/templates.md; its status may have changed since. */
  readonly document: ApprovalTemplate;
  readonly chain: ChainView;
  readonly history: TemplateHistory;
}

export const templateView = (document: ApprovalTemplate, history: TemplateHistory): TemplateView => ({
  document,
  chain: chainOf(document),
  history,
});

/** Days are rounded to two places: natural limits weigh five sevenths. */
const rounded = (days: number): number => Math.round(days * 100) / 100;

export function chainOf(template: ApprovalTemplate): ChainView {
  const plans = profiles.map((profile) => ({ profile, plan: planFor(template, template[profile]) }));
  const nothing: CriticalPath = { steps: [], days: 0 };
  return {
    edges: template.items.flatMap((item) =>
      item.prerequisites.map((prerequisite) => ({ from: prerequisite.item, to: item.code })),
    ),
    criticalPaths: plans.map(({ profile, plan }) => {
      const longest = plan.items
        .map((item) => criticalPath(plan, item.code) ?? nothing)
        .reduce((best, path) => (path.days >= best.days ? path : best), nothing);
      const steps = longest.steps.map(({ item, days }) => ({ item, days: rounded(days) }));
      return { profile, days: rounded(longest.days), steps };
    }),
    needs: template.targets.flatMap((target) =>
      plans.map(({ profile, plan }) => {
        const need = targetNeed(plan, target);
        const workingDays = need === null ? null : rounded(need.days);
        return { target: target.code, profile, workingDays, fits: need === null || fitsTarget(need, target) };
      }),
    ),
  };
}
