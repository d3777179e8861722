// Every night each date is worked out twice and held against its row: nothing differs in the sample, and whatever somebody
// changes in the database, or a calendar gets wrong, is found and named.
import { sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WorkingDayCalendar } from '../../src/domain/calendar.ts';
import { CalendarSet } from '../../src/domain/calendar-set.ts';
import { day } from '../../src/domain/day.ts';
import {
  compareEngines,
  compareNightly,
  engineAlarm,
  keptDifferences,
  lastComparison,
} from '../../src/services/compare-engines.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { DEMO_NOW, openTestSystem, type TestSystem } from '../support/system.ts';

const DAY = 86_400_000;

let system: TestSystem;
beforeAll(async () => {
  system = await openTestSystem('demo');
});
afterEach(async () => {
  await rebuild(system, DEMO_NOW);
  await system.store.db.execute(sql`delete from settings where key like 'engine-%'`);
});
afterAll(() => system.close());

/** What an administrator with a database client can do. */
const tamper = (statement: ReturnType<typeof sql>) => system.store.db.execute(statement);
const P1 = sql`(select id from projects where name like '永丰%')`;
const found = async (now = DEMO_NOW) =>
  (await compareEngines(system, now)).rows.map(
    ({ projectName, item, clock, field, stored, first, second }) => ({
      projectName,
      item,
      clock,
      field,
      stored,
      first,
      second,
    }),
  );

describe('the sample', () => {
  it('agrees with its events and with the second engine, on the day and on any later one', async () => {
    const passing = await openTestSystem('demo');
    try {
      for (const now of [DEMO_NOW, DEMO_NOW + 9 * DAY, DEMO_NOW + 60 * DAY, DEMO_NOW + 300 * DAY]) {
        const { rows, ...result } = await compareEngines(passing, now);
        expect(rows).toEqual([]);
        expect(result).toMatchObject({ at: new Date(now).toISOString(), projects: 6, differences: 0 });
        expect(result.clocks).toBeGreaterThan(20);
      }
    } finally {
      await passing.close();
    }
  });

  it('is not changed by being compared', async () => {
    const before = await dumpReadModels(system.store);
    await compareEngines(system, DEMO_NOW);
    expect(await dumpReadModels(system.store)).toEqual(before);
  });
});

describe('a change in the table', () => {
  it('of a due date is found with the three dates', async () => {
    await tamper(
      sql`update clocks set due_on = '2026-06-26' where project_id in ${P1} and item = 'GH02' and kind = 'promised'`,
    );
    expect(await found()).toEqual([
      {
        projectName: '永丰精密厂房',
        item: 'GH02',
        clock: 'promised',
        field: 'dueOn',
        stored: '2026-06-26',
        first: '2026-05-26',
        second: '2026-05-26',
      },
    ]);
  });

  it.each([
    ['start', sql`started_on = '2026-05-12'`, 'startedOn', '2026-05-12', '2026-05-11'],
    ['limit', sql`limit_days = 15`, 'limitDays', '15', '10'],
    ['mark of a provisional date', sql`provisional = true`, 'provisional', 'true', 'false'],
    ['day of turning yellow', sql`yellow_on = null`, 'yellowOn', null, '2026-05-25'],
    ['colour when late', sql`late = 'breach'`, 'late', 'breach', 'red'],
  ])('of the %s of a clock', async (_what, change, field, stored, first) => {
    await tamper(
      sql`update clocks set ${change} where project_id in ${P1} and item = 'GH02' and kind = 'promised'`,
    );
    expect(await found()).toMatchObject([{ item: 'GH02', clock: 'promised', field, stored, first }]);
  });

  it('of a case or of the project', async () => {
    await tamper(
      sql`update cases set accepted_on = '2026-05-13' where project_id in ${P1} and item = 'GH02'`,
    );
    await tamper(sql`update projects set red_on = null where id in ${P1}`);
    expect(await found()).toMatchObject([
      { item: null, clock: null, field: 'redOn', stored: null, first: '2026-05-27' },
      { item: 'GH02', clock: null, field: 'acceptedOn', stored: '2026-05-13', first: '2026-05-11' },
    ]);
  });

  it('that takes a clock away, or closes a project to hide it', async () => {
    await tamper(sql`delete from clocks where project_id in ${P1} and item = 'GH02' and kind = 'statutory'`);
    await tamper(sql`update projects set closed = true where id in ${P1}`);
    const rows = await found();
    expect(rows).toContainEqual(expect.objectContaining({ item: null, field: 'closed', stored: 'true' }));
    expect(rows).toContainEqual(
      expect.objectContaining({ item: 'GH02', clock: 'statutory', field: 'row', stored: null, first: 'row' }),
    );
    expect(rows).toHaveLength(2);
  });

  it('is mended by a rebuild', async () => {
    await tamper(sql`update clocks set due_on = due_on + 7 where due_on is not null`);
    expect((await found()).length).toBeGreaterThan(10);
    await rebuild(system, DEMO_NOW);
    expect(await found()).toEqual([]);
  });
});

describe('a calendar that is wrong on one day', () => {
  /** P1's ten days lie over Friday 2026-05-22, which this table takes for a holiday. */
  const wrongYears = () =>
    system.calendars.national.years.map((year) =>
      year.year === 2026
        ? { ...year, holidays: [...year.holidays, { day: day('2026-05-22'), name: '错' }] }
        : year,
    );

  it('in the papers themselves: the rows, made before, no longer agree', async () => {
    const wrong = new WorkingDayCalendar('CN', 'wrong', wrongYears());
    const { rows } = await compareEngines(withCalendar(wrong), DEMO_NOW);
    expect(rows).toContainEqual(
      expect.objectContaining({
        item: 'GH02',
        clock: 'promised',
        field: 'dueOn',
        stored: '2026-05-26',
        first: '2026-05-27',
        second: '2026-05-27',
      }),
    );
  });

  it('in the table only: the second engine contradicts it', async () => {
    class WrongTable extends WorkingDayCalendar {
      override readonly years = system.calendars.national.years;
    }
    const wrong = new WrongTable('CN', 'wrong', wrongYears());
    const { rows } = await compareEngines(withCalendar(wrong), DEMO_NOW);
    expect(rows).toContainEqual(
      expect.objectContaining({
        item: 'GH02',
        clock: 'promised',
        field: 'dueOn',
        stored: '2026-05-26',
        first: '2026-05-27',
        second: '2026-05-26',
      }),
    );
  });

  const withCalendar = (calendar: WorkingDayCalendar) => ({
    ...system,
    calendars: new CalendarSet(calendar),
  });
});

describe('the result', () => {
  it('is kept, and says how the engines stand', async () => {
    expect(await engineAlarm(system, DEMO_NOW)).toEqual({ state: 'never', last: null });
    await compareEngines(system, DEMO_NOW);
    expect(await engineAlarm(system, DEMO_NOW)).toMatchObject({ state: 'agree', last: { projects: 6 } });
    expect(await engineAlarm(system, DEMO_NOW + 2 * DAY + 1)).toMatchObject({ state: 'old' });
    await tamper(sql`update clocks set due_on = due_on + 1 where kind = 'promised' and due_on is not null`);
    const { differences, rows } = await compareEngines(system, DEMO_NOW);
    expect(differences).toBe(rows.length);
    expect(await engineAlarm(system, DEMO_NOW)).toMatchObject({ state: 'differs', last: { differences } });
    expect(await keptDifferences(system)).toEqual(rows);
  });

  it('comes once a day, in Shanghai, however often the job looks', async () => {
    const evening = Date.parse('2026-05-27T23:59:00+08:00');
    expect(await compareNightly(system, DEMO_NOW)).not.toBeNull();
    expect(await compareNightly(system, evening)).toBeNull();
    expect(await compareNightly(system, evening + 60_000)).not.toBeNull();
    expect((await lastComparison(system))?.at).toBe('2026-05-27T16:00:00.000Z');
  });

  it('does not disturb a working day, unless a whole day has gone without it', async () => {
    await compareEngines(system, DEMO_NOW);
    expect(await compareNightly(system, DEMO_NOW + 23 * 3_600_000)).toBeNull();
    expect(await compareNightly(system, DEMO_NOW + DAY)).not.toBeNull();
  });

  it('keeps a thousand differences and counts all', async () => {
    const copies = 400;
    await tamper(sql`insert into clocks (project_id, item, ordinal, kind, state, started_on, extended_by, provisional, edition, pauses, main)
      select id, 'GH02', 50 + n, 'promised', 'running', '2026-05-01', 0, false, '', '[]', false
      from projects, generate_series(1, ${sql.raw(String(copies))}) n`);
    const { differences, rows } = await compareEngines(system, DEMO_NOW);
    expect(rows).toHaveLength(1_000);
    expect(differences).toBe(6 * copies);
    expect(rows[0]).toMatchObject({ field: 'row', stored: 'row', first: null });
  });

  it('names a project that cannot be read, and goes on with the others', async () => {
    const version = (await dumpReadModels(system.store)).projects.find(
      ({ name }) => name === '永丰精密厂房',
    )?.templateVersion;
    await tamper(sql`update projects set template_version = 'none' where id in ${P1}`);
    const { projects, rows } = await compareEngines(system, DEMO_NOW);
    await tamper(sql`update projects set template_version = ${version} where id in ${P1}`);
    expect(projects).toBe(6);
    expect(rows).toMatchObject([{ projectName: '永丰精密厂房', field: 'unreadable', stored: null }]);
  });
});
