// @ts-check
// Loaded before a program that an npm script starts: builds `dist/` when it is missing or older than the sources.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

// An installation without development packages brings its dist/ along.
if (existsSync(tsc)) {
  const build = spawnSync(process.execPath, [tsc, '-p', root], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (build.status !== 0) process.exit(1);
}

// npm puts a shell in between which dies of SIGTERM without passing it on; the program, and its lock on the data, would stay.
const shell = process.ppid;
setInterval(() => {
  if (process.ppid !== shell) process.kill(process.pid, 'SIGTERM');
}, 500).unref();
