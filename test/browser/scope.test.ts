// What a project needs, changed on its page: seen before it is done, told afterwards, at the desk and on the phone.
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const open = async (code: string): Promise<string> => {
  const body = {
    code,
    name: '试验厂房',
    template: 'yk-industrial-59',
    region: '330784',
    agent: 'agent01',
    owner: { name: '永康试验有限公司', creditCode: '91330784MA2YFJM008' },
  };
  const answer = await demo.api('/api/projects', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return `/projects/${(await answer.json()).id}`;
};

describe.each([
  [1366, 768, '2605-330784-04-01-770001'],
  [360, 740, '2605-330784-04-01-770002'],
] as const)('on a screen of %d', (width, height, code) => {
  it('the clerk sees what a change means, confirms it, and adds an item of the project’s own', async () => {
    const project = await open(code);
    const page = await browser.page(width, height, 'zh-CN');
    await demo.signIn(page, 'agent01');
    await page.goto(`${demo.url}${project}`);
    await page.getByRole('link', { name: '事项清单' }).click();

    await page.getByLabel('环评类别').selectOption({ label: '豁免' });
    await page.getByLabel('变更理由').fill('列入豁免名录');
    await page.getByRole('button', { name: '看看有什么影响' }).click();
    const effects = await textOf(page.locator('.effects'));
    expect(effects).toContain('环评类别：登记表 → 豁免');
    expect(effects).toMatch(/不再需要，记为免办.*建设项目环境影响登记表备案/);
    await page.getByRole('button', { name: '确认变更' }).click();
    expect(await textOf(page.locator('#item-PG02'))).toMatch(/免办.*2026-05-27 周三 免办：列入豁免名录/);

    await page.getByText('只加到本项目').click();
    await page.getByLabel('事项名称').fill('考古调查勘探');
    await page.getByLabel('办理单位').selectOption('CUL');
    await page.getByLabel('承诺时限').fill('10');
    await page.getByLabel('增加理由').fill('地下文物埋藏区');
    await page.getByRole('button', { name: '增加事项' }).click();
    expect(await textOf(page.locator('#item-X01'))).toMatch(/可办理.*考古调查勘探.*模板之外，人工增加/);

    await page.goto(`${demo.url}${project}?history=all`);
    const told = await textsOf(page.locator('.history li'));
    expect(told.some((line) => /^变更项目情况.*不再需要 建设项目环境影响登记表备案/.test(line))).toBe(true);
    expect(told.some((line) => /^免办.*因项目情况变更/.test(line))).toBe(true);
    expect(told.some((line) => /^增加事项.*考古调查勘探/.test(line))).toBe(true);
  });
});
