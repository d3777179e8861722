// Makes one empty embedded database per run, which `freshDatabase` copies: initialising PGlite on disk takes seconds each time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    pgliteTemplate: string;
  }
}

// Each project loads this file anew; they share the template through the process.
const shared: typeof globalThis & { pgliteTemplate?: Promise<string> } = globalThis;

export default async function setup(project: TestProject): Promise<() => void> {
  shared.pgliteTemplate ??= makeTemplate();
  const folder = await shared.pgliteTemplate;
  project.provide('pgliteTemplate', join(folder, 'data'));
  return () => rmSync(folder, { recursive: true, force: true });
}

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pglite-template-'));
  const inMemory = new PGlite(); // initialised in memory and then written out: twice as quick as on disk
  await inMemory.waitReady;
  const loadDataDir = await inMemory.dumpDataDir('none');
  await inMemory.close();
  const onDisk = new PGlite({ dataDir: join(folder, 'data'), loadDataDir });
  await onDisk.waitReady;
  await onDisk.close();
  return folder;
}
