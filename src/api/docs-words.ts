// Words of the reference page around what the document itself says.
import type { Lang } from '../texts/index.ts';

const zh = {
  title: '接口文档',
  intro:
    '日期为北京时间的日期（YYYY-MM-DD），时刻按 RFC 3339。除日历、地方规则和健康检查外，请求须带 Authorization: Bearer 令牌。' +
    '出错时返回 RFC 9457 问题正文：code 供程序判断，errors 逐栏说明，语言由 lang 或 Accept-Language 决定。',
  document: 'OpenAPI 文档（JSON）',
  otherLanguage: 'English',
  contents: '目录',
  parameters: '参数',
  name: '名称',
  where: '位置',
  type: '类型',
  meaning: '说明',
  required: '必填',
  body: '请求正文',
  answers: '应答',
  status: '状态',
  shapes: '数据结构',
  oneOf: '以下之一',
  noSignIn: '不需要令牌',
  refusals: '拒绝',
  query: '查询',
  path: '路径',
  header: '请求头',
  tags: {
    Calendars: '日历',
    CalendarChanges: '日历调整',
    Policies: '地方规则',
    Templates: '流程模板',
    Projects: '项目',
    Events: '办理过程',
    Counter: '窗口收件',
    Material: '材料与证照',
    Papers: '文书',
    Commitments: '告知承诺与“标准地”',
    Messages: '消息',
    OwnerLinks: '业主查看链接',
    Problems: '问题',
    Supervision: '督查',
    Accounts: '账号和令牌',
    Health: '健康检查',
  },
};
export type Words = typeof zh;

const en: Words = {
  title: 'API reference',
  intro:
    'Dates are civil dates in Asia/Shanghai (YYYY-MM-DD), instants RFC 3339. All but calendars, policies and health need a token: ' +
    'Authorization: Bearer. Errors are RFC 9457 problems: code is for programs, errors names each field, in the ' +
    'language of lang or Accept-Language.',
  document: 'OpenAPI document (JSON)',
  otherLanguage: '中文',
  contents: 'Contents',
  parameters: 'Parameters',
  name: 'Name',
  where: 'In',
  type: 'Type',
  meaning: 'Meaning',
  required: 'required',
  body: 'Body',
  answers: 'Answers',
  status: 'Status',
  shapes: 'Shapes',
  oneOf: 'One of',
  noSignIn: 'No token needed',
  refusals: 'Refusals',
  query: 'query',
  path: 'path',
  header: 'header',
  tags: {
    Calendars: 'Calendars',
    CalendarChanges: 'Changes of the calendar',
    Policies: 'Policies of places',
    Templates: 'Templates',
    Projects: 'Projects',
    Events: 'Events',
    Counter: 'Intake counter',
    Material: 'Material and certificates',
    Papers: 'Papers',
    Commitments: 'Promises and standard land',
    Messages: 'Messages',
    OwnerLinks: 'Owner’s links',
    Problems: 'Problems',
    Supervision: 'Supervision',
    Accounts: 'Accounts and tokens',
    Health: 'Health',
  },
};

export const wordsOf = (lang: Lang): Words => (lang === 'en' ? en : zh);
