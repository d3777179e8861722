// What each way of answering asks for: dates of a promise, the day to correct by, a reason, the competent agency.
import type { IntakeOutcome } from '../../domain/intake.ts';
import type { IntakePreview } from '../../services/intake-preview.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { promiseField, reasonField } from '../intake-form.ts';
import { shortDay } from '../words/dates.ts';
import { Tied } from './day.tsx';
import { Field, type FormState } from './form.tsx';

interface Props {
  readonly lang: Lang;
  readonly preview: IntakePreview;
  readonly form: FormState;
}

interface AreaProps {
  readonly lang: Lang;
  readonly form: FormState;
  readonly name: string;
  readonly label: TextKey;
  readonly required?: boolean;
  readonly hint?: string | undefined;
}
const Area = ({ lang, form, name, label, required, hint }: AreaProps) => (
  <Field
    lang={lang}
    name={name}
    label={t(lang, label)}
    form={form}
    kind="textarea"
    optionalWord={required === true ? false : undefined}
    hint={hint}
    attributes={{ maxlength: 2000 }}
  />
);

export function OutcomeFields({ lang, outcome, preview, form }: Props & { outcome: IntakeOutcome }) {
  const { toldOn, asOf } = preview;
  const told = toldOn === null ? '' : shortDay(lang, toldOn, asOf);
  switch (outcome) {
    case 'accept':
      return null;
    case 'accept_tolerantly':
      return <Gaps lang={lang} preview={preview} form={form} />;
    case 'notice':
      return (
        <>
          <Field
            lang={lang}
            name="correctBy"
            label={t(lang, 'field.correctBy')}
            form={form}
            kind="date"
            value={preview.correctBy}
            optionalWord={false}
            attributes={{ min: asOf }}
          />
          {toldOn === null ? null : (
            <Area
              lang={lang}
              form={form}
              name="again"
              label="field.again"
              required
              hint={t(lang, 'intake.againHint', { date: told })}
            />
          )}
          <Area lang={lang} form={form} name="text" label="intake.more" hint={t(lang, 'intake.textHint')} />
          <p class="hint">{t(lang, `intake.lapse.${preview.lapsedCorrection}`)}</p>
        </>
      );
    case 'refuse':
      return (
        <>
          <Area lang={lang} form={form} name={reasonField(outcome)} label="field.reason" required />
          <Field
            lang={lang}
            name="competentAgency"
            label={t(lang, 'field.competentAgency')}
            form={form}
            optionalWord={toldOn === null ? false : undefined}
            attributes={{ maxlength: 200 }}
          />
        </>
      );
    case 'not_needed':
      return <Area lang={lang} form={form} name={reasonField(outcome)} label="field.reason" required />;
  }
}

/** With the document that says so, or that none was found. */
const Sourced = ({ lang, text, source }: { lang: Lang; text: string; source: string | null }) => (
  <>
    {text}
    <p class="hint">{source ?? t(lang, 'policy.assumed')}</p>
  </>
);

/** What may come later: until which day, and what follows if it does not. */
function Gaps({ lang, preview, form }: Props) {
  const { owed, asOf, gaps } = preview;
  const day = (date: string): string => shortDay(lang, date, asOf);
  return (
    <dl class="gaps">
      <div>
        <dt>{t(lang, 'intake.rule')}</dt>
        <dd>
          <Sourced lang={lang} text={t(lang, `intake.rule.${gaps.rule}`)} source={gaps.ruleSource} />
        </dd>
      </div>
      {owed.map(({ material, name, proposedBy, latest, capped }) => (
        <div>
          <dt>{name}</dt>
          <dd>
            <Field
              lang={lang}
              name={promiseField(material)}
              label={t(lang, 'intake.promisedBy')}
              form={form}
              kind="date"
              value={proposedBy ?? ''}
              optionalWord={false}
              attributes={{ min: asOf, ...(latest === null ? {} : { max: latest }) }}
            />
            <p class="hint">
              {capped !== null && latest !== null ? (
                <Tied text={t(lang, 'intake.capped', { template: day(capped), latest: day(latest) })} />
              ) : latest === null ? (
                t(lang, 'intake.noLatest')
              ) : (
                <Tied text={t(lang, 'intake.latest', { latest: day(latest) })} />
              )}
            </p>
          </dd>
        </div>
      ))}
      <div>
        <dt>{t(lang, 'intake.ifNot')}</dt>
        <dd>
          <Sourced lang={lang} text={t(lang, `intake.onLapse.${gaps.lapse}`)} source={gaps.lapseSource} />
        </dd>
      </div>
      <p class="hint">
        {t(lang, preview.release === 'before_decision' ? 'intake.resultWaits' : 'intake.resultFirst')}
      </p>
    </dl>
  );
}
