// @ts-check
// A day off announced over a province on PostgreSQL: the dry run and the applying of it, as verbs, against the bare SQL that
// finds and moves the same due dates; and how quick pages stay meanwhile.
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'drizzle-orm';
import { lookAround } from '../test/support/machine.mjs';
import { startPostgres } from '../test/support/servers.mjs';
import { calendarWork, days, program, systems } from './built.mjs';
import { start } from './pages.mjs';
import { fillProvince } from './province.mjs';
import { compare, heading, say } from './report.mjs';

/** @typedef {import('../src/services/context.ts').System} System */

const NOW = Date.parse('2026-05-27T09:00:00+08:00');
const CLOCKS = Number(process.env['BENCH_CLOCKS'] ?? 440_000);
const DAY_OFF = '2026-05-29';
const EXPECTED_DRY_RUN = 1 / 10;
const EXPECTED_APPLY = 1 / 15;
const EXPECTED_PAGES = 1 / 2;
const TOKEN = 'bench-0123456789-0123456789-0123456789';
const here = new URL('.', import.meta.url).pathname;
const execute = promisify(execFile);

/** @param {System} system @param {number} n */
const administrator = (system, n) => ({
  ...system,
  now: NOW,
  actor: {
    username: `admin0${n}`,
    name: `管理员${n}`,
    roles: /** @type {const} */ (['administrator']),
    department: null,
    region: '000000',
    creditCode: null,
  },
});

/** Ranks of both calendars, as a plain table that SQL can join. @param {System} system */
async function ranks({ store, calendars }) {
  const { national } = calendars;
  const off = days.day(DAY_OFF);
  await store.db.execute(sql`create table bench_ranks (day date primary key, rank int, after int)`);
  await store.db.execute(sql`create table bench_after (rank int primary key, day date)`);
  const rows = [];
  let [rank, after] = [0, 0];
  for (let d = off - 1500; d <= off + 400; d += 1) {
    if (national.isWorkingDay(d)) {
      rank += 1;
      if (d !== off) after += 1;
    }
    rows.push({ day: days.isoDay(d), rank, after, works: national.isWorkingDay(d) && d !== off });
  }
  await store.db.execute(sql`insert into bench_ranks select day, rank, after from
    json_to_recordset(${JSON.stringify(rows)}::json) as r(day date, rank int, after int)`);
  await store.db.execute(sql`insert into bench_after select after, day from
    json_to_recordset(${JSON.stringify(rows.filter(({ works }) => works))}::json) as r(day date, after int)`);
  await store.db.execute(sql`analyze bench_ranks; analyze bench_after`);
}

const found = sql`select c.project_id, c.item, c.ordinal, n.day from clocks c
  join bench_ranks s on s.day = c.started_on
  join bench_after n on n.rank = s.after + c.limit_days + c.extended_by
  where c.state = 'running' and c.limit_unit = 'working' and c.limit_days > 0 and n.day <> c.due_on`;

/** @template T @param {() => Promise<T>} act @returns {Promise<{ seconds: number, result: T }>} */
async function timed(act) {
  const begun = performance.now();
  const result = await act();
  return { seconds: (performance.now() - begun) / 1000, result };
}

/** The bare work, and what it finds. @param {System} system */
const bareFind = ({ store }) =>
  timed(async () => /** @type {unknown[]} */ (/** @type {unknown} */ (await store.db.execute(found))).length);

/** Rolled back, so that it can be measured again. @param {System} system */
async function bareApply({ store }) {
  let seconds = 0;
  await store
    .transaction(async (tx) => {
      ({ seconds } = await timed(() =>
        tx.execute(sql`update clocks set due_on = f.day from (${found}) f
          where clocks.project_id = f.project_id and clocks.item = f.item and clocks.ordinal = f.ordinal`),
      ));
      throw new Error('rolled back');
    })
    .catch(() => undefined);
  return seconds;
}

export async function benchCalendar() {
  const { machine } = lookAround();
  if (machine === null) {
    say('\nA change of the calendar left out: npm test says what this machine lacks');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  chmodSync(folder, 0o711);
  const server = await startPostgres(machine.postgresBin, folder, ['shared_buffers=512MB']);
  try {
    const options = { databaseUrl: server.url, dataDir: folder, bootstrapToken: TOKEN };
    const { system } = await systems.openSystem(options, { now: NOW, demo: false });
    const running = await fillProvince(system, NOW, CLOCKS);
    await ranks(system);
    heading(`A day off over ${running.toLocaleString('en-US')} running clocks on PostgreSQL`);
    const proposal = await measureDryRun(system);
    await measureApply(system, proposal);
    await measurePages(system, server.url);
    await systems.closeSystem(system);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {System} system @returns {Promise<string>} the proposal */
async function measureDryRun(system) {
  await bareFind(system); // so that pages of the database are in memory
  const before = await bareFind(system);
  const { seconds, result } = await timed(() =>
    calendarWork.proposeDay(administrator(system, 1), {
      calendarId: 'CN',
      date: days.day(DAY_OFF),
      kind: 'off',
      name: '调休',
      title: '基准',
      number: '基准1号',
      published: days.day('2026-05-26'),
      url: 'https://example.invalid',
    }),
  );
  const after = await bareFind(system);
  const listed = await calendarWork.countMoves(system.store.db, result.id);
  const moved = listed.reduce((sum, { later }) => sum + later, 0);
  if (moved < before.result) throw new Error(`${moved} moves listed, the bare query finds ${before.result}`);
  compare({
    what: `dry run in ${seconds.toFixed(2)} s, ${moved.toLocaleString('en-US')} dates move`,
    rate: 1 / seconds,
    unit: 'a second',
    reference: 'bare SQL that finds them',
    before: 1 / before.seconds,
    after: 1 / after.seconds,
    expected: EXPECTED_DRY_RUN,
  });
  return result.id;
}

/** @param {System} system @param {string} proposal */
async function measureApply(system, proposal) {
  const bare = 1 / (await bareApply(system));
  const { seconds, result } = await timed(() =>
    calendarWork.signProposal(administrator(system, 2), proposal, { note: '', acceptsEarlier: false }),
  );
  compare({
    what: `applied in ${seconds.toFixed(2)} s, ${result.moves.toLocaleString('en-US')} moves with events and messages`,
    rate: 1 / seconds,
    unit: 'a second',
    reference: 'bare SQL that moves them',
    before: bare,
    after: bare,
    expected: EXPECTED_APPLY,
  });
}

/**
 * A list of fifty from a server beside this process, quiet and while changes are worked out and applied here.
 * @param {System} system @param {string} databaseUrl
 */
async function measurePages(system, databaseUrl) {
  // As after a night: the comparison of the engines is not what is measured here.
  const night = JSON.stringify({
    at: new Date(NOW).toISOString(),
    durationMs: 0,
    projects: 0,
    clocks: 0,
    differences: 0,
  });
  await system.store.db.execute(
    sql`insert into settings (key, value) values ('engine-comparison', ${night}::jsonb)`,
  );
  const env = { DATABASE_URL: databaseUrl, APP_NOW: new Date(NOW).toISOString() };
  const web = await start([program], env, '/readyz');
  try {
    const args = [join(here, 'latency.mjs'), `${web.url}/api/projects?limit=50`, '8'];
    /** @returns {Promise<{ p95: number, pages: number }>} */
    const latency = async () =>
      JSON.parse((await execute(process.execPath, [...args, 'authorization', `Bearer ${TOKEN}`])).stdout);
    await latency();
    const before = await latency();
    const busy = latency();
    let [over, rounds] = [false, 0];
    void busy.finally(() => {
      over = true;
    });
    while (!over) {
      const { id } = await calendarWork.proposeUndo(administrator(system, 1), '基准');
      await calendarWork.signProposal(administrator(system, 2), id, { note: '', acceptsEarlier: true });
      rounds += 1;
    }
    const during = await busy;
    const after = await latency();
    compare({
      what: `95 % of lists within ${during.p95.toFixed(0)} ms while ${rounds} changes are worked out and applied`,
      rate: 1000 / during.p95,
      unit: 'a second',
      reference: 'quiet',
      before: 1000 / before.p95,
      after: 1000 / after.p95,
      expected: EXPECTED_PAGES,
    });
  } finally {
    web.stop();
  }
}
