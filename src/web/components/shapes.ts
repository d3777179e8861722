// The light shapes and the few icons, drawn as inline SVG so that they print, scale and read in grey.
import { raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { Mark } from '../words/marks.ts';

const line = (d: string, width = 1.8): string =>
  `<path d="${d}" fill="none" stroke="currentColor" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
const solid = (d: string): string => `<path d="${d}" fill="currentColor" fill-rule="evenodd"/>`;
const ring = (r: number, width: number): string =>
  `<circle cx="7" cy="7" r="${r}" fill="none" stroke="currentColor" stroke-width="${width}"/>`;
const dot = (r: number): string => `<circle cx="7" cy="7" r="${r}" fill="currentColor"/>`;

/** Drawn in a box of 14 by 14. Holes are cut out, not painted white, so that shapes stand on any ground. */
export const markShapes: Readonly<Record<Mark, string>> = {
  normal: dot(4.4),
  due_soon: solid(
    'M7 1.2 13.2 12.4a.5.5 0 0 1-.4.8H1.2a.5.5 0 0 1-.4-.8ZM6.2 5.2v4h1.6v-4ZM6.2 10.3v1.6h1.6v-1.6Z',
  ),
  overdue: solid(
    'M2 1.4h10a.7.7 0 0 1 .7.7v9.8a.7.7 0 0 1-.7.7H2a.7.7 0 0 1-.7-.7V2.1a.7.7 0 0 1 .7-.7ZM6.1 3.4v4.6h1.8V3.4ZM6.1 9.2V11h1.8V9.2Z',
  ),
  breach: solid('M4.3 .8h5.4l3.5 3.5v5.4l-3.5 3.5H4.3L.8 9.7V4.3ZM3.2 6v2h7.6V6Z'),
  paused: solid('M3.2 2h2.6v10H3.2ZM8.2 2h2.6v10H8.2Z'),
  done: line('M2 7.6 5.5 11 12.2 3.4', 2.1),
  not_started: ring(4.2, 1.4),
  ready: ring(5, 1.6) + dot(2.1),
  deemed: solid('M7 .9 13.1 7 7 13.1.9 7Z'),
  owed: ring(5, 1.6) + solid('M7 2v10a5 5 0 0 0 0-10Z'),
  verification:
    '<circle cx="5.8" cy="5.8" r="3.9" fill="none" stroke="currentColor" stroke-width="1.9"/>' +
    line('M8.8 8.8 12.6 12.6', 2.2),
  received: line('M1.6 7.6v4.6h10.8V7.6M7 1.4v6.4M4.2 5.2 7 8l2.8-2.8', 1.7),
  notice: line('M1.4 3h11.2v8.2H1.4ZM1.6 3.4 7 7.8l5.4-4.4', 1.5),
  consultation: line('M1.4 2.6h11.2v6.8H6.2L3.4 12V9.4h-2ZM4.2 5h5.6M4.2 7h3.4', 1.4),
  correction: line('M4.6 2 1.8 4.8l2.8 2.8M2 4.8h6.6a3.3 3.3 0 0 1 0 6.8H4.4', 1.8),
  rectification: line('M2 12l.8-3.2L9.6 2a1.5 1.5 0 0 1 2.3 2.3L5.2 11.2ZM8.2 3.4l2.4 2.4', 1.5),
  book: line('M1.8 3.4h10.4v8.8H1.8ZM1.8 6.4h10.4M4.6 1.6v3M9.4 1.6v3', 1.5),
  early: line('M2.4 2.8 6.6 7l-4.2 4.2M7.4 2.8 11.6 7l-4.2 4.2', 1.9),
  waived: ring(4.8, 1.5) + line('M3.8 10.2 10.2 3.8', 1.5),
  ended: line('M3 3l8 8M11 3l-8 8', 2),
};

const icons = {
  search: markShapes.verification,
  download: markShapes.received,
  print: line(
    'M4 5V1.6h6V5M4 10.4H2.2a.8.8 0 0 1-.8-.8V5.8a.8.8 0 0 1 .8-.8h9.6a.8.8 0 0 1 .8.8v3.8a.8.8 0 0 1-.8.8H10M4 8.4h6v4.2H4Z',
    1.3,
  ),
  add: line('M7 2.4v9.2M2.4 7h9.2', 1.8),
  up: line('M3.4 8.8 7 5.2l3.6 3.6', 1.8),
  down: line('M3.4 5.2 7 8.8l3.6-3.6', 1.8),
  back: line('M8.8 3 4.8 7l4 4', 1.8),
  next: line('M5.2 3l4 4-4 4', 1.8),
  note: ring(2.9, 1.5),
  info: `${ring(5.6, 1.4)}${line('M7 6.4v3.4', 1.6)}<circle cx="7" cy="4.2" r=".95" fill="currentColor"/>`,
  phone: line(
    'M4.4 1.6 5.6 4.2 4.4 5.4a8 8 0 0 0 4.2 4.2l1.2-1.2 2.6 1.2v2.2a1 1 0 0 1-1 1A9.6 9.6 0 0 1 1.2 2.6a1 1 0 0 1 1-1Z',
    1.4,
  ),
  message: line('M1.4 2.4h11.2v7.4H6.4L3.8 12.2V9.8H1.4ZM4 5h6M4 7.2h4', 1.3),
  share:
    '<circle cx="3.2" cy="7" r="1.9" fill="none" stroke="currentColor" stroke-width="1.3"/><circle cx="10.8" cy="3" r="1.9" fill="none" stroke="currentColor" stroke-width="1.3"/><circle cx="10.8" cy="11" r="1.9" fill="none" stroke="currentColor" stroke-width="1.3"/>' +
    line('M4.9 6.1 9.1 3.9M4.9 7.9l4.2 2.2', 1.3),
  resume: solid('M3.6 1.8 12 7l-8.4 5.2Z'),
} as const;
export type Icon = keyof typeof icons;

const drawn = new Map<string, HtmlEscapedString>();

function svg(key: string, body: string, size: number): HtmlEscapedString {
  const found = drawn.get(key);
  if (found !== undefined) return found;
  const made = raw(
    `<svg class="shape" width="${size}" height="${size}" viewBox="0 0 14 14" aria-hidden="true" focusable="false">${body}</svg>`,
  );
  drawn.set(key, made);
  return made;
}

/** Always beside a word: the shape itself is hidden from screen readers. */
export const shape = (mark: Mark, size = 12): HtmlEscapedString =>
  svg(`${mark}${size}`, markShapes[mark], size);
export const icon = (name: Icon, size = 14): HtmlEscapedString =>
  svg(`icon-${name}${size}`, icons[name], size);
