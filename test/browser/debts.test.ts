// 容缺台账 and 信用记录 as people use them: who owes what, and a mark that is made, seen by its company and appealed.
import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const fits = 'document.documentElement.scrollWidth <= innerWidth';

it.each([
  [1366, 768, 'win01'],
  [360, 740, 'agent01'],
] as const)(
  'at %i px the ledger tells who owes what, by when, and what stays shut',
  async (width, height, who) => {
    const page = await browser.page(width, height, 'zh-CN');
    await demo.signIn(page, who);
    await page.goto(`${demo.url}/debts`);
    const row = await textOf(page.locator('table.debts tbody tr').first());
    for (const told of [
      '容缺待补',
      '龙山仓储物流有限公司',
      '监理合同',
      '06-03 周三',
      '剩 5 个工作日',
      '开工',
    ])
      expect(row.replaceAll('\u00a0', ' ')).toContain(told);
    expect(await page.evaluate(fits)).toBe(true);
  },
);

it('a mark names its list and document; its company sees it on a phone and appeals', async () => {
  const page = await browser.page(1366, 768, 'zh-CN');
  await demo.signIn(page, 'sup01');
  await page.goto(`${demo.url}/credit`);
  await page.click('details.choice summary');
  await page.fill('input[name=ownerName]', '永丰精密机械有限公司');
  await page.fill('input[name=creditCode]', '91330784MA2YFJM008');
  await page.fill('input[name=list]', '失信被执行人名单');
  await page.fill('input[name=document]', '（2026）浙0784执123号');
  await page.fill('textarea[name=reason]', '被列入名单，尚未履行');
  await page.click('details.choice button');
  await page.waitForURL(/\/credit\/[\w-]{36}$/);
  const path = new URL(page.url()).pathname;

  const phone = await browser.page(360, 740, 'zh-CN');
  await demo.signIn(phone, 'owner01');
  await phone.goto(`${demo.url}${path}`);
  expect(await textOf(phone.locator('main'))).toContain('目前不适用容缺受理和告知承诺。');
  expect(await phone.evaluate(fits)).toBe(true);
  await phone.click('details.choice summary');
  await phone.fill('textarea[name=reason]', '已履行完毕');
  await phone.click('details.choice button');
  await phone.waitForURL(`${demo.url}${path}`);
  expect(await textOf(phone.locator('.credit-acts'))).toContain('提出异议');
});
