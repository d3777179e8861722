// Numbers of papers have no gaps: per office, kind and year, fifty at once, and when a transaction is taken back.
import { describe, expect, it } from 'vitest';
import { withCalendarsInForce } from '../../src/services/calendar-book.ts';
import { issuePapersWithin } from '../../src/services/issue-paper.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { readSerials } from '../../src/store/papers.ts';
import { useJointWorld, window } from '../support/joint-world.ts';
import { issue, issueOne } from '../support/papers.ts';

const world = useJointWorld();
const promise = { kind: 'tolerant_promise', item: 'YD02' } as const;
const series = (year: number) => ({ region: '330784', office: 'NRP', word: '容诺', year });

describe('the numbers of one office, kind and year', () => {
  it('are 1 to 50 when fifty clerks take one at the same moment, and a failure among them leaves no gap', async () => {
    const projects = await Promise.all(Array.from({ length: 5 }, () => world.open('yk-filing-50wd')));
    const clerk = world.at(window, '2026-05-27');
    const broken = (id: string): Promise<unknown> =>
      withCalendarsInForce(clerk, (current) =>
        current.store.transaction(async (tx) => {
          await issuePapersWithin(current, tx, id, [promise]);
          throw new Error('the printer is on fire');
        }),
      );
    const attempts = Array.from({ length: 60 }, (_, i): Promise<unknown> => {
      const id = projects[i % 5] ?? '';
      return i % 6 === 5 ? broken(id) : issue(clerk, id, promise);
    });
    const settled = await Promise.allSettled(attempts);
    expect(settled.filter(({ status }) => status === 'rejected')).toHaveLength(10);
    const taken = await readSerials(clerk.store.db, series(2026));
    expect(taken).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
    expect(await verifyRecord(world.system())).toMatchObject({ faults: [] });
  });

  it('begin anew with the year of Shanghai, not of the server', async () => {
    const id = await world.open('yk-filing-50wd');
    const late = await issueOne(world.at(window, '2026-12-31 23:59'), id, promise);
    const early = await issueOne(world.at(window, '2027-01-01 00:00'), id, promise);
    expect([late.number, early.number]).toEqual(['永资规容诺〔2026〕51号', '永资规容诺〔2027〕1号']);
    expect(early.content.dateText).toBe('2027年1月1日（周五）');
  });

  it('of another kind and of another place are counted apart', async () => {
    const [id, elsewhere] = await Promise.all([
      world.open('yk-filing-50wd'),
      world.open('nb-industrial-59', {}, '330212'),
    ]);
    await world.record(id, '2026-05-21', 'LX01', { type: 'receive' });
    const receipt = await issueOne(world.at(window, '2026-05-21'), id, { kind: 'receipt', item: 'LX01' });
    expect(receipt.number).toMatch(/^永\S+收〔2026〕1号$/);
    const anywhere = { ...window, region: '000000' };
    const other = await issueOne(world.at(anywhere, '2026-05-27'), elsewhere, {
      kind: 'tolerant_promise',
      item: 'GH02',
    });
    expect(other.number).toBe('鄞资规容诺〔2026〕1号');
  });
});
