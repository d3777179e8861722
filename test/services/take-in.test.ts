// The counter takes a file in: receipt, answer, papers and the owner’s link stand together, each outcome with its own.
import { describe, expect, it } from 'vitest';
import { catchUp } from '../../src/services/catch-up.ts';
import { compareEngines } from '../../src/services/compare-engines.ts';
import { getCounterList } from '../../src/services/counter-lists.ts';
import { getPromises } from '../../src/services/promise-views.ts';
import { rebuild } from '../../src/services/rebuild.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import { readPaper } from '../../src/store/papers.ts';
import { CounterListPage } from '../../src/web/pages/counter-list.tsx';
import { allIn, key, ticked, useCounter } from '../support/counter.ts';
import { refusal, window } from '../support/joint-world.ts';
import { bodyOf } from '../support/papers.ts';
import { dumpReadModels } from '../support/read-models.ts';

const { at, caseOf, designed, eventsOf, record, system, take, told } = useCounter();

describe('a file that is complete', () => {
  it('is received and accepted at once, with acceptance and receipt numbered and the owner’s page printed on them', async () => {
    const id = await designed();
    const { papers, created } = await take(id, '2026-05-12 09:00', { ticks: allIn, outcome: 'accept' });
    expect(created).toBe(true);
    expect(await told(id)).toEqual(['receive', 'accept', 'make_link', 'paper acceptance', 'paper receipt']);
    expect(papers.map(({ kind, number }) => [kind, number])).toEqual([
      ['acceptance', '永资规受〔2026〕1号'],
      ['receipt', '永政务收〔2026〕1号'],
    ]);
    const [received] = (await eventsOf(id)).filter(({ type, item }) => type === 'receive' && item === 'GH01');
    expect(received?.data).toEqual({
      window: true,
      handedIn: ['GH01-M1', 'GH01-M6'],
      handler: { name: '赵敏', phone: '139****0000', authority: 'letter' },
    });
    const receipt = await readPaper(system().store.db, papers[1]?.id ?? '');
    expect(receipt?.content.progressLink).toMatch(/^[\w-]{12}$/);
    if (receipt === null) throw new Error('no receipt');
    expect(bodyOf(receipt).join('\n')).toMatch(/绿色建筑与海绵城市专篇/);
    expect(await caseOf(id, '2026-05-12', 'GH01')).toMatchObject({
      status: 'running',
      acceptedOn: '2026-05-12',
    });
    expect(await verifyRecord(system())).toMatchObject({ faults: [] });
  });

  it('is taken in once, however often it is sent', async () => {
    const id = await designed();
    const same = key(`same-${id}`);
    const raw = { ticks: allIn, outcome: 'accept' };
    const answers = await Promise.all([1, 2, 3].map(() => take(id, '2026-05-12 09:00', raw, same)));
    expect(answers.map(({ created }) => created).toSorted()).toEqual([false, false, true]);
    const again = await take(id, '2026-05-12 09:05', raw, same);
    expect(again.created).toBe(false);
    expect(await told(id)).toHaveLength(5);
    const other = take(id, '2026-05-12 09:05', raw, { key: same.key, requestHash: 'other' });
    expect((await refusal(other)).code).toBe('idempotency_key_reused');
  });

  it('counts from when it came, and is answered now', async () => {
    const id = await designed();
    await take(id, '2026-05-13 09:00', {
      ticks: allIn,
      outcome: 'accept',
      receivedAt: '2026-05-12T16:30:00+08:00',
    });
    expect(await caseOf(id, '2026-05-13', 'GH01')).toMatchObject({
      receivedOn: '2026-05-12',
      acceptedOn: '2026-05-13',
    });
  });
});

describe('a file in which only a listed paper lacks', () => {
  const gaps = { ticks: ticked('in', 'missing'), outcome: 'accept_tolerantly' };

  it('is accepted on a promise: its letter signed at the counter, its day the template’s', async () => {
    const id = await designed();
    const { papers } = await take(id, '2026-05-12 09:00', gaps);
    expect(await told(id)).toEqual([
      'receive',
      'offer_promise',
      'sign_promise',
      'accept',
      'make_link',
      'paper tolerant',
      'paper tolerant_promise',
      'paper receipt',
    ]);
    expect(papers).toHaveLength(3);
    const { owes } = await caseOf(id, '2026-05-12', 'GH01');
    expect(owes).toMatchObject([
      { material: 'GH01-M6', name: '绿色建筑与海绵城市专篇', dueOn: '2026-05-14' },
    ]);
    const [promise] = await getPromises(at(window, '2026-05-12'), id);
    expect(promise).toMatchObject({
      kind: 'tolerant',
      status: 'signed',
      signature: { signer: '赵敏', capacity: 'authorised_agent', authority: '授权委托书', how: 'counter' },
    });
  });

  it('is refused a day past the decision limit, and nothing is written', async () => {
    const id = await designed();
    const promises = [{ material: 'GH01-M6', promisedBy: '2026-05-29' }];
    const { issues } = await refusal(take(id, '2026-05-12 09:00', { ...gaps, promises }));
    expect(issues).toEqual([
      {
        path: expect.stringMatching(/promisedBy$/),
        code: 'supplement_after_decision',
        facts: { latest: '2026-05-15' },
      },
    ]);
    expect(await told(id)).toEqual([]);
  });

  it('is not accepted without gaps', async () => {
    const id = await designed();
    const plain = take(id, '2026-05-12 09:00', { ...gaps, outcome: 'accept' });
    expect(await refusal(plain)).toMatchObject({ code: 'intake_lacks_missing', facts: { n: 1 } });
  });
});

describe('a file in which a principal paper lacks', () => {
  const list = ticked('unfit', 'missing', '缺申请人签章');

  it('is not accepted with gaps: the paper is named', async () => {
    const id = await designed();
    const { issues } = await refusal(
      take(id, '2026-05-12 09:00', { ticks: list, outcome: 'accept_tolerantly' }),
    );
    expect(issues).toMatchObject([
      {
        path: 'ticks',
        code: 'intake_not_tolerable',
        facts: { materials: ['建设工程设计方案审查申请表'] },
      },
    ]);
    expect(await told(id)).toEqual([]);
  });

  it('is told once, with the whole list and its day', async () => {
    const id = await designed();
    const notice = { ticks: list, outcome: 'notice', correctBy: '2026-05-26' };
    const { papers } = await take(id, '2026-05-12 09:00', notice);
    expect(await told(id)).toEqual([
      'receive',
      'correction_notice',
      'make_link',
      'paper one_time_notice',
      'paper receipt',
    ]);
    const said = (await eventsOf(id)).find(({ type }) => type === 'correction_notice');
    expect(said?.data).toMatchObject({
      text: '不符：建设工程设计方案审查申请表（缺申请人签章）；缺：绿色建筑与海绵城市专篇。',
      items: [
        { material: 'GH01-M1', defect: 'unfit', what: '缺申请人签章' },
        { material: 'GH01-M6', defect: 'missing' },
      ],
      correctBy: '2026-05-26',
    });
    const paper = await readPaper(system().store.db, papers[0]?.id ?? '');
    if (paper === null) throw new Error('no paper');
    expect(bodyOf(paper).join('\n')).toMatch(/缺申请人签章[\s\S]*2026年5月26日（周二）/);
  });

  it('comes back corrected: only what lacked is asked for, and acceptance counts from that day', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', { ticks: list, outcome: 'notice', correctBy: '2026-05-26' });
    const rest = [
      { material: 'GH01-M1', tick: 'in' },
      { material: 'GH01-M6', tick: 'in' },
    ];
    await take(id, '2026-05-20 09:00', { ticks: rest, outcome: 'accept' });
    expect((await told(id)).slice(5)).toEqual([
      'resubmit',
      'accept',
      'paper acceptance',
      'paper supplement_receipt',
    ]);
    expect(await caseOf(id, '2026-05-20', 'GH01')).toMatchObject({ acceptedOn: '2026-05-20' });
  });

  it('is told a second time only with its reason', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', { ticks: list, outcome: 'notice', correctBy: '2026-05-26' });
    const still = [
      { material: 'GH01-M1', tick: 'unfit', what: '日期不对' },
      { material: 'GH01-M6', tick: 'in' },
    ];
    const second = { ticks: still, outcome: 'notice', correctBy: '2026-05-29' };
    expect((await refusal(take(id, '2026-05-20 09:00', second))).issues).toEqual([
      { path: 'again', code: 'notice_given_before', facts: { noticeOn: '2026-05-12' } },
    ]);
    expect((await told(id)).at(-1)).toBe('paper receipt');
    await take(id, '2026-05-20 09:00', { ...second, again: '新交的表日期不对' });
    expect((await told(id)).slice(5)).toEqual([
      'resubmit',
      'correction_notice',
      'paper one_time_notice',
      'paper supplement_receipt',
    ]);
  });
});

describe('a file that is not the agency’s', () => {
  it('is refused with the agency that is competent', async () => {
    const id = await designed();
    const refused = { ticks: allIn, outcome: 'refuse', reason: '不属于本机关职权' };
    expect((await refusal(take(id, '2026-05-12 09:00', refused))).issues).toEqual([
      { path: 'competentAgency', code: 'competent_agency_missing', facts: {} },
    ]);
    await take(id, '2026-05-12 09:00', { ...refused, competentAgency: '金华市自然资源和规划局' });
    expect(await told(id)).toEqual([
      'receive',
      'refuse_acceptance',
      'make_link',
      'paper refusal',
      'paper receipt',
    ]);
  });

  it('needs no licence, and that is told with its reason', async () => {
    const id = await designed();
    await take(id, '2026-05-12 09:00', {
      ticks: [],
      outcome: 'not_needed',
      reason: '依法不需要取得行政许可',
    });
    expect(await told(id)).toEqual([
      'receive',
      'not_accept',
      'make_link',
      'paper not_accepted',
      'paper receipt',
    ]);
  });
});

describe('W3: a file received on 19 May that nobody has answered', () => {
  it('is on top on 26 May at 17:00 with its last day, and accepted by law an instant after midnight', async () => {
    const id = await designed();
    await record(id, '2026-05-19', 'GH01', { type: 'receive', window: true }, window);
    const other = await designed();
    await record(other, '2026-05-20', 'GH01', { type: 'receive', window: true }, window);
    const rows = async (when: string) =>
      (await getCounterList(at(window, when), 'notice')).items
        .filter(({ projectId }) => [id, other].includes(projectId))
        .map(({ projectId, status, clock }) => [projectId, status, clock?.dueOn, clock?.remainingDays]);
    expect(await rows('2026-05-26 17:00')).toEqual([
      [id, 'received', '2026-05-26', 0],
      [other, 'received', '2026-05-27', 1],
    ]);
    const view = await getCounterList(at(window, '2026-05-26 17:00'), 'notice');
    const shell = {
      lang: 'zh-CN',
      path: '/',
      now: '2026-05-26T09:00:00Z',
      region: null,
      demo: false,
      person: null,
    } as const;
    const page = String(CounterListPage({ shell, view }));
    expect(page.split('今日到期，逾期视为受理')).toHaveLength(2);
    // What can still be answered stands first; what the law has accepted follows.
    expect((await rows('2026-05-27 00:00')).map(([project, status]) => [project, status])).toEqual([
      [other, 'received'],
      [id, 'running'],
    ]);
    const next = await getCounterList(at(window, '2026-05-27 00:00'), 'notice');
    expect(String(CounterListPage({ shell, view: next }))).toContain('逾期未告知，依法视为受理');
    expect(await caseOf(id, '2026-05-27', 'GH01')).toMatchObject({ acceptedOn: '2026-05-19' });
  });
});

it('stays the same after a rebuild, and both engines agree', async () => {
  const { now } = at(window, '2026-05-28');
  await catchUp(system(), now);
  const before = await dumpReadModels(system().store);
  await rebuild(system(), now);
  expect(await dumpReadModels(system().store)).toEqual(before);
  expect((await compareEngines(system(), now)).differences).toBe(0);
});
