// Which column of the chart each item stands in: the longest path within its stage, stages side by side from left to right.
import type { Chain, Graph } from './chain.ts';

export interface Columns {
  /** Column of each node. */
  readonly of: readonly number[];
  /** Nodes of each column. */
  readonly nodes: readonly (readonly number[])[];
  /** First column and number of columns of each stage; a stage without items keeps one empty column. */
  readonly stages: readonly { readonly from: number; readonly width: number }[];
}

/**
 * No column holds more than `tallest` items: those that may wait go one column on, and where none may the column is split.
 * An item whose prerequisite stands in a later stage than its own is drawn in that later stage, so that no arrow runs back.
 */
export function columnsOf(chain: Chain, graph: Graph, tallest: number): Columns {
  const stageOf = stagesOf(chain, graph);
  const of: number[] = graph.nodes.map(() => 0);
  const nodes: (readonly number[])[] = [];
  const stages = chain.stages.map((_, stage) => {
    const from = nodes.length;
    const own = graph.nodes.flatMap((_node, i) => (stageOf[i] === stage ? [i] : []));
    for (const layer of layersOf(graph, own, tallest)) {
      for (const node of layer) of[node] = nodes.length;
      nodes.push(layer);
    }
    if (own.length === 0) nodes.push([]);
    return { from, width: nodes.length - from };
  });
  return { of, nodes, stages };
}

function stagesOf(chain: Chain, { nodes, before }: Graph): readonly number[] {
  const places = new Map(chain.stages.map((code, i) => [code, i]));
  const found: number[] = [];
  for (const [i, node] of nodes.entries()) {
    const own = places.get(node.stage) ?? chain.stages.length - 1;
    found.push(Math.max(own, ...(before[i] ?? []).map((one) => found[one] ?? 0)));
  }
  return found;
}

function layersOf({ before, next }: Graph, own: readonly number[], tallest: number): readonly number[][] {
  const earliest = new Map<number, number>();
  for (const node of own) {
    const ends = (before[node] ?? []).flatMap((one) => earliest.get(one) ?? []);
    earliest.set(node, ends.length === 0 ? 0 : Math.max(...ends) + 1);
  }
  const last = Math.max(-1, ...earliest.values());
  const latest = new Map<number, number>();
  for (const node of own.toReversed()) {
    const begins = (next[node] ?? []).flatMap((one) => latest.get(one) ?? []);
    latest.set(node, begins.length === 0 ? last : Math.min(...begins) - 1);
  }
  const layers: number[][] = [];
  const waiting = new Set(own);
  for (let at = 0; waiting.size > 0; at += 1) {
    const ready = own.filter(
      (node) => waiting.has(node) && !(before[node] ?? []).some((one) => waiting.has(one)),
    );
    const slack = (node: number): number => (latest.get(node) ?? at) - at;
    // Those with the least room go first; a stable sort keeps the order of the template among equals.
    const urgent = ready.toSorted((a, b) => slack(a) - slack(b));
    const fixed = urgent.filter((node) => slack(node) <= 0).length;
    const taken = new Set(urgent.slice(0, Math.max(fixed, tallest)));
    const column = ready.filter((node) => taken.has(node));
    for (const node of column) waiting.delete(node);
    for (let i = 0; i < column.length; i += tallest) layers.push(column.slice(i, i + tallest));
  }
  return layers;
}
