// win01 at the counter: a new project is opened, its first file checked, answered and printed; a slip is mended; nothing typed is lost.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

/** Opens a project at the counter, by the code that was looked for and not found; gives its address there. */
async function openAtCounter(page: Page, code: string, name: string): Promise<string> {
  await page.goto(`${demo.url}/counter`);
  await page.getByLabel('项目代码、名称、拼音首字母').fill(code);
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByRole('link', { name: '新建项目' }).last().click();
  await page.locator('.template-choices a', { hasText: '一般工业项目' }).click();
  await page.getByLabel('项目名称').fill(name);
  await page.getByLabel('业主名称').fill('方岩电动工具有限公司');
  await page.getByLabel('统一社会信用代码').fill('91330784MA2YFJM008');
  await page.getByRole('button', { name: '建立项目' }).click();
  await page.waitForURL(/\/counter\/[\w-]{36}$/);
  return new URL(page.url()).pathname;
}

const bring = async (page: Page): Promise<void> => {
  await page.getByLabel('经办人').fill('赵敏');
  await page.getByLabel('联系电话').fill('13900000000');
  await page.getByLabel('授权').selectOption({ label: '已核授权委托书' });
};
const main = (page: Page) => page.locator('.opinion-foot .btn-primary');
const shown = (page: Page) => page.locator('.opinion-foot .btn-primary span:visible');

describe('W1: a new file with its code', () => {
  it('is received and accepted with receipt and notice ready to print, in a minute and a half of a beginner’s time', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'win01');
    const began = Date.now();
    await openAtCounter(page, '2605-330784-04-01-700071', '方岩电动工具厂房');
    await page.locator('.item-choices a', { hasText: '企业投资项目备案' }).click();
    await bring(page);
    // Keys tick row after row: the first is the one that nobody has looked at.
    await page.locator('.intake-facts').click({ position: { x: 4, y: 4 } });
    const asked = await page.locator('#checklist tr.asked').count();
    for (let i = 0; i < asked; i += 1) await page.keyboard.press('1');
    await page.locator('.outcome', { hasText: '建议' }).getByText('受理', { exact: true }).waitFor();
    expect(await textOf(shown(page))).toBe('受理并打印');
    await main(page).click();
    await page.waitForURL(/\/LX01\/done$/);
    // Four words to type, three clicks to choose, a key a paper, and the button: what people do between them is theirs.
    const machine = Date.now() - began;
    expect(machine).toBeLessThan(60_000);
    const papers = await textsOf(page.locator('.done-papers a'));
    expect(papers).toEqual([
      expect.stringMatching(/^受理通知书 ?永发改受〔2026〕\d+号$/),
      expect.stringMatching(/^收件回执 ?永政务收〔2026〕\d+号$/),
    ]);
    expect(await page.locator('.one-sheet:visible').count()).toBe(2);
    expect(await page.getByRole('button', { name: '打印 2 份文书' }).isVisible()).toBe(true);
  });
});

describe('the list decides what can be done', () => {
  it('missing and unfit papers close acceptance, say why, and open the one notice with its list', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'win01');
    await openAtCounter(page, '2605-330784-04-01-700072', '方岩二期');
    await page.locator('.item-choices a', { hasText: '企业投资项目备案' }).click();
    await bring(page);
    await page.locator('.intake-facts').click({ position: { x: 4, y: 4 } });
    await page.keyboard.press('1');
    await page.keyboard.press('3');
    await page.keyboard.type('缺申请人盖章');
    await page.keyboard.press('Tab');
    await page.locator('.outcome.blocked', { hasText: '1 份材料不符合要求，不能直接受理。' }).waitFor();
    await page.locator('.outcome.blocked', { hasText: '此事项不适用容缺受理。' }).waitFor();
    expect(await textOf(page.locator('#tally'))).toBe('共 4 份：收 1，免交 2，不符 1');
    expect(await page.getByLabel('补正期限').inputValue()).toBe('2026-06-10');
    expect(await textOf(shown(page))).toBe('告知补正并打印');
    await page.locator('#draft-state', { hasText: '草稿 09:00 已自动保存' }).waitFor();
    await main(page).click();
    await page.waitForURL(/\/done$/);
    expect(await textOf(page.locator('.one-sheet').first())).toMatch(
      /缺申请人盖章[\s\S]*2026年6月10日（周三）/,
    );
    // The same file is then expected with its corrections.
    await page.goto(`${demo.url}/counter-lists/correcting`);
    expect(await textsOf(page.locator('.counter-list tbody tr'))).toEqual([
      expect.stringContaining('方岩二期'),
    ]);
  });

  it('a refusal without the competent agency comes back with everything that was typed, without script too', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { script: false, expectedStatuses: [400] });
    await demo.signIn(page, 'win01');
    const project = await openAtCounter(page, '2605-330784-04-01-700073', '方岩三期');
    await page.goto(`${demo.url}${project}/LX01`);
    await bring(page);
    for (const box of await page.locator('#checklist .seg-missing input').all())
      await box.check({ force: true });
    await page.getByRole('button', { name: '重新核对' }).click();
    expect(await page.getByLabel('经办人').inputValue()).toBe('赵敏');
    await page.locator('#outcome-refuse').check();
    await page.getByLabel('理由').first().fill('不属于本机关职权');
    await main(page).click();
    expect(await textOf(page.locator('.problems'))).toContain('请写明应向哪个行政机关申请');
    expect(await page.locator('#outcome-refuse').isChecked()).toBe(true);
    expect(await page.getByLabel('理由').first().inputValue()).toBe('不属于本机关职权');
    expect(await page.getByLabel('联系电话').inputValue()).toBe('13900000000');
    expect(await page.locator('#checklist .seg-missing input:checked').count()).toBe(2);
    // It is kept as a draft: another sign-in finds it.
    const again = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(again, 'win01');
    await again.goto(`${demo.url}/counter`);
    await again.getByRole('link', { name: '方岩三期' }).click();
    expect(await again.getByLabel('经办人').inputValue()).toBe('赵敏');
  });
});

describe('W5: a code of the wrong length', () => {
  it('is told at the field before anything is looked for', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'win01');
    await page.goto(`${demo.url}/counter`);
    await page.getByLabel('项目代码、名称、拼音首字母').fill('2605-330784-04-01-70005');
    await page.getByLabel('项目代码、名称、拼音首字母').blur();
    await page.locator('#find-live', { hasText: '项目代码应为 24 位，现在是 23 位。' }).waitFor();
    await page.getByLabel('项目代码、名称、拼音首字母').fill('1905-330784-04-01-700059');
    await page.getByLabel('项目代码、名称、拼音首字母').blur();
    await page.locator('#find-live', { hasText: '项目代码的年份 2019 不对' }).waitFor();
  });
});

describe('W6: a slip of the pen', () => {
  it('is mended from the result, and the receipt has another number', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'win01');
    const project = await openAtCounter(page, '2605-330784-04-01-700074', '方岩四期');
    await page.goto(`${demo.url}${project}/LX01`);
    await bring(page);
    for (const box of await page.locator('#checklist .seg-in input').all()) await box.check({ force: true });
    await main(page).click();
    await page.waitForURL(/\/done$/);
    const before = await textsOf(page.locator('.done-papers a'));
    await page.getByRole('link', { name: '更正' }).first().click();
    await page.getByLabel('经办人').fill('赵明');
    await page.getByLabel('更正理由').fill('姓名写错');
    await page.getByRole('button', { name: '更正并重新打印' }).click();
    await page.waitForURL(/\/done$/);
    const after = await textsOf(page.locator('.done-papers li'));
    expect(after).toHaveLength(4);
    expect(after.filter((line) => line.includes('已作废'))).toEqual(
      before.map((line) => expect.stringContaining(line)),
    );
    expect(await textOf(page.locator('.one-sheet').last())).toContain('赵明');
    await page.goto(`${demo.url}${project.replace('/counter/', '/projects/')}?history=all`);
    const history = await textsOf(page.locator('.history li'));
    expect(history.some((line) => line.includes('赵敏 139****0000'))).toBe(true);
    expect(history.some((line) => line.startsWith('更正记录') && line.includes('姓名写错'))).toBe(true);
  });
});

describe('on a phone', () => {
  it('the page is one column that does not scroll sideways, and its controls can be hit', async () => {
    const page = await browser.page(360, 740, 'zh-CN');
    await demo.signIn(page, 'win01');
    const project = await openAtCounter(page, '2605-330784-04-01-700075', '方岩五期');
    await page.goto(`${demo.url}${project}/LX01`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(wide).toBeLessThanOrEqual(360);
    const box = await page.locator('.seg label').first().boundingBox();
    expect(box?.height ?? 0).toBeGreaterThanOrEqual(40);
  });
});
