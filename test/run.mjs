// @ts-check
// `npm test`: brings what the machine lacks, builds, starts throw-away servers, runs every test against them, cleans up.
// Arguments go to vitest: `npm test -- test/store`, `npm test -- -t name`, `npm test -- --project pglite`.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install, lookAround, mayInstall, packagesFor } from './support/machine.mjs';
import { startPostgres, startRedis } from './support/servers.mjs';
import { tally } from './support/tally.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = createRequire(import.meta.url);
/** What a developer's own environment must not bring into the tests. */
const FOREIGN = [
  'DATABASE_URL',
  'REDIS_URL',
  'DATA_DIR',
  'PORT',
  'HOST',
  'APP_NOW',
  'BOOTSTRAP_TOKEN',
  'NODE_ENV',
];

/** @type {Array<() => unknown>} */
const cleanups = [];
/** @type {NodeJS.Signals | null} */
let stoppedBy = null;
/** @type {(signal: NodeJS.Signals) => void} */
let passOn = () => {};
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => stopBecause(signal));
}
// npm puts a shell in between, which does not pass signals on: its end is ours.
const shell = process.ppid;
setInterval(() => process.ppid !== shell && stopBecause('SIGTERM'), 500).unref();

/** @param {NodeJS.Signals} signal */
function stopBecause(signal) {
  if (!stoppedBy) passOn(signal);
  stoppedBy = signal;
}

/** @param {string} text */
const say = (text) => process.stderr.write(`${text}\n`);

process.exitCode = await main().catch((error) => {
  if (!stoppedBy) say(error instanceof Error ? error.message : String(error));
  return 1;
});
for (const cleanup of cleanups.reverse()) await cleanup();
if (stoppedBy) process.exitCode = 128 + constants.signals[stoppedBy];

/** @returns {Promise<number>} the exit code */
async function main() {
  const { postgresBin, redis, chromium } = completeMachine();
  if (!process.env['TEST_BUILT']) build();
  const dir = mkdtempSync(join(tmpdir(), 'tracker-test-'));
  chmodSync(dir, 0o711); // PostgreSQL may run as another user, who must get to its own folder
  const guard = guardAgainstSudden(dir);
  mkdirSync(join(dir, 'tmp'));

  goOn();
  const database = await startPostgres(postgresBin, dir);
  guard.watch('QUIT', database.pid);
  cleanups.push(database.stop);
  goOn();
  const queue = await startRedis(redis, dir);
  guard.watch('KILL', queue.pid);
  cleanups.push(queue.stop);
  goOn();

  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !FOREIGN.includes(name)));
  const report = process.env['TEST_REPORT'] || join(dir, 'report.json');
  const code = await runVitest(guard, {
    ...env,
    TEST_DATABASE_URL: database.url,
    TEST_REDIS_URL: queue.url,
    CHROMIUM_PATH: chromium,
    TEST_REPORT: report,
    TEST_BUILT: '1',
    TMPDIR: join(dir, 'tmp'), // whatever a test leaves behind goes with the folder
  });
  return code === 0 ? checkReport(report) : code;
}

function completeMachine() {
  const before = lookAround();
  if (before.machine) return before.machine;
  const wanted = packagesFor(before.lacks);
  const command = `apt-get update && apt-get install -y --no-install-recommends ${wanted.join(' ')}`;
  say(`The tests need ${before.lacks.map((lack) => lack.what).join(', ')}.`);
  if (!mayInstall()) {
    throw new Error(`Missing Debian packages: ${wanted.join(' ')}\nInstall them as root with:\n  ${command}`);
  }
  say(`Installing the Debian packages ${wanted.join(' ')} …`);
  install(wanted);
  const after = lookAround();
  if (after.machine) return after.machine;
  const left = packagesFor(after.lacks).join(' ');
  throw new Error(`Still missing after apt-get: ${left}\nInstall them as root with:\n  ${command}`);
}

function build() {
  const tsc = join(dirname(packages.resolve('typescript/package.json')), 'bin/tsc');
  if (
    spawnSync(process.execPath, [tsc, '-p', root], { stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0
  ) {
    throw new Error('The build failed.');
  }
}

/**
 * @param {ReturnType<typeof guardAgainstSudden>} guard
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>}
 */
function runVitest(guard, env) {
  const vitest = join(dirname(packages.resolve('vitest/package.json')), 'vitest.mjs');
  const args = [vitest, 'run', '--config', 'test/vitest.config.ts', ...process.argv.slice(2)];
  // A process group of its own: whatever the tests started can be ended with it, and nothing else.
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  const endAll = (/** @type {NodeJS.Signals} */ signal) => {
    try {
      process.kill(-(child.pid ?? 0), signal);
    } catch {
      // Nobody is left in the group.
    }
  };
  guard.watch('KILL', -(child.pid ?? 0));
  cleanups.push(() => endAll('SIGKILL'));
  passOn = (signal) => {
    child.kill(signal);
    setTimeout(() => endAll('SIGKILL'), 5_000).unref();
  };
  return new Promise((resolve) => {
    child.once('error', () => resolve(1)).once('exit', (code) => resolve(code ?? 1));
  });
}

/**
 * vitest is content with a run in which nothing happened, or everything was skipped. We are not: something must have run, and
 * a whole run skips nothing. One narrowed by arguments may.
 * @param {string} report
 * @returns {number} the exit code
 */
function checkReport(report) {
  const { failed, skipped } = tally(report, 0);
  const isWhole = process.argv.length === 2;
  if (failed > 0) say('The tests ended without a result.');
  if (isWhole && skipped.length > 0) say(`Skipped, though all they need is here:\n  ${skipped.join('\n  ')}`);
  return failed > 0 || (isWhole && skipped.length > 0) ? 1 : 0;
}

/**
 * Makes sure of the end even when this process is killed outright: a shell waits for our end of a pipe to close, then ends
 * the processes named in a list and removes the folder. On an orderly end there is nothing left for it to do.
 * @param {string} dir
 */
function guardAgainstSudden(dir) {
  const list = join(dir, 'processes');
  const script = `cat >/dev/null; [ -f "$1/processes" ] || exit 0
    while read -r signal pid; do kill -s "$signal" -- "$pid"; done <"$1/processes"; sleep 1; rm -rf -- "$1"`;
  const shell = spawn('sh', ['-c', script, 'guard', dir], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  cleanups.push(() => {
    rmSync(dir, { recursive: true, force: true });
    shell.stdin.end();
  });
  return {
    /** @param {'QUIT' | 'KILL'} signal @param {number} pid  negative for a group */
    watch: (signal, pid) => writeFileSync(list, `${signal} ${pid}\n`, { flag: 'a' }),
  };
}

function goOn() {
  if (stoppedBy) throw new Error(`stopped by ${stoppedBy}`);
}
