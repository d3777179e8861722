// 新建项目: choose a template, then fill in the project and the circumstances that decide which items apply.

import type { Child } from 'hono/jsx';
import type { ProjectAttribute } from '../../domain/attributes.ts';
import type { AttributeValue } from '../../domain/template.ts';
import type { Named } from '../../services/views.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { AttributeFields, attributeWord } from '../components/attribute-fields.tsx';
import { Card, Empty } from '../components/card.tsx';
import { Field, type FormState, type Option, Problems } from '../components/form.tsx';
import { type Crumb, PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import type { MenuKey } from '../menu.ts';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';

export interface TemplateChoice {
  readonly id: string;
  readonly version: string;
  readonly name: Named;
  readonly region: string;
  readonly items: number;
}

export interface OpenProjectPageProps {
  readonly shell: Shell;
  readonly templates: readonly TemplateChoice[];
  /** The template chosen by `?template=`, with the attributes its conditions ask about and their usual values. */
  readonly chosen: {
    readonly id: string;
    readonly attributes: readonly ProjectAttribute[];
    readonly defaults: Readonly<Record<string, AttributeValue>>;
  } | null;
  readonly regions: readonly Option[];
  readonly agents: readonly Option[];
  /** Proposed from among them: a clerk who opens a project holds it. */
  readonly agent?: string | undefined;
  readonly form: FormState;
  /** Makes a repeated submit harmless; sent as `idempotencyKey`. */
  readonly formKey: string;
  /** Where else than among the projects it is opened. */
  readonly at?: OpeningPlace | undefined;
}

/** The counter opens projects on its own pages, and goes on from there. */
export interface OpeningPlace {
  readonly action: string;
  readonly back: string;
  readonly active: MenuKey;
  readonly crumbs: readonly Crumb[];
  readonly template: (id: string) => string;
  /** Beside the title: the state of the draft. */
  readonly aside: Child;
}

export function OpenProjectPage(props: OpenProjectPageProps) {
  const { shell, templates, chosen, at } = props;
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'open.title')} active={at?.active ?? 'open'}>
      <PageHead title={t(lang, 'open.title')} sub={t(lang, 'open.sub')} crumbs={at?.crumbs ?? []}>
        {at?.aside}
      </PageHead>
      <div class="columns form-page">
        <Card title={t(lang, 'open.template')} class="template-column">
          {templates.length === 0 ? (
            <Empty title={t(lang, 'open.template.none')} body={t(lang, 'open.template.noneBody')} />
          ) : (
            <ul class="template-choices">
              {templates.map((template) => (
                <TemplateLink
                  lang={lang}
                  template={template}
                  current={template.id === chosen?.id}
                  href={(at?.template ?? paths.openProject)(template.id)}
                />
              ))}
            </ul>
          )}
        </Card>
        <div class="main-panel">
          {chosen === null ? (
            <div class="panel">
              <Empty title={t(lang, 'open.pickFirst')} />
            </div>
          ) : (
            <ProjectForm {...props} chosen={chosen} />
          )}
        </div>
      </div>
    </Layout>
  );
}

function TemplateLink({
  lang,
  template,
  current,
  href,
}: {
  lang: Lang;
  template: TemplateChoice;
  current: boolean;
  href: string;
}) {
  const { version, region, items } = template;
  return (
    <li>
      <a href={href} aria-current={current ? 'true' : undefined}>
        <b>{named(lang, template.name)}</b>
        <small>{t(lang, 'open.template.version', { version, region, items })}</small>
        {current ? <span class="chip">{t(lang, 'open.template.picked')}</span> : null}
      </a>
    </li>
  );
}

interface ProjectFormProps extends OpenProjectPageProps {
  readonly chosen: NonNullable<OpenProjectPageProps['chosen']>;
}

function ProjectForm({ shell, chosen, regions, agents, agent, form, formKey, at }: ProjectFormProps) {
  const { lang } = shell;
  return (
    <form id="opening" class="panel project-form" method="post" action={at?.action ?? '/projects'}>
      <input type="hidden" name="template" value={chosen.id} />
      <input type="hidden" name="idempotencyKey" value={formKey} />
      <Problems lang={lang} form={form} labelOf={(path) => labelOf(lang, chosen.attributes, path)} />
      <fieldset>
        <legend>{t(lang, 'open.basics')}</legend>
        <div class="form-grid">
          <Field
            lang={lang}
            name="code"
            label={t(lang, 'open.code')}
            hint={t(lang, 'open.codeHint')}
            check="/fields/project-code"
            form={form}
            required
            attributes={{ autocomplete: 'off', spellcheck: 'false' }}
          />
          <Field
            lang={lang}
            name="name"
            label={t(lang, 'open.name')}
            form={form}
            required
            attributes={{ autocomplete: 'off' }}
          />
          <Field lang={lang} name="owner.name" label={t(lang, 'open.ownerName')} form={form} required />
          <Field
            lang={lang}
            name="owner.creditCode"
            label={t(lang, 'open.creditCode')}
            hint={t(lang, 'open.creditCodeHint')}
            check="/fields/credit-code"
            form={form}
            required
            attributes={{ autocomplete: 'off', spellcheck: 'false' }}
          />
          <Field
            lang={lang}
            name="region"
            label={t(lang, 'open.region')}
            form={form}
            kind="select"
            options={regions}
            required
          />
          <Field
            lang={lang}
            name="agent"
            label={t(lang, 'open.agent')}
            form={form}
            kind="select"
            options={[{ value: '', label: t(lang, 'open.agentNone') }, ...agents]}
            value={agent}
          />
        </div>
      </fieldset>
      {chosen.attributes.length === 0 ? null : (
        <fieldset>
          <legend>
            {t(lang, 'open.attributes')} <small>{t(lang, 'open.attributesHint')}</small>
          </legend>
          <AttributeFields lang={lang} attributes={chosen.attributes} values={chosen.defaults} form={form} />
        </fieldset>
      )}
      <div class="form-foot">
        <a class="btn" href={at?.back ?? paths.projects()}>
          {t(lang, 'common.cancel')}
        </a>
        <button class="btn btn-primary" type="submit">
          {t(lang, 'open.submit')}
        </button>
      </div>
    </form>
  );
}

const labels: Readonly<Record<string, TextKey>> = {
  code: 'open.code',
  name: 'open.name',
  'owner.name': 'open.ownerName',
  'owner.creditCode': 'open.creditCode',
  region: 'open.region',
  agent: 'open.agent',
};

function labelOf(lang: Lang, attributes: readonly ProjectAttribute[], path: string): string | null {
  const key = labels[path];
  if (key !== undefined) return t(lang, key);
  const attribute = attributes.find((one) => path === `attributes.${one.name}`);
  return attribute === undefined ? null : attributeWord(lang, attribute);
}
