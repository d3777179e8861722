// The layout that suits the screen or the paper best, of all that are tried; kept, because it depends on the chain alone.
import { type Chain, type Graph, graphOf } from './chain.ts';
import { type Layout, layoutOf, type Shape } from './place.ts';

export interface Drawing {
  readonly graph: Graph;
  readonly layout: Layout;
}

/** What the boxes need: height for their lines, and the least width in which their words can be read. */
export interface BoxNeed {
  readonly height: number;
  readonly least: number;
  readonly most: number;
  readonly arrowHeight: number;
}

/** Width of a card's content at 1366, in pixels. */
export const SCREEN = 1176;
/** A4 across less margins, head, legend and foot: what the picture may fill, in pixels of 1/96 inch. */
export const PAPER = { width: 1009, height: 545 } as const;

const KEPT = 500;
const kept = new Map<string, Drawing>();

export function drawingFor(chain: Chain, need: BoxNeed, medium: 'screen' | 'paper'): Drawing {
  const key = keyOf(chain, need, medium);
  const known = kept.get(key);
  if (known !== undefined) return known;
  const graph = graphOf(chain);
  const layout = medium === 'screen' ? forScreen(chain, graph, need) : forPaper(chain, graph, need);
  const made = { graph, layout };
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, made);
  return made;
}

function keyOf(
  { stages, items }: Chain,
  { height, least, most, arrowHeight }: BoxNeed,
  medium: string,
): string {
  let key = `${medium} ${height} ${least} ${most} ${arrowHeight} ${stages.join()}`;
  for (const { code, stage, after } of items) key += `;${code} ${stage} ${after.join()}`;
  return key;
}

const tries = [
  ...[3, 4, 5, 6].map((tallest) => ({ tallest, bands: 1 })),
  ...[2, 3, 4].flatMap((bands) => [3, 4, 5].map((tallest) => ({ tallest, bands }))),
  ...[8, 12].map((tallest) => ({ tallest, bands: 1 })),
];

/** As low as it can be without scrolling sideways: a chain too long for one line goes on in a second band below. */
function forScreen(chain: Chain, graph: Graph, need: BoxNeed): Layout {
  const shape = ({ tallest, bands }: Pick<Shape, 'tallest' | 'bands'>): Shape => ({
    tallest,
    bands,
    boxWidth: need.least,
    boxHeight: need.height,
    arrowHeight: need.arrowHeight,
  });
  let best = { tallest: 3, bands: 1 };
  let narrowest = Number.POSITIVE_INFINITY;
  let room = 0;
  for (const tried of tries) {
    const { width, columns } = layoutOf(chain, graph, shape(tried));
    if (width < narrowest) {
      [best, narrowest] = [tried, width];
      room = Math.floor((SCREEN - width) / Math.max(1, Math.ceil(columns / tried.bands)));
    }
    if (narrowest <= SCREEN) break;
  }
  // Room that is left goes to the boxes first, then between them.
  const boxWidth = Math.min(need.most, need.least + Math.max(0, room));
  const wide = layoutOf(chain, graph, { ...shape(best), boxWidth, fill: SCREEN, polished: true });
  if (wide.width <= SCREEN || narrowest > SCREEN) return wide;
  // Rows in a better order may need more lines side by side than there is room for.
  const narrow = layoutOf(chain, graph, { ...shape(best), fill: SCREEN, polished: true });
  return narrow.width <= SCREEN ? narrow : layoutOf(chain, graph, { ...shape(best), fill: SCREEN });
}

/** The one whose letters come out largest. */
function forPaper(chain: Chain, graph: Graph, need: BoxNeed): Layout {
  const shape = (tallest: number, bands: number, boxWidth: number): Shape => ({
    tallest,
    bands,
    boxWidth,
    boxHeight: need.height,
    arrowHeight: need.arrowHeight,
    fill: PAPER.width,
    fillHeight: PAPER.height / PAPER.width,
  });
  // A chain in one line is read more easily than one that goes on below; wider boxes cut fewer names.
  const worth = (layout: Layout, bands: number, bonus: number): number =>
    Math.min(1.1, PAPER.width / layout.width, PAPER.height / layout.height) * (1.15 - 0.15 * bands) * bonus;
  let best = shape(3, 1, need.least);
  let found = layoutOf(chain, graph, best);
  for (const bands of [1, 2, 3, 4]) {
    for (const tallest of [2, 3, 4, 5, 6, 8, 12]) {
      const tried = layoutOf(chain, graph, shape(tallest, bands, need.least));
      if (worth(tried, bands, 1) > worth(found, best.bands, 1)) {
        best = shape(tallest, bands, need.least);
        found = tried;
      }
      if (tried.columns <= bands) break;
    }
    if (found.columns <= 6) break;
  }
  const fine = layoutOf(chain, graph, { ...best, polished: true });
  const wide = layoutOf(chain, graph, { ...best, polished: true, boxWidth: need.most });
  // Wider boxes only where the smallest letters, of 11 pixels, stay seven points high.
  const isLegible = Math.min(PAPER.width / wide.width, PAPER.height / wide.height) >= 0.85;
  return isLegible && worth(wide, best.bands, 1.1) >= worth(fine, best.bands, 1) ? wide : fine;
}
