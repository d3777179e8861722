// W5: a project code of the wrong length or year is told at its field before submitting, and without script after it.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

/** Code as typed, and what the field says about it. */
const wrongCodes = [
  ['2605-330784-04-01-70005', '项目代码应为 24 位，现在是 23 位。'],
  ['2605-330784-04-01-7000599', '项目代码应为 24 位，现在是 25 位。'],
  ['1905-330784-04-01-700059', '项目代码的年份 2019 不对，最早 2020 年。'],
  ['2613-330784-04-01-700059', '时间码「2613」的月份 13 不存在。'],
  ['2606-330784-04-01-700059', '项目代码的时间 2026-06 晚于现在（2026-05）。'],
] as const;

const openForm = async (page: Page, username: string) => {
  await demo.signIn(page, username);
  await page.goto(`${demo.url}/projects/new?template=yk-industrial-59`);
};

describe.each(['win01', 'agent01'])('W5: %s types a project code', (username) => {
  it('and reads at the field what is wrong with it, before anything is submitted', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await openForm(page, username);
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.url());
    });
    const said = page.locator('.field', { has: page.getByLabel('项目代码') }).locator('.live');
    for (const [code, complaint] of wrongCodes) {
      await page.getByLabel('项目代码').fill(code);
      await page.getByLabel('项目代码').blur();
      await said.getByText(complaint, { exact: true }).waitFor();
    }
    await page.getByLabel('项目代码').fill('2605-330784-04-01-700059');
    await page.getByLabel('项目代码').blur();
    await said.getByText(/./).waitFor({ state: 'hidden' });
    expect(sent).toEqual([]);
  });

  it('and is told there when the session has ended meanwhile', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [401] });
    await openForm(page, username);
    await page.context().clearCookies();
    await page.getByLabel('项目代码').fill('2605');
    await page.getByLabel('项目代码').blur();
    await page.locator('.live', { hasText: '登录已过期，请重新登录。' }).waitFor();
    expect(await page.locator('h1').count()).toBe(1);
  });

  it('is warned of a credit code whose check digit fails, which does not stop the project', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await openForm(page, username);
    await page.getByLabel('统一社会信用代码').fill('91330784MA2YFJM009');
    await page.getByLabel('统一社会信用代码').blur();
    await page.locator('.live .warning', { hasText: '校验位不符' }).waitFor();
  });
});

describe('without script', () => {
  it.each(wrongCodes)(
    '%s comes back with every value that was typed, and the reason at the field',
    async (code, complaint) => {
      const page = await browser.page(1366, 768, 'zh-CN', { script: false, expectedStatuses: [400] });
      await openForm(page, 'win01');
      await page.getByLabel('项目代码').fill(code);
      await page.getByLabel('项目名称').fill('方岩机电“二期”厂房');
      await page.getByLabel('业主名称').fill('方岩机电有限公司');
      await page.getByLabel('统一社会信用代码').fill('91330784MA2YFJM008');
      await page.getByLabel('代办员').selectOption({ label: '胡晓东' });
      await page.getByLabel('环评类别').selectOption({ label: '报告表' });
      await page.getByLabel('委托代办').uncheck();
      await page.getByLabel('位于区域评估范围').check();
      await page.getByRole('button', { name: '建立项目' }).click();

      const field = page.locator('.field', { has: page.getByLabel('项目代码') });
      expect(await textOf(field.locator('.error'))).toBe(complaint);
      expect(await page.getByLabel('项目代码').getAttribute('aria-invalid')).toBe('true');
      expect(await page.locator('.problems a').getAttribute('href')).toBe('#f-code');
      const kept = {
        code: await page.getByLabel('项目代码').inputValue(),
        name: await page.getByLabel('项目名称').inputValue(),
        owner: await page.getByLabel('业主名称').inputValue(),
        creditCode: await page.getByLabel('统一社会信用代码').inputValue(),
        agent: await page.getByLabel('代办员').inputValue(),
        region: await page.getByLabel('建设地点').inputValue(),
        eia: await page.getByLabel('环评类别').inputValue(),
        byAgent: await page.getByLabel('委托代办').isChecked(),
        assessed: await page.getByLabel('位于区域评估范围').isChecked(),
      };
      expect(kept).toEqual({
        code,
        name: '方岩机电“二期”厂房',
        owner: '方岩机电有限公司',
        creditCode: '91330784MA2YFJM008',
        agent: 'agent02',
        region: '330784',
        eia: 'form',
        byAgent: false,
        assessed: true,
      });
    },
  );

  it('the right code opens the project, and the same form sent twice opens it once', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { script: false });
    await openForm(page, 'win01');
    const sent = page.waitForRequest((request) => request.method() === 'POST');
    await page.getByLabel('项目代码').fill('2605-330784-04-01-700059');
    await page.getByLabel('项目名称').fill('方岩机电厂房');
    await page.getByLabel('业主名称').fill('方岩机电有限公司');
    await page.getByLabel('统一社会信用代码').fill('91330784MA2YFJM008');
    await page.getByRole('button', { name: '建立项目' }).click();
    const opened = page.url();
    expect(opened).toMatch(/\/projects\/[\w-]{36}$/);
    expect(await page.locator('h1').innerText()).toBe('方岩机电厂房');

    const again = await page.request.post(`${demo.url}/projects`, {
      data: (await sent).postData() ?? '',
      headers: { origin: demo.url, 'content-type': 'application/x-www-form-urlencoded' },
      maxRedirects: 0,
    });
    expect([again.status(), again.headers()['location']]).toEqual([303, new URL(opened).pathname]);
    await page.goto(`${demo.url}/projects?q=${encodeURIComponent('方岩')}`);
    expect(await page.locator('table.list tbody tr').count()).toBe(1);
  });
});
