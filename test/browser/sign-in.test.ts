// Signing in and out: what a wrong password says, who is slowed down by guessing, where people land, and what the cookie is.
import { request as send } from 'node:http';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { DEMO_PASSWORD, useDemo } from './demo.ts';
import { textOf } from './reading.ts';

const browser = useBrowser();
const demo = useDemo();

const fillIn = async (page: Page, username: string, password: string) => {
  await page.getByRole('textbox', { name: '账号' }).fill(username);
  await page.getByLabel('密码').fill(password);
  await page.getByRole('button', { name: '登录' }).click();
};

/** A try from another address of this machine, as if from another desk. Gives the status. */
const tryFrom = (localAddress: string, username: string, password: string) =>
  new Promise<number>((resolve, reject) => {
    const body = new URLSearchParams({ username, password }).toString();
    const headers = { origin: demo.url, 'content-type': 'application/x-www-form-urlencoded' };
    send(`${demo.url}/sign-in`, { method: 'POST', localAddress, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    })
      .once('error', reject)
      .end(body);
  });

describe('a wrong password', () => {
  it.each([
    ['of a colleague', 'agent01'],
    ['of nobody', 'nobody99'],
    ['of something that is no username', '<b>"陈丽'],
  ])('%s gives the same answer, keeps the name and not the password', async (_whose, username) => {
    const page = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [401] });
    await page.goto(demo.url);
    await fillIn(page, username, 'not-the-password');
    expect(await textOf(page.getByRole('alert'))).toBe('账号或密码不对。');
    expect(await page.getByRole('textbox', { name: '账号' }).inputValue()).toBe(username);
    expect(await page.getByLabel('密码').inputValue()).toBe('');
  });

  it('guessed again and again slows down the guesser and not the colleague', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 11; i++) statuses.push(await tryFrom('127.0.0.2', 'agent02', `guess-${i}-guess`));
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 401), 429]);
    expect(await tryFrom('127.0.0.2', 'agent02', DEMO_PASSWORD)).toBe(429);

    const page = await browser.page(1366, 768, 'zh-CN');
    await page.goto(demo.url);
    await fillIn(page, 'agent02', DEMO_PASSWORD);
    expect(new URL(page.url()).pathname).toBe('/');
  });

  it('too many times tells how long to wait', async () => {
    const page = await browser.page(1366, 768, 'zh-CN', { expectedStatuses: [401, 429] });
    await page.goto(demo.url);
    for (let i = 0; i < 11; i++) await fillIn(page, 'lead01', 'still-not-it');
    expect(await textOf(page.getByRole('alert'))).toBe('试错次数太多，请 5 分钟后再试。');
  });
});

describe('after signing in', () => {
  it('people land on the page they had asked for', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await page.goto(`${demo.url}/projects?light=red&sort=name`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    await fillIn(page, 'agent01', DEMO_PASSWORD);
    expect(page.url()).toBe(`${demo.url}/projects?light=red&sort=name`);
  });

  it.each([
    'https://example.com/',
    '//example.com/',
    '/\\example.com',
    'javascript:alert(1)',
    '/a\r\nX-A: b',
  ])('nobody is sent to %j', async (back) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await page.goto(`${demo.url}/sign-in?back=${encodeURIComponent(back)}`);
    expect(await page.locator('input[name=back]').count()).toBe(0);
    const answer = await page.request.post(`${demo.url}/sign-in`, {
      form: { username: 'agent01', password: DEMO_PASSWORD, back },
      headers: { origin: demo.url },
      maxRedirects: 0,
    });
    expect([answer.status(), answer.headers()['location']]).toEqual([303, '/']);
  });

  it('the cookie is out of reach of scripts and other sites, and under TLS of other hosts too', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'agent01');
    const [cookie] = (await page.context().cookies()).filter(({ name }) => name === 'sid');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', secure: false });

    const overTls = await fetch(`${demo.url}/sign-in`, {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'x-forwarded-proto': 'https' },
      body: new URLSearchParams({ username: 'agent01', password: DEMO_PASSWORD }),
      redirect: 'manual',
    });
    expect(overTls.headers.get('set-cookie')).toMatch(
      /^__Host-sid=[^;]+;(?=.*; Secure)(?=.*; HttpOnly)(?=.*; SameSite=Lax)/,
    );
  });

  it('signing out ends the session on the server: a copy of the cookie opens nothing', async () => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'agent01');
    await page.goto(demo.url);
    const copy = await page.context().cookies();
    await page.getByRole('button', { name: '退出' }).click();
    expect(new URL(page.url()).pathname).toBe('/sign-in');
    expect((await page.context().cookies()).some(({ name }) => name === 'sid')).toBe(false);

    await page.context().addCookies(copy);
    await page.goto(`${demo.url}/projects`);
    expect(new URL(page.url()).pathname).toBe('/sign-in');
  });
});

describe('a form sent from another site', () => {
  it.each([
    '/sign-in',
    '/sign-out',
    '/projects',
    '/people',
    '/people/agent01/disable',
    '/projects/x/cases/y/events',
  ])('is refused at %s', async (path) => {
    const page = await browser.page(1366, 768, 'zh-CN');
    await demo.signIn(page, 'admin01');
    for (const origin of ['https://example.com', 'null', undefined]) {
      const answer = await page.request.post(`${demo.url}${path}`, {
        form: { username: 'agent01', password: DEMO_PASSWORD },
        headers: origin === undefined ? {} : { origin },
        maxRedirects: 0,
      });
      expect(answer.status(), origin).toBe(403);
      expect(await answer.text()).toContain('不是从本站的页面发出的');
    }
  });
});
