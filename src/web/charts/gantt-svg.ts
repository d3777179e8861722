// The Gantt as SVG text: one row a case by stage; plan as a thin outline, fact solid, forecast hatched, rest days shaded,
// lines for today, the promise and the expected end. Built as plain text; classes and the style sheet do the rest.
import type { ProjectGanttView } from '../../services/project-chart.ts';
import { type Lang, t } from '../../texts/index.ts';
import { markShapes } from '../components/shapes.ts';
import { shortDay } from '../words/dates.ts';
import { isLate, type Mark } from '../words/marks.ts';
import { endOfAll, type GanttRow, type GanttStage, ganttStages } from './gantt-rows.ts';
import { axisOf, type Scale, scaleOf } from './gantt-scale.ts';
import { ellipsis, escaped, firstFitting, widthOf } from './text.ts';

export interface GanttSize {
  readonly width: number;
  /** Height that rows may fill at most; below the least height of a row it grows. */
  readonly height: number;
}

interface Frame {
  readonly lang: Lang;
  readonly view: ProjectGanttView;
  readonly scale: Scale;
  /** Left of the time. */
  readonly left: number;
  readonly rowHeight: number;
  readonly font: number;
  /** Top of the first row. */
  readonly top: number;
  readonly bottom: number;
  readonly width: number;
}

const AXIS = 34;
const FLAG = 17;

/** `hrefOf` leads from a row to its case. */
export function ganttSvg(
  lang: Lang,
  view: ProjectGanttView,
  size: GanttSize,
  hrefOf: (item: string) => string,
): string {
  const stages = ganttStages(lang, view.project, view.forecast);
  const rows = stages.reduce((sum, { rows: own }) => sum + own.length + 1, 0);
  const rowHeight = Math.round(Math.max(10.5, Math.min(24, (size.height - AXIS - 2 * FLAG) / rows)) * 2) / 2;
  const font = Math.min(12, rowHeight - 1.5);
  const left = Math.round(Math.min(lang === 'en' ? 270 : 236, font * (lang === 'en' ? 22 : 19.5)));
  const scale = scaleOf(view.from, view.to, size.width - left - 1);
  const flags = flagsOf(lang, view, scale);
  const top = AXIS + FLAG * Math.max(1, ...flags.map(({ lane }) => lane + 1));
  const bottom = top + rows * rowHeight;
  const frame: Frame = { lang, view, scale, left, rowHeight, font, top, bottom, width: size.width };
  const label = escaped(t(lang, 'chart.ganttOf', { name: view.project.name }));
  return (
    `<svg class="gantt-svg" width="${size.width}" height="${Math.ceil(bottom) + 1}" viewBox="0 0 ${size.width} ${Math.ceil(bottom) + 1}" preserveAspectRatio="xMidYMin" role="group" aria-label="${label}">` +
    '<defs><pattern id="gantt-hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0V5" class="g-hatch"/></pattern></defs>' +
    groundOf(frame) +
    flags.map((flag) => poleOf(frame, flag)).join('') +
    axisText(frame) +
    bodyOf(frame, stages, hrefOf) +
    flags.map((flag) => flagOf(frame, flag)).join('') +
    '</svg>'
  );
}

/** Rest days and the lines of the axis. */
function groundOf({ lang, view, scale, left, top, bottom, width }: Frame): string {
  const { upper, lower } = axisOf(lang, scale);
  const axisTop = top - AXIS;
  let rest = '';
  if (scale.dayWidth >= 1.6) {
    for (const date of view.rest) {
      const x = scale.left(date);
      rest += `M${left + x} ${axisTop + 17}h${Math.round((scale.right(date) - x) * 10) / 10}V${bottom}H${left + x}Z`;
    }
  }
  const fine = lower.map(({ x }) => `M${left + x} ${axisTop + 17}V${bottom}`).join('');
  const coarse = upper.map(({ x }) => `M${left + x} ${axisTop}V${bottom}`).join('');
  return (
    `<path class="g-rest" d="${rest}"/><path class="g-fine" d="${fine}"/><path class="g-coarse" d="${coarse}"/>` +
    `<path class="g-frame" d="M0 ${top}H${width}M${left} ${axisTop}V${bottom}M0 ${bottom}H${width}"/>`
  );
}

/** Above the poles, so that none runs through a date. */
function axisText({ lang, scale, left, top }: Frame): string {
  const { upper, lower } = axisOf(lang, scale);
  const text = (tick: (typeof upper)[number], y: number, className: string): string =>
    widthOf(tick.text, 11) > tick.width - 3
      ? ''
      : `<text class="${className}" x="${left + tick.x + 4}" y="${y}">${escaped(tick.text)}</text>`;
  return (
    upper.map((tick) => text(tick, top - AXIS + 13, 'g-upper')).join('') +
    lower.map((tick) => text(tick, top - AXIS + 29, 'g-lower')).join('')
  );
}

function bodyOf(frame: Frame, stages: readonly GanttStage[], hrefOf: (item: string) => string): string {
  let y = frame.top;
  let out = '';
  for (const stage of stages) {
    out += stageRow(frame, stage, y);
    y += frame.rowHeight;
    for (const row of stage.rows) {
      out += caseRow(frame, row, y, hrefOf(row.item));
      y += frame.rowHeight;
    }
  }
  return out;
}

const shapeAt = (mark: Mark, x: number, y: number, size: number): string =>
  `<g class="g-shape c-${mark}" transform="translate(${x} ${y}) scale(${Math.round((size / 14) * 100) / 100})">${markShapes[mark]}</g>`;

function stageRow(
  { rowHeight, font, width, left }: Frame,
  { name, count, mark }: GanttStage,
  y: number,
): string {
  const base = y + rowHeight / 2 + font * 0.36;
  const room = left - 26 - widthOf(count, smaller(font));
  return (
    `<g class="g-stage"><rect x="0" y="${y}" width="${width}" height="${rowHeight}"/>` +
    shapeAt(mark, 6, y + rowHeight / 2 - font / 2, font) +
    `<text class="g-bold" font-size="${font}" x="${12 + font}" y="${base}">${escaped(ellipsis(name, room - font, font))}</text>` +
    `<text class="g-end" font-size="${smaller(font)}" x="${left - 8}" y="${base}">${escaped(count)}</text></g>`
  );
}

function caseRow(frame: Frame, row: GanttRow, y: number, href: string): string {
  const { rowHeight, font, left, lang } = frame;
  const base = Math.round((y + rowHeight / 2 + font * 0.36) * 10) / 10;
  const tone = isLate(row.mark) ? ' is-late' : row.isCritical ? ' is-critical' : '';
  const title = [row.word, row.end[0] ?? '', row.isCritical ? t(lang, 'forecast.critical') : null]
    .filter((one) => one !== null)
    .join(lang === 'en' ? ', ' : '，');
  // The shape says 办结, and so do the words beside the bar: the name gets the room.
  const word = row.mark === 'done' ? '' : ellipsis(row.word, font * 6.4, smaller(font));
  const room = left - 34 - font - widthOf(word, smaller(font));
  return (
    `<a class="g-row${tone}" href="${escaped(href)}"><title>${escaped(t(lang, 'chart.facts', { name: row.name, words: title }))}</title>` +
    shapeAt(row.mark, 14, y + rowHeight / 2 - font / 2, font) +
    `<text class="g-name" font-size="${font}" x="${20 + font}" y="${base}">${escaped(
      ellipsis(
        row.short((text) => widthOf(text, font) <= room),
        room,
        font,
      ),
    )}</text>` +
    (word === ''
      ? ''
      : `<text class="g-end g-word" font-size="${smaller(font)}" x="${left - 8}" y="${base}">${escaped(word)}</text>`) +
    barsOf(frame, row, y) +
    '</a>'
  );
}

const LEAST_BAR = 3;

/** Seven points on paper, where the picture is a little smaller than on the screen. */
const LEAST_FONT = 10.9;
const smaller = (font: number): number => Math.max(font - 1, Math.min(font, LEAST_FONT));

function barsOf(
  { scale, left, rowHeight, font, lang, width, view }: Frame,
  row: GanttRow,
  y: number,
): string {
  const { asOf } = view.forecast;
  const bar = (span: GanttRow['plan'], className: string, top: number, height: number): string => {
    if (span === null) return '';
    // What is expected begins after today, whatever the hour at which it is accepted.
    const begin = className === 'g-forecast' && span.to > asOf ? scale.right(asOf) : 0;
    const x = left + Math.max(begin, scale.left(span.from));
    const long = Math.max(LEAST_BAR, left + scale.right(span.to) - x);
    const fill = className === 'g-forecast' ? ' fill="url(#gantt-hatch)"' : '';
    return `<rect class="${className}"${fill} x="${round(x)}" y="${round(y + top)}" width="${round(long)}" height="${round(height)}"/>`;
  };
  const [thin, thick] = [rowHeight * 0.2, rowHeight * 0.4];
  const bars =
    bar(row.plan, 'g-plan', rowHeight * 0.12, thin) +
    bar(row.forecast, 'g-forecast', rowHeight * 0.42, thick) +
    bar(row.fact, `g-fact b-${row.mark}`, rowHeight * 0.42, thick);
  const own = [row.fact, row.forecast].filter((span) => span !== null);
  const ends = own.length > 0 ? own : [row.plan].filter((span) => span !== null);
  const words = row.isCritical
    ? [...row.end.slice(0, 1).map((end) => `${end} · ${t(lang, 'forecast.critical')}`), ...row.end]
    : row.end;
  const size = smaller(font);
  const least = ends.map((span) => left + scale.right(span.to));
  const starts = ends.map((span) => left + scale.left(span.from));
  const right = Math.max(left, ...least, ...starts.map((x) => x + LEAST_BAR)) + 6;
  const first = Math.min(left + scale.width, ...starts) - 6;
  // Beside the bar that they tell of, at its own height: the plan above may reach further without being covered.
  const middle = own.length > 0 || row.plan === null ? y + rowHeight * 0.66 : y + rowHeight / 2;
  const at = round(middle + size * 0.36);
  const room = width - right - 2;
  const toLeft = first - left - 2;
  const fit = firstFitting(words, Math.max(room, toLeft), size);
  const wide = widthOf(fit, size);
  const place =
    wide <= room
      ? `class="g-date" font-size="${size}" x="${round(right)}"`
      : `class="g-date g-end" font-size="${size}" x="${round(wide <= toLeft ? first : width - 4)}"`;
  return `${bars}<text ${place} y="${at}">${escaped(fit)}</text>`;
}

const round = (n: number): number => Math.round(n * 10) / 10;

interface Flag {
  readonly x: number;
  readonly text: string;
  readonly kind: 'today' | 'promise' | 'late' | 'finish';
  readonly lane: number;
  /** Where its words begin. */
  readonly at: number;
}

/** Lines with words: today, the promise that is shown, and the day its last event is expected. Words never overlap. */
function flagsOf(lang: Lang, { forecast }: ProjectGanttView, scale: Scale): readonly Flag[] {
  const { target, end, isOver } = endOfAll(forecast);
  const day = (date: string): string => shortDay(lang, date, forecast.asOf);
  const wanted: { on: string | null; kind: Flag['kind']; text: string }[] = [
    { on: forecast.asOf, kind: 'today', text: t(lang, 'chart.today', { date: day(forecast.asOf) }) },
    {
      on: target?.promisedOn ?? null,
      kind: 'promise',
      text: t(lang, 'chart.promise', { date: day(target?.promisedOn ?? forecast.asOf) }),
    },
    {
      on: isOver ? null : end,
      kind: target?.late === true ? 'late' : 'finish',
      text: t(lang, 'chart.finish', { date: day(end ?? forecast.asOf) }),
    },
  ];
  const flags: Flag[] = [];
  for (const { on, kind, text } of wanted.toSorted((a, b) => (a.on ?? '').localeCompare(b.on ?? ''))) {
    if (on === null) continue;
    const x = scale.right(on);
    const wide = widthOf(text, 11) + 10;
    const at = Math.max(0, Math.min(x - 3, scale.width - wide));
    const clashes = (lane: number): boolean =>
      flags.some((one) => one.lane === lane && at < one.at + widthOf(one.text, 11) + 10);
    let lane = 0;
    while (clashes(lane)) lane += 1;
    flags.push({ x, text, kind, lane, at });
  }
  return flags;
}

/** Behind the bars and their words, so that these stay readable. */
function poleOf({ left, top, bottom }: Frame, { x, kind, lane }: Flag): string {
  const from = Math.min(FLAG * lane + 15, top - AXIS);
  return `<path class="g-pole g-${kind}" d="M${round(left + x)} ${from}V${bottom}"/>`;
}

function flagOf({ left }: Frame, { text, kind, lane, at }: Flag): string {
  const y = FLAG * lane;
  return (
    `<g class="g-flag g-${kind}">` +
    `<rect x="${round(left + at)}" y="${y + 0.5}" width="${round(widthOf(text, 11) + 10)}" height="15" rx="2"/>` +
    `<text font-size="11" x="${round(left + at + 5)}" y="${y + 12}">${escaped(text)}</text></g>`
  );
}
