// O1, O2, O3 and O7 as an owner meets them: the link of the receipt, opened on a small phone without an account.
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { type ProjectName, useDemo } from './demo.ts';
import { ownerLink } from './owner-address.ts';
import { isOnScreen, rowsOf, sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();
const links = new Map<ProjectName, string>();
beforeAll(async () => {
  for (const name of ['P1', 'P4'] as const) links.set(name, await ownerLink(demo, name));
});

const phone = (): Promise<Page> => browser.page(360, 740, 'zh-CN');
const open = (page: Page, name: ProjectName, query = '') =>
  page.goto(`${demo.url}${links.get(name)}${query}`);

/** Day, running number, reason: accepted on the 11th, ten working days, one of them taken out by the expert review. */
const days = [
  ['05-12 周二', '1', '工作日'],
  ['05-13 周三', '2', '工作日'],
  ['05-14 周四', '3', '工作日'],
  ['05-15 周五', '4', '工作日（当日暂停，仍计入）'],
  ['05-16 周六', '不计', '周末（同在暂停期内，不重复扣除）'],
  ['05-17 周日', '不计', '周末（同在暂停期内，不重复扣除）'],
  ['05-18 周一', '不计', '暂停（专家评审，永资规评告〔2026〕7号），恢复当日不计'],
  ['05-19 周二', '5', '工作日'],
  ['05-20 周三', '6', '工作日'],
  ['05-21 周四', '7', '工作日'],
  ['05-22 周五', '8', '工作日'],
  ['05-23 周六', '不计', '周末'],
  ['05-24 周日', '不计', '周末'],
  ['05-25 周一', '9', '工作日'],
  ['05-26 周二', '10', '第 10 个工作日，承诺期限届满'],
];

describe('the link on a phone, 360 wide', () => {
  it('O1: says within one screen who has it, how late, the day, whom to ring, and that nothing is to be done', async () => {
    const page = await phone();
    await open(page, 'P1');
    for (const said of [
      '超 1 个工作日',
      '2026-05-26 周二',
      '自然资源和规划局',
      '0579-0000 0012',
      '目前无需您办理',
    ])
      expect([said, await isOnScreen(page, page.getByText(said).first())]).toEqual([said, true]);
    expect(await page.getByRole('link', { name: '代办员' }).getAttribute('href')).toBe('tel:057900000012');
    expect(await sideways(page)).toBe(0);
  });

  it('O2: tells of each day from 05-12 to 05-26 whether it counts, and why', async () => {
    const page = await phone();
    await open(page, 'P1');
    await page.getByRole('link', { name: '为什么是这一天' }).first().click();
    const rows = await rowsOf(page.locator('table.led'));
    const told = rows.map(([date = '', count, reason]) => [date.replace('2026-', ''), count, reason]);
    const first = told.findIndex(([date]) => date === '05-12 周二');
    expect(told.slice(first, first + 15)).toEqual(days);
    expect(told.slice(first, first + 15).filter(([, count]) => /^\d+$/.test(count ?? ''))).toHaveLength(10);
    expect(await sideways(page)).toBe(0);
  });

  it('O3: names the paper, its day, and the gate that it keeps shut', async () => {
    const page = await phone();
    await open(page, 'P4');
    const turn = page.getByRole('region', { name: '轮到您' });
    expect(await textOf(turn)).toContain('您需在 2026-06-03 周三 前补交 监理合同');
    expect(await textOf(turn)).toContain('补交前不得开工');
    expect(await isOnScreen(page, page.getByText('补交前不得开工'))).toBe(true);
  });

  it('O7: gives the promised day, a later one to expect, and the step that causes it', async () => {
    const page = await phone();
    await open(page, 'P1');
    const two = await textOf(page.locator('.two'));
    expect(two).toContain('承诺完成 05-28 周四');
    const expected = /预计完成 (\d\d-\d\d)/.exec(two)?.[1] ?? '';
    expect(expected > '05-28').toBe(true);
    expect(two).toContain('建设工程规划许可证核发未办结');
  });

  it.each(['', '?lang=en'])('is one request of at most 50 kB (%s)', async (query) => {
    const page = await phone();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith('data:')) asked.push(request.url());
    });
    for (const name of ['P1', 'P4'] as const) {
      asked.length = 0;
      const answer = await open(page, name, query);
      await page.waitForLoadState('networkidle');
      expect(asked).toHaveLength(1);
      const { responseBodySize, responseHeadersSize } = (await answer?.request().sizes()) ?? {
        responseBodySize: 0,
        responseHeadersSize: 0,
      };
      expect(responseBodySize).toBeGreaterThan(1000);
      expect(responseBodySize + responseHeadersSize).toBeLessThanOrEqual(50_000);
      expect(await sideways(page)).toBe(0);
    }
  });
});
