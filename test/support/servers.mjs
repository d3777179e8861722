// @ts-check
// Throw-away PostgreSQL and Redis servers: free loopback port, files below a folder the caller removes, nothing kept.
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {{ url: string, port: number, pid: number, stop: () => Promise<void> }} ThrowAway */

const TRIES = 3; // another program may take the free port before the server does
const READY_WITHIN_MS = 30_000;

/** @returns {Promise<number>} a port of 127.0.0.1 that nobody listens on at this moment */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(address && typeof address === 'object' ? address.port : 0));
    });
  });
}

/**
 * Durability settings (fsync, synchronous_commit) stay as a real server has them: fault tests rely on it.
 * @param {string} bin  folder with initdb and postgres
 * @param {string} parent  existing folder in which `postgres/` is made
 * @param {string[]} [more]  settings beyond these
 * @returns {Promise<ThrowAway>}
 */
export async function startPostgres(bin, parent, more = []) {
  const home = join(parent, 'postgres');
  mkdirSync(home, { mode: 0o700 });
  const owner = unprivilegedUser();
  if (owner) chownSync(home, owner.uid, owner.gid);
  const data = join(home, 'data');
  const initdb = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'];
  const made = spawnSync(join(bin, 'initdb'), initdb, { ...owner, encoding: 'utf8', cwd: home });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error ?? made.stderr}`);
  const settings = ['listen_addresses=127.0.0.1', 'shared_buffers=32MB', 'max_connections=200', ...more];
  return startWithRetry((port) => ({
    command: join(bin, 'postgres'),
    args: ['-D', data, '-p', `${port}`, '-k', home, ...settings.flatMap((setting) => ['-c', setting])],
    log: join(home, 'server.log'),
    cwd: home,
    owner,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    isReady: () =>
      spawnSync(join(bin, 'pg_isready'), ['-q', '-h', '127.0.0.1', '-p', `${port}`]).status === 0,
    signal: 'SIGQUIT', // immediate: the cluster is thrown away anyhow
  }));
}

/**
 * @param {string} program  redis-server
 * @param {string} parent  existing folder in which `redis/` is made
 * @returns {Promise<ThrowAway>}
 */
export async function startRedis(program, parent) {
  const home = join(parent, 'redis');
  mkdirSync(home);
  return startWithRetry((port) => ({
    command: program,
    args: ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', home],
    log: join(home, 'server.log'),
    cwd: home,
    owner: undefined,
    url: `redis://127.0.0.1:${port}`,
    isReady: () => answers(port),
    signal: 'SIGKILL',
  }));
}

/**
 * @typedef {{ command: string, args: string[], log: string, cwd: string, owner: { uid: number, gid: number } | undefined,
 *   url: string, isReady: () => boolean | Promise<boolean>, signal: NodeJS.Signals }} Recipe
 * @param {(port: number) => Recipe} recipeFor
 * @returns {Promise<ThrowAway>}
 */
async function startWithRetry(recipeFor) {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const recipe = recipeFor(port);
    const log = openSync(recipe.log, 'w');
    // A session of its own, so that Ctrl-C reaches the tests first and the servers are stopped after them.
    const options = { ...recipe.owner, cwd: recipe.cwd, detached: true };
    const child = spawn(recipe.command, recipe.args, { ...options, stdio: ['ignore', log, log] });
    closeSync(log);
    child.on('error', () => {}); // told through exitedOf
    if (await becomesReady(child, recipe)) {
      return { url: recipe.url, port, pid: child.pid ?? 0, stop: () => stop(child, recipe.signal) };
    }
    await stop(child, 'SIGKILL');
    if (attempt === TRIES)
      throw new Error(`${recipe.command} did not start:\n${readFileSync(recipe.log, 'utf8')}`);
  }
}

/** @param {ChildProcess} child @param {Recipe} recipe */
async function becomesReady(child, recipe) {
  for (let waited = 0; waited < READY_WITHIN_MS && !hasEnded(child); waited += 50) {
    if (await recipe.isReady()) return !hasEnded(child);
    await sleep(50);
  }
  return false;
}

/** @param {ChildProcess} child @param {NodeJS.Signals} signal */
async function stop(child, signal) {
  for (let waited = 0; !hasEnded(child); waited += 25) {
    if (waited === 0) child.kill(signal);
    if (waited === 10_000) child.kill('SIGKILL');
    await sleep(25);
  }
}

/** @param {ChildProcess} child */
const hasEnded = (child) => child.pid === undefined || child.exitCode !== null || child.signalCode !== null;

/** @param {number} port @returns {Promise<boolean>} */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** PostgreSQL refuses to run as root: then it is given to `postgres`, else to `nobody`. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return undefined;
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, name], { encoding: 'utf8' }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no user `postgres` or `nobody` to run it as',
  );
}
