// Addresses, forms and bodies that no page sends: each gets a page that says what is wrong, and never a fault of the program.
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await openTestWeb();
});
afterAll(() => web.close());
afterEach(() => {
  expect(web.api.logged.splice(0)).toEqual([]);
});

const heading = (html: string): string => /<h1>([^<]*)<\/h1>/.exec(html)?.[1] ?? '';
/** A page without what the address alone makes different. */
const same = (html: string, ...parts: readonly string[]): string =>
  parts.reduce((text, part) => text.replaceAll(encodeURIComponent(part), '…').replaceAll(part, '…'), html);

describe('what is not there', () => {
  const nowhere = '00000000-0000-4000-8000-000000000000';
  it.each(['owner', 'agent', 'window', 'officer', 'supervisor', 'leader', 'administrator'])(
    'looks to %s exactly like what is not theirs',
    async (role) => {
      const { id } = web.project;
      for (const rest of ['', '/cases/YD02/ledger', '/cases/YD02/events']) {
        const others = await web.send('GET', `/projects/${id}${rest}`, `out-${role}`);
        const missing = await web.send('GET', `/projects/${nowhere}${rest}`, `out-${role}`);
        expect([others.status, missing.status]).toEqual([404, 404]);
        expect(same(await others.text(), id)).toBe(same(await missing.text(), nowhere));
      }
    },
  );

  it.each([
    '/projects/not-an-id',
    `/projects/${nowhere}`,
    '/projects/%00',
    '/projects/..%2F..%2Fetc%2Fpasswd',
    `/projects/${'x'.repeat(100)}`,
    '/templates/none',
    '/templates/%00',
    '/templates/yk-filing-50wd?version=%00',
    '/templates/yk-filing-50wd?version=9',
    '/nowhere',
    '/%F0%9F%8F%AD',
    '/people/target',
  ])('%s has the page that says so', async (path) => {
    const answer = await web.send('GET', path, 'in-administrator');
    expect([answer.status, heading(await answer.text())]).toEqual([404, '没有找到']);
  });

  it.each([
    '/cases/XX99/events',
    '/cases/XX99/ledger',
    '/cases/YD02/ledger?clock=none',
    '/cases/YD02/ledger?clock=delivery',
  ])('nor has a project anything at %s', async (rest) => {
    const answer = await web.send('GET', `/projects/${web.project.id}${rest}`, 'in-officer');
    expect([answer.status, heading(await answer.text())]).toEqual([404, '没有找到']);
  });

  it.each(['%00', '-', 'nobody', '%E9%99%88'])('no account %s to disable', async (username) => {
    expect((await web.send('POST', `/people/${username}/disable`, 'in-administrator')).status).toBe(404);
  });
});

describe('a search', () => {
  it.each([
    'q=%00',
    'q=%25_%27%22%5C',
    'q=%F0%A0%AE%B7',
    'cursor=nonsense',
    'light=purple&sort=weight&dir=sideways',
    'stage=%00&region=x&template=y&agent=z',
    'light=red&light=yellow',
  ])('?%s is answered with a page, never a fault', async (query) => {
    const answer = await web.send('GET', `/projects?${query}`, 'in-administrator');
    expect([200, 400, 404]).toContain(answer.status);
    expect(await answer.text()).toContain('</html>');
  });

  it('for 3000 characters is answered too', async () => {
    const answer = await web.send('GET', `/projects?q=${'长'.repeat(3000)}`, 'in-administrator');
    expect([200, 400]).toContain(answer.status);
  });

  it.each([
    'start=2026-02-30&days=5&unit=working',
    'start=2026-05-11&days=1e9&unit=working',
    'start=2026-05-11&days=5&unit=fortnight',
    'start=1000-01-01&days=5',
    'start=2026-05-11&days=5&from1=2026-05-20&to1=2026-05-12',
    'start=2026-05-11&days=5&from1=2026-05-01&to1=2026-05-12',
    'start=2026-05-11&days=5&from1=2026-05-12',
    'start=2026-05-11',
  ])('of the calculator for ?%s says at its fields what is wrong', async (query) => {
    const answer = await web.send('GET', `/calculator?${query}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toMatch(/role="alert"/);
  });

  it.each(['year=1', 'year=99999', 'year=x', 'year=2026.5'])(
    'of the year picture for ?%s shows some year',
    async (query) => {
      expect((await web.send('GET', `/calculator?${query}`)).status).toBe(200);
    },
  );
});

describe('a body', () => {
  const forms = ['/sign-in', '/projects', '/people'];

  it.each(forms)('of 2 MB is refused at %s with a page, before it is read', async (path) => {
    const answer = await web.send('POST', path, 'in-administrator', { name: 'x'.repeat(2 * 1024 * 1024) });
    const html = await answer.text();
    expect([answer.status, heading(html)]).toEqual([413, '内容太大']);
    expect(html).toContain('最多 1 MB');
  });

  it.each(forms)('that is broken or of another kind is refused at %s', async (path) => {
    for (const [type, body] of [
      ['multipart/form-data', 'no boundary'],
      ['multipart/form-data; boundary=x', '--x\r\nnonsense'],
      ['application/json', '{"username":"in-agent"}'],
      ['text/plain', 'username=in-agent'],
    ] as const) {
      const answer = await web.send('POST', path, 'in-administrator', { type, body });
      expect([400, 401, 403], `${type} ${answer.status}`).toContain(answer.status);
      expect(await answer.text()).toContain('</html>');
    }
  });

  it('with an odd key against repeats is taken as if it had none', async () => {
    for (const idempotencyKey of ['\u0000', 'k'.repeat(5000), '钥匙']) {
      const form = { type: 'accept', occurredDate: '2026-05-27', occurredTime: '08:00', idempotencyKey };
      const answer = await web.send(
        'POST',
        `/projects/${web.project.id}/cases/YD02/events`,
        'in-officer',
        form,
      );
      expect(answer.status).toBe(409);
    }
  });

  it('with every field twice, or none, is refused field by field', async () => {
    const empty = await web.send('POST', '/people', 'in-administrator', {});
    expect(empty.status).toBe(400);
    const twice = await web.send('POST', '/projects', 'in-agent', {
      type: 'application/x-www-form-urlencoded',
      body: 'template=yk-filing-50wd&template=none&name=a&name=b&code=1&code=2&region=x&region=y',
    });
    expect(twice.status).toBe(400);
  });
});

describe('a fault of the program', () => {
  it('is told with a number that the log has too, and nothing of its inside', async () => {
    const { store } = web.api.system;
    const reading = store.db.select;
    Object.assign(store.db, {
      select: () => {
        throw new Error('select secret from inside');
      },
    });
    const answer = await web.send('GET', '/templates', 'in-agent').finally(() => {
      Object.assign(store.db, { select: reading });
    });
    const html = await answer.text();
    expect([answer.status, heading(html)]).toEqual([500, '程序出错了']);
    expect(html).not.toMatch(/secret|Error|node_modules/);
    const [fault] = web.api.logged.splice(0);
    expect(fault?.details).toMatchObject({ path: '/templates', reference: /编号 (\w+)/.exec(html)?.[1] });
  });
});
