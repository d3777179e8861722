// The forms around the material of a case: handing in a file, original seen, paper handed over, a certificate registered.
import type { MaterialListView } from '../../services/material-views.ts';
import type { Upload } from '../../services/uploads.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { Card } from './card.tsx';
import { FileField, uploadForm } from './file-field.tsx';
import { allTypedIn, Check, Field, type FormState, Problems } from './form.tsx';

export const materialForms = ['upload', 'check', 'original', 'handOver', 'certificate'] as const;
export type MaterialForm = (typeof materialForms)[number];

export interface FormProps {
  readonly lang: Lang;
  readonly list: MaterialListView;
  readonly form: FormState;
  readonly formKey: string;
  /** The material that was asked for, or none. */
  readonly chosen: string | null;
}

const general = (form: FormState): FormState => ({
  ...form,
  issues: form.issues.filter(({ path }) => path === '' || path === 'upload'),
});

function Choice({ lang, list, form, chosen, scope }: FormProps & { scope: string }) {
  const needed = list.materials.find(({ source }) => source.kind === 'to_hand_in')?.code;
  return (
    <Field
      lang={lang}
      name="material"
      label={t(lang, 'material.col.name')}
      form={form}
      scope={scope}
      kind="select"
      required
      value={chosen ?? needed}
      options={list.materials.map(({ code, name }, i) => ({ value: code, label: `${i + 1} ${name}` }))}
    />
  );
}

export function UploadCard({ upload, ...props }: FormProps & { readonly upload: Upload | null }) {
  const { lang, list, form, formKey } = props;
  const { id } = list.project;
  return (
    <Card title={t(lang, 'material.upload.title')} id="upload">
      <form
        class="side-form"
        id="upload-form"
        action={paths.materials(id, list.item)}
        {...uploadForm(lang, paths.uploads, form.issues.length > 0)}
      >
        <Problems lang={lang} form={general(form)} />
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <Choice {...props} scope="up" />
        <FileField lang={lang} form={form} scope="up" upload={upload} />
        <Field
          lang={lang}
          name="note"
          label={t(lang, 'field.note')}
          form={form}
          scope="up"
          kind="textarea"
          attributes={{ maxlength: 2000 }}
        />
        <p class="hint">{t(lang, list.may.check ? 'material.upload.direct' : 'material.upload.waits')}</p>
        <button type="submit" class="btn btn-primary">
          {t(lang, 'material.upload.submit')}
        </button>
      </form>
    </Card>
  );
}

export function OriginalCard({ person, ...props }: FormProps & { readonly person: string }) {
  const { lang, list, form, formKey } = props;
  return (
    <Card title={t(lang, 'material.original.title')} id="original">
      <form class="side-form" action={paths.originals(list.project.id, list.item)} method="post">
        <Problems lang={lang} form={general(form)} />
        <input type="hidden" name="idempotencyKey" value={formKey} />
        <Choice {...props} scope="or" />
        <Field lang={lang} name="note" label={t(lang, 'field.note')} form={form} scope="or" />
        <p class="hint">{t(lang, 'material.original.signed', { person })}</p>
        <button type="submit" class="btn">
          {t(lang, 'material.original.submit')}
        </button>
      </form>
    </Card>
  );
}

export function HandOverCard({ person, lang, list, form, formKey }: FormProps & { readonly person: string }) {
  const ticked = allTypedIn(form, 'materials');
  const issue = form.issues.find(({ path }) => path.startsWith('materials'));
  const field = (name: 'what' | 'giver' | 'taker' | 'note', value?: string) => (
    <Field
      lang={lang}
      name={name}
      label={t(lang, `material.handOver.${name}`)}
      form={form}
      scope="ho"
      required={name !== 'note'}
      value={value}
      attributes={{ maxlength: name === 'what' ? 500 : name === 'note' ? 2000 : 100 }}
    />
  );
  return (
    <Card title={t(lang, 'material.handOver.title')} id="handOver">
      <details open={form.issues.length > 0}>
        <summary>{t(lang, 'material.handOver.open')}</summary>
        <form class="side-form" action={paths.handOvers(list.project.id, list.item)} method="post">
          <Problems
            lang={lang}
            form={issue === undefined ? general(form) : { ...form, issues: [{ ...issue, path: '' }] }}
          />
          <input type="hidden" name="idempotencyKey" value={formKey} />
          <fieldset class="checks one">
            <legend class="form-label">{t(lang, 'material.handOver.materials')}</legend>
            {list.materials.map(({ code, name }) => (
              <Check name="materials" value={code} scope="ho" label={name} checked={ticked.includes(code)} />
            ))}
          </fieldset>
          {field('what')}
          {field('giver')}
          {field('taker', person)}
          {field('note')}
          <button type="submit" class="btn">
            {t(lang, 'material.handOver.submit')}
          </button>
        </form>
      </details>
    </Card>
  );
}

export function CertificateForm({ lang, list, form }: Omit<FormProps, 'formKey'>) {
  const field = (name: 'name' | 'number' | 'validUntil' | 'source', required = true) => (
    <Field
      lang={lang}
      name={name}
      label={t(lang, `material.certificate.${name}`)}
      form={form}
      scope="ce"
      kind={name === 'validUntil' ? 'date' : 'text'}
      required={required}
      hint={name === 'name' ? t(lang, 'material.certificate.nameHint') : undefined}
      attributes={{ maxlength: 100 }}
    />
  );
  return (
    <details open={form.issues.length > 0} class="side-details">
      <summary>{t(lang, 'material.certificate.open')}</summary>
      <form class="side-form" action={paths.certificates(list.project.id, list.item)} method="post">
        <Problems lang={lang} form={general(form)} />
        {field('name')}
        {field('number')}
        {field('validUntil', false)}
        {field('source')}
        <button type="submit" class="btn">
          {t(lang, 'material.certificate.submit')}
        </button>
      </form>
    </details>
  );
}
