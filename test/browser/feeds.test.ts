// 日历订阅 in the browser: made from the project page, copied once, fetched without signing in, revoked; with no script at all.
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const daysIn = (text: string): readonly string[] =>
  new ICAL.Component(ICAL.parse(text))
    .getAllSubcomponents('vevent')
    .map((entry) => String(entry.getFirstPropertyValue('dtstart')));

describe.each([360, 1366])('on a screen %i wide', (width) => {
  it('a project is followed in a calendar from its page on, until the feed is revoked', async () => {
    const page = await browser.page(width, 740, 'zh-CN', { script: false });
    await demo.signIn(page, 'owner01');
    await page.goto(`${demo.url}${demo.project('P1')}`);
    await page.getByRole('link', { name: '订阅日历' }).click();
    await page.getByRole('button', { name: '订阅「永丰精密厂房」' }).click();

    const address = await page.getByLabel('订阅地址', { exact: true }).inputValue();
    expect(address).toMatch(new RegExp(`^${demo.url}/feeds/[\\w-]{43}\\.ics$`));
    expect(await textOf(page.locator('.one-time'))).toContain('只显示这一次');
    expect(await sideways(page)).toBe(0);

    const answer = await fetch(address);
    expect(answer.status).toBe(200);
    expect(daysIn(await answer.text())).toContain('2026-05-26');

    await page.goto(`${demo.url}/feeds`);
    expect(await page.content()).not.toContain(address.slice(-47));
    await page.getByRole('button', { name: '停用订阅：项目：永丰精密厂房' }).first().click();
    expect((await fetch(address)).status).toBe(404);
    expect(await textOf(page.locator('main'))).toContain('还没有订阅');
  });

  it('the calculator answers a visitor who passes the address on', async () => {
    const page = await browser.page(width, 740, 'zh-CN', { script: false });
    await page.goto(`${demo.url}/sign-in`);
    await page.getByRole('link', { name: '工作日计算，不用登录' }).click();
    await page.getByLabel('起算日').fill('2026-05-11');
    await page.getByLabel('天数').fill('10');
    await page.getByLabel('第 1 段暂停日').fill('2026-05-15');
    await page.getByLabel('第 1 段恢复日').fill('2026-05-18');
    await page.getByRole('button', { name: '计算' }).click();
    const link = await page.getByRole('textbox', { name: '分享' }).inputValue();

    const other = await browser.page(width, 740, 'en', { script: false });
    await other.goto(link);
    const answer = other.locator('.answer');
    expect(await textOf(answer)).toContain('2026-05-26 Tue');
    const box = await answer.boundingBox();
    expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThanOrEqual(740);
    expect(await sideways(other)).toBe(0);
  });
});
