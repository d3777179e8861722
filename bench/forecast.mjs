// @ts-check
// Forecasts a second: a chain of thirty items from its events, with critical path and slack, against a longest path that
// knows no calendar and against the database-less hello; then 3,200 of them.
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { lookAround } from '../test/support/machine.mjs';
import { startPostgres } from '../test/support/servers.mjs';
import { calendars, chains, days, systems } from './built.mjs';
import { load, start } from './pages.mjs';
import { fillProvince } from './province.mjs';
import { compare, heading, say } from './report.mjs';

const PROJECTS = 3_200;
/** What was asked for. */
const MOST_MS = { one: 20, all: 20_000 };
const here = new URL('.', import.meta.url).pathname;

/** @typedef {import('../src/domain/approval-chain.ts').ApprovalPlan} Plan */
/** @typedef {import('../src/domain/case-events.ts').CaseEvent} CaseEvent */

const template = parse(
  readFileSync(new URL('../fixtures/templates/nb-realestate-95.yaml', import.meta.url), 'utf8'),
);
const plan = chains.planFor(template, template.max_profile);
const calendar = calendars.loadCalendars().national;
const policies = chains.loadPolicies().in('330212');

/**
 * The first `done` items of the chain accepted and granted day after day, so that some cases are over, some run, most wait.
 * @param {number} begun @param {number} done @returns {Map<string, CaseEvent[]>}
 */
function recordOf(begun, done) {
  /** @type {Map<string, CaseEvent[]>} */
  const events = new Map();
  for (const [i, { code, spec }] of plan.items.slice(0, done + 3).entries()) {
    const at = (begun + i) * 86_400_000;
    const isTask = ['intermediary', 'owner_task', 'milestone'].includes(spec.kind);
    /** @type {import('../src/domain/case-events.ts').CaseFact[]} */
    const facts = isTask
      ? [{ type: 'start' }, { type: 'finish' }]
      : [{ type: 'receive' }, { type: 'accept' }, { type: 'decide', result: 'approve' }];
    const told = i < done ? facts : facts.slice(0, -1);
    events.set(
      code,
      told.map((body, n) => ({ seq: i * 4 + n + 1, occurredAt: at + n * 3_600_000, recordedAt: at, body })),
    );
  }
  return events;
}

const projects = Array.from({ length: 64 }, (_, i) => {
  const begun = days.day('2025-01-06') + i * 5;
  const events = recordOf(begun, 4 + (i % 16));
  return { asOf: begun + 30, eventsOf: (/** @type {string} */ item) => events.get(item) ?? [] };
});

/** @param {number} i */
function forecastOf(i) {
  const project = projects[i % projects.length];
  if (project === undefined) throw new Error('no project');
  const reading = chains.readProject(plan, project.eventsOf, calendar, policies, project.asOf);
  return chains.forecast({ plan, reading, calendar });
}

/** The least that is a critical path: lengths added along the chain, without a calendar, a record or slack. @param {Plan} plan */
function longest({ items }) {
  /** @type {Map<string, number>} */
  const ends = new Map();
  for (const { code, promised, prerequisites } of items)
    ends.set(code, (promised?.days ?? 0) + Math.max(0, ...prerequisites.map((one) => ends.get(one) ?? 0)));
  return Math.max(...ends.values());
}

/** @param {(i: number) => unknown} compute @returns {number} calls a second */
function rate(compute, ms = 1_000) {
  for (let i = 0; i < 200; i += 1) compute(i);
  let calls = 0;
  const begun = performance.now();
  while (performance.now() - begun < ms) for (const end = calls + 20; calls < end; calls += 1) compute(calls);
  return (calls * 1000) / (performance.now() - begun);
}

export async function benchForecast() {
  heading(`Forecast with critical path and slack: ${plan.items.length} items of nb-realestate-95`);
  const before = rate(() => longest(plan));
  const measured = rate(forecastOf);
  const after = rate(() => longest(plan));
  compare({
    what: 'forecast from events',
    rate: measured,
    reference: 'longest path without a calendar',
    before,
    after,
    unit: 'a second',
    expected: 0,
  });
  const hello = await start([join(here, 'hello.mjs'), 'PORT'], {}, '/');
  try {
    const first = await load(`${hello.url}/`, '', 'hello');
    const again = rate(forecastOf);
    const last = await load(`${hello.url}/`, '', 'hello');
    compare({
      what: 'forecast from events',
      rate: again,
      reference: 'hello over 8 lines',
      before: first.rate,
      after: last.rate,
      unit: 'a second',
      expected: 0,
    });
  } finally {
    hello.stop();
    await sleep(200);
  }
  const one = 1000 / measured;
  const begun = performance.now();
  for (let i = 0; i < PROJECTS; i += 1) forecastOf(i);
  const all = performance.now() - begun;
  limit('one project', one, MOST_MS.one);
  limit(`${PROJECTS} projects`, all, MOST_MS.all);
  await benchPortfolio();
}

const NOW = Date.parse('2026-05-27T09:00:00+08:00');
/** Of a project as fillProvince makes them. */
const CLOCKS = 8;

/** The same number read from PostgreSQL through the verb of the leaders' page, with a question. */
async function benchPortfolio() {
  const { machine } = lookAround();
  if (machine === null) {
    say('  projects from a database left out: npm test says what this machine lacks');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  chmodSync(folder, 0o711);
  const server = await startPostgres(machine.postgresBin, folder, ['shared_buffers=256MB']);
  try {
    const options = { databaseUrl: server.url, dataDir: folder, bootstrapToken: null };
    const { system } = await systems.openSystem(options, { now: NOW, demo: false });
    await fillProvince(system, NOW, PROJECTS * CLOCKS);
    const actor = {
      username: 'lead',
      name: '分管领导',
      roles: /** @type {const} */ (['leader']),
      department: null,
      region: '000000',
      creditCode: null,
    };
    const begun = performance.now();
    const query = { basis: /** @type {const} */ ('median'), item: 'SG07', workingDays: 5 };
    const { rows } = await chains.getPortfolio({ ...system, actor, now: NOW }, query);
    limit(
      `${rows.length} projects from PostgreSQL, as they stand and as asked`,
      performance.now() - begun,
      MOST_MS.all,
    );
    await systems.closeSystem(system);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} what @param {number} ms @param {number} most */
function limit(what, ms, most) {
  // Said as a ratio to what was asked, so that the report keeps it among its expectations.
  say(`  ${what}: ${ms.toFixed(ms < 10 ? 2 : 0)} ms`);
  compare({
    what,
    rate: 1000 / ms,
    reference: `${most} ms`,
    before: 1000 / most,
    after: 1000 / most,
    unit: 'a second',
    expected: 1,
  });
}
