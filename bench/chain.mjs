// @ts-check
// A project of thirty cases driven from filing to the permit over HTTP on PostgreSQL, ten at once; then its whole view and its
// page, asked over lines that stay open, against a Hono hello.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { lookAround } from '../test/support/machine.mjs';
import { startPostgres } from '../test/support/servers.mjs';
import { program } from './built.mjs';
import { load, start } from './pages.mjs';
import { compare, heading, say } from './report.mjs';

const AT_ONCE = 10;
const TOKEN = 'bench-administrator-token-of-this-run-only';
const EXPECTED_VIEW = 1 / 50;
/** An example of a published workflow engine: 1.7 s for ten steps; a third of that a step is asked. */
const ENGINE_MS = 170;
const here = new URL('.', import.meta.url).pathname;

/** Chain with every item of its heaviest profile. */
const TEMPLATE = 'nb-realestate-95';
const tasks = ['intermediary', 'owner_task', 'utility', 'milestone'];

/** @typedef {{ item: string, body: Record<string, unknown> }} Step */
/** @typedef {{ code: string, kind: string, output?: object, prerequisites: { item: string }[] }} Item */

/** @param {string} url @param {string} path @param {string} token @param {unknown} [body] */
async function call(url, path, token, body) {
  const answer = await fetch(`${url}/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Everything that happens to every case, in an order in which it may. @param {Item[]} items @returns {Step[]} */
function stepsOf(items) {
  const done = new Set();
  /** @type {Step[]} */
  const steps = [];
  while (done.size < items.length) {
    const next = items.filter(
      ({ code, prerequisites }) => !done.has(code) && prerequisites.every(({ item }) => done.has(item)),
    );
    if (next.length === 0) throw new Error('the chain has a circle');
    for (const { code, kind, output } of next) {
      const types = tasks.includes(kind)
        ? [{ type: 'start' }, { type: 'finish' }]
        : [
            { type: 'receive' },
            { type: 'accept' },
            { type: 'decide', result: 'approve' },
            ...(output === undefined ? [] : [{ type: 'deliver' }]),
          ];
      steps.push(...types.map((body) => ({ item: code, body })));
      done.add(code);
    }
  }
  return steps;
}

/** @param {number[]} sorted @param {number} share */
const quantile = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/**
 * @param {string} url @param {string} token @param {number} serial @param {Step[]} steps @param {Record<string, unknown>} profile
 * @param {number[]} times
 */
async function drive(url, token, serial, steps, profile, times) {
  const project = await call(url, '/projects', token, {
    code: `2605-330212-04-01-${String(serial).padStart(6, '0')}`,
    name: `样板商住 ${serial}`,
    template: TEMPLATE,
    region: '330212',
    owner: { name: '四明置业有限公司', creditCode: '91330784MA2YFJM008' },
    attributes: profile,
  });
  for (const { item, body } of steps) {
    const begun = performance.now();
    await call(url, `/projects/${project.id}/cases/${item}/events`, token, body);
    times.push(performance.now() - begun);
  }
  return project;
}

export async function benchChain() {
  const { machine } = lookAround();
  if (machine === null) {
    say('\nProjects over HTTP left out: npm test says what this machine lacks');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  chmodSync(folder, 0o711);
  const server = await startPostgres(machine.postgresBin, folder);
  const hello = await start([join(here, 'hello.mjs'), 'PORT'], {}, '/');
  const env = {
    DATABASE_URL: server.url,
    DATA_DIR: folder,
    BOOTSTRAP_TOKEN: TOKEN,
    APP_NOW: '2026-05-27T09:00:00+08:00',
  };
  const house = await start([program], env, '/readyz');
  try {
    const { document } = await call(house.url, `/templates/${TEMPLATE}`, TOKEN);
    const account = { username: 'bench', name: '基准', roles: ['integration'], region: '000000' };
    await call(house.url, '/accounts', TOKEN, account);
    const { token } = await call(house.url, '/accounts/bench/tokens', TOKEN, { name: 'bench' });
    const profile = document.max_profile;
    const probe = await drive(house.url, token, 1, [], profile, []);
    const items = /** @type {Item[]} */ (document.items).filter(({ code }) =>
      probe.cases.some((/** @type {{ item: string }} */ one) => one.item === code),
    );
    const steps = stepsOf(items);
    heading(
      `${AT_ONCE} projects of ${items.length} cases at once, ${steps.length} steps each, over HTTP on PostgreSQL`,
    );
    await drive(house.url, token, 2, steps, profile, []); // so that code and plans are warm
    /** @type {number[]} */
    const times = [];
    const begun = performance.now();
    const driven = await Promise.all(
      Array.from({ length: AT_ONCE }, (_, i) => drive(house.url, token, 10 + i, steps, profile, times)),
    );
    const seconds = (performance.now() - begun) / 1000;
    const sorted = times.toSorted((a, b) => a - b);
    const mean = times.reduce((sum, ms) => sum + ms, 0) / times.length;
    say(
      `  ${times.length} steps in ${seconds.toFixed(1)} s; a step ${mean.toFixed(1)} ms on average, ` +
        `50 % ${quantile(sorted, 0.5).toFixed(1)}, 95 % ${quantile(sorted, 0.95).toFixed(1)}, longest ${(sorted.at(-1) ?? 0).toFixed(1)} ms`,
    );
    compare({
      what: 'steps of one project',
      rate: 1000 / mean,
      reference: 'the published engine (ten steps in 1.7 s)',
      before: 1000 / ENGINE_MS,
      after: 1000 / ENGINE_MS,
      unit: 'a second',
      expected: 3,
    });
    const id = driven[0]?.id ?? '';
    heading('The whole of one such project, over 8 lines');
    const views = /** @type {const} */ ([
      ['project view (API)', `/api/projects/${id}`, EXPECTED_VIEW],
      ['forecast (API)', `/api/projects/${id}/forecast`, 0],
      ['time account (API)', `/api/projects/${id}/time-account`, 0],
    ]);
    for (const [what, path, expected] of views) {
      const before = await load(`${hello.url}/`, '', 'hello');
      const measured = await load(`${house.url}${path}`, `Bearer ${token}`, id);
      const after = await load(`${hello.url}/`, '', 'hello');
      compare({
        what: `${what} (${Math.round(measured.size / 1024)} KiB)`,
        rate: measured.rate,
        reference: 'hello',
        before: before.rate,
        after: after.rate,
        unit: 'a second',
        expected,
      });
    }
  } finally {
    hello.stop();
    house.stop();
    await sleep(800);
    await server.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
