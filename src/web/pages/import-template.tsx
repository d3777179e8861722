// 导入模板: a file or a pasted text is checked; its faults are told line by line, or what it would change, before it is published.
import type { Issue } from '../../domain/errors.ts';
import type { TemplatePreview } from '../../services/template-office.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { PageHead } from '../components/page-head.tsx';
import { TemplateDifference } from '../components/template-difference.tsx';
import { CriticalPaths } from '../components/template-parts.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';
import { limitWords } from '../words/remaining.ts';

export interface ImportState {
  /** What was pasted, or the text of the file that was refused. */
  readonly text: string;
  readonly fileName: string | null;
  readonly issues: readonly Issue[];
}

/** More faults than these help nobody; their number is told. */
const FAULTS_SHOWN = 100;

export function ImportTemplatePage({ shell, form }: { shell: Shell; form: ImportState }) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'tpl.import.title')} active="templates">
      <PageHead
        title={t(lang, 'tpl.import.title')}
        sub={t(lang, 'tpl.import.sub')}
        crumbs={[{ text: t(lang, 'templates.title'), href: paths.templates }]}
      />
      <form
        class="panel project-form import-form"
        method="post"
        action={paths.importTemplate}
        enctype="multipart/form-data"
      >
        <Faults lang={lang} form={form} />
        <div class="field">
          <label class="form-label" for="import-file">
            {t(lang, 'tpl.import.file')}
          </label>
          <input
            class="form-control"
            type="file"
            id="import-file"
            name="file"
            accept=".yaml,.yml,.json,application/yaml,application/json"
            aria-describedby="import-file-hint"
          />
          <p class="hint" id="import-file-hint">
            {t(lang, 'tpl.import.fileHint')}
          </p>
        </div>
        <div class="field">
          <label class="form-label" for="import-text">
            {t(lang, 'tpl.import.text')}
          </label>
          <textarea
            class="form-control code-text"
            id="import-text"
            name="text"
            rows={16}
            spellcheck={false}
            wrap="off"
            aria-describedby="import-text-hint"
          >
            {form.text}
          </textarea>
          <p class="hint" id="import-text-hint">
            {t(lang, 'tpl.import.textHint')}
          </p>
        </div>
        <button class="btn btn-primary" type="submit" name="do" value="check">
          {t(lang, 'tpl.import.check')}
        </button>
      </form>
    </Layout>
  );
}

/** One a line: where it stands in the file, what is wrong, and the path of the field. */
function Faults({ lang, form }: { lang: Lang; form: ImportState }) {
  const { issues, fileName } = form;
  if (issues.length === 0) return null;
  const name = fileName ?? t(lang, 'tpl.import.pasted');
  const more = issues.length - FAULTS_SHOWN;
  return (
    <div class="problems faults" role="alert">
      <p>{t(lang, 'tpl.import.refused', { name, n: issues.length })}</p>
      <ul>
        {issues.slice(0, FAULTS_SHOWN).map(({ path, code, facts }) => (
          <li>
            {errorText(lang, code, facts)}
            {path === '' ? null : <code>{path}</code>}
          </li>
        ))}
        {more > 0 ? <li>{t(lang, 'tpl.import.more', { n: more })}</li> : null}
      </ul>
    </div>
  );
}

export interface PreviewProps {
  readonly shell: Shell;
  readonly preview: TemplatePreview;
  /** The text as it came, in base64url: a form would change its line ends. */
  readonly sealed: string;
  readonly fileName: string | null;
}

export function TemplatePreviewPage({ shell, preview, sealed, fileName }: PreviewProps) {
  const { lang } = shell;
  const { template, stands, difference } = preview;
  const { document } = template;
  const { version } = document;
  const publish = {
    active: 'tpl.preview.publish',
    draft: 'tpl.preview.draft',
    retired: 'tpl.preview.retired',
  } as const;
  return (
    <Layout shell={shell} title={t(lang, 'tpl.preview.title')} active="templates" wide>
      <PageHead
        title={t(lang, 'tpl.preview.title')}
        sub={t(lang, 'tpl.preview.sub', { name: named(lang, document.name), version })}
        crumbs={[
          { text: t(lang, 'templates.title'), href: paths.templates },
          { text: t(lang, 'tpl.import.title'), href: paths.importTemplate },
        ]}
      >
        <form
          class="preview-actions"
          method="post"
          action={paths.importTemplate}
          enctype="multipart/form-data"
        >
          <input type="hidden" name="sealed" value={sealed} />
          <input type="hidden" name="fileName" value={fileName ?? ''} />
          <button class="btn" type="submit" name="do" value="edit">
            {t(lang, 'tpl.preview.back')}
          </button>
          {stands === 'new' ? (
            <button class="btn btn-primary" type="submit" name="do" value="publish">
              {t(lang, publish[document.status], { version })}
            </button>
          ) : null}
        </form>
      </PageHead>
      {stands === 'new' ? null : (
        <ul class="notice" role="status">
          <li>{t(lang, `tpl.preview.${stands}`, { version })}</li>
        </ul>
      )}
      <div class="panel">
        <p class="source">{t(lang, 'tpl.preview.numbers', numbersOf(preview))}</p>
        {difference === null ? <p class="source">{t(lang, 'tpl.preview.first')}</p> : null}
      </div>
      {difference === null ? (
        <FirstVersion lang={lang} preview={preview} />
      ) : stands === 'same' ? null : (
        <TemplateDifference lang={lang} difference={difference} />
      )}
    </Layout>
  );
}

/** What follows from a version that has none to be compared with. */
function FirstVersion({ lang, preview }: { lang: Lang; preview: TemplatePreview }) {
  const { document, chain } = preview.template;
  return (
    <>
      <Card title={t(lang, 'tpl.preview.paths')}>
        <CriticalPaths lang={lang} paths={chain.criticalPaths} />
      </Card>
      {document.targets.length === 0 ? null : (
        <Card title={t(lang, 'tpl.targets')}>
          <ul class="plain-list stacked">
            {document.targets.map((target) => (
              <li>
                <b>
                  {target.code} {limitWords(lang, target)}
                </b>
                {chain.needs
                  .filter((need) => need.target === target.code)
                  .map(({ profile, workingDays, fits }) => (
                    <small>
                      {t(lang, `tpl.field.${profile}`)}
                      {t(lang, 'common.colon')}
                      {workingDays === null
                        ? t(lang, 'tpl.notApplies')
                        : `${t(lang, 'tpl.needs', { n: workingDays })} · ${t(lang, fits ? 'tpl.fits' : 'tpl.fitsNot')}`}
                    </small>
                  ))}
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}

const numbersOf = ({ template: { document } }: TemplatePreview) => ({
  stages: document.stages.length,
  items: document.items.length,
  groups: document.groups.length,
  materials: document.items.reduce((sum, item) => sum + item.materials.length, 0),
});
