// A code as a small PNG, for files that take no drawing: one bit a dot, packed by zlib.
import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

export interface Png {
  readonly bytes: Buffer;
  /** Dots along each side. */
  readonly size: number;
}

export function qrPng(text: string, dotsPerModule = 8): Png {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 2 });
  const size = modules * dotsPerModule;
  const stride = Math.ceil(size / 8) + 1;
  const rows = Buffer.alloc(stride * size);
  for (let y = 0; y < size; y += 1) {
    const row = data[Math.floor(y / dotsPerModule)] ?? [];
    for (let x = 0; x < size; x += 1) {
      if (row[Math.floor(x / dotsPerModule)] === true) continue;
      const at = y * stride + 1 + (x >> 3);
      rows.writeUInt8(rows.readUInt8(at) | (0x80 >> (x & 7)), at);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.writeUInt8(1, 8); // one bit a dot, grey: the rest stays 0
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const bytes = Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes, size };
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
