// The walk up to the decision: how an application is answered, and what becomes of it when it is not granted.
import { accepted, law, local, on, received, review, type Walk } from './paper-walk.ts';

export const beforeGrant: Walk = [
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
];
