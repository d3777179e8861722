// Names of parties, items and people as a screen shows them: short for departments, readable for English identifiers.
import type { Named } from '../../services/views.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { named } from '../../texts/names.ts';

export { fullWidth, named } from '../../texts/names.ts';

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
