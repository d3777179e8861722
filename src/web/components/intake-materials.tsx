// 材料核对: one row a material, ticked 齐, 缺 or 不符; what need not be handed in says where it comes from instead.
import { type Tick, ticks } from '../../domain/intake.ts';
import type { IntakePreview } from '../../services/intake-preview.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { tickField, whatField } from '../intake-form.ts';
import { shortDay } from '../words/dates.ts';
import { named } from '../words/names.ts';
import { Card, Empty } from './card.tsx';
import { Tied } from './day.tsx';
import { Field, type FormState, typedIn } from './form.tsx';
import { Marked } from './tag.tsx';

type Row = IntakePreview['materials'][number];

interface Props {
  readonly lang: Lang;
  readonly preview: IntakePreview;
  readonly form: FormState;
}

const columns = ['no', 'name', 'role', 'source', 'form', 'check'] as const;

export function IntakeMaterials({ lang, preview, form }: Props) {
  const { materials } = preview;
  return (
    <Card
      title={t(lang, 'intake.materials')}
      remark={<Tally lang={lang} preview={preview} />}
      aside={<span class="sub keys-hint">{t(lang, 'intake.keys')}</span>}
      class="checklist"
      id="checklist"
    >
      {materials.length === 0 ? (
        <Empty title={t(lang, 'intake.noMaterials')} />
      ) : (
        <table class="sheet rows check-rows">
          <caption class="visually-hidden">{t(lang, 'intake.materials')}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th scope="col" class={`k-${column}`}>
                  {t(lang, `intake.col.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {materials.map((row, i) => (
              <MaterialRow lang={lang} row={row} number={i + 1} form={form} asOf={preview.asOf} />
            ))}
          </tbody>
        </table>
      )}
      <Field
        lang={lang}
        name="note"
        label={t(lang, 'field.note')}
        form={form}
        attributes={{ maxlength: 2000 }}
      />
    </Card>
  );
}

/** 共 8 份：收 3，免交 4，缺 1; kept true while ticks change. */
export function Tally({ lang, preview, oob }: { lang: Lang; preview: IntakePreview; oob?: boolean }) {
  const { materials } = preview;
  const count = (tick: Tick | null): number =>
    materials.filter((row) => row.asked && row.tick === tick).length;
  const parts = [
    t(lang, 'intake.tally.in', { n: count('in') }),
    t(lang, 'intake.tally.exempt', { n: materials.filter(({ asked }) => !asked).length }),
    ...(count('missing') > 0 ? [t(lang, 'intake.tally.missing', { n: count('missing') })] : []),
    ...(count('unfit') > 0 ? [t(lang, 'intake.tally.unfit', { n: count('unfit') })] : []),
    ...(count(null) > 0 ? [t(lang, 'intake.tally.unchecked', { n: count(null) })] : []),
  ];
  return (
    <span id="tally" hx-swap-oob={oob === true ? 'true' : undefined}>
      {t(lang, 'intake.tally', { n: materials.length, parts: parts.join(t(lang, 'intake.comma')) })}
    </span>
  );
}

interface RowProps {
  readonly lang: Lang;
  readonly row: Row;
  readonly number: number;
  readonly form: FormState;
  readonly asOf: string;
}

function MaterialRow({ lang, row, number, form, asOf }: RowProps) {
  const issue = form.issues.find(({ path }) => path === tickField(row.code) || path === whatField(row.code));
  return (
    <tr class={row.asked ? 'asked' : undefined}>
      <td class="k-no">{number}</td>
      <th scope="row" class="k-name">
        {row.name}
        {row.condition === null ? null : <small>{row.condition}</small>}
        {row.asked ? <What lang={lang} row={row} form={form} /> : null}
        {issue === undefined ? null : <small class="error">{errorText(lang, issue.code, issue.facts)}</small>}
      </th>
      <td class="k-role">
        {t(lang, `intake.role.${row.role}`)}
        {row.tolerable ? <span class="may-lack">{t(lang, 'intake.tolerable')}</span> : null}
      </td>
      <td class="k-source">
        <Tied text={sourceOf(lang, row, asOf)} />
        {row.files === 0 ? null : <small>{t(lang, 'intake.files', { n: row.files })}</small>}
      </td>
      <td class="k-form">{t(lang, `intake.form.${row.form}`)}</td>
      <td class="k-check">
        {row.asked ? (
          <Ticks lang={lang} row={row} />
        ) : (
          <Marked mark="done">
            {t(lang, row.source.kind === 'exempt' ? 'intake.exempt' : 'intake.inHand')}
          </Marked>
        )}
      </td>
    </tr>
  );
}

function Ticks({ lang, row }: { lang: Lang; row: Row }) {
  return (
    <div class="seg" role="radiogroup" aria-label={row.name}>
      {ticks.map((tick) => (
        <label class={`seg-${tick}`}>
          <input
            type="radio"
            name={tickField(row.code)}
            id={`f-${tickField(row.code)}${tick === 'in' ? '' : `-${tick}`}`}
            value={tick}
            checked={row.tick === tick}
          />
          <span>{t(lang, `intake.tick.${tick}`)}</span>
        </label>
      ))}
    </div>
  );
}

/** Asked where the paper is there and not as it should be; of one that is missing it may be said what it must look like. */
function What({ lang, row, form }: { lang: Lang; row: Row; form: FormState }) {
  const name = whatField(row.code);
  return (
    <input
      class="form-control what"
      name={name}
      id={`f-${name}`}
      value={typedIn(form, name)}
      maxlength={500}
      placeholder={t(lang, 'intake.what')}
      aria-label={`${row.name}${t(lang, 'common.colon')}${t(lang, 'intake.what')}`}
    />
  );
}

function sourceOf(lang: Lang, { source, from, tick }: Row, asOf: string): string {
  const item = from === null ? '' : named(lang, from.name);
  switch (source.kind) {
    case 'to_hand_in':
      if (tick === 'missing') return t(lang, 'intake.source.missing');
      return source.awaits === null
        ? t(lang, 'intake.source.hand_in')
        : t(lang, 'intake.source.awaits', { item });
    case 'exempt':
      return t(lang, `intake.source.${source.how}`);
    case 'in_hand':
      if (source.from === 'certificate')
        return t(lang, 'intake.source.certificate', { number: source.number });
      if (source.from === 'result' && from !== null)
        return t(lang, 'intake.source.result', {
          department: named(lang, from.department),
          date: shortDay(lang, source.on, asOf),
        });
      return t(lang, 'intake.source.filed', { item, date: shortDay(lang, source.on, asOf) });
  }
}
