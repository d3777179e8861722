// What waits at the counter in the sample: W3 and P5, corrections, results to be fetched; second notices for supervision; drafts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../src/services/access.ts';
import { counterCsv } from '../../src/services/counter-csv.ts';
import { discardDraft, getDraft, myDrafts, opening, saveDraft } from '../../src/services/counter-drafts.ts';
import { counterCountsFor, getCounterList } from '../../src/services/counter-lists.ts';
import { previewIntake } from '../../src/services/intake-preview.ts';
import { listProjects } from '../../src/services/project-list.ts';
import { recordEvent } from '../../src/services/record-event.ts';
import { listSecondNotices } from '../../src/services/second-notices.ts';
import { takeIn } from '../../src/services/take-in.ts';
import { readAccount } from '../../src/store/accounts.ts';
import { handler } from '../support/counter.ts';
import { refusal } from '../support/joint-world.ts';
import { instant } from '../support/one-case.ts';
import { as, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let win01: Actor;
beforeAll(async () => {
  system = await openTestSystem('demo');
  const account = await readAccount(system.store.db, 'win01');
  if (account === null) throw new Error('no win01');
  win01 = someone('window', { username: account.username, name: account.name, region: '330784' });
});
afterAll(() => system.close());
const at = (when: string, actor: Actor = win01) => as(system, actor, instant(when));
const projectId = async (q: string): Promise<string> =>
  (await listProjects(at('2026-05-27'), { q })).items[0]?.id ?? '';

describe('W3: the file of 象珠塑料, received on 19 May and answered by nobody', () => {
  it('is accepted by law from 27 May 00:00 as of 19 May, and the list says so', async () => {
    const { items } = await getCounterList(at('2026-05-27 09:00'), 'notice');
    expect(items.map(({ projectName, reason, receivedOn }) => [projectName, reason, receivedOn])).toEqual([
      ['象珠塑料', 'deemed', '2026-05-19'],
    ]);
    expect(await counterCountsFor(at('2026-05-27 09:00'))).toEqual({ notice: 0, correcting: 0, pickup: 1 });
    const csv = counterCsv('zh-CN', await getCounterList(at('2026-05-27 09:00'), 'notice'));
    expect(csv).toMatch(/象珠塑料,象珠塑料制品有限公司,建设工程规划许可证核发,视为受理,2026-05-19/);
  });

  it('can then be answered no more, with the reason at every way', async () => {
    const id = await projectId('象珠');
    const { step, outcomes } = await previewIntake(at('2026-05-27 09:00'), id, 'GH02', {
      ticks: new Map(),
      receivedAt: null,
    });
    expect(step).toBeNull();
    expect(outcomes.map(({ blocked }) => blocked?.code)).toEqual(
      Array.from({ length: 5 }, () => 'already_deemed_accepted'),
    );
  });
});

describe('W7: a file that comes on a make-up Sunday or an ordinary Saturday', () => {
  const receiptOn = async (when: string) => {
    const id = await projectId('永丰');
    const { receipt } = await previewIntake(at(when), id, 'SG05', { ticks: new Map(), receivedAt: null });
    return [receipt.on, receipt.countsAs, receipt.restDay, receipt.answerBy];
  };
  it('2026-09-20 is a working day; 2026-09-19 counts as the place has it, from that very day', async () => {
    expect(await receiptOn('2026-09-20 10:00')).toEqual(['2026-09-20', '2026-09-20', false, '2026-09-28']);
    expect(await receiptOn('2026-09-19 10:00')).toEqual(['2026-09-19', '2026-09-19', true, '2026-09-24']);
  });
});

describe('a file told twice what is missing', () => {
  it('is seen by supervision with both lists and the reason, and by nobody at the counter', async () => {
    const id = await projectId('永丰');
    const notice = (when: string, raw: object, type: 'notice' | 'resubmit') =>
      type === 'notice'
        ? recordEvent(at(when), {
            projectId: id,
            item: 'SG05',
            raw: { type: 'correction_notice', ...raw },
            expectedVersion: null,
            idempotency: null,
          })
        : recordEvent(at(when), {
            projectId: id,
            item: 'SG05',
            raw: { type: 'resubmit' },
            expectedVersion: null,
            idempotency: null,
          });
    await recordEvent(at('2026-09-21'), {
      projectId: id,
      item: 'SG05',
      raw: { type: 'receive', window: true },
      expectedVersion: null,
      idempotency: null,
    });
    await notice('2026-09-22', { text: '缺银行保函' }, 'notice');
    await notice('2026-09-23', {}, 'resubmit');
    await notice('2026-09-24', { text: '保函金额不足', again: '新交的保函金额不足' }, 'notice');
    const sup01 = someone('supervisor', { username: 'sup01', region: '330784' });
    const seen = await listSecondNotices(at('2026-09-28', sup01));
    expect(seen).toMatchObject([
      {
        projectName: '永丰精密厂房',
        item: 'SG05',
        first: { on: '2026-09-22', text: '缺银行保函' },
        again: { on: '2026-09-24', text: '保函金额不足', reason: '新交的保函金额不足', round: 2 },
      },
    ]);
    expect((await refusal(listSecondNotices(at('2026-09-28')))).kind).toBe('forbidden');
    const correcting = await getCounterList(at('2026-09-28'), 'correcting');
    expect(correcting.items.map(({ projectName }) => projectName)).toEqual(['永丰精密厂房']);
  });
});

describe('what was typed and not sent', () => {
  it('is kept for the account, case by case, until it is taken in or thrown away', async () => {
    const id = await projectId('云栖');
    const key = { projectId: id, item: 'SG05' };
    await saveDraft(at('2026-05-27 09:00'), key, { 'handler.name': '赵敏' });
    await saveDraft(at('2026-05-27 09:03'), key, { 'handler.name': '赵敏', note: '次日补章' });
    expect(await getDraft(at('2026-05-28 08:40'), key)).toEqual({
      values: { 'handler.name': '赵敏', note: '次日补章' },
      savedAt: '2026-05-27T01:03:00.000Z',
    });
    await saveDraft(at('2026-05-27 09:05'), opening, { name: '新厂房' });
    expect(
      (await myDrafts(at('2026-05-27 09:06'))).map(({ projectName, typed }) => [projectName, typed]),
    ).toEqual([
      [null, '新厂房'],
      ['云栖商住', null],
    ]);
    const other = someone('window', { username: 'agent01', region: '330784' });
    expect(await myDrafts(at('2026-05-27 09:06', other))).toEqual([]);
    await discardDraft(at('2026-05-27 09:07'), opening);
    expect(await myDrafts(at('2026-05-27 09:08'))).toHaveLength(1);
  });

  it('stays when the file is refused, and goes when it is taken in', async () => {
    const id = await projectId('云栖');
    const key = { projectId: id, item: 'SG05' };
    const send = (raw: object) =>
      takeIn(at('2026-05-27 09:10'), {
        ...key,
        raw: { handler, ...raw },
        expectedVersion: null,
        idempotency: null,
      });
    await refusal(send({ outcome: 'refuse', ticks: [] }));
    expect(await getDraft(at('2026-05-27 09:11'), key)).not.toBeNull();
    await send({ outcome: 'accept', ticks: [] });
    expect(await getDraft(at('2026-05-27 09:11'), key)).toBeNull();
  });

  it('is too large, or of a case out of sight: refused', async () => {
    const id = await projectId('云栖');
    const key = { projectId: id, item: 'SG05' };
    expect((await refusal(saveDraft(at('2026-05-27'), key, { note: 'x'.repeat(70_000) }))).kind).toBe(
      'too_large',
    );
    const far = someone('window', { username: 'win01', region: '110000' });
    expect((await refusal(saveDraft(at('2026-05-27', far), key, {}))).kind).toBe('not_found');
  });
});

describe('a result that waits to be fetched', () => {
  it('is held against the ten working days to hand it over, not against the days of a decision that is past', async () => {
    const id = await projectId('象珠');
    const decided = { type: 'decide', result: 'approve', occurredAt: '2026-05-27' };
    const request = { projectId: id, item: 'GH02', raw: decided, expectedVersion: null, idempotency: null };
    await recordEvent({ ...at('2026-05-27 10:00'), actor: someone('integration') }, request);
    const { items } = await getCounterList(at('2026-06-11 09:00'), 'pickup');
    expect(
      items.map(({ projectName, clock }) => [projectName, clock?.kind, clock?.dueOn, clock?.light]),
    ).toEqual([
      ['龙山仓储', 'supplement', '2026-06-03', expect.any(String)],
      ['象珠塑料', 'delivery', '2026-06-10', 'red'],
    ]);
  });
});
