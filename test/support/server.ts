// Starts the built program as a child on a free port and waits until it is ready; can stop, kill -9 and start it again.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { freePort } from './servers.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const loopbackOnly = pathToFileURL(fileURLToPath(new URL('./loopback-only.mjs', import.meta.url))).href;

export interface ServerOptions {
  /** Variables of the program, e.g. `{ ...database.env, APP_NOW: '2026-05-27T09:00:00+08:00' }`. */
  readonly env: Readonly<Record<string, string>>;
  /** Arguments after `main.js`, e.g. `['demo']`. */
  readonly args?: readonly string[];
  /** How long until ready, in milliseconds; 30 s unless told. */
  readonly readyWithin?: number;
}

export interface RunningServer {
  /** `http://127.0.0.1:<port>`, the same after `restart`. */
  readonly url: string;
  readonly port: number;
  readonly pid: () => number;
  /** Everything the program has printed so far, all starts together. */
  readonly output: () => string;
  /** Milliseconds from start to ready, of the latest start. */
  readonly readyAfter: () => number;
  /** Asks it to end (SIGTERM), waits, and gives the exit code. */
  readonly stop: () => Promise<number | null>;
  /** `kill -9`, and waits until it is gone. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same port; `env` is added to the earlier one. */
  readonly restart: (env?: Readonly<Record<string, string>>) => Promise<void>;
}

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** Rejects with what the program printed when it ends, or is not ready in time. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  if (!existsSync(program)) throw new Error('dist/main.js is not there: npm run build');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let env = options.env;
  let printed = '';
  let started = await start();

  async function start(): Promise<{ child: ChildProcess; readyAfter: number }> {
    const begun = performance.now();
    const child = spawn(process.execPath, ['--import', loopbackOnly, program, ...(options.args ?? [])], {
      cwd: root,
      env: { ...surroundings(), HOST: '127.0.0.1', PORT: `${port}`, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
    });
    const limit = options.readyWithin ?? 30_000;
    while (!(await isReady(url))) {
      const late = performance.now() - begun > limit;
      if (late) await end(child, 'SIGKILL');
      if (hasEnded(child)) {
        const how = late
          ? `was not ready within ${limit} ms`
          : `ended with ${child.exitCode ?? child.signalCode}`;
        throw new Error(`the program ${how}; it printed:\n${printed}`);
      }
      await sleep(20);
    }
    return { child, readyAfter: performance.now() - begun };
  }

  return {
    url,
    port,
    pid: () => started.child.pid ?? 0,
    output: () => printed,
    readyAfter: () => started.readyAfter,
    stop: async () => {
      await end(started.child, 'SIGTERM');
      return started.child.exitCode;
    },
    kill: () => end(started.child, 'SIGKILL'),
    restart: async (more = {}) => {
      await end(started.child, 'SIGTERM');
      env = { ...env, ...more };
      started = await start();
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer(); // read, not cancelled: msw keeps a copy of the body, and cancelling waits for that too
    return answer.status === 200;
  } catch {
    return false;
  }
}

/** One that does not end by itself within 15 s is killed: its tests then see no exit code. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  const patience = setTimeout(() => child.kill('SIGKILL'), 15_000);
  await gone;
  clearTimeout(patience);
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** What a program needs of the surroundings, without any setting of ours. */
function surroundings(): Record<string, string> {
  const names = ['PATH', 'HOME', 'LANG', 'TZ', 'TMPDIR', 'SystemRoot'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
