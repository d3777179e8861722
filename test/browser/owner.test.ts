// O2: the owner asks why the planning permit of P1 was due on 26 May, and reads one line for each day.
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { rowsOf, sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const workday = '工作日';
/** Day, running number, reason: accepted on the 11th, ten working days, one of them taken out by the expert review. */
const days = [
  ['05-12 周二', '1', workday],
  ['05-13 周三', '2', workday],
  ['05-14 周四', '3', workday],
  ['05-15 周五', '4', '工作日（当日暂停，仍计入）'],
  ['05-16 周六', '不计', '周末（同在暂停期内，不重复扣除）'],
  ['05-17 周日', '不计', '周末（同在暂停期内，不重复扣除）'],
  ['05-18 周一', '不计', '暂停（专家评审，永资规评告〔2026〕7号），恢复当日不计'],
  ['05-19 周二', '5', workday],
  ['05-20 周三', '6', workday],
  ['05-21 周四', '7', workday],
  ['05-22 周五', '8', workday],
  ['05-23 周六', '不计', '周末'],
  ['05-24 周日', '不计', '周末'],
  ['05-25 周一', '9', workday],
  ['05-26 周二', '10', '第 10 个工作日，承诺期限届满'],
];

describe.each([360, 1366])('O2: why this day, on a screen %i wide', (width) => {
  it('is one tap from the project page and gives each day its count and its reason', async () => {
    const page = await browser.page(width, 740, 'zh-CN');
    await demo.signIn(page, 'owner01');
    await page.goto(demo.url);
    await page.getByRole('link', { name: '永丰精密厂房' }).first().click();
    await page.locator('.answer').getByRole('link', { name: '为什么是这一天' }).click();

    const rows = await rowsOf(page.locator('table.ledger'));
    const told = rows.map(([date = '', count, reason]) => [date.replace('2026-', ''), count, reason]);
    expect(told.at(0)).toEqual(['05-11 周一', '起算日', '受理当日不计，自次日起算']);
    expect(told.slice(1, 16)).toEqual(days);
    expect(told.at(16)).toEqual(['05-27 周三', '超 1', '承诺期限次日 00:00 起超期']);
    expect(told).toHaveLength(17);
    expect(told.filter(([, count]) => /^\d+$/.test(count ?? ''))).toHaveLength(10);
    expect(await sideways(page)).toBe(0);
  });

  it('begins with the answer in one sentence', async () => {
    const page = await browser.page(width, 740, 'zh-CN');
    await demo.signIn(page, 'owner01');
    await page.goto(`${demo.url}${demo.ledger('P1', 'GH02')}`);
    const answer = await textOf(page.locator('.answer').first());
    expect(answer).toContain('2026-05-26 周二');
    expect(answer).toContain('超 1 个工作日');
    expect(answer).toContain(
      '自 05-12 周二起数 10 个工作日，休息日 4 天、暂停 1 天不计，到 05-26 周二届满。',
    );
  });
});

describe('the owner on a phone', () => {
  it('sees who has it and how late it is without scrolling', async () => {
    const page = await browser.page(360, 740, 'zh-CN');
    await demo.signIn(page, 'owner01');
    await page.goto(`${demo.url}${demo.project('P1')}`);
    const answer = page.locator('.answer').first();
    expect(await textOf(answer)).toContain('超 1 个工作日');
    const box = await answer.boundingBox();
    expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
  });

  it('finds no project of another company, not even by its address', async () => {
    const page = await browser.page(360, 740, 'zh-CN', { expectedStatuses: [404] });
    await demo.signIn(page, 'owner01');
    await page.goto(`${demo.url}/projects`);
    expect(await page.locator('table.list tbody tr').count()).toBe(1);
    const answer = await page.goto(`${demo.url}${demo.project('P2')}`);
    expect(answer?.status()).toBe(404);
    expect(await textOf(page.locator('main'))).not.toContain('云栖');
  });
});
