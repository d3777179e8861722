// The flow chart as SVG text: stages as arrows, items as boxes, solid lines for what has happened. Built as plain text
// because it is the largest part of the busiest page. No style attributes: classes and the style sheet do it all.
import { markShapes } from '../components/shapes.ts';
import type { Mark } from '../words/marks.ts';
import type { Chain } from './chain.ts';
import { type BoxNeed, type Drawing, drawingFor } from './fit.ts';
import { pathOf } from './lines.ts';
import type { Layout, StageArrow } from './place.ts';
import { escaped, firstFitting, fits, widthOf, wrapped } from './text.ts';

export interface FlowItem {
  readonly code: string;
  readonly name: string;
  /** The name as a narrow box may have it. */
  readonly short: (fits: (text: string) => boolean) => string;
  /** null: it has no state, as in a template. */
  readonly mark: Mark | null;
  /** Wordings of its state, from the fullest to the shortest: the first that fits is drawn. */
  readonly words: readonly string[];
  /** The word of its state, where it is not the one of its mark. */
  readonly word?: string | undefined;
  /** The words as a table has them, where another column says the rest. */
  readonly plain?: string | undefined;
  /** A second line: who decides, or for templates the condition; from the fullest wording to the shortest. */
  readonly remarks?: readonly string[] | undefined;
  /** Who decides and within which limit, where the remark says something else. */
  readonly handling?: string | undefined;
  /** All of it in one sentence, for those who cannot see the picture. */
  readonly title: string;
  readonly href: string | null;
  readonly isCritical?: boolean | undefined;
  readonly isDashed?: boolean | undefined;
  /** Drawn, but not part of what is looked at. */
  readonly isOut?: boolean | undefined;
}

export interface FlowStage {
  readonly name: string;
  /** The name on a band below the one where it began. */
  readonly again: string;
  readonly mark: Mark | null;
  readonly state: 'not_started' | 'running' | 'done' | 'late' | 'plain';
  /** From the fullest to the shortest. */
  readonly counts: readonly string[];
}

/** `plain`: the chain of a template, where nothing has happened. */
export type LineKind = 'done' | 'waits' | 'plain' | 'critical';

export interface Flow {
  readonly chain: Chain;
  readonly items: ReadonlyMap<string, FlowItem>;
  readonly stages: readonly FlowStage[];
  readonly lineOf: (from: string, to: string) => LineKind;
  /** What the picture is, for those who cannot see it. */
  readonly label: string;
  /** Least and most width of a box, and lines that a name may have: English words need more of them. */
  readonly boxes: { readonly least: number; readonly most: number; readonly lines: number };
}

export type Medium = 'screen' | 'paper';

const NAME = 13;
const WORD = 12;
const SIDE = 8;

export function flowSvg(flow: Flow, medium: Medium): string {
  const { drawing, stages } = settled(flow, medium);
  const { graph, layout } = drawing;
  const codeOf = (node: number): string => graph.nodes[node]?.code ?? '';
  const kinds: Record<LineKind, (typeof layout.lines)[number]['points'][]> = {
    done: [],
    waits: [],
    plain: [],
    critical: [],
  };
  for (const { from, to, points } of layout.lines) kinds[flow.lineOf(codeOf(from), codeOf(to))].push(points);
  const { width, height } = layout;
  let out = `<svg class="flow-svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" preserveAspectRatio="xMidYMin" role="group" aria-label="${escaped(flow.label)}">`;
  out += stages;
  for (const kind of ['waits', 'done', 'plain', 'critical'] as const) {
    if (kinds[kind].length > 0) out += `<path class="fl-line fl-${kind}" d="${pathOf(kinds[kind])}"/>`;
  }
  for (const [i, { x, y }] of layout.boxes.entries()) {
    const item = flow.items.get(codeOf(i));
    if (item !== undefined) out += boxOf(item, x, y, layout, flow.boxes.lines);
  }
  return `${out}</svg>`;
}

/** One-line arrows where their words fit, else arrows of two lines. */
function settled(flow: Flow, medium: Medium): { readonly drawing: Drawing; readonly stages: string } {
  for (const arrowHeight of [34, 50]) {
    const drawing = drawingFor(flow.chain, { ...needOf(flow), arrowHeight }, medium);
    const { stages } = drawing.layout;
    const roomy = stages.every((arrow) => {
      const stage = flow.stages[arrow.stage];
      return stage === undefined || fits(`${stage.name}${stage.counts[0] ?? ''}`, arrow.width - 84, 13.5);
    });
    if (roomy || arrowHeight === 50) {
      return { drawing, stages: stages.map((arrow) => arrowOf(flow, arrow, arrowHeight)).join('') };
    }
  }
  throw new RangeError('no height of arrows was tried');
}

/** Boxes of one chart are all of one height: that of the most lines any of them has. */
function needOf({ items, boxes }: Flow): Omit<BoxNeed, 'arrowHeight'> {
  let lines = 1;
  let hasRemark = false;
  for (const item of items.values()) {
    if (lines < boxes.lines)
      lines = Math.max(lines, nameLines(item, boxes.least - 2 * SIDE + 3, boxes.lines).length);
    hasRemark ||= item.remarks !== undefined;
  }
  const { least, most } = boxes;
  return { least, most, height: 29 + 16 * lines + (hasRemark ? 16 : 0) };
}

const KEPT = 4000;
const kept = new Map<string, readonly string[]>();

function nameLines(
  { name, short }: Pick<FlowItem, 'name' | 'short'>,
  width: number,
  most: number,
): readonly string[] {
  const key = `${width} ${most} ${name}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  // Whole, and without a last line of a single character.
  const isGood = (text: string): boolean => {
    const tried = wrapped(text, width, NAME, most);
    return tried.join('').replace(/ /g, '') === text.replace(/ /g, '') && (tried.at(-1)?.length ?? 0) > 1;
  };
  const fitting = short(isGood);
  const lines = wrapped(fitting, isGood(fitting) ? width : width - NAME, NAME, most);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, lines);
  return lines;
}

function shapeAt(mark: Mark, x: number, y: number): string {
  return `<g class="fl-shape" transform="translate(${x} ${y}) scale(.86)">${markShapes[mark]}</g>`;
}

function boxOf(
  item: FlowItem,
  x: number,
  y: number,
  { boxWidth: width, boxHeight: height }: Layout,
  most: number,
): string {
  const inner = width - 2 * SIDE;
  const lines = nameLines(item, inner + 3, most);
  const used = 16 * lines.length + 18 + (item.remarks === undefined ? 0 : 16);
  let at = Math.round((height - used) / 2) + 12;
  const classes = [
    `fl-box f-${item.mark ?? 'plain'}`,
    ...(item.isCritical === true ? ['is-critical'] : []),
    ...(item.isDashed === true ? ['is-dashed'] : []),
    ...(item.isOut === true ? ['is-out'] : []),
  ].join(' ');
  let body = `<title>${escaped(item.title)}</title><rect width="${width}" height="${height}" rx="3"/>`;
  for (const line of lines) {
    body += `<text class="fl-name" x="${SIDE}" y="${at}">${escaped(line)}</text>`;
    at += 16;
  }
  at += 1;
  const indent = item.mark === null ? 0 : 16;
  const words = escaped(firstFitting(item.words, inner + 7 - indent, WORD));
  body += `${item.mark === null ? '' : shapeAt(item.mark, SIDE, at - 10)}<text class="fl-word" x="${SIDE + indent}" y="${at}">${words}</text>`;
  if (item.remarks !== undefined) {
    body += `<text class="fl-remark" x="${SIDE}" y="${at + 16}">${escaped(firstFitting(item.remarks, inner + 5, 11))}</text>`;
  }
  const place = `class="${classes}" transform="translate(${x} ${y})"`;
  return item.href === null
    ? `<g ${place}>${body}</g>`
    : `<a ${place} href="${escaped(item.href)}">${body}</a>`;
}

const TIP = 12;

function arrowOf(flow: Flow, { stage: place, x, y, width, goesOn }: StageArrow, height: number): string {
  const stage = flow.stages[place];
  if (stage === undefined) return '';
  const middle = height / 2;
  const notch = x < 30 && !goesOn ? '' : `L${TIP} ${middle}`;
  const d = `M.75 .75H${width - TIP - 2}L${width - 1} ${middle}L${width - TIP - 2} ${height - 0.75}H.75${notch}Z`;
  const left = notch === '' ? 10 : 24;
  const room = width - left - TIP - 12;
  const textLeft = left + (stage.mark === null ? 0 : 20);
  const two = height > 40;
  const name = goesOn ? stage.again : stage.name;
  const count = goesOn ? '' : firstFitting(stage.counts, two ? room : room - widthOf(name, 15) - 32, 12.5);
  const nameText = `<text class="fl-stage" x="${textLeft}" y="${two ? 21 : middle + 5}">${escaped(firstFitting([name], room - (stage.mark === null ? 0 : 20), 15))}</text>`;
  const countText =
    count === ''
      ? ''
      : two
        ? `<text class="fl-count" x="${left}" y="40">${escaped(count)}</text>`
        : `<text class="fl-count is-end" x="${width - TIP - 12}" y="${middle + 5}">${escaped(count)}</text>`;
  const shape = stage.mark === null ? '' : shapeAt(stage.mark, left, two ? 10 : middle - 6);
  return `<g class="fl-arrow s-${stage.state}" transform="translate(${x} ${y})"><path d="${d}"/>${shape}${nameText}${countText}</g>`;
}
