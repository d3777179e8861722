// A walk through every state of a case (rules §2.2): each is reached through the verbs, and its paper says what happened, until
// when what is due, and by which article. One permit in Yinzhou is filed again and again.
import { beforeAll, describe, expect, it } from 'vitest';
import { type PaperKindCode, paperKindCodes } from '../../src/domain/papers.ts';
import type { PaperFactsInput } from '../../src/services/paper-facts.ts';
import { listPapers } from '../../src/services/paper-views.ts';
import { verifyRecord } from '../../src/services/verify-record.ts';
import type { PaperRecord } from '../../src/store/papers.ts';
import { platform, useJointWorld } from '../support/joint-world.ts';
import { issueOne } from '../support/papers.ts';

const world = useJointWorld();
const ITEM = 'GH02';
let project = '';
const issued: PaperRecord[] = [];

/** Ends what the item waits for, from its beginning. */
async function prepare(item: string): Promise<void> {
  for (;;) {
    const { waitsFor, status } = await world.caseOf(project, '2026-05-08', item);
    if (status === 'ready' && item === ITEM) return;
    if (status === 'ready') return world.end(project, '2026-05-08', item);
    if (status !== 'blocked') return;
    for (const { item: before } of waitsFor) await prepare(before);
  }
}
beforeAll(async () => {
  project = await world.open('nb-industrial-59', {}, '330212');
  await prepare(ITEM);
});

interface Step {
  readonly when: string;
  /** What is recorded; left out: nothing, the day has passed. */
  readonly raw?: object;
  readonly status?: string;
  readonly paper?: PaperKindCode;
  readonly facts?: PaperFactsInput;
  /** Each must stand in the paper. */
  readonly says?: readonly string[];
  readonly never?: readonly string[];
}
const law = '《中华人民共和国行政许可法》';
const local = '《浙江省保障“最多跑一次”改革规定》';
const review = '六十日内依法向鄞州区人民政府申请行政复议';
const received: Step = { when: '', raw: { type: 'receive' }, status: 'received' };
const accepted: Step = { when: '', raw: { type: 'accept' }, status: 'running' };
const on = (when: string, step: Step): Step => ({ ...step, when });

const walk: ReadonlyArray<readonly [string, readonly Step[]]> = [
  [
    'received, and no licence is needed',
    [
      {
        ...on('2026-05-11', received),
        paper: 'receipt',
        says: [
          '2026年5月11日（周一）收到',
          '最迟于2026年5月18日（周一）',
          `${law}第三十二条第一款第（四）项`,
        ],
      },
      {
        when: '2026-05-11 10:00',
        raw: { type: 'not_accept', reason: '围墙修缮不需要规划许可' },
        status: 'not_accepted',
        paper: 'not_accepted',
        says: ['围墙修缮不需要规划许可', `${law}第三十二条第一款第（一）项`],
      },
    ],
  ],
  [
    'received, and another agency is competent',
    [
      on('2026-05-12', received),
      {
        when: '2026-05-12 10:00',
        raw: { type: 'refuse_acceptance', reason: '属于水利事项', competentAgency: '鄞州区水利局' },
        status: 'acceptance_refused',
        paper: 'refusal',
        says: ['请向鄞州区水利局申请', `${law}第三十二条第一款第（二）项`, review],
      },
    ],
  ],
  [
    'corrections are asked for once, and the day passes',
    [
      on('2026-05-13', received),
      {
        when: '2026-05-14',
        raw: { type: 'correction_notice', text: '总平面图缺少日照分析', correctBy: '2026-05-20' },
        status: 'correcting',
        paper: 'one_time_notice',
        facts: { defects: [{ material: '总平面图', problem: '缺少日照分析', remedy: '补充日照分析' }] },
        says: [
          '2026年5月13日（周三）',
          '2026年5月20日（周三）前提交',
          '补充日照分析',
          `${law}第三十二条第一款第（四）项`,
        ],
      },
      {
        when: '2026-05-21',
        raw: { type: 'withdraw', reason: '逾期未补正', deemed: true },
        status: 'withdrawn',
        paper: 'withdrawal',
        says: ['未在2026年5月20日（周三）前提交补正材料', '视为撤回申请', `${local}第十一条第三款`],
      },
    ],
  ],
  [
    'corrected, and still not as it must be',
    [
      on('2026-05-22', received),
      on('2026-05-22 10:00', { when: '', raw: { type: 'correction_notice', text: '缺少用地文件' } }),
      {
        when: '2026-05-25',
        raw: { type: 'resubmit' },
        status: 'received',
        paper: 'supplement_receipt',
        facts: { materials: [{ name: '用地文件', form: '复印件', copies: '1' }] },
        says: ['2026年5月25日（周一）收到', '提交的补正材料', '用地文件', '2026年6月1日（周一）'],
      },
      {
        when: '2026-05-26',
        raw: { type: 'refuse_acceptance', reason: '用地文件已经失效' },
        status: 'acceptance_refused',
        paper: 'refusal',
        says: ['用地文件已经失效', '第三十二条第二款', `${local}第十一条第三款`, review],
        never: ['职权范围'],
      },
    ],
  ],
  [
    'nobody answers for five working days, and the decision is late',
    [
      on('2026-05-26 10:00', received),
      {
        when: '2026-06-03',
        status: 'running',
        paper: 'acceptance',
        says: ['五个工作日内未告知补正', '2026年5月26日（周二）起视为受理', '第三十二条第一款第（四）项'],
      },
      {
        when: '2026-06-03 10:00',
        paper: 'lateness',
        facts: { explanation: '收件后无人审查', newDueOn: '2026-06-05' },
        says: [
          '应于2026年5月29日（周五）前办结',
          '3个工作日',
          '收件后无人审查',
          '2026年6月5日（周五）',
          '《优化营商环境条例》第三十六条',
        ],
      },
      {
        when: '2026-06-03 11:00',
        raw: { type: 'terminate', reason: '项目已经取消' },
        status: 'terminated',
        paper: 'termination',
        says: ['2026年6月3日（周三）起终止办理', '项目已经取消', review],
      },
    ],
  ],
  [
    'accepted, stopped by a hearing, gone on, lengthened, refused',
    [
      on('2026-06-04', received),
      {
        ...on('2026-06-04 10:00', accepted),
        paper: 'acceptance',
        says: [
          '受理日期为2026年6月4日（周四）',
          '承诺办结时限为3个工作日',
          '2026年6月9日（周二）前作出决定',
          '法定办结时限为20个工作日',
          '第（五）项',
        ],
      },
      {
        when: '2026-06-05',
        raw: { type: 'pause', procedure: 'HEARING', document: '听证告知书3号', until: '2026-06-10' },
        status: 'paused',
        paper: 'special_procedure',
        says: [
          '听证',
          '自2026年6月5日（周五）起至2026年6月10日（周三）止',
          '听证告知书3号',
          '2026年6月12日（周五）',
          `${law}第四十五条`,
        ],
      },
      {
        when: '2026-06-10',
        raw: { type: 'resume' },
        status: 'running',
        paper: 'resumption',
        says: ['2026年6月10日（周三）结束', '2026年6月12日（周五）前作出决定', `${law}第四十五条`],
      },
      {
        when: '2026-06-11',
        raw: { type: 'extend', days: 5, approver: '局长李伟', reason: '听证意见需要复核' },
        status: 'running',
        paper: 'extension',
        says: [
          '经局长李伟批准，延长5个工作日',
          '听证意见需要复核',
          '2026年6月22日（周一）前作出决定',
          '第四十二条第一款',
        ],
      },
      {
        when: '2026-06-15',
        raw: { type: 'decide', result: 'refuse', reason: '不符合控制性详细规划' },
        status: 'refused',
        paper: 'decision',
        says: [
          '不予行政许可决定书',
          '不符合控制性详细规划',
          '2026年6月15日（周一）',
          `${law}第三十八条第二款`,
          review,
        ],
      },
    ],
  ],
  [
    'supplied in time, granted, delivered, and revoked in the end',
    [
      on('2026-06-23', received),
      on('2026-06-23 10:00', {
        when: '',
        raw: { type: 'accept', missing: [{ material: 'GH02-M7', promisedBy: '2026-06-25' }] },
      }),
      {
        when: '2026-06-24',
        raw: { type: 'supplement', materials: ['GH02-M7'] },
        paper: 'supplement_receipt',
        says: ['2026年6月24日（周三）收到', '补交的材料', '已全部交齐'],
      },
      {
        when: '2026-06-25',
        raw: { type: 'decide', result: 'approve', document: '建字第330212202600012号' },
        status: 'decided',
        paper: 'decision',
        says: [
          '准予行政许可决定书',
          '建字第330212202600012号',
          '2026年7月9日（周四）前',
          `${law}第三十八条第一款、第四十四条`,
        ],
        never: ['行政复议'],
      },
      {
        when: '2026-06-26',
        raw: { type: 'deliver' },
        status: 'delivered',
        paper: 'delivery',
        facts: { recipient: '应建国' },
        says: ['2026年6月26日（周五）', '应建国', `${law}第四十四条`],
      },
      {
        when: '2026-06-29',
        raw: { type: 'revoke', what: 'licence_revoked', reason: '以欺骗手段取得' },
        status: 'licence_revoked',
        paper: 'licence_revocation',
        says: [
          '2026年6月25日（周四）',
          '2026年6月29日（周一）起予以撤销',
          '以欺骗手段取得',
          `${law}第六十九条`,
          review,
        ],
      },
    ],
  ],
  [
    'granted and recalled',
    [
      on('2026-06-30', received),
      on('2026-06-30 10:00', accepted),
      on('2026-07-01', { when: '', raw: { type: 'decide', result: 'approve' }, status: 'decided' }),
      {
        when: '2026-07-02',
        raw: { type: 'revoke', what: 'licence_recalled', reason: '规划依法调整' },
        status: 'licence_recalled',
        paper: 'licence_recall',
        says: ['予以撤回', '规划依法调整', '依法给予补偿', `${law}第八条第二款`, review],
      },
    ],
  ],
  [
    'granted and struck off',
    [
      on('2026-07-03', received),
      on('2026-07-03 10:00', accepted),
      on('2026-07-03 11:00', { when: '', raw: { type: 'decide', result: 'approve' }, status: 'decided' }),
      {
        when: '2026-07-06',
        raw: { type: 'revoke', what: 'licence_cancelled', reason: '企业已经注销' },
        status: 'licence_cancelled',
        paper: 'licence_cancellation',
        says: ['办理注销手续', '企业已经注销', `${law}第七十条`, review],
      },
    ],
  ],
  [
    'taken back by the applicant',
    [
      on('2026-07-07', received),
      on('2026-07-07 10:00', accepted),
      {
        when: '2026-07-08',
        raw: { type: 'withdraw', reason: '方案要重做' },
        status: 'withdrawn',
        paper: 'withdrawal',
        says: ['你单位已于2026年7月8日（周三）撤回', '方案要重做'],
        never: ['视为撤回'],
      },
    ],
  ],
  [
    'granted at once on a commitment, which is not kept at first',
    [
      on('2026-07-09', received),
      on('2026-07-09 10:00', accepted),
      {
        when: '2026-07-09 11:00',
        raw: { type: 'decide', result: 'approve_by_commitment', document: '建字第330212202600013号' },
        status: 'verifying',
        paper: 'commitment',
        facts: {
          told: [{ text: '建筑退线不少于五米' }],
          promises: [{ text: '按审定方案建设' }],
          signer: '应建国',
        },
        says: [
          '建筑退线不少于五米',
          '按审定方案建设',
          '申请人：应建国',
          '2026年10月8日（周四）前对承诺内容进行核查',
          `${local}第十四条`,
        ],
      },
      {
        when: '2026-07-09 11:10',
        paper: 'decision',
        says: ['准予行政许可决定书', '依法对承诺内容进行核查', `${local}第十四条`],
      },
      {
        when: '2026-08-03',
        raw: { type: 'verify', result: 'fail', rectifyBy: '2026-08-17', note: '退线只有四米' },
        status: 'rectifying',
        paper: 'rectification',
        says: [
          '2026年8月3日（周一）',
          '退线只有四米',
          '2026年8月17日（周一）前完成整改',
          `${local}第十四条`,
          review,
        ],
      },
      {
        when: '2026-08-14',
        raw: { type: 'verify', result: 'pass' },
        status: 'verified',
        paper: 'verification',
        says: ['2026年8月14日（周五）', '承诺属实，已履行'],
      },
      {
        when: '2026-08-14 15:00',
        raw: { type: 'revoke', what: 'licence_cancelled', reason: '项目转让' },
      },
    ],
  ],
  // Last, because it leaves a mark in the credit of the applicant.
  [
    'accepted with material missing, which never comes',
    [
      on('2026-08-17', received),
      {
        when: '2026-08-17 10:00',
        raw: { type: 'accept', missing: [{ material: 'GH02-M7', promisedBy: '2026-08-19' }] },
        status: 'running',
        paper: 'tolerant',
        facts: { consequence: '逾期未补交的，撤销受理。' },
        says: ['容缺受理', '2026年8月19日（周三）', '逾期未补交的，撤销受理。', `${local}第十一条第二款`],
      },
      {
        when: '2026-08-17 10:10',
        paper: 'tolerant_promise',
        facts: { signer: '应建国', signedOn: '2026-08-17', authority: '法定代表人' },
        says: ['自愿选择容缺办理', '2026年8月19日（周三）', '承诺人：应建国', '2026年8月17日（周一）'],
      },
      {
        when: '2026-08-21',
        raw: { type: 'revoke', what: 'acceptance_revoked', reason: '逾期未补交' },
        status: 'acceptance_revoked',
        paper: 'acceptance_revocation',
        says: [
          '2026年8月21日（周五）起撤销受理',
          '2026年8月19日（周三）到期',
          '逾期未补交',
          `${local}第十一条第二款`,
          review,
        ],
      },
    ],
  ],
];

describe.each(walk)('%s', (_name, steps) => {
  it('has a paper for every step', async () => {
    for (const { when, raw, status, paper, facts, says = [], never = [] } of steps) {
      if (raw !== undefined) await world.record(project, when, ITEM, raw);
      if (status !== undefined)
        expect(await world.caseOf(project, when, ITEM), when).toMatchObject({ status });
      if (paper === undefined) continue;
      // The shapes of facts differ by kind; the verb reads them again.
      const request = { kind: paper, item: ITEM, facts } as Parameters<typeof issueOne>[2];
      const made = await issueOne(world.at(platform, when), project, request);
      issued.push(made);
      const words = JSON.stringify(made.content);
      for (const phrase of says) expect(words, `${when} ${paper}`).toContain(phrase);
      for (const phrase of never) expect(words, `${when} ${paper}`).not.toContain(phrase);
      expect(words).toMatch(/（周[一二三四五六日]）/);
      expect(words).not.toMatch(/undefined|null个|\{\{|前前|，，|。。/);
    }
  });
});

describe('after the walk', () => {
  it('every kind has been issued, each number once', () => {
    const kinds = new Set(issued.map(({ kind }) => kind));
    expect(paperKindCodes.filter((kind) => !kinds.has(kind))).toEqual([]);
    expect(new Set(issued.map(({ number }) => number)).size).toBe(issued.length);
    expect(issued[0]?.number).toBe('鄞资规收〔2026〕1号');
  });

  it('the record is whole, and the list shows what has no paper yet', async () => {
    expect(await verifyRecord(world.system())).toMatchObject({ papers: issued.length, faults: [] });
    const list = await listPapers(world.at(platform, '2026-08-21'), project);
    expect(list.papers).toHaveLength(issued.length);
    expect(list.owed.filter(({ item }) => item === ITEM).map(({ kind }) => kind)).toContain('receipt');
  });
});
