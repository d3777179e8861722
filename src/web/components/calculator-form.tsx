// What the calculator is asked: start, days, unit, calendar, pauses, and as published by which day.
import { LONGEST_SPAN } from '../../services/calendars.ts';
import { errorText } from '../../texts/errors.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { Check, Field, type FormState, type Option, Problems, typedIn } from './form.tsx';

/** Pauses that one question may hold; the first two stand open. */
export const pauseRows = [1, 2, 3, 4, 5] as const;
type PauseRow = (typeof pauseRows)[number];
const OPEN_ROWS = 2;
const units = ['working', 'natural', 'month'] as const;

export interface CalculatorFormProps {
  readonly lang: Lang;
  /** Fields `start`, `days`, `unit`, `calendar`, `knownOn`, `roll`, and `from1`/`to1` … `from5`/`to5`. */
  readonly form: FormState;
  readonly calendars: readonly Option[];
  readonly asOf: string;
}

export function CalculatorForm({ lang, form, calendars, asOf }: CalculatorFormProps) {
  const row = (n: PauseRow) => <PauseFields lang={lang} n={n} form={form} />;
  const used = pauseRows.some((n) => n > OPEN_ROWS && isTouched(form, n));
  return (
    <form class="panel calc-form" id="question" method="get" action={paths.calculator()}>
      <Problems lang={lang} form={form} labelOf={(path) => labelOf(lang, path)} />
      <Field
        lang={lang}
        name="start"
        label={t(lang, 'calc.start')}
        hint={t(lang, 'calc.startHint')}
        form={form}
        kind="date"
        value={asOf}
        required
      />
      <div class="form-row">
        <Field
          lang={lang}
          name="days"
          label={t(lang, 'calc.days')}
          hint={t(lang, 'calc.daysHint')}
          form={form}
          kind="number"
          required
          size="short"
          attributes={{ min: -LONGEST_SPAN, max: LONGEST_SPAN, step: 1 }}
        />
        <Field
          lang={lang}
          name="unit"
          label={t(lang, 'calc.unit')}
          form={form}
          kind="select"
          value="working"
          required
          options={units.map((unit) => ({ value: unit, label: t(lang, `unit.${unit}`) }))}
        />
      </div>
      {calendars.length < 2 ? null : (
        <Field
          lang={lang}
          name="calendar"
          label={t(lang, 'calc.calendar')}
          form={form}
          kind="select"
          options={calendars}
          required
        />
      )}
      <fieldset class="pauses">
        <legend class="form-label">{t(lang, 'calc.pauses')}</legend>
        {pauseRows.slice(0, OPEN_ROWS).map(row)}
        <details open={used}>
          <summary>{t(lang, 'calc.morePauses')}</summary>
          {pauseRows.slice(OPEN_ROWS).map(row)}
        </details>
        <p class="hint">{t(lang, 'calc.pausesHint')}</p>
      </fieldset>
      <div id="f-roll">
        <Check
          name="roll"
          value="false"
          label={t(lang, 'calc.noRoll')}
          checked={typedIn(form, 'roll') === 'false'}
        />
        {form.issues
          .filter(({ path }) => path === 'roll')
          .map(({ code, facts }) => (
            <p class="error">{errorText(lang, code, facts)}</p>
          ))}
      </div>
      <Field
        lang={lang}
        name="knownOn"
        label={t(lang, 'calc.knownOn')}
        hint={t(lang, 'calc.knownOnHint')}
        form={form}
        kind="date"
      />
      <button class="btn btn-primary" type="submit">
        {t(lang, 'calc.submit')}
      </button>
    </form>
  );
}

/** The name of the field that an issue is about; null for one that is not on the form. */
function labelOf(lang: Lang, path: string): string | null {
  const [, end, n] = /^(from|to)(\d)$/.exec(path) ?? [];
  if (end !== undefined && n !== undefined)
    return t(lang, end === 'from' ? 'calc.pauseFrom' : 'calc.pauseTo', { n });
  return known(lang, `calc.${path}`);
}

const isTouched = (form: FormState, n: PauseRow): boolean =>
  typedIn(form, `from${n}`) !== '' || typedIn(form, `to${n}`) !== '';

function PauseFields({ lang, n, form }: { lang: Lang; n: PauseRow; form: FormState }) {
  const names = [`from${n}`, `to${n}`];
  const issues = form.issues.filter(({ path }) => names.includes(path));
  const day = (name: string, label: string) => {
    const wrong = issues.some(({ path }) => path === name);
    return (
      <input
        class="form-control"
        type="date"
        id={`f-${name}`}
        name={name}
        aria-label={label}
        value={typedIn(form, name) || undefined}
        aria-invalid={wrong ? 'true' : undefined}
        aria-describedby={wrong ? `f-pause${n}-error` : undefined}
      />
    );
  };
  return (
    <>
      <div class="pause-row">
        {day(`from${n}`, t(lang, 'calc.pauseFrom', { n }))}
        <span aria-hidden="true">–</span>
        {day(`to${n}`, t(lang, 'calc.pauseTo', { n }))}
      </div>
      {issues.length === 0 ? null : (
        <p class="error" id={`f-pause${n}-error`}>
          {issues.map(({ code, facts }) => errorText(lang, code, facts)).join(' ')}
        </p>
      )}
    </>
  );
}
