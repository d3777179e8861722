// Which process it is, so that a number that was given to another one later is not mistaken for it.
import { existsSync, readFileSync } from 'node:fs';
import { faultCode } from './problems.ts';

export interface ProcessIdentity {
  readonly pid: number;
  /** Start time in ticks since boot, and the boot it counts from; null where the system has no /proc. */
  readonly started: string | null;
  readonly boot: string | null;
}

export const thisProcess = (): ProcessIdentity => ({
  pid: process.pid,
  started: startOf(process.pid),
  boot: bootId(),
});

/** Whether that very process still runs on this computer. Where there is no /proc, a living pid is taken for it. */
export function isRunning(identity: ProcessIdentity): boolean {
  if (!existsSync('/proc/self/stat')) return answersSignals(identity.pid);
  if (identity.boot !== null && identity.boot !== bootId()) return false;
  const started = startOf(identity.pid);
  return started !== null && (identity.started === null || identity.started === started);
}

/** Field 22 of /proc/<pid>/stat; null when the process is gone, or dead and not yet collected by its parent. */
function startOf(pid: number): string | null {
  const stat = contentOf(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The second field is the program's name in brackets, which may hold anything.
  const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return state === 'Z' || state === 'X' ? null : (rest[18] ?? null);
}

const bootId = (): string | null => contentOf('/proc/sys/kernel/random/boot_id')?.trim() ?? null;

function contentOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function answersSignals(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return faultCode(error) === 'EPERM';
  }
}
