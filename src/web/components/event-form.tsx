// The form of one kind of event: when it happened, its own fields, and what follows from recording it.
import type { CaseFact } from '../../domain/case-events.ts';
import type { Facts } from '../../domain/errors.ts';
import { errorText } from '../../texts/errors.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { shortDay } from '../words/dates.ts';
import { eventWord } from '../words/event-lines.ts';
import {
  allTypedIn,
  Check,
  emptyForm,
  Field,
  type FormState,
  type Option,
  Problems,
  typedIn,
} from './form.tsx';

/** A field of an event's form. `name` is the field of the event body; its label is `field.<name>` of the texts. */
export interface EventField {
  readonly name: string;
  readonly kind: 'text' | 'textarea' | 'date' | 'number' | 'select' | 'check' | 'materials';
  readonly required: boolean;
  /** Where the field means something else in this form; left out: `field.<name>` of the texts. */
  readonly label?: string | undefined;
  /** For `select` and `materials`; labels are already in the reader's language. */
  readonly options?: readonly Option[] | undefined;
  /** `materials` only: also asks by which day each is promised (`<name>.<code>.by`). */
  readonly withDay?: boolean | undefined;
  readonly value?: string | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  readonly hint?: string | undefined;
}

export interface EventChoice {
  readonly type: CaseFact['type'] | 'rectify_event';
  readonly fields: readonly EventField[];
  /** The due date that follows when it is recorded as of now, where one does. */
  readonly dueOn?: string | null | undefined;
  /** Why it cannot be recorded now; it stays in the list and says so. */
  readonly refused?: { readonly code: string; readonly facts: Facts } | null | undefined;
}

export interface EventFormProps {
  readonly lang: Lang;
  readonly choice: EventChoice;
  readonly isOpen: boolean;
  /** What was typed before; null for a fresh form. */
  readonly form: FormState | null;
  readonly occurred: { readonly date: string; readonly time: string };
  /** Where it is posted to. */
  readonly action: string;
  readonly version: number;
  readonly formKey: string;
  readonly asOf: string;
}

/** Opens and closes without script; only one of a page's forms stands open. */
export function EventForm(props: EventFormProps) {
  const { lang, choice, isOpen, occurred, action, version, formKey, asOf } = props;
  const word = eventWord(lang, choice.type);
  const follows = known(lang, `follows.${choice.type}`) ?? '';
  if (choice.refused !== undefined && choice.refused !== null) {
    const why = errorText(lang, choice.refused.code, choice.refused.facts);
    return (
      <div class="choice refused">
        <b>{word}</b>
        <span>{t(lang, 'record.blocked', { why })}</span>
      </div>
    );
  }
  const form = props.form ?? emptyForm;
  const scope = choice.type;
  return (
    <details class="choice" name="event" open={isOpen}>
      <summary>
        <b>{word}</b>
        <span>{follows}</span>
      </summary>
      <form method="post" action={action}>
        <input type="hidden" name="type" value={choice.type} />
        <input type="hidden" name="idempotencyKey" value={`${formKey}-${choice.type}`} />
        <input type="hidden" name="version" value={version} />
        <Problems lang={lang} form={form} scope={scope} labelOf={(path) => known(lang, `field.${path}`)} />
        {choice.type === 'rectify_event' ? null : (
          <Occurred lang={lang} form={form} scope={scope} occurred={occurred} />
        )}
        {choice.fields.map((field) => (
          <EventInput lang={lang} field={field} form={form} scope={scope} />
        ))}
        <div class="consequence">
          <p>
            {follows}
            {lang === 'en' ? ' ' : null}
            {choice.dueOn === undefined || choice.dueOn === null
              ? null
              : t(lang, 'follows.due', { date: shortDay(lang, choice.dueOn, asOf) })}
          </p>
          <button class="btn btn-primary" type="submit">
            {t(lang, 'record.save', { event: word })}
          </button>
        </div>
      </form>
    </details>
  );
}

interface OccurredProps {
  readonly lang: Lang;
  readonly form: FormState;
  readonly scope: string;
  readonly occurred: EventFormProps['occurred'];
}

/** When it happened, as against when it is entered: day and time in Shanghai. */
function Occurred({ lang, form, scope, occurred }: OccurredProps) {
  return (
    <div class="form-row">
      <Field
        lang={lang}
        name="occurredDate"
        label={t(lang, 'field.occurredDate')}
        form={form}
        kind="date"
        value={occurred.date}
        required
        scope={scope}
        size="short"
        attributes={{ max: occurred.date }}
      />
      <Field
        lang={lang}
        name="occurredTime"
        label={t(lang, 'field.occurredTime')}
        form={form}
        kind="time"
        value={occurred.time}
        required
        scope={scope}
        size="short"
      />
      <p class="hint beside">{t(lang, 'field.occurredHint')}</p>
    </div>
  );
}

interface InputProps {
  readonly lang: Lang;
  readonly field: EventField;
  readonly form: FormState;
  readonly scope: string;
}

function EventInput({ lang, field, form, scope }: InputProps) {
  const label = field.label ?? known(lang, `field.${field.name}`) ?? field.name;
  if (field.kind === 'check') {
    return (
      <Check
        name={field.name}
        label={label}
        checked={typedIn(form, field.name, field.value) === 'true'}
        scope={scope}
      />
    );
  }
  if (field.kind === 'materials')
    return <Materials lang={lang} field={field} form={form} scope={scope} label={label} />;
  const limits = {
    ...(field.min === undefined ? {} : { min: field.min }),
    ...(field.max === undefined ? {} : { max: field.max }),
  };
  return (
    <Field
      lang={lang}
      name={field.name}
      label={label}
      form={form}
      kind={field.kind}
      required={field.required}
      options={field.options}
      value={field.value}
      hint={field.hint}
      scope={scope}
      size={field.kind === 'date' || field.kind === 'number' ? 'short' : undefined}
      attributes={limits}
    />
  );
}

function Materials({ lang, field, form, scope, label }: InputProps & { label: string }) {
  const ticked = allTypedIn(form, field.name);
  return (
    <fieldset class="field materials">
      <legend class="form-label">
        {label}
        {field.required ? null : <small>{t(lang, 'common.optional')}</small>}
      </legend>
      {(field.options ?? []).map((material) => (
        <div class="material">
          <Check
            name={field.name}
            value={material.value}
            label={material.label}
            checked={ticked.includes(material.value)}
            scope={scope}
          />
          {field.withDay === true ? (
            <label class="by-day">
              <span>{t(lang, 'field.missing.by')}</span>
              <input
                class="form-control"
                type="date"
                name={`${field.name}.${material.value}.by`}
                value={typedIn(form, `${field.name}.${material.value}.by`)}
              />
            </label>
          ) : null}
        </div>
      ))}
    </fieldset>
  );
}
