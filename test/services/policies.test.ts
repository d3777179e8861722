// What a place decides where the law leaves room, from the verb that records to the rows of the desk.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { catchUp } from '../../src/services/catch-up.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { policiesOn } from '../../src/services/policies.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { at, type LimitsWorld, openLimitsWorld } from '../support/limits-world.ts';
import { dumpReadModels } from '../support/read-models.ts';

let world: LimitsWorld;
beforeAll(async () => {
  world = await openLimitsWorld();
});
afterAll(() => world.base.close());

describe('the rows of a case filed and accepted on Saturday 2026-05-23', () => {
  it('stand as they would be made anew from the record, before the moved day has come, and both engines agree', async () => {
    const id = await world.open('2026-05-22 08:30');
    await world.accept(id, '2026-05-23 10:00', 'HPSP');
    await world.record(id, '2026-05-23 10:30', 'SGXK', { type: 'receive' });
    const now = at('2026-05-23 12:00');
    const before = await dumpReadModels(world.base.store);
    await rebuild(world.system, now);
    expect(await dumpReadModels(world.base.store)).toEqual(before);
    expect((await compareEngines(world.system, now)).rows).toEqual([]);
    expect(
      before.clocks
        .filter((clock) => clock.projectId === id)
        .map(({ item, kind, startedOn, state }) => [item, kind, startedOn, state]),
    ).toEqual([
      ['HPSP', 'intake', day('2026-05-23'), 'stopped'],
      ['HPSP', 'promised', day('2026-05-25'), 'running'],
      ['HPSP', 'statutory', day('2026-05-25'), 'running'],
      ['SGXK', 'intake', day('2026-05-25'), 'running'],
      ['SGXK', 'promised', day('2026-05-25'), 'running'],
      ['SGXK', 'statutory', day('2026-05-25'), 'running'],
    ]);
  });
});

describe('a filing outside working time in Yongkang', () => {
  it('on Saturday 09-19 keeps its day and counts from the make-up Sunday; the desk counts as the record does', async () => {
    const id = await world.open('2026-09-18 08:30');
    const view = await world.record(id, '2026-09-19 10:00', 'HPSP', { type: 'receive' });
    const expected = { startedOn: '2026-09-20', dueOn: '2026-09-28', usedDays: 0, remainingDays: 5 };
    expect(view).toMatchObject({ receivedOn: '2026-09-19', mainClock: { kind: 'intake', ...expected } });
    expect((await world.rowOf(id, '2026-09-19 11:00', 'HPSP'))?.clock).toMatchObject(expected);
    expect((await world.rowOf(id, '2026-09-21 11:00', 'HPSP'))?.clock).toMatchObject({
      usedDays: 1,
      remainingDays: 4,
    });
    expect((await world.caseOn(id, '2026-09-21 11:00', 'HPSP')).mainClock).toMatchObject({
      usedDays: 1,
      remainingDays: 4,
    });
  });

  it('counts as it came in a county that has no such rule', async () => {
    const id = await world.open('2026-09-18 08:30', {}, '330203');
    const view = await world.record(id, '2026-09-19 10:00', 'HPSP', { type: 'receive' });
    expect(view.mainClock).toMatchObject({ startedOn: '2026-09-19', dueOn: '2026-09-24' });
  });

  it('after 17:30 counts from the next working day; silence accepts as of that day, once', async () => {
    const id = await world.open('2026-05-22 08:30');
    await world.record(id, '2026-05-22 17:45', 'HPSP', { type: 'receive' });
    await catchUp(world.system, at('2026-06-02 00:05'));
    expect(await world.caseOn(id, '2026-06-02 09:00', 'HPSP')).toMatchObject({
      receivedOn: '2026-05-22',
      acceptedOn: '2026-05-25',
      deemedAccepted: true,
      mainClock: { kind: 'promised', startedOn: '2026-05-25', dueOn: '2026-06-08' },
    });
    expect((await catchUp(world.system, at('2026-06-02 00:06'))).deemed).toBe(0);
  });
});

describe('a correction that lapsed on 2026-05-22', () => {
  async function lapsed(region: string): Promise<string> {
    const id = await world.open('2026-05-18 08:30', {}, region);
    await world.record(id, '2026-05-18 09:00', 'HPSP', { type: 'receive' });
    await world.record(id, '2026-05-19 09:00', 'HPSP', {
      type: 'correction_notice',
      text: '缺图',
      correctBy: '2026-05-22',
    });
    return id;
  }
  const deemed = { type: 'withdraw', reason: '逾期未补正', deemed: true };

  it('in Zhejiang is to be recorded as withdrawn, on the case and on the desk; nothing ends by itself', async () => {
    const id = await lapsed('330784');
    expect(await world.caseOn(id, '2026-05-22 18:00', 'HPSP')).toMatchObject({
      status: 'correcting',
      lapse: null,
    });
    expect(await world.caseOn(id, '2026-05-25 09:00', 'HPSP')).toMatchObject({
      status: 'correcting',
      lapse: 'deemed_withdrawn',
    });
    expect(await world.rowOf(id, '2026-05-25 09:00', 'HPSP')).toMatchObject({ lapse: 'deemed_withdrawn' });
    const view = await world.record(id, '2026-05-25 09:30', 'HPSP', deemed);
    expect(view).toMatchObject({ status: 'withdrawn', lapse: null });
  });

  it('elsewhere is only flagged, and a deemed withdrawal refused', async () => {
    const id = await lapsed('370687');
    expect(await world.rowOf(id, '2026-05-25 09:00', 'HPSP')).toMatchObject({ lapse: 'flagged' });
    await expect(world.record(id, '2026-05-25 09:30', 'HPSP', deemed)).rejects.toMatchObject({
      issues: [{ path: 'deemed', code: 'deemed_withdrawal_not_here' }],
    });
  });
});

describe('the policies of a place', () => {
  it('are told with their sources, the smallest place first', () => {
    const told = policiesOn(world.system, { region: '330784', day: day('2026-05-27') });
    expect(told.region).toEqual({ code: '330784', zh: '永康市', en: 'Yongkang' });
    const short = told.policies.map(({ code, value, region }) => [code, value, region]);
    expect(short).toContainEqual(['receiptOnRestDay', 'next_working_day', '330784']);
    expect(short).toContainEqual(['lapsedCorrection', 'deemed_withdrawn', '330000']);
    expect(short).toContainEqual(['extendJoint', '15', '000000']);
    expect(short).toHaveLength(17);
  });
});
