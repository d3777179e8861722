// W6: a slip is mended ten minutes later; the old words stay in the record, the receipt is void and printed anew under a new number.
import { describe, expect, it } from 'vitest';
import { getIntakeDone } from '../../src/services/intake-done.ts';
import { mendIntake } from '../../src/services/mend-intake.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { readPaper } from '../../src/store/papers.ts';
import { allIn, handler, key, ticked, useCounter } from '../support/counter.ts';
import { refusal, window } from '../support/joint-world.ts';
import { bodyOf } from '../support/papers.ts';
import { someone } from '../support/system.ts';

const { at, caseOf, designed, eventsOf, system, take, told } = useCounter();

const mend = (id: string, when: string, raw: object, idempotency = key(crypto.randomUUID())) =>
  mendIntake(at(window, when), { projectId: id, item: 'GH01', raw, idempotency });
const seqOf = async (id: string, type: string): Promise<number> =>
  (await eventsOf(id)).findLast((event) => event.type === type && event.item === 'GH01')?.seq ?? 0;
const papersOf = async (id: string) =>
  (await getIntakeDone(at(window, '2026-05-12 10:00'), id, 'GH01')).papers.map(({ kind, number, voided }) => [
    kind,
    number,
    voided,
  ]);

describe('a receipt that names the wrong person', () => {
  const data = {
    type: 'receive',
    window: true,
    handedIn: ['GH01-M1', 'GH01-M6'],
    handler: { ...handler, name: '赵明' },
  };

  it('is mended in one act: old words in the record, both papers void and made out anew', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', { ticks: allIn, outcome: 'accept' });
    const before = await papersOf(id);
    const target = await seqOf(id, 'receive');
    const { voided, papers } = await mend(id, '2026-05-12 09:10', {
      target,
      reason: '经办人姓名写错',
      replacement: { occurredAt: '2026-05-12T09:00:00+08:00', data },
    });
    expect(voided).toEqual(before.map(([, number]) => number));
    expect((await told(id)).slice(5)).toEqual([
      'rectify_event',
      'void_paper',
      'void_paper',
      'paper acceptance',
      'paper receipt',
    ]);
    expect(await papersOf(id)).toEqual([
      ...before.map(([kind, number]) => [kind, number, true]),
      ...papers.map(({ kind, number }) => [kind, number, false]),
    ]);
    const numbers = papers.map(({ number }) => number);
    expect(new Set([...numbers, ...voided]).size).toBe(4);
    const events = await eventsOf(id);
    expect(events.find(({ seq }) => seq === target)?.data).toMatchObject({ handler: { name: '赵敏' } });
    const receipt = await readPaper(system().store.db, papers[1]?.id ?? '');
    if (receipt === null) throw new Error('no receipt');
    expect(bodyOf(receipt).join('\n')).toMatch(/赵明/);
    expect(receipt.replaces).not.toBeNull();
    expect(await verifyRecord(system())).toMatchObject({ faults: [] });
  });

  it('sent twice it is mended once', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', { ticks: allIn, outcome: 'accept' });
    const raw = {
      target: await seqOf(id, 'receive'),
      reason: '经办人姓名写错',
      replacement: { occurredAt: '2026-05-12T09:00:00+08:00', data },
    };
    const same = key(`mend-${id}`);
    await mend(id, '2026-05-12 09:10', raw, same);
    expect((await mend(id, '2026-05-12 09:11', raw, same)).created).toBe(false);
    expect(await told(id)).toHaveLength(10);
  });
});

describe('a notice with a wrong day', () => {
  it('is mended with its paper alone; the receipt stands', async () => {
    const id = await designed();
    const list = ticked('unfit', 'in', '缺申请人签章');
    await take(id, '2026-05-12 09:00', { ticks: list, outcome: 'notice', correctBy: '2026-05-26' });
    const items = [{ material: 'GH01-M1', defect: 'unfit', what: '缺申请人签章' }];
    const { papers, voided } = await mend(id, '2026-05-12 09:10', {
      target: await seqOf(id, 'correction_notice'),
      reason: '补正期限写错',
      replacement: {
        occurredAt: '2026-05-12T09:00:00+08:00',
        data: { type: 'correction_notice', text: '请补正', items, correctBy: '2026-05-29' },
      },
    });
    expect([voided.length, papers.map(({ kind }) => kind)]).toEqual([1, ['one_time_notice']]);
    const paper = await readPaper(system().store.db, papers[0]?.id ?? '');
    if (paper === null) throw new Error('no notice');
    expect(bodyOf(paper).join('\n')).toMatch(/2026年5月29日（周五）/);
  });
});

describe('an acceptance that should not have been', () => {
  it('is taken back: its paper is void, and the file waits for an answer again', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', { ticks: allIn, outcome: 'accept' });
    const { papers, voided } = await mend(id, '2026-05-12 09:10', {
      target: await seqOf(id, 'accept'),
      reason: '点错了',
    });
    expect([voided.length, papers.length]).toEqual([1, 0]);
    expect(await caseOf(id, '2026-05-12', 'GH01')).toMatchObject({ status: 'received' });
  });
});

describe('what is refused', () => {
  it('a replacement that cannot be leaves every paper as it was', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', { ticks: allIn, outcome: 'accept' });
    const later = mend(id, '2026-05-12 09:10', {
      target: await seqOf(id, 'receive'),
      reason: '时间写错',
      replacement: { occurredAt: '2026-05-12T09:05:00+08:00', data: { type: 'receive' } },
    });
    expect((await refusal(later)).code).toBe('order_impossible');
    expect((await papersOf(id)).map(([, , voided]) => voided)).toEqual([false, false]);
  });

  it('somebody else’s slip is not theirs to mend, and a later act is mended elsewhere', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', { ticks: allIn, outcome: 'accept' });
    const raw = { target: await seqOf(id, 'receive'), reason: '误' };
    const other = mendIntake(
      at(someone('window', { username: 'win02', region: '330784' }), '2026-05-12 09:10'),
      {
        projectId: id,
        item: 'GH01',
        raw,
        idempotency: null,
      },
    );
    expect((await refusal(other)).kind).toBe('forbidden');
    const supervisor = mendIntake(at(someone('supervisor'), '2026-05-12 09:10'), {
      projectId: id,
      item: 'GH01',
      raw,
      idempotency: null,
    });
    expect((await refusal(supervisor)).kind).toBe('forbidden');
  });
});
