// What must hold for every drawn chain, told as faults: an empty list is a sound picture.
import type { Graph } from '../../src/web/charts/chain.ts';
import type { DrawnLine, Layout, Point } from '../../src/web/charts/place.ts';

interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface Stretch extends Rectangle {
  readonly line: DrawnLine;
}

const overlap = (a: Rectangle, b: Rectangle): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

export function faultsOf(graph: Graph, layout: Layout): readonly string[] {
  const name = (node: number): string => graph.nodes[node]?.code ?? '?';
  const arrow = ({ from, to }: { from: number; to: number }): string => `${name(from)}→${name(to)}`;
  const boxes = layout.boxes.map(
    ({ x, y }): Rectangle => ({
      left: x,
      top: y,
      right: x + layout.boxWidth,
      bottom: y + layout.boxHeight,
    }),
  );
  const stretches = layout.lines.flatMap(stretchesOf);
  const arrows = new Set(graph.arrows.map(({ from, to }) => `${from} ${to}`));
  const faults: string[] = [];

  for (const [i, a] of boxes.entries()) {
    for (const [j, b] of boxes.entries())
      if (j > i && overlap(a, b)) faults.push(`${name(i)} lies on ${name(j)}`);
    if (a.left < 0 || a.top < 0 || a.right > layout.width || a.bottom > layout.height)
      faults.push(`${name(i)} reaches out of the picture`);
    for (const stage of layout.stages) {
      const band = {
        left: stage.x,
        top: stage.y,
        right: stage.x + stage.width,
        bottom: stage.y + layout.arrowHeight,
      };
      if (overlap(a, band)) faults.push(`${name(i)} lies on a stage`);
    }
  }
  for (const stretch of stretches) {
    for (const [i, box] of boxes.entries())
      if (overlap(stretch, box)) faults.push(`${arrow(stretch.line)} runs under ${name(i)}`);
    if (stretch.left < 0 || stretch.top < 0 || stretch.right > layout.width || stretch.bottom > layout.height)
      faults.push(`${arrow(stretch.line)} reaches out of the picture`);
    for (const stage of layout.stages) {
      const band = {
        left: stage.x,
        top: stage.y,
        right: stage.x + stage.width,
        bottom: stage.y + layout.arrowHeight,
      };
      if (overlap(stretch, band)) faults.push(`${arrow(stretch.line)} runs under a stage`);
    }
  }
  for (const [i, a] of stretches.entries())
    for (const b of stretches.slice(i + 1))
      if (isMistaken(a, b, arrows)) faults.push(`${arrow(a.line)} lies on ${arrow(b.line)}`);

  for (const line of layout.lines) {
    const [from, to] = [boxes[line.from], boxes[line.to]];
    const [first, last] = [line.points[0], line.points.at(-1)];
    if (from === undefined || to === undefined || first === undefined || last === undefined) {
      faults.push(`${arrow(line)} has no ends`);
      continue;
    }
    if (first[0] !== from.right || first[1] <= from.top || first[1] >= from.bottom)
      faults.push(`${arrow(line)} does not begin at its box`);
    if (last[0] !== to.left || last[1] <= to.top || last[1] >= to.bottom)
      faults.push(`${arrow(line)} does not end at its box`);
    if (line.points.some((point, i) => i > 0 && !isStraight(line.points[i - 1] ?? point, point)))
      faults.push(`${arrow(line)} is askew`);
    const later = to.top > from.bottom && layout.stages.some(({ y }) => y > from.top && y < to.top);
    if (from.right >= to.left && !later) faults.push(`${arrow(line)} does not lead on`);
  }
  const drawn = layout.lines.map(arrow).toSorted();
  const wanted = graph.arrows.map(arrow).toSorted();
  if (drawn.join() !== wanted.join()) faults.push(`drawn ${drawn.join()} instead of ${wanted.join()}`);
  return [...new Set(faults)];
}

const isStraight = (a: Point, b: Point): boolean => (a[0] === b[0]) !== (a[1] === b[1]);

function stretchesOf(line: DrawnLine): readonly Stretch[] {
  return line.points.slice(1).map((b, i): Stretch => {
    const a = line.points[i] ?? b;
    return {
      line,
      left: Math.min(a[0], b[0]),
      right: Math.max(a[0], b[0]),
      top: Math.min(a[1], b[1]),
      bottom: Math.max(a[1], b[1]),
    };
  });
}

/** Lines may share a stretch only where whichever the eye follows is an arrow that there is. */
function isMistaken(a: Stretch, b: Stretch, arrows: ReadonlySet<string>): boolean {
  if (a.line.from === b.line.from || a.line.to === b.line.to) return false;
  if (arrows.has(`${a.line.from} ${b.line.to}`) && arrows.has(`${b.line.from} ${a.line.to}`)) return false;
  const level = a.top === a.bottom && b.top === b.bottom && a.top === b.top;
  const upright = a.left === a.right && b.left === b.right && a.left === b.left;
  if (level) return Math.min(a.right, b.right) > Math.max(a.left, b.left);
  return upright && Math.min(a.bottom, b.bottom) > Math.max(a.top, b.top);
}
