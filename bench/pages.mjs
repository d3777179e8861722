// @ts-check
// Pages a second over lines that stay open: home, a project and the list of the sample, against a Hono hello.
import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../test/support/servers.mjs';
import { fixtures, program } from './built.mjs';
import { compare, heading } from './report.mjs';

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);
const LINES = 8;
const EXPECTED_HOME = 1 / 75;
const EXPECTED_OWNER = 1 / 50;
const here = new URL('.', import.meta.url).pathname;
const execute = promisify(execFile);

/** @param {string[]} args @param {Record<string, string>} env @param {string} readyPath */
export async function start(args, env, readyPath) {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    args.map((arg) => arg.replace('PORT', `${port}`)),
    {
      env: { PATH: process.env['PATH'] ?? '', PORT: `${port}`, HOST: '127.0.0.1', ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 1200; tries += 1) {
    const answer = await fetch(`${url}${readyPath}`).catch(() => null);
    if (answer?.status === 200) return { url, pid: child.pid ?? 0, stop: () => child.kill('SIGTERM') };
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  child.kill('SIGKILL');
  throw new Error(`${args.join(' ')} did not start`);
}

/** @param {string} url @param {string} cookie @param {string} word @returns {Promise<{ rate: number, size: number }>} */
export async function load(url, cookie, word) {
  const args = [join(here, 'load.mjs'), url, `${SECONDS}`, `${LINES}`, cookie, word];
  return JSON.parse((await execute(process.execPath, args)).stdout);
}

/** Signs the proxy clerk of the sample in. @param {string} url @returns {Promise<string>} the cookie */
async function signIn(url) {
  const { password } = /** @type {{ password: string }} */ (fixtures.readFixture('demo/accounts.yaml'));
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ username: 'agent01', password }),
    redirect: 'manual',
  });
  const [cookie = ''] = answer.headers.getSetCookie().map((text) => text.split(';')[0] ?? '');
  if (answer.status !== 303 || cookie === '') throw new Error(`signing in gave ${answer.status}`);
  return cookie;
}

/** Makes a link for the owner of a project. @param {string} url @param {string} project @param {string} cookie */
async function ownerLink(url, project, cookie) {
  const headers = { origin: url, cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const answer = await fetch(`${url}${project}/links`, { method: 'POST', headers, body: '' });
  const path = /\/o\/[\w-]{44}/.exec(await answer.text())?.[0];
  if (path === undefined) throw new Error(`making a link gave ${answer.status}`);
  return path;
}

export async function benchPages() {
  heading(`Pages over ${LINES} lines, signed in, sample data on PGlite`);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const hello = await start([join(here, 'hello.mjs'), 'PORT'], {}, '/');
  const demo = await start([program, 'demo'], { DATA_DIR: folder }, '/readyz');
  try {
    const cookie = await signIn(demo.url);
    const list = await (await fetch(`${demo.url}/projects`, { headers: { cookie } })).text();
    const project = /href="(\/projects\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? '';
    const owner = await ownerLink(demo.url, project, cookie);
    const pages = /** @type {const} */ ([
      ['home', '/', '永丰精密厂房', EXPECTED_HOME],
      ['project page', project, 'GH02', 0],
      ['list', '/projects', '永丰精密厂房', 0],
      ['owner page by its link', owner, '目前无需您办理', EXPECTED_OWNER],
    ]);
    // The database in WebAssembly is compiled as it runs: a program that has just started is not what people meet.
    for (const [, path, word] of pages) await load(`${demo.url}${path}`, cookie, word);
    for (const [what, path, word, expected] of pages) {
      const before = await load(`${hello.url}/`, '', 'hello');
      const measured = await load(`${demo.url}${path}`, cookie, word);
      const after = await load(`${hello.url}/`, '', 'hello');
      compare({
        what: `${what} (${Math.round(measured.size / 1024)} KiB)`,
        rate: measured.rate,
        reference: 'hello',
        before: before.rate,
        after: after.rate,
        unit: 'pages a second',
        expected,
      });
    }
  } finally {
    hello.stop();
    demo.stop();
    await sleep(500);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
