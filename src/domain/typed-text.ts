// Text as people type it: full-width letters and digits, many kinds of dashes and spaces. One place that evens it out.

/** Full-width to half-width, every dash to `-`, no spaces and no invisible characters, capital letters. */
export function evenOut(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2010-\u2015\u2212\u2500]/g, '-') // a Chinese keyboard gives —, often two of them
    .replace(/[\p{White_Space}\p{Cf}]+/gu, '')
    .replace(/-+/g, '-')
    .toUpperCase();
}

/** The first ten characters of `text` that `allowed` does not match, each once. */
export function strangeCharacters(text: string, allowed: RegExp): readonly string[] {
  return [...new Set(text)].filter((character) => !allowed.test(character)).slice(0, 10);
}
