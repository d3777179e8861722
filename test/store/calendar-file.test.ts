// The text of one notice, from a folder or an upload: what is refused, on which line, and the sentence that tells it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LARGEST_CALENDAR_FILE, readCalendarFile } from '../../src/store/calendar-file.ts';
import { lineAt, linesOf } from '../../src/store/json-lines.ts';
import { packageRoot } from '../../src/store/package-root.ts';
import { errorText } from '../../src/texts/errors.ts';

const notice = readFileSync(join(packageRoot(), 'calendars/CN/2026.json'), 'utf8');
const lineOf = (part: string) => notice.slice(0, notice.indexOf(part)).split('\n').length;

/** Path, code and line of every fault; a refused file gives neither document nor year. */
function faults(text: string) {
  const { document, year, issues } = readCalendarFile(text, 'n.json');
  expect([document, year]).toEqual([null, null]);
  return issues.map(({ path, code, facts }) => [path, code, facts['line']]);
}
const changed = (from: string, to: string) => {
  expect(notice).toContain(from);
  return notice.replace(from, to);
};

describe('the text of a notice', () => {
  it('is read, with or without a byte-order mark, with either end of line', () => {
    for (const text of [notice, `\uFEFF${notice}`, notice.replaceAll('\n', '\r\n')]) {
      const { document, year, issues } = readCalendarFile(text, '2026.json');
      expect(issues).toEqual([]);
      expect(year?.year).toBe(2026);
      expect(document).toEqual(JSON.parse(notice));
    }
  });

  it.each([
    [
      'a day that stands twice',
      ['"2026-01-02"', '"2026-01-01"'],
      'holidays[1].date',
      'day_twice',
      '"2026-01-02"',
    ],
    [
      'a day both off and worked',
      ['{"date": "2026-01-04", "for"', '{"date": "2026-01-03", "for"'],
      'workdays[0].date',
      'day_in_both_lists',
      '{"date": "2026-01-04", "for"',
    ],
    [
      'a weekday worked',
      ['"2026-01-04"', '"2026-01-05"'],
      'workdays[0].date',
      'makeup_not_weekend',
      '"2026-01-04"',
    ],
    [
      'a day of another year',
      ['"2026-01-01"', '"2025-01-01"'],
      'holidays[0].date',
      'day_of_other_year',
      '"2026-01-01"',
    ],
    ['no such day', ['"2026-01-01"', '"2026-01-32"'], 'holidays[0].date', 'date_invalid', '"2026-01-01"'],
    ['an unknown region', ['"CN"', '"CN-999999"'], 'jurisdiction', 'overlay_region_unknown', '"CN"'],
    ['another schema', ['"schema": 1', '"schema": 2'], 'schema', 'calendar_schema', '"schema": 1'],
    ['no title', ['"title"', '"titel"'], 'source.title', 'text_required', '"source"'],
    ['a key twice', ['"year": 2026', '"year": 2025, "year": 2026'], 'year', 'key_twice', '"year": 2026'],
  ] as const)('%s is told with its line', (_name, [from, to], path, code, place) => {
    expect(faults(changed(from, to))).toContainEqual([`n.json:${path}`, code, lineOf(place)]);
  });

  it('may have no key twice, however deep', () => {
    const text = changed('{"date": "2026-01-03", ', '{"date": "2026-01-03",\n "date": "2026-01-03", ');
    expect(faults(text)).toEqual([['n.json:holidays[2].date', 'key_twice', lineOf('"2026-01-03"') + 1]]);
  });

  it('cut off anywhere is refused where it ends', () => {
    const length = notice.trimEnd().length;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: length - 1 }), (end) => {
        const cut = notice.slice(0, end);
        expect(faults(cut)).toEqual([['n.json', 'calendar_cut_off', cut.trimEnd().split('\n').length]]);
      }),
    );
  });

  it('is JSON, not YAML and not with a comment', () => {
    expect(faults('schema: 1\n')).toEqual([['n.json', 'calendar_not_json', 1]]);
    expect(faults(changed('"year"', '// the year\n  "year"'))).toEqual([
      ['n.json', 'calendar_not_json', lineOf('"year"')],
    ]);
    expect(faults(`${notice.trimEnd()}\n{}`)).toEqual([
      ['n.json', 'calendar_not_json', notice.trimEnd().split('\n').length + 1],
    ]);
  });

  it('is text in UTF-8', () => {
    expect(faults(changed('"year"', '"\0year"'))).toEqual([['n.json', 'calendar_nul', lineOf('"year"')]]);
    const gbk = Buffer.from([0x22, 0xd4, 0xaa, 0xb5, 0xa9, 0x22]).toString('utf8'); // 元旦
    expect(faults(changed('"元旦"', gbk))).toEqual([['n.json', 'calendar_not_utf8', lineOf('"元旦"')]]);
  });

  it.each(['null', '[]', '"2026"', '2026'])('is an object, not %s', (text) =>
    expect(faults(text)).toEqual([['n.json', 'calendar_not_object', 1]]),
  );

  it('of five megabytes is refused unread', () => {
    const huge = `${notice.trimEnd().slice(0, -1)}, "more": "${'x'.repeat(5_000_000)}"}`;
    const { issues } = readCalendarFile(huge, 'n.json');
    expect(issues).toMatchObject([
      { path: 'n.json', code: 'calendar_file_too_large', facts: { max: LARGEST_CALENDAR_FILE } },
    ]);
  });

  it('may not be nested so deeply that reading it would end the process', () => {
    const deep = `{"more":\n${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(faults(deep)).toEqual([['n.json', 'calendar_too_deep', 2]]);
  });
});

describe('the sentence for a fault', () => {
  const [issue] = readCalendarFile(changed('"2026-01-02"', '"2026-01-01"'), 'n.json').issues;

  it('begins with the line, in both languages', () => {
    const line = lineOf('"2026-01-02"');
    expect(errorText('zh-CN', issue?.code ?? '', issue?.facts)).toBe(`第 ${line} 行：2026-01-01 写了两次。`);
    expect(errorText('en', issue?.code ?? '', issue?.facts)).toBe(`Line ${line}: 2026-01-01 stands twice.`);
  });

  it('has no line where none is known', () =>
    expect(errorText('zh-CN', 'day_twice', { date: '2026-01-01' })).toBe('2026-01-01 写了两次。'));
});

describe('the lines of a JSON text', () => {
  it('are known for every part, and for a missing one by what is around it', () => {
    const { lines } = linesOf('\n{"a": [\n 1,\n {"b": "]\\"}"}\n],\n"c": {}, "e.f": 1}');
    expect([...lines]).toEqual([
      ['', 2],
      ['a', 2],
      ['a[0]', 3],
      ['a[1]', 4],
      ['a[1].b', 4],
      ['c', 6],
      ['e.f', 6],
    ]);
    expect(['a[1].b.x', 'a[7]', 'c.d.e', 'z'].map((path) => lineAt(lines, path))).toEqual([4, 2, 6, 2]);
  });

  it('agree with the runtime on what there is', () =>
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), (text) => {
        expect(linesOf(text).tooDeep).toBeNull();
        const pretty = JSON.stringify(JSON.parse(text), null, 1);
        const places = linesOf(pretty);
        expect(places.twice).toEqual([]);
        expect(Math.max(...places.lines.values())).toBeLessThanOrEqual(pretty.split('\n').length);
      }),
    ));
});
