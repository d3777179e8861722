// The demonstration as a program of its own for browser tests: loaded once, then copied for every test file that asks.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { type RunningServer, startServer } from '../support/server.ts';

export const DEMO_PASSWORD = 'yongkang-2026';

/** The projects of the demonstration by the letter and number of their stories. */
const names = {
  P1: '永丰精密厂房',
  P2: '云栖商住',
  P3: '古山标准厂房',
  P4: '龙山仓储',
  P5: '象珠塑料',
  P6: '芝英五金',
} as const;
export type ProjectName = keyof typeof names;

export interface DemoProgram {
  readonly url: string;
  /** Path of a project's page. */
  readonly project: (name: ProjectName) => string;
  /** Path of the ledger of an item's promised clock. */
  readonly ledger: (name: ProjectName, item: string) => string;
  /** Path of the form that records what happened to an item. */
  readonly record: (name: ProjectName, item: string, type?: string) => string;
  /** Signs the page's browser in, past the form. */
  readonly signIn: (page: Page, username: string) => Promise<void>;
  /** A call of the API with the token of an account with the role `integration`. */
  readonly api: (path: string, init?: RequestInit) => Promise<Response>;
  /** What the program has printed. */
  readonly output: () => string;
}

/** Call once at the top of a test file. The program listens from its first to its last test; its clock stands still. */
export function useDemo(): DemoProgram {
  let server: RunningServer | undefined;
  let folder = '';
  const ids = new Map<string, string>();
  const running = (): RunningServer => {
    if (!server) throw new Error('the demonstration runs inside tests only');
    return server;
  };
  const demo: DemoProgram = {
    get url() {
      return running().url;
    },
    project: (name) => `/projects/${ids.get(names[name])}`,
    ledger: (name, item) => `${demo.project(name)}/cases/${item}/ledger?clock=promised`,
    record: (name, item, type) =>
      `${demo.project(name)}/cases/${item}/events${type === undefined ? '' : `?type=${type}`}`,
    signIn: async (page, username) => {
      const answer = await page.request.post(`${demo.url}/sign-in`, {
        form: { username, password: DEMO_PASSWORD },
        headers: { origin: demo.url },
        maxRedirects: 0,
      });
      if (answer.status() !== 303) throw new Error(`${username} could not sign in: ${answer.status()}`);
    },
    api: (path, init = {}) =>
      fetch(`${demo.url}${path}`, {
        ...init,
        headers: { ...Object(init.headers), authorization: `Bearer ${tokenIn(running().output())}` },
      }),
    output: () => running().output(),
  };

  beforeAll(async () => {
    const loaded = await loadedFolder();
    folder = mkdtempSync(join(tmpdir(), 'demo-run-'));
    cpSync(loaded, folder, { recursive: true });
    server = await startServer({ env: { DATA_DIR: folder }, args: ['demo'], readyWithin: 60_000 });
    const answer = await demo.api('/api/projects');
    const { items } = (await answer.json()) as { items: { id: string; name: string }[] };
    for (const { id, name } of items) ids.set(name, id);
  }, 240_000);
  afterAll(async () => {
    await server?.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  });
  return demo;
}

/** Loading the sample takes many times as long as opening it: done once for one state of the program. */
async function loadedFolder(): Promise<string> {
  const ready = join(tmpdir(), `demo-${stateOfProgram()}`);
  if (existsSync(ready)) return ready;
  const fresh = mkdtempSync(join(tmpdir(), 'demo-load-'));
  const dataDir = join(fresh, 'data');
  cpSync(inject('pgliteTemplate'), dataDir, { recursive: true });
  const server = await startServer({ env: { DATA_DIR: dataDir }, args: ['demo'], readyWithin: 180_000 });
  await server.stop();
  renameSync(dataDir, ready);
  rmSync(fresh, { recursive: true, force: true });
  return ready;
}

function stateOfProgram(): string {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const hash = createHash('sha256');
  for (const folder of ['dist', 'fixtures', 'drizzle', 'calendars']) {
    for (const file of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).toSorted()) {
      const { size, mtimeMs } = statSync(join(root, folder, file));
      hash.update(`${folder}/${file} ${size} ${mtimeMs}\n`);
    }
  }
  return hash.digest('hex').slice(0, 16);
}

function tokenIn(printed: string): string {
  const token = /API token \(api01[^)]*\): (\S+)/.exec(printed)?.[1];
  if (token === undefined) throw new Error(`no token among what was printed:\n${printed}`);
  return token;
}
