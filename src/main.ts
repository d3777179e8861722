// Builds everything once and starts it. The only place that knows the system clock.
import './describable-shapes.ts';

import { pino } from 'pino';
import { CommandError } from './cli/command.ts';
import { runCommand } from './cli/index.ts';
import { readConfig } from './config.ts';
import type { Instant } from './domain/day.ts';
import { regionName } from './domain/regions.ts';
import { startJobs } from './jobs/queue.ts';
import { listen } from './listen.ts';
import { createServer } from './server.ts';
import { type Demo, describeDemo, issueDemoToken, loadDemo } from './services/load-demo.ts';
import { closeSystem, openSystem } from './services/open-system.ts';
import { failure, welcome } from './welcome.ts';

const [mode, ...args] = process.argv.slice(2);
const demoAsked = mode === 'demo';

/** How long another process may go on answering visitors by the calendar that was in force before. */
const LOOK_EVERY_MS = 30_000;

async function serveAll(): Promise<void> {
  const config = readConfig(undefined, undefined, demoAsked ? './data/demo' : './data');
  const log = pino({ level: config.logLevel }, pino.destination(2));
  const demo = demoAsked ? describeDemo() : null;
  const frozen = demo?.now ?? config.frozenNow;
  const now = (): Instant => frozen ?? Date.now();

  const { system, firstLink, faults } = await openSystem(config, {
    now: now(),
    demo: demo !== null,
    report: (error) => log.error({ err: error }, 'a file could not be scanned'),
  });
  for (const fault of faults) process.stderr.write(`${failure(fault)}\n`);
  if (demo !== null) await loadDemo(system);
  const token = demo === null ? null : await issueDemoToken(system, now());
  const app = await createServer({ system, now, log, demo: demo === null ? null : demoView(demo) });
  const jobs = startJobs({
    system,
    now,
    redisUrl: config.redisUrl,
    report: (job, error) => log.error({ job, err: error }, 'a job failed and will be tried again'),
  });
  // Visitors who are not signed in ask the calendar without asking the database.
  const looking = setInterval(() => {
    system.book
      .look()
      .catch((error: unknown) => log.warn({ err: error }, 'the calendars were not looked at'));
  }, LOOK_EVERY_MS);
  const finish = async (): Promise<void> => {
    clearInterval(looking);
    await jobs.stop();
    await closeSystem(system);
  };
  const server = await listen(app.fetch, config).catch(async (error: unknown) => {
    await finish();
    throw error;
  });
  const url = `http://${config.host}:${server.port}`;
  process.stdout.write(welcome({ url, demo, firstLink, token, frozen }));

  let stopping = false;
  const stop = async (signal: string): Promise<void> => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    await server.close();
    await finish();
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

const demoView = (demo: Demo) => ({
  place: { zh: regionName(demo.region, 'zh'), en: regionName(demo.region, 'en') },
  samples: { password: demo.password, accounts: demo.accounts },
});

/** `demo` serves the sample, `cli …` runs one command, nothing serves the real house. */
async function main(): Promise<void> {
  if (mode !== 'cli') return serveAll();
  const said = await runCommand(args, readConfig, ({ frozenNow }) => frozenNow ?? Date.now());
  process.stdout.write(`${said}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${failure(error)}\n`);
  process.exit(error instanceof CommandError ? error.exitCode : 1);
});
