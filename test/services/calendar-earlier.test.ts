// Nothing becomes earlier without the second signature naming it: neither what follows from another reading of the
// record, nor what has come into the record since it was worked out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, isoDay } from '../../src/domain/day.ts';
import { proposeDay } from '../../src/services/calendar-proposals.ts';
import { recheckProposal } from '../../src/services/check-proposal.ts';
import { rejectProposal, signProposal } from '../../src/services/decide-calendar.ts';
import { readMoves } from '../../src/store/calendar-proposals.ts';
import { at, type LimitsWorld, openLimitsWorld } from '../support/limits-world.ts';
import { as, someone } from '../support/system.ts';

// Jinyun takes filings as of the day they come in.
const region = '331122';
let world: LimitsWorld;
beforeAll(async () => {
  world = await openLimitsWorld();
});
afterAll(() => world.base.close());

const admin = (n: number) =>
  as(world.base, someone('administrator', { username: `admin0${n}` }), at('2026-05-27 09:00'));

/** A Saturday to be worked. */
const worked = (date: string) => ({
  calendarId: 'CN',
  date: day(date),
  kind: 'work' as const,
  name: '调休',
  title: '关于调休上班的通知',
  number: '国办发明电〔2026〕2号',
  published: day('2026-05-15'),
  url: 'https://www.gov.cn/test',
});

const movesOf = async (proposal: string) =>
  (await readMoves(world.base.store.db, proposal, { offset: 0, limit: 100 }))
    .filter(({ running }) => running)
    .map(({ kind, before, after }) => `${kind} ${isoDay(before)} → ${isoDay(after)}`);

describe('a Saturday that is worked', () => {
  it('makes a notice late that was in time: what follows from silence is listed, and earlier', async () => {
    const id = await world.open('2026-05-11 08:30', {}, region);
    await world.record(id, '2026-05-11 09:00', 'HPSP', { type: 'receive' });
    const notice = { type: 'correction_notice', text: '缺图', correctBy: '2026-05-29' };
    await world.record(id, '2026-05-18 09:00', 'HPSP', notice);
    await world.record(id, '2026-05-20 09:00', 'HPSP', { type: 'resubmit' });
    await world.record(id, '2026-05-21 09:00', 'HPSP', { type: 'accept' });
    const proposal = await proposeDay(admin(1), worked('2026-05-16'));
    // Five working days from the 11th are then over on the 15th; accepted as of the 11th (许可法 32(4)).
    expect(await movesOf(proposal.id)).toEqual([
      'promised 2026-06-03 → 2026-05-22',
      'statutory 2026-06-22 → 2026-06-10',
    ]);
    await rejectProposal(admin(2), proposal.id, '');
    await world.record(id, '2026-05-27 08:00', 'HPSP', { type: 'withdraw', reason: '项目停建' });
  });

  it('is not signed for another date than the one that was listed, though there are as many', async () => {
    const accepted = async () => {
      const id = await world.open('2026-05-26 08:30', {}, region);
      await world.accept(id, '2026-05-26 09:00', 'HPSP');
      return id;
    };
    const listed = await accepted();
    const { id } = await proposeDay(admin(1), worked('2026-06-06'));
    expect(await movesOf(id)).toEqual(['promised 2026-06-09 → 2026-06-08']);
    await world.record(listed, '2026-05-27 08:00', 'HPSP', { type: 'withdraw', reason: '项目停建' });
    await accepted();
    const signature = { note: '', acceptsEarlier: true };
    await expect(signProposal(admin(2), id, signature)).rejects.toMatchObject({
      code: 'moves_changed',
      facts: { count: 1 },
    });
    await recheckProposal(admin(2), id);
    expect(await signProposal(admin(2), id, signature)).toMatchObject({ moves: 1 });
  });
});
