// Two versions of a template side by side: what differs, and what that does to the longest chain and to each target.
import { notFound } from '../domain/errors.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { type PartChange, templateDifference } from '../domain/template-difference.ts';
import { demand } from './access.ts';
import type { ServiceContext } from './context.ts';
import { type ChainView, chainOf, type Profile } from './template-view.ts';
import { findTemplate, published } from './templates.ts';

/** The longest chain by promised limits before and after, in working days. */
export interface PathEffect {
  readonly profile: Profile;
  readonly before: ChainView['criticalPaths'][number];
  readonly after: ChainView['criticalPaths'][number];
  readonly changed: boolean;
}

/** What a target needs at least; null on the side where there is no such target. */
export interface TargetEffect {
  readonly target: string;
  readonly profile: Profile;
  readonly before: TargetNeedView | null;
  readonly after: TargetNeedView | null;
}

export interface TargetNeedView {
  readonly days: number;
  readonly unit: 'working' | 'natural';
  /** null where the target's last item does not apply. */
  readonly needsWorkingDays: number | null;
  readonly fits: boolean;
}

export interface TemplateDifferenceView {
  readonly before: ApprovalTemplate;
  readonly after: ApprovalTemplate;
  readonly changes: readonly PartChange[];
  readonly paths: readonly PathEffect[];
  readonly targets: readonly TargetEffect[];
}

/** Of two versions of one template; the same one twice differs in nothing. Throws `not_found`. */
export async function getTemplateDifference(
  ctx: ServiceContext,
  id: string,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<TemplateDifferenceView> {
  demand(ctx.actor, 'template.view');
  if (from === '' || to === '') throw notFound('template', { id });
  const before = await findTemplate(ctx, id, { version: from });
  const after = await findTemplate(ctx, id, { version: to });
  return differenceOf(published(before), published(after));
}

export function differenceOf(before: ApprovalTemplate, after: ApprovalTemplate): TemplateDifferenceView {
  const [was, is] = [chainOf(before), chainOf(after)];
  return {
    before,
    after,
    changes: templateDifference(before, after),
    paths: is.criticalPaths.flatMap((path) => {
      const old = was.criticalPaths.find(({ profile }) => profile === path.profile);
      if (old === undefined) return [];
      const changed = JSON.stringify(old) !== JSON.stringify(path);
      return [{ profile: path.profile, before: old, after: path, changed }];
    }),
    targets: targetEffects([before, was], [after, is]),
  };
}

type Side = readonly [ApprovalTemplate, ChainView];

function targetEffects(before: Side, after: Side): readonly TargetEffect[] {
  const codes = new Set([...after[0].targets, ...before[0].targets].map(({ code }) => code));
  return [...codes].flatMap((target) =>
    after[1].criticalPaths.map(({ profile }) => ({
      target,
      profile,
      before: needOf(before, target, profile),
      after: needOf(after, target, profile),
    })),
  );
}

function needOf([template, chain]: Side, target: string, profile: Profile): TargetNeedView | null {
  const spec = template.targets.find(({ code }) => code === target);
  const need = chain.needs.find((one) => one.target === target && one.profile === profile);
  if (spec === undefined || need === undefined) return null;
  return { days: spec.days, unit: spec.unit, needsWorkingDays: need.workingDays, fits: need.fits };
}
