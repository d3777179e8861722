// Every reason the program can give has its sentence in both languages: the codes are read from the source itself.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorTables } from '../../src/texts/index.ts';

const root = new URL('../../src/', import.meta.url).pathname;
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('texts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));

/** The ways in which a code is written down; each has the code as its first group. */
const patterns: readonly RegExp[] = [
  /\bconflict\(\s*'([a-z_]+)'/g,
  /\bnew Refusal\(\s*'[a-z_]+',\s*'([a-z_]+)'/g,
  /\binvalidField\(\s*(?:'[^']*'|`[^`]*`|[\w.]+),\s*'([a-z_]+)'/g,
  /\bunreadable\(\s*'([a-z_]+)'/g,
  /\bbad\(\s*(?:'[^']*'|`[^`]*`|[\w.]+),\s*'([a-z_]+)'/g,
  /\bpath\b[^{}\n]*,\s*code: '([a-z_]+)'/g,
  /params: \{ code: '([a-z_]+)'/g,
  /\{ code: '([a-z_]+)', facts/g,
  /(?<!await )\bone\('([a-z_]+)'/g,
  /\bproblem\(\s*'([a-z_]+)'/g,
];

const codes = [
  ...new Set(
    sources.flatMap((text) =>
      patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? '')),
    ),
  ),
].sort();

describe('the sentences for what can be wrong', () => {
  it('finds the codes in the source', () => {
    expect(codes).toContain('predecessors_not_done');
    expect(codes).toContain('date_invalid');
    expect(codes.length).toBeGreaterThan(80);
  });

  it.each(['zh-CN', 'en'] as const)('%s has one for each', (lang) => {
    const table: Readonly<Record<string, string>> = errorTables[lang];
    expect(codes.filter((code) => table[code] === undefined)).toEqual([]);
  });
});
