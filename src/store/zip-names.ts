// The names of what is packed in a ZIP file, read from its list at the end without unpacking anything.
import type { FileHandle } from 'node:fs/promises';

/** End record, with the longest comment that the format allows behind it. */
const END = 22;
const TAIL = END + 65_535;
/** A list longer than this belongs to no document. */
const LONGEST_LIST = 4 * 1024 * 1024;

/** Empty for what is no whole ZIP file. */
export async function zipNames(file: FileHandle, size: number): Promise<readonly string[]> {
  const tail = await readAt(file, Math.max(0, size - TAIL), Math.min(size, TAIL));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + END > tail.length) return [];
  const length = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (length > LONGEST_LIST || start + length > size) return [];
  return namesIn(await readAt(file, start, length));
}

function namesIn(list: Buffer): readonly string[] {
  const names: string[] = [];
  for (let at = 0; at + 46 <= list.length && list.readUInt32LE(at) === 0x02014b50; ) {
    const [name, extra, comment] = [28, 30, 32].map((place) => list.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    names.push(list.toString('utf8', at + 46, at + 46 + name));
    at += 46 + name + extra + comment;
  }
  return names;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
