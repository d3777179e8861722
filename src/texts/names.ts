// Names that templates and records carry in two languages, as the product shows them.
import type { Lang } from './index.ts';

interface TwoNames {
  readonly zh: string;
  readonly en: string;
}

/** `construction_permit` reads as `Construction permit`; real English names stay as they are. */
function readable(en: string): string {
  const words = en.replaceAll('_', ' ');
  return (words.charAt(0).toUpperCase() + words.slice(1)).replace(/\bEia\b/i, 'EIA');
}

/** The name in the reader's language. Templates use half-width punctuation between Han characters; readers do not. */
export const named = (lang: Lang, name: TwoNames): string =>
  lang === 'en' ? readable(name.en) : fullWidth(name.zh);

/** Half-width brackets, commas and colons beside a Han character become full-width. */
export function fullWidth(zh: string): string {
  if (!/[(),:;]/.test(zh) || !/\p{Script=Han}/u.test(zh)) return zh;
  const wide: Readonly<Record<string, string>> = { '(': '（', ')': '）', ',': '，', ':': '：', ';': '；' };
  return zh.replace(/[(),:;]/g, (mark) => wide[mark] ?? mark);
}
