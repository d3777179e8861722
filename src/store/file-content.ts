// Says by its content what a file on disk is; its name is never asked. What it does not know is not taken.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import type { FileKind } from '../domain/file-kinds.ts';
import { zipNames } from './zip-names.ts';

const byExtension: Readonly<Record<string, FileKind>> = {
  pdf: 'pdf',
  jpg: 'jpeg',
  png: 'png',
  heic: 'heic',
  tif: 'tiff',
  docx: 'docx',
  xlsx: 'xlsx',
};

/** null for what the house does not take: programs, archives, web pages, and what nobody recognises. */
export async function kindOfContent(path: string): Promise<FileKind | null> {
  const found = await fileTypeFromFile(path);
  if (found === undefined) return (await isPlainText(path)) ? 'text' : null;
  if (found.ext === 'cfb') return kindOfCompound(path);
  if (found.ext === 'zip') return kindOfZip(path);
  return byExtension[found.ext] ?? null;
}

/** OFD and office documents are ZIP files; any other archive hides what the window has to look at. */
async function kindOfZip(path: string): Promise<FileKind | null> {
  const file = await open(path);
  try {
    const names = new Set(await zipNames(file, (await file.stat()).size));
    if (names.has('OFD.xml')) return 'ofd';
    if (!names.has('[Content_Types].xml') || [...names].some((name) => /vbaProject\.bin$/i.test(name)))
      return null;
    if (names.has('word/document.xml')) return 'docx';
    return names.has('xl/workbook.xml') ? 'xlsx' : null;
  } finally {
    await file.close();
  }
}

const utf16 = (name: string): Buffer => Buffer.from(name, 'utf16le');
const streams: readonly (readonly [FileKind, Buffer])[] = [
  ['doc', utf16('WordDocument')],
  ['xls', utf16('Workbook')],
];

/** The old office format names its main stream in UTF-16; installers and mails share the format, not the names. */
async function kindOfCompound(path: string): Promise<FileKind | null> {
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path)) {
    const part = Buffer.concat([rest, chunk]);
    const kind = streams.find(([, name]) => part.includes(name))?.[0];
    if (kind !== undefined) return kind;
    rest = part.subarray(-32);
  }
  return null;
}

/** UTF-8 throughout, without control characters, and no page or picture in disguise. */
async function isPlainText(path: string): Promise<boolean> {
  const reader = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const chunk of createReadStream(path)) {
      const text = reader.decode(chunk, { stream: true });
      if (/[^\P{Cc}\t\n\r\f]/u.test(text)) return false;
      if (isFirst && /^\s*(<|#!|%!)/.test(text)) return false;
      isFirst = false;
    }
    reader.decode();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}
