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

async function open(visit: Visit, script = true): Promise<Page> {
  const expectedStatuses = visit.status === undefined ? [] : [visit.status];
  const page = await browser.page(1366, 768, 'zh-CN', { script, expectedStatuses });
  if (visit.as !== null) await demo.signIn(page, visit.as);
  const answer = await page.goto(`${demo.url}${visit.path(demo)}`);
  expect(answer?.status()).toBe(visit.status ?? 200);
  return page;
}

/** Fields and buttons that assistive technology could not name. */
const namelessFields = (page: Page): Promise<string[]> =>
  page.locator('input:not([type=hidden]), select, textarea, button').evaluateAll((fields) =>
    fields
      .filter((field) => {
        const labels = [...((field as HTMLInputElement).labels ?? [])].map((label) => label.textContent);
        const own = field instanceof HTMLButtonElement ? field.textContent : null;
        return ![field.getAttribute('aria-label'), own, ...labels].some((word) => word?.trim());
      })
      .map((field) => field.outerHTML),
  );

/** Tables that reach out of the card they stand in, which the width of the page does not tell. */
const spilling = (page: Page): Promise<string[]> =>
  page.locator('main table').evaluateAll((tables) =>
    tables
      .filter((table) => {
        const card = table.closest('.panel')?.getBoundingClientRect();
        const box = table.getBoundingClientRect();
        return card !== undefined && (box.right > card.right + 1 || box.left < card.left - 1);
      })
      .map((table) => table.className),
  );

async function expectSound(page: Page, lang: string): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(lang);
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.locator('h1').innerText()).toMatch(/\S/);
  expect(await namelessFields(page)).toEqual([]);
  for (const [width, height] of [
    [360, 740],
    [1366, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    expect([await sideways(page), await spilling(page)], `${width} wide in ${lang}`).toEqual([0, []]);
  }
}

describe('the walk', () => {
  it('visits every page that there is', () => {
    const routes = Object.keys(pageAccess).flatMap((route) =>
      route.startsWith('GET ') ? [route.slice(4)] : [],
    );
    const pages = routes.filter(
      (route) =>
        !/^\/(assets|fields|feeds|uploads|o)\/|\/file$|\.(csv|json)$|\.docx\}$|\/export$/.test(route),
    );
    expect([...new Set(visits.map(({ route }) => route))].toSorted()).toEqual([...pages, '*'].toSorted());
  });
});

describe('in both languages and on both screens', () => {
  it.each(visits.map((visit) => [visit.name, visit] as const))('%s', async (_name, visit) => {
    const page = await open(visit);
    await expectSound(page, 'zh-CN');

    const before = new URL(page.url());
    await page.locator('.top a.lang').click();
    await page.locator('html[lang=en]').waitFor();
    const after = new URL(page.url());
    expect(after.pathname).toBe(before.pathname);
    for (const [name, value] of before.searchParams) expect(after.searchParams.get(name)).toBe(value);
    await expectSound(page, 'en');
  });
});

describe('without script the same is said', () => {
  const oneOfEachRoute = [...new Map(visits.map((visit) => [visit.route, visit])).values()];
  it.each(oneOfEachRoute.map((visit) => [visit.name, visit] as const))('%s', async (_name, visit) => {
    const words = async (script: boolean) => (await open(visit, script)).locator('body').innerText();
    expect(await words(false)).toBe(await words(true));
  });
});

describe('by keyboard', () => {
  const withAction = visits.filter(({ main }) => main !== undefined);
  it.each(withAction.map((visit) => [visit.name, visit] as const))('%s', async (_name, visit) => {
    const page = await open(visit);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    const action = page.locator(visit.main ?? '').first();
    const isThere = () => action.evaluate((node) => node === document.activeElement);
    let steps = 0;
    for (; steps < 60 && !(await isThere()); steps++) {
      await page.keyboard.press('Tab');
      expect(await showsFocus(page), `step ${steps + 1}`).toBe(true);
    }
    expect(steps).toBeGreaterThan(1);
    expect(await isThere()).toBe(true);
  });

  it('the first step skips the menu', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'agent01');
    await page.goto(demo.url);
    await page.keyboard.press('Tab');
    expect(await page.locator('a.skip').evaluate((link) => link === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  });
});

/** The ring may lie on the element, on the box around it, or on the shape within it. */
const showsFocus = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null) return false;
    // Inside a date field the little calendar has a ring of the browser's own.
    if (!focused.matches(':focus')) return true;
    return [focused, focused.parentElement, ...focused.children].some((one) => {
      const style = one === null ? null : getComputedStyle(one);
      return style !== null && (style.outlineStyle !== 'none' || style.boxShadow !== 'none');
    });
  });
