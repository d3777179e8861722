// A condition on a project in words: 「位于历史文化保护区为是」 instead of the language of templates.
import { attributeNamed } from '../domain/attributes.ts';
import { parseCondition, type Test } from '../domain/condition.ts';
import { type Lang, t } from '../texts/index.ts';

/** What cannot be read stands as it is. */
export function conditionWords(lang: Lang, when: string): string {
  const read = parseCondition(when);
  if (!read.ok) return when;
  return read.value
    .map((all) => all.map((test) => testWords(lang, test)).join(t(lang, 'condition.and')))
    .join(t(lang, 'condition.or'));
}

function testWords(lang: Lang, { attribute, operator, values }: Test): string {
  const known = attributeNamed(attribute);
  const words = values.map((value) => {
    const choice = known?.choices.find((one) => one.value === value);
    return choice === undefined ? String(value) : lang === 'en' ? choice.en : choice.zh;
  });
  const name = known === null ? attribute : lang === 'en' ? known.en : known.zh;
  const facts = { name, values: words.join(t(lang, 'condition.either')) };
  return t(lang, operator === '!=' ? 'condition.isNot' : 'condition.is', facts);
}
