// Turns the codes that the program refuses with into sentences; used by the API, the pages and the command line alike.
import type { Facts, FactValue } from '../domain/errors.ts';
import { articleTables, errorTables, known, type Lang, type TextFacts, t } from './index.ts';

const unknownCode: Readonly<Record<Lang, string>> = {
  'zh-CN': '没有办成（代码 {code}）。',
  en: 'Refused (code {code}).',
};

/** A sentence for a refusal or issue code. A code without a sentence still shows itself. */
export function errorText(lang: Lang, code: string, facts: Facts = {}): string {
  const table: Readonly<Record<string, string>> = errorTables[lang];
  // What is forbidden has a sentence of its own where the general one would leave the reader guessing.
  const own = `${code}.${String(facts['action'])}`;
  const text = [own, code].map((key) => (Object.hasOwn(table, key) ? table[key] : undefined)).find(Boolean);
  const words: TextFacts = {
    code,
    // The same sentences serve fields of forms, which have no lines.
    atLine: typeof facts['line'] === 'number' ? t(lang, 'common.atLine', { line: facts['line'] }) : '',
    ...Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, word(lang, name, value)])),
  };
  // A fault of a file says its line first, unless its sentence places it itself.
  const said = text ?? unknownCode[lang];
  const placed = /\{(atLine|line)\}/.test(said) ? said : `{atLine}${said}`;
  return placed.replace(/\{(\w+)\}/g, (whole, name: string) => String(words[name] ?? whole));
}

/** Codes among the facts are said in words where the tables have them. */
function word(lang: Lang, name: string, value: FactValue): string {
  if (Array.isArray(value))
    return value.map((one) => word(lang, name, one)).join(t(lang, 'common.listComma'));
  if (value === null) return t(lang, 'common.none');
  if (name === 'type') return known(lang, `event.${value}`) ?? String(value);
  if (name === 'matter') return known(lang, `commitment.matter.${value}`) ?? String(value);
  if (name === 'office') return known(lang, `office.${value}`) ?? String(value);
  if (name === 'ground') return known(lang, `credit.ground.${value}`) ?? String(value);
  if (name === 'credit') return known(lang, `credit.status.${value}`) ?? String(value);
  if (name === 'until' && value === 'until_repaired') return t(lang, 'credit.untilRepaired');
  if (name === 'procedure') return known(lang, `procedure.${value}`) ?? String(value);
  if (name === 'templateStatus') return known(lang, `templates.status.${value}`) ?? String(value);
  if (name === 'paperKind') return known(lang, `paper.kind.${value}`) ?? String(value);
  if (name === 'checked') return known(lang, `material.state.${value}`) ?? String(value);
  if (name === 'status' || name === 'what') return known(lang, `status.${value}`) ?? String(value);
  return String(value);
}

/** The name of the article a ledger line rests on; a code without a name stands as it is. */
export function articleText(lang: Lang, code: string): string {
  const table: Readonly<Record<string, string>> = articleTables[lang];
  return (Object.hasOwn(table, code) ? table[code] : undefined) ?? code;
}
