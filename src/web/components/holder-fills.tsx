// Fills that tell holders apart in colour and in grey: a solid or a pattern of its own for each, drawn as SVG so that it prints.
import type { Child } from 'hono/jsx';

export interface Holding {
  readonly holder: string | null;
  readonly procedure: string | null;
}

export interface Fill {
  readonly id: string;
  /** Words inside stand white on it. */
  readonly dark: boolean;
  readonly ground: string;
  /** Size of the tile and what is drawn in it; a solid has none. */
  readonly tile: readonly [number, number, Child] | null;
}
export type Fills = ReadonlyMap<string, Fill>;

const BLUE = '#1555b5';
const BLUE_TINT = '#eaf1fb';
const NAVY = '#0f3b7a';
const SLATE = '#586b82';
const SLATE_TINT = '#e4e9ef';
const VIOLET = '#574f7a';
const VIOLET_TINT = '#eeecf5';

type Kind = 'department' | 'intermediary' | 'utility' | 'owner' | 'procedure' | 'nobody';
type Drawn = Pick<Fill, 'ground'> & Partial<Pick<Fill, 'dark' | 'tile'>>;

const stroke = (d: string, colour: string, width: number) => (
  <path d={d} fill="none" stroke={colour} stroke-width={width} />
);
const dots = (colour: string) => (
  <>
    <circle cx="1.5" cy="1.5" r="0.9" fill={colour} />
    <circle cx="4.5" cy="4.5" r="0.9" fill={colour} />
  </>
);

/** Of each kind, from the plainest on; more holders than there are begin anew and are told apart by their names. */
const drawn: Readonly<Record<Kind, readonly Drawn[]>> = {
  department: [
    { ground: BLUE, dark: true },
    { ground: BLUE_TINT, tile: [5, 5, stroke('M0 2.5H5', BLUE, 1.2)] },
    { ground: NAVY, dark: true, tile: [8, 8, stroke('M-2 6 6-2M2 10 10 2', '#7fa3d8', 0.9)] },
    { ground: BLUE_TINT, tile: [5, 5, stroke('M2.5 0V5', BLUE, 1.2)] },
    { ground: '#cfdff5', tile: [6, 6, stroke('M0 3H6M3 0V6', NAVY, 0.8)] },
    { ground: BLUE_TINT, tile: [6, 6, dots(BLUE)] },
    { ground: '#9dbce8', tile: [7, 7, stroke('M0 0 7 7M7 0 0 7', NAVY, 0.7)] },
    { ground: '#fff', tile: [4, 8, stroke('M0 0V8', NAVY, 2)] },
  ],
  intermediary: [
    { ground: SLATE, dark: true, tile: [7, 7, stroke('M3.5 0V7', '#93a3b6', 0.8)] },
    { ground: SLATE_TINT, tile: [5, 5, stroke('M2.5 0V5', SLATE, 1.4)] },
    { ground: SLATE_TINT, tile: [6, 6, stroke('M0 3H6M3 0V6', SLATE, 0.9)] },
    { ground: SLATE_TINT, tile: [5, 5, stroke('M0 2.5H5', SLATE, 1.4)] },
    { ground: SLATE_TINT, tile: [6, 6, dots(SLATE)] },
  ],
  utility: [
    { ground: '#fff', tile: [8, 8, stroke('M0 6 2 2 4 6 6 2 8 6', SLATE, 1)] },
    { ground: '#fff', tile: [8, 6, stroke('M0 1H8M0 4H8', SLATE, 0.7)] },
  ],
  owner: [{ ground: '#e6eefa', tile: [7, 7, stroke('M-2 5 5-2M1 9 9 1', '#7d9fd3', 1.6)] }],
  procedure: [
    { ground: VIOLET_TINT, tile: [6, 6, dots(VIOLET)] },
    { ground: VIOLET_TINT, tile: [7, 7, stroke('M0 0 7 7M7 0 0 7', VIOLET, 0.7)] },
    { ground: '#d9d4e8', tile: [5, 5, stroke('M0 2.5H5', VIOLET, 0.9)] },
  ],
  nobody: [{ ground: '#fff' }],
};

const utilities: readonly (string | null)[] = ['PWR', 'WAT', 'GAS', 'DRN', 'TEL', 'RTV', 'HEA'];

function kindOf({ holder }: Holding): Kind {
  if (holder === null) return 'nobody';
  if (holder === 'OWN') return 'owner';
  if (holder === 'procedure') return 'procedure';
  if (holder.startsWith('INT-')) return 'intermediary';
  return utilities.includes(holder) ? 'utility' : 'department';
}

export const keyOfHolding = ({ holder, procedure }: Holding): string => `${holder ?? ''} ${procedure ?? ''}`;

/** The fill of each holder, in the order in which they come; `prefix` keeps apart the pictures of one page. */
export function fillsOf(prefix: string, holdings: readonly Holding[]): Fills {
  const fills = new Map<string, Fill>();
  const taken = new Map<Kind, number>();
  for (const holding of holdings) {
    const key = keyOfHolding(holding);
    if (fills.has(key)) continue;
    const kind = kindOf(holding);
    const n = (taken.get(kind) ?? 0) % drawn[kind].length;
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    const { ground, dark = false, tile = null } = drawn[kind][n] ?? plain;
    fills.set(key, { id: `${prefix}-${kind}-${n}`, dark, ground, tile });
  }
  return fills;
}

const plain: Drawn = { ground: '#fff' };

export const fillOf = (fills: Fills, holding: Holding): string =>
  `url(#${fills.get(keyOfHolding(holding))?.id ?? ''})`;

/** The patterns of these fills, once in a page. */
export function FillPatterns({ fills }: { fills: Fills }) {
  const each = new Map([...fills.values()].map((fill) => [fill.id, fill]));
  return (
    <defs>
      {[...each.values()].map(({ id, ground, tile }) => {
        const [width, height, body] = tile ?? [4, 4, null];
        return (
          <pattern id={id} patternUnits="userSpaceOnUse" width={width} height={height}>
            <rect width={width} height={height} fill={ground} />
            {body}
          </pattern>
        );
      })}
    </defs>
  );
}

/** A small piece of the fill beside a name. */
export const Swatch = ({ fills, holding }: { fills: Fills; holding: Holding }) => (
  <svg class="swatch" width="16" height="10" aria-hidden="true" focusable="false">
    <rect
      x="0.5"
      y="0.5"
      width="15"
      height="9"
      fill={fillOf(fills, holding)}
      stroke="#586b82"
      stroke-width="0.8"
    />
  </svg>
);
