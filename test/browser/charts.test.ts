// Pictures on the screen and on paper: one A4 page across whatever the number of items (A7), readable without colour.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Lang } from '../../src/texts/index.ts';
import { assetRoutes } from '../../src/web/assets.ts';
import { useBrowser } from '../support/browser.ts';
import { pagesOf } from '../support/pdf-text.ts';
import { pageHtml } from '../web/pages.ts';
import { useDemo } from './demo.ts';
import { sideways } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

/** Sample pages of sizes that no project of the demonstration has, with the styles of the program. */
let samples = '';
let stop: () => void = () => undefined;
beforeAll(async () => {
  const app = new Hono()
    .route('/', assetRoutes)
    .get('/:lang/:name', (c) => c.html(pageHtml(c.req.param('name'), c.req.param('lang') as Lang)));
  await new Promise<void>((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
      samples = `http://127.0.0.1:${port}`;
      resolve();
    });
    stop = () => server.close();
  });
});
afterAll(() => stop());

const A4_ACROSS = [842, 595];
async function printed(page: Page) {
  const pages = pagesOf(await page.pdf({ preferCSSPageSize: true }));
  return {
    sizes: pages.map(({ width, height }) => [Math.round(width), Math.round(height)]),
    text: pages[0]?.text ?? '',
  };
}
async function open(path: string, width = 1366): Promise<Page> {
  const page = await browser.page(width, 768, 'zh-CN');
  await demo.signIn(page, 'agent01');
  await page.goto(`${demo.url}${path}`);
  return page;
}

describe('A7: the flow chart of P2', () => {
  it('prints on one A4 page across, with name, code, day, legend and the dates of its items', async () => {
    const { sizes, text } = await printed(await open(`${demo.project('P2')}/chart`));
    expect(sizes).toEqual([A4_ACROSS]);
    for (const words of ['云栖商住', '流程图', '2603-330784-04-01-200095', '截至 2026-05-27', '前置已办结'])
      expect(text).toContain(words);
    for (const words of ['立项与用地', '办结 4/4', '03-02', '04-15', '05-14', '今日到期', '预计 06-01'])
      expect(text).toContain(words);
    expect(text).not.toContain('文字清单');
  });

  it('is reached from the project page', async () => {
    const page = await open(demo.project('P2'));
    await page.locator('.flow-card').getByRole('link', { name: '打印' }).click();
    expect(await page.locator('h1').innerText()).toBe('流程图');
    expect(await page.locator('.chart-card .fl-box').count()).toBe(12);
  });
});

describe('one A4 page across', () => {
  const names = [
    ...['flow-1', 'flow-3', 'flow-16', 'flow-30', 'flow-40'],
    ...['gantt-5-days', 'gantt-30', 'gantt-40', 'gantt-3-years'],
    ...['template-chart', 'template-chart-max', 'template-chart-social', 'template-chart-95'],
  ];
  it.each(names.flatMap((name) => (['zh-CN', 'en'] as const).map((lang) => [name, lang] as const)))(
    'holds %s in %s',
    async (name, lang) => {
      const page = await browser.page(1366, 768, lang);
      await page.goto(`${samples}/${lang}/${name}`);
      const { sizes } = await printed(page);
      expect(sizes).toEqual([A4_ACROSS]);
    },
  );
});

describe('on paper without colour', () => {
  it('boxes differ by frame, fill and shape, and no text is lighter than black', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { print: true });
    await page.goto(`${samples}/zh-CN/flow-40`);
    const looks = await page.locator('.fl-box').evaluateAll((boxes) =>
      boxes.map((box) => {
        const rect = getComputedStyle(box.querySelector('rect') ?? box);
        const words = getComputedStyle(box.querySelector('.fl-word') ?? box);
        return {
          mark: /f-(\w+)/.exec(box.getAttribute('class') ?? '')?.[1] ?? '',
          look: [
            rect.fill,
            rect.strokeWidth,
            rect.strokeDasharray,
            box.querySelector('.fl-shape')?.innerHTML,
          ].join(),
          inks: [rect.stroke, words.fill].join(),
        };
      }),
    );
    const lookOf = new Map(looks.map(({ mark, look }) => [mark, look]));
    expect(lookOf.size).toBeGreaterThan(5);
    expect(new Set(lookOf.values()).size).toBe(lookOf.size);
    expect(new Set(looks.map(({ inks }) => inks))).toEqual(new Set(['rgb(0, 0, 0),rgb(0, 0, 0)']));
  });
});

describe('on the screen', () => {
  it('the card of P1 shows the whole chart at 1366 without scrolling, and a box leads to its case', async () => {
    const page = await open(demo.project('P1'));
    const box = page.locator('.flow-card .chart-box');
    expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    await page.locator('.flow-card a.f-overdue').click();
    expect(new URL(page.url()).hash).toBe('#item-GH02');
  });

  it('the card on a phone lists the stages instead', async () => {
    const page = await open(demo.project('P1'), 360);
    expect(await page.locator('.flow-card .chart-box').isVisible()).toBe(false);
    expect(await page.locator('.flow-phone li').count()).toBe(3);
    expect(await sideways(page)).toBe(0);
  });

  it.each(['chart', 'gantt'])(
    '%s on a phone scrolls in its own box, above a list with the same cases',
    async (which) => {
      const page = await open(`${demo.project('P1')}/${which}`, 360);
      expect(await sideways(page)).toBe(0);
      expect(
        await page.locator('.chart-box').evaluate((one) => one.scrollWidth > one.clientWidth + 300),
      ).toBe(true);
      expect(await page.locator('.chart-list tbody tr:not(.stage)').count()).toBe(16);
    },
  );

  it('no words leave their box', async () => {
    for (const name of ['flow-p1', 'flow-40', 'template-chart-max']) {
      for (const lang of ['zh-CN', 'en']) {
        const page = await browser.page(1366, 768, lang);
        await page.goto(`${samples}/${lang}/${name}`);
        const out = await page.locator('.fl-box').evaluateAll((boxes) =>
          boxes.flatMap((box) => {
            const frame = box.querySelector('rect')?.getBoundingClientRect();
            return [...box.querySelectorAll('text')]
              .filter((text) => frame !== undefined && text.getBoundingClientRect().right > frame.right)
              .map((text) => text.textContent);
          }),
        );
        expect(out, `${name} in ${lang}`).toEqual([]);
      }
    }
  });
});
