// Limits of every kind, from the verb that records to the date, the ledger and the rows of the desk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catchUp } from '../../src/services/catch-up.ts';
import { getLedger } from '../../src/services/ledgers.ts';
import { at, clockOf, type LimitsWorld, openLimitsWorld } from '../support/limits-world.ts';

let world: LimitsWorld;
beforeAll(async () => {
  world = await openLimitsWorld();
});
afterAll(() => world.base.close());

describe('a limit from receipt', () => {
  it('runs from the first of the seven days before acceptance, and the ledger counts from receipt', async () => {
    const id = await world.open('2026-05-18 08:30');
    const received = await world.record(id, '2026-05-18 09:00', 'SGXK', { type: 'receive' });
    expect(clockOf(received, 'promised')).toMatchObject({
      startedOn: '2026-05-18',
      dueOn: '2026-05-27',
      state: 'running',
    });
    expect(received.mainClock).toMatchObject({ kind: 'intake' });
    const accepted = await world.record(id, '2026-05-20 09:00', 'SGXK', { type: 'accept' });
    expect(accepted.mainClock).toMatchObject({
      kind: 'promised',
      startedOn: '2026-05-18',
      dueOn: '2026-05-27',
      remainingDays: 5,
    });
    const ledger = await getLedger(world.on('2026-05-20 09:00'), id, { item: 'SGXK', clock: 'promised' });
    expect([ledger.days.at(0)?.date, ledger.days.at(-1)?.date, ledger.totals.counted]).toEqual([
      '2026-05-18',
      '2026-05-27',
      7,
    ]);
  });

  it('begins anew with the complete correction', async () => {
    const id = await world.open('2026-05-18 08:30');
    await world.record(id, '2026-05-18 09:00', 'SGXK', { type: 'receive' });
    const correcting = await world.record(id, '2026-05-19 09:00', 'SGXK', {
      type: 'correction_notice',
      text: '缺监理合同',
      correctBy: '2026-05-29',
    });
    expect(clockOf(correcting, 'promised')).toBeUndefined();
    await world.record(id, '2026-05-26 09:00', 'SGXK', { type: 'resubmit' });
    const accepted = await world.record(id, '2026-05-27 09:00', 'SGXK', { type: 'accept' });
    expect(accepted).toMatchObject({
      acceptedOn: '2026-05-26',
      mainClock: { startedOn: '2026-05-26', dueOn: '2026-06-04' },
    });
  });

  it('in silence: from receipt as well, and red on time although nobody ever answered', async () => {
    const id = await world.open('2026-05-18 08:30');
    await world.record(id, '2026-05-18 09:00', 'SGXK', { type: 'receive' });
    await catchUp(world.system, at('2026-05-28 00:05'));
    expect(await world.caseOn(id, '2026-05-28 09:00', 'SGXK')).toMatchObject({
      status: 'running',
      deemedAccepted: true,
      light: 'breach',
    });
    expect(await world.rowOf(id, '2026-05-28 09:00', 'SGXK')).toMatchObject({
      reason: 'breach',
      clock: { dueOn: '2026-05-27', remainingDays: -1 },
    });
  });
});

describe('a limit by what the project is', () => {
  it.each([
    ['form', '2026-06-01', '2026-06-17'],
    ['report', '2026-06-15', '2026-07-17'],
  ])('with an EIA %s: promised %s, by law %s', async (eia_class, promised, statutory) => {
    const id = await world.open('2026-05-18 08:30', { eia_class });
    const view = await world.accept(id, '2026-05-18 09:00', 'HPSP');
    expect([clockOf(view, 'promised')?.dueOn, clockOf(view, 'statutory')?.dueOn]).toEqual([
      promised,
      statutory,
    ]);
  });
});

describe('a limit in months', () => {
  it('ends on the corresponding day, or after the holiday on which that falls', async () => {
    const id = await world.open('2026-07-01 08:30');
    const view = await world.accept(id, '2026-07-01 09:00', 'KGYQ');
    expect([view.promised, view.statutory]).toEqual([
      { days: 1, unit: 'month' },
      { days: 3, unit: 'month' },
    ]);
    expect([clockOf(view, 'promised')?.dueOn, clockOf(view, 'statutory')?.dueOn]).toEqual([
      '2026-08-03',
      '2026-10-08',
    ]);
    const ledger = await getLedger(world.on('2026-07-01 10:00'), id, { item: 'KGYQ', clock: 'statutory' });
    expect(
      ledger.days.filter(({ kind }) => kind === 'rolled' || kind === 'due').map(({ date }) => date),
    ).toEqual([
      '2026-10-02',
      '2026-10-03',
      '2026-10-04',
      '2026-10-05',
      '2026-10-06',
      '2026-10-07',
      '2026-10-08',
    ]);
    expect(await world.rowOf(id, '2026-07-01 10:00', 'KGYQ')).toMatchObject({
      clock: { dueOn: '2026-08-03', remainingDays: 33 },
    });
  });
});

describe('joint handling within 45 working days', () => {
  const act = { type: 'extend', days: 15, approver: '分管副市长', reason: '事项复杂' };

  it('is lengthened by 15 by the head of the people’s government, and by nobody else', async () => {
    const id = await world.open('2026-09-01 08:30');
    const accepted = await world.accept(id, '2026-09-01 09:00', 'LHSP');
    expect(clockOf(accepted, 'statutory')?.dueOn).toBe('2026-11-09');
    for (const approverOffice of [undefined, 'agency_head']) {
      const raw = approverOffice === undefined ? act : { ...act, approverOffice };
      await expect(world.record(id, '2026-10-20 09:00', 'LHSP', raw)).rejects.toMatchObject({
        kind: 'invalid',
        issues: [
          { path: 'approverOffice', code: 'extension_wrong_office', facts: { office: 'government_head' } },
        ],
      });
    }
    const extended = await world.record(id, '2026-10-20 09:00', 'LHSP', {
      ...act,
      approverOffice: 'government_head',
    });
    expect(clockOf(extended, 'statutory')).toMatchObject({
      dueOn: '2026-11-30',
      extendedBy: 15,
      limit: { days: 45 },
    });
    expect(
      (await getLedger(world.on('2026-10-20 10:00'), id, { item: 'LHSP', clock: 'statutory' })).totals
        .counted,
    ).toBe(60);
  });
});
