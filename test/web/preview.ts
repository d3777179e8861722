// Writes every page in both languages, with its styles beside it, into a folder: for looking at, not for shipping.
// Usage: npx tsx test/web/preview.ts <folder>
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { argv } from 'node:process';
import { assetRoutes, assetUrl } from '../../src/web/assets.ts';
import { pageHtml, pageNames } from './pages.ts';

const folder = argv[2] ?? '/tmp/preview';
for (const lang of ['zh-CN', 'en'] as const) {
  for (const name of pageNames) {
    const file = join(folder, lang, `${name}.html`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, pageHtml(name, lang).replaceAll('/assets/', '../assets/'));
  }
}
for (const name of ['app.css', 'tabler.min.css', 'htmx.min.js', 'icon.svg'] as const) {
  const answer = await assetRoutes.request(assetUrl(name));
  const file = join(folder, assetUrl(name));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
}
