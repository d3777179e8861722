// Promises on which cases are granted, in the words of the contract: facts, what speaks against them, who signed.
import type { Contradiction } from '../domain/commitment.ts';
import type { CommitmentFact } from '../domain/commitment-spec.ts';
import { isoDayOrNull } from '../domain/day.ts';
import type { ApprovalTemplate } from '../domain/template.ts';
import { named } from './case-view.ts';
import type { Named } from './views.ts';

export interface FactView {
  readonly code: string;
  readonly text: Named;
  /** The material in whose place the promise stands. */
  readonly about: { readonly code: string; readonly name: string } | null;
  readonly couldContradict: readonly {
    readonly item: string | null;
    readonly itemName: Named | null;
    readonly when: string;
  }[];
}

export interface ContradictionView {
  readonly fact: string;
  readonly factText: Named;
  readonly item: string | null;
  readonly itemName: Named | null;
  readonly outcome: Contradiction['outcome'];
  readonly when: string | null;
  readonly since: string | null;
}

type Items = Pick<ApprovalTemplate, 'items'>;

const nameOf = ({ items }: Items, code: string | null | undefined): Named | null => {
  const spec = items.find((item) => item.code === code);
  return spec === undefined ? null : named(spec);
};
const textOf = ({ zh, en }: CommitmentFact): Named => ({ zh, en: en ?? zh });

export const factView = (fact: CommitmentFact, template: Items, item: string): FactView => {
  const spec = template.items.find(({ code }) => code === item);
  const material = spec?.materials.find(({ code }) => code === fact.about);
  return {
    code: fact.code,
    text: textOf(fact),
    about: material === undefined ? null : { code: material.code, name: material.zh },
    couldContradict: fact.contradicted_by.map((one) => ({
      item: one.item ?? null,
      itemName: nameOf(template, one.item),
      when: one.when,
    })),
  };
};

export const contradictionView = (
  found: Contradiction,
  facts: readonly CommitmentFact[],
  template: Items,
): ContradictionView => {
  const fact = facts.find(({ code }) => code === found.fact);
  return {
    fact: found.fact,
    factText: fact === undefined ? { zh: found.fact, en: found.fact } : textOf(fact),
    item: found.item,
    itemName: nameOf(template, found.item),
    outcome: found.outcome,
    when: found.when,
    since: isoDayOrNull(found.since),
  };
};
