// The style of the owner's pages, sent inside each of them, and the content policy that lets in exactly this style and nothing
// else: no other address, and no script but on the page that sends a file.
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

const policyWith = (...more: readonly string[]): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${hash}'`,
    ...more,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

const plain = policyWith();
/** The script that sends a file in pieces, and where it sends them. */
const withUpload = policyWith("script-src 'self'", "connect-src 'self'");

/** Whether a path is the one page from which a file is sent. */
export const sendsFile = (path: string): boolean => /^\/o\/[^/]+\/supplement$/.test(path);

export const ownerPolicyFor = (path: string): string => (sendsFile(path) ? withUpload : plain);
