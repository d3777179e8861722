// 草稿 09:00 已自动保存, 暂存, 作废: what is typed into a form is kept while it is typed; without script by the button.
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { momentOf } from '../words/dates.ts';

interface DraftActionsProps {
  readonly lang: Lang;
  /** Id of the form. */
  readonly form: string;
  readonly save: string;
  readonly discard: string;
  readonly savedAt: string | null;
}

export function DraftActions({ lang, form, save, discard, savedAt }: DraftActionsProps) {
  return (
    <>
      <span
        class="sub"
        id="draft-state"
        aria-live="polite"
        hx-post={save}
        hx-trigger={`change from:#${form} delay:1s, keyup from:#${form} delay:1s`}
        hx-include={`#${form}`}
        hx-target="#draft-state"
        hx-swap="innerHTML"
      >
        {savedAt === null ? '' : <DraftSaved lang={lang} savedAt={savedAt} />}
      </span>
      <button class="btn" type="submit" form={form} formaction={save} formnovalidate>
        {t(lang, 'intake.saveDraft')}
      </button>
      <button class="btn" type="submit" form={form} formaction={discard} formnovalidate>
        {t(lang, 'intake.discard')}
      </button>
    </>
  );
}

export const DraftSaved = ({ lang, savedAt }: { lang: Lang; savedAt: string }) => (
  <>{t(lang, 'intake.draftSaved', { time: momentOf(savedAt).time })}</>
);

/** In place of the time, where what was typed could not be kept. */
export const DraftLost = ({ lang, code }: { lang: Lang; code: string }) => (
  <span class="error">{errorText(lang, code, { max: '60 kB' })}</span>
);
