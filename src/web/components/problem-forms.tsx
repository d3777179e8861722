// What can be done about a problem now, each step its own form; the likely one stands open, the others one tap away.
import { problemOutcomes } from '../../domain/problem-acts.ts';
import type { ProblemMove, ProblemView } from '../../services/problem-views.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { Check, emptyForm, Field, type FormState } from './form.tsx';

export interface ProblemFormsProps {
  readonly lang: Lang;
  readonly problem: ProblemView;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  readonly sent: { readonly move: ProblemMove; readonly form: FormState } | null;
  readonly formKey: string;
}

export function ProblemForms({ lang, problem, units, sent, formKey }: ProblemFormsProps) {
  const open = sent?.move ?? problem.may[0];
  return (
    <>
      {problem.may.map((move) => (
        <details class="problem-move" open={move === open}>
          <summary>{t(lang, `problem.do.${move}`)}</summary>
          <form class="card-form" method="post" action={paths.problem(problem.projectId, problem.problem)}>
            <input type="hidden" name="move" value={move} />
            <input type="hidden" name="idempotencyKey" value={`${formKey}-${move}`} />
            <Fields
              lang={lang}
              move={move}
              units={units.filter(({ code }) => code !== problem.unit)}
              mayGrow={!problem.complex && problem.clock.overdueDays === null}
              form={sent?.move === move ? sent.form : emptyForm}
            />
            <button class={move === open ? 'btn btn-primary' : 'btn'} type="submit">
              {t(lang, `problem.do.${move}`)}
            </button>
          </form>
        </details>
      ))}
    </>
  );
}

interface FieldsProps {
  readonly lang: Lang;
  readonly move: ProblemMove;
  readonly units: ProblemFormsProps['units'];
  /** Whether it may still be declared complex. */
  readonly mayGrow: boolean;
  readonly form: FormState;
}

function Fields({ lang, move, units, mayGrow, form }: FieldsProps) {
  const words = (name: string, label: string, required = true) => (
    <Field
      lang={lang}
      name={name}
      kind="textarea"
      label={label}
      required={required}
      form={form}
      scope={move}
      attributes={{ maxlength: 2000 }}
    />
  );
  switch (move) {
    case 'contact_problem':
      return words('text', t(lang, 'problem.field.contacted'));
    case 'answer_problem':
      return (
        <>
          {words('text', t(lang, 'problem.field.answer'))}
          <Field
            lang={lang}
            name="outcome"
            kind="select"
            label={t(lang, 'problem.field.outcome')}
            required
            form={form}
            scope={move}
            options={problemOutcomes.map((one) => ({ value: one, label: t(lang, `problem.outcome.${one}`) }))}
          />
        </>
      );
    case 'close_problem':
      return (
        <>
          <Check
            name="calledBack"
            label={t(lang, 'problem.field.calledBack')}
            checked={form.values['calledBack'] === 'true'}
            scope={move}
          />
          {words('note', t(lang, 'problem.field.note'), false)}
        </>
      );
    case 'transfer_problem':
      return (
        <>
          <Field
            lang={lang}
            name="unit"
            kind="select"
            label={t(lang, 'problem.field.unit')}
            required
            form={form}
            scope={move}
            options={units.map(({ code, name }) => ({ value: code, label: name }))}
          />
          {words('reason', t(lang, 'problem.field.reason'))}
          {mayGrow ? (
            <Check
              name="complex"
              label={t(lang, 'problem.field.complex')}
              checked={form.values['complex'] === 'true'}
              scope={move}
            />
          ) : null}
        </>
      );
    case 'reopen_problem':
      return words('reason', t(lang, 'problem.field.reason'));
  }
}
