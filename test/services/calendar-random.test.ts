// Any change of any day over any record: what is listed is what is applied, no date becomes earlier unnamed, and the rows
// are those that a reading of the whole record gives.
import { env } from 'node:process';
import { expect, it } from 'vitest';
import { isoDay } from '../../src/domain/day.ts';
import { Refusal } from '../../src/domain/errors.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { type System, systemOf } from '../../src/services/context.ts';
import { signProposal } from '../../src/services/decide-calendar.ts';
import { importTemplate } from '../../src/services/templates.ts';
import { type CalendarProposal, readMoves } from '../../src/store/calendar-proposals.ts';
import { admin, fill, now, policies, proposal, randomFrom, template } from '../support/random-record.ts';
import { dumpReadModels, type ReadModels } from '../support/read-models.ts';
import { openTestSystem } from '../support/system.ts';

/** More of them by hand: each world has a record of its own, each round changes its calendars once. */
const WORLDS = Number(env['CALENDAR_WORLDS'] ?? 1);
const ROUNDS = Number(env['CALENDAR_ROUNDS'] ?? 20);
const SEED = Number(env['CALENDAR_SEED'] ?? 1);

const listOf = async (system: System, id: string) =>
  (await readMoves(system.store.db, id, { offset: 0, limit: 10_000 }))
    .map(
      ({ projectId, item, kind, subject, before, after, running }) =>
        `${projectId} ${item} ${kind} ${subject} ${running} ${isoDay(before)} → ${isoDay(after)}`,
    )
    .sort();

/** Dates of clocks that run that are earlier now than they were. */
function earlier(before: ReadModels, after: ReadModels): readonly string[] {
  const key = (row: ReadModels['clocks'][number]) =>
    `${row.projectId} ${row.item} ${row.kind} ${row.subject}`;
  const found: string[] = [];
  for (const row of after.clocks) {
    if (row.state === 'stopped') continue;
    const same = before.clocks.filter((one) => key(one) === key(row) && one.state !== 'stopped');
    const [old] = same;
    const [was, is] = [old?.dueOn ?? old?.expectedDueOn ?? null, row.dueOn ?? row.expectedDueOn];
    if (same.length === 1 && was !== null && is !== null && is < was)
      found.push(`${key(row)} true ${isoDay(was)} → ${isoDay(is)}`);
  }
  return found;
}

for (let world = 0; world < WORLDS; world += 1) {
  it(`change after change of the calendar, world ${SEED + world}`, { timeout: 300_000 }, async () => {
    const random = randomFrom(SEED + world);
    const base = await openTestSystem('published');
    try {
      const { store, files, book, parties } = base;
      const system = systemOf({ store, files, book, parties, policies });
      await importTemplate(admin(base, 1), { text: JSON.stringify(template), fileName: 'limits.json' });
      await fill(system, random, 20);
      expect(await compareEngines(system, now)).toMatchObject({ differences: 0 });
      let moved = 0;
      const problems: string[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        let name: string;
        let proposed: CalendarProposal;
        try {
          [name, proposed] = await proposal(system, random);
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          continue;
        }
        const listed = await listOf(system, proposed.id);
        const before = await dumpReadModels(system.store);
        try {
          await signProposal(admin(system, 2), proposed.id, { note: '', acceptsEarlier: true });
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          problems.push(`${name}: not signed: ${error.message}`);
          continue;
        }
        const after = await dumpReadModels(system.store);
        const done = await listOf(system, proposed.id);
        moved += done.length;
        for (const line of done)
          if (!listed.includes(line)) problems.push(`${name}: applied, not listed: ${line}`);
        for (const line of listed)
          if (!done.includes(line)) problems.push(`${name}: listed, not applied: ${line}`);
        for (const line of earlier(before, after))
          if (!listed.includes(line)) problems.push(`${name}: earlier, not listed: ${line}`);
        const compared = await compareEngines(system, now);
        for (const row of compared.rows.slice(0, 5))
          problems.push(
            `${name}: ${row.projectName} ${row.item} ${row.clock} ${row.subject} ${row.field}: ${row.stored} ${row.first} ${row.second}`,
          );
        if (compared.differences > 0) break;
      }
      expect(problems).toEqual([]);
      expect(moved).toBeGreaterThan(0);
    } finally {
      await base.close();
    }
  });
}
