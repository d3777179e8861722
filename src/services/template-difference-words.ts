// A difference of two templates in words of both languages, one line a field.
import type { ApprovalTemplate } from '../domain/template.ts';
import type { FieldChange, Json, PartChange } from '../domain/template-difference.ts';
import { type Lang, t } from '../texts/index.ts';
import type { TemplateDifferenceView } from './template-difference.ts';
import { fieldLabel, type NameOf, namesOf, ownerOf, valueWords } from './template-words.ts';
import type { Named } from './views.ts';

export interface WordedField extends FieldChange {
  readonly label: Named;
  readonly words: { readonly before: Named; readonly after: Named };
}

export interface WordedChange {
  readonly kind: PartChange['kind'];
  readonly code: string;
  readonly change: PartChange['change'];
  /** As the later version calls it. */
  readonly name: Named;
  readonly fields: readonly WordedField[];
}

type Both = (words: (lang: Lang, nameOf: NameOf) => string) => Named;

export function wordedChanges({ before, after, changes }: TemplateDifferenceView): readonly WordedChange[] {
  const names = { zh: namesOf('zh-CN', before, after), en: namesOf('en', before, after) };
  const both: Both = (words) => ({ zh: words('zh-CN', names.zh), en: words('en', names.en) });
  return changes.map(({ kind, code, change, fields }) => ({
    kind,
    code,
    change,
    name: both((lang, nameOf) => partName(lang, kind, code, nameOf, [after, before])),
    fields: fields.map((field) => worded(field, both)),
  }));
}

function worded(change: FieldChange, both: Both): WordedField {
  const { field, of } = change;
  const say = (value: Json): Named => both((lang, nameOf) => valueWords(lang, field, value, nameOf, of));
  return {
    ...change,
    label: both((lang, nameOf) => {
      const label = fieldLabel(lang, field);
      return of === null ? label : `${label}${t(lang, 'common.colon')}${ownerOf(lang, field, of, nameOf)}`;
    }),
    words: { before: say(change.before), after: say(change.after) },
  };
}

function partName(
  lang: Lang,
  kind: PartChange['kind'],
  code: string,
  nameOf: NameOf,
  templates: readonly ApprovalTemplate[],
): string {
  if (kind === 'general') return t(lang, 'tpl.part.general');
  if (kind === 'source') return titleOf(templates, code) ?? code;
  // A target has a name in Chinese only.
  if (kind === 'target') return (lang === 'en' ? null : targetOf(templates, code)) ?? code;
  return nameOf(code);
}

const titleOf = (templates: readonly ApprovalTemplate[], code: string): string | null =>
  templates.flatMap(({ sources }) => sources).find(({ id }) => id === code)?.title ?? null;
const targetOf = (templates: readonly ApprovalTemplate[], code: string): string | null =>
  templates.flatMap(({ targets }) => targets).find((target) => target.code === code)?.zh ?? null;
