// The two ways to propose another calendar: a notice file, and one day marked by hand. Refusals keep what was typed.
import type { Issue } from '../../domain/errors.ts';
import { errorText } from '../../texts/errors.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { Card } from './card.tsx';
import { Field, type FormState, type Option, Problems } from './form.tsx';

export interface UploadState extends FormState {
  /** Name of the file that was refused. */
  readonly fileName: string | null;
}

/** More faults than these help nobody; their number is told. */
const FAULTS_SHOWN = 100;

export function UploadForm({ lang, form }: { lang: Lang; form: UploadState }) {
  const field = (name: 'note', hint: string) => (
    <Field
      lang={lang}
      name={name}
      scope="up"
      label={t(lang, `cal.upload.${name}`)}
      hint={hint}
      form={form}
      attributes={{ maxlength: 200 }}
    />
  );
  return (
    <Card title={t(lang, 'cal.upload')} id="upload">
      <form class="card-form" method="post" action={paths.proposeFile} enctype="multipart/form-data">
        <Faults lang={lang} form={form} />
        <div class={form.issues.length === 0 ? 'field' : 'field wrong'}>
          <label class="form-label" for="up-file">
            {t(lang, 'cal.upload.file')}
          </label>
          <input
            class="form-control"
            type="file"
            id="up-file"
            name="file"
            accept=".json,application/json"
            required
            aria-describedby="up-file-hint"
          />
          <p class="hint" id="up-file-hint">
            {t(lang, 'cal.upload.fileHint')}
          </p>
        </div>
        {field('note', t(lang, 'cal.upload.noteHint'))}
        <button class="btn btn-primary" type="submit">
          {t(lang, 'cal.upload.submit')}
        </button>
      </form>
    </Card>
  );
}

/** One a line, with the place in the file. */
function Faults({ lang, form }: { lang: Lang; form: UploadState }) {
  const { issues, fileName } = form;
  if (issues.length === 0) return null;
  return (
    <div class="problems faults" role="alert">
      <p>
        {fileName === null
          ? t(lang, 'cal.upload.refusedPlain')
          : t(lang, 'cal.upload.refused', { name: fileName, n: issues.length })}
      </p>
      <ul>
        {issues.slice(0, FAULTS_SHOWN).map((issue) => (
          <li>
            {errorText(lang, issue.code, issue.facts)}
            {placeOf(issue) === null ? null : <code>{placeOf(issue)}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** `holidays[3].date` of `2027.json:holidays[3].date`. */
function placeOf({ path }: Issue): string | null {
  const place = /\.json:(.+)$/i.exec(path)?.[1];
  return place ?? null;
}

export function DayForm({
  lang,
  form,
  calendars,
}: {
  lang: Lang;
  form: FormState;
  calendars: readonly Option[];
}) {
  const common = { lang, form, scope: 'day', required: true };
  const kinds = (['off', 'work'] as const).map((kind) => ({
    value: kind,
    label: t(lang, `cal.day.${kind}`),
  }));
  return (
    <Card title={t(lang, 'cal.day')} id="day">
      <form class="card-form" method="post" action={paths.proposeDay}>
        <Problems lang={lang} form={form} scope="day" labelOf={(path) => known(lang, `cal.day.${path}`)} />
        {calendars.length < 2 ? (
          <input type="hidden" name="calendarId" value={calendars[0]?.value} />
        ) : (
          <Field
            {...common}
            name="calendarId"
            label={t(lang, 'cal.day.calendarId')}
            kind="select"
            options={calendars}
          />
        )}
        <div class="form-row">
          <Field {...common} name="date" label={t(lang, 'cal.day.date')} kind="date" />
          <Field {...common} name="kind" label={t(lang, 'cal.day.kind')} kind="select" options={kinds} />
        </div>
        <Field
          {...common}
          name="name"
          label={t(lang, 'cal.day.name')}
          hint={t(lang, 'cal.day.nameHint')}
          attributes={{ maxlength: 50 }}
        />
        <Field {...common} name="title" label={t(lang, 'cal.day.title')} attributes={{ maxlength: 200 }} />
        <Field {...common} name="number" label={t(lang, 'cal.day.number')} attributes={{ maxlength: 100 }} />
        <Field {...common} name="published" label={t(lang, 'cal.day.published')} kind="date" />
        <Field
          {...common}
          name="url"
          label={t(lang, 'cal.day.url')}
          attributes={{ maxlength: 500, inputmode: 'url' }}
        />
        <button class="btn" type="submit">
          {t(lang, 'cal.day.submit')}
        </button>
      </form>
    </Card>
  );
}
