// O5: an upload of 20 MB cut at half goes on where it stopped, and what was typed around it is kept. And the page for all who
// hand in and check material, with script and without.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { pdf, program } from '../support/files.ts';
import { type FrailLine, frailLine } from '../support/frail-line.ts';
import { useDemo } from './demo.ts';
import { sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();
let line: FrailLine;
beforeAll(async () => {
  line = await frailLine(demo.url);
});
afterAll(() => line.close());

const MB = 1024 * 1024;
let serial = 0;
/** Another content each time, so that nobody has it already. */
function large(megabytes: number): Buffer {
  serial += 1;
  const bytes = Buffer.alloc(megabytes * MB, serial);
  pdf(`large ${serial}`).copy(bytes);
  return bytes;
}

const materials = (item = 'SG07', material = 'SG07-M7'): string =>
  `${demo.project('P1')}/cases/${item}/materials?m=${material}`;
const choose = (page: Page, name: string, buffer: Buffer): Promise<void> =>
  page.getByLabel('文件', { exact: true }).setInputFiles({ name, mimeType: 'application/pdf', buffer });
const live = (page: Page) => page.locator('#upload .live');
const note = (page: Page) => page.locator('#upload textarea[name="note"]');

const sizes = [
  ['1366 wide', 1366, 768],
  ['a phone', 360, 740],
] as const;

describe.each(sizes)('O5 on %s', (_, width, height) => {
  it('an upload of 20 MB cut at half goes on when the line is back, with the text kept', async () => {
    const page = await browser.page(width, height, 'zh-CN', { lostLine: true });
    await demo.signIn(page, 'owner01');
    await page.goto(`${line.url}${materials()}`);
    await note(page).fill('第二稿，已盖章，共 12 页');
    const before = line.sent();
    line.cutAfter(10 * MB);
    await choose(page, '资金落实承诺书.pdf', large(20));
    await page.getByRole('button', { name: '提交材料' }).click();
    await live(page).getByText('线路断了').waitFor();
    expect(line.isCut()).toBe(true);
    expect(await note(page).inputValue()).toBe('第二稿，已盖章，共 12 页');
    line.mend();
    // The form was sent while it uploaded: it goes by itself when the file is through.
    await page.waitForURL(/done=upload/);
    // Half had gone; two more pieces at the most were sent twice.
    expect(line.sent() - before).toBeLessThan(26 * MB);
    const row = page.locator('#m-SG07-M7');
    expect(await textOf(row.locator('.files li').first())).toContain('资金落实承诺书.pdf PDF 20.0 MB 应建国');
    expect(await textOf(row)).toContain('第二稿，已盖章，共 12 页');
    expect(await textOf(row.locator('.k-state'))).toBe('待核对');
    expect(await note(page).inputValue()).toBe('');
    expect(await sideways(page)).toBe(0);
  });

  it('goes on after the page was loaded anew, with the text kept', async () => {
    const page = await browser.page(width, height, 'zh-CN', { lostLine: true });
    await demo.signIn(page, 'agent01');
    await page.goto(`${line.url}${materials('SG07', 'SG07-M5')}`);
    await note(page).fill('合同第 3 版');
    const bytes = large(20);
    line.cutAfter(10 * MB);
    await choose(page, '施工合同.pdf', bytes);
    await live(page).getByText('线路断了').waitFor();
    line.mend();
    await page.reload();
    expect(await note(page).inputValue()).toBe('合同第 3 版');
    expect(await textOf(live(page))).toMatch(/^上次传到 \d+%（施工合同.pdf）。请再选同一个文件，会接着传。$/);
    const before = line.sent();
    await choose(page, '施工合同.pdf', bytes);
    await live(page).getByText('已传完：施工合同.pdf').waitFor();
    expect(line.sent() - before).toBeLessThan(15 * MB);
    await page.getByRole('button', { name: '提交材料' }).click();
    await page.waitForURL(/done=upload/);
    expect(await textOf(page.locator('#m-SG07-M5 .files li').first())).toContain('合同第 3 版');
  });
});

describe('the page of material', () => {
  it('says at the field what is wrong with a file before it is sent, and after', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [400] });
    await demo.signIn(page, 'win01');
    await page.goto(`${demo.url}${materials()}`);
    await note(page).fill('留着');
    await choose(page, '空.pdf', Buffer.alloc(0));
    await live(page).getByText('0 字节').waitFor();
    await choose(page, '太大.pdf', Buffer.alloc(50 * MB - 1));
    await live(page).getByText('按内容看不是可以收的文件').waitFor();
    await choose(page, '合同.pdf', program);
    await live(page).getByText('按内容看不是可以收的文件').waitFor();
    expect(await note(page).inputValue()).toBe('留着');
  });

  it('works without script: filed by the owner, taken by the window, the debt paid on the day of arrival', async () => {
    const owner = await browser.page(360, 740, 'zh-CN', { script: false, expectedStatuses: [400] });
    await demo.signIn(owner, 'owner01');
    await owner.goto(`${demo.url}${materials('SG07', 'SG07-M1')}`);
    await note(owner).fill('申请表');
    await owner.getByRole('button', { name: '提交材料' }).click();
    expect(await textOf(owner.locator('#upload .error'))).toBe('没有选文件。请选择要上传的文件。');
    expect(await note(owner).inputValue()).toBe('申请表');
    await choose(owner, '申请表.doc', pdf('form'));
    await owner.getByRole('button', { name: '提交材料' }).click();
    await owner.waitForURL(/done=upload/);
    const sent = owner.locator('#m-SG07-M1 .files li').first();
    expect(await textOf(sent)).toContain('文件名以 .doc 结尾，内容是 PDF，按内容收下');
    expect(await sideways(owner)).toBe(0);

    const window = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(window, 'win01');
    await window.goto(`${demo.url}/materials`);
    await window
      .getByRole('row', { name: /申请表.doc/ })
      .getByRole('link')
      .click();
    const waiting = window.locator('#check li', { hasText: '申请表.doc' });
    await waiting.getByRole('button', { name: '收下' }).click();
    await window.waitForURL(/done=check/);
    expect(await textOf(window.locator('#m-SG07-M1 .k-state'))).toBe('已有');
    expect(await textOf(window.locator('#m-SG07-M1 .k-source'))).toBe('已收电子件，05-27 周三');
    const download = window.waitForEvent('download');
    await window.getByRole('link', { name: '申请表.doc' }).click();
    expect((await download).suggestedFilename()).toBe('申请表.doc.pdf');
  });

  it('refuses a file over 50 MB from a form without script with a sentence', async () => {
    const answer = await fetch(`${demo.url}${materials()}`, {
      method: 'POST',
      headers: {
        origin: demo.url,
        'accept-language': 'zh-CN',
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': `${200 * MB}`,
      },
      body: new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(MB)),
      }),
      duplex: 'half',
    } as RequestInit).catch((error: unknown) => error);
    // Told before anybody looks at who is asking, and before the body is read.
    if (!(answer instanceof Response)) throw answer;
    expect(answer.status).toBe(413);
    expect(await answer.text()).toContain('文件超过 50 MB，没有收下。');
  });
});
