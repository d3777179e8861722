// On paper: A4, table heads on every page, no row cut in two, and what only a screen needs left away.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { type PdfPage, pagesOf } from '../support/pdf-text.ts';
import { useDemo } from './demo.ts';

const browser = useBrowser();
const demo = useDemo();

const A4 = { short: 595, long: 842 };
const sizeOf = ({ width, height }: PdfPage) => [Math.round(width), Math.round(height)];
const printed = async (page: Page): Promise<readonly PdfPage[]> =>
  pagesOf(await page.pdf({ preferCSSPageSize: true }));
const open = async (path: string, username: string | null = 'agent01'): Promise<Page> => {
  const page = await browser.page(1366, 768, 'zh-CN');
  if (username !== null) await demo.signIn(page, username);
  await page.goto(`${demo.url}${path}`);
  return page;
};

describe('a printed project', () => {
  const head = '状态事项办理单位受理承诺时限期限办结用时';

  it('lies across A4, and each page that goes on with the cases has their head', async () => {
    const pages = await printed(await open(`${demo.project('P1')}?history=all`));
    for (const page of pages) expect(sizeOf(page)).toEqual([A4.long, A4.short]);
    const withCases = pages.filter(({ text }) =>
      /(企业投资项目备案（赋码）发改局|城市建筑垃圾处置核准综合执法局)/.test(text),
    );
    expect(withCases.length).toBe(2);
    for (const { text } of withCases) expect(text.split(head)).toHaveLength(2);
  });

  it('leaves no stage name alone at the foot of a page and cuts no entry of the history', async () => {
    const pages = await printed(await open(`${demo.project('P1')}?history=all`));
    for (const { text } of pages.slice(0, -1)) {
      expect(text).not.toMatch(/牵头：[\u4e00-\u9fff]+$/);
      expect(text).not.toMatch(/周[一二三四五] \d\d:\d\d$/);
    }
  });

  it('tells who printed it and when, and counts its pages; menu, banner and buttons stay on the screen', async () => {
    const pages = await printed(await open(demo.project('P1')));
    expect(pages[0]?.text).toMatch(new RegExp(`1 / ${pages.length}`));
    expect(pages.at(-1)?.text).toContain('打印时间 2026-05-27 周三 09:00打印人 陈丽');
    const all = pages.map(({ text }) => text).join('');
    for (const word of ['工作日计算', '时钟停在', '记录事项', '退出', 'English'])
      expect(all).not.toContain(word);
  });
});

describe('a printed ledger', () => {
  it('is one upright A4 page with one line for each day', async () => {
    const pages = await printed(await open(demo.ledger('P1', 'GH02')));
    expect(pages.map(sizeOf)).toEqual([[A4.short, A4.long]]);
    const text = pages[0]?.text.split('日期计数理由依据')[1];
    expect(text?.match(/2026-05-\d\d 周[一二三四五六日](?=起算日|\d|不计|超)/g)).toHaveLength(17);
  });

  it('of more than one page begins each with the head of the table', async () => {
    const pages = await printed(await open('/calculator?start=2026-01-05&days=80&unit=working', null));
    const days = pages.filter(({ text }) => text.includes('行政许可法第八十二条'));
    expect(days.length).toBeGreaterThan(2);
    for (const page of days) {
      expect(sizeOf(page)).toEqual([A4.short, A4.long]);
      expect(page.text).toContain('日期计数理由依据');
    }
  });
});

describe('a printed target', () => {
  it('has one line for each of its days, and on every page the head of the table', async () => {
    const pages = await printed(await open(`${demo.project('P1')}/targets/T59/ledger`));
    for (const page of pages) {
      expect(sizeOf(page)).toEqual([A4.short, A4.long]);
      expect(page.text).toContain('日期计数理由依据');
    }
    const lines = pages
      .map(({ text }) => text)
      .join('')
      .match(/2026-0[345]-\d\d 周[一二三四五六日](?=起算日|\d)/g);
    expect(lines).toHaveLength(60);
    expect(pages.at(-1)?.text).toContain('节假日：国办发明电〔2025〕7号');
  });
});

describe('without colour', () => {
  it('every light on the desk still has its word and a shape of its own', async () => {
    const page = await open('/');
    const lights = await page
      .locator('table.desk .k-status .light')
      .evaluateAll((tags) =>
        tags.map((tag) => [tag.textContent?.trim() ?? '', tag.querySelector('svg')?.innerHTML ?? '']),
      );
    const shapeOf = new Map(lights.map(([word, shape]) => [word, shape]));
    expect([...shapeOf.keys()]).toEqual([
      '超期',
      '临期',
      '视为受理',
      '容缺待补',
      '承诺待核查',
      '暂停',
      '可办理',
    ]);
    expect(new Set(shapeOf.values()).size).toBe(shapeOf.size);
  });
});
