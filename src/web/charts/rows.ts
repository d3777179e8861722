// Which row each item stands in: barycentre sweeps from both sides, keeping the picture with the fewest crossings and the
// shortest lines.
import type { Graph } from './chain.ts';
import type { Columns } from './columns.ts';

export interface Rows {
  /** Row of each node, from 0. */
  readonly of: readonly number[];
  readonly count: number;
}

const SWEEPS = 6;

/** `polished` tries every other place for every item too: slower, for the picture that is shown in the end. */
export function rowsOf(graph: Graph, columns: Columns, polished: boolean): Rows {
  const count = Math.max(1, ...columns.nodes.map((nodes) => nodes.length));
  let rows: number[] = graph.nodes.map(() => 0);
  for (const nodes of columns.nodes)
    put(
      rows,
      nodes,
      nodes.map((_, i) => middle(i, nodes.length, count)),
      count,
    );
  const costOf = costFor(graph, columns, count);
  let best = rows;
  let least = costOf(rows);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    rows = [...rows];
    const forward = sweep % 2 === 0;
    for (const nodes of forward ? columns.nodes : columns.nodes.toReversed()) {
      const wished = nodes.map((node) => wish(graph, rows, node, forward));
      const order = nodes.map((_, i) => i).sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
      put(
        rows,
        order.flatMap((i) => nodes[i] ?? []),
        order.map((i) => wished[i] ?? 0),
        count,
      );
    }
    const cost = costOf(rows);
    if (cost < least) [best, least] = [rows, cost];
  }
  return { of: polished ? improved(graph, columns, best, count) : best, count };
}

const TRIES = 2400;
const HEAT = 2.4;

/**
 * Moves and swaps single items within their columns: at first also to somewhat worse places, so that it does not end in
 * the nearest valley; then only as long as it helps. The same chain always gives the same picture.
 */
function improved(
  graph: Graph,
  columns: Columns,
  found: readonly number[],
  count: number,
): readonly number[] {
  if (count < 2) return found;
  const costOf = costFor(graph, columns, count);
  const rows = [...found];
  let now = costOf(rows);
  let best = [...rows];
  let least = now;
  const attempt = (node: number, row: number, heat: number, luck: number): void => {
    const own = rows[node] ?? 0;
    if (row === own) return;
    const other = columns.nodes[columns.of[node] ?? 0]?.find((one) => rows[one] === row);
    rows[node] = row;
    if (other !== undefined) rows[other] = own;
    const cost = costOf(rows);
    if (cost < now || Math.exp((now - cost) / heat) > luck) {
      now = cost;
      if (cost < least - 1e-9) [best, least] = [[...rows], cost];
      return;
    }
    rows[node] = own;
    if (other !== undefined) rows[other] = row;
  };
  const next = dice();
  for (let i = 0; i < TRIES; i += 1) {
    attempt(
      Math.floor(next() * rows.length),
      Math.floor(next() * count),
      HEAT * (1 - i / TRIES) ** 2 + 0.01,
      next(),
    );
  }
  for (const [node, row] of best.entries()) rows[node] = row;
  now = least;
  for (const node of rows.keys()) for (let row = 0; row < count; row += 1) attempt(node, row, 1e-9, 1);
  return best;
}

/** Numbers from 0 to 1, the same ones every time. */
function dice(): () => number {
  let seed = 20_260_527;
  return () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    return seed / 0x7fff_ffff;
  };
}

const middle = (i: number, length: number, count: number): number => i + (count - length) / 2;

/** Mean row of the neighbours on the side the sweep comes from; of the other side for a node that has none there. */
function wish({ before, next }: Graph, rows: readonly number[], node: number, forward: boolean): number {
  const [first = [], second = []] = forward ? [before[node], next[node]] : [next[node], before[node]];
  const near = first.length > 0 ? first : second;
  if (near.length === 0) return rows[node] ?? 0;
  return near.reduce((sum, one) => sum + (rows[one] ?? 0), 0) / near.length;
}

/** Gives nodes, in their order, rows of their own that lie as near as possible to the wished ones. */
function put(rows: number[], nodes: readonly number[], wished: readonly number[], count: number): void {
  const size = nodes.length;
  // least[i][r]: cost of the first i nodes in rows below r.
  const least: number[][] = [new Array<number>(count + 1).fill(0)];
  for (let i = 1; i <= size; i += 1) {
    const line = new Array<number>(count + 1).fill(Number.POSITIVE_INFINITY);
    for (let r = i; r <= count; r += 1) {
      const here = (least[i - 1]?.[r - 1] ?? Number.POSITIVE_INFINITY) + distance(wished[i - 1], r - 1);
      line[r] = Math.min(line[r - 1] ?? Number.POSITIVE_INFINITY, here);
    }
    least.push(line);
  }
  let r = count;
  for (let i = size; i > 0; i -= 1) {
    while (r > i && least[i]?.[r - 1] === least[i]?.[r]) r -= 1;
    r -= 1;
    const node = nodes[i - 1];
    if (node !== undefined) rows[node] = r;
  }
}

/** Squared, so that a column spreads evenly around what it hangs on. */
const distance = (wished: number | undefined, row: number): number => ((wished ?? row) - row) ** 2;

type Cost = (rows: readonly number[]) => number;

/**
 * Crossings weigh most, then lines that find no free row, then steps up and down, then items low in the picture. Asked
 * thousands of times for one chain, so that all that does not depend on the rows is laid out once.
 */
function costFor({ arrows }: Graph, { of, nodes }: Columns, count: number): Cost {
  const size = arrows.length;
  const [begin, end, x1, x2] = [0, 0, 0, 0].map(() => new Int32Array(size)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  for (const [i, { from, to }] of arrows.entries()) {
    begin[i] = from;
    end[i] = to;
    x1[i] = of[from] ?? 0;
    x2[i] = of[to] ?? 0;
  }
  const [y1, y2] = [new Int32Array(size), new Int32Array(size)];
  const taken = new Uint8Array(nodes.length * count);
  const isFree = (from: number, to: number, row: number): boolean => {
    for (let x = from + 1; x < to; x += 1) if (taken[x * count + row] === 1) return false;
    return true;
  };
  return (rows) => {
    taken.fill(0);
    let cost = 0;
    for (let node = 0; node < rows.length; node += 1) {
      const row = rows[node] ?? 0;
      taken[(of[node] ?? 0) * count + row] = 1;
      cost += 0.001 * row;
    }
    for (let i = 0; i < size; i += 1) {
      const [a, b, p, q] = [x1[i] ?? 0, x2[i] ?? 0, rows[begin[i] ?? 0] ?? 0, rows[end[i] ?? 0] ?? 0];
      y1[i] = p;
      y2[i] = q;
      cost += Math.abs(p - q) * 0.7;
      if (b - a > 1 && !isFree(a, b, p) && !isFree(a, b, q)) cost += 1.8;
      for (let j = 0; j < i; j += 1) {
        if ((x1[j] ?? 0) >= b || a >= (x2[j] ?? 0)) continue;
        if ((p - (y1[j] ?? 0)) * (q - (y2[j] ?? 0)) < 0) cost += 2;
      }
    }
    return cost;
  };
}
