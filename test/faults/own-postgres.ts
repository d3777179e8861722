// A PostgreSQL of one test's own, which it may kill with `kill -9` and start again on the same files and port.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres from 'postgres';
import { lookAround } from '../support/machine.mjs';
import { startPostgres } from '../support/servers.mjs';

export interface OwnPostgres {
  readonly url: string;
  /** `kill -9` of the server; its connections break. */
  kill(): Promise<void>;
  /** Starts it again and waits until it has recovered. */
  startAgain(): Promise<void>;
  /** Stops it and removes its files. */
  remove(): Promise<void>;
}

export async function ownPostgres(): Promise<OwnPostgres> {
  const bin = lookAround().machine?.postgresBin;
  if (bin === undefined) throw new Error('no PostgreSQL server on this machine');
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  chmodSync(folder, 0o711); // it may run as another user, who must get to its own folder
  const first = await startPostgres(bin, folder);
  const home = join(folder, 'postgres');
  const { uid, gid } = statSync(home);
  let again: ChildProcess | null = null;
  return {
    url: first.url,
    kill: async () => {
      const pid = again?.pid ?? first.pid;
      process.kill(pid, 'SIGKILL');
      while (isAlive(pid)) await sleep(20);
    },
    startAgain: async () => {
      const args = [
        '-D',
        join(home, 'data'),
        '-p',
        `${first.port}`,
        '-k',
        home,
        '-c',
        'listen_addresses=127.0.0.1',
      ];
      // Orphans of the killed one hold its shared memory for a moment.
      for (let tries = 0; tries < 100; tries += 1) {
        again = spawn(join(bin, 'postgres'), args, { uid, gid, cwd: home, stdio: 'ignore' });
        if (await becomesReady(again, first.url)) return;
        await sleep(100);
      }
      throw new Error('PostgreSQL does not start again');
    },
    remove: async () => {
      if (again === null) await first.stop();
      else if (again.exitCode === null && again.signalCode === null) {
        const gone = once(again, 'exit');
        again.kill('SIGQUIT');
        await gone;
      }
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function becomesReady(child: ChildProcess, url: string): Promise<boolean> {
  while (child.exitCode === null) {
    const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
    try {
      await sql`select 1`;
      return true;
    } catch {
      await sleep(50);
    } finally {
      await sql.end({ timeout: 1 });
    }
  }
  return false;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
