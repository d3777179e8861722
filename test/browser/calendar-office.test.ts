// M1 and M2 by clicking: a day is marked off, what moves is listed, another administrator rejects, then signs; owners are told;
// the project shows the new date and its ledger the document; undone, the old dates are back.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { useDemo } from './demo.ts';
import { rowsOf, sideways, textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const title = '关于 2026 年 5 月 29 日放假的通知';
let step = '';

async function call(path: string, body: object): Promise<{ readonly id: string }> {
  const answer = await demo.api(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as { id: string };
}

/** A scheme review of five working days, accepted on Monday 25 May, of the owner of P1. */
beforeAll(async () => {
  const { id } = await call('/api/projects', {
    code: '2605-330784-04-01-700001',
    name: '五日件',
    template: 'yk-planning-permit',
    region: '330784',
    owner: { name: '浙江永丰精密机械有限公司', creditCode: '91330784MA2YFJM008' },
    agent: 'agent02',
  });
  const events = (item: string) => `/api/projects/${id}/cases/${item}/events`;
  for (const item of ['LX01', 'YD02']) {
    for (const type of ['receive', 'accept', 'decide', 'deliver'])
      await call(events(item), {
        type,
        occurredAt: '2026-05-22',
        ...(type === 'decide' ? { result: 'approve' } : {}),
      });
  }
  for (const type of ['receive', 'accept']) await call(events('GH01'), { type, occurredAt: '2026-05-25' });
  step = `/projects/${id}`;
});

/** The page of a fresh browser of somebody who is signed in. */
async function pageOf(
  username: string,
  path: string,
  width = 1366,
  expectedStatuses: readonly number[] = [],
) {
  const page = await browser.page(width, 768, 'zh-CN', { expectedStatuses });
  await demo.signIn(page, username);
  await page.goto(`${demo.url}${path}`);
  return page;
}

async function markDayOff(page: Page): Promise<void> {
  const form = page.locator('#day form');
  await form.getByLabel('日期', { exact: true }).fill('2026-05-29');
  await form.getByLabel('名称').fill('调休');
  await form.getByLabel('文件标题').fill(title);
  await form.getByLabel('文号').fill('国办发明电〔2026〕1号');
  await form.getByLabel('公布日期').fill('2026-05-26');
  await form.getByLabel('网址').fill('https://www.gov.cn/test');
  await form.getByRole('button', { name: '试算' }).click();
  await page.waitForURL(/\/calendar\/proposals\/[\w-]+$/);
}

const movesIn = async (page: Page) =>
  (await rowsOf(page.locator('table.moves'))).map(([change, project, item, , before, after]) =>
    [change, project, item, before, after].join(' | '),
  );
const dueOf = (page: Page) => textOf(page.locator('#item-GH01 .k-due'));

const later = [
  '推迟 | 五日件 | 建设工程设计方案审查 承诺期限 | 2026-06-01 周一 | 2026-06-02 周二',
  '推迟 | 云栖商住 | 施工图联合审查 法定期限 | 2026-06-08 周一 | 2026-06-09 周二',
  '推迟 | 永丰精密厂房 | 建设工程规划许可证核发 法定期限 | 2026-06-09 周二 | 2026-06-10 周三',
];

describe('M1: admin01 marks Friday 29 May 2026 as a day off', () => {
  let proposal = '';

  it('the dry run lists what moves, none earlier, and says whose signature it needs', async () => {
    const page = await pageOf('admin01', '/calendar');
    expect(await textOf(page.locator('main'))).toContain('没有等待签字的调整');
    await markDayOff(page);
    proposal = new URL(page.url()).pathname;
    const moves = await movesIn(page);
    expect(moves.slice(0, 3)).toEqual(later);
    expect(await textOf(page.locator('.totals'))).toContain(`${moves.length} 个时限变动`);
    expect(await textOf(page.locator('.totals'))).toContain('没有提前的');
    expect(await textOf(page.locator('table.days'))).toContain('2026-05-29 周五 工作日 调休放假');
    expect(await textOf(page.locator('main'))).toContain('这是您提出的，须由另一名管理员签字。');
    expect(await page.getByRole('button', { name: '签字并启用' }).count()).toBe(0);
  });

  it('nothing has changed yet', async () => {
    const page = await pageOf('agent02', step);
    expect(await dueOf(page)).toBe('06-01 周一');
  });

  it('the same is read at 360 px and exported as CSV', async () => {
    const page = await pageOf('admin02', proposal, 360);
    expect(await sideways(page)).toBe(0);
    const answer = await page.request.get(`${demo.url}${proposal}?format=csv`);
    expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8');
    const lines = (await answer.text()).trimEnd().split('\r\n');
    expect(lines[0]).toBe('\uFEFF变动,项目,事项,期限,责任部门,原期限,新期限,暂定,计时');
    expect(lines[1]).toBe(
      '推迟,五日件,建设工程设计方案审查,承诺期限,资规局,2026-06-01 周一,2026-06-02 周二,,',
    );
  });

  it('M2: admin02 finds it at home, rejects it, and nothing has changed', async () => {
    const page = await pageOf('admin02', '/');
    await page.getByRole('link', { name: `管理员甲提出：《${title}》` }).click();
    await page.waitForURL(`${demo.url}${proposal}`);
    await page.locator('summary', { hasText: '驳回' }).click();
    await page.getByLabel('驳回的理由').fill('无此文件');
    await page.getByRole('button', { name: '驳回' }).click();
    await page.waitForURL(`${demo.url}${proposal}`);
    expect(await textOf(page.locator('.decided'))).toMatch(
      /^管理员乙于 2026-05-27 周三 09:00 驳回，日历没有变动 意见：无此文件$/,
    );
    expect(await page.getByRole('button', { name: '签字并启用' }).count()).toBe(0);
    await page.goto(`${demo.url}${step}`);
    expect(await dueOf(page)).toBe('06-01 周一');
  });
});

describe('M2: proposed again and signed', () => {
  it('it is in force, and the page says what was applied', async () => {
    const first = await pageOf('admin01', '/calendar');
    await markDayOff(first);
    const page = await pageOf('admin02', new URL(first.url()).pathname);
    await page.getByLabel('签字意见').fill('已核对原文');
    await page.getByRole('button', { name: '签字并启用' }).click();
    await page.locator('.decided').waitFor();
    expect(await textOf(page.locator('.decided'))).toContain('签字，启用为第 2 版 意见：已核对原文');
    expect((await movesIn(page)).slice(0, 3)).toEqual(later);
    await page.goto(`${demo.url}/calendar`);
    const [newest] = await rowsOf(page.locator('table.releases'));
    expect(newest).toEqual(['第 2 版', '05-27 周三 09:00', title, '管理员甲', '管理员乙']);
  });

  it('the owner is told of the step, and of the other project apart', async () => {
    const page = await pageOf('owner01', '/');
    await page.locator('nav.side').getByRole('link', { name: '消息' }).click();
    const messages = await textsOf(page.locator('.messages > li'));
    expect(messages.some((text) => text.includes(later[0]?.split(' | ')[1] ?? ''))).toBe(true);
    expect(messages.join(' ')).toContain(
      `因《${title}》，「五日件」建设工程设计方案审查 承诺期限 2026-06-01 周一 → 06-02 周二`,
    );
    expect(messages).toHaveLength(2);
    await page.getByRole('link', { name: '五日件' }).click();
    await page.waitForURL(`${demo.url}${step}`);
  });

  it('somebody without messages reads that there are none', async () => {
    const page = await pageOf('sup01', '/messages');
    expect(await textOf(page.locator('.empty-state'))).toContain('还没有消息');
  });

  it('the project shows the new date, its history why, and its ledger the document', async () => {
    const page = await pageOf('agent02', step);
    expect(await dueOf(page)).toBe('06-02 周二');
    const [first] = await textsOf(page.locator('.history li'));
    expect(first).toContain('日历调整');
    expect(first).toContain('承诺期限 06-01 周一 → 06-02 周二');
    await page.locator('#item-GH01 .k-due a').click();
    await page.locator('table.ledger').waitFor();
    const row = (await rowsOf(page.locator('table.ledger'))).find(([date]) => date?.includes('05-29'));
    expect(row?.join(' ')).toMatch(/不计.*调休放假/);
    expect(await textOf(page.locator('main'))).toContain('国办发明电〔2026〕1号');
  });
});

describe('the undo', () => {
  it('names the dates that become earlier, needs the box ticked, and brings the old dates back', async () => {
    const first = await pageOf('admin02', '/calendar');
    await first.locator('summary', { hasText: '撤销第 2 版' }).click();
    await first.getByLabel('撤销的缘由').fill('文件撤回');
    await first.getByRole('button', { name: '提出撤销' }).click();
    await first.waitForURL(/\/calendar\/proposals\//);

    const page = await pageOf('admin01', new URL(first.url()).pathname, 1366, [409]);
    const moves = await movesIn(page);
    expect(moves[0]).toBe(
      '提前 | 五日件 | 建设工程设计方案审查 承诺期限 | 2026-06-02 周二 | 2026-06-01 周一',
    );
    const box = page.getByLabel(`我确认以下 ${moves.length} 个时限提前`);
    // A browser keeps the form until the box is ticked; whoever gets around that is refused in words.
    await box.evaluate((input: HTMLInputElement) => input.removeAttribute('required'));
    await page.getByRole('button', { name: '签字并启用' }).click();
    expect(await textOf(page.locator('[role=alert]'))).toContain(`有 ${moves.length} 个时限会提前`);
    await page.getByLabel(/^我确认以下/).check();
    await page.getByRole('button', { name: '签字并启用' }).click();
    await page.locator('.decided').waitFor();
    await page.goto(`${demo.url}${step}`);
    expect(await dueOf(page)).toBe('06-01 周一');
  });
});

describe('a notice file', () => {
  const good = readFileSync(new URL('../../calendars/CN/2026.json', import.meta.url), 'utf8');
  const upload = async (page: Page, name: string, text: string): Promise<void> => {
    const file = { name, mimeType: 'application/json', buffer: Buffer.from(text) };
    await page.locator('#up-file').setInputFiles(file);
    await page.locator('#upload').getByLabel('缘由').fill('试着载入');
    await page.getByRole('button', { name: '载入并试算' }).click();
    await page.locator('[role=alert]').waitFor();
  };

  it('with faults is refused line by line, and the form keeps what was typed', async () => {
    const page = await pageOf('admin01', '/calendar', 1366, [400]);
    const text = good.replace('2026-01-01"', '2026-01-32"').replace('2026-01-03"', '明天"');
    await upload(page, '2026.json', text);
    const [head, ...faults] = (await textOf(page.locator('.faults'))).split(/(?=第 \d+ 行)/);
    expect(head).toContain('「2026.json」有 2 处不对，没有采用');
    expect(faults).toHaveLength(2);
    expect(faults[0]).toMatch(/^第 \d+ 行：「2026-01-32」不是日期.* holidays\[0\]\.date/);
    expect(await page.locator('#upload').getByLabel('缘由').inputValue()).toBe('试着载入');
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await sideways(page)).toBe(0);
  });

  it.each([
    ['cut off', good.slice(0, 500), '文件不完整'],
    ['of UTF-16', 'ÿþ{\u0000"\u0000', '空字节'],
    ['too large', `${good}${' '.repeat(300_000)}`, '文件太大'],
  ])('%s is refused with the reason', async (_, text, reason) => {
    const page = await pageOf('admin01', '/calendar', 1366, [400]);
    await upload(page, 'notice.json', text);
    expect(await textOf(page.locator('.faults'))).toContain(reason);
  });
});
