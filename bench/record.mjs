// @ts-check
// Recorded events a second: the whole verb (rules, event, chain, read models) against a transaction that merely inserts
// an event and updates a row through the same driver, on both databases.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { lookAround } from '../test/support/machine.mjs';
import { startPostgres } from '../test/support/servers.mjs';
import { fixtures, opening, recording, systems } from './built.mjs';
import { compare, heading, say } from './report.mjs';

const NOW = Date.parse('2026-05-27T09:00:00+08:00');
const CLIENTS = [1, 4, 16];
const EXPECTED_AT_4 = 1 / 5;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 4);

/** @typedef {import('../src/services/context.ts').System} System */
/** @typedef {{ item: string, raw: Record<string, unknown> }} Request */

/** @type {import('../src/services/access.ts').Actor} */
const actor = {
  username: 'bench',
  name: '基准',
  roles: ['integration'],
  department: null,
  region: '000000',
  creditCode: null,
};

/** Story S1: 79 events of a project from filing to permit. @returns {Request[]} */
function storyRequests() {
  const story = /** @type {{ events: Record<string, string>[] }} */ (fixtures.readFixture('stories/S1.yaml'));
  return story.events.flatMap(({ date = '', item = '', event, ...more }) => {
    const raw = { type: event, occurredAt: date, ...more };
    const delivery = { type: 'deliver', occurredAt: date };
    return event === 'decide'
      ? [
          { item, raw },
          { item, raw: delivery },
        ]
      : [{ item, raw }];
  });
}

let serial = 0;

/** @param {System} system */
async function openOne(system) {
  serial += 1;
  const { project } = await opening.openProject(
    { ...system, actor, now: NOW },
    {
      code: `2503-330212-04-01-${String(serial).padStart(6, '0')}`,
      name: `样板厂房 ${serial}`,
      template: 'nb-industrial-59',
      region: '330212',
      owner: { name: '四明精工有限公司', creditCode: '91330784MA2YFJM008' },
    },
  );
  return project.id;
}

/** Work of the verb: every client records whole projects, event by event. @param {System} system */
function verb(system) {
  const requests = storyRequests();
  return {
    prepare: () => openOne(system),
    size: requests.length,
    /** @param {string} projectId @param {number} step */
    run: (projectId, step) => {
      const { item = '', raw } = requests[step] ?? {};
      const idempotency = { key: `${projectId}-${step}`, requestHash: 'bench' };
      return recording.recordEvent(
        { ...system, actor, now: NOW },
        { projectId, item, raw, expectedVersion: null, idempotency },
      );
    },
  };
}

/** The least a record can be: one row in, one row changed. @param {System} system */
async function bare({ store }) {
  await store.db.execute(
    sql`create table if not exists bench_projects (id text primary key, last_seq integer not null)`,
  );
  await store.db.execute(sql`create table if not exists bench_events
    (project_id text not null, seq integer not null, data jsonb not null, primary key (project_id, seq))`);
  const data = JSON.stringify({ type: 'decide', result: 'approve', note: '批准。'.repeat(100) });
  return {
    prepare: async () => {
      const id = crypto.randomUUID();
      await store.db.execute(sql`insert into bench_projects values (${id}, 0)`);
      return id;
    },
    size: 79,
    /** @param {string} id @param {number} step */
    run: (id, step) =>
      store.transaction(async (tx) => {
        await Promise.all([
          tx.execute(sql`insert into bench_events values (${id}, ${step}, ${data}::jsonb)`),
          tx.execute(sql`update bench_projects set last_seq = ${step} where id = ${id}`),
        ]);
      }),
  };
}

/**
 * Rounds of one project a client, of which only the events are timed, until the time is up.
 * @param {{ prepare: () => Promise<string>, size: number, run: (id: string, step: number) => Promise<unknown> }} work
 * @param {number} clients
 * @returns {Promise<number>} events a second
 */
async function rate({ prepare, size, run }, clients) {
  let [events, ms] = [0, 0];
  while (ms < SECONDS * 1000) {
    const ids = [];
    for (let i = 0; i < clients; i += 1) ids.push(await prepare());
    const until = performance.now() + SECONDS * 1000 - ms;
    const begun = performance.now();
    await Promise.all(
      ids.map(async (id) => {
        for (let step = 0; step < size && performance.now() < until; step += 1) {
          await run(id, step);
          events += 1;
        }
      }),
    );
    ms += performance.now() - begun;
  }
  return (events * 1000) / ms;
}

/** @param {string} name @param {{ databaseUrl: string | null, dataDir: string }} where */
async function onDatabase(name, where) {
  heading(`Recorded events on ${name}`);
  const { system } = await systems.openSystem({ ...where, bootstrapToken: null }, { now: NOW, demo: false });
  try {
    const whole = verb(system);
    const least = await bare(system);
    await rate({ ...whole, size: 20 }, 2); // so that code and plans are warm
    for (const clients of CLIENTS) {
      const before = await rate(least, clients);
      const measured = await rate(whole, clients);
      const after = await rate(least, clients);
      compare({
        what: `${clients} client${clients === 1 ? '' : 's'}, recordEvent`,
        rate: measured,
        reference: 'bare transaction',
        before,
        after,
        unit: 'a second',
        expected: clients === 4 ? EXPECTED_AT_4 : 0,
      });
    }
  } finally {
    await systems.closeSystem(system);
  }
}

export async function benchRecord() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user, who must get to its own folder
  try {
    await onDatabase('PGlite', { databaseUrl: null, dataDir: join(folder, 'data') });
    const { machine } = lookAround();
    if (machine === null) {
      say('  PostgreSQL left out: npm test says what this machine lacks');
      return;
    }
    const server = await startPostgres(machine.postgresBin, folder);
    try {
      await onDatabase('PostgreSQL', { databaseUrl: server.url, dataDir: folder });
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
