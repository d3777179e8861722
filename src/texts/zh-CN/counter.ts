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
  phone_unreadable: '联系电话应为 11 位手机号，或带区号的固定电话；现在是 {length} 位数字。',
} as const;
