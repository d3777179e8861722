// Assets are served from memory: packed as the browser asks, for a year, under names that change with the content.
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assetRoutes, assetUrl } from '../../src/web/assets.ts';

const get = (path: string, encoding?: string) =>
  assetRoutes.request(path, encoding === undefined ? {} : { headers: { 'accept-encoding': encoding } });

describe('an asset', () => {
  it.each(['app.css', 'tabler.min.css', 'htmx.min.js', 'icon.svg'] as const)(
    '%s is found, typed and kept for a year',
    async (name) => {
      const answer = await get(assetUrl(name));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toMatch(/^(text\/css|text\/javascript|image\/svg\+xml)/);
      expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
      expect(assetUrl(name)).toMatch(/^\/assets\/[\w.]+\.[0-9a-f]{10}\.\w+$/);
    },
  );

  it('comes packed or plain, with the same content', async () => {
    const url = assetUrl('app.css');
    const plain = Buffer.from(await (await get(url)).arrayBuffer());
    const gzip = await get(url, 'gzip, deflate');
    const brotli = await get(url, 'gzip, deflate, br');
    expect(gzip.headers.get('content-encoding')).toBe('gzip');
    expect(brotli.headers.get('content-encoding')).toBe('br');
    expect(gunzipSync(Buffer.from(await gzip.arrayBuffer())).equals(plain)).toBe(true);
    expect(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())).equals(plain)).toBe(true);
  });

  it('is not there under another name', async () => {
    expect((await get('/assets/app.css')).status).toBe(404);
    expect((await get('/assets/../package.json')).status).toBe(404);
  });

  it('brings no address of a foreign host', async () => {
    const css = await (await get(assetUrl('app.css'))).text();
    expect(css).not.toMatch(/url\(\s*['"]?(https?:)?\/\//);
  });
});
