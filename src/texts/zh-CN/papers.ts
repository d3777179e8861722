// Papers: their kinds, their pages, the check of a paper by anybody, and the texts that administrators change.
export const papers = {
  'paper.kind.receipt': '收件回执',
  'paper.kind.acceptance': '受理通知书',
  'paper.kind.tolerant': '容缺受理通知书',
  'paper.kind.one_time_notice': '一次性告知书',
  'paper.kind.not_accepted': '不受理告知书',
  'paper.kind.refusal': '不予受理决定书',
  'paper.kind.special_procedure': '特别程序告知书',
  'paper.kind.resumption': '恢复计时告知书',
  'paper.kind.extension': '延长期限告知书',
  'paper.kind.tolerant_promise': '容缺承诺书',
  'paper.kind.commitment': '告知承诺书',
  'paper.kind.supplement_receipt': '补交材料接收单',
  'paper.kind.lateness': '超期说明',
  'paper.kind.decision': '行政许可决定书',
  'paper.kind.delivery': '送达回证',
  'paper.kind.verification': '承诺核查结论告知书',
  'paper.kind.rectification': '责令限期整改通知书',
  'paper.kind.acceptance_revocation': '撤销受理决定书',
  'paper.kind.withdrawal': '撤回申请告知书',
  'paper.kind.termination': '终止办理决定书',
  'paper.kind.licence_revocation': '撤销行政许可决定书',
  'paper.kind.licence_recall': '撤回行政许可决定书',
  'paper.kind.licence_cancellation': '注销行政许可决定书',
};

export const paperErrors = {
  paper_without_event: '还没有可以出具「{paperKind}」的事由，请先办理相应的环节。',
  paper_text_broken:
    '「{paperKind}」的文本有误：{field} 第 {line} 行，{fault}（{word}）。请管理员先改正文本。',
  paper_already_issued: '这件事已经出具过「{paperKind}」{number}。要改内容，请作废后重新出具。',
  paper_not_late: '这个办件没有超期，不需要超期说明。',
  paper_already_void: '{number} 已经作废，不能再次作废。',
  text_syntax: '{atLine}写法有误：{word}。',
  text_variable_unknown: '{atLine}没有「{word}」这个变量，可用的变量见右侧清单。',
  text_filter_unknown:
    '{atLine}没有「{word}」这个处理方式，可用的有：default、size、first、last、join、map、strip、append、prepend。',
  text_tag_unknown: '{atLine}不能用「{word}」标记，可用的有：if、unless、case、for、assign、comment。',
  text_too_much: '{atLine}文本太长或者循环太多，一张文书用不到这么多。',
  duplicate_word: '文号用字 {word} 与 {first} 重复。',
};
