// The head of an intake: what the code carries, who brings the file, and when it came.
import { authorities } from '../../domain/case-events.ts';
import type { IntakePreview } from '../../services/intake-preview.ts';
import { type Lang, t } from '../../texts/index.ts';
import { shownNow } from '../intake-form.ts';
import { paths } from '../paths.ts';
import { shortDay } from '../words/dates.ts';
import { named } from '../words/names.ts';
import { Tied } from './day.tsx';
import { Field, type FormState } from './form.tsx';
import { shape } from './shapes.ts';

interface Props {
  readonly lang: Lang;
  readonly preview: IntakePreview;
  readonly form: FormState;
  readonly now: number;
}

export function IntakeFacts(props: Props) {
  const { lang, preview } = props;
  const { project, merged } = preview;
  return (
    <section class="panel intake-facts" aria-label={t(lang, 'intake.facts')}>
      <div class="carried">
        <Carried
          label={t(lang, 'open.code')}
          note={t(lang, 'intake.codeValid', { n: project.code.length })}
          good
        >
          {project.code}
        </Carried>
        <Carried label={t(lang, 'open.name')} note={t(lang, 'intake.byCode')}>
          <a href={paths.project(project.id)}>{project.name}</a>
        </Carried>
        <Carried label={t(lang, 'intake.applicant')} note={project.owner.creditCode}>
          {project.owner.name}
        </Carried>
        <Carried
          label={t(lang, 'intake.item')}
          note={
            merged === null
              ? named(lang, preview.departmentName)
              : t(lang, 'intake.mergedWith', { group: named(lang, merged.name) })
          }
        >
          {named(lang, preview.itemName)}
        </Carried>
      </div>
      {preview.step === 'answer' ? <Lies lang={lang} preview={preview} /> : <Brought {...props} />}
    </section>
  );
}

function Carried({
  label,
  note,
  good,
  children,
}: {
  label: string;
  note: string;
  good?: boolean;
  children: unknown;
}) {
  return (
    <div class="field carried-one">
      <span class="form-label">{label}</span>
      <p class="carried-value">
        <span>{children as string}</span>
        {good === true ? <span class="tick">{shape('done')}</span> : null}
      </p>
      <p class={good === true ? 'hint good' : 'hint'}>{note}</p>
    </div>
  );
}

/** A file that was received before: who brought it and when are facts. */
function Lies({ lang, preview }: { lang: Lang; preview: IntakePreview }) {
  const { handler, receipt, asOf } = preview;
  return (
    <div class="brought">
      <Carried
        label={t(lang, 'intake.handler')}
        note={handler === null ? '' : t(lang, `intake.authority.${handler.authority}`)}
      >
        {handler === null ? t(lang, 'common.none') : `${handler.name} ${handler.phone ?? ''}`}
      </Carried>
      <Carried
        label={t(lang, 'intake.receivedAt')}
        note={
          receipt.answerBy === null
            ? ''
            : t(lang, 'intake.answerBy', { date: shortDay(lang, receipt.answerBy, asOf) })
        }
      >
        {shortDay(lang, receipt.on, asOf)}
      </Carried>
    </div>
  );
}

function Brought({ lang, form, now }: Props) {
  const shown = shownNow(now);
  return (
    <div class="brought">
      <Field
        lang={lang}
        name="handler.name"
        label={t(lang, 'intake.handler')}
        form={form}
        required
        attributes={{ maxlength: 60, autocomplete: 'off' }}
      />
      <Field
        lang={lang}
        name="handler.phone"
        label={t(lang, 'intake.phone')}
        form={form}
        optionalWord={false}
        check="/fields/phone"
        attributes={{ maxlength: 30, inputmode: 'tel', autocomplete: 'off' }}
      />
      <Field
        lang={lang}
        name="handler.authority"
        label={t(lang, 'intake.authority')}
        form={form}
        kind="select"
        required
        options={[
          { value: '', label: t(lang, 'intake.authority.choose') },
          ...authorities.map((value) => ({ value, label: t(lang, `intake.authority.${value}`) })),
        ]}
      />
      <div class="when" id="when">
        <Field
          lang={lang}
          name="receivedDate"
          label={t(lang, 'intake.receivedAt')}
          form={form}
          kind="date"
          value={shown.date}
          required
          attributes={{ max: shown.date }}
        />
        <Field
          lang={lang}
          name="receivedTime"
          label={t(lang, 'intake.time')}
          form={form}
          kind="time"
          value={shown.time}
          required
        />
        <input type="hidden" name="receivedShown" value={shown.shown} />
      </div>
    </div>
  );
}

/** As which day it counts and by when it must be answered: said before anything is pressed. */
export function ReceiptLine({ lang, preview }: { lang: Lang; preview: IntakePreview }) {
  const { receipt, asOf } = preview;
  const day = (date: string): string => shortDay(lang, date, asOf);
  const counted =
    receipt.countsAs === receipt.on
      ? receipt.restDay
        ? t(lang, 'intake.restDayActual', { date: day(receipt.on) })
        : null
      : t(lang, 'intake.countsAs', { date: day(receipt.on), as: day(receipt.countsAs) });
  return (
    <p class={counted === null ? 'receipt-line' : 'receipt-line moved'}>
      {counted === null ? null : (
        <>
          <Tied text={counted} />{' '}
        </>
      )}
      {receipt.answerBy === null ? null : (
        <Tied text={t(lang, 'intake.answerBy', { date: day(receipt.answerBy) })} />
      )}
    </p>
  );
}
