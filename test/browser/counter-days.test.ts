// W1, W3 and W7 at the window: a file of six papers from the code to the owner's page, the last day to answer, and days of rest.
import type { Page } from 'playwright-core';
import { encode } from 'uqr';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useHouse } from './counter-house.ts';
import { sideways, textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const house = useHouse('2026-05-26T17:00:00+08:00');
const sizes = [
  [1366, 768],
  [360, 740],
] as const;

/** What one at the window does, counted: a field filled, a choice, a click or a key is one step. */
class Hand {
  steps = 0;
  readonly began = Date.now();
  async does(act: Promise<unknown>): Promise<void> {
    this.steps += 1;
    await act;
  }
  get seconds(): number {
    return (Date.now() - this.began) / 1000;
  }
}

async function bring(page: Page, hand = new Hand()): Promise<void> {
  await hand.does(page.getByRole('textbox', { name: '经办人', exact: true }).fill('赵敏'));
  await hand.does(page.getByLabel('联系电话').fill('13900000000'));
  await hand.does(page.getByLabel('授权', { exact: true }).selectOption({ label: '已核授权委托书' }));
}

/** The modules of a code, as the page draws them. */
const drawn = (url: string): string =>
  encode(url, { ecc: 'M', border: 2 })
    .data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');

describe.each(sizes)('W1 at %i × %i', (width, height) => {
  it('takes a new file of six papers in, within a minute and a half, and its receipt leads to the owner’s page', async () => {
    const page = await browser.page(width, height, 'zh-CN');
    await house.signIn(page);
    await page.goto(`${house.url}/counter`);
    const hand = new Hand();
    const name = `方岩电动工具厂房 ${width}`;
    await hand.does(
      page.getByLabel('项目代码、名称、拼音首字母').fill(`2605-330784-04-01-70${width + 1000}`),
    );
    await hand.does(page.getByRole('button', { name: '查找' }).click());
    await hand.does(page.getByRole('link', { name: '新建项目' }).last().click());
    await hand.does(page.locator('.template-choices a', { hasText: '六份材料' }).click());
    await hand.does(page.getByLabel('项目名称').fill(name));
    await hand.does(page.getByLabel('业主名称').fill('方岩电动工具有限公司'));
    await hand.does(page.getByLabel('统一社会信用代码').fill('91330784MA2YFJM008'));
    await hand.does(page.getByRole('button', { name: '建立项目' }).click());
    await page.waitForURL(/\/counter\/[\w-]{36}$/);
    await hand.does(page.locator('.item-choices a', { hasText: '企业投资项目备案' }).click());
    await bring(page, hand);
    expect(await sideways(page)).toBe(0);
    const boxes = page.locator('#checklist .seg-in');
    expect(await boxes.count()).toBe(6);
    for (let i = 0; i < 6; i += 1) await hand.does(boxes.nth(i).click());
    await page.locator('.outcome', { hasText: '建议' }).getByText('受理', { exact: true }).waitFor();
    await hand.does(page.locator('.opinion-foot .btn-primary').click());
    await page.waitForURL(/\/LX01\/done$/);
    process.stdout.write(
      `W1 at ${width}: ${hand.steps} steps, ${hand.seconds.toFixed(1)} s without reading\n`,
    );
    expect(hand.steps).toBe(19);
    // A beginner needs some three seconds for a step; what the program takes comes on top.
    expect(hand.steps * 3 + hand.seconds).toBeLessThan(90);
    expect(await textsOf(page.locator('.done-papers b'))).toEqual(['受理通知书', '收件回执']);
    expect(await sideways(page)).toBe(0);
    const receipt = page.locator('.one-sheet:visible').last();
    expect(await receipt.locator('figure').count()).toBe(2);

    const [, id] =
      /\/papers\/([\w-]+)/.exec((await page.locator('.done-papers a').last().getAttribute('href')) ?? '') ??
      [];
    const paper = await house.call(`/api/papers/${id}`);
    const link = `${house.url}${String(paper['progressPath'])}`;
    expect(await receipt.locator('figure').last().locator('path').getAttribute('d')).toBe(drawn(link));
    const owner = await browser.page(360, 740, 'zh-CN');
    await owner.goto(link);
    expect(await textOf(owner.locator('body'))).toContain(name);
    expect(await textOf(owner.locator('body'))).toContain('企业投资项目备案');
    expect(await sideways(owner)).toBe(0);
  });
});

describe('W3: a file received on 19 May that nobody has answered', () => {
  beforeAll(async () => {
    for (const [serial, name, on] of [
      [700301, '象珠塑料二期', '2026-05-20'],
      [700302, '古山五金厂房', '2026-05-19'],
      [700303, '石柱门业', '2026-05-21'],
    ] as const) {
      const id = await house.open(serial, name);
      const occurredAt = `${on}T10:00:00+08:00`;
      await house.call(`/api/projects/${id}/cases/LX01/events`, { type: 'receive', occurredAt });
    }
  });
  it.each(sizes)(
    'stands on top on 26 May at 17:00 with what its last day means, at %i × %i',
    async (width, height) => {
      const page = await browser.page(width, height, 'zh-CN');
      await house.signIn(page);
      await page.goto(`${house.url}/counter-lists/notice`);
      const rows = await textsOf(page.locator('.counter-list tbody tr'));
      expect(rows).toEqual([
        expect.stringMatching(/古山五金厂房.*05-26 周二.*今日到期，逾期视为受理/),
        expect.stringMatching(/象珠塑料二期.*05-27 周三/),
        expect.stringMatching(/石柱门业.*05-28 周四/),
      ]);
      expect(rows.filter((row) => row.includes('逾期视为受理'))).toHaveLength(1);
      expect(await sideways(page)).toBe(0);
    },
  );
});

describe('W7: a file brought on a Saturday and on a Sunday', () => {
  const days = [
    ['Sunday 2026-09-20, which is worked', '2026-09-20', /^09-28 周一前须告知或受理$/],
    [
      'Saturday 2026-09-19, which in Yongkang counts as it came',
      '2026-09-19',
      /09-19 周六 是休息日，按当地规定仍自当日收件 09-24 周四前须告知或受理/,
    ],
  ] as const;
  it.each(days)('%s', async (_what, on, line) => {
    await house.at(`${on}T10:00:00+08:00`);
    const id = await house.open(700_700 + Number(on.slice(-2)), `方岩${on}`);
    const [desk, phone] = sizes;
    for (const [width, height] of [phone, desk]) {
      const page = await browser.page(width, height, 'zh-CN');
      await house.signIn(page);
      await page.goto(`${house.url}/counter/${id}/LX01`);
      expect(await textOf(page.locator('.receipt-line'))).toMatch(line);
      expect(await sideways(page)).toBe(0);
    }
    const page = await browser.page(desk[0], desk[1], 'zh-CN');
    await house.signIn(page);
    await page.goto(`${house.url}/counter/${id}/LX01`);
    await bring(page);
    for (const box of await page.locator('#checklist .seg-in').all()) await box.click();
    await page.locator('.opinion-foot .btn-primary').click();
    await page.waitForURL(/\/done$/);
    const receipt = await textOf(page.locator('.one-sheet:visible').last());
    expect(receipt).not.toContain('视为收件');
    const [, month, date] = on.split('-');
    expect(receipt).toContain(`2026年${Number(month)}月${Number(date)}日`);
  });
});
