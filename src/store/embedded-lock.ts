// One process at a time on an embedded directory: two would lose each other's acknowledged writes.
// The lock is a file that names its holder; what a killed process left behind is taken over.
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { faultCode, rootMessage, StoreProblem } from './problems.ts';
import { isRunning, type ProcessIdentity, thisProcess } from './process-identity.ts';

export interface EmbeddedLock {
  release(): void;
}

interface Holder extends ProcessIdentity {
  readonly host: string;
  /** RFC 3339. */
  readonly since: string;
  readonly nonce: string;
}

/** A sign of life is given this often, for readers on another host, who cannot look at the process itself. */
const HEARTBEAT_MS = 10_000;
const SILENT_MS = 60_000;

/** Takes `<dataDir>/db.lock`. Throws StoreProblem: `data_dir_in_use` names the holder, `data_dir_unusable` the fault. */
export function lockEmbedded(dataDir: string): EmbeddedLock {
  const path = join(dataDir, 'db.lock');
  try {
    const mine = take(path);
    const heartbeat = setInterval(() => signOfLife(path, mine), HEARTBEAT_MS);
    heartbeat.unref();
    return {
      release() {
        clearInterval(heartbeat);
        drop(path, mine);
      },
    };
  } catch (error) {
    if (error instanceof Held) throw inUse(dataDir, error.holder);
    // What Node adds after the reason names a file that nobody knows.
    const [reason] = rootMessage(error).split(/, \w+ '/);
    const message = `The data directory ${dataDir} cannot be written: ${reason}`;
    throw new StoreProblem('data_dir_unusable', message, error);
  }
}

class Held extends Error {
  readonly holder: Holder;
  constructor(holder: Holder) {
    super(`held by process ${holder.pid}`);
    this.holder = holder;
  }
}

const inUse = (dataDir: string, { pid, host, since }: Holder): StoreProblem =>
  new StoreProblem(
    'data_dir_in_use',
    `The embedded database in ${dataDir} is in use by process ${pid}${pid === process.pid ? ' (this one)' : ''} ` +
      `on ${host} since ${since}. Only one process may open it: stop that one first, ` +
      'or set DATABASE_URL so that several can share a PostgreSQL server.',
  );

function take(path: string): Holder {
  const draft = `${path}.${randomUUID()}`;
  try {
    writeFileSync(draft, '', { flag: 'wx' });
    const since = statSync(draft).mtime;
    const mine = {
      ...thisProcess(),
      host: hostname(),
      since: since.toISOString(),
      nonce: randomUUID(),
    };
    // The file is complete before it gets its name, so that nobody ever reads half a lock of a living process.
    writeFileSync(draft, textOf(mine), { flush: true });
    while (!linked(draft, path)) {
      const holder = read(path);
      if (holder !== null && isAlive(holder, path, since.getTime())) throw new Held(holder);
      removeStale(path, holder);
    }
    return mine;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Two that find the same stale lock must not remove each other's new one: only who holds the guard may remove. */
function removeStale(path: string, stale: Holder | null): void {
  const guardPath = `${path}.takeover`;
  let guard: Holder;
  try {
    guard = take(guardPath);
  } catch (error) {
    if (!(error instanceof Held)) throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    return;
  }
  if (read(path)?.nonce === stale?.nonce) rmSync(path, { force: true });
  drop(guardPath, guard);
}

function linked(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (faultCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** null when there is none, or when it was torn by a crash of the machine. */
function read(path: string): Holder | null {
  try {
    const holder: Partial<Holder> | null = JSON.parse(readFileSync(path, 'utf8'));
    const { pid, host, since, nonce, started = null, boot = null } = holder ?? {};
    if (pid === undefined || host === undefined || since === undefined || nonce === undefined) return null;
    return { pid, host, since, nonce, started, boot };
  } catch (error) {
    if (error instanceof SyntaxError || faultCode(error) === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(holder: Holder, path: string, now: number): boolean {
  if (holder.host === hostname()) return isRunning(holder);
  const lastSign = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return lastSign !== undefined && now - lastSign < SILENT_MS;
}

/** Writes the same text again: the file's time is then what the disk calls now. */
function signOfLife(path: string, mine: Holder): void {
  try {
    if (read(path)?.nonce === mine.nonce) writeFileSync(path, textOf(mine), { flag: 'r+' });
  } catch {
    // A full or read-only disk shows itself at the next write; the lock need not be the one to tell.
  }
}

const textOf = (holder: Holder): string => `${JSON.stringify(holder)}\n`;

function drop(path: string, mine: Holder): void {
  if (read(path)?.nonce === mine.nonce) rmSync(path, { force: true });
}
