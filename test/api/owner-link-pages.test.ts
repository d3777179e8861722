// The pages behind an owner's link as a browser asks them: small, without cookies, one project only, and nothing for guesses.
import '../../src/describable-shapes.ts';

import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeOwnerLink, revokeOwnerLink } from '../../src/services/owner-links.ts';
import { getProblem } from '../../src/services/problems.ts';
import { listEvents } from '../../src/services/projects.ts';
import { HOST, openTestFeeds, type TestFeeds } from '../support/feeds.ts';
import { as, someone } from '../support/system.ts';

let feeds: TestFeeds;
const paths = new Map<string, string>();
const window = someone('window', { region: '330784' });
beforeAll(async () => {
  feeds = await openTestFeeds();
  for (const name of ['永丰精密厂房', '龙山仓储'])
    paths.set(name, (await makeOwnerLink(as(feeds.api.system, window), feeds.idOf(name), {})).path);
}, 240_000);
afterAll(() => feeds.api.close());

const P1 = (): string => paths.get('永丰精密厂房') ?? '';
const P4 = (): string => paths.get('龙山仓储') ?? '';
const get = (path: string, headers: Record<string, string> = {}) => feeds.fetch(path, { headers });
const post = (path: string, form: Record<string, string>, origin = HOST) =>
  feeds.fetch(path, { method: 'POST', headers: { Origin: origin }, body: new URLSearchParams(form) });
const plain = (html: string): string =>
  html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ');

describe("the owner's page", () => {
  it('O3: says to the owner of P4 what he must bring by which day, and what stays shut until then', async () => {
    const text = plain(await (await get(P4())).text());
    expect(text).toContain('您需在 2026-06-03 周三 前补交 监理合同');
    expect(text).toContain('补交前不得开工，建筑工程施工许可证核发不能换发正式证书');
    const english = plain(await (await get(`${P4()}?lang=en`)).text());
    expect(english).toContain('Please hand in by 2026-06-03 Wed: 监理合同');
    expect(english).toContain('Works may not start until it is in, nor can the final certificate of');
  });

  it('says of P1 who has it, how late, until when it was due, and that nothing is to be done', async () => {
    const text = plain(await (await get(P1())).text());
    for (const said of [
      '目前无需您办理',
      '超 1 个工作日',
      '自然资源和规划局',
      '2026-05-26 周二',
      '0579-0000 0012',
      '承诺完成05-28 周四',
      '预计完成06-01 周一',
      '建设工程规划许可证核发未办结',
    ])
      expect(text).toContain(said);
  });

  it('is under 50 kB, asks for nothing more, sets no cookie, and lets only its own style in', async () => {
    for (const path of [P1(), P4(), `${P1()}?lang=en`]) {
      const answer = await get(path);
      const html = await answer.text();
      expect(Buffer.byteLength(html)).toBeLessThan(50_000);
      expect(html).not.toMatch(/<script|<img|src=|@import|url\(|style="/);
      expect(answer.headers.getSetCookie()).toEqual([]);
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[\w+/=]{44}'/,
      );
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it('names no officer and no username', async () => {
    for (const rest of ['', '/cases', '/ledger?case=GH02', '/share', '/report', '/rate']) {
      const html = await (await get(`${P1()}${rest}`)).text();
      expect(html).not.toMatch(/王建明|徐敏|plan01|win01|agent01/);
    }
  });
});

describe('what is sent from the page', () => {
  it('a complaint is answered with its number, unit and day, and shown on the page', async () => {
    const text = '<script>alert(1)</script> 规划许可没有消息';
    const answer = await post(`${P1()}/report`, { item: 'GH02', text, 'contact.name': '王大力' });
    expect(answer.status).toBe(201);
    expect(plain(await answer.text())).toContain('由自然资源和规划局在 2026-06-03 周三 前答复');
    const html = await (await get(P1())).text();
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain('王大力');
  });

  it('keeps what was typed when something is missing, and refuses a form from elsewhere', async () => {
    const refused = await post(`${P1()}/report`, { item: 'GH02', text: '', 'contact.name': '王大力' });
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('value="王大力"');
    expect((await post(`${P1()}/report`, { text: 'x' }, 'https://elsewhere.test')).status).toBe(403);
    expect((await post(`${P1()}/report`, { text: '长'.repeat(3000) })).status).toBe(400);
  });

  it('a rating of 5 opens a problem, and is taken once', async () => {
    const form = { item: 'LX01', grade: '5', text: '跑了四趟' };
    expect(plain(await (await post(`${P4()}/rate`, form)).text())).toMatch(/编号 W\d+/);
    expect((await post(`${P4()}/rate`, form)).status).toBe(409);
  });

  it('a supplement is received with its name and time, in the name of the link, and waits for the window', async () => {
    const form = new FormData();
    form.set('case', 'SG07');
    form.set('material', 'SG07-M6');
    form.set(
      'file',
      new File([Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')], '监理合同.pdf'),
    );
    const answer = await feeds.fetch(`${P4()}/supplement`, {
      method: 'POST',
      headers: { Origin: HOST },
      body: form,
    });
    expect(plain(await answer.text())).toContain('监理合同：监理合同.pdf，2026-05-27 周三 09:00 收到');
    const id = feeds.idOf('龙山仓储');
    const { items } = await listEvents(as(feeds.api.system, window), id, { limit: 1 });
    expect(items[0]).toMatchObject({ type: 'file_material', data: { how: 'link', awaitsCheck: true } });
    expect(items[0]?.actor.username).toMatch(/^link:/);
  });

  it('lets script from here in on the page that sends a file, and nowhere else', async () => {
    const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? '';
    const supply = await policyOf(`${P4()}/supplement?case=SG07`);
    expect(supply).toContain("script-src 'self'; connect-src 'self'; img-src data:");
    expect(await policyOf(`${P4()}/report`)).not.toMatch(/script-src|connect-src/);
    const html = await (await get(`${P4()}/supplement?case=SG07`)).text();
    expect(html).not.toMatch(/<script(?! src="\/assets\/)|style="/);
  });

  it('an upload in pieces belongs to the link by which it came', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n pieces');
    const tus = { 'Tus-Resumable': '1.0.0', Origin: HOST, Host: new URL(HOST).host };
    const begun = await feeds.fetch(`${P1()}/uploads`, {
      method: 'POST',
      headers: { ...tus, 'Upload-Length': `${bytes.length}`, 'Upload-Metadata': 'filename YS5wZGY=' },
    });
    expect(begun.status).toBe(201);
    const id = begun.headers.get('location')?.split('/').at(-1) ?? '';
    expect(begun.headers.get('location')).toBe(`${P1()}/uploads/${id}`);
    const patch = (link: string) =>
      feeds.fetch(`${link}/uploads/${id}`, {
        method: 'PATCH',
        headers: { ...tus, 'Upload-Offset': '0', 'Content-Type': 'application/offset+octet-stream' },
        body: bytes,
      });
    expect((await patch(P4())).status).toBe(404);
    expect((await patch(`/o/${'A'.repeat(44)}`)).status).toBe(404);
    expect((await patch(P1())).status).toBe(204);
    expect((await get(`${P1()}/uploads/${id}`)).status).toBe(404);
    const filed = await post(`${P4()}/supplement`, { case: 'SG07', material: 'SG07-M6', upload: id });
    expect(filed.status).toBe(409);
    expect(plain(await filed.text())).not.toContain('收到，等待窗口核对');
  });

  it('keeps what was typed when a form without script is cut half way', async () => {
    const body = [
      ...['case\r\n\r\nSG07', 'material\r\n\r\nSG07-M6', 'note\r\n\r\n共 12 页'].map(
        (field) => `--x\r\nContent-Disposition: form-data; name=${field}\r\n`,
      ),
      '--x\r\nContent-Disposition: form-data; name=file; filename=a.pdf\r\n\r\n%PDF-1.4 cut',
    ].join('');
    const answer = await feeds.fetch(`${P4()}/supplement`, {
      method: 'POST',
      headers: { Origin: HOST, 'Content-Type': 'multipart/form-data; boundary=x' },
      body,
    });
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('共 12 页</textarea>');
    expect(html).toContain('上传中断，文件没有收下。');
  });

  it('reaches nothing of another project by its numbers', async () => {
    await post(`${P1()}/report`, { text: '甲' });
    expect((await get(`${P4()}/ledger?case=ZJ03`)).status).toBe(404);
    expect((await get(`${P4()}/promises/P1`)).status).toBe(404);
    expect((await post(`${P4()}/problems/W99`, { reason: 'x' })).status).toBe(404);
    const p1 = feeds.idOf('永丰精密厂房');
    expect((await getProblem(as(feeds.api.system, window), p1, 'W1')).status).toBe('open');
    const secret = P1().slice('/o/'.length);
    for (const headers of [{ Authorization: `Bearer ${secret}` }, { Cookie: `sid=${secret}` }])
      expect((await get(`/projects/${p1}`, headers)).status).toBe(303);
    expect((await feeds.api.call(`/api/projects/${p1}`, { token: secret })).status).toBe(401);
  });
});

describe('a link that does not work', () => {
  it('gets one page, byte for byte, whatever is wrong with it', async () => {
    const ctx = as(feeds.api.system, window);
    const revoked = await makeOwnerLink(ctx, feeds.idOf('永丰精密厂房'), {});
    await revokeOwnerLink(ctx, feeds.idOf('永丰精密厂房'), revoked.id, {});
    const bodyOf = async (path: string): Promise<string> => {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      return (await answer.text()).replaceAll(path, '/o/…');
    };
    const pages = await Promise.all([revoked.path, `/o/${'A'.repeat(44)}`, '/o/x'].map(bodyOf));
    expect(new Set(pages).size).toBe(1);
    expect(pages[0]).not.toContain('永丰');
  });

  it('S3: no guess opens anything; all but the first of an hour are slowed down', async () => {
    const tries = Number(process.env['OWNER_LINK_GUESSES'] ?? 3_000);
    const tally = new Map<number, number>();
    feeds.api.now += 86_400_000;
    for (let sent = 0; sent < tries; sent += 500) {
      const answers = await Promise.all(
        Array.from({ length: 500 }, () => get(`/o/${randomBytes(33).toString('base64url')}`)),
      );
      for (const { status } of answers) tally.set(status, (tally.get(status) ?? 0) + 1);
    }
    process.stdout.write(
      `S3: ${tries} guesses, found ${tally.get(200) ?? 0}, told to wait ${tally.get(429) ?? 0}\n`,
    );
    expect(tally.get(200) ?? 0).toBe(0);
    expect(tally.get(404) ?? 0).toBeLessThan(100);
    expect(tally.get(429)).toBe(tries - (tally.get(404) ?? 0));
    expect((await get(P1())).status).toBe(200);
    feeds.api.now -= 86_400_000;
  }, 900_000);
});
