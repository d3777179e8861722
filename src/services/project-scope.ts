// Which items a project needs and why: by rule, by its attributes, by a person's word. The page from which people change it.
import { itemApplies } from '../domain/approval-chain.ts';
import type { CaseStatus } from '../domain/case-events.ts';
import { isoDay } from '../domain/day.ts';
import type { Attributes } from '../domain/template.ts';
import { mayChangeProject } from './access.ts';
import { named } from './case-view.ts';
import type { ServiceContext } from './context.ts';
import type { Named, ProjectView } from './views.ts';
import { type AsOf, readWholeProject, viewOf } from './whole-project.ts';

/**
 * `always`: every project of the template; `condition`: it holds; `included`, `added`: a person took it in; `kept`: it was
 * filed, or waived, when its condition still held.
 */
export const reasonsToApply = ['always', 'condition', 'included', 'added', 'kept'] as const;

export interface ScopeItem {
  readonly item: string;
  readonly name: Named;
  readonly stage: string;
  readonly because: (typeof reasonsToApply)[number];
  /** The condition in words, and as the template has it. */
  readonly condition: { readonly zh: string; readonly when: string } | null;
  readonly status: CaseStatus;
  /** Why it is not needed after all. */
  readonly waived: { readonly reason: string; readonly on: string } | null;
}

export interface ScopeView {
  readonly project: ProjectView;
  readonly items: readonly ScopeItem[];
  readonly skipped: readonly {
    readonly item: string;
    readonly name: Named;
    readonly stage: string;
    readonly condition: { readonly zh: string; readonly when: string };
  }[];
  /** All attributes, those of the template's default profile filled in. */
  readonly attributes: Attributes;
  readonly mayChange: boolean;
}

export async function getScope(ctx: ServiceContext, id: string, when: AsOf = {}): Promise<ScopeView> {
  const whole = await readWholeProject(ctx, id, when);
  const { plan, project: record, reading } = whole;
  const project = await viewOf(ctx, whole);
  const added = new Set(record.changes?.added.map(({ spec }) => spec.code));
  return {
    project,
    items: reading.cases.map(({ item: { code, spec }, reading: { status, state } }): ScopeItem => {
      const { applies } = spec;
      return {
        item: code,
        name: named(spec),
        stage: spec.stage,
        because: added.has(code)
          ? 'added'
          : applies.default === 'required'
            ? 'always'
            : itemApplies(spec, plan.attributes)
              ? 'condition'
              : status === 'blocked' || status === 'ready'
                ? 'included'
                : 'kept',
        condition: applies.default === 'required' ? null : { zh: applies.zh, when: applies.when },
        status,
        waived: state.status === 'waived' ? { reason: state.reason, on: isoDay(state.on) } : null,
      };
    }),
    skipped: plan.skipped.map(({ code, spec, because }) => ({
      item: code,
      name: named(spec),
      stage: spec.stage,
      condition: because,
    })),
    attributes: plan.attributes,
    mayChange: mayChangeProject(ctx.actor, whole.reach),
  };
}
