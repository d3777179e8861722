// What people and machines should not type: each gets its clear answer on the page, nothing is lost and nothing is changed.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { type ProjectName, useDemo } from './demo.ts';
import { isOnScreen, sideways, textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const ownerOf = { 'owner.name': '方岩机电有限公司', 'owner.creditCode': '91330784MA2YFJM008' };
let serial = 800_000;

/** Sends a form by hand, past what the browser itself would refuse. */
const post = (page: Page, path: string, form: Record<string, string>) =>
  page.request.post(`${demo.url}${path}`, { form, headers: { origin: demo.url }, maxRedirects: 0 });
const newProject = (page: Page, name: string) =>
  post(page, '/projects', {
    ...ownerOf,
    code: `2605-330784-04-01-${serial++}`,
    name,
    template: 'yk-planning-permit',
    region: '330784',
  });
const eventsOf = async (name: ProjectName): Promise<string> =>
  (await demo.api(`/api${demo.project(name)}/events?limit=1`)).text();

describe('a project named', () => {
  it.each([
    ['a script', `<script>alert(1)</script><img src=x onerror="alert(2)">`],
    ['quotes', `"厂房" 'B' \`c\` “丁” &amp; &lt;`],
    ['a spreadsheet formula', `=cmd|' /C calc'!A0`],
    ['an emoji', '🏭 厂房 👨‍👩‍👧'],
    ['rare Han', '𠮷㐀龘𰻞厂房'],
    ['marks that turn the direction', '厂房\u202Egnp.fdp\u202C\u200F'],
    ['200 characters', '很长的名称'.repeat(40)],
    ['200 letters without a gap', 'Llanfairpwllgwyngyll'.repeat(10)],
  ])(
    '%s is shown as it was typed, in the list, on its page and on the desk, and fits',
    async (_what, name) => {
      const page = await browser.page(1366, 768, 'zh-CN');
      page.on('dialog', () => {
        throw new Error('a script ran');
      });
      await demo.signIn(page, 'agent01');
      const opened = await newProject(page, name);
      expect(opened.status()).toBe(303);
      for (const path of [opened.headers()['location'] ?? '', '/projects', '/']) {
        await page.goto(`${demo.url}${path}`);
        expect(await page.locator('main').textContent(), path).toContain(name);
        expect(await page.locator('main script, main img').count()).toBe(0);
        for (const width of [1366, 360]) {
          await page.setViewportSize({ width, height: 740 });
          expect(await sideways(page), `${path} at ${width}`).toBe(0);
        }
      }
      await page.goto(`${demo.url}/projects?q=${encodeURIComponent(name.slice(0, 60))}`);
      expect(await page.locator('table.list tbody th a').first().textContent()).toBe(name);
    },
  );

  it.each([
    ['with a bell', '厂房\u0007'],
    ['with a zero', '厂\u0000房'],
    ['with half a character', '厂房\uD83C'],
    ['of blanks', ' \u3000 '],
    ['of 201 characters', '长'.repeat(201)],
  ])('%s is refused at the field', async (what, name) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'agent01');
    const answer = await newProject(page, name);
    // A browser cannot send half a character: it arrives as the mark for one that was lost, and that is a name.
    expect(answer.status()).toBe(what === 'with half a character' ? 303 : 400);
  });
});

describe('an event', () => {
  const at = { occurredDate: '2026-05-27', occurredTime: '08:00' };
  it.each([
    ['on a day that does not exist', { type: 'pause', ...at, occurredDate: '2026-02-30' }, 400, '时间不对'],
    ['at an hour that does not exist', { type: 'pause', ...at, occurredTime: '25:61' }, 400, '时间不对'],
    [
      'tomorrow',
      { type: 'decide', result: 'approve', ...at, occurredDate: '2026-05-28' },
      400,
      '不能晚于现在',
    ],
    ['in an hour', { type: 'decide', result: 'approve', ...at, occurredTime: '10:00' }, 400, '不能晚于现在'],
    [
      'before there was a calendar',
      { type: 'decide', result: 'approve', ...at, occurredDate: '1999-01-04' },
      400,
      '不能早于',
    ],
    [
      'before its case was received',
      { type: 'decide', result: 'approve', ...at, occurredDate: '2026-05-08' },
      409,
      '不能记录',
    ],
    ['before what it follows', { type: 'resume', ...at }, 409, '不能记录「恢复」'],
    ['without what it needs', { type: 'pause', ...at, procedure: 'EXPERT' }, 400, '此栏必填'],
    ['of an unknown kind', { type: 'explode', ...at }, 400, '不在可选范围'],
    ['of no kind', { ...at }, 400, '不在可选范围'],
    [
      'with an end before its beginning',
      { type: 'pause', ...at, procedure: 'EXPERT', document: '7号', until: '2026-05-01' },
      400,
      '不能早于',
    ],
    [
      'that mends one of another',
      { type: 'rectify_event', target: '1', reason: '错' },
      409,
      '没有第 1 条记录',
    ],
    ['that mends what is no number', { type: 'rectify_event', target: 'x', reason: '错' }, 400, '类型不对'],
  ])(
    '%s is refused with its reason, the form is kept and nothing is recorded',
    async (_when, form, status, reason) => {
      const page = await browser.page(1366, 768, 'zh-CN', { script: false });
      await demo.signIn(page, 'plan01');
      const before = await eventsOf('P1');
      const answer = await post(page, demo.record('P1', 'GH02'), { version: '4', ...form });
      expect(answer.status()).toBe(status);
      await page.setContent(await answer.text());
      expect(await textOf(page.getByRole('alert'))).toContain(reason);
      expect(await eventsOf('P1')).toBe(before);
    },
  );

  it.each([
    ['a closed case', 'P1', 'LX01', { type: 'accept', ...at }, 'win01', '不能记录「受理」'],
    ['a case whose predecessor is not done', 'P1', 'SG07', { type: 'receive', ...at }, 'win01', '前置事项'],
    ['a case that silence has accepted', 'P5', 'GH02', { type: 'accept', ...at }, 'win01', '依法视为受理'],
  ] as const)(
    'of %s is refused with the reason in the words of the trade',
    async (_what, project, item, form, username, reason) => {
      const page = await browser.page(1366, 768, 'zh-CN', { script: false });
      await demo.signIn(page, username);
      const before = await eventsOf(project);
      const answer = await post(page, demo.record(project, item), form);
      expect(answer.status()).toBe(409);
      await page.setContent(await answer.text());
      expect(await textOf(page.getByRole('alert'))).toContain(reason);
      expect(await eventsOf(project)).toBe(before);
    },
  );
});

describe('two people at once', () => {
  it('the second is told kindly what happened meanwhile, and keeps what was typed', async () => {
    const [first, second] = [
      await browser.page(1366, 768, 'zh-CN'),
      await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [412, 409] }),
    ];
    await demo.signIn(first, 'planboss');
    await demo.signIn(second, 'plan01');
    const openForm = (page: Page) => page.locator('details[open]');
    const pause = async (page: Page, document: string) => {
      await openForm(page).getByLabel('暂停情形').selectOption({ index: 0 });
      await openForm(page).getByLabel('文书编号').fill(document);
      await openForm(page).getByLabel('备注').fill(`按${document}暂停`);
      await page.getByRole('button', { name: '记录暂停' }).click();
    };
    for (const page of [first, second]) await page.goto(`${demo.url}${demo.record('P5', 'GH02', 'pause')}`);
    await pause(first, '永资规评告〔2026〕11号');
    await first.waitForURL(/#item-GH02$/);
    await pause(second, '永资规评告〔2026〕12号');

    const alert = second.getByRole('alert');
    expect(await textOf(alert)).toBe('刚刚有人先办了，请看过新的情况再决定。');
    expect(await isOnScreen(second, alert)).toBe(true);
    expect(await textOf(second.locator('.side-column'))).toContain('暂停');
    expect(await openForm(second).getByLabel('文书编号').inputValue()).toBe('永资规评告〔2026〕12号');
    expect(await openForm(second).getByLabel('备注').inputValue()).toBe('按永资规评告〔2026〕12号暂停');

    await second.getByRole('button', { name: '记录暂停' }).click();
    expect(await textOf(second.getByRole('alert'))).toContain('目前是「暂停」，不能记录「暂停」');
  });
});

describe('the same form', () => {
  const form = {
    type: 'decide',
    result: 'approve',
    occurredDate: '2026-05-27',
    occurredTime: '08:30',
    document: '施审合字7号',
    idempotencyKey: 'one-form-sent-twice',
  };

  it('sent twice records once; its key with other content is refused', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { script: false });
    await demo.signIn(page, 'house01');
    const path = demo.record('P2', 'SG01');
    const [one, two] = await Promise.all([post(page, path, form), post(page, path, form)]);
    expect([one.status(), two.status()]).toEqual([303, 303]);
    const after = await eventsOf('P2');
    expect((await post(page, path, form)).status()).toBe(303);
    const other = await post(page, path, { ...form, document: '施审合字8号' });
    expect(other.status()).toBe(422);
    expect(await eventsOf('P2')).toBe(after);
  });
});
