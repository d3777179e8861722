// A chain of a test's own: one item for every kind of limit.

const limit = (days: number, unit: string, more: object = {}) => ({ days, unit, assumed: true, ...more });
const item = (code: string, zh: string, limits: object) => ({
  code,
  zh,
  en: code.toLowerCase(),
  stage: 'S1',
  kind: 'licence',
  department: { lead: 'NRP', assist: ['HUD'] },
  applies: { default: 'required' },
  limits,
  prerequisites: [],
  groups: [],
  tolerate_missing: { allowed: false },
  commitment: { allowed: false },
  pausable_by: ['EXPERT'],
  output: { zh: `${zh}证书`, en: `${code.toLowerCase()}_certificate` },
  materials: [],
});

const fromReceipt = limit(7, 'working', { starts: 'received' });
const profile = { eia_class: 'form', agent: true };

/** 施工许可 from receipt, 环评 by its class, 开工延期 in months, 联合审批 within 45 working days. */
export const limitsTemplate = {
  schema: 'approval-template/1',
  id: 'limits',
  version: '2026.1',
  status: 'active',
  name: { zh: '各种时限', en: 'Limits of every kind' },
  project: { regime: 'filing', regime_zh: '备案', category: 'industrial', category_zh: '一般工业' },
  region: { code: '000000', zh: '全国', en: 'National' },
  effective: { from: '2026-01-01', to: null },
  sources: [],
  day_zero: { item: 'SGXK', event: 'accepted' },
  targets: [],
  stages: [{ code: 'S1', order: 1, zh: '审批', en: 'approval', lead: 'NRP' }],
  groups: [],
  special_procedures: [
    {
      code: 'EXPERT',
      zh: '专家评审',
      en: 'expert_review',
      max: limit(20, 'working'),
      holder: 'procedure',
      stops_item_clock: true,
      counted_in_target: false,
    },
  ],
  default_profile: profile,
  max_profile: profile,
  items: [
    item('SGXK', '施工许可', { statutory: fromReceipt, committed: fromReceipt }),
    item('HPSP', '环评审批', {
      statutory: limit(60, 'natural'),
      committed: limit(20, 'working'),
      variants: [
        { when: "eia_class == 'form'", committed: limit(10, 'working'), statutory: limit(30, 'natural') },
      ],
    }),
    item('KGYQ', '开工延期', { statutory: limit(3, 'month'), committed: limit(1, 'month') }),
    item('LHSP', '联合审批', { statutory: limit(45, 'working'), committed: limit(45, 'working') }),
  ],
};

export const limitsSource = { text: JSON.stringify(limitsTemplate), fileName: 'limits.json' };
