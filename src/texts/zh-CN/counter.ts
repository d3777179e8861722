// The intake counter: finding a project, the check list, the outcomes, drafts, what waits for an answer, and its refusals.
export const counter = {
  'history.again': '再次告知（{reason}）',
  'history.listed': '列出 {n} 项',
  'field.again': '再次告知的理由',
} as const;

export const counterErrors = {
  notice_given_before:
    '{noticeOn} 已一次性告知过。行政许可法第三十二条第一款第四项规定只告知一次；确需再次告知的，须写明理由，并由督查可见。',
  defect_unsaid: '请写明「{material}」哪里不符、应当怎样。',
  intake_unchecked: '还有 {n} 份材料没有核对。',
  intake_unchecked_notice: '还有 {n} 份材料没有核对：告知只有一次，清单须列全（行政许可法第三十二条）。',
  intake_lacks_missing: '缺 {n} 份材料，不能直接受理。',
  intake_lacks_unfit: '{n} 份材料不符合要求，不能直接受理。',
  intake_lacks: '缺 {missing} 份、不符 {unfit} 份，不能直接受理。',
  intake_not_tolerable: '「{materials}」不在可容缺的材料之内，须齐全、合格后才能受理。',
  intake_nothing_lacks: '材料齐全，不必容缺。',
  intake_nothing_to_correct: '材料齐全，没有需要补正的。',
  material_in_hand: '「{material}」已有或免交，不要再收。',
  material_not_missing: '{material} 没有勾「缺」或「不符」，不必承诺补交。',
  competent_agency_missing: '请写明应向哪个行政机关申请（行政许可法第三十二条第一款第二项）。',
  phone_unreadable: '联系电话应为 11 位手机号，或带区号的固定电话；现在是 {length} 位数字。',
} as const;
