// Uploads in pieces: they go on where they stopped, for whoever began them and nobody else, and are judged when they are whole.
import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '../support/files.ts';
import { ORIGIN, openTestWeb, type TestWeb } from '../support/web.ts';

let web: TestWeb;
beforeAll(async () => {
  web = await openTestWeb();
});
afterAll(() => web.close());

const tus = { 'Tus-Resumable': '1.0.0' };
const named = (name: string): string => `filename ${Buffer.from(name).toString('base64')}`;
const begin = (as: string | undefined, size: number, name = '合同.pdf', more = {}): Promise<Response> =>
  web.send(
    'POST',
    '/uploads',
    as,
    {},
    {
      ...tus,
      'Upload-Length': `${size}`,
      'Upload-Metadata': named(name),
      'Content-Type': 'application/x-none',
      ...more,
    },
  );
const piece = (as: string, path: string, offset: number, bytes: Buffer): Promise<Response> =>
  web.send(
    'PATCH',
    path,
    as,
    { body: bytes.toString('latin1'), type: 'application/offset+octet-stream' },
    {
      ...tus,
      'Upload-Offset': `${offset}`,
    },
  );
const offset = async (as: string, path: string): Promise<string | null> =>
  (await web.send('HEAD', path, as, {}, tus)).headers.get('upload-offset');
const pathOf = (begun: Response): string => begun.headers.get('location') ?? '';
const lying = (): Promise<readonly string[]> => readdir(web.api.system.files.partial);

describe('an upload in pieces', () => {
  it('goes on where it stopped, and is filed by its number', async () => {
    const bytes = pdf('pieces');
    const begun = await begin('in-owner', bytes.length);
    expect(begun.status).toBe(201);
    expect(begun.headers.get('access-control-allow-origin')).toBeNull();
    const path = pathOf(begun);
    expect((await piece('in-owner', path, 0, bytes.subarray(0, 20))).status).toBe(204);
    expect(await offset('in-owner', path)).toBe('20');
    // A piece that was sent already is not taken twice.
    expect((await piece('in-owner', path, 0, bytes)).status).toBe(409);
    expect((await piece('in-owner', path, 20, bytes.subarray(20))).status).toBe(204);
    expect(await offset('in-owner', path)).toBe(String(bytes.length));
    const materials = `/projects/${web.project.id}/cases/YD02/materials`;
    const list = await (await web.send('GET', materials, 'in-owner')).text();
    const material = /<option value="([^"]+)"/.exec(list)?.[1] ?? '';
    const filed = await web.send('POST', materials, 'in-owner', {
      material,
      upload: path.split('/').at(-1) ?? '',
    });
    expect(filed.headers.get('location')).toBe(`${materials}?done=upload#upload`);
    expect(await lying()).toEqual([]);
  });

  it('belongs to whoever began it', async () => {
    const path = pathOf(await begin('in-owner', 100));
    for (const as of ['out-owner', 'in-window', 'in-administrator']) {
      expect((await web.send('HEAD', path, as, {}, tus)).status).toBe(404);
      expect((await piece(as, path, 0, pdf())).status).toBe(404);
      expect((await web.send('DELETE', path, as, {}, tus)).status).toBe(404);
    }
    expect((await web.send('DELETE', path, 'in-owner', {}, tus)).status).toBe(204);
    expect(await lying()).toEqual([]);
  });

  it.each([
    ['of 0 bytes', 0, '空.pdf', 400, '0 字节'],
    ['of 200 MB', 200 * 1024 * 1024, '大.pdf', 413, '文件超过 50 MB'],
    ['without a name', 10, ' ', 400, '此栏必填'],
  ])('%s is refused before a byte of it is sent', async (_, size, name, status, sentence) => {
    const answer = await begin('in-owner', size, name);
    expect([answer.status, (await answer.text()).includes(sentence)]).toEqual([status, true]);
    expect(await lying()).toEqual([]);
  });

  it('of a wrong kind is refused when it is whole, and nothing is left', async () => {
    const bytes = Buffer.from('<!DOCTYPE html><p>x</p>');
    const path = pathOf(await begin('in-window', bytes.length));
    const answer = await piece('in-window', path, 0, bytes);
    expect([answer.status, (await answer.text()).includes('按内容看不是可以收的文件')]).toEqual([400, true]);
    expect(await lying()).toEqual([]);
    expect((await web.send('HEAD', path, 'in-window', {}, tus)).status).toBe(404);
  });

  it('is not begun from a page of another site, nor by nobody', async () => {
    const foreign = await begin('in-owner', 10, 'a.pdf', { Origin: 'https://evil.example' });
    const crossSite = await begin('in-owner', 10, 'a.pdf', {
      Origin: ORIGIN,
      'Sec-Fetch-Site': 'cross-site',
    });
    expect([foreign.status, crossSite.status, (await begin(undefined, 10)).status]).toEqual([403, 403, 401]);
  });

  it.each(['/uploads/..%2F..%2Fetc', `/uploads/${'a'.repeat(32)}`, '/uploads/x'])(
    '%s is not there',
    async (path) => {
      expect((await piece('in-owner', path, 0, pdf())).status).toBe(404);
    },
  );
});
