// What may be done about a promise now: tell it, sign it, take it back, make it public. Each is a small form of its own.
import type { Child } from 'hono/jsx';
import type { CommitmentPageView } from '../../services/commitment-page.ts';
import { known, type Lang, type TextKey, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { Card } from './card.tsx';
import { emptyForm, Field, type FormState, Problems } from './form.tsx';

export const commitmentForms = ['tell', 'sign', 'withdraw', 'publicise'] as const;
export type CommitmentFormName = (typeof commitmentForms)[number];

export interface CommitmentFormsProps {
  readonly lang: Lang;
  readonly page: CommitmentPageView;
  readonly sent: { readonly name: string; readonly form: FormState } | null;
  readonly formKey: string;
}

export function CommitmentForms({ lang, page, sent, formKey }: CommitmentFormsProps) {
  const { may } = page;
  const formOf = (name: CommitmentFormName): FormState => (sent?.name === name ? sent.form : emptyForm);
  const frame = (name: CommitmentFormName, children: Child, main = false) => (
    <Frame lang={lang} page={page} name={name} form={formOf(name)} formKey={formKey} main={main}>
      {children}
    </Frame>
  );
  return (
    <>
      {may.sign ? frame('sign', <Signing lang={lang} form={formOf('sign')} asOf={page.asOf} />, true) : null}
      {may.tell ? frame('tell', <p class="sub">{t(lang, 'commitment.form.tellHint')}</p>, !may.sign) : null}
      {may.withdraw
        ? frame(
            'withdraw',
            <Field
              lang={lang}
              name="reason"
              label={t(lang, 'field.reason')}
              form={formOf('withdraw')}
              scope="withdraw"
              kind="textarea"
              required
            />,
          )
        : null}
      {may.publicise.length > 0
        ? frame('publicise', <Publicity lang={lang} page={page} form={formOf('publicise')} />)
        : null}
    </>
  );
}

interface FrameProps {
  readonly lang: Lang;
  readonly page: CommitmentPageView;
  readonly name: CommitmentFormName;
  readonly form: FormState;
  readonly formKey: string;
  readonly main: boolean;
  readonly children: Child;
}

function Frame({ lang, page, name, form, formKey, main, children }: FrameProps) {
  const word: TextKey = `commitment.form.${name}`;
  return (
    <Card title={t(lang, word)} id={`form-${name}`}>
      <form
        class="side-form"
        method="post"
        action={paths.commitmentAct(page.projectId, page.case.item, name)}
      >
        <input type="hidden" name="idempotencyKey" value={`${formKey}-${name}`} />
        {name === 'sign' || name === 'withdraw' ? (
          <input type="hidden" name="promise" value={page.promises[0]?.promise ?? ''} />
        ) : null}
        <Problems
          lang={lang}
          form={form}
          scope={name}
          labelOf={(path) => known(lang, `commitment.field.${path}`)}
        />
        {children}
        <div class="form-foot">
          <button class={main ? 'btn btn-primary' : 'btn'} type="submit">
            {t(lang, word)}
          </button>
        </div>
      </form>
    </Card>
  );
}

function Signing({ lang, form, asOf }: { lang: Lang; form: FormState; asOf: string }) {
  const common = { lang, form, scope: 'sign' } as const;
  return (
    <>
      <Field {...common} name="signer" label={t(lang, 'commitment.field.signer')} required />
      <Field
        {...common}
        name="capacity"
        label={t(lang, 'commitment.field.capacity')}
        kind="select"
        required
        options={(['legal_representative', 'authorised_agent'] as const).map((value) => ({
          value,
          label: t(lang, `commitment.capacity.${value}`),
        }))}
      />
      <Field
        {...common}
        name="authority"
        label={t(lang, 'commitment.field.authority')}
        hint={t(lang, 'commitment.form.authorityHint')}
      />
      <Field {...common} name="on" label={t(lang, 'commitment.field.on')} kind="date" value={asOf} required />
      <p class="sub">{t(lang, 'commitment.form.signHint')}</p>
    </>
  );
}

function Publicity({ lang, page, form }: { lang: Lang; page: CommitmentPageView; form: FormState }) {
  const common = { lang, form, scope: 'publicise', required: true } as const;
  return (
    <>
      <Field
        {...common}
        name="what"
        label={t(lang, 'commitment.field.what')}
        kind="select"
        options={page.may.publicise.map((value) => ({ value, label: t(lang, `commitment.public.${value}`) }))}
      />
      <Field {...common} name="on" label={t(lang, 'commitment.field.on')} kind="date" value={page.asOf} />
      <Field {...common} name="where" label={t(lang, 'commitment.field.where')} />
    </>
  );
}
