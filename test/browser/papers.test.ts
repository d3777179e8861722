// S3 and W6 in the browser: a printed receipt checks as identical, altered by one digit it does not; a slip is mended by voiding
// the receipt and printing another with a new number. Paper, phone and a browser without script.
import { Buffer } from 'node:buffer';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { pagesOf } from '../support/pdf-text.ts';
import { useDemo } from './demo.ts';

const browser = useBrowser();
const demo = useDemo();

/** The page of a fresh receipt of an item, issued from the list by its button. */
async function receipt(page: Page, item: string): Promise<void> {
  await demo.signIn(page, 'win01');
  await page.goto(`${demo.url}${demo.project('P5')}/papers`);
  const form = `form:has(input[name="kind"][value="receipt"]):has(input[name="item"][value="${item}"])`;
  await page.click(`${form} button`);
  await page.waitForURL(/\/papers\/[\w-]{22}$/);
}
const wide = (script = true) => browser.page(1366, 768, 'zh-CN', { script });
const pdfOf = async (page: Page): Promise<Buffer> => Buffer.from(await page.pdf({ preferCSSPageSize: true }));
const checkPath = async (page: Page): Promise<string> =>
  (await page.locator('.side-column a[href^="/v/"]').getAttribute('href')) ?? '';

/** Sends a copy to the public page, as somebody who is signed in to nothing. */
async function verdictOn(path: string, copy: Buffer): Promise<string> {
  const page = await wide();
  await page.goto(`${demo.url}${path}`);
  await page.setInputFiles('#copy-file', {
    name: '手中的文书.pdf',
    mimeType: 'application/pdf',
    buffer: copy,
  });
  await page.click('form[enctype] button');
  return page.locator('#copy').innerText();
}

describe('S3: a receipt that was printed', () => {
  it('is A4 without menu or address, checks as true, and the copy as identical', async () => {
    const page = await wide();
    await receipt(page, 'GH02');
    const pdf = await pdfOf(page);
    const [sheet, ...more] = pagesOf(pdf);
    expect(more).toEqual([]);
    expect([Math.round(sheet?.width ?? 0), Math.round(sheet?.height ?? 0)]).toEqual([595, 842]);
    expect(sheet?.text).toMatch(/^收件回执永资规收〔2026〕\d+号/);
    for (const word of ['下载 Word', '作废理由', '打印时间', '退出', '存证值'])
      expect(sheet?.text).not.toContain(word);
    const path = await checkPath(page);
    const visitor = await wide(false);
    await visitor.goto(`${demo.url}${path}`);
    expect(await visitor.locator('.verdict').innerText()).toContain('属实');
    expect(await visitor.locator('main').innerText()).toContain('象珠＊＊＊＊有限公司');
    expect(await verdictOn(path, pdf)).toContain('一致');
  });

  it('altered by one digit does not match, and the page names the place', async () => {
    const page = await wide();
    await receipt(page, 'GH01');
    const path = await checkPath(page);
    await page.evaluate(() => {
      for (const line of document.querySelectorAll('.sheet-a4 p'))
        if (line.textContent?.includes('2026年5月12日'))
          line.textContent = line.textContent.replace('2026年5月12日', '2026年5月18日');
    });
    const said = await verdictOn(path, await pdfOf(page));
    expect(said).toContain('内容不符');
    expect(said).toContain('5月12日');
    expect(said).toContain('5月18日');
  });

  it('with the code of another paper shows that other paper, and its own words do not match it', async () => {
    const [page, other] = [await wide(), await wide()];
    await receipt(page, 'LX01');
    await receipt(other, 'YD02');
    const path = await checkPath(other);
    const visitor = await wide();
    await visitor.goto(`${demo.url}${path}`);
    const number = await other.locator('.sheet-a4 .number').innerText();
    expect(await visitor.locator('main').innerText()).toContain(number);
    expect(await verdictOn(path, await pdfOf(page))).toContain('内容不符');
  });

  it('with a wrong check value does not match, and what is no paper is unknown', async () => {
    const page = await browser.page(360, 740, 'zh-CN');
    await page.goto(`${demo.url}/v/${'A'.repeat(22)}?c=0000-0000-0000-0000`);
    expect(await page.locator('.verdict').innerText()).toContain('查无此件');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

describe('W6: a slip at the window', () => {
  it('is mended by voiding the receipt and printing another, without script too; the old one stays and says so', async () => {
    const page = await wide(false);
    await demo.signIn(page, 'win01');
    await page.goto(`${demo.url}${demo.project('P4')}/papers`);
    await page.click('form:has(input[value="receipt"]):has(input[value="SG07"]) button');
    const [old, oldUrl] = [await page.locator('.sheet-a4 .number').innerText(), page.url()];
    const path = await checkPath(page);
    await page.fill('input[name="reason"]', '收件日期录错');
    await page.click('button[value="reprint"]');
    const fresh = await page.locator('.sheet-a4 .number').innerText();
    const serial = (number: string): number => Number(/(\d+)号/.exec(number)?.[1]);
    expect(serial(fresh)).toBe(serial(old) + 1);
    await page.goto(oldUrl);
    expect(await page.locator('.stamp').innerText()).toContain(`由${fresh}替代`);
    expect(await page.locator('button[value="reprint"]').count()).toBe(0);
    const visitor = await wide();
    await visitor.goto(`${demo.url}${path}`);
    expect(await visitor.locator('.verdict').innerText()).toContain(`由 ${fresh} 替代`);
    await page.goto(`${demo.url}${demo.project('P4')}?history=all`);
    const history = await page.locator('.history').innerText();
    expect(history).toContain('收件日期录错');
    expect(history).toContain(old);
    expect(history).toContain(fresh);
  });
});

describe('a paper on a phone', () => {
  it('fits 360 px with nothing cut, and its Word copy is a file named by its number', async () => {
    const page = await browser.page(360, 740, 'zh-CN');
    await demo.signIn(page, 'win01');
    await page.goto(`${demo.url}${demo.project('P6')}/papers`);
    await page.click('form:has(input[value="receipt"]) button');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    const word = await page.request.get(`${page.url()}.docx`);
    expect(word.headers()['content-disposition']).toContain(encodeURIComponent('〔2026〕'));
    expect((await word.body()).subarray(0, 2).toString()).toBe('PK');
  });
});

describe('an administrator', () => {
  it('previews a text before saving it, is told a wrong variable with its line, and can go back', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { script: false, expectedStatuses: [400] });
    await demo.signIn(page, 'admin01');
    await page.goto(`${demo.url}/paper-texts/special_procedure`);
    await page.fill('textarea[name="body"]', '第一行\n{{ projctName }}');
    await page.click('button[value="preview"]');
    expect(await page.locator('.problems').innerText()).toMatch(/第 2 行[\s\S]*projctName/);
    await page.fill('textarea[name="body"]', '“{{ projectName }}”需要{{ procedureName }}。');
    await page.click('button[value="preview"]');
    expect(await page.locator('#preview').innerText()).toMatch(/草稿[\s\S]*“永丰精密厂房”需要专家评审。/);
    await page.click('button[value="save"]');
    expect(await page.locator('.done-note').innerText()).toContain('第 1 版');
    await page.click('button[value="restore"]');
    expect(await page.locator('.page-head').innerText()).toContain('现用标准文本');
  });
});
