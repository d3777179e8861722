// The two acts on a group: one filing with the materials that came, and one acceptance of what was filed together.
import type { GroupPageView, GroupView, SharedMaterialView } from '../../services/group-views.ts';
import { errorText } from '../../texts/errors.ts';
import { type Lang, t } from '../../texts/index.ts';
import { paths } from '../paths.ts';
import { listed, named } from '../words/names.ts';
import { Card } from './card.tsx';
import { allTypedIn, Check, Field, type FormState, Problems } from './form.tsx';

export interface GroupFormProps {
  readonly lang: Lang;
  readonly projectId: string;
  readonly page: GroupPageView;
  readonly form: FormState;
  /** Makes a repeated submit harmless. */
  readonly formKey: string;
  /** Proposed day: the program's today. */
  readonly today: string;
}

const nameIn = (lang: Lang, group: GroupView, item: string): string => {
  const member = group.members.find(({ case: c }) => c.item === item);
  return member === undefined ? item : named(lang, member.case.name);
};

export function FilingForm({ lang, projectId, page, form, formKey, today }: GroupFormProps) {
  const { group, fileable, following, refused } = page;
  const typed = form.values['items'] !== undefined;
  const needed = group.materials.filter(
    ({ state, neededBy }) =>
      state === 'needed' && neededBy.some(({ item }) => [...fileable, ...following].includes(item)),
  );
  return (
    <Card title={t(lang, 'joint.file.title')}>
      <form class="side-form" method="post" action={paths.fileJointly(projectId, group.code)}>
        <Problems lang={lang} form={form} scope="file" />
        <input type="hidden" name="idempotencyKey" value={`${formKey}-file`} />
        <fieldset class="field">
          <legend class="form-label">{t(lang, 'joint.file.items')}</legend>
          <div class="checks one">
            {fileable.map((item) => (
              <Check
                name="items"
                value={item}
                label={nameIn(lang, group, item)}
                checked={!typed || allTypedIn(form, 'items').includes(item)}
                scope="file"
              />
            ))}
          </div>
        </fieldset>
        {following.length === 0 ? null : (
          <fieldset class="field">
            <legend class="form-label">{t(lang, 'joint.file.following')}</legend>
            <div class="checks one">
              {following.map((item) => (
                <Check
                  name="items"
                  value={item}
                  label={nameIn(lang, group, item)}
                  checked={!typed || allTypedIn(form, 'items').includes(item)}
                  scope="file"
                />
              ))}
            </div>
            <p class="hint">{t(lang, 'joint.file.followsHint')}</p>
          </fieldset>
        )}
        {needed.length === 0 ? null : (
          <fieldset class="field">
            <legend class="form-label">{t(lang, 'field.handedIn')}</legend>
            <div class="checks one scrolling">
              {needed.map((material) => (
                <Material lang={lang} material={material} form={form} />
              ))}
            </div>
          </fieldset>
        )}
        <Field
          lang={lang}
          name="occurredDate"
          label={t(lang, 'field.occurredDate')}
          form={form}
          kind="date"
          value={today}
          required
          scope="file"
          size="short"
          attributes={{ max: today }}
        />
        <Check
          name="window"
          label={t(lang, 'field.window')}
          checked={form.values['window'] === 'true'}
          scope="file"
        />
        <Field
          lang={lang}
          name="note"
          label={t(lang, 'field.note')}
          form={form}
          kind="textarea"
          scope="file"
        />
        <p class="hint">{t(lang, 'joint.file.consequence')}</p>
        <div class="form-foot">
          <button class="btn btn-primary" type="submit">
            {t(lang, 'joint.file.title')}
          </button>
        </div>
      </form>
      {refused.length === 0 ? null : <Refused lang={lang} refused={refused} />}
    </Card>
  );
}

function Material({ lang, material, form }: { lang: Lang; material: SharedMaterialView; form: FormState }) {
  const code = material.neededBy[0]?.code ?? '';
  const items = listed(
    lang,
    material.neededBy.map(({ name }) => named(lang, name)),
  );
  return (
    <Check
      name="handedIn"
      value={code}
      label={
        <>
          {material.name} <small class="quiet">{items}</small>
        </>
      }
      checked={allTypedIn(form, 'handedIn').includes(code)}
      scope="file"
    />
  );
}

/** Members that are left out, each with its reason. */
export const Refused = ({ lang, refused }: { lang: Lang; refused: GroupPageView['refused'] }) => (
  <div class="left-out">
    <h3>{t(lang, 'joint.file.refused')}</h3>
    <ul>
      {refused.map(({ code, facts }) => (
        <li>{errorText(lang, code, facts)}</li>
      ))}
    </ul>
  </div>
);

export function AcceptanceForm({ lang, projectId, page, form, formKey, today }: GroupFormProps) {
  const { group, acceptable } = page;
  if (acceptable === null) return null;
  const items = listed(
    lang,
    acceptable.items.map((item) => nameIn(lang, group, item)),
  );
  return (
    <Card title={t(lang, 'joint.accept.title')}>
      <form class="side-form" method="post" action={paths.acceptJointly(projectId, group.code)}>
        <Problems lang={lang} form={form} scope="accept" />
        <input type="hidden" name="idempotencyKey" value={`${formKey}-accept`} />
        <input type="hidden" name="filing" value={acceptable.filing} />
        <p>{t(lang, 'joint.accept.body', { filing: acceptable.filing, items })}</p>
        <Field
          lang={lang}
          name="occurredDate"
          label={t(lang, 'field.occurredDate')}
          form={form}
          kind="date"
          value={today}
          required
          scope="accept"
          size="short"
          attributes={{ max: today }}
        />
        <p class="hint">{t(lang, 'joint.accept.consequence')}</p>
        <div class="form-foot">
          <button class="btn btn-primary" type="submit">
            {t(lang, 'joint.accept.submit', { n: acceptable.items.length })}
          </button>
        </div>
      </form>
    </Card>
  );
}
