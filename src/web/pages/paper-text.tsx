// One text of a paper: its five parts to edit, the variables beside them, the paper that it would give, and earlier versions.

import type { PaperContent } from '../../domain/paper-content.ts';
import { type PaperVariableName, paperVariableNames, paperVariables } from '../../domain/paper-variables.ts';
import type { PaperTextField } from '../../services/paper-render.ts';
import type { PaperTextView } from '../../services/paper-texts.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { Clock } from '../components/day.tsx';
import { Field, type FormState, Problems, typedIn } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { PaperSheet } from '../components/paper-sheet.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';

export interface PaperTextPageProps {
  readonly shell: Shell;
  readonly text: PaperTextView;
  /** What was typed and what is wrong in it. */
  readonly form: FormState;
  /** The paper that what was typed gives; null before it was asked for. */
  readonly preview: PaperContent | null;
  readonly saved: boolean;
}

const fields: readonly PaperTextField[] = ['title', 'addressee', 'body', 'basis', 'rights'];

export function PaperTextPage({ shell, text, form, preview, saved }: PaperTextPageProps) {
  const { lang } = shell;
  const name = t(lang, `paper.kind.${text.kind}`);
  return (
    <Layout shell={shell} title={`${name} ${t(lang, 'paperTexts.title')}`} active="paperTexts">
      <PageHead
        title={name}
        sub={t(lang, text.region === null ? 'paperTexts.sub.standard' : 'paperTexts.sub.own', {
          version: text.version.version,
        })}
        crumbs={[{ text: t(lang, 'paperTexts.title'), href: paths.paperTexts }]}
      />
      {saved ? (
        <p class="panel done-note" role="status">
          {t(lang, 'paperTexts.done', { version: text.version.version })}
        </p>
      ) : null}
      <div class="columns">
        <div class="main-panel stacked-panels">
          {preview === null ? null : (
            <Card
              title={t(lang, 'paperTexts.preview')}
              remark={t(lang, 'paperTexts.previewRemark')}
              id="preview"
            >
              <div class="preview-frame">
                <PaperSheet
                  content={preview}
                  stamp={{ word: '草稿', line: '示例数据，未编号，不具效力' }}
                  foot={null}
                />
              </div>
            </Card>
          )}
          <Editor lang={lang} text={text} form={form} preview={preview} />
        </div>
        <aside class="side-column">
          <Variables lang={lang} />
          <Versions lang={lang} text={text} />
        </aside>
      </div>
    </Layout>
  );
}

function Editor({
  lang,
  text,
  form,
  preview,
}: Pick<PaperTextPageProps, 'text' | 'form' | 'preview'> & { lang: Lang }) {
  const label = (field: PaperTextField): string =>
    t(lang, field === 'title' ? 'paperTexts.name' : `paperTexts.${field}`);
  return (
    <Card title={t(lang, 'paperTexts.edit')} remark={t(lang, 'paperTexts.editRemark')}>
      <form class="card-form text-editor" method="post" action={paths.paperText(text.kind)}>
        <Problems
          lang={lang}
          form={form}
          labelOf={(path) =>
            fields.map((field) => (field === path ? label(field) : null)).find(Boolean) ?? null
          }
        />
        <input type="hidden" name="version" value={typedIn(form, 'version', String(text.version.version))} />
        {fields.map((field) => (
          <Field
            lang={lang}
            name={field}
            label={label(field)}
            hint={field === 'body' ? t(lang, 'paperTexts.bodyHint') : undefined}
            form={form}
            kind="textarea"
            required={field === 'title' || field === 'body'}
            value={text.document[field]}
            attributes={{ spellcheck: 'false', maxlength: 20_000 }}
          />
        ))}
        <div class="form-actions">
          <button
            class={preview === null ? 'btn btn-primary' : 'btn'}
            type="submit"
            name="then"
            value="preview"
          >
            {t(lang, 'paperTexts.try')}
          </button>
          <button class={preview === null ? 'btn' : 'btn btn-primary'} type="submit" name="then" value="save">
            {t(lang, 'paperTexts.save')}
          </button>
        </div>
      </form>
    </Card>
  );
}

function Variables({ lang }: { lang: Lang }) {
  const language = lang === 'en' ? 'en' : 'zh';
  const word = (name: PaperVariableName): string => paperVariables[name][language];
  return (
    <Card title={t(lang, 'paperTexts.variables')} remark={t(lang, 'paperTexts.variablesRemark')}>
      <ul class="variables">
        {paperVariableNames.map((name) => (
          <li>
            <code>{`{{ ${name} }}`}</code> {word(name)}
            <small>{sampleOf(name)}</small>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Lists and yes-or-no are used by their names alone; texts show what they look like. */
function sampleOf(name: PaperVariableName): string {
  const { sample } = paperVariables[name];
  if (typeof sample === 'string') return sample;
  if (typeof sample === 'boolean') return `{% if ${name} %}…{% endif %}`;
  return `{% for row in ${name} %}…{% endfor %}`;
}

function Versions({ lang, text }: { lang: Lang; text: PaperTextView }) {
  return (
    <Card title={t(lang, 'paperTexts.versions')}>
      <ul class="variables">
        {text.versions.map((version) => (
          <li>
            {t(lang, version.restores ? 'paperTexts.versionRestored' : 'paperTexts.versionOf', {
              version: version.version,
            })}
            <small>
              {version.savedAt === null ? null : <Clock lang={lang} at={version.savedAt} />} {version.savedBy}
            </small>
          </li>
        ))}
        <li>{t(lang, 'paperTexts.versionZero')}</li>
      </ul>
      {text.version.version === 0 || text.version.restores ? null : (
        <form class="card-form" method="post" action={paths.paperText(text.kind)}>
          <button class="btn" type="submit" name="then" value="restore">
            {t(lang, 'paperTexts.restore')}
          </button>
        </form>
      )}
    </Card>
  );
}
