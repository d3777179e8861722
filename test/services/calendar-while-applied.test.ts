// A change of the calendar while others work: whoever is first, every date is of the calendar in force.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { openCalendarBook } from '../../src/services/calendar-book.ts';
import { proposeDay } from '../../src/services/calendar-proposals.ts';
import { systemOf } from '../../src/services/context.ts';
import { signProposal } from '../../src/services/decide-calendar.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { dumpReadModels } from '../support/read-models.ts';
import { admin, dates, morning, openHouse, record, reviewed, signature } from '../support/reviewed.ts';
import { as, type TestSystem } from '../support/system.ts';

let system: TestSystem;
beforeEach(async () => {
  system = await openHouse();
});
afterEach(() => system.close());

describe('while a change is applied', () => {
  const now = morning('2026-05-27');
  const dayOff = {
    calendarId: 'CN',
    date: day('2026-05-29'),
    kind: 'off',
    name: '调休',
    title: '放假通知',
    number: '测〔2026〕2号',
    published: day('2026-05-26'),
    url: 'https://test',
  } as const;

  it('what others record comes out by the new calendar, by whichever of them is first', async () => {
    const ids = await Promise.all(
      ['2026-05-20', '2026-05-21', '2026-05-22', '2026-05-25'].map((on) => reviewed(system, on, 'five', now)),
    );
    const { id } = await proposeDay(as(system, admin(1), now), dayOff);
    const decide = (projectId: string) =>
      record(system, projectId, 'GH01', '2026-05-27', 'decide', now, { result: 'approve' });
    await Promise.all([
      ...ids.slice(0, 2).map(decide),
      signProposal(as(system, admin(2), now), id, signature),
      ...ids.slice(2).map(decide),
      reviewed(system, '2026-05-26', 'five', now),
    ]);
    const applied = dates(await dumpReadModels(system.store));
    await rebuild(system, now);
    expect(dates(await dumpReadModels(system.store))).toEqual(applied);
    expect(await verifyRecord(system)).toMatchObject({ faults: [] });
  });

  it('another process that knows only the old calendar meets the new one at its next act', async () => {
    const other = systemOf({ ...system, book: await openCalendarBook(system.store, now) });
    const id = await reviewed(system, '2026-05-25', 'five', now);
    const { id: proposal } = await proposeDay(as(system, admin(1), now), dayOff);
    await signProposal(as(system, admin(2), now), proposal, signature);
    expect(other.release).toBe(1);
    const decision = { result: 'approve' };
    const { case: recorded } = await record(other, id, 'GH01', '2026-05-27', 'decide', now, decision);
    expect(other.release).toBe(2);
    expect(recorded.clocks.find(({ kind }) => kind === 'promised')?.edition).toBe(
      system.calendars.national.edition,
    );
  });

  it('of two administrators who sign at once, one does; of two proposals, the second is outdated', async () => {
    await reviewed(system, '2026-05-25', 'five', now);
    const { id } = await proposeDay(as(system, admin(1), now), dayOff);
    const { id: rival } = await proposeDay(as(system, admin(1), now), { ...dayOff, date: day('2026-06-05') });
    const both = await Promise.allSettled([
      signProposal(as(system, admin(2), now), id, signature),
      signProposal(as(system, admin(3), now), id, signature),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(signProposal(as(system, admin(2), now), rival, signature)).rejects.toMatchObject({
      code: 'proposal_outdated',
    });
    expect(system.release).toBe(2);
  });
});
