// The fields of a template in words of both languages: for the pages, and for whoever reads a difference over the API.
import { attributeNamed } from '../domain/attributes.ts';
import type { ApprovalTemplate, LimitSpec, MilestoneRef } from '../domain/template.ts';
import type { Json } from '../domain/template-difference.ts';
import { known, type Lang, t } from '../texts/index.ts';
import { limitWords } from '../texts/limits.ts';
import { fullWidth, named } from '../texts/names.ts';
import { conditionWords as saidCondition } from './condition-words.ts';

/** Says codes of a template by their names; a code without one stands as it is. */
export type NameOf = (code: string) => string;

/** Names of items, stages, groups, procedures and, by the tables, parties; the later template has the say. */
export function namesOf(lang: Lang, ...templates: readonly ApprovalTemplate[]): NameOf {
  const names = new Map(
    templates.flatMap(({ items, stages, groups, special_procedures: procedures }) =>
      [...items, ...stages, ...groups, ...procedures].map((one) => [one.code, named(lang, one)] as const),
    ),
  );
  return (code) => names.get(code) ?? known(lang, `party.${code}`) ?? code;
}

export const limitOf = (lang: Lang, { days, unit, starts }: LimitSpec): string =>
  `${limitWords(lang, days === null ? null : { days, unit })}${starts === 'received' ? t(lang, 'tpl.fromReceipt') : ''}`;

/** The limit with where it comes from: a source's id, or the word that it is assumed. */
const markedLimit = (lang: Lang, limit: LimitSpec): string => {
  const mark = limit.source ?? (limit.days === null ? null : t(lang, 'template.assumed'));
  return mark === null ? limitOf(lang, limit) : t(lang, 'tpl.marked', { text: limitOf(lang, limit), mark });
};

export const milestoneOf = (lang: Lang, { item, event }: MilestoneRef, nameOf: NameOf): string =>
  t(lang, `template.milestone.${event}`, { item: nameOf(item) });

/** The name of a field as `template-difference.ts` calls it. */
export const fieldLabel = (lang: Lang, field: string): string =>
  known(
    lang,
    `tpl.field.${field.replace(/^materials\./, 'material.').replace(/^commitment\.facts\./, 'fact.')}`,
  ) ??
  known(lang, `tpl.field.${field.split('.').at(-1)}`) ??
  field;

/** To whom the field belongs within its part: a prerequisite's item, a material's code, an attribute. */
export function ownerOf(lang: Lang, field: string, of: string, nameOf: NameOf): string {
  if (!field.endsWith('_profile')) return field === 'prerequisites' ? `${of} ${nameOf(of)}` : of;
  const attribute = attributeNamed(of);
  return attribute === null ? of : lang === 'en' ? attribute.en : attribute.zh;
}

type Fields = Readonly<Record<string, Json>>;
const isObject = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isLimit = (value: Json): boolean => isObject(value) && 'days' in value && 'unit' in value;
const text = (value: Json | undefined): string => (typeof value === 'string' ? value : String(value ?? ''));

/** A value of a field in words; what was not there is a dash. `of` names the attribute of a profile's value. */
export function valueWords(
  lang: Lang,
  field: string,
  value: Json,
  nameOf: NameOf,
  of: string | null = null,
): string {
  if (value === null) return t(lang, 'common.none');
  if (of !== null && field.endsWith('_profile')) return attributeWords(lang, of, value);
  if (typeof value === 'boolean') return t(lang, value ? 'common.yes' : 'common.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return plainText(lang, field, value, nameOf);
  if (isObject(value)) return objectWords(lang, field, value, nameOf);
  if (field === 'limits.variants') {
    return value.map((one) => (isObject(one) ? variantWords(lang, one) : '')).join(t(lang, 'tpl.semicolon'));
  }
  if (field === 'commitment.facts.contradicted_by') {
    return value
      .map((one) => (isObject(one) ? contradictionWords(lang, one, nameOf) : ''))
      .join(t(lang, 'tpl.semicolon'));
  }
  return value.length === 0
    ? t(lang, 'common.none')
    : value.map((one) => nameOf(text(one))).join(t(lang, 'common.listComma'));
}

function plainText(lang: Lang, field: string, value: string, nameOf: NameOf): string {
  const last = field.split('.').at(-1) ?? field;
  if (last === 'lead' || last === 'stage' || last === 'from_item') return nameOf(value);
  if (last === 'kind') return known(lang, `kind.${value}`) ?? value;
  return known(lang, `tpl.${last}.${value}`) ?? fullWidth(value);
}

function attributeWords(lang: Lang, name: string, value: Json): string {
  const choice = attributeNamed(name)?.choices.find((one) => one.value === value);
  return choice === undefined ? text(value) : lang === 'en' ? choice.en : choice.zh;
}

const asLimit = (value: Json | undefined): LimitSpec => value as unknown as LimitSpec;

const variantWords = (lang: Lang, variant: Fields): string =>
  t(lang, 'tpl.variant', {
    when: text(variant['when']),
    promised: markedLimit(lang, asLimit(variant['committed'])),
    statutory: markedLimit(lang, asLimit(variant['statutory'])),
  });

function objectWords(lang: Lang, field: string, value: Fields, nameOf: NameOf): string {
  if (isLimit(value)) return markedLimit(lang, asLimit(value));
  const marked = (said: string): string => {
    const mark = value['source'] ?? (value['assumed'] === true ? t(lang, 'template.assumed') : null);
    return mark === null || mark === undefined
      ? said
      : t(lang, 'tpl.marked', { text: said, mark: text(mark) });
  };
  switch (field) {
    case 'applies':
      return value['default'] === 'required'
        ? t(lang, 'template.always')
        : t(lang, 'template.when', { when: conditionWords(lang, value) });
    case 'materials.condition':
      return conditionWords(lang, value);
    case 'tolerate_missing':
      return toleranceWords(lang, value);
    case 'commitment':
      return value['allowed'] !== true
        ? t(lang, 'tpl.notAllowed')
        : t(lang, 'tpl.commitment', { limit: markedLimit(lang, asLimit(value['verify'])) });
    case 'commitment.text':
      return told(value)
        .map((part) => fullWidth(part))
        .join(t(lang, 'tpl.semicolon'));
    case 'commitment.excluded':
      return marked(known(lang, `commitment.matter.${text(value['reason'])}`) ?? text(value['reason']));
    case 'commitment.facts':
      return marked(fullWidth(text(lang === 'en' ? (value['en'] ?? value['zh']) : value['zh'])));
    case 'from':
    case 'to':
    case 'day_zero':
      return milestoneOf(lang, value as unknown as MilestoneRef, nameOf);
    case 'closes':
      return closingWords(lang, value as unknown as Closing, nameOf);
    case 'counts':
      return countsWords(lang, value);
    case 'prerequisites':
      return marked(t(lang, value['early'] === 'review' ? 'tpl.early' : 'tpl.after'));
    case 'materials':
      return marked(fullWidth(text(value['zh'])));
    case 'effective':
      return t(lang, value['to'] === null ? 'template.effective' : 'template.effectiveTo', {
        from: text(value['from']),
        to: text(value['to']),
      });
    case 'project':
      return `${known(lang, `regime.${text(value['regime'])}`) ?? ''} ${known(lang, `category.${text(value['category'])}`) ?? text(value['category_zh'])}`;
    case 'region':
      return `${text(value['code'])} ${text(lang === 'en' ? value['en'] : value['zh'])}`;
    default:
      return marked(namedOrSaid(lang, value));
  }
}

const told = (value: Fields): readonly string[] =>
  ['condition', 'obligation', 'liability'].map((part) => text(value[part]));

/** 「建设工程规划许可证核发：不予许可」, or the condition on the project. */
const contradictionWords = (lang: Lang, value: Fields, nameOf: NameOf): string => {
  const { item, when } = value;
  if (item === undefined) return t(lang, 'commitment.ifProject', { when: saidCondition(lang, text(when)) });
  const outcome = known(lang, `commitment.outcome.${text(when)}`) ?? text(when);
  return t(lang, 'commitment.ifCase', { item: nameOf(text(item)), outcome });
};

const namedOrSaid = (lang: Lang, value: Fields): string =>
  typeof value['en'] === 'string' && typeof value['zh'] === 'string'
    ? named(lang, { zh: value['zh'], en: value['en'] })
    : fullWidth(text(value['zh']));

const conditionWords = (lang: Lang, value: Fields): string =>
  lang === 'en' ? text(value['when']) : fullWidth(text(value['zh']));

export function toleranceWords(lang: Lang, value: Fields): string {
  if (value['allowed'] !== true) return t(lang, 'tpl.notAllowed');
  return t(lang, 'tpl.tolerance', {
    limit: markedLimit(lang, asLimit(value['deadline'])),
    release: known(lang, `tpl.release.${text(value['release'])}`) ?? '',
    lapse: known(lang, `tpl.lapse.${text(value['on_lapse'])}`) ?? '',
  });
}

interface Closing {
  readonly rule: 'all' | 'any';
  readonly items: readonly string[];
}
export const closingWords = (lang: Lang, { rule, items }: Closing, nameOf: NameOf): string =>
  t(lang, `tpl.closes.${rule}`, { items: items.map(nameOf).join(t(lang, 'common.listComma')) });

export function countsWords(lang: Lang, counts: Fields): string {
  const kinds = Array.isArray(counts['kinds']) ? counts['kinds'] : [];
  const said = t(lang, 'tpl.counts', {
    kinds: kinds
      .map((kind) => known(lang, `kind.${text(kind)}`) ?? text(kind))
      .join(t(lang, 'common.listComma')),
    intermediaries: known(lang, `tpl.intermediaries.${text(counts['intermediaries'])}`) ?? '',
  });
  return counts['scope'] === undefined ? said : `${said}${t(lang, 'tpl.scope')}`;
}
