// @ts-check
// Due dates a second: the calendar against chinese-days and against the bare tables; with pauses; as a full ledger.
import chineseDays from 'chinese-days';
import { calendars, ledger, legalClock, timeLimit } from './built.mjs';
import { compare, heading, say } from './report.mjs';
import { iso, dueOn as literalDue } from './second-engine.mjs';

const DAYS = 20;
const STARTS = 4096;
const calendar = calendars.loadCalendars().national;

/** @typedef {{ readonly start: number, readonly date: Date, readonly pauses: { from: number, to: number }[] }} Task */

/** @returns {Task[]} random starts in 2019–2025, each with five pauses of 1–6 days, 1–9 days apart */
function randomTasks() {
  const [first, last] = [Date.UTC(2019, 0, 1) / 86_400_000, Date.UTC(2025, 11, 31) / 86_400_000];
  const between = (/** @type {number} */ a, /** @type {number} */ b) =>
    a + Math.floor(Math.random() * (b - a + 1));
  return Array.from({ length: STARTS }, () => {
    const start = between(first, last);
    let at = start;
    const pauses = Array.from({ length: 5 }, () => {
      const from = at + between(1, 9);
      at = from + between(1, 6);
      return { from, to: at };
    });
    return { start, date: new Date(`${iso(start)}T00:00:00`), pauses };
  });
}

/**
 * Calls it on all tasks in turn for about that long.
 * @param {(task: Task, index: number) => unknown} compute
 * @param {readonly Task[]} tasks
 * @returns {number} calls a second
 */
function rate(compute, tasks, ms = 700) {
  for (const [index, task] of tasks.slice(0, 500).entries()) compute(task, index);
  let calls = 0;
  const begun = performance.now();
  let now = begun;
  while (now - begun < ms) {
    // The clock is asked seldom, and even less often by what is quick.
    const batch = Math.max(1, Math.ceil(calls / 20));
    for (let i = 0; i < batch; i += 1) {
      const index = (calls + i) % STARTS;
      const task = tasks[index];
      if (task !== undefined) compute(task, index);
    }
    calls += batch;
    now = performance.now();
  }
  return (calls * 1000) / (now - begun);
}

export function benchDates() {
  heading(`Due dates: ${DAYS} working days from random days of 2019–2025`);
  const tasks = randomTasks();
  const results = new Int32Array(STARTS);
  const paused = new Int32Array(STARTS);

  const shift = (/** @type {Task} */ { start }, /** @type {number} */ i) => {
    results[i] = calendar.shift(start, DAYS);
  };
  const limit = /** @type {const} */ ({ days: DAYS, unit: 'working' });
  const due = (/** @type {Task} */ { start }, /** @type {number} */ i) => {
    results[i] = timeLimit.dueOn(calendar, start, limit);
  };
  const duePaused = (/** @type {Task} */ { start, pauses }, /** @type {number} */ i) => {
    paused[i] = timeLimit.dueOn(calendar, start, limit, { pauses });
  };
  const find = (/** @type {Task} */ { date }) => chineseDays.findWorkday(DAYS, date);

  against('shift', shift, 'chinese-days findWorkday', find, tasks, 1000);
  against('dueOn', due, 'chinese-days findWorkday', find, tasks, 1000);
  check('shift and dueOn', tasks, results, () => []);

  const bare = bareTables();
  const tables = (/** @type {Task} */ { start }, /** @type {number} */ i) => {
    results[i] = bare.select[(bare.rank[start - bare.from] ?? 0) + DAYS - 1] ?? 0;
  };
  against('shift', shift, 'bare prefix tables', tables, tasks, 1 / 2);
  against('dueOn', due, 'bare prefix tables', tables, tasks, 0);

  against('dueOn with 5 pauses', duePaused, 'chinese-days, the same way', findPaused, tasks, 100);
  check('dueOn with 5 pauses', tasks, paused, ({ pauses }) => pauses);

  against('full ledger as JSON', fullLedger, 'chinese-days findWorkday, one date', find, tasks, 1);
}

/**
 * @param {string} what
 * @param {(task: Task, index: number) => unknown} ours
 * @param {string} reference
 * @param {(task: Task, index: number) => unknown} theirs
 * @param {readonly Task[]} tasks
 * @param {number} expected
 */
function against(what, ours, reference, theirs, tasks, expected) {
  const before = rate(theirs, tasks);
  const measured = rate(ours, tasks);
  const after = rate(theirs, tasks);
  compare({ what, rate: measured, reference, before, after, unit: 'a second', expected });
}

/** The least that can be done: two tables over epoch days, made here from the second engine's answers. */
function bareTables() {
  const from = Date.UTC(2018, 11, 1) / 86_400_000;
  const select = [];
  const rank = new Int32Array(4000);
  for (let day = from; day < from + rank.length; day += 1) {
    rank[day - from] = select.length;
    const next = literalDue(day - 1, 1);
    if (next === day) {
      select.push(day);
      rank[day - from] = select.length;
    }
  }
  return { from, rank, select: Int32Array.from(select) };
}

/** chinese-days knows no pauses: the working days inside those that begin in time are added to the limit. @param {Task} task */
function findPaused({ date, pauses }) {
  let days = DAYS;
  let due = chineseDays.findWorkday(days, date);
  for (const { from, to } of pauses) {
    if (iso(from) >= due) break;
    days += chineseDays.getWorkdaysInRange(iso(from + 1), iso(to)).length;
    due = chineseDays.findWorkday(days, date);
  }
  return due;
}

/** @param {Task} task */
function fullLedger({ start, pauses }) {
  const limit = /** @type {const} */ ({ kind: 'days', days: DAYS, unit: 'working', roll: true, late: 'red' });
  const [pause = { from: start + 2, to: start + 4 }] = pauses;
  const events = [
    /** @type {const} */ ({ type: 'started', on: start }),
    /** @type {const} */ ({ type: 'paused', on: pause.from, until: null }),
    /** @type {const} */ ({ type: 'resumed', on: pause.to }),
  ];
  const reading = legalClock.readClock(events, limit, calendar, pause.to);
  return reading === null ? '' : JSON.stringify(ledger.ledgerOf(limit, reading, calendar, pause.to));
}

/**
 * A wrong date voids the run. One in a hundred is asked of the second engine.
 * @param {string} what
 * @param {readonly Task[]} tasks
 * @param {Int32Array} results
 * @param {(task: Task) => { from: number, to: number }[]} pausesOf
 */
function check(what, tasks, results, pausesOf) {
  let checked = 0;
  for (const [index, task] of tasks.entries()) {
    if (index % 100 !== 0) continue;
    checked += 1;
    const [due, right] = [results[index] ?? 0, literalDue(task.start, DAYS, pausesOf(task))];
    if (due !== right)
      throw new Error(`void: ${what} from ${iso(task.start)} gave ${iso(due)}, not ${iso(right)}`);
  }
  say(`  ${what}: ${checked} dates checked by the second engine, all right`);
}
