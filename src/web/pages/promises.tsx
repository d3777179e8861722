// 承诺书 of one project: what was put to the applicant, word for word, with its consequence; what waits is signed right here.

import { signerCapacities } from '../../domain/promise-acts.ts';
import type { ProjectPromises } from '../../services/promise-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Empty } from '../components/card.tsx';
import { Day } from '../components/day.tsx';
import { emptyForm, Field, type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { fullWidth, named } from '../words/names.ts';

export interface PromisesPageProps {
  readonly shell: Shell;
  readonly page: ProjectPromises;
  /** The form that was sent and refused. */
  readonly sent: { readonly promise: string; readonly form: FormState } | null;
  readonly formKey: string;
}

type Row = ProjectPromises['promises'][number];

export function PromisesPage({ shell, page, sent, formKey }: PromisesPageProps) {
  const { lang } = shell;
  const { project, promises } = page;
  return (
    <Layout shell={shell} title={`${t(lang, 'promises.title')} · ${project.name}`} active="projects">
      <PageHead
        title={t(lang, 'promises.title')}
        sub={t(lang, 'promises.sub')}
        crumbs={[{ text: project.name, href: paths.project(project.id) }]}
      />
      {promises.length === 0 ? (
        <Card title={t(lang, 'promises.title')}>
          <Empty title={t(lang, 'promises.none')} body={t(lang, 'promises.noneSub')} />
        </Card>
      ) : null}
      {promises.map((row) => (
        <PromiseCard
          lang={lang}
          projectId={project.id}
          asOf={project.asOf}
          row={row}
          form={sent?.promise === row.promise ? sent.form : emptyForm}
          formKey={formKey}
        />
      ))}
    </Layout>
  );
}

interface CardProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly asOf: string;
  readonly row: Row;
  readonly form: FormState;
  readonly formKey: string;
}

function PromiseCard(props: CardProps) {
  const { lang, row, asOf } = props;
  const { signature, withdrawal } = row;
  return (
    <Card
      title={fullWidth(named(lang, row.itemName))}
      remark={`${t(lang, `promises.kind.${row.kind}`)} ${row.promise}`}
      aside={<b>{t(lang, `promises.status.${row.status}`)}</b>}
      id={`promise-${row.promise}`}
      class="gap-below"
    >
      <div class="card-form">
        <p class="told pre">{row.text}</p>
        {row.materials.map(({ name, promisedBy }) => (
          <p>
            {t(lang, 'owner.sign.materials')} {name} <Day lang={lang} date={promisedBy} year={asOf} />
          </p>
        ))}
        <h3>{t(lang, 'owner.sign.consequence')}</h3>
        <p class="told pre">{row.consequence}</p>
        {signature === null ? null : (
          <p class="sub">
            {signature.signer} · {t(lang, `promise.how.${signature.how}`)}{' '}
            <Day lang={lang} date={signature.on} year={asOf} />
          </p>
        )}
        {withdrawal === null ? null : (
          <p class="sub">
            {withdrawal.reason} <Day lang={lang} date={withdrawal.on} year={asOf} />
          </p>
        )}
      </div>
      {row.maySign ? <Signing {...props} /> : null}
    </Card>
  );
}

function Signing({ lang, projectId, row, form, formKey }: CardProps) {
  const common = { lang, form, scope: row.promise } as const;
  return (
    <form class="card-form" method="post" action={paths.signPromise(projectId, row.promise)}>
      <input type="hidden" name="idempotencyKey" value={`${formKey}-${row.promise}`} />
      <Problems lang={lang} form={form} scope={row.promise} />
      <Field
        {...common}
        name="signer"
        label={t(lang, 'owner.sign.signer')}
        required
        attributes={{ maxlength: 60 }}
      />
      <Field
        {...common}
        name="capacity"
        label={t(lang, 'owner.sign.capacity')}
        kind="select"
        required
        options={signerCapacities.map((value) => ({
          value,
          label: t(lang, `owner.sign.capacity.${value}`),
        }))}
      />
      <Field
        {...common}
        name="authority"
        label={t(lang, 'owner.sign.authority')}
        attributes={{ maxlength: 200 }}
      />
      <div class="form-foot">
        <button class="btn btn-primary" type="submit">
          {t(lang, 'owner.sign.send')}
        </button>
      </div>
    </form>
  );
}
