// What the facts promised by an item refer to: its own materials, other items, sources and attributes; each must be there.
import type { Issue } from './errors.ts';
import type { ItemSpec } from './template.ts';

const listOf = ({ commitment }: ItemSpec) => commitment.facts ?? [];

/** `unknown_material` for a fact about a paper that the item does not list, `contradiction_of_itself`. */
export function commitmentIssues(item: ItemSpec, path: string): readonly Issue[] {
  const materials = new Set(item.materials.map(({ code }) => code));
  return listOf(item).flatMap((fact, i): readonly Issue[] => {
    const at = `${path}.commitment.facts[${i}]`;
    const unknown =
      fact.about === undefined || materials.has(fact.about)
        ? []
        : [{ path: `${at}.about`, code: 'unknown_material', facts: { code: fact.about, item: item.code } }];
    const own = fact.contradicted_by.flatMap((one, j) =>
      one.item === item.code
        ? [
            {
              path: `${at}.contradicted_by[${j}].item`,
              code: 'contradiction_of_itself',
              facts: { code: item.code },
            },
          ]
        : [],
    );
    return [...unknown, ...own];
  });
}

/** Conditions on the project that contradict a fact, with their places. */
export const commitmentConditions = (
  item: ItemSpec,
  path: string,
): readonly (readonly [path: string, when: string])[] =>
  listOf(item).flatMap((fact, i) =>
    fact.contradicted_by.flatMap(({ item: other, when }, j) =>
      other === undefined
        ? [[`${path}.commitment.facts[${i}].contradicted_by[${j}].when`, when] as const]
        : [],
    ),
  );

interface Named {
  readonly kind: 'item' | 'source';
  readonly code: string;
  readonly path: string;
}

/** Items and sources that the facts and the exclusion name. */
export function commitmentReferences(item: ItemSpec, path: string): readonly Named[] {
  const at = `${path}.commitment`;
  const source = (code: string | undefined, place: string): readonly Named[] =>
    code === undefined ? [] : [{ kind: 'source', code, path: `${place}.source` }];
  return [
    ...source(item.commitment.excluded?.source, `${at}.excluded`),
    ...listOf(item).flatMap((fact, i) => [
      ...source(fact.source, `${at}.facts[${i}]`),
      ...fact.contradicted_by.flatMap(({ item: code }, j): readonly Named[] =>
        code === undefined
          ? []
          : [{ kind: 'item', code, path: `${at}.facts[${i}].contradicted_by[${j}].item` }],
      ),
    ]),
  ];
}
