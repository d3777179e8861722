// I6: the program on an empty folder, without PostgreSQL, Redis or sample, with the real clock: from the first administrator's
// link to a decided case, every step through the pages and by the account it belongs to.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { type FreshDatabase, untouchedFolder } from '../support/database.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { rowsOf, textOf, textsOf } from './reading.ts';

const browser = useBrowser();
const password = 'an evening by the river';
let folder: FreshDatabase;
let server: RunningServer;
let firstLink = '';
/** Each test goes on where the one before has ended. */
let project = '';

beforeAll(async () => {
  folder = untouchedFolder();
  server = await startServer({ env: folder.env, readyWithin: 60_000 });
  firstLink = /(http:\/\/\S+\/sign-in\/\S+)/.exec(server.output())?.[1] ?? '';
});
afterAll(async () => {
  await server?.stop();
  await folder?.drop();
});

const setPassword = async (page: Page, link: string) => {
  await page.goto(link);
  await page.getByLabel('新密码').fill(password);
  await page.getByLabel('再输一次').fill(password);
  await page.getByRole('button', { name: '保存并登录' }).click();
  expect(new URL(page.url()).pathname).toBe('/');
};

const asAccount = async (username: string) => {
  const page = await browser.page(1366, 768, 'zh-CN', { timeZone: 'Asia/Shanghai' });
  await page.goto(server.url);
  await page.getByLabel('账号').fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
  expect(new URL(page.url()).pathname).toBe('/');
  return page;
};

/** Records one event through its form, as happened that day at that time. */
const record = async (
  page: Page,
  item: string,
  event: string,
  at: string,
  fields: Record<string, string> = {},
) => {
  await page.goto(`${server.url}${project}/cases/${item}/events`);
  const choice = page.locator('details.choice', {
    has: page.locator('summary b').getByText(event, { exact: true }),
  });
  if ((await choice.getAttribute('open')) === null) await choice.locator('summary').click();
  const [day = '', time = ''] = at.split(' ');
  await choice.getByLabel('发生日期').fill(day);
  await choice.getByLabel('发生时间').fill(time);
  for (const [label, value] of Object.entries(fields)) {
    const field = choice.getByLabel(label);
    if ((await field.evaluate((node) => node.tagName)) === 'SELECT')
      await field.selectOption({ label: value });
    else await field.fill(value);
  }
  await choice.getByRole('button', { name: `记录${event}`, exact: true }).click();
  await page.waitForURL(`**${project}#item-${item}`);
};

const dueOf = (page: Page, item: string) =>
  page.locator(`#item-${item} .k-due time`).getAttribute('datetime');

/** The program's own calendar, asked over the API: it needs no sign-in. */
const due = async (query: string): Promise<string> => {
  const answer = await fetch(`${server.url}/api/calendars/CN/due?unit=working&${query}`);
  return ((await answer.json()) as { dueOn: string }).dueOn;
};
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe('I6: an empty folder and the real clock', () => {
  it('prints one link, which sets the first password once', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [409] });
    await setPassword(page, firstLink);
    expect(await textOf(page.locator('main'))).toContain('今天没有要办的事');
    expect(await page.locator('.top time').getAttribute('datetime')).toMatch(
      new RegExp(`^${new Date().toISOString().slice(0, 10)}`),
    );

    const other = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [409] });
    const second = await other.goto(firstLink);
    expect(second?.status()).toBe(409);
    expect(await textOf(other.locator('main'))).toContain('这个链接已经用过或过期');
  });

  it('the administrator makes accounts, whose links work once as well', async () => {
    const admin = await asAccount('admin');
    await admin.getByRole('link', { name: '人员' }).click();
    for (const [username, name, role, department] of [
      ['dai01', '代办小周', '代办员', undefined],
      ['chuang01', '窗口小林', '综合窗口', undefined],
      ['fagai01', '发改小何', '承办人', '发展和改革局'],
      ['shui01', '水利小吴', '承办人', '水利局'],
    ] as const) {
      await admin.getByLabel('姓名').fill(name);
      await admin.getByRole('textbox', { name: '账号' }).fill(username);
      await admin.getByLabel('角色').selectOption({ label: role });
      if (department !== undefined) await admin.getByLabel('部门').selectOption({ label: department });
      await admin.getByRole('button', { name: '建立账号' }).click();
      const link = await admin.locator('.one-time code').innerText();
      expect(link).toMatch(new RegExp(`^${server.url}/sign-in/`));
      const page = await browser.page(1366, 768, 'zh-CN');
      await setPassword(page, link);
      expect(await textOf(page.locator('.person .name'))).toContain(name);
    }
    await admin.goto(`${server.url}/people`);
    expect(
      (await rowsOf(admin.locator('table.people'))).map(([, username, , , state]) => [username, state]),
    ).toEqual(['admin', 'chuang01', 'dai01', 'fagai01', 'shui01'].map((username) => [username, '启用']));
  });

  it('the proxy clerk opens a project by the form and holds it', async () => {
    const page = await asAccount('dai01');
    await page.getByRole('link', { name: '新建项目' }).click();
    await page.locator('.template-choices a', { hasText: '120' }).click();
    await page
      .getByLabel('项目代码')
      .fill(`${today().slice(2, 4)}${today().slice(5, 7)}-330784-04-01-700001`);
    await page.getByLabel('项目名称').fill('方岩机电厂房');
    await page.getByLabel('业主名称').fill('方岩机电有限公司');
    await page.getByLabel('统一社会信用代码').fill('91330784MA2YFJM008');
    await page.getByLabel('建设地点').selectOption({ label: '永康市 330784' });
    await page.getByLabel('水土保持方案').selectOption({ value: 'report' });
    await page.getByRole('button', { name: '建立项目' }).click();
    await page.waitForURL(/\/projects\/[\w-]{36}$/);
    project = new URL(page.url()).pathname;
    expect(await textOf(page.locator('.project-head'))).toContain('代办员：代办小周');
    expect(await textOf(page.locator('#item-LX01'))).toContain('可办理');
  });

  it('each act is recorded by its account, and the day moves with the pause and says why', async () => {
    const received = await due(`start=${today()}&days=-6`);
    const paused = await due(`start=${received}&days=1`);
    const resumed = await due(`start=${received}&days=3`);
    const [clerk, window, planner, water] = await Promise.all(
      ['dai01', 'chuang01', 'fagai01', 'shui01'].map(asAccount),
    );
    if (!clerk || !window || !planner || !water) throw new Error('four people were asked for');

    await record(clerk, 'LX01', '收件', `${received} 09:00`);
    await record(planner, 'LX01', '受理', `${received} 09:10`);
    await record(planner, 'LX01', '办结', `${received} 09:20`, { 结果: '准予' });
    await record(clerk, 'PG03', '收件', `${received} 10:00`);
    await record(window, 'PG03', '受理', `${received} 10:30`);
    const limit = /(\d+) 个工作日/.exec(await textOf(window.locator('#item-PG03 .k-promised')))?.[1];
    expect(await dueOf(window, 'PG03')).toBe(await due(`start=${received}&days=${limit}`));

    await record(water, 'PG03', '暂停', `${paused} 15:00`, {
      暂停情形: '技术评审（技术评估）',
      文书编号: '永水评告1号',
    });
    expect(await textOf(water.locator('#item-PG03'))).toContain('暂停');
    await record(water, 'PG03', '恢复', `${resumed} 16:00`);
    const moved = await due(`start=${received}&days=${limit}&pauses=${paused}..${resumed}`);
    expect(await dueOf(water, 'PG03')).toBe(moved);
    expect(moved > (await due(`start=${received}&days=${limit}`))).toBe(true);

    await water.locator('.answer').getByRole('link', { name: '为什么是这一天' }).click();
    const why = await rowsOf(water.locator('table.ledger'));
    expect(why.filter(([, , reason]) => reason?.includes('永水评告1号')).length).toBeGreaterThanOrEqual(2);
    expect(why.filter(([, count]) => count === limit)).toHaveLength(1);

    await record(water, 'PG03', '办结', `${today()} 00:00`, { 结果: '准予' });
    expect(await textOf(water.locator('#item-PG03'))).toMatch(/^办结/);
    expect(
      (await textsOf(water.locator('.history li'))).filter((line) => line.includes('补录')).length,
    ).toBeGreaterThan(3);
  });

  it('and all of it is there after a restart', async () => {
    await server.restart();
    const page = await asAccount('dai01');
    await page.goto(`${server.url}${project}`);
    expect(await textOf(page.locator('#item-PG03'))).toMatch(/^办结/);
    expect(server.output().split('/sign-in/').length).toBe(2);
  });
});
