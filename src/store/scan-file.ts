// Asks the virus scanner of the house about a file: a command that the operator names, run without a shell.
import { spawn } from 'node:child_process';

export type ScanOutcome = 'clean' | 'infected';

/** The scanner did not say; the file is neither taken nor blamed. */
export class ScanFailed extends Error {
  constructor(why: string) {
    super(`the virus scan gave no answer: ${why}`);
    this.name = 'ScanFailed';
  }
}

export interface Scan {
  /** Program and arguments; the path of the file is added as the last one. */
  readonly command: readonly string[];
  /** Default one minute. */
  readonly patienceMs?: number | undefined;
}

/** Exit 0 is clean, 1 infected; anything else, and silence beyond the patience, throws ScanFailed. */
export function scanFile({ command, patienceMs = 60_000 }: Scan, path: string): Promise<ScanOutcome> {
  const [program = '', ...args] = command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, path], {
      stdio: 'ignore',
      shell: false,
      timeout: patienceMs,
      killSignal: 'SIGKILL',
    });
    child.once('error', (error) => reject(new ScanFailed(error.message)));
    child.once('close', (code, signal) => {
      if (code === 0) resolve('clean');
      else if (code === 1) resolve('infected');
      else reject(new ScanFailed(code === null ? `ended by ${signal ?? 'nobody'}` : `exit ${code}`));
    });
  });
}
