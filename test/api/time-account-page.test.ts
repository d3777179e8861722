// 时间账 as a page, by somebody signed in: the numbers add up, a wrong day is told beside the field, the table comes along.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await openTestWeb();
});
afterAll(() => web.close());

const open = async (rest: string): Promise<readonly [number, string]> => {
  const answer = await web.send('GET', `/projects/${web.project.id}/time-account${rest}`, 'in-agent');
  return [answer.status, (await answer.text()).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')];
};

describe('the page', () => {
  it('tells eight days since the filing was accepted, and whose they were', async () => {
    const [status, text] = await open('');
    expect(status).toBe(200);
    expect(text).toContain('每一天只记在一个责任方名下');
    // Accepted on 19 May, granted on the 20th; the next was received on the 21st and is with the department.
    expect(text).toMatch(/发改局 1 天 .*资规局 6 天|资规局 6 天 .*发改局 1 天/);
    expect(text).toContain('合计 8 天');
    expect(text).toContain('与已用天数相符');
  });

  it('of a past evening says so', async () => {
    const [status, text] = await open('?asOf=2026-05-20');
    expect([status, text.includes('截至 2026-05-20')]).toEqual([200, true]);
    expect(text).toContain('合计 1 天');
  });

  it('before the first event says what it waits for', async () => {
    const [status, text] = await open('?asOf=2026-05-18');
    expect([status, text.includes('还没有起算')]).toEqual([200, true]);
    expect((await open('?asOf=2026-05-19'))[1]).toContain('当日为第 0 天');
  });

  it.each([
    ['2026-02-30', '不是日期'],
    ['2026-05-28', '不能晚于现在'],
  ])('asked for %s shows today and tells what was wrong', async (asOf, wrong) => {
    const [status, text] = await open(`?asOf=${asOf}`);
    expect([status, text.includes(wrong), text.includes('合计 8 天')]).toEqual([400, true, true]);
  });

  it('has the table as a file', async () => {
    const answer = await web.send('GET', `/projects/${web.project.id}/time-account.csv`, 'in-agent');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  });
});
