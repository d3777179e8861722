// The verbs by which people change what a project needs, each tried first without writing where the caller asks for it.
import { z } from 'zod';
import { addedItem, addedItemIssues } from '../domain/added-item.ts';
import { type AttributeChange, attributeEffects } from '../domain/attribute-effects.ts';
import { attributeIssues } from '../domain/attributes.ts';
import type { CaseFact } from '../domain/case-events.ts';
import { conflict, invalid, invalidField } from '../domain/errors.ts';
import { type Attributes, itemKinds } from '../domain/template.ts';
import { demandChange } from './access.ts';
import { changePlan, type PlanDecision, type PlanScene } from './change-project.ts';
import type { ServiceContext } from './context.ts';
import type { Idempotency } from './idempotency.ts';
import { readInput, zText } from './input.ts';
import { getProject } from './projects.ts';
import type { ProjectView } from './views.ts';
import { readWholeProject } from './whole-project.ts';

const reason = zText(2000);
const codes = z.array(z.string().max(60)).max(200);

export const changeAttributesShape = z.strictObject({
  attributes: z.record(z.string(), z.unknown()),
  reason,
  /** Says what would follow and writes nothing. */
  preview: z.boolean().default(false),
  /** What a preview said: if other things would follow by now, nothing is written. */
  expected: z
    .strictObject({ appears: codes, lapses: codes, returns: codes, kept: codes })
    .partial()
    .optional(),
});

export interface AttributesChanged {
  /** null: no attribute would change. */
  readonly change: AttributeChange | null;
  readonly applied: boolean;
  readonly project: ProjectView;
}

/** Throws a Refusal; on a refusal nothing is written. */
export async function changeAttributes(
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<AttributesChanged> {
  await demandRight(ctx, id);
  const input = readInput(changeAttributesShape, raw);
  const issues = attributeIssues(input.attributes, 'attributes');
  if (issues.length > 0) throw invalid(issues);
  // Judged a moment ago, one by one.
  const attributes = input.attributes as Attributes;
  const { result, repeated, written } = await changePlan(ctx, id, idempotency, (scene) => {
    const { template, basis, stateOf } = scene;
    const change = attributeEffects(template, basis, attributes, input.reason, stateOf);
    if (change === null || input.preview) return { result: change, decision: null };
    if (input.expected !== undefined) demandExpected(change, input.expected);
    return { result: change, decision: { fact: change, cases: caseFacts(change) } };
  });
  const change = repeated?.type === 'change_attributes' ? repeated : result;
  const applied = written || repeated !== null;
  return { change, applied, project: await getProject(ctx, id) };
}

/** Whoever may not change the project is told so, whatever was sent. */
async function demandRight(ctx: ServiceContext, id: string): Promise<void> {
  const { reach } = await readWholeProject(ctx, id, {});
  demandChange(ctx.actor, reach);
}

function demandExpected(
  change: AttributeChange,
  expected: NonNullable<z.output<typeof changeAttributesShape>['expected']>,
): void {
  const same = (['appears', 'lapses', 'returns', 'kept'] as const).every(
    (key) => [...(expected[key] ?? [])].toSorted().join() === change[key].toSorted().join(),
  );
  if (!same) throw conflict('effects_changed', {});
}

const caseFacts = ({ reason, lapses, returns }: AttributeChange) => [
  ...lapses.map((item) => ({
    item,
    fact: { type: 'waive', reason, cause: 'attributes' } satisfies CaseFact,
  })),
  ...returns.map((item) => ({
    item,
    fact: { type: 'reinstate', reason, cause: 'attributes' } satisfies CaseFact,
  })),
];

const limit = z.strictObject({
  days: z.int().min(0).max(3650),
  unit: z.enum(['working', 'natural', 'month']),
});
const itemCode = zText(40);

/** An item of the template that the project's attributes leave out. */
export const includeItemShape = z.strictObject({ item: itemCode, reason });

export const addItemShape = z.strictObject({
  name: zText(60),
  /** Left out, pages in English show the Chinese name. */
  nameEn: zText(120).optional(),
  stage: itemCode,
  kind: z.enum(itemKinds),
  department: itemCode,
  /** Left out: no limit. */
  promised: limit.optional(),
  statutory: limit.optional(),
  output: zText(60).optional(),
  prerequisites: z.array(itemCode).max(60).default([]),
  /** Items that wait for it. */
  precedes: z.array(itemCode).max(60).default([]),
  reason,
});

/** Takes an item into one project alone: one of its template by code, or one that is described. Throws a Refusal; on a refusal nothing is written. */
export async function addItem(
  ctx: ServiceContext,
  id: string,
  raw: unknown,
  idempotency: Idempotency | null = null,
): Promise<{ readonly item: string | null; readonly created: boolean; readonly project: ProjectView }> {
  await demandRight(ctx, id);
  const isKnown = typeof raw === 'object' && raw !== null && 'item' in raw;
  const decide = isKnown ? include(readInput(includeItemShape, raw)) : describe(readInput(addItemShape, raw));
  const { result, repeated, written } = await changePlan(ctx, id, idempotency, decide);
  const item =
    repeated?.type === 'add_item'
      ? repeated.spec.code
      : repeated?.type === 'include_item'
        ? repeated.code
        : result;
  return { item, created: written, project: await getProject(ctx, id) };
}

interface ItemAdded {
  readonly result: string;
  readonly decision: PlanDecision;
}

const include =
  ({ item: code, reason: why }: z.output<typeof includeItemShape>) =>
  ({ plan }: PlanScene): ItemAdded => {
    if (plan.items.some((item) => item.code === code)) throw conflict('item_applies_already', { item: code });
    if (!plan.skipped.some((item) => item.code === code))
      throw invalidField('item', 'unknown_item', { code });
    return { result: code, decision: { fact: { type: 'include_item', code, reason: why }, cases: [] } };
  };

const describe =
  (input: z.output<typeof addItemShape>) =>
  ({ ctx, plan, stateOf }: PlanScene): ItemAdded => {
    const begun = (code: string): boolean => {
      const state = stateOf(code);
      return state !== null && state.status !== 'not_started' && state.status !== 'waived';
    };
    const issues = addedItemIssues(input, plan, new Set(ctx.parties.keys()), begun);
    if (issues.length > 0) throw invalid(issues);
    const spec = addedItem(input, plan);
    const { precedes, reason: why } = input;
    return {
      result: spec.code,
      decision: { fact: { type: 'add_item', spec, precedes, reason: why }, cases: [] },
    };
  };
