// Whether a template may be published: its shape, its references, and that its figures and chain make sense together.
import { attributesOf, parseCondition } from './condition.ts';
import type { Issue } from './errors.ts';
import { type Checked, issueAt } from './problem.ts';
import { mostIssues, runCheck } from './shape.ts';
import type { ApprovalTemplate, ItemSpec, LimitSpec, MaterialSpec } from './template.ts';
import { budgetIssues } from './template-budgets.ts';
import { commitmentConditions, commitmentIssues } from './template-commitment.ts';
import { closingIssues, endIssues } from './template-ends.ts';
import { referenceIssues } from './template-references.ts';
import { templateShape } from './template-shape.ts';

/**
 * Checks a parsed template (plain objects and lists, as YAML or JSON gives them). `parties` are the codes that lead and
 * assist. A template of the wrong shape gets only its shape issues; the critical path is weighed when all else is right.
 */
export function checkTemplate(input: unknown, parties: ReadonlySet<string>): Checked<ApprovalTemplate> {
  const shaped = runCheck(templateShape, input);
  if (!shaped.ok) return shaped;
  const template = shaped.value;
  const issues = [
    ...referenceIssues(template, parties),
    ...template.items.flatMap((item, i) => itemIssues(item, `items[${i}]`)),
    ...conditionIssues(template),
    ...targetIssues(template),
    ...endIssues(template),
    ...closingIssues(template),
    ...cycleIssues(template.items),
  ];
  const all = issues.length > 0 ? issues : budgetIssues(template);
  return all.length > 0 ? { ok: false, issues: all.slice(0, mostIssues) } : shaped;
}

/** `promised_above_statutory`, `extension_unit`, `commissioned_by_misplaced`, and those of materials. */
function itemIssues(item: ItemSpec, path: string): readonly Issue[] {
  const { limits, kind } = item;
  const pairs = [
    { ...limits, at: `${path}.limits` },
    ...(limits.variants ?? []).map((variant, i) => ({ ...variant, at: `${path}.limits.variants[${i}]` })),
  ];
  const units = pairs.flatMap(({ committed, statutory }) => [committed.unit, statutory.unit]);
  const other = units.find((unit) => unit !== 'none' && unit !== limits.extension?.unit);
  const byIntermediary = kind === 'intermediary' || kind === 'technical_review';
  return [
    ...pairs.flatMap(({ committed, statutory, at }) => promiseIssues(committed, statutory, at)),
    ...(limits.extension === undefined || other === undefined
      ? []
      : [
          issue(`${path}.limits.extension.unit`, 'extension_unit', {
            extension: limits.extension.unit,
            limit: other,
          }),
        ]),
    ...(item.commissioned_by === undefined || byIntermediary
      ? []
      : [issue(`${path}.commissioned_by`, 'commissioned_by_misplaced', { kind })]),
    ...item.materials.flatMap((material, i) => materialIssues(material, item, `${path}.materials[${i}]`)),
    ...commitmentIssues(item, path),
  ];
}

const issue = (path: string, code: string, facts: Issue['facts'] = {}): Issue => ({ path, code, facts });

/** A promise may shorten the law's limit, never lengthen it (优化营商环境条例 36). Units that differ are not compared. */
function promiseIssues(promised: LimitSpec, statutory: LimitSpec, at: string): readonly Issue[] {
  if (promised.days === null || statutory.days === null || promised.unit !== statutory.unit) return [];
  if (promised.days <= statutory.days) return [];
  const facts = { promised: promised.days, statutory: statutory.days, unit: promised.unit };
  return [issue(`${at}.committed.days`, 'promised_above_statutory', facts)];
}

/** Only secondary materials of an item that tolerates may be missing; a material is exempt because it is shared. */
function materialIssues(material: MaterialSpec, item: ItemSpec, path: string): readonly Issue[] {
  const { code: name, role, tolerable, exempt, sharing } = material;
  const facts = { material: name, item: item.code };
  return [
    ...(tolerable && role === 'principal' ? [issue(`${path}.tolerable`, 'tolerable_principal', facts)] : []),
    ...(tolerable && !item.tolerate_missing.allowed
      ? [issue(`${path}.tolerable`, 'tolerable_not_allowed', facts)]
      : []),
    ...(exempt && sharing === 'none' ? [issue(`${path}.exempt`, 'exempt_without_sharing', facts)] : []),
  ];
}

/** Problems of condition.ts, and `profile_lacks_attribute` for attributes that the default profile leaves open. */
function conditionIssues(template: ApprovalTemplate): readonly Issue[] {
  const lacking = new Set<string>();
  const broken = conditionsOf(template).flatMap(([path, when]) => {
    const read = parseCondition(when);
    if (!read.ok) return [issueAt(path, read.problem)];
    for (const name of attributesOf(read.value)) {
      if (!Object.hasOwn(template.default_profile, name)) lacking.add(name);
    }
    return [];
  });
  const open = [...lacking].map((attribute) =>
    issue('default_profile', 'profile_lacks_attribute', { attribute }),
  );
  return [...broken, ...open];
}

const conditionsOf = ({ items }: ApprovalTemplate): readonly (readonly [path: string, when: string])[] =>
  items.flatMap((item, i) => [
    ...(item.applies.default === 'conditional'
      ? [[`items[${i}].applies.when`, item.applies.when] as const]
      : []),
    ...(item.limits.variants ?? []).map(
      ({ when }, j) => [`items[${i}].limits.variants[${j}].when`, when] as const,
    ),
    ...item.materials.flatMap(({ condition }, j) =>
      condition === undefined
        ? []
        : [[`items[${i}].materials[${j}].condition.when`, condition.when] as const],
    ),
    ...commitmentConditions(item, `items[${i}]`),
  ]);

/** A target that counts kinds of items says which: `target_needs_counts`. */
const targetIssues = ({ targets }: ApprovalTemplate): readonly Issue[] =>
  targets.flatMap(({ measure, counts }, i) =>
    measure !== 'span' && counts === undefined
      ? [issue(`targets[${i}].counts`, 'target_needs_counts', { measure })]
      : [],
  );

/** `prerequisite_cycle` with the items in their circle, first and last the same; each item stands in one circle only. */
export function cycleIssues(items: readonly ItemSpec[]): readonly Issue[] {
  const waiting = new Map(items.map((item) => [item.code, item.prerequisites.map((before) => before.item)]));
  const found: Issue[] = [];
  for (;;) {
    release(waiting);
    const [first] = waiting.keys();
    if (first === undefined) return found;
    const cycle = circleFrom(first, waiting);
    const [start = first, next = first] = cycle;
    const i = items.findIndex((item) => item.code === start);
    const j = items[i]?.prerequisites.findIndex((before) => before.item === next) ?? 0;
    found.push(
      issue(`items[${i}].prerequisites[${j}].item`, 'prerequisite_cycle', { cycle: [...cycle, start] }),
    );
    for (const code of cycle) waiting.delete(code);
  }
}

/** Takes out, again and again, the items that wait for nothing that is left. */
function release(waiting: Map<string, readonly string[]>): void {
  for (let before = -1; before !== waiting.size; ) {
    before = waiting.size;
    for (const [code, prerequisites] of waiting) {
      if (!prerequisites.some((one) => waiting.has(one))) waiting.delete(code);
    }
  }
}

/** Every item left waits for another one left, so walking back must meet an item again. */
function circleFrom(first: string, waiting: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const walk = [first];
  for (;;) {
    const next = waiting.get(walk.at(-1) ?? first)?.find((one) => waiting.has(one)) ?? first;
    const met = walk.indexOf(next);
    if (met >= 0) return walk.slice(met);
    walk.push(next);
  }
}
