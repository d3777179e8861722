// Where the lines of the chart run: first which rows and gaps each uses, told in ordinals of the grid, then which track it
// gets there. No line crosses a cell that holds a box; lines of different items never lie on one another.
import type { Graph } from './chain.ts';
import { type Crossing, orderTracks, type Track } from './tracks.ts';

/** A cell of the grid: band (line of columns), column within the band, row within the band. */
export interface Cell {
  readonly band: number;
  readonly column: number;
  readonly row: number;
}

export interface Grid {
  readonly cells: readonly Cell[];
  /** Per band. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

/** A horizontal line of a band: `2 × row + 1` through the middle of a row, `2 × gap` between rows (gap 0 is above row 0). */
export type Level = number;

/** A step of a line within one vertical channel, from level to level. Channel c is left of column c, -1 the margin. */
export interface Step {
  readonly band: number;
  readonly channel: number;
  readonly from: Level;
  readonly to: Level;
  /** What shares one track: lines of one origin, or lines that all end in one box. */
  readonly net: string;
}

export interface Line {
  readonly from: number;
  readonly to: number;
  /** In the order of drawing. Between two steps the line runs level. */
  readonly steps: readonly Step[];
  /** What shares a track of a gap, for each run between two steps: lines of one origin, or lines to one box alone. */
  readonly runs: readonly string[];
}

export interface Routes {
  readonly lines: readonly Line[];
  /** Per band and channel, by net. */
  readonly channels: ReadonlyMap<string, ReadonlyMap<string, Track>>;
  /** Per band and gap, by run: track within the gap. */
  readonly gaps: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Ends of lines that enter their box a little lower, because the middle is taken: `band/channel/level/net`. */
  readonly lowered: ReadonlySet<string>;
}

/** The margin left of a band, where lines go from one band to a later one. */
export const MARGIN = -1;
export const channelKey = (band: number, channel: number): string =>
  channel === MARGIN ? 'margin' : `${band}/${channel}`;

interface Raw {
  readonly from: number;
  readonly to: number;
  readonly steps: readonly Omit<Step, 'net'>[];
}

export function routesOf(graph: Graph, grid: Grid): Routes {
  let banned: ReadonlySet<string> = new Set();
  for (let attempt = 0; ; attempt += 1) {
    const lines = named(chosen(graph, grid, banned));
    const channels = new Map<string, ReadonlyMap<string, Track>>();
    const lowered = new Set<string>();
    const more = new Set(banned);
    for (const [key, crossing] of crossingsOf(lines)) {
      const { tracks, clashes } = orderTracks(crossing);
      channels.set(key, tracks);
      for (const { net, level } of clashes) {
        lowered.add(`${key}/${level}/${net}`);
        // A line that runs level through empty cells cannot be lowered: it has to go between the rows.
        for (const line of lines.filter(({ steps }) => steps.length > 1)) {
          const first = line.steps[0];
          if (first?.net === net && first.to === level && channelKey(first.band, first.channel) === key)
            more.add(`${line.from}/${line.to}/${level}`);
        }
      }
    }
    if (more.size === banned.size || attempt > 8) return { lines, channels, gaps: gapsOf(lines), lowered };
    banned = more;
  }
}

function chosen({ arrows }: Graph, grid: Grid, banned: ReadonlySet<string>): readonly Raw[] {
  const boxes = new Set(grid.cells.map(({ band, column, row }) => `${band}/${column}/${row}`));
  /** Which origin runs through an empty cell. */
  const through = new Map<string, number>();
  const levels = new Map<number, Set<Level>>();
  const spans = arrows.map((arrow) => ({ ...arrow, ...endsOf(grid, arrow) }));
  const middles = new Map<number, number>();
  for (const { from, b } of spans) {
    const own = spans.filter((one) => one.from === from && one.b.band === b.band);
    if (!middles.has(from))
      middles.set(from, own.reduce((sum, one) => sum + 2 * one.b.row + 1, 0) / own.length);
  }
  // Short lines first: they have the least choice.
  const length = ({ a, b }: { a: Cell; b: Cell }): number => (b.band - a.band) * 1000 + b.column - a.column;
  return spans
    .toSorted((p, q) => length(p) - length(q))
    .map(({ from, to, a, b }): Raw => {
      const [ya, yb] = [2 * a.row + 1, 2 * b.row + 1];
      const out = a.column + 1;
      if (a.band !== b.band) {
        const below = 2 * (grid.rows[a.band] ?? 1);
        return {
          from,
          to,
          steps: [
            { band: a.band, channel: out, from: ya, to: below },
            { band: a.band, channel: MARGIN, from: marginLevel(a.band, below), to: marginLevel(b.band, 0) },
            { band: b.band, channel: b.column, from: 0, to: yb },
          ],
        };
      }
      if (b.column === out) return { from, to, steps: [{ band: a.band, channel: out, from: ya, to: yb }] };
      const cells = (level: Level): readonly string[] =>
        Array.from({ length: b.column - out }, (_, i) => `${a.band}/${out + i}/${(level - 1) / 2}`);
      const own = levels.get(from) ?? new Set();
      levels.set(from, own);
      const free = (level: Level): boolean =>
        level % 2 === 0 ||
        (!banned.has(`${from}/${to}/${level}`) &&
          cells(level).every((cell) => !boxes.has(cell) && (through.get(cell) ?? from) === from));
      const cost = (level: Level): number =>
        Math.abs(level - ya) +
        Math.abs(level - yb) +
        (level === ya || level === yb ? 0 : 1.5) +
        (level % 2 === 0 ? 0.8 : 0) +
        0.15 * Math.abs(level - (middles.get(from) ?? level)) +
        (own.has(level) ? -3 : 0);
      const count = 2 * (grid.rows[a.band] ?? 1) + 1;
      const open = Array.from({ length: count }, (_, level) => level).filter(free);
      const level = open.reduce((best, one) => (cost(one) < cost(best) ? one : best), open[0] ?? 0);
      own.add(level);
      if (level % 2 === 1) for (const cell of cells(level)) through.set(cell, from);
      return {
        from,
        to,
        steps: [
          { band: a.band, channel: out, from: ya, to: level },
          { band: a.band, channel: b.column, from: level, to: yb },
        ],
      };
    });
}

function endsOf({ cells }: Grid, { from, to }: { from: number; to: number }): { a: Cell; b: Cell } {
  const [a, b] = [cells[from], cells[to]];
  if (a === undefined || b === undefined) throw new RangeError('an arrow without a box');
  return { a, b };
}

/** Levels of all bands on one scale, for the margin that runs along all of them. */
export const marginLevel = (band: number, level: Level): number => band * 1000 + level;

/** Lines that end in the same boxes of a column share a track; a line that goes farther keeps to its own. */
function named(raws: readonly Raw[]): readonly Line[] {
  /** Boxes that an origin serves from a channel, or by a run; -1: it goes farther. */
  const served = new Map<string, Set<number>>();
  const serve = (key: string, box: number): void => {
    served.set(key, (served.get(key) ?? new Set()).add(box));
  };
  const inChannel = ({ band, channel }: Raw['steps'][number], from: number): string =>
    `${channelKey(band, channel)} ${from}`;
  const byRun = ({ from, steps }: Raw): string =>
    steps.length > 2 ? `across ${from}` : `run ${from} ${steps[0]?.to}`;
  for (const raw of raws) {
    for (const [i, step] of raw.steps.entries()) {
      serve(inChannel(step, raw.from), i === raw.steps.length - 1 ? raw.to : -1);
    }
    serve(byRun(raw), raw.to);
  }
  const boxesOf = (key: string): readonly number[] => [...(served.get(key) ?? [])].sort((a, b) => a - b);
  return raws.map((raw): Line => {
    const { from, to, steps } = raw;
    const last = steps.at(-1);
    const alone =
      boxesOf(byRun(raw)).length === 1 && last !== undefined && boxesOf(inChannel(last, from)).length === 1;
    const run = alone ? `in ${to}` : `out ${from}`;
    return {
      from,
      to,
      steps: steps.map((step) => {
        const boxes = boxesOf(inChannel(step, from));
        if (step.channel === MARGIN) return { ...step, net: run };
        return { ...step, net: boxes.includes(-1) ? `out ${from}` : `in ${boxes.join()}` };
      }),
      runs: steps.slice(1).map(() => run),
    };
  });
}

function crossingsOf(lines: readonly Line[]): ReadonlyMap<string, Crossing> {
  const found = new Map<string, Map<string, { left: Set<Level>; right: Set<Level> }>>();
  for (const { steps } of lines) {
    for (const step of steps) {
      const key = channelKey(step.band, step.channel);
      const nets = found.get(key) ?? new Map<string, { left: Set<Level>; right: Set<Level> }>();
      found.set(key, nets);
      const net = nets.get(step.net) ?? { left: new Set(), right: new Set() };
      nets.set(step.net, net);
      // In the margin a line comes from the right and leaves to the right.
      (step.channel === MARGIN ? net.right : net.left).add(step.from);
      net.right.add(step.to);
    }
  }
  return found;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Below zero: its lines come from above and go there. */
  readonly pull: number;
}

/** Runs that meet in the same gap get tracks of their own. */
function gapsOf(lines: readonly Line[]): ReadonlyMap<string, ReadonlyMap<string, number>> {
  const spans = new Map<string, Map<string, Stretch>>();
  for (const line of lines) {
    for (const [i, step] of line.steps.entries()) {
      const [after, run] = [line.steps[i + 1], line.runs[i]];
      if (after === undefined || run === undefined) continue;
      // The margin lies beside every band: a run there belongs to the band of its other end.
      const [here, there] = [step.channel, after.channel];
      const level = step.channel === MARGIN ? after.from : step.to;
      if (level % 2 !== 0) continue;
      const key = `${step.channel === MARGIN ? after.band : step.band}/${level}`;
      const own = spans.get(key) ?? new Map<string, Stretch>();
      spans.set(key, own);
      const known = own.get(run) ?? { from: here, to: here, pull: 0 };
      own.set(run, {
        from: Math.min(known.from, here, there),
        to: Math.max(known.to, here, there),
        pull: known.pull + (step.from < level ? -1 : 1) + (after.to < level ? -1 : 1),
      });
    }
  }
  return new Map([...spans].map(([key, own]) => [key, packed(own)]));
}

function packed(spans: ReadonlyMap<string, Stretch>): ReadonlyMap<string, number> {
  const lanes: Stretch[][] = [];
  const tracks = new Map<string, number>();
  for (const [run, span] of [...spans].sort(([, a], [, b]) => a.pull - b.pull || a.from - b.from)) {
    const isFree = (others: readonly Stretch[]): boolean =>
      others.every((other) => other.from > span.to || span.from > other.to);
    const found = lanes.findIndex(isFree);
    const track = found === -1 ? lanes.push([]) - 1 : found;
    lanes[track]?.push(span);
    tracks.set(run, track);
  }
  return tracks;
}
