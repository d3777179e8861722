// The circumstances of a project as form fields: choices first, then boxes for yes and no.
import type { ProjectAttribute } from '../../domain/attributes.ts';
import type { Attributes } from '../../domain/template.ts';
import type { Lang } from '../../texts/index.ts';
import { isFlag } from '../attribute-form.ts';
import { fullWidth } from '../words/names.ts';
import { Check, Field, type FormState, typedIn } from './form.tsx';

export interface AttributeFieldsProps {
  readonly lang: Lang;
  readonly attributes: readonly ProjectAttribute[];
  /** What stands there until something is typed. */
  readonly values: Attributes;
  readonly form: FormState;
}

export function AttributeFields({ lang, attributes, values, form }: AttributeFieldsProps) {
  return (
    <>
      <div class="form-grid three">
        {attributes
          .filter((attribute) => !isFlag(attribute))
          .map((attribute) => (
            <Field
              lang={lang}
              name={`attributes.${attribute.name}`}
              label={attributeWord(lang, attribute)}
              form={form}
              kind="select"
              required
              value={String(values[attribute.name] ?? '')}
              options={attribute.choices.map((choice) => ({
                value: String(choice.value),
                label: attributeWord(lang, choice),
              }))}
            />
          ))}
      </div>
      <div class="checks">
        {attributes.filter(isFlag).map((attribute) => (
          <Check
            name={`attributes.${attribute.name}`}
            label={attributeWord(lang, attribute)}
            checked={isTicked(form, attribute, values)}
          />
        ))}
      </div>
    </>
  );
}

export const attributeWord = (lang: Lang, one: { readonly zh: string; readonly en: string }): string =>
  lang === 'en' ? one.en : fullWidth(one.zh);

/** A box left empty sends nothing, so after a first try the sent values count alone. */
function isTicked(form: FormState, attribute: ProjectAttribute, values: Attributes): boolean {
  const sent = Object.keys(form.values).length > 0;
  return sent ? typedIn(form, `attributes.${attribute.name}`) === 'true' : values[attribute.name] === true;
}
