// What an owner sent and nobody has checked yet: each file with the two answers to it, the reason asked for where it goes back.
import type { FileView, MaterialListView } from '../../services/material-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { Card } from './card.tsx';
import { Field, type FormState, Problems } from './form.tsx';
import { FileLine } from './material-table.tsx';

export interface MaterialCheckProps {
  readonly lang: Lang;
  readonly list: MaterialListView;
  readonly form: FormState;
  readonly formKey: string;
  readonly asOf: string;
}

export function MaterialCheck({ lang, list, form, formKey, asOf }: MaterialCheckProps) {
  const waiting = [...list.materials.flatMap(({ files }) => files), ...list.others].filter(
    ({ state }) => state === 'pending',
  );
  if (waiting.length === 0 && form.issues.length === 0) return null;
  const nameOf = (file: FileView): string =>
    list.materials.find(({ code }) => code === file.material)?.name ?? file.material;
  return (
    <Card
      title={t(lang, 'material.check.title')}
      remark={t(lang, 'material.check.remark', { n: waiting.length })}
      id="check"
    >
      <Problems lang={lang} form={form} labelOf={() => null} />
      <ul class="files checking">
        {waiting.map((file) => (
          <li>
            <b>{nameOf(file)}</b>
            <FileLine lang={lang} list={list} file={file} asOf={asOf} />
            {list.may.check ? (
              <div class="answers">
                <form action={paths.acceptMaterial(list.project.id, list.item, file.seq)} method="post">
                  <input type="hidden" name="idempotencyKey" value={`${formKey}-${file.seq}-a`} />
                  <button type="submit" class="btn btn-primary">
                    {t(lang, 'material.check.accept')}
                  </button>
                </form>
                <details>
                  <summary>{t(lang, 'material.check.return')}</summary>
                  <form action={paths.returnMaterial(list.project.id, list.item, file.seq)} method="post">
                    <input type="hidden" name="idempotencyKey" value={`${formKey}-${file.seq}-r`} />
                    <Field
                      lang={lang}
                      name="reason"
                      label={t(lang, 'material.check.reason')}
                      form={{ values: {}, issues: [] }}
                      scope={`re-${file.seq}`}
                      required
                      attributes={{ maxlength: 2000 }}
                    />
                    <button type="submit" class="btn">
                      {t(lang, 'material.check.returnIt')}
                    </button>
                  </form>
                </details>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
