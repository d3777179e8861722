// Forecast and what if on the pages: the proxy clerk's expert review (A4), the leader's question (L6), the owner's two dates (O7).
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { rowsOf, sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();
const sizes = [
  [1366, 768],
  [360, 740],
] as const;

const events = async (name: 'P1' | 'P6'): Promise<number> =>
  ((await (await demo.api(`/api${demo.project(name)}/events?limit=1`)).json()) as { total: number }).total;

describe.each(sizes)('at %i × %i, without script', (width, height) => {
  const open = async (account: string, path: string) => {
    const page = await browser.page(width, height, 'zh-CN', { script: false });
    await demo.signIn(page, account);
    await page.goto(`${demo.url}${path}`);
    return page;
  };

  it('A4: expert review of P6 five working days more gives the new end and the slack of each step; nothing is saved', async () => {
    const before = await events('P6');
    const page = await open('agent01', `${demo.project('P6')}/forecast`);
    expect(await textOf(page.locator('.forecast-head'))).toContain('预计办结 07-01 周三');
    await page.getByLabel('程序（在办事项）').selectOption({ label: '专家评审再延 · 建设工程设计方案审查' });
    await page.locator('input[name=pauseDays]').fill('5');
    await page.getByRole('button', { name: '试算' }).click();
    expect(await textOf(page.locator('.forecast-head'))).toContain('试算办结 07-08 周三 比现状晚 7 天');
    expect(await textOf(page.getByRole('status'))).toContain('没有保存任何内容');
    const rows = (await rowsOf(page.locator('table.forecast'))).map((cells) => cells.join(' '));
    const review = rows.find((row) => row.includes('建设工程设计方案审查')) ?? '';
    expect(review).toMatch(/06-16 周二.*关键.*06-24 周三.*关键/);
    expect(rows.find((row) => row.includes('建设工程规划许可证核发'))).toMatch(
      /07-01 周三.*关键.*07-08 周三.*关键/,
    );
    expect(await sideways(page)).toBe(0);
    expect(await events('P6')).toBe(before);
  });

  it('L6: the construction permit takes five working days more: P2 passes its promise too', async () => {
    const page = await open('lead01', '/forecast');
    expect(await textOf(page.locator('.page-head'))).toContain('在办 4 个，预计超过承诺 1 个');
    await page.locator('#f-item').selectOption({ label: '建筑工程施工许可证核发' });
    await page.locator('#f-workingDays').fill('5');
    await page.getByRole('button', { name: '试算' }).click();
    expect(await textOf(page.getByRole('status'))).toContain('新增 1 个项目超过承诺，共 2 个');
    const rows = (await rowsOf(page.locator('table.portfolio'))).map((cells) => cells.join(' '));
    expect(rows[0]).toMatch(/永丰精密厂房.*05-28 周四.*06-01 周一.*晚 4 天.*06-08 周一.*晚 11 天/);
    expect(rows[1]).toMatch(/云栖商住.*06-05 周五.*06-01 周一.*余 4 天.*06-08 周一.*晚 3 天.*新超过承诺/);
    expect(rows[2]).toContain('不涉及');
    expect(await sideways(page)).toBe(0);
  });

  it('O7: the owner of P1 sees two dates, and the step that lies between them', async () => {
    const page = await open('owner01', `${demo.project('P1')}/forecast`);
    const head = await textOf(page.locator('.forecast-head'));
    expect(head).toContain('承诺办结 05-28 周四');
    expect(head).toContain('预计办结 06-01 周一 晚 4 天，因建设工程规划许可证核发（资规局）');
    const box = await page.locator('.forecast-head .figures').boundingBox();
    expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThanOrEqual(height);
    expect(await sideways(page)).toBe(0);
  });
});

describe('what cannot be supposed', () => {
  it('stands at its field, and the page shows the forecast all the same', async () => {
    const page = await browser.page(1366, 768, 'en', { expectedStatuses: [400] });
    await demo.signIn(page, 'agent01');
    const answer = await page.goto(
      `${demo.url}${demo.project('P1')}/forecast?item1=GH01&days1=5&item2=SG07&days2=900`,
    );
    expect(answer?.status()).toBe(400);
    expect(await textOf(page.locator('#f-days2-error'))).toBe('Must be a whole number from 1 to 250.');
    await page.locator('#f-days1').fill('');
    await page.locator('#f-days2').fill('9');
    await page.getByRole('button', { name: 'Work it out' }).click();
    // GH01 is over: the form no longer offers it, so the second row alone is asked.
    expect(await textOf(page.locator('main'))).toContain('As things stand');
  });
});
