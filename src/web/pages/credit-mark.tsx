// One mark on an applicant's credit: its source, until when it bars, what was done about it, and what may be done now.
import { appealOutcomes } from '../../domain/credit.ts';
import type { CreditDetail } from '../../services/credit.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card, Fact } from '../components/card.tsx';
import { CreditTag, untilOf } from '../components/credit-parts.tsx';
import { Day } from '../components/day.tsx';
import { emptyForm, Field, type FormState, Problems } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';

import { Layout, type Shell } from '../layout.tsx';
import { paths } from '../paths.ts';
import { momentOf } from '../words/dates.ts';

export interface CreditMarkPageProps {
  readonly shell: Shell;
  readonly mark: CreditDetail;
  /** What was sent and refused; null for fresh forms. */
  readonly sent: { readonly act: string; readonly form: FormState } | null;
  readonly formKey: string;
}

export function CreditMarkPage({ shell, mark, sent, formKey }: CreditMarkPageProps) {
  const { lang } = shell;
  const year = shell.now;
  return (
    <Layout shell={shell} title={`${t(lang, 'credit.detail')} · ${mark.ownerName}`} active="credit">
      <PageHead
        title={mark.ownerName}
        sub={t(lang, mark.bars ? 'credit.bars' : 'credit.barsNot')}
        crumbs={[{ text: t(lang, 'credit.title'), href: paths.credit() }]}
      />
      <Card
        title={t(lang, `credit.ground.${mark.ground}`)}
        aside={<CreditTag lang={lang} mark={mark} asOf={momentOf(shell.now).date} />}
      >
        <dl class="facts credit-facts">
          <Fact label={t(lang, 'credit.form.creditCode')}>{mark.creditCode}</Fact>
          <Fact label={t(lang, 'credit.reason')}>{mark.reason}</Fact>
          <Fact label={t(lang, 'credit.source')}>
            {[mark.list, mark.document].filter((one) => one !== null).join(' ') || t(lang, 'common.none')}
          </Fact>
          {mark.projectId === null ? null : (
            <Fact label={t(lang, 'credit.sourceCase')}>
              <a href={`${paths.project(mark.projectId)}${mark.item === null ? '' : `#item-${mark.item}`}`}>
                {mark.item ?? mark.projectId}
              </a>
            </Fact>
          )}
          <Fact label={t(lang, 'credit.col.effective')}>
            <Day lang={lang} date={mark.effectiveFrom} year={year} />
          </Fact>
          <Fact label={t(lang, 'credit.banUntil')}>{untilOf(lang, mark, year)}</Fact>
          <Fact label={t(lang, 'credit.publicFrom')}>
            <Day lang={lang} date={mark.publicFrom} year={year} />
          </Fact>
        </dl>
        {mark.status === 'standing' ? <p class="sub pad">{t(lang, 'credit.howRepair')}</p> : null}
      </Card>
      <Card title={t(lang, 'credit.acts')}>
        <ol class="credit-acts">
          {mark.acts.map((act) => (
            <li>
              <Day lang={lang} date={act.on} year={year} /> <b>{t(lang, `credit.act.${act.type}`)}</b>{' '}
              {act.outcome === null ? null : t(lang, `credit.outcome.${act.outcome}`)} {act.reason}{' '}
              {act.document} <small>{act.actorName}</small>
            </li>
          ))}
        </ol>
      </Card>
      {mark.possible.map((act) => (
        <ActForm
          lang={lang}
          id={mark.id}
          act={act}
          form={sent?.act === act ? sent.form : emptyForm}
          formKey={formKey}
        />
      ))}
    </Layout>
  );
}

interface ActFormProps {
  readonly lang: Lang;
  readonly id: string;
  readonly act: CreditDetail['possible'][number];
  readonly form: FormState;
  readonly formKey: string;
}

function ActForm({ lang, id, act, form, formKey }: ActFormProps) {
  return (
    <details class="panel choice" open={form.issues.length > 0}>
      <summary>
        <b>{t(lang, `credit.do.${act}`)}</b>
        <span>{act === 'appeal' ? t(lang, 'credit.howAppeal') : ''}</span>
      </summary>
      <form method="post" action={paths.creditAct(id, act)}>
        <input type="hidden" name="idempotencyKey" value={`${formKey}-${act}`} />
        <Problems lang={lang} form={form} scope={act} labelOf={() => null} />
        {act === 'decide_appeal' ? (
          <Field
            lang={lang}
            name="outcome"
            label={t(lang, 'credit.outcome')}
            form={form}
            scope={act}
            kind="select"
            required
            options={appealOutcomes.map((value) => ({ value, label: t(lang, `credit.outcome.${value}`) }))}
          />
        ) : null}
        <Field
          lang={lang}
          name="reason"
          label={t(lang, 'credit.form.reason')}
          form={form}
          scope={act}
          kind="textarea"
          required
        />
        <Field lang={lang} name="document" label={t(lang, 'credit.form.document')} form={form} scope={act} />
        <button class="btn btn-primary" type="submit">
          {t(lang, `credit.do.${act}`)}
        </button>
      </form>
    </details>
  );
}
