// The two forms beside the list of items: the circumstances of the project, and an item that its template does not have.
import type { ProjectAttribute } from '../../domain/attributes.ts';
import { itemKinds } from '../../domain/template.ts';
import type { ScopeView } from '../../services/project-scope.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';
import { AttributeFields, attributeWord } from './attribute-fields.tsx';
import { Card } from './card.tsx';
import { allTypedIn, Check, Field, type FormState, type Option, Problems } from './form.tsx';

interface AttributeFormProps {
  readonly shell: { readonly lang: Lang };
  readonly scope: ScopeView;
  readonly attributes: readonly ProjectAttribute[];
  readonly attributeForm: FormState;
}

export function AttributeForm({ shell, scope, attributes, attributeForm: form }: AttributeFormProps) {
  const { lang } = shell;
  if (attributes.length === 0) return null;
  const labelOf = (path: string): string | null => {
    if (path === 'reason') return t(lang, 'scope.reason');
    const attribute = attributes.find((one) => path === `attributes.${one.name}`);
    return attribute === undefined ? null : attributeWord(lang, attribute);
  };
  return (
    <Card title={t(lang, 'scope.change')}>
      <form class="side-form" method="post" action={paths.changeAttributes(scope.project.id)}>
        <p class="hint">{t(lang, 'scope.changeHint')}</p>
        <Problems lang={lang} form={form} labelOf={labelOf} />
        <AttributeFields lang={lang} attributes={attributes} values={scope.attributes} form={form} />
        <Field
          lang={lang}
          name="reason"
          label={t(lang, 'scope.reason')}
          hint={t(lang, 'scope.reasonHint')}
          form={form}
          required
        />
        <div class="form-foot">
          <button class="btn btn-primary" type="submit">
            {t(lang, 'scope.preview')}
          </button>
        </div>
      </form>
    </Card>
  );
}

interface AddItemFormProps {
  readonly shell: { readonly lang: Lang };
  readonly scope: ScopeView;
  readonly departments: readonly Option[];
  readonly itemForm: FormState;
  readonly formKey: string;
}

const labels: Readonly<Record<string, TextKey>> = {
  name: 'scope.field.name',
  nameEn: 'scope.field.nameEn',
  stage: 'scope.field.stage',
  kind: 'scope.field.kind',
  department: 'scope.field.department',
  'promised.days': 'scope.field.promisedDays',
  'promised.unit': 'scope.field.unit',
  reason: 'scope.field.reason',
};

export function AddItemForm({ shell, scope, departments, itemForm: form, formKey }: AddItemFormProps) {
  const { lang } = shell;
  const { project } = scope;
  const field = { lang, form, scope: 'add' } as const;
  const units = ['working', 'natural', 'month'] as const;
  const open = form.issues.length > 0;
  return (
    <Card title={t(lang, 'scope.add')} id="add-item">
      <details class="side-details" open={open}>
        <summary>{t(lang, 'scope.addHint')}</summary>
        <form class="side-form" method="post" action={paths.addItem(project.id)}>
          <input type="hidden" name="idempotencyKey" value={formKey} />
          <Problems
            lang={lang}
            form={form}
            scope="add"
            labelOf={(path) => {
              const key = labels[path] ?? labels[path.replace(/\[\d+\]$/, '')];
              return key === undefined ? null : t(lang, key);
            }}
          />
          <Field {...field} name="name" label={t(lang, 'scope.field.name')} required />
          <Field
            {...field}
            name="stage"
            label={t(lang, 'scope.field.stage')}
            kind="select"
            required
            options={project.stages.map(({ code, name }) => ({ value: code, label: named(lang, name) }))}
          />
          <Field
            {...field}
            name="kind"
            label={t(lang, 'scope.field.kind')}
            kind="select"
            required
            options={itemKinds.map((kind) => ({ value: kind, label: t(lang, `kind.${kind}`) }))}
          />
          <Field
            {...field}
            name="department"
            label={t(lang, 'scope.field.department')}
            kind="select"
            required
            options={departments}
          />
          <div class="form-grid">
            <Field
              {...field}
              name="promised.days"
              label={t(lang, 'scope.field.promisedDays')}
              hint={t(lang, 'scope.field.promisedDaysHint')}
              kind="number"
              attributes={{ min: 0, max: 3650 }}
            />
            <Field
              {...field}
              name="promised.unit"
              label={t(lang, 'scope.field.unit')}
              kind="select"
              required
              options={units.map((unit) => ({ value: unit, label: t(lang, `scope.unit.${unit}`) }))}
            />
          </div>
          <Field {...field} name="output" label={t(lang, 'scope.field.output')} />
          <Choices lang={lang} scope={scope} name="prerequisites" form={form} />
          <Choices lang={lang} scope={scope} name="precedes" form={form} />
          <Field {...field} name="reason" label={t(lang, 'scope.field.reason')} required />
          <div class="form-foot">
            <button class="btn" type="submit">
              {t(lang, 'scope.addSubmit')}
            </button>
          </div>
        </form>
      </details>
    </Card>
  );
}

interface ChoicesProps {
  readonly lang: Lang;
  readonly scope: ScopeView;
  readonly name: 'prerequisites' | 'precedes';
  readonly form: FormState;
}

/** Only what has not begun can still be made to wait. */
function Choices({ lang, scope, name, form }: ChoicesProps) {
  const chosen = allTypedIn(form, name);
  const items = scope.items.filter(
    ({ status, waived }) =>
      waived === null && (name === 'prerequisites' || status === 'blocked' || status === 'ready'),
  );
  return (
    <fieldset class="choices">
      <legend class="form-label">{t(lang, `scope.field.${name}`)}</legend>
      <div class="checks scrolling">
        {items.map((item) => (
          <Check
            name={name}
            value={item.item}
            label={named(lang, item.name)}
            checked={chosen.includes(item.item)}
            scope="add"
          />
        ))}
      </div>
    </fieldset>
  );
}
