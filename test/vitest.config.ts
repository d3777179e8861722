// The test projects: `unit` (no database), `proof` (the two engines, a million cases), the integration files twice
// (`pglite`, `postgres`), `browser` and `faults`.
// A project whose server is not named in the environment is left out, and said so; `npm test` names them all.
import { stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig, type TestProjectConfiguration } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));
const env = process.env;

const integration = ['api', 'cli', 'jobs', 'services', 'store'].map(
  (room) => `test/${room}/**/*.test.{ts,tsx}`,
);
const browser = ['test/browser/**/*.test.{ts,tsx}'];
const faults = ['test/faults/**/*.test.{ts,tsx}'];
const proof = ['test/proof/**/*.test.ts'];
const setupFiles = ['test/support/no-foreign-host.ts'];
const common = { root, oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } } } as const;

const unit: TestProjectConfiguration = {
  ...common,
  test: {
    name: 'unit',
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [...integration, ...browser, ...faults, ...proof],
    setupFiles,
    isolate: false, // pure rules leave nothing behind; loading them once keeps the project quick
    testTimeout: 20_000,
    sequence: { groupOrder: 0 },
  },
};

/** Long runs of pure rules, beside `unit`. */
const proven: TestProjectConfiguration = {
  ...common,
  test: { name: 'proof', include: proof, setupFiles, testTimeout: 300_000, sequence: { groupOrder: 0 } },
};

const onDatabase = (store: 'pglite' | 'postgres'): TestProjectConfiguration => ({
  ...common,
  test: {
    name: store,
    include: integration,
    setupFiles,
    globalSetup: store === 'pglite' ? ['test/support/pglite-template.ts'] : [],
    env: { TEST_STORE: store },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { groupOrder: 1 },
  },
});

/** Tests that start the built program; one at a time, so that two cores serve one measurement. */
const onProgram = (name: string, include: string[], groupOrder: number): TestProjectConfiguration => ({
  ...common,
  test: {
    name,
    include,
    setupFiles: ['test/support/loopback-only.mjs'], // without msw: these tests watch real connections break
    globalSetup: ['test/support/built.ts', 'test/support/pglite-template.ts'],
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    sequence: { groupOrder },
  },
});

const projects: TestProjectConfiguration[] = [unit, proven, onDatabase('pglite')];
needing('TEST_DATABASE_URL', onDatabase('postgres'));
needing('CHROMIUM_PATH', onProgram('browser', browser, 2));
needing('TEST_DATABASE_URL', onProgram('faults', faults, 3));

export default defineConfig({
  ...common,
  test: {
    projects,
    reporters: env['TEST_REPORT'] ? ['default', ['json', { outputFile: env['TEST_REPORT'] }]] : ['default'],
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
  },
});

function needing(variable: string, project: TestProjectConfiguration): void {
  if (env[variable]) projects.push(project);
  else if (typeof project === 'object' && 'test' in project) {
    stderr.write(`Left out: ${project.test?.name}, because ${variable} is not set (npm test sets it).\n`);
  }
}
