// The form of suppositions: an ordinary GET, so that it works without script, can be shared, and writes nothing.
import type { WhatIfChoices } from '../../services/forecast-page.ts';
import { type Lang, type TextKey, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { named } from '../words/names.ts';
import { Card } from './card.tsx';
import { Field, type FormState, type Option, Problems } from './form.tsx';

export interface WhatIfFormProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly basis: string;
  /** The day from which is looked ahead where it is not today. */
  readonly asOf: string | undefined;
  readonly choices: WhatIfChoices;
  readonly form: FormState;
  /** Whether something is supposed now. */
  readonly asked: boolean;
}

export const MOST_DAYS_FIELD = { inputmode: 'numeric', maxlength: 3 } as const;

export function WhatIfForm({ lang, projectId, basis, asOf, choices, form, asked }: WhatIfFormProps) {
  const choose: Option = { value: '', label: t(lang, 'forecast.whatIf.choose') };
  const options = (list: readonly Option[]): readonly Option[] =>
    list.length === 0 ? [{ value: '', label: t(lang, 'forecast.whatIf.nothing') }] : [choose, ...list];
  const items = (list: WhatIfChoices['open']) =>
    options(list.map(({ item, name }) => ({ value: item, label: named(lang, name) })));
  const procedures = options(
    choices.procedures.map(({ item, name, procedure, procedureName, running }) => ({
      value: `${item}:${procedure}`,
      label: t(lang, running ? 'forecast.whatIf.pauseMore' : 'forecast.whatIf.pauseNew', {
        procedure: named(lang, procedureName),
        item: named(lang, name),
      }),
    })),
  );
  const pick = (name: string, label: TextKey, list: readonly Option[], hint?: TextKey) => (
    <Field
      lang={lang}
      name={name}
      label={t(lang, label)}
      form={form}
      kind="select"
      options={list}
      optionalWord={false}
      hint={hint === undefined ? undefined : t(lang, hint)}
    />
  );
  const days = (name: string) => (
    <Field
      lang={lang}
      name={name}
      label={t(lang, 'forecast.whatIf.days')}
      form={form}
      size="short"
      optionalWord={false}
      attributes={MOST_DAYS_FIELD}
    />
  );
  return (
    <Card
      title={t(lang, 'forecast.whatIf')}
      remark={t(lang, 'forecast.whatIf.sub')}
      class="what-if"
      id="what-if"
    >
      <form method="get" action={paths.forecast(projectId)}>
        <input type="hidden" name="basis" value={basis} />
        {asOf === undefined ? null : <input type="hidden" name="asOf" value={asOf} />}
        <Problems lang={lang} form={form} labelOf={(path) => labelOf(lang, path)} />
        <div class="what-if-grid">
          <fieldset>
            <legend>{t(lang, 'forecast.whatIf.longer')}</legend>
            <div class="form-row">
              {pick('item1', 'forecast.whatIf.longerItem', items(choices.open))}
              {days('days1')}
            </div>
            <div class="form-row">
              {pick('item2', 'forecast.whatIf.longerAgain', items(choices.open))}
              {days('days2')}
            </div>
          </fieldset>
          <fieldset>
            <legend>{t(lang, 'forecast.whatIf.pause')}</legend>
            <div class="form-row">
              {pick('pause', 'forecast.whatIf.pauseItem', procedures)}
              {days('pauseDays')}
            </div>
          </fieldset>
          <fieldset>
            <legend>{t(lang, 'forecast.whatIf.start')}</legend>
            {pick('start', 'forecast.whatIf.startItem', items(choices.toBegin), 'forecast.whatIf.startHint')}
          </fieldset>
          <p class="what-if-foot">
            <button class="btn btn-primary" type="submit">
              {t(lang, 'forecast.whatIf.run')}
            </button>
            {asked ? (
              <a href={paths.forecast(projectId, { basis, asOf })}>{t(lang, 'forecast.whatIf.clear')}</a>
            ) : null}
          </p>
        </div>
      </form>
    </Card>
  );
}

const labels: Readonly<Record<string, TextKey>> = {
  item1: 'forecast.whatIf.longerItem',
  item2: 'forecast.whatIf.longerAgain',
  days1: 'forecast.whatIf.days',
  days2: 'forecast.whatIf.days',
  pause: 'forecast.whatIf.pauseItem',
  pauseDays: 'forecast.whatIf.days',
  start: 'forecast.whatIf.startItem',
};
const labelOf = (lang: Lang, path: string): string | null => {
  const key = labels[path];
  return key === undefined ? null : t(lang, key);
};
