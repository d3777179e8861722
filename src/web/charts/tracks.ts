// The order of vertical lines within one channel between two columns: as few crossings as can be, and no two lines that
// would lie on one another where one arrives and another leaves at the same level.

/** Per line: the levels at which it comes from the left, and those at which it leaves to the right. */
export type Crossing = ReadonlyMap<
  string,
  { readonly left: ReadonlySet<number>; readonly right: ReadonlySet<number> }
>;

/** Place in the channel, from the left. null for a line that runs straight through. */
export type Track = number | null;

export interface OrderedTracks {
  readonly tracks: ReadonlyMap<string, Track>;
  /** Lines that leave at a level where another arrives farther right: they have to leave beside it. */
  readonly clashes: readonly { readonly net: string; readonly level: number }[];
}

interface Net {
  readonly name: string;
  readonly left: ReadonlySet<number>;
  readonly right: ReadonlySet<number>;
  readonly top: number;
  readonly bottom: number;
}

const CLASH = 100;

export function orderTracks(crossing: Crossing): OrderedTracks {
  const nets = [...crossing].map(([name, { left, right }]): Net => {
    const levels = [...left, ...right];
    return { name, left, right, top: Math.min(...levels), bottom: Math.max(...levels) };
  });
  const bent = nets.filter(({ top, bottom }) => top < bottom);
  const order = settled(bent);
  const tracks = new Map<string, Track>(nets.map(({ name }) => [name, null]));
  for (const [i, net] of order.entries()) {
    const beside = order.slice(0, i).filter((other) => other.top <= net.bottom && net.top <= other.bottom);
    tracks.set(net.name, Math.max(-1, ...beside.map(({ name }) => tracks.get(name) ?? -1)) + 1);
  }
  const clashes = order.flatMap((net, i) =>
    [...clashing(net, order.slice(i + 1))].map((level) => ({ net: net.name, level })),
  );
  return { tracks, clashes };
}

/** Levels at which `net` leaves to the right while one of those that stand right of it arrives there. */
function clashing(net: Net, others: readonly Net[]): ReadonlySet<number> {
  const levels = [...net.right].filter((level) => others.some((other) => arrivesAt(other, level)));
  return new Set(levels);
}

/**
 * Level lines between rows have tracks of their own; only the middles of rows (odd levels) can be shared by mistake, and
 * not where a line goes to the one box at that level, which the other enters too.
 */
const arrivesAt = ({ left, right }: Net, level: number): boolean =>
  level % 2 !== 0 && left.has(level) && !(right.size === 1 && right.has(level));

function settled(nets: readonly Net[]): readonly Net[] {
  // Lines down: the highest stands rightmost; lines up: the lowest.
  const key = ({ left, top, bottom }: Net): number => {
    const from = left.size === 0 ? top : Math.min(...left);
    return from - top < bottom - from ? -from : from - 1000;
  };
  const order = nets.toSorted((a, b) => key(a) - key(b));
  for (let pass = 0; pass < nets.length + 2; pass += 1) {
    let moved = false;
    for (let i = 0; i + 1 < order.length; i += 1) {
      const [a, b] = [order[i], order[i + 1]];
      if (a === undefined || b === undefined || cost(b, a) >= cost(a, b)) continue;
      order[i] = b;
      order[i + 1] = a;
      moved = true;
    }
    if (!moved) break;
  }
  return order;
}

/** What it costs to have `a` left of `b`. */
function cost(a: Net, b: Net): number {
  let sum = 0;
  for (const level of b.left) if (level > a.top && level < a.bottom) sum += 1;
  for (const level of a.right) {
    if (level > b.top && level < b.bottom) sum += 1;
    if (arrivesAt(b, level)) sum += CLASH;
  }
  return sum;
}
