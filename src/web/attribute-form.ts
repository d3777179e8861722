// The attributes that a form asks for, and what was typed there as the verbs read it.
import { type ProjectAttribute, projectAttributes } from '../domain/attributes.ts';
import { attributesOf, parseCondition } from '../domain/condition.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import type { Values } from './components/form.tsx';
import { filled, present } from './form-data.ts';

/** Only what the template's conditions ask about, in the order of the vocabulary. */
export function askedAttributes(template: ApprovalTemplate): readonly ProjectAttribute[] {
  const conditions = template.items.flatMap((item) => [
    ...(item.applies.default === 'conditional' ? [item.applies.when] : []),
    ...(item.limits.variants ?? []).map((variant) => variant.when),
    ...item.materials.flatMap((material) =>
      material.condition === undefined ? [] : [material.condition.when],
    ),
  ]);
  const asked = new Set(
    conditions.flatMap((when) => {
      const read = parseCondition(when);
      return read.ok ? attributesOf(read.value) : [];
    }),
  );
  return projectAttributes.filter((attribute) => asked.has(attribute.name));
}

/** Answered by yes or no: a box, which sends nothing when it is empty. */
export const isFlag = (attribute: ProjectAttribute): boolean =>
  attribute.choices.every((choice) => typeof choice.value === 'boolean');

export function typedAttributes(values: Values, template: ApprovalTemplate): Record<string, unknown> {
  const typed = askedAttributes(template).map((attribute) => {
    const value = filled(values, `attributes.${attribute.name}`);
    return [attribute.name, isFlag(attribute) ? value === 'true' : value] as const;
  });
  return present(Object.fromEntries(typed));
}
