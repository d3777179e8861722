// 更正: what an event of an intake should have said; its papers are void and printed anew with it.

import { authorities } from '../../domain/case-events.ts';
import type { IntakeDone } from '../../services/intake-done.ts';
import { type Lang, t } from '../../texts/index.ts';
import { Card } from '../components/card.tsx';
import { Check, Field, type FormState, Problems, allTypedIn as typedList } from '../components/form.tsx';
import { PageHead } from '../components/page-head.tsx';
import { Layout, type Shell } from '../layout.tsx';
import { mendFields } from '../mend-form.ts';
import { paths } from '../paths.ts';
import { momentOf } from '../words/dates.ts';
import { eventLine, eventWord } from '../words/event-lines.ts';
import { named } from '../words/names.ts';

export interface MendIntakePageProps {
  readonly shell: Shell;
  readonly done: IntakeDone;
  readonly event: IntakeDone['events'][number];
  readonly materials: readonly { readonly code: string; readonly name: string }[];
  readonly form: FormState;
  readonly formKey: string;
}

export function MendIntakePage({ shell, done, event, materials, form, formKey }: MendIntakePageProps) {
  const { lang } = shell;
  const { project, case: view, papers } = done;
  const word = eventWord(lang, event.type);
  const standing = papers.filter(({ voided, about }) => !voided && (about ?? 0) >= event.seq);
  return (
    <Layout
      shell={shell}
      title={`${t(lang, 'mend.title', { event: word })} · ${project.name}`}
      active="counter"
    >
      <PageHead
        title={t(lang, 'mend.title', { event: word })}
        sub={`${project.name} · ${named(lang, view.name)}`}
        crumbs={[{ text: t(lang, 'intake.done'), href: paths.intakeDone(project.id, view.item) }]}
      />
      <div class="done-columns">
        <Card title={t(lang, 'mend.should')}>
          <form class="card-form mend-form" method="post" action={paths.mendIntake(project.id, view.item)}>
            <input type="hidden" name="idempotencyKey" value={formKey} />
            <input type="hidden" name="event" value={event.seq} />
            <Problems lang={lang} form={form} />
            <div class="form-row">
              <Field
                lang={lang}
                name="occurredDate"
                label={t(lang, 'field.occurredDate')}
                form={form}
                kind="date"
                value={momentOf(event.occurredAt).date}
                required
                size="short"
              />
              <Field
                lang={lang}
                name="occurredTime"
                label={t(lang, 'field.occurredTime')}
                form={form}
                kind="time"
                value={momentOf(event.occurredAt).time}
                required
                size="short"
              />
            </div>
            <Fields lang={lang} event={event} materials={materials} form={form} />
            <Field
              lang={lang}
              name="mendReason"
              label={t(lang, 'mend.reason')}
              hint={t(lang, 'mend.reasonHint')}
              form={form}
              required
              attributes={{ maxlength: 500 }}
            />
            <div class="form-foot">
              <button class="btn" type="submit" name="then" value="take_back" formnovalidate>
                {t(lang, 'mend.takeBack')}
              </button>
              <button class="btn btn-primary" type="submit" name="then" value="mend">
                {t(lang, standing.length === 0 ? 'mend.do' : 'mend.doPrint')}
              </button>
            </div>
          </form>
        </Card>
        <Card title={t(lang, 'mend.before')}>
          <p class="card-note">{eventLine(lang, event)}</p>
          <ul class="plain-list">
            {standing.map(({ kind, number }) => (
              <li>
                <span>{t(lang, `paper.kind.${kind}`)}</span>
                <small>{t(lang, 'mend.willVoid', { number })}</small>
              </li>
            ))}
          </ul>
          <p class="card-note">{t(lang, 'mend.kept')}</p>
        </Card>
      </div>
    </Layout>
  );
}

interface FieldsProps {
  readonly lang: Lang;
  readonly event: IntakeDone['events'][number];
  readonly materials: MendIntakePageProps['materials'];
  readonly form: FormState;
}

function Fields({ lang, event, materials, form }: FieldsProps) {
  return (
    <>
      {mendFields(event, materials).map((field) => {
        switch (field.kind) {
          case 'authority':
            return (
              <Field
                lang={lang}
                name={field.name}
                label={t(lang, 'intake.authority')}
                form={form}
                kind="select"
                value={field.value}
                options={authorities.map((value) => ({ value, label: t(lang, `intake.authority.${value}`) }))}
              />
            );
          case 'papers': {
            const typed = typedList(form, field.name);
            return (
              <fieldset class="field materials">
                <legend class="form-label">{t(lang, 'field.handedIn')}</legend>
                {materials.map(({ code, name }) => (
                  <Check
                    name={field.name}
                    value={code}
                    label={name}
                    checked={(form.issues.length > 0 ? typed : field.values).includes(code)}
                  />
                ))}
              </fieldset>
            );
          }
          default:
            return (
              <Field
                lang={lang}
                name={field.name}
                label={
                  field.about === null ? t(lang, field.label) : `${field.about} · ${t(lang, field.label)}`
                }
                form={form}
                kind={field.kind}
                value={field.value}
                optionalWord={false}
              />
            );
        }
      })}
    </>
  );
}
