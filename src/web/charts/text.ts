// Text inside pictures: how wide it is, where it breaks, what gives way when it does not fit. Drawn text cannot wrap itself.

const wide =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u3000-\u303f\u2018-\u201d]/u;

/** Width in units of the font size; a little more than most fonts need. */
function widthOfCharacter(character: string): number {
  if (wide.test(character)) return 1;
  if (/[A-Z@%&—…]/.test(character)) return 0.7;
  if (/[mw]/.test(character)) return 0.86;
  if (/[ilj.,;:|!'·\u00a0 ]/.test(character)) return 0.32;
  if (/[frt()\-/I]/.test(character)) return 0.4;
  return 0.59;
}

const widths = new Map<string, number>();

/** Width of a text in pixels at a font size. */
export function widthOf(text: string, size: number): number {
  let units = widths.get(text);
  if (units === undefined) {
    units = [...text].reduce((sum, character) => sum + widthOfCharacter(character), 0);
    if (widths.size > 5000) widths.clear();
    widths.set(text, units);
  }
  return units * size;
}

/** What never begins a line, and what never ends one. */
const closing = /[，。、；：？！）》〉」』”’〕,.;:!?)\]]/;
const opening = /[（《〈「『“‘〔([]/;

/** Han characters break anywhere, other words at their spaces. */
const piecesOf = (text: string): readonly string[] => text.match(/[A-Za-z0-9'’./&-]+ ?|\s|./gu) ?? [];

/** At most `lines` lines of `width` pixels; the last ends with … when something is left. */
export function wrapped(text: string, width: number, size: number, lines = 2): readonly string[] {
  const done: string[] = [];
  let line = '';
  let used = 0;
  const pieces = piecesOf(text);
  for (const [i, piece] of pieces.entries()) {
    const own = widthOf(piece.trimEnd(), size);
    if (line === '' || used + own <= width || (closing.test(piece) && used + own <= width + size / 2)) {
      line += line === '' ? piece.trimStart() : piece;
      used += widthOf(piece, size);
      continue;
    }
    if (done.length === lines - 1) return [...done, ellipsis(line + pieces.slice(i).join(''), width, size)];
    // An opening bracket goes with what it opens, and no line begins with what closes.
    const carry = opening.test(line.at(-1) ?? '') || closing.test(piece) ? 1 : 0;
    done.push(line.slice(0, line.length - carry).trimEnd());
    line = line.slice(line.length - carry) + piece.trimStart();
    used = widthOf(line, size);
  }
  return [...done, ellipsis(line.trimEnd(), width + size / 2, size)];
}

export function ellipsis(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(`${kept}${character}…`, size) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

export const fits = (text: string, width: number, size: number): boolean => widthOf(text, size) <= width;

/** The first of several wordings that fits; else the last, cut. */
export function firstFitting(wordings: readonly string[], width: number, size: number): string {
  return wordings.find((one) => fits(one, width, size)) ?? ellipsis(wordings.at(-1) ?? '', width, size);
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names come from outside: nothing in them may end an element or an attribute. */
export const escaped = (text: string): string =>
  /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign) : text;
