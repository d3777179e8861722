// @ts-check
// Ratios against a reference that is measured just before and just after, so that a busy machine slows both alike.
import { loadavg } from 'node:os';

/** @typedef {{ what: string, rate: number, reference: string, before: number, after: number, unit: string, expected: number }} Line */

/** @type {Line[]} */
const lines = [];

/** @param {string} text */
export const say = (text) => process.stdout.write(`${text}\n`);

/** @param {string} title */
export function heading(title) {
  say(
    `\n${title}  (load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')})`,
  );
}

/**
 * Prints and keeps one comparison. `expected` is the least ratio asked for; 0 = none.
 * @param {Line} line
 */
export function compare(line) {
  lines.push(line);
  const { what, rate, unit, reference, before, after } = line;
  const verdict =
    line.expected === 0 ? '' : `, expected ≥ ${ratioText(line.expected)}: ${isMet(line) ? 'met' : 'MISSED'}`;
  say(
    `  ${what}: ${number(rate)} ${unit}; ${reference}: ${number(before)} before, ${number(after)} after; ` +
      `ratio ${ratioText(ratioOf(line))}${verdict}`,
  );
}

/** @returns {boolean} whether every expectation was met */
export const allMet = () => lines.every(isMet);

/** @param {Line} line */
const ratioOf = ({ rate, before, after }) => rate / ((before + after) / 2);
/** @param {Line} line */
const isMet = (line) => ratioOf(line) >= line.expected;

/** `1,234×`, or `1/5.6` for less than one. @param {number} ratio */
const ratioText = (ratio) => (ratio >= 1 ? `${number(ratio)}×` : `1/${(1 / ratio).toFixed(1)}`);

/** @param {number} value */
const number = (value) =>
  value.toLocaleString('en-US', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });
