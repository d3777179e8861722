// The field for a file: works without script, and with it sends the file ahead in pieces, so that a lost line costs neither the
// file nor what was typed around it. A phone offers its camera.
import { acceptedTypes, allowedWords, LARGEST_FILE, LARGEST_FILE_TEXT } from '../../domain/file-kinds.ts';
import type { Upload } from '../../services/uploads.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { sizeWords } from '../words/sizes.ts';
import type { FormState } from './form.tsx';

/** Attributes of the form around it; upload.js reads them. `id` tells its drafts from those of other forms. */
export const uploadForm = (lang: Lang, endpoint: string, typed: boolean) => ({
  method: 'post' as const,
  enctype: 'multipart/form-data' as const,
  'data-upload': endpoint,
  'data-most': LARGEST_FILE,
  'data-typed': typed ? 'yes' : undefined,
  'data-says-sending': t(lang, 'upload.sending'),
  'data-says-waiting': t(lang, 'upload.waiting'),
  'data-says-again': t(lang, 'upload.again'),
  'data-says-done': t(lang, 'upload.done'),
  'data-says-empty': errorText(lang, 'file_empty'),
  'data-says-large': errorText(lang, 'upload_too_large', { max: LARGEST_FILE_TEXT }),
});

export interface FileFieldProps {
  readonly lang: Lang;
  readonly form: FormState;
  readonly scope: string;
  /** What came through already. */
  readonly upload: Upload | null;
}

export function FileField({ lang, form, scope, upload }: FileFieldProps) {
  const id = `${scope}-file`;
  const issue = form.issues.find(({ path }) => path === 'file');
  return (
    <div class={`field file${issue === undefined ? '' : ' wrong'}`}>
      <label class="form-label" for={id}>
        {t(lang, 'upload.file')}
      </label>
      <input
        class="form-control"
        type="file"
        id={id}
        name="file"
        accept={['image/*', ...acceptedTypes].join(',')}
        aria-describedby={`${id}-hint ${id}-live`}
        aria-invalid={issue === undefined ? undefined : 'true'}
      />
      <input type="hidden" name="upload" value={upload?.id ?? ''} />
      <p class="live" id={`${id}-live`} aria-live="polite">
        {upload === null
          ? null
          : t(lang, 'upload.kept', { name: upload.name, size: sizeWords(upload.bytes) })}
      </p>
      <progress max="100" value="0" hidden aria-label={t(lang, 'upload.progress')} />
      <button type="button" class="btn again" hidden>
        {t(lang, 'upload.goOn')}
      </button>
      {issue === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {errorText(lang, issue.code, issue.facts)}
        </p>
      )}
      <p class="hint" id={`${id}-hint`}>
        {t(lang, 'upload.hint', {
          max: LARGEST_FILE_TEXT,
          kinds: allowedWords.join(t(lang, 'common.listComma')),
        })}
      </p>
    </div>
  );
}
