// What holds for every page: one heading, labelled fields, no sideways scrolling, both languages, keyboard, no script needed,
// nothing refused by the content policy and no foreign host (the last two are watched by the browser helper itself).
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { pageAccess } from '../support/page-access.ts';
import { useDemo } from './demo.ts';
import { type Visit, visits } from './pages-to-visit.ts';
import { sideways } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();
const named = visits.map((visit) => [visit.name, visit] as const);

async function open(visit: Visit, width: number, lang: string, script = true): Promise<Page> {
  const expectedStatuses = visit.status === undefined ? [] : [visit.status];
  const page = await browser.page(width, 768, lang, { script, expectedStatuses });
  if (visit.as !== null) await demo.signIn(page, visit.as);
  const answer = await page.goto(`${demo.url}${visit.path(demo)}`);
  expect(answer?.status()).toBe(visit.status ?? 200);
  return page;
}

/** Fields that assistive technology could not name. */
const namelessFields = (page: Page): Promise<string[]> =>
  page.locator('input:not([type=hidden]), select, textarea, button').evaluateAll((fields) =>
    fields
      .filter((field) => {
        const labels =
          field instanceof HTMLButtonElement ? [] : [...((field as HTMLInputElement).labels ?? [])];
        const words = [
          field.getAttribute('aria-label'),
          field.textContent,
          ...labels.map((label) => label.textContent),
        ];
        return !words.some((word) => word?.trim());
      })
      .map((field) => field.outerHTML),
  );

/** Elements that reach out of the card they stand in, which a page as a whole does not tell. */
const spilling = (page: Page): Promise<string[]> =>
  page.locator('main table').evaluateAll((tables) =>
    tables
      .filter((table) => {
        const around = table.closest('.panel, .card')?.getBoundingClientRect();
        const box = table.getBoundingClientRect();
        return around !== undefined && (box.right > around.right + 1 || box.left < around.left - 1);
      })
      .map((table) => table.className),
  );

describe('the walk', () => {
  it('visits every page that there is', () => {
    const routes = Object.keys(pageAccess).flatMap((route) =>
      route.startsWith('GET ') ? [route.slice(4)] : [],
    );
    const pages = routes.filter((route) => !route.startsWith('/assets') && !route.startsWith('/fields'));
    expect([...new Set(visits.map(({ route }) => route))].toSorted()).toEqual([...pages, '*'].toSorted());
  });
});

describe.each(named)('%s', (_name, visit) => {
  it.each(['zh-CN', 'en'])('has one heading, names its fields and fits both screens in %s', async (lang) => {
    const page = await open(visit, 1366, lang);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('h1').innerText()).toMatch(/\S/);
    expect(await namelessFields(page)).toEqual([]);
    expect([await sideways(page), await spilling(page)], '1366 wide').toEqual([0, []]);
    await page.setViewportSize({ width: 360, height: 740 });
    expect([await sideways(page), await spilling(page)], '360 wide').toEqual([0, []]);
  });

  it('says the same without script', async () => {
    const withScript = await (await open(visit, 1366, 'zh-CN')).locator('body').innerText();
    const without = await (await open(visit, 1366, 'zh-CN', false)).locator('body').innerText();
    expect(without).toBe(withScript);
  });

  it('changes its language in place', async () => {
    const page = await open(visit, 1366, 'zh-CN');
    const before = new URL(page.url());
    await page.getByRole('link', { name: 'English' }).click();
    await page.locator('html[lang=en]').waitFor();
    const after = new URL(page.url());
    expect(after.pathname).toBe(before.pathname);
    for (const [name, value] of before.searchParams) expect(after.searchParams.get(name)).toBe(value);
  });
});

describe.each(named.filter(([, { main }]) => main !== undefined))('%s by keyboard', (_name, visit) => {
  it('first offers to skip the menu, then reaches what the page is for, always showing where it is', async () => {
    const page = await open(visit, 1366, 'zh-CN');
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await page.keyboard.press('Tab');
    const skip = page.locator('a.skip');
    expect(await skip.evaluate((link) => link === document.activeElement)).toBe(visit.name !== 'sign-in');
    const action = page.locator(visit.main ?? '').first();
    const isThere = () => action.evaluate((node) => node === document.activeElement);
    for (let i = 0; i < 60 && !(await isThere()); i++) {
      await page.keyboard.press('Tab');
      const ring = await page.evaluate(() => {
        const style = document.activeElement === null ? null : getComputedStyle(document.activeElement);
        return style === null ? '' : `${style.outlineStyle} ${style.boxShadow}`;
      });
      expect(ring).not.toBe('none none');
    }
    expect(await isThere()).toBe(true);
  });
});
