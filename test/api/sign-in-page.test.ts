// The signed-in browser, through the pages: what the cookie is, when it is worth nothing, and that nobody can forge a post.
import type { Hono } from 'hono';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createServer } from '../../src/server.ts';
import { createAccount, setAccountActive } from '../../src/services/accounts.ts';
import { setPasswordByLink } from '../../src/services/sign-in-links.ts';
import { as, DEMO_NOW, openTestSystem, someone, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let app: Hono;
let now = DEMO_NOW;
const MINUTE = 60_000;
const ORIGIN = 'http://tracker.test';
const PASSWORD = '好记又长的一句话';
const admin = someone('administrator', { region: '330784' });

beforeAll(async () => {
  system = await openTestSystem('empty');
  app = await createServer({ system, now: () => now, log: pino({ level: 'silent' }), demo: null });
  for (const username of ['win01', 'win02']) {
    const { link } = await createAccount(as(system, admin), { username, name: '徐敏', roles: ['window'] });
    await setPasswordByLink(system, { token: link.path.slice(9), password: `${PASSWORD}01` }, now);
  }
});
afterAll(() => system.close());
beforeEach(() => {
  now = DEMO_NOW;
});

const get = (path: string, cookie = '', headers = {}) =>
  app.request(`${ORIGIN}${path}`, { headers: { ...(cookie === '' ? {} : { Cookie: cookie }), ...headers } });
const post = (
  path: string,
  fields: Record<string, string>,
  cookie = '',
  headers: Record<string, string> = { Origin: ORIGIN },
) =>
  app.request(`${ORIGIN}${path}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-www-form-urlencoded',
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...headers,
    },
    body: new URLSearchParams(fields).toString(),
  });
const sent = (response: Response): string =>
  response.headers.getSetCookie().find((one) => /sid=/.test(one)) ?? '';
const cookieOf = (response: Response): string => sent(response).split(';')[0] ?? '';
const signIn = (username = 'win01', cookie = '', headers?: Record<string, string>) =>
  post('/sign-in', { username, password: `${PASSWORD}01` }, cookie, headers);
const isIn = async (cookie: string): Promise<boolean> => (await get('/projects', cookie)).status === 200;

describe('the cookie', () => {
  it('of plain http is out of reach of scripts and of other sites, and lasts as long as the browser', async () => {
    const response = await signIn();
    expect([response.status, response.headers.get('location')]).toEqual([303, '/']);
    expect(sent(response)).toMatch(/^sid=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(await isIn(cookieOf(response))).toBe(true);
  });

  it('of TLS, ended by a proxy, is bound to this host and never sent in the clear', async () => {
    const tls = {
      Origin: ORIGIN.replace('http', 'https'),
      'Sec-Fetch-Site': 'same-origin',
      'X-Forwarded-Proto': 'https',
    };
    expect(sent(await signIn('win01', '', tls))).toMatch(
      /^__Host-sid=[\w.-]+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    );
  });

  it('is given to nobody who is not signed in', async () => {
    expect(sent(await get('/sign-in'))).toBe('');
    const wrong = await post('/sign-in', { username: 'win01', password: 'wrong password' });
    expect([wrong.status, sent(wrong)]).toEqual([401, '']);
  });
});

describe('a session', () => {
  it('is over after half an hour of silence, and its cookie is taken away', async () => {
    const cookie = cookieOf(await signIn());
    now = DEMO_NOW + 29 * MINUTE;
    expect(await isIn(cookie)).toBe(true);
    now += 31 * MINUTE;
    const late = await get('/projects', cookie);
    expect([late.status, late.headers.get('location')]).toEqual([303, '/sign-in?back=%2Fprojects']);
    expect(sent(late)).toMatch(/^sid=; Max-Age=0/);
  });

  it('is over on this side too after signing out: a copy of the cookie opens nothing', async () => {
    const cookie = cookieOf(await signIn());
    const out = await post('/sign-out', {}, cookie);
    expect([out.status, sent(out).startsWith('sid=;')]).toEqual([303, true]);
    expect(await isIn(cookie)).toBe(false);
  });

  it('that was planted is not the one that begins with the sign-in', async () => {
    const planted = cookieOf(await signIn('win02'));
    const own = cookieOf(await signIn('win01', planted));
    expect(own).not.toBe(planted);
    expect(await isIn(own)).toBe(true);
    expect(await isIn(planted)).toBe(false);
  });

  it('of two browsers stand side by side', async () => {
    const [desk, hall] = [cookieOf(await signIn()), cookieOf(await signIn())];
    await post('/sign-out', {}, desk);
    expect([await isIn(desk), await isIn(hall)]).toEqual([false, true]);
  });

  it('of a disabled account is over at once', async () => {
    const cookie = cookieOf(await signIn('win02'));
    await setAccountActive(as(system, admin), 'win02', false);
    expect(await isIn(cookie)).toBe(false);
    await setAccountActive(as(system, admin), 'win02', true);
  });

  it.each([
    'sid=x',
    'sid=a..b.c.d',
    `sid=${'e'.repeat(40)}`,
    'sid=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AAAA.AAAA.AAAA',
  ])('is not made of %s', async (cookie) => {
    expect(await isIn(cookie)).toBe(false);
  });
});

describe('a post from elsewhere', () => {
  it.each([
    ['another site', { Origin: 'http://evil.test' }],
    ['another site that says so', { Origin: 'http://evil.test', 'Sec-Fetch-Site': 'cross-site' }],
    ['a sandboxed frame', { Origin: 'null' }],
    ['nowhere', {}],
  ])('%s is refused', async (_, headers) => {
    const cookie = cookieOf(await signIn());
    const forged = await post('/sign-out', {}, cookie, headers);
    expect(forged.status).toBe(403);
    expect(await isIn(cookie)).toBe(true);
  });

  it('does not act with the cookie on the API either', async () => {
    const cookie = cookieOf(await signIn());
    expect((await get('/api/projects', cookie)).status).toBe(401);
  });
});

describe('after signing in', () => {
  it.each([
    ['/projects?q=a', '/projects?q=a'],
    ['//evil.test', '/'],
    ['https://evil.test', '/'],
    ['/\\evil.test', '/'],
  ])('asked to go back to %s, one goes to %s', async (back, location) => {
    const response = await post('/sign-in', { username: 'win01', password: `${PASSWORD}01`, back });
    expect(response.headers.get('location')).toBe(location);
  });
});
