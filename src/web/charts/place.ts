// From the grid to the page: where each box, each arrow of a stage and each corner of a line lies, in pixels.
import type { Chain, Graph } from './chain.ts';
import { type Columns, columnsOf } from './columns.ts';
import { type Cell, channelKey, type Grid, type Line, MARGIN, type Routes, routesOf } from './route.ts';
import { rowsOf } from './rows.ts';

export interface Shape {
  /** Most items one above the other; columns of a band; lines of columns below each other. */
  readonly tallest: number;
  readonly bands: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly arrowHeight: number;
  /** Takes its time over the order of the rows. */
  readonly polished?: boolean | undefined;
  /** Columns are moved apart to fill it; a wider picture stays wider. */
  readonly fill?: number | undefined;
  /** Rows are moved apart a little towards this share of the width. */
  readonly fillHeight?: number | undefined;
}

export interface Box {
  readonly x: number;
  readonly y: number;
}

export interface StageArrow {
  readonly stage: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Goes on from the band above; ends here. */
  readonly goesOn: boolean;
}

export type Point = readonly [x: number, y: number];

export interface DrawnLine {
  /** Places in the graph's nodes. */
  readonly from: number;
  readonly to: number;
  readonly points: readonly Point[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxWidth: number;
  readonly boxHeight: number;
  readonly arrowHeight: number;
  /** Of all bands together. */
  readonly columns: number;
  /** As the graph's nodes. */
  readonly boxes: readonly Box[];
  readonly stages: readonly StageArrow[];
  readonly lines: readonly DrawnLine[];
}

const TRACK = 7;
/** For the thickest frame of a box. */
const EDGE = 2;
const BETWEEN_BANDS = 18;
const LOWERED = 10;
const GAP = { x: 22, y: 12 } as const;

export function layoutOf(chain: Chain, graph: Graph, shape: Shape): Layout {
  const columns = columnsOf(chain, graph, shape.tallest);
  const bands = folded(columns, shape.bands);
  const grid = gridOf(graph, columns, bands, shape.polished === true);
  const routes = routesOf(graph, grid);
  const across = widthsOf(grid, routes, shape);
  const down = spread(grid, routes, shape, across.total);
  const boxes = grid.cells.map(({ band, column, row }) => ({
    x: across.column(column),
    y: down.row(band, row),
  }));
  return {
    width: across.total,
    height: down.total,
    boxWidth: shape.boxWidth,
    boxHeight: shape.boxHeight,
    arrowHeight: shape.arrowHeight,
    columns: columns.nodes.length,
    boxes,
    stages: columns.stages.flatMap((stage, i) => arrowsOf(stage, i, bands, across, down)),
    lines: routes.lines.map((line) => drawn(line, grid, routes, across, down, shape)),
  };
}

/** First column of each band; a band rather ends with a stage than one column before or after. */
function folded({ nodes, stages }: Columns, bands: number): readonly number[] {
  const length = Math.ceil(nodes.length / bands);
  const ends = new Set(stages.map(({ from, width }) => from + width));
  const starts = [0];
  for (let at = 0; nodes.length - at > length + 1 || (bands > 1 && nodes.length - at > length); ) {
    at += [0, -1, 1].map((by) => length + by).find((by) => by > 0 && ends.has(at + by)) ?? length;
    if (at >= nodes.length) break;
    starts.push(at);
  }
  return starts;
}

function gridOf(graph: Graph, columns: Columns, bands: readonly number[], polished: boolean): Grid {
  const rows = rowsOf(graph, columns, polished);
  const bandOf = (column: number): number => bands.findLastIndex((from) => from <= column);
  const cells = graph.nodes.map((_, node): Cell => {
    const column = columns.of[node] ?? 0;
    const band = bandOf(column);
    return { band, column: column - (bands[band] ?? 0), row: rows.of[node] ?? 0 };
  });
  const used = bands.map((_, band) => cells.filter((cell) => cell.band === band).map(({ row }) => row));
  const first = used.map((list) => Math.min(rows.count, ...list));
  return {
    cells: cells.map((cell) => ({ ...cell, row: cell.row - (first[cell.band] ?? 0) })),
    columns: bands.map((from, band) => (bands[band + 1] ?? columns.nodes.length) - from),
    rows: used.map((list, band) => Math.max(0, ...list) - (first[band] ?? 0) + 1),
  };
}

interface Across {
  readonly total: number;
  readonly left: number;
  /** Left side of the column's boxes. */
  readonly column: (column: number) => number;
  /** Middle of the channel before the column. */
  readonly before: (column: number) => number;
  readonly track: (channel: number, count: number, track: number) => number;
  readonly tracks: (key: string) => number;
}

function widthsOf(grid: Grid, { channels }: Routes, { boxWidth, fill = 0 }: Shape): Across {
  const tracks = (key: string): number =>
    Math.max(0, ...[...(channels.get(key)?.values() ?? [])].map((track) => (track ?? -1) + 1));
  const count = Math.max(0, ...grid.columns);
  const most = (channel: number): number =>
    Math.max(0, ...grid.columns.map((_, band) => tracks(channelKey(band, channel))));
  const outer = (n: number): number => (n === 0 ? 0 : 14 + TRACK * n);
  const margin = tracks('margin') === 0 ? 0 : 4 + TRACK * tracks('margin');
  const widths = Array.from({ length: count + 1 }, (_, channel) =>
    channel === 0 || channel === count
      ? outer(most(channel))
      : Math.max(GAP.x, 12 + TRACK * (most(channel) + 1)),
  );
  const inner = widths.reduce((sum, width) => sum + width, 0) + count * boxWidth + margin + 2 * EDGE;
  const apart = Math.max(0, Math.min(150, (fill - inner) / Math.max(1, count - 1)));
  const lefts: number[] = [];
  let at = EDGE + margin;
  for (const [channel, width] of widths.entries()) {
    lefts.push(at);
    at += width + (channel > 0 && channel < count ? apart : 0) + (channel < count ? boxWidth : 0);
  }
  const widthOf = (channel: number): number =>
    (widths[channel] ?? 0) + (channel > 0 && channel < count ? apart : 0);
  const leftOf = (channel: number): number => lefts[channel] ?? 0;
  return {
    total: Math.max(Math.round(at + EDGE), Math.min(fill, Math.round(at + EDGE + apart))),
    left: EDGE + margin,
    column: (column) => Math.round(leftOf(column) + widthOf(column)),
    before: (column) => Math.round(leftOf(column) + widthOf(column) / 2),
    track: (channel, n, track) =>
      channel === MARGIN
        ? 4 + TRACK * track
        : Math.round(leftOf(channel) + (widthOf(channel) - TRACK * (n - 1)) / 2) + TRACK * track - 2,
    tracks,
  };
}

interface Down {
  readonly total: number;
  readonly band: (band: number) => number;
  readonly row: (band: number, row: number) => number;
  /** Of a level: the middle of a row, or a track of a gap. */
  readonly level: (band: number, level: number, run?: string) => number;
}

const MOST_APART = 26;

/** Room below is given to the gaps between rows. */
function spread(grid: Grid, routes: Routes, shape: Shape, width: number): Down {
  const close = heightsOf(grid, routes, shape, 0);
  const between = grid.rows.reduce((sum, rows) => sum + rows, 0);
  const room = (shape.fillHeight ?? 0) * width - close.total;
  const apart = Math.min(MOST_APART, Math.floor(room / Math.max(1, between)));
  return apart <= 0 ? close : heightsOf(grid, routes, shape, apart);
}

function heightsOf(grid: Grid, { gaps }: Routes, { boxHeight, arrowHeight }: Shape, apart: number): Down {
  const tracks = (band: number, gap: number): number =>
    Math.max(0, ...[...(gaps.get(`${band}/${2 * gap}`)?.values() ?? [])].map((track) => track + 1));
  const tops: number[] = [];
  const rows: number[][] = [];
  const below: number[][] = [];
  let at = 0;
  for (const [band, count] of grid.rows.entries()) {
    if (band > 0) at += BETWEEN_BANDS;
    tops.push(at);
    at += arrowHeight;
    const [own, gapTops]: [number[], number[]] = [[], []];
    for (let gap = 0; gap <= count; gap += 1) {
      const n = tracks(band, gap);
      const height =
        gap === count
          ? n === 0
            ? 1
            : 7 + TRACK * n
          : apart + (gap === 0 ? 12 + TRACK * n : Math.max(GAP.y, 9 + TRACK * n));
      gapTops.push(at + (height - TRACK * (n - 1)) / 2);
      at += height;
      if (gap === count) continue;
      own.push(at);
      at += boxHeight;
    }
    rows.push(own);
    below.push(gapTops);
  }
  const row = (band: number, r: number): number => rows[band]?.[r] ?? 0;
  return {
    total: at + EDGE,
    band: (band) => tops[band] ?? 0,
    row,
    level: (band, level, run = '') =>
      level % 2 === 1
        ? row(band, (level - 1) / 2) + boxHeight / 2
        : Math.round((below[band]?.[level / 2] ?? 0) + TRACK * (gaps.get(`${band}/${level}`)?.get(run) ?? 0)),
  };
}

function arrowsOf(
  { from, width }: { readonly from: number; readonly width: number },
  stage: number,
  bands: readonly number[],
  across: Across,
  down: Down,
): readonly StageArrow[] {
  return bands.flatMap((first, band): StageArrow[] => {
    const end = bands[band + 1] ?? Number.POSITIVE_INFINITY;
    const [a, b] = [Math.max(from, first), Math.min(from + width, end)];
    if (a >= b) return [];
    const x = a === first ? across.left : across.before(a - first) - 4;
    const isLast = b === end || !Number.isFinite(across.before(b - first));
    const right = isLast ? across.total : across.before(b - first) - 4;
    return [{ stage, x, y: down.band(band), width: right - x, goesOn: a > from }];
  });
}

function drawn(
  line: Line,
  grid: Grid,
  { channels, lowered }: Routes,
  across: Across,
  down: Down,
  { boxWidth }: Shape,
): DrawnLine {
  const [a, b] = [grid.cells[line.from], grid.cells[line.to]];
  if (a === undefined || b === undefined) throw new RangeError('a line without a box');
  const levelY = (step: Line['steps'][number], level: number, run: string | undefined): number =>
    step.channel === MARGIN
      ? down.level(Math.floor(level / 1000), level % 1000, run)
      : down.level(step.band, level, run);
  const points: Point[] = [[across.column(a.column) + boxWidth, down.level(a.band, 2 * a.row + 1)]];
  let end = down.level(b.band, 2 * b.row + 1);
  for (const [i, step] of line.steps.entries()) {
    const key = channelKey(step.band, step.channel);
    const track = channels.get(key)?.get(step.net) ?? null;
    const low = i === line.steps.length - 1 && lowered.has(`${key}/${step.to}/${step.net}`);
    if (low) end += LOWERED;
    if (track === null) continue;
    const x = across.track(step.channel, across.tracks(key), track);
    points.push(
      [x, levelY(step, step.from, line.runs[i - 1])],
      [x, low ? end : levelY(step, step.to, line.runs[i])],
    );
  }
  points.push([across.column(b.column), end]);
  return { from: line.from, to: line.to, points: straightened(points) };
}

/** Without points on a straight stretch. */
function straightened(points: readonly Point[]): readonly Point[] {
  return points.filter((point, i) => {
    const [before, after] = [points[i - 1], points[i + 1]];
    if (before === undefined || after === undefined) return true;
    const level = before[1] === point[1] && point[1] === after[1];
    return !level && !(before[0] === point[0] && point[0] === after[0]);
  });
}
