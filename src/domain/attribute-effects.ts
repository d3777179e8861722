// What follows for the cases of a project when its attributes change: which appear, which are no longer needed, which go on
// as they were filed. Nothing is changed here; the verb records it as events.
import { type ApprovalPlan, itemApplies, type PlannedItem, planFor, plannedItem } from './approval-chain.ts';
import type { CaseState } from './case.ts';
import { mayHappen } from './case-life.ts';
import { changeBasis, type PlanBasis, type ProjectFact } from './plan-changes.ts';
import type { ApprovalTemplate, Attributes } from './template.ts';

export type AttributeChange = Extract<ProjectFact, { type: 'change_attributes' }>;

/**
 * `template` is the published one, `stateOf` gives the state of a case of this project, null where it has none.
 * null when no attribute would change.
 */
export function attributeEffects(
  template: ApprovalTemplate,
  basis: PlanBasis,
  wanted: Attributes,
  reason: string,
  stateOf: (item: string) => CaseState | null,
): AttributeChange | null {
  const old: Attributes = { ...template.default_profile, ...basis.attributes };
  const names = Object.keys(wanted).filter((name) => wanted[name] !== old[name]);
  if (names.length === 0) return null;
  const pick = (from: Attributes): Attributes =>
    Object.fromEntries(
      names.flatMap((name) => (from[name] === undefined ? [] : [[name, from[name]] as const])),
    );
  const next: Attributes = { ...old, ...wanted };
  const change: AttributeChange = {
    type: 'change_attributes',
    attributes: pick(wanted),
    before: pick(old),
    reason,
    appears: [],
    lapses: [],
    returns: [],
    kept: [],
  };
  const plans: Plans = {
    before: planFor(template, basis.attributes, basis.changes),
    after: planAfter(template, basis, change),
  };
  const codes = template.items.map(({ code }) => code);
  const which = (test: (code: string, state: CaseState | null) => boolean): readonly string[] =>
    codes.filter((code) => test(code, stateOf(code)));
  const applies = (code: string): boolean =>
    template.items.some((item) => item.code === code && itemApplies(item, next));
  return {
    ...change,
    appears: which((code, state) => state === null && applies(code)),
    lapses: which((code, state) => mayBeWaived(state) && !applies(code) && applied(code, plans)),
    returns: which(
      (code, state) => state?.status === 'waived' && state.cause === 'attributes' && applies(code),
    ),
    kept: which((code, state) =>
      applies(code)
        ? isBegun(state) && differs(code, plans)
        : (isBegun(state) && !mayBeWaived(state)) || state?.status === 'waived',
    ),
  };

  /** By its condition: an item taken in by hand does not lapse because a condition that never held still does not. */
  function applied(code: string, { before }: Plans): boolean {
    const spec = template.items.find((item) => item.code === code);
    return spec !== undefined && plannedItem(before, code) !== null && itemApplies(spec, old);
  }
}

interface Plans {
  readonly before: ApprovalPlan;
  readonly after: ApprovalPlan;
}

const planAfter = (template: ApprovalTemplate, basis: PlanBasis, change: AttributeChange): ApprovalPlan => {
  const { attributes, changes } = changeBasis(basis, change);
  return planFor(template, attributes, changes);
};

/** Nothing is in hand: never filed, or every filing has ended without a grant. */
const mayBeWaived = (state: CaseState | null): boolean => state !== null && mayHappen('waive', state.status);

const isBegun = (state: CaseState | null): boolean =>
  state !== null && state.status !== 'not_started' && state.status !== 'waived';

const differs = (code: string, { before, after }: Plans): boolean =>
  said(plannedItem(before, code)) !== said(plannedItem(after, code));

/** What the attributes decide of an item besides whether it applies. */
const said = (item: PlannedItem | null): string =>
  item === null
    ? ''
    : JSON.stringify([
        item.promised,
        item.statutory,
        item.extension,
        item.extensionRule,
        item.materials.map((one) => one.code),
      ]);
