// 导入模板 in the browser, without script: refused with its lines, mended in place, looked at, kept as a draft, published, compared, retired.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();
const haiyang = readFileSync(
  new URL('../../fixtures/templates/hy-whole-45wd.yaml', import.meta.url),
  'utf8',
).replace('status: active', 'status: draft');

describe.each([360, 1366])('on a screen %i wide', (width) => {
  it('a chain is refused, mended, looked at, kept, published, compared and retired', async () => {
    const page = await browser.page(width, 740, 'zh-CN', { script: false, expectedStatuses: [400] });
    await demo.signIn(page, 'admin01');
    const id = `hy-${width}`;
    const first = haiyang.replace('id: hy-whole-45wd', `id: ${id}`);
    await page.goto(`${demo.url}/templates`);
    await page.getByRole('link', { name: '导入模板' }).click();
    await page.getByLabel('或粘贴内容').fill(first.replace('stage: S1', 'stage: S9'));
    await page.getByRole('button', { name: '检查' }).click();
    expect(await textOf(page.locator('.faults'))).toMatch(/第 \d+ 行：没有编码为「S9」的阶段。/);
    expect(await sideways(page)).toBe(0);

    const kept = await page.getByLabel('或粘贴内容').inputValue();
    expect(kept.trim()).toBe(first.replace('stage: S1', 'stage: S9').trim());
    await page.getByLabel('或粘贴内容').fill(kept.replace('stage: S9', 'stage: S1'));
    await page.getByRole('button', { name: '检查' }).click();
    expect(await textOf(page.locator('main'))).toContain('4 个阶段，30 个事项，6 个组，123 份材料');
    expect(await sideways(page)).toBe(0);
    await page.getByRole('button', { name: '存为草稿' }).click();
    expect(await textOf(page.locator('main'))).toContain('已导入版本 2024.1。');
    await page.locator('summary', { hasText: '发布' }).click();
    await page.getByRole('button', { name: '发布 2024.1' }).click();
    expect(await textOf(page.locator('main'))).toContain('已发布版本 2024.1。');
    await page.locator('#item-GH02 + .more summary').click();
    expect(await textOf(page.locator('#item-GH02 + .more'))).toContain('可提前审查，出证等其办结');
    expect(await sideways(page)).toBe(0);

    await page.goto(`${demo.url}/import-template`);
    const next = first.replace('"2024.1"', '"2026.1"').replace('days: 45\n', 'days: 44\n');
    await page.getByLabel('模板文件').setInputFiles({
      name: '海阳.yaml',
      mimeType: 'application/yaml',
      buffer: Buffer.from(next),
    });
    await page.getByRole('button', { name: '检查' }).click();
    expect(await textOf(page.locator('.template-changes'))).toMatch(/天数\s*45[\s→]*44/);
    expect(await sideways(page)).toBe(0);
    await page.getByRole('button', { name: '存为草稿' }).click();
    await page.getByRole('link', { name: '比较' }).first().click();
    expect(await textOf(page.locator('h1'))).toContain('版本比较');
    expect(await sideways(page)).toBe(0);

    await page.goto(`${demo.url}/templates/${id}?version=2024.1`);
    await page.locator('summary', { hasText: '停用' }).click();
    expect(await textOf(page.locator('main'))).toContain('这是唯一可用于新建项目的版本');
    await page.getByRole('button', { name: '停用 2024.1' }).click();
    expect(await textOf(page.locator('main'))).toContain('这个模板现在没有可用于新建项目的版本。');
  });
});
