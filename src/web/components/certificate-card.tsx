// Certificates of the owner that the materials of a case may rest on: name, number, validity, and no more of other projects.
import type { CertificateView, MaterialListView } from '../../services/material-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { Card } from './card.tsx';
import { Tied } from './day.tsx';
import { Field, type FormState } from './form.tsx';
import { CertificateForm } from './material-forms.tsx';
import { Marked } from './tag.tsx';

const markOf = { valid: 'done', lapsed: 'overdue', revoked: 'ended' } as const;

export function CertificateCard({
  lang,
  list,
  form,
  asOf,
}: {
  lang: Lang;
  list: MaterialListView;
  form: FormState;
  asOf: string;
}) {
  if (list.certificates.length === 0 && !list.may.certify) return null;
  return (
    <Card
      title={t(lang, 'material.certificates')}
      remark={t(lang, 'material.certificatesRemark', { owner: list.project.owner.name })}
      id="certificate"
    >
      {list.certificates.length === 0 ? (
        <p class="side-form quiet">{t(lang, 'material.certificatesNone')}</p>
      ) : null}
      <ul class="files">
        {list.certificates.map((one) => (
          <li>
            <Marked mark={markOf[one.state]}>{t(lang, `material.certificate.is.${one.state}`)}</Marked>
            <b>{one.name}</b>
            <span>{one.number}</span>
            <span class="size">
              <Tied text={until(lang, one, asOf)} />
            </span>
            {one.state === 'revoked' ? <span class="reason">{one.revokedReason}</span> : null}
            {one.state === 'valid' && list.may.certify ? (
              <details>
                <summary>{t(lang, 'material.certificate.revoke')}</summary>
                <form action={paths.revokeCertificate(list.project.id, list.item, one.id)} method="post">
                  <Field
                    lang={lang}
                    name="reason"
                    label={t(lang, 'field.reason')}
                    form={{ values: {}, issues: [] }}
                    scope={`rv-${one.id}`}
                    required
                    attributes={{ maxlength: 500 }}
                  />
                  <button type="submit" class="btn">
                    {t(lang, 'material.certificate.revokeIt')}
                  </button>
                </form>
              </details>
            ) : null}
          </li>
        ))}
      </ul>
      {list.may.certify ? <CertificateForm lang={lang} list={list} form={form} chosen={null} /> : null}
    </Card>
  );
}

const until = (lang: Lang, { validUntil, source }: CertificateView, asOf: string): string =>
  validUntil === null
    ? t(lang, 'material.certificate.endless', { source })
    : t(lang, 'material.certificate.until', { source, date: shortDay(lang, validUntil, asOf) });
