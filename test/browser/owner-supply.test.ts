// O5 by the owner's link, on a phone: an upload of 20 MB cut at half goes on or starts again, and what was typed around it is
// kept. With script and without.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { pdf } from '../support/files.ts';
import { type FrailLine, frailLine } from '../support/frail-line.ts';
import { useDemo } from './demo.ts';
import { ownerLink } from './owner-address.ts';
import { sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();
let line: FrailLine;
let path = '';
beforeAll(async () => {
  line = await frailLine(demo.url);
  path = await ownerLink(demo, 'P4');
});
afterAll(() => line.close());

const MB = 1024 * 1024;
const NOTE = '第二稿，已盖章，共 12 页';
function large(serial: number): Buffer {
  const bytes = Buffer.alloc(20 * MB, serial);
  pdf(`large ${serial}`).copy(bytes);
  return bytes;
}
const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.getByLabel('文件', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer });
const live = (page: Page) => page.locator('.file .live');
const note = (page: Page) => page.locator('textarea[name="note"]');
const send = (page: Page) => page.getByRole('button', { name: '上传', exact: true }).click();

/** As an owner comes to it: the page of the link, then what it asks of him. */
async function open(page: Page): Promise<void> {
  await page.goto(`${line.url}${path}`);
  await page.getByRole('link', { name: '上传补交材料' }).click();
  await note(page).fill(NOTE);
}

describe('O5 by the link, 360 wide', () => {
  it('goes on where it was cut and sends the form by itself, with the text kept', async () => {
    const page = await browser.page(360, 740, 'zh-CN', { lostLine: true });
    await open(page);
    expect(await sideways(page)).toBe(0);
    const before = line.sent();
    line.cutAfter(10 * MB);
    await choose(page, '监理合同.pdf', large(1));
    await send(page);
    await live(page).getByText('线路断了').waitFor();
    expect(line.isCut()).toBe(true);
    expect(await note(page).inputValue()).toBe(NOTE);
    line.mend();
    await page.getByText('监理合同：监理合同.pdf，2026-05-27 周三 09:00 收到').waitFor();
    // Half had gone; two more pieces at the most were sent twice.
    expect(line.sent() - before).toBeLessThan(26 * MB);
    // The next paper begins with an empty form.
    await page.goto(`${line.url}${path}/supplement?case=SG07`);
    expect(await note(page).inputValue()).toBe('');
    expect(await textOf(live(page))).toBe('');
  });

  it('goes on after the page was loaded anew, with the text kept', async () => {
    const page = await browser.page(360, 740, 'zh-CN', { lostLine: true });
    await open(page);
    line.cutAfter(10 * MB);
    await choose(page, '监理合同二.pdf', large(2));
    await live(page).getByText('线路断了').waitFor();
    line.mend();
    await page.reload();
    expect(await note(page).inputValue()).toBe(NOTE);
    const before = line.sent();
    await choose(page, '监理合同二.pdf', large(2));
    await live(page).getByText('已传完：监理合同二.pdf').waitFor();
    expect(line.sent() - before).toBeLessThan(15 * MB);
    await send(page);
    await page.getByText('监理合同：监理合同二.pdf').waitFor();
  });

  it('without script starts again, with the text kept by going back', async () => {
    const page = await browser.page(360, 740, 'zh-CN', { script: false, lostLine: true });
    await open(page);
    line.cutAfter(10 * MB);
    await choose(page, '监理合同三.pdf', large(3));
    await send(page).catch(() => {});
    await expect.poll(() => line.isCut()).toBe(true);
    line.mend();
    await page.waitForTimeout(500);
    if (page.url().startsWith('chrome-error')) await page.goBack();
    expect(await note(page).inputValue()).toBe(NOTE);
    await choose(page, '监理合同三.pdf', large(3));
    await send(page);
    await page.getByText('监理合同：监理合同三.pdf').waitFor();
  });
});
