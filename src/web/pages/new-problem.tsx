// 办不成事: the window, the agent or the owner himself takes a problem in, and it goes to the unit that has the matter.
import type { ProjectView } from '../../services/views.ts';
import { t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { Check, Field, type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullWidth, named } from '../words/names.ts';

export interface NewProblemPageProps {
  readonly shell: Shell;
  readonly project: ProjectView;
  readonly kinds: readonly ('complaint' | 'unresolved' | 'agent')[];
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly form: FormState;
  readonly formKey: string;
}

export function NewProblemPage({ shell, project, kinds, units, form, formKey }: NewProblemPageProps) {
  const { lang } = shell;
  return (
    <Layout shell={shell} title={t(lang, 'problem.newFor', { name: project.name })} active="problems">
      <PageHead
        title={t(lang, 'problem.new')}
        sub={t(lang, 'problem.newSub')}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
      />
      <Problems lang={lang} form={form} />
      <Card title={t(lang, 'problem.new')} class="narrow">
        <form class="card-form" method="post" action={paths.newProblem(project.id)}>
          <input type="hidden" name="idempotencyKey" value={formKey} />
          <Field
            lang={lang}
            name="kind"
            kind="select"
            label={t(lang, 'problem.field.kind')}
            required
            form={form}
            options={kinds.map((one) => ({ value: one, label: t(lang, `problems.kind.${one}`) }))}
          />
          <Field
            lang={lang}
            name="item"
            kind="select"
            label={t(lang, 'problem.field.item')}
            form={form}
            options={[
              { value: '', label: t(lang, 'problem.wholeProject') },
              ...project.cases.map((c) => ({ value: c.item, label: fullWidth(named(lang, c.name)) })),
            ]}
          />
          <Field
            lang={lang}
            name="text"
            kind="textarea"
            label={t(lang, 'problem.field.problem')}
            required
            form={form}
            attributes={{ maxlength: 2000 }}
          />
          <Field
            lang={lang}
            name="unit"
            kind="select"
            label={t(lang, 'problem.field.unitNew')}
            form={form}
            options={[
              { value: '', label: t(lang, 'problem.field.unitAuto') },
              ...units.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Check
            name="complex"
            label={t(lang, 'problem.field.complex')}
            checked={form.values['complex'] === 'true'}
          />
          <Field
            lang={lang}
            name="contact.name"
            label={t(lang, 'problem.field.name')}
            hint={t(lang, 'problem.field.contactHint')}
            form={form}
            attributes={{ maxlength: 60 }}
          />
          <Field
            lang={lang}
            name="contact.phone"
            label={t(lang, 'problem.field.phone')}
            form={form}
            attributes={{ maxlength: 30 }}
          />
          <button class="btn btn-primary" type="submit">
            {t(lang, 'problem.open')}
          </button>
        </form>
      </Card>
    </Layout>
  );
}
