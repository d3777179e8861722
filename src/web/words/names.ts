// Names of parties, items and people as a screen shows them: short for departments, readable for English identifiers.
import type { Named } from '../../services/views.ts';
import { known, type Lang, t } from '../../texts/index.ts';

/** `construction_permit` reads as `Construction permit`; real English names stay as they are. */
function readable(en: string): string {
  const words = en.replaceAll('_', ' ');
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\bEia\b/i, 'EIA');
}

/** The name in the reader's language. Templates use half-width punctuation between Han characters; screens do not. */
export const named = (lang: Lang, name: Named): string =>
  lang === 'en' ? readable(name.en) : fullWidth(name.zh);

/** Half-width brackets, commas and colons beside a Han character become full-width. */
export function fullWidth(zh: string): string {
  if (!/[(),:;]/.test(zh) || !/\p{Script=Han}/u.test(zh)) return zh;
  const wide: Readonly<Record<string, string>> = { '(': '（', ')': '）', ',': '，', ':': '：', ';': '；' };
  return zh.replace(/[(),:;]/g, (mark) => wide[mark] ?? mark);
}

/** Short name of a party code, e.g. 资规局; a procedure's own name, and that of a code the tables do not know. */
export function partyShort(lang: Lang, code: string | null, full: Named | null): string {
  if (full !== null && code === 'procedure') return named(lang, full);
  const short = code === null ? null : known(lang, `party.${code}`);
  return short ?? (full === null ? t(lang, 'common.none') : named(lang, full));
}

/** Full name for answer cards and papers, short one when there is no other. */
export const partyFull = (lang: Lang, code: string | null, full: Named | null): string =>
  full === null ? partyShort(lang, code, null) : named(lang, full);

/** Chinese names of projects are cut to fit a calendar cell: 永丰精密厂房 is 永丰 there. */
export const shortProject = (name: string): string =>
  /^\p{Script=Han}{4,}/u.test(name) ? name.slice(0, 2) : (name.split(/[\s（(]/)[0] ?? name);

export const listed = (lang: Lang, names: readonly string[]): string =>
  names.join(t(lang, 'common.listComma'));
