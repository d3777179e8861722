// The forms of standard land: one line an indicator of the contract, and one figure an indicator of a check.
import {
  type IndicatorCheck,
  indicatorChecks,
  indicatorDirections,
  usualIndicators,
} from '../../domain/standard-land-acts.ts';
import type { StandardLandView } from '../../services/standard-land-views.ts';
import { known, type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { promisedWords } from '../words/commitment-lines.ts';
import { fullWidth } from '../words/names.ts';
import { Card } from './card.tsx';
import { emptyForm, Field, type FormState, Problems } from './form.tsx';

export interface LandFormsProps {
  readonly lang: Lang;
  readonly land: StandardLandView;
  readonly sent: { readonly name: string; readonly form: FormState } | null;
  readonly formKey: string;
}

/** Lines of a place's own, besides the usual ones. */
export const OWN_LINES = 2;

/** The lines of the form: usual indicators first, filled with what is promised already. */
export const indicatorLines = (lang: Lang, { indicators }: Pick<StandardLandView, 'indicators'>) => {
  const usual = usualIndicators.map((one) => {
    const set = indicators.find(({ code }) => code === one.code);
    return { ...one, name: t(lang, `land.indicator.${one.code}`), ...set, value: set?.promised ?? null };
  });
  const codes: readonly string[] = usualIndicators.map(({ code }) => code);
  const own = indicators.filter(({ code }) => !codes.includes(code));
  const more = Array.from({ length: Math.max(own.length, OWN_LINES) }, (_, i) => {
    const set = own[i];
    const blank = { name: '', unit: '', direction: 'at_least', check: 'completion' } as const;
    return { ...blank, ...set, code: set?.code ?? `local_${i + 1}`, value: set?.promised ?? null };
  });
  return [...usual.map((one) => ({ ...one, own: false })), ...more.map((one) => ({ ...one, own: true }))];
};

export function IndicatorForm({ lang, land, sent, formKey }: LandFormsProps) {
  const form = sent?.name === 'set' ? sent.form : emptyForm;
  const common = { lang, form, scope: 'set', optionalWord: false } as const;
  const directions = indicatorDirections.map((value) => ({
    value,
    label: t(lang, `land.direction.${value}`),
  }));
  const checks = indicatorChecks.map((value) => ({ value, label: t(lang, `land.check.${value}`) }));
  return (
    <Card title={t(lang, 'land.form.set')} remark={t(lang, 'land.form.setHint')} id="form-set">
      <form method="post" action={paths.setIndicators(land.projectId)} class="land-form">
        <input type="hidden" name="idempotencyKey" value={`${formKey}-set`} />
        <Problems lang={lang} form={form} scope="set" labelOf={(path) => fieldLabel(lang, path)} />
        <div class="form-row">
          <Field
            {...common}
            name="document"
            label={t(lang, 'land.field.document')}
            value={land.contract?.document}
            required
          />
          <Field
            {...common}
            name="on"
            label={t(lang, 'land.field.on')}
            kind="date"
            value={land.contract?.on}
            required
          />
        </div>
        {indicatorLines(lang, land).map((line, i) => (
          <fieldset class="indicator-line">
            <legend>
              {line.own ? (
                t(lang, 'land.form.own')
              ) : (
                <>
                  {line.name}
                  <small>
                    {line.unit} {t(lang, `land.check.${line.check}`)}
                  </small>
                </>
              )}
            </legend>
            <input type="hidden" name={`indicators.${i}.code`} value={line.code} />
            {line.own ? (
              <Field
                {...common}
                name={`indicators.${i}.name`}
                label={t(lang, 'land.field.name')}
                value={line.name}
              />
            ) : (
              (['name', 'unit', 'check'] as const).map((field) => (
                <input type="hidden" name={`indicators.${i}.${field}`} value={line[field]} />
              ))
            )}
            <Field
              {...common}
              name={`indicators.${i}.direction`}
              label={t(lang, 'land.field.direction')}
              kind="select"
              options={directions}
              value={line.direction}
            />
            <Field
              {...common}
              name={`indicators.${i}.value`}
              label={t(lang, 'land.field.value')}
              value={line.value === null ? '' : String(line.value)}
              attributes={{ inputmode: 'decimal' }}
            />
            {line.own ? (
              <>
                <Field
                  {...common}
                  name={`indicators.${i}.unit`}
                  label={t(lang, 'land.field.unit')}
                  value={line.unit}
                />
                <Field
                  {...common}
                  name={`indicators.${i}.check`}
                  label={t(lang, 'land.field.check')}
                  kind="select"
                  options={checks}
                  value={line.check}
                />
              </>
            ) : null}
          </fieldset>
        ))}
        <div class="form-foot">
          <button class="btn btn-primary" type="submit">
            {t(lang, 'land.form.set')}
          </button>
        </div>
      </form>
    </Card>
  );
}

export function CheckForm({ lang, land, sent, formKey, check }: LandFormsProps & { check: IndicatorCheck }) {
  const name = `check-${check}`;
  const form = sent?.name === name ? sent.form : emptyForm;
  const common = { lang, form, scope: name } as const;
  const word = t(lang, `land.form.${check}`);
  return (
    <Card title={word} id={`form-${name}`}>
      <form class="side-form" method="post" action={paths.checkIndicators(land.projectId)}>
        <input type="hidden" name="idempotencyKey" value={`${formKey}-${name}`} />
        <input type="hidden" name="check" value={check} />
        <Problems lang={lang} form={form} scope={name} labelOf={(path) => fieldLabel(lang, path)} />
        <Field
          {...common}
          name="on"
          label={t(lang, 'land.field.checkedOn')}
          kind="date"
          value={land.asOf}
          required
        />
        {land.indicators
          .filter((one) => one.check === check)
          .map((one, i) => (
            <>
              <input type="hidden" name={`actual.${i}.code`} value={one.code} />
              <Field
                {...common}
                name={`actual.${i}.value`}
                label={fullWidth(one.name)}
                hint={promisedWords(lang, one)}
                required
                attributes={{ inputmode: 'decimal' }}
              />
            </>
          ))}
        <Field
          {...common}
          name="result"
          label={t(lang, 'land.field.result')}
          kind="select"
          required
          options={(['met', 'not_met'] as const).map((value) => ({
            value,
            label: t(lang, `land.result.${value}`),
          }))}
        />
        <Field {...common} name="rectifyBy" label={t(lang, 'land.field.rectifyBy')} kind="date" />
        <Field {...common} name="liability" label={t(lang, 'land.field.liability')} kind="textarea" />
        <Field {...common} name="document" label={t(lang, 'field.document')} />
        <div class="form-foot">
          <button class="btn" type="submit">
            {word}
          </button>
        </div>
      </form>
    </Card>
  );
}

/** `indicators.2.value` and `actual.0.value` are told by the name of their last part. */
const fieldLabel = (lang: Lang, path: string): string | null =>
  known(lang, `land.field.${path.split('.').at(-1)}`) ?? known(lang, `field.${path}`);
