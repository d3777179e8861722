// A code that a phone reads, drawn as one path: nothing is fetched, and it prints black at any size.
import { encode } from 'uqr';

export interface QrProps {
  readonly text: string;
  /** Read out instead of it. */
  readonly label: string;
  readonly class?: string | undefined;
}

/** Modules of quiet around it, as readers need. */
const QUIET = 2;

export function Qr({ text, label, class: className }: QrProps) {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      class={className === undefined ? 'qr' : `qr ${className}`}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
