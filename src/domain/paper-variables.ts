// What the text of a paper may speak of: every variable with its meaning in both languages and a sample for the preview.
// A text that names anything else is refused.

export type PaperRow = Readonly<Record<string, string | null>>;
export type PaperValue = string | boolean | null | readonly PaperRow[];
export type PaperScope = Readonly<Record<PaperVariableName, PaperValue>>;

interface Variable {
  readonly zh: string;
  readonly en: string;
  readonly sample: PaperValue;
}

const text = (zh: string, en: string, sample: string): Variable => ({ zh, en, sample });
const flag = (zh: string, en: string, sample = false): Variable => ({ zh, en, sample });
const rows = (zh: string, en: string, sample: readonly PaperRow[]): Variable => ({ zh, en, sample });

export const paperVariables = {
  applicant: text('申请人全称', 'Applicant', '永丰精密机械有限公司'),
  applicantCode: text('统一社会信用代码', 'Credit code', '91330784MA2YFJM008'),
  projectName: text('项目名称', 'Project', '永丰精密厂房'),
  projectCode: text('项目代码', 'Project code', '2603-330784-04-01-100059'),
  itemName: text('事项名称', 'Item', '建设工程规划许可证核发'),
  department: text('主办部门全称', 'Department in charge', '永康市自然资源和规划局'),
  office: text('出具单位全称', 'Office that issues', '永康市自然资源和规划局'),
  place: text('地方', 'Place', '永康市'),
  inZhejiang: flag('是否在浙江省', 'Whether in Zhejiang', true),
  licence: flag('是否行政许可', 'Whether the item is a licence', true),
  number: text('文号', 'Number', '永资规受〔2026〕12号'),
  today: text('出具日期', 'Date of issue', '2026年5月27日（周三）'),
  handler: text('经办人', 'Handled by', '徐敏'),
  receivedOn: text('收件日期', 'Received on', '2026年5月11日（周一）'),
  noticeBy: text('告知补正的最后一天', 'Last day to tell what is missing', '2026年5月18日（周一）'),
  acceptedOn: text('受理日期', 'Accepted on', '2026年5月11日（周一）'),
  deemed: flag('是否视为受理', 'Whether accepted by silence'),
  promisedLimit: text('承诺办结时限', 'Promised limit', '10个工作日'),
  statutoryLimit: text('法定办结时限', 'Statutory limit', '20个工作日'),
  decisionDueOn: text('承诺办结日期', 'Decision due on', '2026年5月26日（周二）'),
  statutoryDueOn: text('法定办结日期', 'Decision due by law on', '2026年6月9日（周二）'),
  expectedDueOn: text('暂停期间的预计办结日期', 'Expected due date while paused', '2026年6月16日（周二）'),
  overdue: text('超期天数', 'Days late', '1个工作日'),
  eventOn: text('所述事件的日期', 'Day of the event', '2026年5月15日（周五）'),
  reason: text('理由', 'Reason', '不符合控制性详细规划'),
  noticeText: text('补正告知内容', 'What the correction notice says', '总平面图缺少日照分析。'),
  correctBy: text('补正期限', 'To be corrected by', '2026年6月3日（周三）'),
  competentAgency: text('有管辖权的行政机关', 'Competent agency', '永康市水利局'),
  procedureName: text('特别程序名称', 'Special procedure', '专家评审'),
  document: text('文书、证件编号', 'Document', '永资规评告〔2026〕7号'),
  until: text('特别程序预计结束日期', 'Procedure ends on', '2026年6月4日（周四）'),
  extensionDays: text('延长的时间', 'Extended by', '10个工作日'),
  extensionArticle: text(
    '延长依据的条款',
    'Article of the extension',
    '《中华人民共和国行政许可法》第四十二条第一款',
  ),
  approver: text('批准人', 'Approved by', '局长李伟'),
  granted: flag('是否准予', 'Whether granted', true),
  tolerant: flag('是否容缺通过', 'Whether granted with material owed'),
  byCommitment: flag('是否凭承诺准予', 'Whether granted on a commitment'),
  decidedOn: text('决定日期', 'Decided on', '2026年5月25日（周一）'),
  deliveryDueOn: text('送达期限', 'To be delivered by', '2026年6月8日（周一）'),
  deliveredOn: text('送达日期', 'Delivered on', '2026年5月26日（周二）'),
  output: text('办理结果名称', 'Result', '建设工程规划许可证'),
  resubmitted: flag('是否补正材料', 'Whether it corrects an application'),
  verified: flag('核查是否通过', 'Whether the check was passed', true),
  verifyBy: text('核查期限', 'To be verified by', '2026年6月11日（周四）'),
  rectifyBy: text('整改期限', 'To be rectified by', '2026年6月30日（周二）'),
  deemedWithdrawal: flag('是否视为撤回', 'Whether deemed withdrawn'),
  materials: rows('材料清单：name 名称、form 形式、copies 份数', 'Materials: name, form, copies', [
    { name: '建设工程规划许可申请表', form: '原件', copies: '1' },
    { name: '总平面图', form: '电子', copies: null },
  ]),
  missing: rows('暂缺材料：name 名称、dueOn 补交期限', 'Missing material: name, dueOn', [
    { name: '监理合同', dueOn: '2026年6月3日（周三）' },
  ]),
  defects: rows('补正内容：material 材料、problem 问题、remedy 要求', 'Defects: material, problem, remedy', [
    { material: '总平面图', problem: '缺少日照分析', remedy: '补充日照分析并加盖设计单位图章' },
  ]),
  told: rows('告知内容：text 内容', 'What was told: text', [{ text: '本事项的条件、标准和技术要求' }]),
  promises: rows('承诺内容：text 内容', 'What is promised: text', [{ text: '于开工前落实质量和安全措施' }]),
  consequence: text('后果', 'Consequence', '逾期未补交的，撤销受理。'),
  secondReason: text('再次告知的理由', 'Why told again', '补正材料中新增建筑单体。'),
  signer: text('承诺人', 'Signed by', '应建国'),
  signedOn: text('签署日期', 'Signed on', '2026年5月20日（周三）'),
  authority: text('代理权限', 'Authority to sign', '法定代表人授权委托'),
  explanation: text('超期的原因', 'Why it is late', '专家评审意见返回后复核时间不足。'),
  newDueOn: text('新的办结日期', 'New date', '2026年5月29日（周五）'),
  conditions: text('办理要求', 'Conditions', '按批准的总平面图实施。'),
  recipient: text('受送达人', 'Recipient', '应建国'),
  note: text('备注', 'Remark', '材料已当面核对。'),
} as const satisfies Readonly<Record<string, Variable>>;

export type PaperVariableName = keyof typeof paperVariables;
export const paperVariableNames = Object.keys(paperVariables) as readonly PaperVariableName[];

/** A scope in which nothing is known: what a paper does not speak of is null, never undefined. */
export function emptyScope(): PaperScope {
  const nothing = (sample: PaperValue): PaperValue =>
    typeof sample === 'boolean' ? false : Array.isArray(sample) ? [] : null;
  return Object.fromEntries(
    paperVariableNames.map((name) => [name, nothing(paperVariables[name].sample)]),
  ) as PaperScope;
}

export const sampleScope = (): PaperScope =>
  Object.fromEntries(paperVariableNames.map((name) => [name, paperVariables[name].sample])) as PaperScope;
