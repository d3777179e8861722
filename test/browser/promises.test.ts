// A promise clicked through from its telling to its breach, and material that stayed out: what each page offers next, at a desk
// and on a phone.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { DEMO_PASSWORD, useDemo } from './demo.ts';
import { textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const sizes = [
  [1366, 768, '91330784MA2YFJM008', '100053'],
  [360, 740, '91330784MA2G5B2008', '100061'],
] as const;

const at = async (who: string, width: number, height: number): Promise<Page> => {
  const page = await browser.page(width, height, 'zh-CN');
  await demo.signIn(page, who);
  return page;
};
const fits = async (page: Page): Promise<void> => {
  expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
};

async function sent<Answer>(path: string, body: object): Promise<Answer> {
  const answer = await demo.api(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
  return (await answer.json()) as Answer;
}

/** Opened by the applicant's agent; `done` items have been granted, `received` was handed in. */
async function fresh(
  code: string,
  name: string,
  creditCode: string,
  {
    done,
    received,
    on,
    attributes = {},
  }: { done: string[]; received: string; on: string; attributes?: object },
): Promise<string> {
  const owner = { name: '芝英试点有限公司', creditCode };
  const { id } = await sent<{ id: string }>('/api/projects', {
    code: `2605-330784-04-01-${code}`,
    name,
    template: 'yk-commitment-permit',
    region: '330784',
    owner,
    attributes,
  });
  const record = (item: string, body: object) => sent(`/api/projects/${id}/cases/${item}/events`, body);
  for (const item of done) {
    await record(item, { type: 'receive', occurredAt: '2026-05-13' });
    await record(item, { type: 'accept', occurredAt: '2026-05-13' });
    await record(item, { type: 'decide', result: 'approve', occurredAt: '2026-05-13' });
    await record(item, { type: 'deliver', occurredAt: '2026-05-13' });
  }
  await record(received, { type: 'receive', occurredAt: on });
  return `/projects/${id}`;
}

/** Fills the form of one kind of event and sends it; the case stands on the project page then. */
async function recorded(page: Page, path: string, type: string, values: Record<string, string>) {
  await page.goto(`${demo.url}${path}/events?type=${type}`);
  const form = page.locator('details.choice[open] form', {
    has: page.locator(`input[name=type][value=${type}]`),
  });
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`);
    if ((await field.evaluate((element) => element.tagName)) === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
  await form.locator('button[type=submit]').click();
  await page.waitForURL(/#item-/);
}

const inRegister = async (page: Page, project: string): Promise<string> => {
  await page.goto(`${demo.url}/commitments`);
  await fits(page);
  return textOf(page.locator('main tbody tr', { hasText: project }).first());
};

it.each(sizes)(
  'at %i px a promise is told, signed at the counter, warned of and decided at once with its paper',
  async (width, height, creditCode, code) => {
    const name = `承诺试点厂房${code}`;
    const project = await fresh(code, name, creditCode, {
      done: ['LX01', 'BZ03', 'GH02', 'SG01'],
      received: 'SG07',
      on: '2026-05-26',
      attributes: { heritage_zone: true },
    });
    const path = `${project}/cases/SG07`;
    const window = await at('win01', width, height);
    await recorded(window, path, 'accept', {});
    await window.goto(`${demo.url}${path}/commitment`);
    expect(await textOf(window.locator('.warning-lines'))).toContain('项目不在历史文化保护范围内');
    await window.click('#form-tell button[type=submit]');
    await window.waitForURL(`${demo.url}${path}/commitment`);
    await window.locator('#form-sign [name=signer]').fill('应建国');
    await window.click('#form-sign button[type=submit]');
    await window.locator('#form-withdraw').waitFor();
    await fits(window);

    const officer = await at('house01', width, height);
    await officer.goto(`${demo.url}${path}/events?type=decide`);
    expect(await textOf(officer.locator('.warning-lines'))).toContain('项目不在历史文化保护范围内');
    await fits(officer);
    await recorded(officer, path, 'decide', {
      result: 'approve_by_commitment',
      despite: '保护范围已经调整，不再涉及',
    });
    expect(await inRegister(officer, name)).toContain('待核查');

    // The paper that the decision should have is one press away, where the decision stands.
    await officer.goto(`${demo.url}${project}`);
    const issue = officer.getByRole('button', {
      name: '为「建筑工程施工许可证核发（告知承诺）」出具行政许可决定书',
    });
    await issue.click();
    await officer.waitForURL(/\/papers\/[\w-]{22}$/);
    expect(await textOf(officer.locator('.sheet-a4'))).toContain('行政许可决定书');
    await officer.goto(`${demo.url}${project}`);
    expect(await issue.count()).toBe(0);
    await officer.goto(`${demo.url}${path}/events`);
    expect(await textOf(officer.locator('main'))).not.toContain('出具行政许可决定书');
  },
);

/** The department's head, whom the demonstration does not have. */
async function approver(): Promise<string> {
  const page = await browser.page(1366, 768, 'zh-CN');
  await page.goto(await invited());
  for (const field of await page.locator('input[type=password]').all()) await field.fill(DEMO_PASSWORD);
  await page.click('main button[type=submit]');
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return 'houseboss';
}

async function invited(): Promise<string> {
  const admin = await at('admin01', 1366, 768);
  const answer = await admin.request.post(`${demo.url}/people`, {
    form: { username: 'houseboss', name: '吕刚', role: 'approver', region: '330784', department: 'HUD' },
    headers: { origin: demo.url },
  });
  const link = /https?:\/\/[^"<\s]+\/sign-in\/[\w-]+/.exec(await answer.text())?.[0];
  if (link === undefined) throw new Error(`nobody was invited: ${answer.status()}`);
  return link;
}

it('a promise that is not kept after its time to mend is revoked by the approver and made public on its day', async () => {
  const [desk, phone] = [await at('house01', 1366, 768), await at('sup01', 360, 740)];
  const name = '古山标准厂房';
  const path = `${demo.project('P3')}/cases/SG07`;
  await recorded(desk, path, 'verify', {
    occurredDate: '2026-05-15',
    result: 'fail',
    rectifyBy: '2026-05-20',
  });
  expect(await inRegister(phone, name)).toContain('整改');
  await recorded(desk, path, 'verify', { occurredDate: '2026-05-21', result: 'not_kept' });
  expect(await inRegister(phone, name)).toContain('未履行');
  await desk.goto(`${demo.url}${path}/events`);
  expect(await desk.locator('input[name=type][value=revoke]').count()).toBe(0);

  const boss = await at(await approver(), 360, 740);
  await recorded(boss, path, 'revoke', { what: 'licence_revoked', reason: '整改后仍不符合承诺' });
  expect(await inRegister(phone, name)).toContain('撤销');

  // Judged on Thursday 21 May: public from Wednesday 27 May, six days on by the policy of the place.
  await desk.goto(`${demo.url}${path}/commitment`);
  await desk.locator('#form-publicise [name=what]').selectOption('breach');
  await desk.locator('#form-publicise [name=where]').fill('信用永康');
  await desk.click('#form-publicise button[type=submit]');
  await desk.waitForURL(`${demo.url}${path}/commitment`);
  expect(await textOf(desk.locator('main'))).toContain('信用永康');
  await phone.goto(`${demo.url}${path}/commitment`);
  expect(await textOf(phone.locator('main'))).toContain('信用永康');
  await fits(phone);
  expect((await inRegister(phone, name)).replaceAll('\u00a0', ' ')).toContain('05-27');
});

it.each([
  [1366, 768, '91330784MA2G5B2008', '100079'],
  [360, 740, '91330784MA2G5B2008', '100087'],
] as const)(
  'at %i px material that stays out past its day leaves the form open on what the place then does',
  async (width, height, creditCode, code) => {
    const project = await fresh(code, `容缺试点厂房${code}`, creditCode, {
      done: ['LX01', 'BZ03'],
      received: 'GH02',
      on: '2026-05-15',
    });
    const path = `${project}/cases/GH02`;
    const window = await at('win01', width, height);
    await window.goto(`${demo.url}${path}/events?type=accept`);
    const form = window.locator('details.choice[open] form');
    await form.locator('[name=occurredDate]').fill('2026-05-15');
    await form.locator('[name=missing][value=GH02-M6]').check();
    await form.locator('[name=document]').fill('永容〔2026〕40号');
    await form.locator('button[type=submit]').click();
    await window.waitForURL(/#item-/);

    // Owed by Monday 18 May; on Wednesday 27 May Zhejiang revokes the acceptance, by the approver.
    const boss = await at('planboss', width, height);
    await boss.goto(`${demo.url}${path}/events`);
    const open = boss.locator('details.choice[open]');
    expect(await open.locator('input[name=type]').inputValue()).toBe('revoke');
    expect(await open.locator('[name=what]').inputValue()).toBe('acceptance_revoked');
    expect(await open.locator('[name=reason]').inputValue()).toContain('规划许可公告牌方案');
    await fits(boss);
    await open.locator('button[type=submit]').click();
    await boss.waitForURL(/#item-GH02/);
    expect(await textOf(boss.locator('#item-GH02'))).toContain('撤销受理');
  },
);

it('an owner with an account reads a promise word for word on a phone and signs it, without script', async () => {
  const project = await fresh('100095', '签署试点厂房', '91330784MA2YFJM008', {
    done: ['LX01', 'BZ03'],
    received: 'GH02',
    on: '2026-05-26',
  });
  await sent(`/api${project}/promises`, {
    kind: 'tolerant',
    item: 'GH02',
    text: '我单位承诺于2026年5月28日前补交规划许可公告牌方案。',
    textVersion: '1',
    consequence: '逾期未补交的，撤销受理。',
    materials: [{ material: 'GH02-M6', promisedBy: '2026-05-28' }],
  });
  const page = await browser.page(360, 740, 'zh-CN', { script: false, expectedStatuses: [400] });
  await demo.signIn(page, 'owner01');
  await page.goto(`${demo.url}${project}`);
  await page.click('.project-nav a:text-is("承诺书")');
  const card = page.locator('#promise-P1');
  for (const told of ['待签署', '规划许可公告牌方案', '逾期未补交的，撤销受理。'])
    expect(await textOf(card)).toContain(told);
  await fits(page);
  // What is wrong is told at the field, and what was typed stays.
  await card.locator('[name=signer]').fill('应建国');
  await card.locator('[name=capacity]').selectOption('authorised_agent');
  await card.locator('button[type=submit]').click();
  expect(await card.locator('[name=signer]').inputValue()).toBe('应建国');
  expect(await textOf(card)).toContain('授权');
  await card.locator('[name=capacity]').selectOption('legal_representative');
  await card.locator('button[type=submit]').click();
  await page.waitForURL(/#promise-P1$/);
  expect(await textOf(card)).toContain('已签署');
  expect(await textOf(card)).toContain('登录签署');
  expect(await card.locator('form').count()).toBe(0);
});
