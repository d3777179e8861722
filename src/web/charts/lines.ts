// Lines as the path of an SVG: stretches that several lines share are drawn once, so that dashes stay dashes, and corners
// are rounded, so that a branch can be told from a crossing.
import type { Point } from './place.ts';

const RADIUS = 4;

interface Stretch {
  readonly level: boolean;
  /** y of a level stretch, x of an upright one. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** One path for all of them. */
export function pathOf(lines: readonly (readonly Point[])[]): string {
  const groups = new Map<string, Stretch[]>();
  const corners = new Set<string>();
  for (const points of lines) {
    for (let i = 0; i + 1 < points.length; i += 1) {
      const [a, b] = [points[i], points[i + 1]];
      if (a === undefined || b === undefined) continue;
      const start = i === 0 ? a : cornerBy(a, b);
      const end = i + 2 === points.length ? b : cornerBy(b, a);
      const next = points[i + 2];
      if (next !== undefined) {
        const [x, y] = cornerBy(b, next);
        corners.add(`M${end[0]} ${end[1]}Q${b[0]} ${b[1]} ${x} ${y}`);
      }
      const level = a[1] === b[1];
      const [at, p, q] = level ? [a[1], start[0], end[0]] : [a[0], start[1], end[1]];
      const key = `${level}${at}`;
      const group = groups.get(key) ?? [];
      groups.set(key, group);
      group.push({ level, at, from: Math.min(p, q), to: Math.max(p, q) });
    }
  }
  let path = '';
  for (const group of groups.values()) {
    for (const { level, at, from, to } of merged(group)) {
      path += level ? `M${from} ${at}H${to}` : `M${at} ${from}V${to}`;
    }
  }
  for (const corner of corners) path += corner;
  return path;
}

/** The point next to a corner where its rounding begins. */
function cornerBy([x, y]: Point, [towardsX, towardsY]: Point): Point {
  const reach = Math.min(RADIUS, (Math.abs(towardsX - x) + Math.abs(towardsY - y)) / 2);
  return [x + Math.sign(towardsX - x) * reach, y + Math.sign(towardsY - y) * reach];
}

function merged(group: readonly Stretch[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  for (const one of group.toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1);
    if (last === undefined || one.from > last.to) joined.push(one);
    else if (one.to > last.to) joined[joined.length - 1] = { ...last, to: one.to };
  }
  return joined;
}
