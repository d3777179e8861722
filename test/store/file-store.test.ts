// Files by what they contain: each content once, judged by its bytes, and nothing left of what is refused or cut off.
import { mkdtempSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LARGEST_FILE } from '../../src/domain/file-kinds.ts';
import { type FileStore, openFileStore } from '../../src/store/file-store.ts';
import { compound, eicar, heic, inPieces, jpeg, pdf, png, program, tiff, zip } from '../support/files.ts';
import { refusedBy } from '../support/refusal.ts';

const NOW = Date.parse('2026-05-27T09:00:00+08:00');
let folder: string;
let files: FileStore;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'files-'));
  files = openFileStore(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (content: Buffer, store = files) => store.put(inPieces(content), NOW);
const onDisk = async (): Promise<readonly string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const refused = async (content: Buffer, store = files): Promise<string> => {
  const { code, issues } = await refusedBy(() => put(content, store));
  return issues[0]?.code ?? code;
};
/** Bytes without end, as a sender that never stops. */
async function* endless(): AsyncGenerator<Uint8Array> {
  yield pdf();
  for (;;) yield Buffer.alloc(1024 * 1024, 32);
}

describe('a file', () => {
  it('is found by its hash, whole', async () => {
    const { hash, bytes, kind } = await put(pdf());
    expect([bytes, kind]).toEqual([pdf().length, 'pdf']);
    const found = await files.open(hash);
    expect(await buffer(found?.content ?? (async function* () {})())).toEqual(pdf());
    expect(await onDisk()).toEqual([hash]);
  });

  it('is kept once, however often it comes, and is as young as its last coming', async () => {
    const first = await put(pdf());
    const later = await files.put(inPieces(pdf()), NOW + 3_600_000);
    expect(later.hash).toBe(first.hash);
    expect(await onDisk()).toEqual([first.hash]);
    const listed = [];
    for await (const one of files.list()) listed.push(one);
    expect(listed).toEqual([{ hash: first.hash, storedAt: NOW + 3_600_000 }]);
  });

  it.each([
    ['PDF', pdf(), 'pdf'],
    ['JPEG', jpeg, 'jpeg'],
    ['PNG', png, 'png'],
    ['TIFF', tiff, 'tiff'],
    ['the photograph of a phone', heic, 'heic'],
    ['OFD', zip('OFD.xml', 'Doc_0/Document.xml'), 'ofd'],
    ['Word', zip('[Content_Types].xml', 'word/document.xml'), 'docx'],
    ['Excel', zip('[Content_Types].xml', 'xl/workbook.xml'), 'xlsx'],
    ['old Word', compound('WordDocument'), 'doc'],
    ['old Excel', compound('Workbook'), 'xls'],
    ['a table of boundary points', Buffer.from('J1,3203451.12,40561234.50\r\n界址点,1,2\n'), 'text'],
  ])('is known by its bytes: %s', async (_, content, kind) => {
    expect((await put(content)).kind).toBe(kind);
  });

  it.each([
    ['a program', program],
    ['an archive', zip('图纸/总平面.pdf')],
    ['a document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['an installer in the old office format', compound('Installer')],
    ['a web page', Buffer.from('<!DOCTYPE html><script>alert(1)</script>')],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['text in another encoding', Buffer.from([0xbd, 0xe7, 0xd6, 0xb7, 0xb5, 0xe3])],
    ['bytes of no meaning', Buffer.from([0, 1, 2, 3, 4, 5, 6, 7, 8])],
  ])('of another kind is not kept: %s', async (_, content) => {
    expect(await refused(content)).toBe('file_kind_unknown');
    expect(await onDisk()).toEqual([]);
  });

  it('of 0 bytes is not kept', async () => {
    expect(await refused(Buffer.alloc(0))).toBe('file_empty');
    expect(await onDisk()).toEqual([]);
  });

  it('of exactly 50 MB is kept, of one byte more refused', async () => {
    const most = Buffer.alloc(LARGEST_FILE, 32);
    pdf().copy(most);
    expect((await put(most)).bytes).toBe(52_428_800);
    expect(await refused(Buffer.concat([most, Buffer.from(' ')]))).toBe('upload_too_large');
    expect((await onDisk()).length).toBe(1);
  });

  it('without end is given up at the limit', async () => {
    const { kind, code } = await refusedBy(() => files.put(endless(), NOW));
    expect([kind, code]).toEqual(['too_large', 'upload_too_large']);
    expect(await onDisk()).toEqual([]);
  });

  it('that is cut off half way leaves nothing', async () => {
    const cut = async function* (): AsyncGenerator<Uint8Array> {
      yield pdf();
      throw new Error('the line is lost');
    };
    await expect(files.put(cut(), NOW)).rejects.toThrow('the line is lost');
    expect(await onDisk()).toEqual([]);
  });

  it('cannot be asked for by a path', async () => {
    expect(await files.open('../../etc/passwd')).toBeNull();
    expect(await files.has('..')).toBe(false);
    expect(() => files.remove('../x')).toThrow(RangeError);
  });
});

describe('the scanner', () => {
  const scanning = (...command: readonly string[]): FileStore =>
    openFileStore(folder, { scan: { command, patienceMs: 300 }, report: () => {} });

  it('sees the file by its path and lets clean ones through', async () => {
    const { hash } = await put(pdf(), scanning('test', '-s'));
    expect(await files.has(hash)).toBe(true);
  });

  it('names the test virus: refused, and nothing kept', async () => {
    // Exit 1 where the name of the test virus is in the file, else 0: the other way round than grep.
    const scan = scanning('sh', '-c', '! grep -q EICAR-STANDARD "$1"', 'scan');
    expect(await refused(eicar, scan)).toBe('file_infected');
    expect(await onDisk()).toEqual([]);
    expect((await put(pdf(), scan)).kind).toBe('pdf');
  });

  it.each([
    ['is not there', ['no-such-scanner']],
    ['fails', ['sh', '-c', 'exit 2']],
    ['does not answer in time', ['sleep', '5']],
  ])('that %s keeps nothing and blames nobody', async (_, command) => {
    const sleepy = command[0] === 'sleep' ? ['sh', '-c', 'sleep 5', 'scan'] : command;
    expect(await refused(pdf(), scanning(...sleepy))).toBe('file_not_scanned');
    expect(await onDisk()).toEqual([]);
  });

  it('is never given to a shell', async () => {
    const scan = scanning('test', '-s', '$(touch', `${folder}/broken)`);
    expect(await refused(pdf(), scan)).toBe('file_not_scanned');
    expect(await onDisk()).toEqual([]);
  });
});
