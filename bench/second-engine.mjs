// @ts-check
// A calendar that shares nothing with the program: reads the notices by itself and walks from day to day.
import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('../calendars/CN/', import.meta.url);

/** @type {Map<string, boolean>} */
const named = new Map();
for (const name of readdirSync(folder).sort()) {
  const notice = JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  for (const { date } of notice.holidays) named.set(date, false);
  for (const { date } of notice.workdays) named.set(date, true);
}

/** @param {number} day  days since 1970-01-01 @returns {string} `YYYY-MM-DD` */
export const iso = (day) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** @param {number} day */
function isWorked(day) {
  const weekday = new Date(day * 86_400_000).getUTCDay();
  return named.get(iso(day)) ?? (weekday !== 0 && weekday !== 6);
}

/**
 * The last day to act: `days` working days after `start`, days in (from, to] of a pause not counted.
 * @param {number} start
 * @param {number} days
 * @param {readonly { readonly from: number, readonly to: number }[]} [pauses]
 */
export function dueOn(start, days, pauses = []) {
  let due = start;
  for (let left = days; left > 0; ) {
    due += 1;
    const day = due;
    if (isWorked(day) && !pauses.some(({ from, to }) => day > from && day <= to)) left -= 1;
  }
  return due;
}
