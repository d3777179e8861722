// The calculator as anybody uses it who has no account: asked by its address, which can be passed on.
import '../../src/describable-shapes.ts';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWeb } from '../../src/web/index.tsx';
import { openTestApi, type TestApi } from '../support/api.ts';

const HOST = 'http://tracker.test';
let api: TestApi;
let web: Awaited<ReturnType<typeof createWeb>>;
beforeAll(async () => {
  api = await openTestApi('empty');
  const log = { error: (details: object, message: string) => void api.logged.push({ details, message }) };
  web = await createWeb({ system: api.system, now: () => api.now, log, place: null, demo: null });
});
afterAll(() => api.close());

async function ask(query: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = await web.request(`${HOST}/calculator?${query}`, { headers });
  const html = await answer.text();
  const main = html.slice(html.indexOf('<main'));
  // Elements fall away where they stand inside a sentence.
  const text = main.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
  return { status: answer.status, html: main, text, cookie: answer.headers.get('set-cookie') };
}

const addressIn = (html: string): string =>
  /value="(http[^"]*\/calculator[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';

describe('an answer', () => {
  it('is one sentence, then the days, then the year, without signing in and without a cookie', async () => {
    const { status, text, html, cookie } = await ask(
      'start=2026-05-11&days=10&from1=2026-05-15&to1=2026-05-18',
    );
    expect([status, cookie]).toEqual([200, null]);
    expect(text).toContain(
      '自 2026-05-12 周二起数 10 个工作日，休息日 4 天、暂停 1 天不计，到 2026-05-26 周二届满。',
    );
    const order = ['届满。', '逐日计数', '2026 年日历', 'id="question"'].map((part) => html.indexOf(part));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(text).toContain('暂停，恢复当日不计');
    expect(html).toMatch(/<td class="d-start"><time datetime="2026-05-11"/);
    expect(html).toMatch(/<td class="d-due"><time datetime="2026-05-26"/);
    expect(html).toMatch(/<td class="d-paused"><time datetime="2026-05-18"/);
  });

  it.each([
    ['of a natural period rolls where the link says nothing: that is the law', 'unit=natural', '2025-10-09'],
    ['rolls in an old link that says so', 'unit=natural&roll=true', '2025-10-09'],
    ['stays where the link says so', 'unit=natural&roll=false', '2025-10-05'],
  ])('%s', async (_, query, due) => {
    const { html } = await ask(`start=2025-09-05&days=30&${query}`);
    expect(html).toContain(`<p class="big-day"><time class="day" datetime="${due}">`);
  });

  it('takes the pauses of an address in the spelling of the API, or says what is wrong with them', async () => {
    const { html } = await ask('start=2026-05-11&days=10&pauses=2026-05-15..2026-05-18');
    expect(html).toContain('<p class="big-day"><time class="day" datetime="2026-05-26">');
    expect((await ask('start=2026-05-11&days=10&pauses=2026-05-15')).status).toBe(400);
  });

  it('as published by a day uses the notices of that day, and says so', async () => {
    const { html, text } = await ask('start=2020-01-17&days=10&knownOn=2020-01-20');
    expect(html).toContain('<p class="big-day"><time class="day" datetime="2020-02-05">');
    expect(text).toContain('按 2020-01-20 周一已公布的放假安排计算。');
    expect((await ask('start=2020-01-17&days=10')).html).toContain(
      '<p class="big-day"><time class="day" datetime="2020-02-07">',
    );
  });

  it('that a coming notice may change is marked, with the year it waits for', async () => {
    expect((await ask('start=2026-12-20&days=20')).text).toContain('暂按 2027-01-18 计（2027 年安排未公布）');
    expect((await ask('start=2026-12-24&days=3')).text).toContain('暂按 2026-12-29 计（2027 年安排未公布）');
  });

  it('counted back gives the latest day, and a line for each day before the start', async () => {
    const { text } = await ask('start=2026-05-08&days=-5');
    expect(text).toContain('自 2026-05-07 周四往前数 5 个工作日，休息日 5 天不计，最迟 2026-04-28 周二。');
    expect(text).toContain('第 5 个工作日，最迟这一天');
  });

  it('by the calendar of a place counts the days of the place', async () => {
    const { html } = await ask('start=2011-11-18&days=1&calendar=CN-513400');
    expect(html).toContain('凉山彝族自治州');
    const national = await ask('start=2011-11-18&days=1');
    expect(national.html).toContain('<p class="big-day"><time class="day" datetime="2011-11-21">');
    expect(html).not.toContain('<p class="big-day"><time class="day" datetime="2011-11-21">');
  });

  it('of very many days is given without its lines', async () => {
    const { status, text } = await ask('start=2026-01-05&days=2000');
    expect(status).toBe(200);
    expect(text).toContain('超过 800 天，不逐日列出。');
  });
});

describe('the address to share', () => {
  it('holds the question and nothing else, and opens with the same answer', async () => {
    const query =
      'start=2026-05-11&days=10&unit=working&from1=2026-05-15&to1=2026-05-18&from2=&to2=&knownOn=&year=2025&x=1';
    const address = addressIn((await ask(query)).html);
    expect(address).toBe(
      `${HOST}/calculator?start=2026-05-11&days=10&unit=working&from1=2026-05-15&to1=2026-05-18`,
    );
    expect((await ask(address.split('?')[1] ?? '')).text).toContain('到 2026-05-26 周二届满。');
  });

  it('is that by which the reader came, through a proxy too', async () => {
    const { html } = await ask('start=2026-05-11&days=10', { 'X-Forwarded-Proto': 'https' });
    expect(addressIn(html)).toMatch(/^https:\/\/tracker\.test\/calculator\?/);
    expect(html).toContain('href="/api/calendars/CN/due?start=2026-05-11&amp;days=10');
  });
});

describe('a link with something wrong in it', () => {
  it.each([
    ['start=2026-02-30&days=5', 'start', '「2026-02-30」不是日期，请写成 2026-05-27。'],
    ['start=2026-05-11&days=1e9', 'days', '须为 -3660 到 3660 的整数。'],
    ['start=2026-05-11&days=5&unit=fortnight', 'unit', '不在可选范围'],
    ['start=2026-05-11&days=5&roll=maybe', 'roll', '不在可选范围'],
    ['start=2026-05-11&days=5&calendar=CN-999999', 'calendar', '不在可选范围，可选：CN、'],
    ['start=2026-05-11&days=5&knownOn=2001-01-01', 'knownOn', '到 2001-01-01 为止还没有公布过放假通知。'],
    ['start=2026-05-11&days=5&from2=2026-05-12', 'to2', '此栏必填。'],
    ['start=2026-05-11&days=5&from5=x&to5=2026-05-13', 'from5', '「x」不是日期'],
    [
      'start=2026-05-11&days=5&from1=2026-05-20&to1=2026-05-12',
      'to1',
      '结束日 2026-05-12 早于开始日 2026-05-20。',
    ],
    ['start=2026-05-11&days=5&from1=2026-05-01&to1=2026-05-12', 'from1', '暂停不能早于起算日 2026-05-11。'],
    ['start=2026-05-11&days=-5&from1=2026-05-12&to1=2026-05-13', 'from1', '倒推时不能有暂停。'],
  ])('?%s says at the field %s what it is', async (query, field, message) => {
    const { status, html, text } = await ask(query);
    expect(status).toBe(400);
    expect(text).toContain(message);
    expect(html).toContain(`href="#f-${field}"`);
  });

  it('says it in English to who reads English, and shows what was typed inert', async () => {
    const { status, html, text } = await ask(
      `lang=en&start=${encodeURIComponent('"><script>alert(1)</script>')}&days=5`,
    );
    expect(status).toBe(400);
    expect(text).toContain('is not a date such as 2026-05-27.');
    expect(html).not.toContain('<script>alert');
  });
});
