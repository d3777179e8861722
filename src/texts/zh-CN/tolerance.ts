// Tolerant intake and promises: what was told, signed and taken back, and why it is refused.
export const tolerance = {
  'event.offer_promise': '告知承诺内容',
  'event.sign_promise': '签署承诺书',
  'event.withdraw_promise': '撤回承诺',
  'promise.kind.tolerant': '容缺承诺',
  'promise.kind.commitment': '告知承诺',
  'promise.capacity.legal_representative': '法定代表人',
  'promise.capacity.authorised_agent': '委托代理人',
  'promise.how.counter': '窗口签署',
  'promise.how.link': '链接签署',
  'promise.how.account': '登录签署',
} as const;

export const toleranceErrors = {
  material_principal:
    '{material}是主要材料，不能容缺；只有办事指南列明的次要材料可以容缺（浙江省保障“最多跑一次”改革规定第十一条）。',
  promise_already_signed: '承诺书 {promise} 已经签署，不必再签。',
  promise_no_longer_open: '承诺书 {promise} 已撤回或已换新文本，请签署最新的一份。',
  promise_not_signed: '承诺书 {promise} 没有签署或已撤回，不能撤回。',
  promise_after_decision:
    '已经作出决定，不能再提出或撤回承诺；撤回承诺应在决定之前（安阳市政务服务条例第二十六条）。',
  authority_missing: '委托代理人签署，须写明授权委托书的名称或文号。',
  agent_signs_by_authority: '代办员只能作为委托代理人签署，并写明授权委托书。',
  credit_code_not_owner: '{found} 不是本项目申请人的统一社会信用代码，不能代其他单位签署。',
  signed_before_offer: '签署日不能早于告知承诺内容之日。',
} as const;
