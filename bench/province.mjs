// @ts-check
// A province's worth of running clocks: a hundred real projects, begun on as many days through the program's own verbs,
// and copies of their rows under other names.
import { sql } from 'drizzle-orm';
import { opening, recording } from './built.mjs';

/** @typedef {import('../src/services/context.ts').System} System */

const DAY_MS = 86_400_000;
const VARIANTS = 100;
/** Variants begin so many days apart, so that a day off touches a fortieth of the clocks or so. */
const EVERY = 5;
/** Eight clocks then run: two deliveries, three decisions of which two have a statutory limit, one report. */
const STEPS = [
  ...['LX01', 'YD01'].flatMap((item) => ['receive', 'accept', 'decide'].map((type) => ({ item, type }))),
  ...['YD02', 'YD03', 'YD05'].flatMap((item) => ['receive', 'accept'].map((type) => ({ item, type }))),
  { item: 'ZJ03', type: 'start' },
];

/** @type {import('../src/services/access.ts').Actor} */
const actor = {
  username: 'bench',
  name: '基准',
  roles: ['integration'],
  department: null,
  region: '000000',
  creditCode: null,
};

/**
 * Fills an empty house until about `clocks` clocks run; gives how many do.
 * @param {System} system @param {number} now @param {number} clocks
 */
export async function fillProvince(system, now, clocks) {
  for (let variant = 0; variant < VARIANTS; variant += 1) {
    const ctx = { ...system, actor, now: now - variant * EVERY * DAY_MS };
    const month = new Date(ctx.now).toISOString().slice(2, 7).replace('-', '');
    const { project } = await opening.openProject(ctx, {
      code: `${month}-330212-04-01-${100_000 + variant}`,
      name: `样板厂房 ${variant}`,
      template: 'nb-industrial-59',
      region: '330212',
      owner: { name: '四明精工有限公司', creditCode: '91330784MA2YFJM008' },
    });
    for (const { item, type } of STEPS) {
      const raw = type === 'decide' ? { type, result: 'approve' } : { type };
      const request = { projectId: project.id, item, raw, expectedVersion: null, idempotency: null };
      await recording.recordEvent(ctx, request);
    }
  }
  const { db } = system.store;
  const real = await runningClocks(system);
  const copies = Math.max(0, Math.round(clocks / real) - 1);
  for (const [table, key] of /** @type {const} */ ([
    ['projects', 'id'],
    ['cases', 'project_id'],
    ['clocks', 'project_id'],
    ['events', 'project_id'],
  ])) {
    const columns = await columnsOf(system, table);
    const values = columns.map((column) =>
      column === key || column === 'code' ? `${column} || '-' || n` : column,
    );
    await db.execute(
      sql.raw(`insert into ${table} (${columns}) select ${values}
      from ${table}, generate_series(1, ${copies}) n where length(${key}) = 36`),
    );
  }
  await db.execute(sql`analyze`);
  return runningClocks(system);
}

/** @param {System} system */
async function runningClocks({ store }) {
  const rows = await store.db.execute(sql`select count(*)::int as n from clocks where state = 'running'`);
  return Number(/** @type {{ n: number }[]} */ (/** @type {unknown} */ (rows))[0]?.n);
}

/** @param {System} system @param {string} table @returns {Promise<string[]>} */
async function columnsOf({ store }, table) {
  const rows = await store.db.execute(sql`select column_name from information_schema.columns
    where table_name = ${table} and is_generated = 'NEVER' order by ordinal_position`);
  return /** @type {{ column_name: string }[]} */ (/** @type {unknown} */ (rows)).map(
    (row) => row.column_name,
  );
}
