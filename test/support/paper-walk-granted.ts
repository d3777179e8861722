// The walk from a grant on, and what a lapsed promise leads to.
import { accepted, law, local, on, received, review, type Walk } from './paper-walk.ts';

export const afterGrant: Walk = [
  [
    'supplied in time, granted, delivered, and revoked in the end',
    [
      on('2026-06-23', received),
      on('2026-06-23 10:00', {
        when: '',
        raw: {
          type: 'accept',
          document: '容缺承诺书',
          missing: [{ material: 'GH02-M7', promisedBy: '2026-06-25' }],
        },
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
        raw: {
          type: 'accept',
          document: '容缺承诺书',
          missing: [{ material: 'GH02-M7', promisedBy: '2026-08-19' }],
        },
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
