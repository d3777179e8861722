// Whatever changes in a template is told, and nothing else.
import { describe, expect, it } from 'vitest';
import type { ApprovalTemplate } from '../../src/domain/template.ts';
import { templateDifference } from '../../src/domain/template-difference.ts';
import { changed, template } from '../support/template-files.ts';
import { at } from '../support/template-mistakes.ts';

type Change = readonly [path: string, value: unknown];

const before = template('nb-industrial-59');
const after = (...changes: readonly Change[]): ApprovalTemplate =>
  changes.reduce<unknown>(
    (document, [path, value]) => changed(document, at(path), value),
    before,
  ) as ApprovalTemplate;
const difference = (...changes: readonly Change[]) => templateDifference(before, after(...changes));

describe('two versions', () => {
  it('of the same content differ in nothing, whatever they are called and in what order things stand', () => {
    expect(difference(['version', '9'], ['status', 'draft'])).toEqual([]);
    expect(difference(['items', before.items.toReversed()], ['groups', before.groups.toReversed()])).toEqual(
      [],
    );
  });

  it('differ in a limit, before and after', () => {
    const limit = { days: 2, unit: 'working', assumed: true };
    expect(difference(['items[GH02].limits.committed', limit])).toEqual([
      {
        kind: 'item',
        code: 'GH02',
        change: 'changed',
        fields: [
          {
            field: 'limits.committed',
            of: null,
            before: before.items.find(({ code }) => code === 'GH02')?.limits.committed,
            after: limit,
          },
        ],
      },
    ]);
  });

  it('differ in an item, a prerequisite and a material that came or went', () => {
    const rest = before.items.filter(({ code }) => code !== 'SZ01');
    expect(difference(['items', rest]).map(({ kind, code, change }) => [kind, code, change])).toEqual([
      ['item', 'SZ01', 'removed'],
    ]);
    expect(templateDifference(after(['items', rest]), before)).toEqual([
      { kind: 'item', code: 'SZ01', change: 'added', fields: [] },
    ]);
    const [first, ...others] = before.items.find(({ code }) => code === 'GH02')?.prerequisites ?? [];
    expect(difference(['items[GH02].prerequisites', others])).toMatchObject([
      { code: 'GH02', fields: [{ field: 'prerequisites', of: first?.item, before: first, after: null }] },
    ]);
    expect(difference(['items[GH02].prerequisites[0].early', 'review'])).toMatchObject([
      { fields: [{ of: first?.item, after: { early: 'review' } }] },
    ]);
    expect(difference(['items[GH02].materials[0].form', 'copy'])).toMatchObject([
      { fields: [{ field: 'materials.form', of: 'GH02-M1', after: 'copy' }] },
    ]);
  });

  it('differ in a profile by attribute', () => {
    expect(difference(['max_profile.agent', false])).toEqual([
      {
        kind: 'general',
        code: '',
        change: 'changed',
        fields: [{ field: 'max_profile', of: 'agent', before: true, after: false }],
      },
    ]);
  });

  const values: readonly unknown[] = ['另一个', 7, ['LX01'], { zh: '另', en: 'other' }];
  const paths = (value: unknown, path: string): readonly string[] => {
    if (Array.isArray(value)) return value.slice(0, 2).flatMap((one, i) => paths(one, `${path}[${i}]`));
    if (typeof value !== 'object' || value === null) return [path];
    return Object.entries(value).flatMap(([key, one]) => paths(one, path === '' ? key : `${path}.${key}`));
  };
  const known = paths(before, '').filter((path) => !['schema', 'id', 'version', 'status'].includes(path));

  it.each(known)('differ when %s does', (path) => {
    for (const value of values)
      expect(templateDifference(before, changed(before, path, value) as ApprovalTemplate)).not.toEqual([]);
  });
});
