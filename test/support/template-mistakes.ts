// Spoils one field of a good template and says which single issue must come of it.
import { expect, it } from 'vitest';
import type { Facts } from '../../src/domain/errors.ts';
import { checkTemplate } from '../../src/domain/template-check.ts';
import { changed, partyCodes, readYaml, template } from './template-files.ts';

export const good = readYaml('templates/nb-industrial-59.yaml');
const items = template('nb-industrial-59').items.map((item) => item.code);

/** Puts the index for a code: `items[GH02].stage` becomes `items[13].stage`. */
export const at = (path: string): string =>
  path.replace(/items\[([A-Z]\w+)\]/, (_, code: string) => `items[${items.indexOf(code)}]`);

/** The path to spoil and, when the issue is told elsewhere, the path where; a value of undefined takes the field away. */
export type Mistake = readonly [
  what: string,
  path: string,
  value: unknown,
  code: string,
  facts: Facts,
  told?: string,
];

export function expectEach(mistakes: readonly Mistake[]): void {
  for (const [what, path, value, code, facts, told = path] of mistakes) {
    it(what, () => {
      const first = facts['first'];
      const placed = typeof first === 'string' ? { ...facts, first: at(first) } : facts;
      const checked = checkTemplate(changed(good, at(path), value), partyCodes);
      expect(checked).toEqual({ ok: false, issues: [{ path: at(told), code, facts: placed }] });
    });
  }
}
