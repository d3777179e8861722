// Template and department files are read as YAML or JSON; what cannot be read is refused with its line, quickly.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/store/package-root.ts';
import {
  formatOf,
  parseTemplateText,
  readDepartments,
  readTemplateFiles,
  readTemplateText,
  readTemplateTexts,
  templateFolders,
  templateText,
  templateTextOf,
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
      'hy-whole-45wd.yaml',
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

describe('the line of a part', () => {
  const yaml = 'id: a\nitems:\n  - code: LX01\n    limits: {committed: {days: 3}}\n  -\n    code: YD02\n';
  const lines = (text: string, ...paths: readonly string[]) => {
    const { lineOf } = readTemplateText(text, 'a');
    return paths.map(lineOf);
  };

  it('is that of its key; a part that is missing has the line of what lies around it', () => {
    const paths = ['id', 'items', 'items[0].code', 'items[0].limits.committed.days', 'items[1].code'];
    expect(lines(yaml, ...paths)).toEqual([1, 2, 3, 4, 6]);
    expect(lines(yaml, 'items[1].limits.committed', 'items[7].code', 'name.zh', '')).toEqual([6, 2, 1, 1]);
  });

  it('is told of JSON too', () => {
    const json = JSON.stringify({ id: 'a', items: [{ code: 'LX01' }, { code: 'YD02' }] }, null, 2);
    expect(lines(json, 'id', 'items[0].code', 'items[1].code')).toEqual([2, 5, 8]);
  });
});

describe('a template as text', () => {
  it.each(['yaml', 'json'] as const)('says the same in %s', (format) => {
    const value = {
      id: 'a',
      version: '2026.10',
      to: null,
      days: 0,
      name: { zh: '施工许可：甲', en: 'no' },
      items: ['yes', '07'],
    };
    const text = templateText(value, format);
    expect(parseTemplateText(text, 'a')).toEqual(value);
    expect(formatOf(text)).toBe(format);
  });

  it('is refused when its bytes are no UTF-8', () => {
    const { issues } = refusalOf(() => templateTextOf(new Uint8Array([0xff, 0xfe, 0x61]), 'a.yaml'));
    expect(issues).toEqual([{ path: 'a.yaml', code: 'file_not_utf8', facts: {} }]);
    expect(templateTextOf(new TextEncoder().encode('\uFEFFid: 甲'), 'a.yaml')).toBe('id: 甲');
  });
});
