// Reads back a PDF that Chromium printed: the size of each page and its text in the order of drawing. Knows just enough of
// the format for that: whole objects in plain, streams deflated, fonts with a table from glyphs to characters.
import { inflateSync } from 'node:zlib';

export interface PdfPage {
  /** Points: 595 × 842 is A4. */
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

export function pagesOf(pdf: Buffer): readonly PdfPage[] {
  const objects = objectsOf(pdf);
  const pages = [...objects.values()].filter(({ head }) => /\/Type\s*\/Page\b/.test(head));
  return pages.map(({ head }) => {
    const [, , , width = '0', height = '0'] =
      /\/MediaBox\s*\[\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/.exec(head) ?? [];
    const content = objects.get(reference(head, 'Contents'))?.stream ?? '';
    return { width: Number(width), height: Number(height), text: drawn(content, fontsOf(head, objects)) };
  });
}

/** Objects by number; the streams of printing are all deflated. */
function objectsOf(pdf: Buffer): ReadonlyMap<string, PdfObject> {
  const raw = pdf.toString('latin1');
  const objects = new Map<string, PdfObject>();
  for (const match of raw.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const begin = match.index + match[0].length;
    const end = raw.indexOf('endobj', begin);
    const streamAt = raw.indexOf('stream', begin);
    const hasStream = streamAt !== -1 && streamAt < end;
    const head = raw.slice(begin, hasStream ? streamAt : end);
    objects.set(match[1] ?? '', { head, stream: hasStream ? inflated(pdf, raw, streamAt, head) : '' });
  }
  return objects;
}

function inflated(pdf: Buffer, raw: string, streamAt: number, head: string): string {
  const from = raw.indexOf('\n', streamAt) + 1;
  const bytes = pdf.subarray(from, raw.indexOf('endstream', from));
  return /\/FlateDecode/.test(head) ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
}

const reference = (head: string, name: string): string =>
  new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(head)?.[1] ?? '';

interface Glyphs {
  /** Hexadecimal digits of one code: 2 for drawn fonts, 4 for others. */
  readonly digits: number;
  readonly characters: ReadonlyMap<string, string>;
}
const noGlyphs: Glyphs = { digits: 4, characters: new Map() };

/** The glyph tables of a page's fonts, by the name that its content uses. */
function fontsOf(head: string, objects: ReadonlyMap<string, PdfObject>): ReadonlyMap<string, Glyphs> {
  const resources = objects.get(reference(head, 'Resources'))?.head ?? head;
  const list = /\/Font\s*<<([^>]*)>>/.exec(resources)?.[1] ?? '';
  const fonts = [...list.matchAll(/\/(\S+)\s+(\d+) 0 R/g)];
  return new Map(
    fonts.map(([, name = '', number = '']) => {
      const table = reference(objects.get(number)?.head ?? '', 'ToUnicode');
      return [name, glyphsOf(objects.get(table)?.stream ?? '')];
    }),
  );
}

function glyphsOf(table: string): Glyphs {
  const digits = /begincodespacerange\s*<([0-9A-F]+)>/i.exec(table)?.[1]?.length ?? noGlyphs.digits;
  const glyphs = new Map<string, string>();
  for (const [, block = ''] of table.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, glyph = '', text = ''] of block.matchAll(/<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi)) {
      glyphs.set(glyph.toUpperCase(), characters(text));
    }
  }
  for (const [, block = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', to = '', text = ''] of block.matchAll(
      /<([0-9A-F]+)>\s*<([0-9A-F]+)>\s*<([0-9A-F]+)>/gi,
    )) {
      const first = Number.parseInt(from, 16);
      for (let glyph = first; glyph <= Number.parseInt(to, 16); glyph++) {
        const code = Number.parseInt(text, 16) + glyph - first;
        glyphs.set(glyph.toString(16).toUpperCase().padStart(from.length, '0'), String.fromCodePoint(code));
      }
    }
  }
  return { digits, characters: glyphs };
}

const characters = (hex: string): string =>
  Buffer.from(hex.padStart(4, '0'), 'hex').swap16().toString('utf16le');

/** Text shown, in the order in which it is drawn; without the gaps between its pieces. */
function drawn(content: string, fonts: ReadonlyMap<string, Glyphs>): string {
  let glyphs = noGlyphs;
  const pieces: string[] = [];
  for (const [, font, shown] of content.matchAll(
    /\/(\S+)\s+[\d.]+\s+Tf|((?:<[0-9A-F]*>|\[[^\]]*\])\s*T[jJ])/gi,
  )) {
    if (font !== undefined) glyphs = fonts.get(font) ?? noGlyphs;
    if (shown === undefined) continue;
    const code = new RegExp(`.{${glyphs.digits}}`, 'g');
    const codes = [...shown.matchAll(/<([0-9A-F]*)>/gi)].flatMap(([, hex = '']) => hex.match(code) ?? []);
    pieces.push(codes.map((one) => glyphs.characters.get(one.toUpperCase()) ?? '').join(''));
  }
  // Fonts give some characters as radicals of the same look; the plain ones are meant.
  return pieces.join('').replace(/[\u2f00-\u2fdf]/g, (radical) => radical.normalize('NFKC'));
}
