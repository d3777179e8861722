// A paper is taken back and printed again: the void one keeps its number and words, the other one has a number of its own.
import { describe, expect, it } from 'vitest';
import { issuePaper } from '../../src/services/issue-paper.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { reprintPaper, voidPaper } from '../../src/services/void-paper.ts';
import { readPaper } from '../../src/store/papers.ts';
import { officer, platform, useJointWorld, window } from '../support/joint-world.ts';
import { bodyOf } from '../support/papers.ts';
import { someone } from '../support/system.ts';

const world = useJointWorld();
const planner = officer('NRP');

async function received(): Promise<string> {
  const id = await world.open('yk-filing-50wd');
  await world.end(id, '2026-05-19', 'LX01');
  await world.record(id, '2026-05-21 09:00', 'YD02', { type: 'receive' }, window);
  return id;
}
const clerk = (when = '2026-05-21 10:00') => world.at(window, when);
const receiptOf = (id: string) => issuePaper(clerk(), id, { kind: 'receipt', item: 'YD02' });
const stored = async (id: string) => {
  const paper = await readPaper(world.system().store.db, id);
  if (paper === null) throw new Error('no such paper');
  return paper;
};

describe('W6: the day of receipt was typed wrong and is mended ten minutes later', () => {
  it('voids the receipt and prints another with a new number; the old words stay', async () => {
    const id = await received();
    const first = await receiptOf(id);
    const before = await stored(first.id);
    const { seq } = (await world.eventsOf(id)).findLast(({ type }) => type === 'receive') ?? { seq: 0 };
    await world.record(
      id,
      '2026-05-21 10:10',
      'YD02',
      {
        type: 'rectify_event',
        target: seq,
        reason: '收件日期录错',
        replacement: { occurredAt: '2026-05-20', data: { type: 'receive' } },
      },
      window,
    );
    const second = await reprintPaper(clerk('2026-05-21 10:12'), first.id, { reason: '收件日期录错' });
    const [old, fresh] = [await stored(first.id), await stored(second.id)];
    expect(Number(/(\d+)号/.exec(fresh.number)?.[1])).toBe(Number(/(\d+)号/.exec(old.number)?.[1]) + 1);
    expect(old.content).toEqual(before.content);
    expect(old).toMatchObject({ voidReason: '收件日期录错', replacedBy: fresh.id });
    expect(fresh).toMatchObject({ replaces: old.id, voidedAt: null });
    expect(bodyOf(old).join()).toContain('2026年5月21日（周四）收到');
    expect(bodyOf(fresh).join()).toContain('2026年5月20日（周三）收到');
    const types = (await world.eventsOf(id)).slice(-3).map(({ type }) => type);
    expect(types).toEqual(['rectify_event', 'void_paper', 'issue_paper']);
    await rebuild(world.system(), clerk().now);
    expect(await stored(first.id)).toEqual(old);
  });
});

describe('a paper', () => {
  it('is not issued twice for one event, and may be once the first is void', async () => {
    const id = await received();
    const first = await receiptOf(id);
    await expect(receiptOf(id)).rejects.toMatchObject({
      code: 'paper_already_issued',
      facts: { number: first.number },
    });
    await voidPaper(clerk(), first.id, { reason: '纸张卡住' });
    expect((await receiptOf(id)).id).not.toBe(first.id);
  });

  it('is void once: the second of two clerks is told so', async () => {
    const { id: paper } = await receiptOf(await received());
    const both = await Promise.allSettled([
      voidPaper(clerk(), paper, { reason: '甲' }),
      voidPaper(clerk(), paper, { reason: '乙' }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(voidPaper(clerk(), paper, { reason: '丙' })).rejects.toMatchObject({
      code: 'paper_already_void',
    });
  });

  it('is given again, not issued again, when the same request comes twice', async () => {
    const id = await received();
    const key = { key: 'print-once', requestHash: 'same' };
    const ask = () => issuePaper(clerk(), id, { kind: 'receipt', item: 'YD02' }, key);
    const [first, second] = [await ask(), await ask()];
    expect(second).toEqual({ ...first, created: false });
    const again = { key: 'reprint-once', requestHash: 'same' };
    const reprint = () => reprintPaper(clerk(), first.id, { reason: '字迹不清' }, again);
    expect(await reprint()).toEqual(await reprint());
  });

  it('of a decision is the department’s to issue and to take back, never the window’s', async () => {
    const id = await received();
    await world.record(id, '2026-05-22', 'YD02', { type: 'accept' }, planner);
    await world.record(id, '2026-05-25', 'YD02', { type: 'decide', result: 'approve' }, planner);
    const decision = { kind: 'decision', item: 'YD02' };
    await expect(issuePaper(clerk('2026-05-25 16:00'), id, decision)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const paper = await issuePaper(world.at(planner, '2026-05-25 16:00'), id, decision);
    await expect(voidPaper(clerk('2026-05-25 17:00'), paper.id, { reason: '换' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const other = officer('HUD');
    await expect(
      voidPaper(world.at(other, '2026-05-25 17:00'), paper.id, { reason: '换' }),
    ).rejects.toThrow();
  });

  it('is not there for whoever does not see its project', async () => {
    const { id } = await receiptOf(await received());
    const stranger = someone('window', { region: '330212' });
    await expect(voidPaper(world.at(stranger, '2026-05-27'), id, { reason: '换' })).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(
      voidPaper(world.at(platform, '2026-05-27'), 'nothing', { reason: '换' }),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the database itself', () => {
  it('refuses to change the words of a paper or to remove it', async () => {
    const { id } = await receiptOf(await received());
    const { db } = world.system().store;
    await expect(
      db.execute(`update papers set number = '永资规收〔2026〕99号' where id = '${id}'`),
    ).rejects.toThrow();
    await expect(db.execute(`delete from papers where id = '${id}'`)).rejects.toThrow();
    expect((await stored(id)).number).not.toContain('99');
  });
});
