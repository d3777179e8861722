// Each way of answering at the counter leaves exactly the events and the papers that docs/counter.md names.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useHouse } from './counter-house.ts';
import { textsOf } from './reading.ts';

const browser = useBrowser();
const house = useHouse('2026-05-26T09:00:00+08:00');

/** How the last of the six papers is found, and what is typed besides. */
type Answer = readonly [
  outcome: string,
  letter: 'in' | 'missing' | 'unfit',
  fill: (page: Page) => Promise<void>,
  events: readonly string[],
  papers: readonly string[],
];
const nothing = (): Promise<void> => Promise.resolve();
const said =
  (outcome: string, fields: Readonly<Record<string, string>>) =>
  async (page: Page): Promise<void> => {
    const box = page.locator('.outcome', { has: page.locator(`#outcome-${outcome}`) });
    for (const [label, text] of Object.entries(fields)) await box.getByLabel(label).fill(text);
  };

const answers: readonly Answer[] = [
  ['accept', 'in', nothing, ['accept'], ['受理通知书', '收件回执']],
  [
    'accept_tolerantly',
    'missing',
    nothing,
    ['offer_promise', 'sign_promise', 'accept'],
    ['容缺受理通知书', '容缺承诺书', '收件回执'],
  ],
  [
    'notice',
    'unfit',
    async (page) => page.locator('[name="what.LX01-M5"]').fill('没有签字'),
    ['correction_notice'],
    ['一次性告知书', '收件回执'],
  ],
  [
    'refuse',
    'in',
    said('refuse', { 理由: '不属于本机关职权', 有权机关: '金华市发展和改革委员会' }),
    ['refuse_acceptance'],
    ['不予受理决定书', '收件回执'],
  ],
  [
    'not_needed',
    'in',
    said('not_needed', { 理由: '依法不需要备案' }),
    ['not_accept'],
    ['不受理告知书', '收件回执'],
  ],
];

it.each(answers)('%s', async (outcome, letter, fill, events, papers) => {
  const serial = 700_401 + answers.findIndex(([one]) => one === outcome);
  const id = await house.open(serial, `方岩厂房 ${serial}`);
  const page = await browser.page(1366, 768, 'zh-CN');
  await house.signIn(page);
  await page.goto(`${house.url}/counter/${id}/LX01`);
  await page.getByRole('textbox', { name: '经办人', exact: true }).fill('赵敏');
  await page.getByLabel('授权', { exact: true }).selectOption({ label: '法定代表人本人' });
  const rows = page.locator('#checklist tr.asked');
  for (const row of await rows.all()) {
    const isLetter = (await row.locator('[name="what.LX01-M5"]').count()) === 1;
    await row.locator(`.seg-${isLetter ? letter : 'in'}`).click();
  }
  await page.locator(`#outcome-${outcome}:enabled`).waitFor();
  await page.locator(`label[for="outcome-${outcome}"]`).click();
  await fill(page);
  await page.locator('.opinion-foot .btn-primary').click();
  await page.waitForURL(/\/done$/);
  expect(await textsOf(page.locator('.done-papers b'))).toEqual(papers);
  const told = (await house.call(`/api/projects/${id}/events?limit=200`))['items'] as readonly {
    readonly type: string;
  }[];
  // Newest first.
  const types = told.map(({ type }) => type).toReversed();
  expect(types.slice(types.indexOf('receive'))).toEqual([
    'receive',
    ...events,
    'make_link',
    ...papers.map(() => 'issue_paper'),
  ]);
});
