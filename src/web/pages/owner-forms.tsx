// What an owner sends from his page: a problem, a rating, a signature. Each is one plain form that keeps what was
// typed when something is wrong.
import type { Child } from 'hono/jsx';
import { ratingGrades } from '../../domain/problem-acts.ts';
import { signerCapacities } from '../../domain/promise-acts.ts';
import type { OwnerPageView } from '../../services/owner-page.ts';
import type { PromiseView } from '../../services/promise-views.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { Day } from '../components/day.tsx';
import { Field, type FormState, Problems, typedIn } from '../components/form.tsx';
import { fullDay, momentOf } from '../words/dates.ts';
import { fullWidth, named } from '../words/names.ts';
import { below, OwnerFrame, type OwnerShell } from './owner-frame.tsx';

interface FormProps {
  readonly shell: OwnerShell;
  readonly form: FormState;
  readonly formKey: string;
}

interface SheetProps extends FormProps {
  readonly path: string;
  readonly title: TextKey;
  readonly sub: Child;
  readonly send: TextKey;
  readonly children?: Child;
}

function Sheet({ shell, form, formKey, path, title, sub, send, children }: SheetProps) {
  const { lang } = shell;
  return (
    <OwnerFrame shell={shell} title={t(lang, title)}>
      {form.issues.length === 0 ? null : (
        <section class="card problems">
          <Problems lang={lang} form={form} />
        </section>
      )}
      <section class="card">
        <div class="sub">{sub}</div>
        <form method="post" action={below(shell, path)}>
          <input type="hidden" name="idempotencyKey" value={formKey} />
          {children}
          <button class="btn main" type="submit">
            {t(lang, send)}
          </button>
        </form>
      </section>
    </OwnerFrame>
  );
}

const text = (lang: Lang, form: FormState, name: string, label: TextKey, more: object = {}) => (
  <Field lang={lang} name={name} label={t(lang, label)} form={form} optionalWord={false} {...more} />
);

const Contact = ({ lang, form }: { lang: Lang; form: FormState }) => (
  <>
    {text(lang, form, 'contact.name', 'owner.report.name', {
      hint: t(lang, 'owner.report.contactHint'),
      attributes: { maxlength: 60, autocomplete: 'name' },
    })}
    {text(lang, form, 'contact.phone', 'owner.report.phone', {
      attributes: { maxlength: 30, autocomplete: 'tel', inputmode: 'tel' },
    })}
  </>
);

const longText = { kind: 'textarea', attributes: { maxlength: 2000, rows: 5 } } as const;

export function OwnerReportPage({ view, ...props }: FormProps & { view: OwnerPageView }) {
  const { lang } = props.shell;
  return (
    <Sheet
      {...props}
      path="/report"
      title="owner.report.title"
      sub={
        <>
          <p>{t(lang, 'owner.report.sub')}</p>
          <p>{t(lang, 'owner.report.not')}</p>
        </>
      }
      send="owner.report.send"
    >
      {text(lang, props.form, 'item', 'owner.report.item', {
        kind: 'select',
        options: [
          { value: '', label: t(lang, 'problem.wholeProject') },
          ...view.project.cases.map((c) => ({ value: c.item, label: fullWidth(named(lang, c.name)) })),
        ],
      })}
      {text(lang, props.form, 'text', 'owner.report.text', { ...longText, required: true })}
      <Contact lang={lang} form={props.form} />
    </Sheet>
  );
}

export function OwnerRatePage({ view, ...props }: FormProps & { view: OwnerPageView }) {
  const { lang } = props.shell;
  return (
    <Sheet
      {...props}
      path="/rate"
      title="owner.rate.title"
      sub={
        <>
          <p>{t(lang, view.rateable.length === 0 ? 'owner.rate.none' : 'owner.rate.sub')}</p>
          <p>{t(lang, 'owner.rate.named')}</p>
        </>
      }
      send="owner.rate.send"
    >
      {text(lang, props.form, 'item', 'owner.rate.item', {
        kind: 'select',
        required: true,
        options: view.rateable.map(({ item, name }) => ({
          value: item,
          label: fullWidth(named(lang, name)),
        })),
      })}
      <fieldset>
        <legend>{t(lang, 'owner.rate.grade')}</legend>
        {ratingGrades.map((grade) => (
          <label class="pick">
            <input
              type="radio"
              name="grade"
              value={String(grade)}
              required
              checked={typedIn(props.form, 'grade') === String(grade)}
            />
            {t(lang, `rating.${grade}`)}
          </label>
        ))}
      </fieldset>
      {text(lang, props.form, 'text', 'owner.rate.text', longText)}
      <Contact lang={lang} form={props.form} />
    </Sheet>
  );
}

export function OwnerSignPage({ promise, ...props }: FormProps & { promise: PromiseView }) {
  const { lang } = props.shell;
  return (
    <Sheet
      {...props}
      path={`/promises/${promise.promise}`}
      title="owner.sign.title"
      sub={
        <>
          <p>
            <b>{fullWidth(named(lang, promise.itemName))}</b>
          </p>
          <p class="pre">{promise.text}</p>
          {promise.materials.map(({ name, promisedBy }) => (
            <p>
              {t(lang, 'owner.sign.materials')} {name} <Day lang={lang} date={promisedBy} />
            </p>
          ))}
          <p>
            <b>{t(lang, 'owner.sign.consequence')}</b>
          </p>
          <p class="pre">{promise.consequence}</p>
        </>
      }
      send="owner.sign.send"
    >
      {text(lang, props.form, 'signer', 'owner.sign.signer', {
        required: true,
        attributes: { maxlength: 60 },
      })}
      {text(lang, props.form, 'capacity', 'owner.sign.capacity', {
        kind: 'select',
        required: true,
        options: signerCapacities.map((one) => ({
          value: one,
          label: t(lang, `owner.sign.capacity.${one}`),
        })),
      })}
      {text(lang, props.form, 'authority', 'owner.sign.authority', { attributes: { maxlength: 200 } })}
      {text(lang, props.form, 'creditCode', 'owner.sign.code', {
        required: true,
        attributes: { maxlength: 30, autocapitalize: 'characters' },
      })}
      <p>{t(lang, 'owner.sign.date', { date: fullDay(lang, momentOf(props.shell.now).date) })}</p>
    </Sheet>
  );
}
