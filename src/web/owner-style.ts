// The style of the owner's pages, sent inside each of them, and the content policy that lets in exactly this style and nothing
// else: no script, no other address.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from './assets.ts';

/** Without comments and the spaces that only people need. */
const packed = (css: string): string =>
  css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};:,>]) ?/g, '$1')
    .replace(/;}/g, '}')
    .trim();

export const ownerStyle = packed(readFileSync(join(packageRoot(), 'src/web/assets/owner.css'), 'utf8'));

const hash = createHash('sha256').update(ownerStyle).digest('base64');

export const ownerPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${hash}'`,
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
