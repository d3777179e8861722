// The picture of the README: the project page of P1 as the proxy clerk sees it. Written anew only with UPDATE_PICTURES=1.
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';

const browser = useBrowser();
const demo = useDemo();
const picture = fileURLToPath(new URL('../../docs/project.png', import.meta.url));

it('the project page of P1 is drawn whole', async () => {
  const page = await browser.page(1366, 768, 'zh-CN');
  await demo.signIn(page, 'agent01');
  await page.goto(`${demo.url}${demo.project('P1')}`);
  expect(await page.locator('h1').innerText()).toBe('永丰精密厂房');
  expect(await page.locator('table.cases tbody tr:not(.stage)').count()).toBe(16);
  const update = process.env['UPDATE_PICTURES'] === '1';
  const drawn = await page.screenshot({ fullPage: true, ...(update ? { path: picture } : {}) });
  expect(drawn.length).toBeGreaterThan(50_000);
});
