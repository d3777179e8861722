// Form fields: label, control, hint and error belong together, bound by `aria-describedby`; no script needed.
import type { Child } from 'hono/jsx';
import type { Issue } from '../../domain/errors.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';

/** What was typed before, by field name; a list field repeats its name. */
export type Values = Readonly<Record<string, string | readonly string[]>>;
export interface FormState {
  readonly values: Values;
  readonly issues: readonly Issue[];
}
export const emptyForm: FormState = { values: {}, issues: [] };

export function typedIn(form: FormState, name: string, fallback = ''): string {
  const value = form.values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? fallback);
}
export function allTypedIn(form: FormState, name: string): readonly string[] {
  const value = form.values[name];
  return typeof value === 'string' ? [value] : (value ?? []);
}
const issueOf = (form: FormState, name: string): Issue | undefined =>
  form.issues.find((issue) => issue.path === name);

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface FieldProps {
  readonly lang: Lang;
  readonly name: string;
  readonly label: string;
  readonly form: FormState;
  readonly kind?: 'text' | 'date' | 'time' | 'number' | 'password' | 'textarea' | 'select' | undefined;
  readonly required?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly options?: readonly Option[] | undefined;
  readonly value?: string | undefined;
  /** Distinguishes fields of the same name in several forms of one page. */
  readonly scope?: string | undefined;
  readonly size?: 'short' | 'wide' | undefined;
  /** Further attributes of the control, e.g. `autocomplete`, `maxlength`, `min`. */
  readonly attributes?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly optionalWord?: boolean | undefined;
  /** Address that looks at the field while the form is open, and answers with the line to show under it. */
  readonly check?: string | undefined;
}

export function Field(props: FieldProps) {
  const { lang, name, label, form, required = false, hint, scope = 'f', size } = props;
  const id = `${scope}-${name}`;
  const issue = issueOf(form, name);
  const described = [hint === undefined ? null : `${id}-hint`, issue === undefined ? null : `${id}-error`]
    .filter((one) => one !== null)
    .join(' ');
  const common = {
    id,
    name,
    required,
    'aria-describedby': described === '' ? undefined : described,
    'aria-invalid': issue === undefined ? undefined : 'true',
    ...(props.check === undefined ? {} : live(id, props.check)),
    ...props.attributes,
  };
  return (
    <div class={`field${size === undefined ? '' : ` ${size}`}${issue === undefined ? '' : ' wrong'}`}>
      <label class="form-label" for={id}>
        {label}
        {required || props.optionalWord === false ? null : <small>{t(lang, 'common.optional')}</small>}
      </label>
      <Control {...props} common={common} />
      {props.check === undefined ? null : <p class="live" id={`${id}-live`} aria-live="polite" />}
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {issue === undefined ? null : (
        <p class="error" id={`${id}-error`}>
          {errorText(lang, issue.code, issue.facts)}
        </p>
      )}
    </div>
  );
}

const live = (id: string, check: string) => ({
  'hx-get': check,
  'hx-trigger': 'change, keyup changed delay:400ms',
  'hx-target': `#${id.replaceAll('.', '\\.')}-live`,
  'hx-swap': 'innerHTML',
});

function Control({
  kind = 'text',
  form,
  name,
  value,
  options = [],
  common,
}: FieldProps & { common: object }) {
  const current = typedIn(form, name, value);
  if (kind === 'textarea') {
    return (
      <textarea class="form-control" rows={2} {...common}>
        {current}
      </textarea>
    );
  }
  if (kind === 'select') {
    return (
      <select class="form-select" {...common}>
        {options.map((option) => (
          <option value={option.value} selected={option.value === current}>
            {option.label}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input class="form-control" type={kind} value={kind === 'password' ? undefined : current} {...common} />
  );
}

/** A yes-or-no box; sends `true` when ticked. */
export function Check(props: {
  name: string;
  label: Child;
  checked: boolean;
  scope?: string;
  value?: string;
}) {
  const id = `${props.scope ?? 'f'}-${props.name}-${props.value ?? 'true'}`;
  return (
    <label class="check" for={id}>
      <input
        class="form-check-input"
        type="checkbox"
        id={id}
        name={props.name}
        value={props.value ?? 'true'}
        checked={props.checked}
      />
      <span>{props.label}</span>
    </label>
  );
}

export interface ProblemsProps {
  readonly lang: Lang;
  readonly form: FormState;
  readonly scope?: string | undefined;
  /** The label of a field; null for a path that has no field of its own. */
  readonly labelOf?: ((path: string) => string | null) | undefined;
}

/** What went wrong, at the head of the form, each line leading to its field where there is one. */
export function Problems({ lang, form, scope = 'f', labelOf = () => null }: ProblemsProps) {
  if (form.issues.length === 0) return null;
  return (
    <div class="problems" role="alert">
      {form.issues.length === 1 ? null : <p>{t(lang, 'form.problems', { n: form.issues.length })}</p>}
      <ul>
        {form.issues.map((issue) => {
          const text = errorText(lang, issue.code, issue.facts);
          const label = labelOf(issue.path);
          if (label === null) return <li>{text}</li>;
          return (
            <li>
              <a href={`#${scope}-${issue.path}`}>
                {label}
                {t(lang, 'common.colon')}
                {text}
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
