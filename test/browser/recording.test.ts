// plan01 records what happened to the cases of its bureau, through the forms: dates move, the ledger says why, nothing is lost.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { type ProjectName, useDemo } from './demo.ts';
import { rowsOf, textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

/** Opens the form of one kind of event by its line, as a reader does. */
async function openForm(page: Page, name: ProjectName, item: string, event: string) {
  await page.goto(`${demo.url}${demo.project(name)}`);
  await page.locator(`#item-${item} .k-action a`).click();
  const choice = page.locator('details.choice', {
    has: page.locator('summary b').getByText(event, { exact: true }),
  });
  await choice.locator('summary').click();
  return choice.locator('form');
}

const answerOf = (page: Page) => textOf(page.locator('.answer').first());
const dueOf = (page: Page, item: string) => textOf(page.locator(`#item-${item} .k-due`));

describe('P6 comes back from the expert review', () => {
  it('resumed on 27 May, it is due on 8 June instead of the expected 16th', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'plan01');
    await page.goto(`${demo.url}${demo.project('P6')}`);
    expect(await dueOf(page, 'GH01')).toBe('预计 06-16 周二');

    const form = await openForm(page, 'P6', 'GH01', '恢复');
    await form.getByLabel('发生时间').fill('08:30');
    await form.getByLabel('备注').fill('评审意见已出');
    await form.getByRole('button', { name: '记录恢复' }).click();

    await page.waitForURL(/\/projects\/[\w-]+#item-GH01$/);
    expect(await dueOf(page, 'GH01')).toBe('06-08 周一');
    expect(await answerOf(page)).toContain('2026-06-08 周一');
    expect((await textsOf(page.locator('.history li')))[0]).toMatch(
      /^恢复 王建明 05-27 周三 08:30 .*评审意见已出/,
    );

    await page.locator('.answer').getByRole('link', { name: '为什么是这一天' }).click();
    const paused = (await rowsOf(page.locator('table.ledger'))).filter(([, , reason]) =>
      reason?.startsWith('暂停'),
    );
    expect(paused.map(([date]) => date)).toEqual(
      ['05-22 周五', '05-25 周一', '05-26 周二', '05-27 周三'].map((day) => `2026-${day}`),
    );
    expect(paused.at(-1)?.[2]).toBe('暂停（专家评审，永资规评告〔2026〕9号），恢复当日不计');
  });
});

describe('P1 is paused, and the entry is then mended', () => {
  it('a pause with its document moves the day, and is marked as entered late', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'plan01');
    const form = await openForm(page, 'P1', 'GH02', '暂停');
    await form.getByLabel('发生日期').fill('2026-05-22');
    await form.getByLabel('发生时间').fill('16:00');
    await form.getByLabel('暂停情形').selectOption({ label: '专家评审' });
    await form.getByLabel('文书编号').fill('永资规评告〔2026〕8号');
    await form.getByLabel('书面告知的结束日').fill('2026-05-29');
    await form.getByRole('button', { name: '记录暂停' }).click();

    await page.waitForURL(/#item-GH02$/);
    expect(await dueOf(page, 'GH02')).toBe('预计 06-02 周二');
    expect(await answerOf(page)).toContain('暂停');
    const first = (await textsOf(page.locator('.history li'))).find((line) => line.includes('8号'));
    expect(first).toMatch(/暂停 王建明 05-22 周五 16:00/);
    expect(first).toContain('补录');
  });

  it('the one who recorded it takes it back: the old day returns, the old entry stays and says so', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'plan01');
    const form = await openForm(page, 'P1', 'GH02', '更正记录');
    await form.getByLabel('要更正的记录').selectOption({ index: 0 });
    await form.getByLabel('理由').fill('文书开错，未暂停');
    await form.getByRole('button', { name: '记录更正记录' }).click();

    await page.waitForURL(/#item-GH02$/);
    expect(await dueOf(page, 'GH02')).toBe('05-26 周二');
    expect(await answerOf(page)).toContain('超 1 个工作日');
    const history = await textsOf(page.locator('.history li'));
    expect(history[0]).toMatch(/^更正记录 王建明 .*文书开错，未暂停/);
    expect(history.find((line) => line.includes('8号'))).toContain('已更正');
  });
});

describe('a wrong day', () => {
  it('is mended in place: the record keeps both, and the dates follow the right one', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'plan01');
    const form = await openForm(page, 'P1', 'GH02', '更正记录');
    await form.getByLabel('要更正的记录').selectOption('2026-05-18 恢复 · 第 41 条');
    await form.getByLabel('改为哪天').fill('2026-05-20');
    await form.getByLabel('理由').fill('评审意见 20 日才到');
    await form.getByRole('button', { name: '记录更正记录' }).click();

    await page.waitForURL(/#item-GH02$/);
    // Three days of pause instead of one: 18, 19 and 20 May.
    expect(await dueOf(page, 'GH02')).toBe('05-28 周四');
    const history = await textsOf(page.locator('.history li'));
    expect(history[0]).toMatch(/^更正记录 王建明 .*第 41 条.*05-20 周三/);
    expect(history.find((line) => line.startsWith('恢复'))).toMatch(/05-18 周一 17:10 .*已更正/);
  });

  it('that no history allows is refused at its field', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [409, 400] });
    await demo.signIn(page, 'plan01');
    for (const [day, reason] of [
      ['2026-05-08', '不能成立'],
      ['2026-05-28', '不能晚于现在'],
    ] as const) {
      const form = await openForm(page, 'P1', 'GH02', '更正记录');
      await form.getByLabel('要更正的记录').selectOption('2026-05-15 暂停 · 第 40 条');
      await form.getByLabel('改为哪天').fill(day);
      await form.getByLabel('理由').fill('写错');
      await form.getByRole('button', { name: '记录更正记录' }).click();
      expect(await textOf(page.getByRole('alert'))).toContain(reason);
      expect(await page.locator('details[open]').getByLabel('理由').inputValue()).toBe('写错');
    }
  });
});

describe('P5, which silence has accepted', () => {
  it('an acceptance given in time and entered late counts from its own day', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'win01');
    await page.goto(`${demo.url}${demo.project('P5')}`);
    expect(await dueOf(page, 'GH02')).toBe('06-16 周二');
    const form = await openForm(page, 'P5', 'GH02', '受理');
    await form.getByLabel('发生日期').fill('2026-05-20');
    await form.getByLabel('发生时间').fill('10:00');
    await form.getByRole('button', { name: '记录受理' }).click();

    await page.waitForURL(/#item-GH02$/);
    expect(await dueOf(page, 'GH02')).toBe('06-17 周三');
    expect(await textOf(page.locator('#item-GH02'))).toMatch(/^正常/);
  });
});

describe('a colleague of another bureau', () => {
  it('sees the case, finds no form for it and is refused by hand', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'house01');
    await page.goto(`${demo.url}${demo.record('P1', 'GH02')}`);
    expect(await textOf(page.locator('main'))).toContain('或不由您记录');
    expect(await page.locator('main form').count()).toBe(0);
    const answer = await page.request.post(`${demo.url}${demo.record('P1', 'GH02')}`, {
      form: { type: 'decide', result: 'approve', occurredDate: '2026-05-27', occurredTime: '08:00' },
      headers: { origin: demo.url },
    });
    expect(answer.status()).toBe(403);
  });
});
