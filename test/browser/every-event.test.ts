// Every kind of event that people record has a form that works: filled in as a person would, it stands in the history as told.
import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { recordableTypes } from '../../src/services/event-input.ts';
import { useBrowser } from '../support/browser.ts';
import { type ProjectName, useDemo } from './demo.ts';
import { textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

interface Step {
  readonly by: string;
  readonly project: ProjectName;
  readonly item: string;
  readonly type: (typeof recordableTypes)[number] | 'rectify_event';
  readonly fields: Readonly<Record<string, string | true>>;
  /** What the history then says first. */
  readonly told: RegExp;
  /** What the row of the case then says. */
  readonly row: RegExp;
}
const step = (
  by: string,
  project: ProjectName,
  item: string,
  type: Step['type'],
  fields: Step['fields'],
  told: RegExp,
  row: RegExp,
): Step => ({ by, project, item, type, fields, told, row });

/** In this order: each step is possible after those before it. */
const steps: readonly Step[] = [
  step(
    'agent01',
    'P1',
    'SG05',
    'receive',
    { 由综合窗口收件: true, 备注: '窗口一次收齐' },
    /^收件 陈丽 .*窗口一次收齐/,
    /^待受理/,
  ),
  step(
    'win01',
    'P1',
    'SG05',
    'correction_notice',
    { 补正内容: '缺银行保函', 补正期限: '2026-06-05', 文书编号: '补字1号' },
    /^一次性告知补正 .*补字1号.*06-05.*缺银行保函/,
    /^待补正 .*06-05 周五/,
  ),
  step('agent01', 'P1', 'SG05', 'resubmit', { 备注: '保函已补' }, /^补正到齐 .*保函已补/, /^待受理/),
  step('win01', 'P1', 'SG05', 'accept', {}, /^受理/, /^(正常|临期) .*05-28 周四/),
  step('agent01', 'P1', 'SG08', 'waive', { 理由: '无建筑垃圾外运' }, /^免办 .*无建筑垃圾外运/, /^免办/),
  step(
    'plan01',
    'P1',
    'GH02',
    'decide',
    { 结果: '准予', 文书编号: '建字第330784202600012号' },
    /^办结 .*准予.*建字第/,
    /^办结/,
  ),
  step('win01', 'P1', 'GH02', 'deliver', { 备注: '已邮寄' }, /^送达 .*已邮寄/, /^办结/),
  step(
    'house01',
    'P1',
    'SG04',
    'mock_start',
    { 约定出具意见的日期: '2026-05-29' },
    /^开始模拟审批 .*05-29/,
    /模拟审批中，约 05-29 周五出意见/,
  ),
  step(
    'house01',
    'P1',
    'SG04',
    'mock_finish',
    { 结果: '通过', 预审意见: '安全措施齐全', 文书编号: '预审1号' },
    /^出具模拟审批意见 .*通过.*预审1号.*安全措施齐全/,
    /已模拟审批通过（05-27 周三）/,
  ),
  step('agent01', 'P1', 'SG08', 'reinstate', { 理由: '又有外运' }, /^恢复办理 .*又有外运/, /^可办理/),
  step('agent01', 'P2', 'SG05', 'receive', {}, /^收件/, /^待受理/),
  step(
    'win01',
    'P2',
    'SG05',
    'not_accept',
    { 理由: '政府投资项目不缴存' },
    /^不受理 .*政府投资项目不缴存/,
    /不受理/,
  ),
  step(
    'house01',
    'P2',
    'SG01',
    'decide',
    { 结果: '不予许可', 理由: '消防间距不足' },
    /^办结 .*不予许可.*消防间距不足/,
    /不予许可/,
  ),
  step('agent01', 'P2', 'SG01', 'start', {}, /^开始/, /^正常/),
  step(
    'house01',
    'P3',
    'SG07',
    'verify',
    { 结果: '不通过', 整改期限: '2026-06-30', 备注: '围挡未设' },
    /^核查 .*不通过.*06-30.*围挡未设/,
    /^整改中? .*06-30 周二/,
  ),
  step('house01', 'P3', 'SG07', 'verify', { 结果: '通过' }, /^核查 .*通过/, /^办结/),
  step(
    'house01',
    'P4',
    'SG07',
    'postpone_supplement',
    { 监理合同: true, 延至: '2026-06-10', 理由: '暴雨停运，合同原件寄送受阻' },
    /^补交延期 .*06-10.*暴雨停运/,
    /./,
  ),
  step(
    'win01',
    'P4',
    'SG07',
    'supplement',
    { 监理合同: true, 备注: '原件已核' },
    /^补交材料 .*原件已核/,
    /./,
  ),
  step(
    'planboss',
    'P5',
    'GH02',
    'extend',
    { 延长天数: '5', 批准人: '李伟', 理由: '案情复杂', 文书编号: '延字1号' },
    /^延长期限 .*5.*李伟/,
    /06-24 周三/,
  ),
  step(
    'plan01',
    'P5',
    'GH02',
    'pause',
    { 暂停情形: '听证', 文书编号: '听字1号', 书面告知的结束日: '2026-06-02' },
    /^暂停 .*听证.*听字1号.*06-02/,
    /^暂停 .*预计/,
  ),
  step('plan01', 'P5', 'GH02', 'resume', {}, /^恢复/, /^视为受理/),
  step(
    'plan01',
    'P5',
    'GH02',
    'consult',
    { 部门: '住建局', 征求什么意见: '结构是否可行', 文书编号: '征字1号' },
    /^征求意见 .*住建局.*征字1号.*结构是否可行/,
    /征求住建局意见/,
  ),
  step(
    'house01',
    'P5',
    'GH02',
    'answer_consultation',
    { 意见内容: '无不同意见' },
    /^答复意见 .*住建局.*同意.*无不同意见/,
    /^视为受理/,
  ),
  step('planboss', 'P5', 'GH02', 'terminate', { 理由: '申请人已注销' }, /^终止 .*申请人已注销/, /终止/),
  step(
    'planboss',
    'P5',
    'GH01',
    'revoke',
    { 撤销种类: '撤销许可', 理由: '材料虚假' },
    /^撤销 .*撤销许可.*材料虚假/,
    /撤销/,
  ),
  step('agent01', 'P6', 'GH01', 'withdraw', { 理由: '方案重做' }, /^撤回申请 .*方案重做/, /撤回/),
  step('plan01', 'P6', 'GH01', 'rectify_event', { 理由: '评审未开' }, /^更正记录 .*评审未开/, /撤回/),
  step('agent01', 'P6', 'GH01', 'receive', {}, /^收件/, /^待受理/),
  step(
    'win01',
    'P6',
    'GH01',
    'refuse_acceptance',
    { 理由: '不属于本机关', 有权机关: '金华市自然资源和规划局' },
    /^不予受理 .*不属于本机关/,
    /不予受理/,
  ),
];

const fill = async (form: Locator, label: string, value: string | true): Promise<void> => {
  const field = form.getByLabel(label);
  const kind = await field.evaluate((node) => `${node.tagName} ${node.getAttribute('type')}`);
  if (value === true) await field.check();
  else if (kind.startsWith('SELECT')) await field.selectOption({ label: value });
  else await field.fill(value);
};

it.each(
  steps.map((one) => [`${one.by} records ${one.type} for ${one.item} of ${one.project}`, one] as const),
)('%s', async (_name, { by, project, item, type, fields, told, row }) => {
  const page = await browser.page(1366, 768, 'zh-CN', { script: false });
  await demo.signIn(page, by);
  await page.goto(`${demo.url}${demo.record(project, item, type)}`);
  const form = page.locator('details[open] form');
  for (const [label, value] of Object.entries(fields)) await fill(form, label, value);
  await form.getByRole('button').click();

  expect(page.url()).toBe(`${demo.url}${demo.project(project)}#item-${item}`);
  expect(
    (await textsOf(page.locator('.history li'))).find((line) => told.test(line)),
    'history',
  ).toBeDefined();
  expect(await textOf(page.locator(`#item-${item}`)), 'row').toMatch(row);
});

it('leaves out no kind of event but the end of a task and a hand-over, for which nothing of the sample waits', () => {
  const tried = new Set(steps.map(({ type }) => type));
  expect(recordableTypes.filter((type) => !tried.has(type))).toEqual(['hand_over', 'finish']);
});
