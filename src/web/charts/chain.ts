// The chain of a project or a template as charts see it: items in stages and what each waits for, without the arrows
// that others already imply.

export interface ChainItem {
  readonly code: string;
  /** Code of its stage. */
  readonly stage: string;
  /** Codes of the items that must end first; those that are not in the chain are left out of the picture. */
  readonly after: readonly string[];
}

export interface Chain {
  /** Codes of the stages, in order. */
  readonly stages: readonly string[];
  readonly items: readonly ChainItem[];
}

/** An arrow of the picture, by the places of its two items in `nodes`. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
}

export interface Graph {
  /** Items in an order in which none stands before what it waits for. */
  readonly nodes: readonly ChainItem[];
  /** Per node: the places of the nodes it directly waits for. */
  readonly before: readonly (readonly number[])[];
  readonly next: readonly (readonly number[])[];
  /** Every arrow that no chain of others implies, once. */
  readonly arrows: readonly Arrow[];
}

/** A published chain has no circle; should one come all the same, the arrow that closes it is not drawn. */
export function graphOf({ items }: Chain): Graph {
  const nodes = inOrder(items);
  const places = new Map(nodes.map((node, i) => [node.code, i]));
  const direct = nodes.map((node, i) =>
    [...new Set(node.after.map((code) => places.get(code) ?? -1))].filter((place) => place >= 0 && place < i),
  );
  // Everything that must end before a node, as bits, so that an implied arrow is one look-up.
  const ancestors = direct.map(() => new Set<number>());
  const before = direct.map((ones, i) => {
    const own = ancestors[i] ?? new Set();
    for (const one of ones) for (const further of ancestors[one] ?? []) own.add(further);
    const kept = ones.filter((one) => !own.has(one)).sort((a, b) => a - b);
    for (const one of ones) own.add(one);
    return kept;
  });
  const next: number[][] = nodes.map(() => []);
  for (const [to, ones] of before.entries()) for (const from of ones) next[from]?.push(to);
  return { nodes, before, next, arrows: before.flatMap((ones, to) => ones.map((from) => ({ from, to }))) };
}

/** Kahn's order, as near to the given one as the arrows allow. */
function inOrder(items: readonly ChainItem[]): readonly ChainItem[] {
  const known = new Set(items.map(({ code }) => code));
  const placed = new Set<string>();
  const ordered: ChainItem[] = [];
  let waiting = [...items];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ after }) => after.every((code) => placed.has(code) || !known.has(code)));
    const taken = ready.length === 0 ? waiting.slice(0, 1) : ready;
    for (const item of taken) {
      placed.add(item.code);
      ordered.push(item);
    }
    waiting = waiting.filter(({ code }) => !placed.has(code));
  }
  return ordered;
}
