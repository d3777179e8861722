// The page on which an owner hands in what is owed. With script the file goes ahead in pieces and a lost line costs nothing;
// without, the form sends it by itself.
import type { Upload } from '../../services/uploads.ts';
import { t } from '../../texts/index.ts';
import { FileField, uploadForm } from '../components/file-field.tsx';
import { Field, type FormState, Problems } from '../components/form.tsx';
import { below, OwnerFrame, type OwnerShell } from './owner-frame.tsx';

const scripts = ['tus.min.js', 'upload.js'] as const;

export interface OwnerSupplyProps {
  readonly shell: OwnerShell;
  readonly form: FormState;
  readonly formKey: string;
  readonly item: string;
  readonly itemName: string;
  readonly materials: readonly { readonly code: string; readonly name: string }[];
  /** What has come already, though the form was refused. */
  readonly upload: Upload | null;
}

const idOf = (item: string): string => `supply-${item}`;

export function OwnerSupplyPage({
  shell,
  form,
  formKey,
  item,
  itemName,
  materials,
  upload,
}: OwnerSupplyProps) {
  const { lang } = shell;
  const general = { ...form, issues: form.issues.filter(({ path }) => path === '' || path === 'upload') };
  return (
    <OwnerFrame shell={shell} title={t(lang, 'owner.supply.title')} scripts={scripts}>
      {general.issues.length === 0 ? null : (
        <section class="card problems">
          <Problems lang={lang} form={general} />
        </section>
      )}
      <section class="card">
        <div class="sub">
          <p>
            <b>{itemName}</b>
          </p>
          <p>{t(lang, materials.length === 0 ? 'owner.supply.none' : 'owner.supply.sub')}</p>
        </div>
        <form
          id={idOf(item)}
          action={below(shell, '/supplement')}
          {...uploadForm(lang, below(shell, '/uploads'), form.issues.length > 0)}
        >
          <input type="hidden" name="idempotencyKey" value={formKey} />
          <input type="hidden" name="case" value={item} />
          <Field
            lang={lang}
            name="material"
            label={t(lang, 'owner.supply.material')}
            form={form}
            kind="select"
            required
            options={materials.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <Field
            lang={lang}
            name="note"
            label={t(lang, 'owner.supply.note')}
            form={form}
            kind="textarea"
            optionalWord={false}
            attributes={{ maxlength: 2000, rows: 4 }}
          />
          {/* Last, so that what was typed has come when a form without script is cut off. */}
          <FileField lang={lang} form={form} scope="f" upload={upload} />
          <button class="btn main" type="submit">
            {t(lang, 'owner.supply.send')}
          </button>
        </form>
      </section>
    </OwnerFrame>
  );
}

export interface OwnerSuppliedProps {
  readonly shell: OwnerShell;
  readonly item: string;
  readonly body: string;
}

/** It has come; what the tab kept of the form is forgotten. */
export function OwnerSuppliedPage({ shell, item, body }: OwnerSuppliedProps) {
  const { lang } = shell;
  return (
    <OwnerFrame shell={shell} title={t(lang, 'owner.supply.done')} scripts={scripts}>
      <section class="card" data-done-form={idOf(item)}>
        <p>{body}</p>
      </section>
    </OwnerFrame>
  );
}
