// A1: what the proxy clerk sees first in the morning, and that every counter opens what it counts.
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { DEMO_PASSWORD, useDemo } from './demo.ts';
import { isOnScreen, rowsOf, textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

describe('A1: agent01 signs in', () => {
  it('and sees P1 red, P2 today, P5 deemed accepted, P4 owing, in that order, without scrolling', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await page.goto(demo.url);
    await page.getByRole('textbox', { name: '账号' }).fill('agent01');
    await page.getByLabel('密码').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
    await page.waitForURL(`${demo.url}/`);

    const table = page.locator('table.desk');
    const rows = await rowsOf(table);
    expect(
      rows.slice(0, 4).map(([status, project, , holder, due, left]) => [status, project, holder, due, left]),
    ).toEqual([
      ['超期', '永丰精密厂房', '资规局', '2026-05-26 周二', '超 1 个工作日'],
      ['临期', '云栖商住', '住建局', '2026-05-27 周三', '今日到期'],
      ['视为受理', '象珠塑料', '资规局', '2026-06-16 周二', '剩 14 个工作日'],
      ['容缺待补', '龙山仓储', '业主', '2026-06-03 周三', '剩 5 个工作日'],
    ]);
    for (const nth of [0, 1, 2, 3]) {
      expect(await isOnScreen(page, table.locator('tbody tr').nth(nth))).toBe(true);
    }
  });

  it('then P3 to be verified and P6 paused with its expected day', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'agent01');
    await page.goto(demo.url);
    const rows = await rowsOf(page.locator('table.desk'));
    expect(rows.slice(4, 6).map(([status, project, , , due, left]) => [status, project, due, left])).toEqual([
      ['承诺待核查', '古山标准厂房', '2026-06-11 周四', '剩 15 天'],
      ['暂停', '芝英五金', '预计 2026-06-16 周二', '暂停计时'],
    ]);
  });
});

describe('the counters above the list', () => {
  it.each([
    ['已超期', ['永丰精密厂房']],
    ['即将到期', ['云栖商住']],
    ['视为受理', ['象珠塑料']],
    ['容缺待补', ['龙山仓储']],
    ['承诺待核查', ['古山标准厂房']],
    ['暂停', ['芝英五金']],
  ])('%s opens what it counts', async (label, projects) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'agent01');
    await page.goto(demo.url);
    const counter = page.locator('.counters a', { hasText: label });
    expect(await counter.locator('.number').innerText()).toBe(String(projects.length));
    await counter.click();
    expect(await textsOf(page.locator('table.desk tbody th'))).toEqual(projects);
  });
});

describe('the first line of the page', () => {
  it.each([
    ['agent01', '6 个项目，在办 6 件', '6'],
    ['owner01', '1 个项目，目前无需您办理', '0'],
    ['plan01', '6 个项目，轮到您 2 件', '2'],
    ['house01', '4 个项目，轮到您 2 件', '2'],
    ['sup01', '6 个项目，在办 6 件', '6'],
  ])('tells %s: %s', async (username, sentence, count) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, username);
    await page.goto(demo.url);
    expect(await textOf(page.locator('.page-head .sub'))).toBe(sentence);
    const todo = page.locator('.counters a', { hasText: '待办' });
    expect(await todo.locator('.number').innerText()).toBe(count);
    await todo.click();
    expect(await page.locator('table.desk tbody tr').count()).toBe(Number(count));
  });
});

describe('opening a project', () => {
  it.each([
    ['agent01', 'agent01'],
    ['win01', ''],
  ])('%s finds %j proposed as the clerk who will hold it', async (username, proposed) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, username);
    await page.goto(`${demo.url}/projects/new?template=yk-industrial-59`);
    expect(await page.getByLabel('代办员').inputValue()).toBe(proposed);
  });
});

describe('the main button of a project', () => {
  it('leads to what brings it on, never first to its end', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'agent01');
    await page.goto(`${demo.url}${demo.project('P1')}`);
    await page.locator('.head-actions a').click();
    expect(new URL(page.url()).pathname).toBe(demo.record('P1', 'SG05'));
    // Nothing but a withdrawal is left for the agent here.
    await page.goto(`${demo.url}${demo.project('P5')}`);
    expect(await page.locator('.head-actions a').count()).toBe(0);
  });
});
