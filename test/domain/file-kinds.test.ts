// What a file is called beside what it is: told where they differ, and handed out under an ending that does no harm.
import { describe, expect, it } from 'vitest';
import {
  acceptedTypes,
  fileKinds,
  kindOfMediaType,
  mediaTypeOf,
  nameMismatch,
  safeName,
} from '../../src/domain/file-kinds.ts';

describe('the name of a file', () => {
  it.each([
    ['合同.pdf', 'pdf', null],
    ['合同.PDF', 'pdf', null],
    ['合同', 'pdf', null],
    ['照片.jfif', 'jpeg', null],
    ['图.jpg', 'pdf', { ending: '.jpg', content: 'PDF' }],
    ['坐标.csv', 'text', null],
    ['安装.exe', 'docx', { ending: '.exe', content: 'Word (DOCX)' }],
  ] as const)('%s of a %s', (name, kind, mismatch) => {
    expect(nameMismatch(name, kind)).toEqual(mismatch);
  });

  it.each([
    ['合同.pdf', 'pdf', '合同.pdf'],
    ['安装.exe', 'pdf', '安装.exe.pdf'],
    ['合同', 'docx', '合同.docx'],
    ['../../etc/passwd', 'text', '__.._etc_passwd.txt'],
    ['.htaccess', 'text', '_htaccess.txt'],
    ['a"b\r\nSet-Cookie: x.pdf', 'pdf', 'a_b__Set-Cookie_ x.pdf'],
  ] as const)('%s is handed out as', (name, kind, safe) => {
    expect(safeName(name, kind)).toBe(safe);
  });
});

it('every kind has a media type of its own, and neither web pages nor drawings with script are among them', () => {
  for (const kind of fileKinds) expect(kindOfMediaType(mediaTypeOf(kind))).toBe(kind);
  expect(acceptedTypes.filter((type) => /html|svg|xml$|script|zip/.test(type))).toEqual([]);
});
