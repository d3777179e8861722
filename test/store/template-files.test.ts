// Template and department files are read as YAML or JSON; what cannot be read is refused with its line, quickly.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/store/package-root.ts';
import {
  parseTemplateText,
  readDepartments,
  readTemplateFiles,
  readTemplateTexts,
  templateFolders,
} from '../../src/store/template-files.ts';
import { refusalOf } from '../support/refusal.ts';
import { readYaml } from '../support/template-files.ts';

const refused = (text: string): string => {
  const { code, issues } = refusalOf(() => parseTemplateText(text, 'chain.yaml'));
  const [issue] = issues;
  return issue === undefined ? code : `${issue.path} ${issue.code}: ${String(issue.facts['reason'])}`;
};

describe('a template text', () => {
  it('is YAML or JSON', () => {
    expect(
      parseTemplateText("id: nb-59\nversion: '2018.1'\nitems: [{code: LX01, days: 3, ok: true}]", 'a.yaml'),
    ).toEqual({
      id: 'nb-59',
      version: '2018.1',
      items: [{ code: 'LX01', days: 3, ok: true }],
    });
    expect(parseTemplateText('{"id": "nb-59", "from": null, "name": "𠮷😀"}', 'a.json')).toEqual({
      id: 'nb-59',
      from: null,
      name: '𠮷😀',
    });
    expect(parseTemplateText('', 'empty.yaml')).toBeNull();
  });

  it('keeps dates and codes as text', () => {
    expect(parseTemplateText('from: 2018-06-21\nyes: no', 'a.yaml')).toEqual({
      from: '2018-06-21',
      yes: 'no',
    });
  });

  it('is refused with the line of a key given twice', () => {
    expect(refused('id: a\nitems:\n  - code: LX01\n    days: 3\n    days: 5\n')).toBe(
      'chain.yaml:5:5 file_unreadable: Map keys must be unique',
    );
    expect(refused('{"id": 1,\n "id": 2}')).toBe('chain.yaml:2:2 file_unreadable: Map keys must be unique');
  });

  it('is refused with the line of broken syntax', () => {
    expect(refused('id: a\nname: {zh: 甲')).toMatch(/^chain\.yaml:2:\d+ file_unreadable: /);
    expect(refused('id: "a')).toMatch(/^chain\.yaml:1:\d+ file_unreadable: Missing closing/);
    expect(refused('a: 1\n---\nb: 2')).toBe('chain.yaml:2:1 file_unreadable: a second document begins here');
    expect(refused('a: !!js/function "x"')).toMatch(/^chain\.yaml:1:4 file_unreadable: Unresolved tag/);
  });

  it('is refused when a small text would unfold into a huge one', () => {
    const bomb = [
      'a: &a [x, x]',
      ...'bcdefghij'
        .split('')
        .map((name, i) => `${name}: &${name} [*${'abcdefghij'[i]}, *${'abcdefghij'[i]}]`),
    ];
    expect(refused(bomb.join('\n'))).toBe(
      'chain.yaml:1:7 file_unreadable: anchors (&) and aliases (*) are not allowed',
    );
    expect(refused('a: 1\nb: *a')).toContain('chain.yaml:2:4 file_unreadable: anchors');
  });

  it('is refused, not suffered, when it is too large, too deep or too long', () => {
    expect(refused('x'.repeat(2_000_000))).toBe('too_large');
    for (const deep of [
      '['.repeat(200_000),
      '{"a":'.repeat(90_000),
      '- '.repeat(200_000),
      '? '.repeat(200_000),
    ]) {
      expect(refused(deep)).toContain('nested too deeply');
    }
    const keys = Array.from({ length: 40_000 }, (_, i) => `k${i}: 1`).join('\n');
    expect(refused(keys)).toBe('chain.yaml:2001:6 file_unreadable: more than 2000 entries in one place');
  }, 5_000);

  it('does not reach into the program by its names', () => {
    const value = parseTemplateText('__proto__: {polluted: true}\nconstructor: 1', 'a.yaml');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });
});

describe('the folder of templates', () => {
  const folder = mkdtempSync(join(tmpdir(), 'templates-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is read file by file, as a plain YAML reader would', () => {
    const files = readTemplateFiles(templateFolders.published);
    expect(files.map(({ fileName }) => fileName)).toEqual([
      'nat-social-120wd.yaml',
      'nb-completion-30.yaml',
      'nb-industrial-59.yaml',
      'nb-realestate-95.yaml',
      'yk-filing-50wd.yaml',
      'zj-standard-land-commit.yaml',
    ]);
    for (const { fileName, value } of files) expect(value).toEqual(readYaml(`templates/${fileName}`));
  });

  it('is read by name, with other files left alone; the first bad one is named', () => {
    writeFileSync(join(folder, 'b.json'), '{"id": "b"}');
    writeFileSync(join(folder, 'a.yml'), 'id: a');
    writeFileSync(join(folder, 'README.md'), '# {');
    expect(readTemplateFiles(folder)).toEqual([
      { fileName: 'a.yml', text: 'id: a', value: { id: 'a' } },
      { fileName: 'b.json', text: '{"id": "b"}', value: { id: 'b' } },
    ]);
    writeFileSync(join(folder, 'c.yaml'), 'id: [');
    expect(refusalOf(() => readTemplateFiles(folder)).issues[0]?.path).toMatch(/^c\.yaml:1:/);
    expect(readTemplateTexts(folder)).toHaveLength(3);
  });

  it('has departments beside it', () => {
    expect(readDepartments(join(packageRoot(), 'fixtures', 'departments.yaml'))).toEqual(
      readYaml('departments.yaml'),
    );
  });
});
